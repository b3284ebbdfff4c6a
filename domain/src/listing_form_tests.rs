use super::{ListingField, ListingForm, Problem};
use crate::channel::LinkError;
use crate::{Dong, Price, SalesChannel};
use proptest::prelude::*;

fn problems(form: &ListingForm) -> Vec<(ListingField, Problem)> {
    form.parse()
        .err()
        .map(|errors| errors.0)
        .unwrap_or_default()
}

#[test]
fn an_empty_form_is_an_empty_listing() {
    assert_eq!(
        ListingForm::default().parse(),
        Ok(crate::ListingDraft::default())
    );
}

#[test]
fn a_full_form_is_read() {
    let form = ListingForm {
        description: " Mắm tôm mẫu.\r\n\r\n\r\n\r\nThơm. ".into(),
        price_kind: "khoang".into(),
        price_low: "120k".into(),
        price_high: "1,2 triệu".into(),
        links: vec![
            String::new(),
            "https://shopee.vn/a".into(),
            "https://legia.com.vn".into(),
            "https://shopee.vn/a".into(),
        ],
        phone: "+84 912 345 678".into(),
        phone_public: true,
        ..ListingForm::default()
    };
    let draft = form.parse().unwrap();
    assert_eq!(draft.description.as_deref(), Some("Mắm tôm mẫu.\n\nThơm."));
    assert_eq!(
        draft.price,
        Price::Range {
            low: Dong::new(120_000).unwrap(),
            high: Dong::new(1_200_000).unwrap()
        }
    );
    let channels: Vec<SalesChannel> = draft.links.iter().map(|link| link.channel).collect();
    assert_eq!(channels, [SalesChannel::Shopee, SalesChannel::Website]);
    assert_eq!(
        draft.public_phone().map(crate::Phone::as_str),
        Some("0912345678")
    );
    assert_eq!(ListingForm::of_draft(&draft).parse(), Ok(draft));
}

#[test]
fn every_problem_is_named_at_once_in_the_order_of_the_form() {
    let form = ListingForm {
        description: "x".repeat(1_001),
        net_weight: "500\u{0}g".into(),
        price_kind: "khoang".into(),
        price_low: "200k".into(),
        price_high: "100k".into(),
        links: vec!["javascript:alert(1)".into()],
        phone: "12345".into(),
        ..ListingForm::default()
    };
    assert_eq!(
        problems(&form),
        [
            (ListingField::PriceHigh, Problem::RangeReversed),
            (ListingField::Description, Problem::TooLong(1_000)),
            (ListingField::NetWeight, Problem::Control),
            (ListingField::Links, Problem::Link(0, LinkError::NotHttps)),
            (ListingField::Phone, Problem::NotAPhone),
        ]
    );
}

#[test]
fn what_a_choice_needs_is_asked_for() {
    let with = |kind: &str| ListingForm {
        price_kind: kind.into(),
        ..ListingForm::default()
    };
    assert_eq!(
        problems(&with("mot")),
        [(ListingField::PriceLow, Problem::Missing)]
    );
    assert_eq!(
        problems(&with("khac")),
        [(ListingField::PriceKind, Problem::NotAChoice)]
    );
    assert_eq!(
        problems(&ListingForm {
            phone_public: true,
            ..ListingForm::default()
        }),
        [(ListingField::Phone, Problem::Missing)]
    );
    let many = ListingForm {
        links: (0..7).map(|i| format!("https://shopee.vn/{i}")).collect(),
        ..ListingForm::default()
    };
    assert_eq!(
        problems(&many),
        [(ListingField::Links, Problem::TooManyLinks)]
    );
}

#[test]
fn only_the_wrong_links_are_named_each_by_its_row() {
    let form = ListingForm {
        links: vec![
            "https://shopee.vn/a".into(),
            String::new(),
            "http://legia.com.vn".into(),
            "https://voso.vn/b".into(),
            format!("https://legia.com.vn/{}", "x".repeat(500)),
        ],
        ..ListingForm::default()
    };
    let errors = form.parse().unwrap_err();
    let rows = [0, 1, 2, 3, 4].map(|row| errors.of_link(row));
    let (wrong, long) = (Some(LinkError::NotHttps), Some(LinkError::TooLong));
    assert_eq!(rows, [None, None, wrong, None, long]);
}

#[test]
fn fields_of_others_cannot_be_smuggled_in() {
    let body = "mo-ta=a&status=published&stars=5&certificate_no=1&verified_at=1&owner_id=2&province_id=38&version=9&sao=5";
    assert_eq!(
        ListingForm::decode(body),
        ListingForm {
            description: "a".into(),
            ..ListingForm::default()
        }
    );
}

proptest! {
    #[test]
    fn encoding_keeps_what_was_typed(a in ".{0,50}", b in ".{0,50}", link in "[!-~]{1,30}", tick: bool) {
        let form = ListingForm { description: a, price_low: b, links: vec![link], phone_public: tick, still_correct: !tick, ..ListingForm::default() };
        prop_assert_eq!(ListingForm::decode(&form.encode()), form);
    }

    #[test]
    fn parsing_a_shown_draft_changes_nothing(description in ".{0,80}", price in "[0-9]{1,9}(k|\\.000)?", phone in "0[35789][0-9]{8}") {
        let form = ListingForm { description, price_kind: "mot".into(), price_low: price, phone, ..ListingForm::default() };
        if let Ok(draft) = form.parse() {
            prop_assert_eq!(ListingForm::of_draft(&draft).parse(), Ok(draft));
        }
    }
}

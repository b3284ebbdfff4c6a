//! Which side of a conflict to keep, field by field.

use domain::{ListingField, ListingForm, form};

/// The value of a choice for the typed text.
pub const MINE: &str = "cua-toi";
/// The value of a choice for the saved text.
pub const SAVED: &str = "da-luu";
/// The hidden control that names a field which both sides changed: somebody has to choose.
pub const OPEN: &str = "chon-con";

/// The fields for which the saved text was chosen over the typed one, and those for which nothing was chosen yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    saved: Vec<ListingField>,
    open: Vec<ListingField>,
}

impl Choices {
    /// The name of the control that chooses for a field.
    pub fn control(field: ListingField) -> String {
        format!("chon-{}", field.name())
    }

    /// The name of the field that a control of that name chooses for.
    pub fn field_of_control(name: &str) -> Option<&str> {
        name.strip_prefix("chon-")
    }

    /// Reads the choices of a form body.
    pub fn decode(body: &str) -> Self {
        let all = form::decode(body, 100);
        let chosen = |field: ListingField, value: &str| {
            all.iter().any(|(name, chosen)| {
                Self::field_of_control(name) == Some(field.name()) && chosen == value
            })
        };
        let asked = |field: ListingField| {
            all.iter()
                .any(|(name, asked)| name == OPEN && asked == field.name())
        };
        let fields = ListingField::ALL.iter().copied();
        let saved: Vec<ListingField> = fields.clone().filter(|f| chosen(*f, SAVED)).collect();
        let open = fields
            .filter(|field| asked(*field) && !saved.contains(field) && !chosen(*field, MINE))
            .collect();
        Self { saved, open }
    }

    /// Whether everything typed is kept.
    pub fn is_empty(&self) -> bool {
        self.saved.is_empty() && self.open.is_empty()
    }

    /// Whether there is a field for which somebody still has to choose.
    pub fn are_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Puts the saved text into the fields for which it was chosen.
    pub fn apply(&self, form: &mut ListingForm, saved: &ListingForm) {
        for field in &self.saved {
            match field {
                ListingField::Links => form.links.clone_from(&saved.links),
                ListingField::PhonePublic => form.phone_public = saved.phone_public,
                ListingField::StillCorrect => {}
                other => {
                    if let (Some(text), Some(kept)) = (form.text_mut(*other), saved.text(*other)) {
                        kept.clone_into(text);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Choices;
    use domain::ListingForm;

    #[test]
    fn only_chosen_fields_take_the_saved_text() {
        let choices = Choices::decode(
            "mo-ta=a&chon-mo-ta=da-luu&chon-bao-quan=cua-toi&chon-lien-ket=da-luu&chon-x=da-luu",
        );
        let saved = ListingForm {
            description: "đã lưu".into(),
            storage: "đã lưu".into(),
            links: vec!["https://voso.vn/a".into()],
            ..ListingForm::default()
        };
        let mut form = ListingForm {
            description: "của tôi".into(),
            storage: "của tôi".into(),
            ..ListingForm::default()
        };
        assert!(!choices.are_open());
        choices.apply(&mut form, &saved);
        assert_eq!(
            (form.description.as_str(), form.storage.as_str()),
            ("đã lưu", "của tôi")
        );
        assert_eq!(form.links, saved.links);
    }

    #[test]
    fn a_field_that_both_changed_is_open_until_somebody_chooses() {
        let asked = "chon-con=mo-ta&chon-con=bao-quan&chon-bao-quan=cua-toi";
        assert!(Choices::decode(asked).are_open());
        for side in ["da-luu", "cua-toi"] {
            assert!(!Choices::decode(&format!("{asked}&chon-mo-ta={side}")).are_open());
        }
        assert!(Choices::decode(&format!("{asked}&chon-mo-ta=x")).are_open());
    }
}

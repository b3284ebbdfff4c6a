//! Which side of a conflict to keep, field by field.

use domain::{ListingField, ListingForm, form};

/// The fields for which the saved text was chosen over the typed one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<ListingField>);

impl Choices {
    /// The name of the control that chooses for a field.
    pub fn control(field: ListingField) -> String {
        format!("chon-{}", field.name())
    }

    /// Reads the choices of a form body.
    pub fn decode(body: &str) -> Self {
        let saved: Vec<String> = form::decode(body, 100)
            .into_iter()
            .filter_map(|(name, value)| {
                (value == "da-luu")
                    .then(|| name.strip_prefix("chon-").map(str::to_owned))
                    .flatten()
            })
            .collect();
        Self(
            ListingField::ALL
                .iter()
                .copied()
                .filter(|field| saved.iter().any(|name| name == field.name()))
                .collect(),
        )
    }

    /// Whether everything typed is kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts the saved text into the fields for which it was chosen.
    pub fn apply(&self, form: &mut ListingForm, saved: &ListingForm) {
        for field in &self.0 {
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
        choices.apply(&mut form, &saved);
        assert_eq!(
            (form.description.as_str(), form.storage.as_str()),
            ("đã lưu", "của tôi")
        );
        assert_eq!(form.links, saved.links);
    }
}

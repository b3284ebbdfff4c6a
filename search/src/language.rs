//! Answers in another language: the index speaks Vietnamese, and knows the official groups in English as well.

use crate::index::Index;
use crate::page::{Completion, FacetValue, SuggestionKind};
use domain::{Group, Language};

impl Index {
    /// Gives the values of the facet of groups their names in a language.
    pub fn name_groups<'a>(
        &self,
        language: Language,
        values: impl IntoIterator<Item = &'a mut FacetValue>,
    ) {
        if language == Language::Vi {
            return;
        }
        for value in values {
            if let Some(group) = self.group_of_word(&value.value) {
                value.label.clone_from(&group.name_en);
            }
        }
    }

    /// Gives suggested groups their names in a language. What was typed is Vietnamese, so nothing in them is marked.
    pub fn name_suggestions(&self, language: Language, completion: &mut Completion) {
        if language == Language::Vi {
            return;
        }
        for suggestion in &mut completion.suggestions {
            if suggestion.kind != SuggestionKind::Group {
                continue;
            }
            let mut groups = self.groups.values();
            if let Some(group) = groups.find(|group| group.name_vi == suggestion.label) {
                suggestion.label.clone_from(&group.name_en);
                suggestion.marks.clear();
            }
        }
    }

    fn group_of_word(&self, word: &str) -> Option<&Group> {
        let mut groups = self.groups.values();
        groups.find(|group| group.slug.as_str() == word)
    }
}

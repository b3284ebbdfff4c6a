//! The official tree of product groups (Decision 148/QĐ-TTg): 6 groups, 38 nodes, 3 levels.

use crate::slug::Slug;
use serde::{Deserialize, Serialize};

/// A node's code: `I`, `I.3` or `I.3.d`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GroupCode(String);

impl GroupCode {
    /// Wraps a code as the data gives it.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// 0 for a top group, 1 and 2 below.
    pub fn depth(&self) -> u8 {
        u8::try_from(self.0.matches('.').count()).unwrap_or(u8::MAX)
    }

    /// The code of the top group: `I` for `I.3.d`.
    pub fn top(&self) -> &str {
        self.0.split('.').next().unwrap_or(&self.0)
    }

    /// Whether `self` is `ancestor` or lies below it.
    pub fn is_within(&self, ancestor: &Self) -> bool {
        self.0
            .strip_prefix(&ancestor.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its code.
    pub code: GroupCode,
    /// Address part, unique in the tree.
    pub slug: Slug,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
}

#[cfg(test)]
mod tests {
    use super::GroupCode;

    #[test]
    fn a_node_lies_within_its_ancestors() {
        let node = GroupCode::new("I.3.d");
        for (other, within) in [
            ("I", true),
            ("I.3", true),
            ("I.3.d", true),
            ("II", false),
            ("I.3.a", false),
            ("I.3.d.1", false),
        ] {
            assert_eq!(node.is_within(&GroupCode::new(other)), within, "{other}");
        }
        assert!(!GroupCode::new("II.1").is_within(&GroupCode::new("I")));
        assert_eq!((node.depth(), node.top()), (2, "I"));
    }
}

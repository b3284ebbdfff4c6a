//! A group of the official tree with what is in it.

use crate::index::Index;
use crate::page::BrowsePage;
use domain::{BrowseQuery, Date, Group, Param};

/// A group, its place in the tree, and the first page of its products.
#[derive(Clone, Debug)]
pub struct GroupView {
    /// The group.
    pub group: Group,
    /// The groups above it, the top one first.
    pub parents: Vec<Group>,
    /// The groups right below it, each with the number of its products.
    pub children: Vec<(Group, u32)>,
    /// The query for its products, answered in `page`.
    pub query: BrowseQuery,
    /// Its products and their counts.
    pub page: BrowsePage,
}

impl Index {
    /// The group of that address part, as of `today`.
    pub fn group_view(&self, slug: &str, today: Date) -> Option<GroupView> {
        let group = self
            .groups
            .values()
            .find(|group| group.slug.as_str() == slug)?;
        let code = &group.code;
        let query = BrowseQuery::default().toggled(Param::Group, slug)?;
        let page = self.browse(&query, today);
        // Groups are counted without the choice among them: these are the counts of the whole catalogue.
        let count = |group: &Group| {
            let mut values = page.facets.groups.iter();
            let value = values.find(|value| value.value == group.slug.as_str());
            value.map_or(0, |value| value.count)
        };
        let mut parents: Vec<Group> = self.groups.values().cloned().collect();
        parents.retain(|other| other.code != *code && code.is_within(&other.code));
        parents.sort_by_key(|parent| parent.code.depth());
        let below =
            |other: &&Group| other.code.depth() == code.depth() + 1 && other.code.is_within(code);
        let below = self.groups.values().filter(below);
        let mut children: Vec<(Group, u32)> =
            below.map(|child| (child.clone(), count(child))).collect();
        children.sort_by(|(a, _), (b, _)| a.code.cmp(&b.code));
        Some(GroupView {
            group: group.clone(),
            parents,
            children,
            query,
            page,
        })
    }
}

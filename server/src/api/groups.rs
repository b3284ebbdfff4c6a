//! The official tree of product groups.

use super::answer::Moment;
use super::places::counts;
use super::problem::Problem;
use super::products;
use crate::state::ServerState;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::{BrowseQuery, Group, GroupCode, Param};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// The tree.
pub const PATH: &str = "/api/v1/groups";

/// The official tree of product groups (Decision 148/QĐ-TTg), also the groups without a product.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupTree {
    /// The top groups.
    groups: Vec<GroupNode>,
}

/// A group with what is below it.
#[derive(Debug, Serialize, ToSchema)]
struct GroupNode {
    /// Its value in a query: `nhom=`.
    id: String,
    /// Its code in the decision.
    #[schema(example = "I.3.d")]
    code: String,
    /// Its Vietnamese name.
    name: String,
    /// Its English name.
    name_en: String,
    /// Products that the list of this group shows, those of all groups below it included.
    products: u32,
    /// The list of its products in this API.
    #[schema(format = "uri")]
    products_url: String,
    /// The groups below it.
    #[schema(no_recursion)]
    groups: Vec<GroupNode>,
}

/// The tree of product groups with their numbers of products
///
/// Of many products only the top group is known, so the counts of the groups below one do not add up to its own.
#[utoipa::path(
    get,
    path = "/api/v1/groups",
    operation_id = "list_groups",
    tag = "catalogue",
    responses(
        (status = 200, description = "The tree", body = GroupTree, headers(("ETag" = String, description = "Strong"))),
        (status = 304, description = "The tag in `If-None-Match` is still the one of this tree"),
    )
)]
pub async fn tree(
    State(state): State<ServerState>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let moment = Moment::now(&state);
    let tag = moment.tag(PATH, &[]);
    if let Some(known) = tag.known(&headers) {
        return Ok(known);
    }
    let facets = moment
        .index()
        .browse(&BrowseQuery::default(), moment.today)
        .facets;
    let tree = Tree {
        all: &moment.index().groups(),
        counts: counts(&facets.groups),
        moment: &moment,
    };
    let groups = tree.below(None);
    tag.answer(&headers, &GroupTree { groups })
}

struct Tree<'a> {
    all: &'a [&'a Group],
    counts: HashMap<&'a str, u32>,
    moment: &'a Moment,
}

impl Tree<'_> {
    /// The groups right below one, or the top ones.
    fn below(&self, code: Option<&GroupCode>) -> Vec<GroupNode> {
        let below = self.all.iter().filter(|group| self.above(group) == code);
        below.map(|group| self.node(group)).collect()
    }

    /// The nearest group that a group lies in.
    fn above(&self, group: &Group) -> Option<&GroupCode> {
        let codes = self.all.iter().map(|other| &other.code);
        codes
            .filter(|code| **code != group.code && group.code.is_within(code))
            .max_by_key(|code| code.depth())
    }

    fn node(&self, group: &Group) -> GroupNode {
        let query = format!("{}={}", Param::Group.name(), group.slug);
        GroupNode {
            id: group.slug.to_string(),
            code: group.code.as_str().to_owned(),
            name: group.name_vi.clone(),
            name_en: group.name_en.clone(),
            products: self.counts.get(group.slug.as_str()).copied().unwrap_or(0),
            products_url: self.moment.url(&format!("{}?{query}", products::PATH)),
            groups: self.below(Some(&group.code)),
        }
    }
}

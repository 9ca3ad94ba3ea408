//! `[[route]]`: who may approve a plan, up to which change.

use crate::model::version::Route;
use crate::model::{Money, Ratio, folded_name};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// Builds the routes of a plan. Each reaches at least as far as the one before: whoever stands later may approve all that
/// those before him may.
pub(in crate::plan_file) fn build(tables: &[Fields], reporter: &mut Reporter<'_>) -> Vec<Route> {
    let mut routes: Vec<Route> = Vec::new();
    for fields in tables {
        let before = reporter.problems.len();
        let who: Vec<String> = fields.texts("who").iter().map(|(name, _)| name.trim().to_string()).collect();
        if fields.field("who").is_some() && (who.is_empty() || who.iter().any(|name| folded_name(name).is_empty())) {
            let problem = Problem::error(msg("route-nobody")).hint(msg("route-nobody-hint"));
            reporter.add(fields.value_at("who"), problem);
        }
        let route = Route { up_to: fields.amount("up_to"), share: fields.ratio("share"), who };
        if let Some(most) = route.up_to.filter(|most| most.is_negative()) {
            let problem = Problem::error(msg("route-negative").with("value", most.grouped()));
            reporter.add(fields.value_at("up_to"), problem.hint(msg("route-negative-hint")));
        }
        if reporter.problems.len() > before || fields.incomplete {
            continue;
        }
        if let Some(before) = routes.last().filter(|before| !reaches(&route, before)) {
            let problem = Problem::error(msg("route-order").with("who", before.who.join(" ")));
            reporter.add(fields.at, problem.hint(msg("route-order-hint")));
        }
        routes.push(route);
    }
    routes
}

/// Does a route allow all that another does?
fn reaches(route: &Route, other: &Route) -> bool {
    let amount = |most: Option<Money>, other: Option<Money>| match (most, other) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(most), Some(other)) => most.minor() >= other.minor(),
    };
    let share = |most: Option<Ratio>, other: Option<Ratio>| match (most, other) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(most), Some(other)) => most >= other,
    };
    amount(route.up_to, other.up_to) && share(route.share, other.share)
}

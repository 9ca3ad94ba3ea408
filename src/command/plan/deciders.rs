//! Who may decide on a change: of the routes of a plan those that reach as far as it.

use crate::command::sign_args::same;
use crate::model::version::Route;
use crate::words::{Failure, Message, msg};

/// The routes that reach as far as a change; none where the plan has none.
pub(in crate::command) struct Deciders {
    /// All of the plan.
    routes: Vec<Route>,
    /// The first that reaches so far; the later ones reach further.
    first: usize,
    /// What is decided on, as people read it.
    change: Message,
}

impl Deciders {
    /// `reaching` is the place of the first route that reaches so far. `None` if the plan has routes, and none does.
    pub(in crate::command) fn new(routes: &[Route], reaching: Option<usize>, change: Message) -> Option<Deciders> {
        let first = if routes.is_empty() { 0 } else { reaching? };
        Some(Deciders { routes: routes.to_vec(), first, change })
    }

    /// Has the plan no routes? Then nobody is named.
    pub(in crate::command) fn are_free(&self) -> bool {
        self.routes.is_empty()
    }

    /// The place of the route by which somebody may decide.
    pub(in crate::command) fn by(&self, name: &str) -> Option<usize> {
        (self.first..self.routes.len()).find(|place| names(&self.routes[*place], name))
    }

    /// Refuses somebody who may not decide; gives the place of the route by which he may.
    pub(in crate::command) fn refuse(&self, name: &str) -> Result<Option<usize>, Failure> {
        let by = self.by(name);
        if self.are_free() || by.is_some() {
            return Ok(by);
        }
        let message = match self.routes[..self.first].iter().find(|route| names(route, name)) {
            Some(own) => msg("version-route-short").with("route", route_label(own)),
            None => msg("version-route-other").with("by", name),
        };
        let hint = msg("version-route-hint").with("routes", self.labels());
        Err(Failure::hinted(message.with("change", self.change.clone()), hint))
    }

    /// What is decided on, as people read it.
    pub(in crate::command) fn change(&self) -> Message {
        self.change.clone()
    }

    /// Who may decide, as people read it.
    pub(in crate::command) fn labels(&self) -> Vec<Message> {
        self.routes[self.first..].iter().map(route_label).collect()
    }

    /// The same without somebody who may not: who proposed it himself.
    pub(in crate::command) fn others(&self, by: &str) -> Vec<Message> {
        let routes = self.routes[self.first..].iter().map(|route| {
            let who: Vec<String> = route.who.iter().filter(|own| !same(own, by)).cloned().collect();
            Route { who, ..route.clone() }
        });
        let all: Vec<Message> = routes.filter(|route| !route.who.is_empty()).map(|route| route_label(&route)).collect();
        if all.is_empty() { vec![msg("route-nobody-else").with("by", by)] } else { all }
    }

    /// A route by its place, as people read it.
    pub(in crate::command) fn label(&self, place: usize) -> Message {
        route_label(&self.routes[place])
    }
}

fn names(route: &Route, name: &str) -> bool {
    route.who.iter().any(|own| same(own, name))
}

/// A route as people read it: up to what, and who.
fn route_label(route: &Route) -> Message {
    let who: Vec<Message> = route.who.iter().map(|name| Message::verbatim(name.as_str())).collect();
    let limit = match (route.up_to, route.share) {
        (None, None) => msg("route-any"),
        (Some(amount), None) => msg("route-amount").with("amount", amount.grouped()),
        (None, Some(share)) => msg("route-share").with("share", share.percent()),
        (Some(amount), Some(share)) => {
            msg("route-both").with("amount", amount.grouped()).with("share", share.percent())
        }
    };
    msg("route-label").with("who", who).with("limit", limit)
}

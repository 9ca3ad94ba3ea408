//! Orders on reserves, which are spent only by moving them to other lines.

use crate::analysis::Covering;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::command::reading::Reading;
use crate::command::spending::on_reserve;
use crate::model::{Category, PostingRef};
use crate::store::LedgerKind;
use crate::versions;
use crate::words::{Exit, Failure, Place, Problem};

/// So many rows are named.
const NAMED: usize = 50;

/// The budget whose reserves are kept, where orders are imported and it has any.
pub(super) fn budget(kind: LedgerKind, opened: &Opened, session: &mut Session<'_>) -> Option<Reading> {
    let in_files = opened.plans.iter().flat_map(|plan| &plan.lines).any(|line| line.is_reserve());
    let asked = kind == LedgerKind::Commitment && (in_files || versions::any(&opened.book));
    // A book whose budget cannot be worked out has none that an order could be held against; reports say why.
    asked.then(|| Reading::open(session).ok()).flatten()
}

/// The orders of a list that stand on reserves.
#[derive(Default)]
pub(super) struct OnReserves<'b> {
    covering: Option<Covering<'b>>,
    found: Vec<Problem>,
}

impl<'b> OnReserves<'b> {
    pub(super) fn new(reading: Option<&'b Reading>) -> OnReserves<'b> {
        OnReserves { covering: reading.map(|reading| Covering::new(&reading.budget)), found: Vec::new() }
    }

    /// Notes a row of a list.
    pub(super) fn see(&mut self, row: &PostingRef<'_>) {
        let Some(covering) = self.covering.as_ref().filter(|_| self.found.len() < NAMED) else { return };
        let Some(category) = Category::parse(row.category) else { return };
        let members: Vec<String> = row.members.iter().map(|member| member.to_string()).collect();
        let found = on_reserve(covering, &category, &members, row.month);
        self.found.extend(found.map(|problem| problem.at(Place::line(row.source, row.source_line))));
    }

    /// Refuses them.
    pub(super) fn refusal(&mut self) -> Option<Failure> {
        let problems = std::mem::take(&mut self.found);
        (!problems.is_empty()).then_some(Failure { exit: Exit::InputRefused, problems })
    }
}

//! What the months before left, of lines that roll over.

use crate::analysis::rollover::Step;
use crate::answer::explain::{ExplainedLine, Explanation};
use crate::model::{Money, MoneyError};
use crate::report::fields::{Field, data_table, field};
use crate::report::{Cell, DataTable, Section, Tone};
use crate::words::msg;

/// What came into a month, whether it is taken of its budget or goes past it.
fn came(step: &Step) -> Result<Money, MoneyError> {
    step.rolled.checked_add(step.past)
}

fn left(step: &Step) -> Result<Money, MoneyError> {
    step.budget.checked_add(came(step)?)?.checked_sub(step.actual)?.checked_sub(step.committed)
}

/// A month as a sum: what it had, what went of it, what is left, and what of that goes on.
pub(super) fn step(step: &Step) -> Option<Section> {
    let text = msg("report-explain-rolled").with("month", step.month.to_string()).with("budget", step.budget.grouped());
    let text = text.with("came", came(step).ok()?.grouped()).with("actual", step.actual.grouped());
    let text = text.with("committed", step.committed.grouped()).with("left", left(step).ok()?.grouped());
    let text = text.with("on", step.goes_on.grouped());
    Some(Section::Text(msg("report-explain-step").with("step", text), Tone::Quiet))
}

/// The same for scripts; none where no line rolls over.
pub(super) fn data(explanation: &Explanation) -> Option<DataTable> {
    explanation.rolled?;
    type Of<'e> = (&'e ExplainedLine, &'e Step);
    let money = |amount: Result<Money, MoneyError>| amount.map_or(Cell::Empty, Cell::Money);
    let fields: Vec<Field<'_, Of<'_>>> = vec![
        field("category", |(line, _): &Of<'_>| Cell::category(&line.category)),
        field("place", |(line, _): &Of<'_>| Cell::Text(line.place.clone())),
        field("month", |(_, step): &Of<'_>| Cell::Month(step.month)),
        field("budget", |(_, step): &Of<'_>| Cell::Money(step.budget)),
        field("rolled_in", move |(_, step): &Of<'_>| money(came(step))),
        field("actual", |(_, step): &Of<'_>| Cell::Money(step.actual)),
        field("commitment", |(_, step): &Of<'_>| Cell::Money(step.committed)),
        field("left", move |(_, step): &Of<'_>| money(left(step))),
        field("rolled_on", |(_, step): &Of<'_>| Cell::Money(step.goes_on)),
    ];
    let all = explanation.lines.iter().flat_map(|line| line.rolled.iter().map(move |step| (line, step)));
    Some(data_table("rolled", &fields, all))
}

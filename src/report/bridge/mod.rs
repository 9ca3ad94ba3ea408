//! The bridge from the budget to the actual: its steps, its rows, and what each driver moved.

mod arithmetic;
mod data;
mod said;
mod table;

pub use arithmetic::bridge_arithmetic;
pub(super) use table::way;

use super::head::{Head, month_spans, period, period_data};
use super::left_out;
use super::{Data, Legend, Names, Report, Section, Tone};
use crate::analysis::bridge::{Step, Steps};
use crate::analysis::variance::Segment;
use crate::answer::bridge::BridgeAnswer;
use crate::model::{Currency, Kind, Period};
use crate::words::terms::axis_heading;
use crate::words::{Message, msg};

/// What the report is made from.
pub struct BridgeParts<'a> {
    /// The figures.
    pub answer: &'a BridgeAnswer,
    /// The period that was asked for.
    pub period: Period,
    /// Plans, currency, day.
    pub head: &'a Head,
    /// Names in the reader's language.
    pub names: &'a Names,
    /// The filters in words.
    pub filters: Vec<Message>,
}

impl BridgeParts<'_> {
    fn currency(&self) -> Currency {
        self.head.currency
    }

    /// The totals of costs and of income, of those that there are.
    fn totals(&self) -> impl Iterator<Item = (Kind, &Steps)> {
        let kinds = [Kind::Cost, Kind::Income].into_iter().zip(&self.answer.totals);
        kinds.filter_map(|(kind, total)| Some((kind, total.as_ref()?)))
    }
}

/// Builds the report.
pub fn bridge_report(parts: &BridgeParts<'_>) -> Report {
    let answer = parts.answer;
    let title = msg("bridge-title").with("period", period(parts.period));
    let reading = Legend {
        brief: vec![msg("bridge-reading")],
        whole: vec![msg("bridge-order"), msg("bridge-steps-told"), msg("bridge-quantities"), msg("bridge-proof")],
    };
    let mut sections =
        vec![parts.head.section(title, left_out::notes(&parts.filters, [&answer.open, &answer.missing, &[]]), reading)];
    if answer.rows.is_empty() {
        sections.push(Section::Text(
            msg(if answer.months.is_empty() { "bridge-empty-months" } else { "bridge-empty" }),
            Tone::Warn,
        ));
    }
    let both = parts.totals().count() > 1;
    for (kind, total) in parts.totals() {
        sections.extend(said::sentences(parts, kind, total));
        let title = both.then(|| msg(if kind == Kind::Cost { "term-cost" } else { "term-income" }));
        sections.push(Section::Table(table::way(kind, total).table(parts.currency(), title)));
        sections.push(Section::Table(table::rows(parts, kind, total)));
    }
    if !answer.drivers.is_empty() {
        sections.push(Section::Table(table::drivers(parts)));
    }
    sections.extend(remarks(parts));
    let mut head = parts.head.data();
    head.push(("period", period_data(parts.period)));
    head.push(("months", answer.months.clone().into()));
    let tables = vec![data::rows(parts), data::totals(parts), data::steps(parts), data::drivers(parts)];
    Report { name: "bridge", sections, data: Data { head, tables, errors: Vec::new() } }
}

/// What has to be said before any figure is read.
/// What was not taken apart, and why.
fn remarks(parts: &BridgeParts<'_>) -> Vec<Section> {
    let answer = parts.answer;
    let mut remarks = Vec::new();
    for (driver, months) in &answer.uncounted {
        remarks.push(msg("bridge-uncounted").with("driver", driver.as_str()).with("months", month_spans(months)));
    }
    for (driver, months) in &answer.nothing {
        remarks.push(msg("bridge-nothing").with("driver", driver.as_str()).with("months", month_spans(months)));
    }
    for id in &answer.other {
        remarks.push(msg("bridge-other-file").with("id", id.as_str()));
    }
    if !answer.shared.is_zero() {
        remarks.push(msg("bridge-shared").with("amount", answer.shared.grouped()));
    }
    let is_whole = answer.drivers.is_empty() && answer.uncounted.is_empty() && answer.other.is_empty();
    if is_whole && !answer.rows.is_empty() {
        remarks.push(msg("bridge-no-drivers"));
    }
    remarks.into_iter().map(|remark| Section::Text(remark, Tone::Quiet)).collect()
}

/// What heads the first column: what the rows are.
pub(super) fn row_heading<'a>(names: &Names, mut rows: impl Iterator<Item = &'a Segment>) -> Message {
    match rows.next() {
        Some(Segment::Member(axis, _)) => {
            axis_heading(names.dimensions.axes.get(*axis).map_or("", |axis| axis.name.as_str()))
        }
        _ => msg("term-category"),
    }
}

/// What people call a step.
pub(super) fn step_name(step: Step) -> Message {
    msg(match step {
        Step::Volume => "bridge-volume",
        Step::Mix => "bridge-mix",
        Step::Efficiency => "bridge-efficiency",
        Step::Rate => "bridge-rate",
        Step::Whole => "bridge-whole",
        Step::Timing => "bridge-timing",
        Step::Adjusted => "bridge-adjusted",
        Step::Unbudgeted => "term-unbudgeted",
    })
}

/// Is more of it bad?
pub(super) fn tone(minor: i64, kind: Kind) -> Tone {
    match (minor.signum(), kind) {
        (0, _) => Tone::Plain,
        (1, Kind::Cost) | (-1, Kind::Income) => Tone::Bad,
        _ => Tone::Good,
    }
}

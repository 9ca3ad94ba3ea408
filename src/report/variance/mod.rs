//! The variance report: side by side for people, one row for each cell and scope for scripts.

mod columns;
pub(in crate::report) mod data;
mod label;
mod notes;
mod scopes;
mod table;

pub(in crate::report) use self::label::row_label;
use super::head::{Head, period};
use super::overrides;
use super::{Data, Legend, Names, Readers, Report, Section, Tone};
use crate::analysis::overrides::Override;
use crate::analysis::variance::{Against, Status};
use crate::answer::variance::VarianceAnswer;
use crate::model::{Materiality, ReportColumn, ReviewNote, ReviewSpan};
use crate::words::{Message, msg};

/// Everything a variance report is made of.
pub struct VarianceParts<'a> {
    /// The judged rows, and what was asked for.
    pub answer: &'a VarianceAnswer,
    /// Plan, period, ledger.
    pub head: &'a Head,
    /// What rows are called.
    pub names: &'a Names,
    /// The book's thresholds.
    pub materiality: &'a Materiality,
    /// The scope filters, as given.
    pub filters: Vec<Message>,
    /// The columns asked for; empty takes the usual ones.
    pub columns: &'a [ReportColumn],
    /// The overrides that are told of.
    pub overrides: &'a [Override],
    /// What else has to be said of the period.
    pub asides: Vec<Message>,
    /// What reviews say of each row, where that is asked for.
    pub notes: Option<Vec<Vec<(ReviewSpan, ReviewNote)>>>,
    /// For whom it is made.
    pub readers: Readers,
}

/// Builds the report.
pub fn variance_report(parts: &VarianceParts<'_>) -> Report {
    let mut sections = vec![title(parts)];
    match &parts.answer.empty {
        Some(reason) => sections.push(Section::Text(reason.clone(), Tone::Warn)),
        None if parts.readers.are_people() => sections.push(Section::Table(table::table(parts))),
        None => {}
    }
    sections.extend(overrides::notes(parts.overrides, parts.names, parts.head.as_of));
    let mut head = parts.head.data();
    head.push(("overrides", overrides::data(parts.overrides, parts.names, parts.head.as_of)));
    head.push(("scopes", scopes::scopes(parts)));
    let tables = match parts.readers.are_machines() {
        true => vec![data::rows(parts), data::totals(parts), data::gross(parts)],
        false => Vec::new(),
    };
    Report { name: "variance", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn title(parts: &VarianceParts<'_>) -> Section {
    let scope = &parts.answer.query.scopes[0];
    let mut title = msg("report-variance-title").with("period", period(scope.period));
    title = title.with(
        "state",
        match scope.open {
            Some(_) if scope.is_ahead() => msg("report-state-ahead"),
            Some(_) => msg("report-state-open"),
            None if scope.is_missing() => msg("report-state-missing"),
            None => Message::verbatim(""),
        },
    );
    let mut notes = parts.asides.clone();
    notes.extend(notes::missing(parts));
    notes.extend(notes::begins(parts));
    notes.extend(notes::unsorted(parts));
    notes.extend(notes::undated(parts));
    if !parts.filters.is_empty() {
        notes.push(msg("report-filters").with("filters", parts.filters.clone()));
    }
    notes.extend(notes::shared(parts));
    notes.extend(notes::bases(parts));
    notes.extend(notes::reserves(parts));
    // Without a plan there are no variances to explain.
    let planned = parts.answer.query.scopes.iter().any(|scope| scope.planned);
    parts.head.section(title, notes, if planned { reading(parts) } else { Legend::default() })
}

/// How to read the variances: their sign, and which of them matter.
fn reading(parts: &VarianceParts<'_>) -> Legend {
    let has_income = parts.answer.variance.totals.first().is_some_and(|t| t.income.is_some());
    let convention = msg(if has_income { "report-convention-income" } else { "report-convention" });
    let mut rule = msg("report-materiality").with("amount", parts.materiality.amount.grouped());
    rule = rule.with("ratio", parts.materiality.ratio.percent());
    let material = match parts.materiality.hard_amount {
        Some(hard) => msg("report-materiality-hard").with("rule", rule).with("hard", hard.grouped()),
        None => rule,
    };
    let mut whole = vec![convention, material];
    if parts.answer.query.depth.is_some() {
        whole.push(msg("report-materiality-gathered"));
    }
    Legend { brief: vec![msg("report-reading")], whole }
}

/// The heading of a base of comparison.
fn against_heading(against: Against) -> Message {
    match against {
        Against::LastYear => msg("report-base-last-year"),
        Against::Average(n) => msg("term-average").with("months", u64::from(n)),
        Against::Target => msg("term-target"),
        Against::Benchmark => msg("term-benchmark"),
    }
}

/// The key of a base of comparison.
fn against_key(against: Against) -> String {
    match against {
        Against::LastYear => "last_year".to_string(),
        Against::Average(n) => format!("average_{n}"),
        Against::Target => "target".to_string(),
        Against::Benchmark => "benchmark".to_string(),
    }
}

/// The tag and the word of a status.
fn status_word(status: Status) -> (&'static str, Message) {
    match status {
        Status::Over => ("over", msg("term-status-over")),
        Status::At => ("at", msg("term-status-at")),
        Status::Near => ("near", msg("term-status-near")),
        Status::Ok => ("ok", msg("term-status-ok")),
        Status::Unbudgeted => ("unbudgeted", msg("term-status-unbudgeted")),
        Status::Unspent => ("unspent", msg("term-status-unspent")),
        Status::Idle => ("idle", msg("term-status-idle")),
        Status::Missing => ("missing", msg("term-status-missing")),
        Status::Shortfall => ("shortfall", msg("term-income-adverse")),
        Status::Surplus => ("surplus", msg("term-income-favourable")),
    }
}

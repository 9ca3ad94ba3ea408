//! Staffing: heads by demand and month, the arithmetic, what one head more or less does, and the grades.

mod data;
mod table;

use super::head::plan_label;
use super::{Report, Section, Tone};
use crate::analysis::staffing::needs::Need;
use crate::analysis::staffing::{Staffed, by_hours, work_name};
use crate::model::{Hours, Month, Plan, Staffing};
use crate::words::{Message, msg};

/// What a report on staffing is made of: a plan, or a question without one.
pub struct StaffingParts<'a> {
    /// The plan; `None` for a question from the command line.
    pub plan: Option<&'a Plan>,
    /// What a head works in a year.
    pub hours: Hours,
    /// The demands.
    pub demands: Vec<DemandMonths<'a>>,
    /// The grades of each month; empty where only some demands were asked for.
    pub needs: Vec<(Month, Vec<Need<'a>>)>,
}

/// A demand over the months that were asked for.
pub struct DemandMonths<'a> {
    /// The demand.
    pub staffing: &'a Staffing,
    /// Its heads; without a month where there is no plan.
    pub months: Vec<(Option<Month>, Staffed)>,
}

/// Builds the report.
pub fn staffing_report(parts: &[StaffingParts<'_>]) -> Report {
    let sections = parts.iter().flat_map(sections).collect();
    Report { name: "staffing", sections, data: data::data(parts) }
}

fn sections(parts: &StaffingParts<'_>) -> Vec<Section> {
    let title = match parts.plan {
        Some(plan) => msg("staffing-title").with("plan", plan_label(&plan.id, &plan.name)),
        None => msg("staffing-title-alone"),
    };
    let by_hours = parts.demands.iter().any(|demand| by_hours(demand.staffing));
    let notes = if by_hours { hours(&parts.hours) } else { Vec::new() };
    let mut sections = vec![Section::title(title, notes)];
    sections.push(Section::Table(table::demands(parts)));
    for demand in &parts.demands {
        sections.extend(arithmetic(demand));
        sections.extend(table::beside(demand).map(Section::Table));
    }
    sections.extend(table::grades(&parts.needs).map(Section::Table));
    sections
}

/// The working year and the shrinkage that it comes to, with both denominators.
fn hours(hours: &Hours) -> Vec<Message> {
    let year = msg("staffing-hours").with("workdays", hours.workdays.grouped());
    let year = year.with("leave", hours.leave_days.grouped()).with("sick", hours.sick_days.grouped());
    let year = year.with("training", hours.training_days.grouped()).with("days", hours.days().grouped());
    let year = year.with("a_day", hours.hours_a_day.grouped()).with("present", hours.present().grouped());
    let net = msg("staffing-hours-net").with("breaks", hours.breaks.percent()).with("net", hours.net().grouped());
    let shrinkage = msg("staffing-shrinkage").with("paid", hours.paid().grouped());
    let shrinkage = shrinkage.with("of_paid", hours.shrinkage_of(hours.paid()).percent());
    let shrinkage = shrinkage.with("workdays", hours.of_workdays().grouped());
    let shrinkage = shrinkage.with("of_workdays", hours.shrinkage_of(hours.of_workdays()).percent());
    vec![year, net.with("month", hours.net_of_month().grouped()), shrinkage]
}

/// The steps of each run of months that have the same.
fn arithmetic(demand: &DemandMonths<'_>) -> Vec<Section> {
    let text = |message| Section::Text(message, Tone::Plain);
    let mut sections = Vec::new();
    for run in runs(&demand.months, |(_, a), (_, b)| a.steps == b.steps) {
        let head = match span(run) {
            Some(span) => msg("report-aside").with("first", label(demand)).with("second", span),
            None => label(demand),
        };
        sections.push(text(msg("staffing-run").with("run", head)));
        let steps = run.first().map_or(&[][..], |(_, staffed)| &staffed.steps);
        sections.extend(steps.iter().map(|step| text(msg("method-run-step").with("step", step.clone()))));
    }
    sections
}

/// What a demand is called; one of the command line by its kind of work.
fn label(demand: &DemandMonths<'_>) -> Message {
    match demand.staffing.name.as_str() {
        "" => work_name(demand.staffing.work),
        name => Message::verbatim(name),
    }
}

/// Runs of neighbours that are alike.
fn runs<T>(all: &[T], alike: impl Fn(&T, &T) -> bool) -> impl Iterator<Item = &[T]> {
    all.chunk_by(alike)
}

/// The months of a run.
fn span<T>(run: &[(Option<Month>, T)]) -> Option<Message> {
    let (first, last) = (run.first()?.0?, run.last()?.0?);
    Some(match first == last {
        true => Message::verbatim(first.to_string()),
        false => msg("report-span").with("from", first.to_string()).with("to", last.to_string()),
    })
}

//! `budget report`: the month on one page.

mod gather;
mod odd;
mod picture;
mod sections;

use std::path::PathBuf;

use super::period_args::{PeriodArgs, SpanArgs, choose};
use super::reading::Reading;
use super::view_args::ViewArgs;
use super::{Outcome, Session, WORKBOOK};
use crate::report::page_report;
use gather::Gathered;
use odd::Odd;

/// One page for the month: sentences, charts, every figure down to its ledger rows
///
/// With -o report.html one file that needs no network and may be mailed; with -o report.xlsx a workbook with formulas,
/// charts and the rows of the ledger; with -o report.md a few lines for a chat; else the same few lines here. Without a
/// period: the last complete month.
#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    /// A page that the book describes: the NAME of [report.NAME]
    #[arg(value_name = "NAME", conflicts_with = "sections")]
    name: Option<String>,
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    #[command(flatten)]
    view: ViewArgs,
    /// The sections, in order: summary, headline, categories, bridge, months, heat, dimensions, structure, alerts, reviews,
    /// goals, anomalies, commitments, staffing, making [default: all in HTML and XLSX, else those that are read in a minute]
    #[arg(long, value_name = "SECTION", value_delimiter = ',', value_parser = sections::parse)]
    sections: Vec<&'static str>,
    /// Also write the first chart of the sections to a file by itself: .svg, or .png where the program is built with the
    /// feature `png`
    #[arg(long, value_name = "FILE")]
    picture: Option<PathBuf>,
}

pub(super) fn run(mut args: ReportArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let form = args.picture.as_deref().map(picture::form).transpose()?;
    let mut reading = Reading::open(session)?;
    if !args.period.given() && !args.span.given() {
        args.period.month = Some("last".to_string());
    }
    let chosen = choose(&args.period, &args.span, &reading.budget, session.as_of)?;
    let is_page = session.format == "html" || session.format == WORKBOOK;
    // A script learns of every section that a page would have.
    let is_whole = is_page || matches!(session.format.as_str(), "json" | "csv");
    let sections = sections::chosen(&args, &reading.opened.settings.pages, is_whole)?;
    let wants = |name: &str| sections.iter().any(|section| section.name == name);
    let odd = if wants("anomalies") { Odd::look(&mut reading, chosen.period, session)? } else { None };
    args.view.look(&mut reading.opened);
    let plans = if wants("structure") || wants("bridge") || wants("goals") || wants("staffing") {
        reading.rules()?
    } else {
        &[]
    };
    let gathered = Gathered::new(&reading, plans, chosen, &wants, session)?;
    let report = page_report(&gathered.parts(&reading, plans, &wants, (is_page, &odd), session)?, &sections)?;
    session.warn(&reading.opened.warnings())?;
    if let Some((file, form)) = args.picture.as_deref().zip(form) {
        picture::write(&report, file, form, &reading.opened.book, session)?;
    }
    session.show(&report)?;
    Ok(Outcome::Done)
}

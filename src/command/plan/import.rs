//! `budget plan import`: a budget sheet becomes plan lines.

use std::path::PathBuf;

use crate::book::write_atomically;
use crate::command::import::{open_source, setting};
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::import::{budget_sheet, read_sheet};
use crate::model::{Currency, Money, Plan};
use crate::plan_file::{SheetContext, lines_from_sheet, lines_to_csv, lines_to_toml};
use crate::words::{Exit, Failure, Level, Problem, msg};

/// Turn a budget sheet (CSV or XLSX) into plan lines
///
/// The sheet has a column for categories (or one for each level), columns for dimensions, and twelve
/// months, or the year's amount, or one row for each month.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The sheet; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write a lines table plans/ID.csv for this plan of the book, instead of [[line]]s to standard output
    #[arg(long, value_name = "ID")]
    into: Option<String>,
    /// Replace the lines table if there is one
    #[arg(long, requires = "into")]
    force: bool,
    /// The import profile to read the sheet by
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// The fiscal year's first month, where the book has no plan yet [default: January of the year of --as-of]
    #[arg(long, value_name = "M")]
    first_month: Option<String>,
}

pub(super) fn run(args: ImportArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let plan = target(&args, &opened, session)?;
    let known = opened.plan_categories();
    let setting = setting(&opened, &known, args.profile.as_deref())?;
    let source = open_source(&args.file, session)?;
    let sheet = read_sheet(source, &setting, budget_sheet())?;
    let context = SheetContext {
        settings: &opened.settings,
        plan: &plan,
        file: &sheet.name,
        unit: sheet.unit.unwrap_or_default(),
    };
    let (lines, problems) = lines_from_sheet(&sheet.header, &sheet.rows, &context);
    if problems.iter().any(|p| p.level == Level::Error) {
        return Err(Failure { exit: Exit::InputRefused, problems }.into());
    }
    session.warn(&problems)?;
    let annual = lines.iter().map(|l| l.amount.annual(opened.currency));
    let total = Money::sum(annual, opened.currency)?;
    match &args.into {
        None => {
            let text = lines_to_toml(&lines, &opened.settings);
            session.deliver(text.as_bytes())?;
        }
        Some(id) => {
            let path = opened.book.plans().join(format!("{id}.csv"));
            if path.exists() && !args.force {
                let message = msg("plan-import-exists").with("file", opened.book.show(&path));
                let problem = Problem::error(message).hint(msg("plan-import-exists-hint"));
                return Err(Failure::could_not_run(problem).into());
            }
            write_atomically(&path, lines_to_csv(&lines, &opened.axes(), &plan).as_bytes())?;
            session.tell(&msg("plan-import-written").with("file", opened.book.show(&path)))?;
        }
    }
    session.tell(&msg("plan-import-done").with("lines", lines.len()).with("total", total.grouped()))?;
    Ok(Outcome::Done)
}

/// The plan that the lines are for: named, else the book's only one, else a year that the arguments give.
fn target(args: &ImportArgs, opened: &Opened, session: &Session<'_>) -> anyhow::Result<Plan> {
    let wanted = args.into.as_deref();
    let found = opened.plans.iter().find(|p| wanted.is_none_or(|id| p.id == id));
    match (found, wanted) {
        (Some(plan), _) => Ok(plan.clone()),
        (None, Some(id)) => {
            let problem = Problem::error(msg("plan-unknown").with("value", id));
            let ids: Vec<_> = opened.plans.iter().map(|p| crate::words::Message::verbatim(p.id.clone())).collect();
            Err(Failure::could_not_run(problem.hint(msg("plan-unknown-hint").with("ids", ids))).into())
        }
        (None, None) => {
            let text = args.first_month.as_deref().map(str::to_string);
            let january = format!("{}-01", session.as_of.format("%Y"));
            let first = crate::command::period_args::read_month(
                "--first-month",
                text.as_deref().unwrap_or(&january),
                session.as_of,
            )?;
            Ok(Plan::empty("", first, Currency::CNY, opened.axes().len()))
        }
    }
}

//! `budget plan import`: a budget sheet becomes plan lines.

mod fixed;
mod gathered;
mod keep;
mod several;
mod tab;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use self::fixed::{Fixed, fixed};
use self::several::{TabRead, read_all};
use crate::command::import::{open_source, setting};
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::import::read_grids;
use crate::model::line::Mode;
use crate::model::{Currency, Kind, Line, Money, Plan};
use crate::plan_file::{FATES, LEVELS, Levels, SheetContext, SheetRead, lines_to_toml};
use crate::report::{SheetPart, SheetParts, budget_sheet_report};
use crate::words::{Exit, Failure, Level, Message, Problem, msg};

/// Turn a budget sheet (CSV or a workbook) into plan lines
///
/// Shows what was read beside the file's own totals; `--into` writes it. Names down, amounts across: months,
/// quarters, or the year; or one row for each month. Parents and their parts are told apart by numerals, codes, blanks
/// before names, or sums; totals are compared with their rows and left out.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The sheet; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write a lines table plans/ID.csv for this plan of the book
    #[arg(long, value_name = "ID")]
    into: Option<String>,
    /// Replace the lines table if there is one
    #[arg(long, requires = "into")]
    force: bool,
    /// Print [[line]]s for a plan file instead of the table
    #[arg(long, conflicts_with = "into")]
    toml: bool,
    /// The import profile to read the sheet by
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// The sheet of a workbook; all for every one [default: those of members of a dimension or of months, else the one with most columns of amounts]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// What a column holds, by its heading: Cost=annual, 责任部门=department, Colour=ignore
    #[arg(long, value_name = "COLUMN=KEY")]
    map: Vec<String>,
    /// How rows and their parts are told apart
    #[arg(long, value_name = "WAY", value_parser = PossibleValuesParser::new(LEVELS.map(|(name, _)| name)), default_value = LEVELS[0].0)]
    levels: String,
    /// What a row is, by its line in the file: 12=line, 12=total, 12=out
    #[arg(long, value_name = "LINE=WHAT")]
    row: Vec<String>,
    /// Take a row that exceeds its parts as a ceiling over them
    #[arg(long)]
    ceilings: bool,
    /// Only warn of totals that are not the sum of their rows
    #[arg(long)]
    ignore_totals: bool,
    /// Take names that the book does not know as new categories; with --into, write them into budget.toml
    #[arg(long)]
    new_categories: bool,
    /// The fiscal year's first month, where the book has no plan yet [default: January of the year of --as-of]
    #[arg(long, value_name = "M")]
    first_month: Option<String>,
}

pub(super) fn run(args: ImportArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let mut plan = target(&args, &opened, session)?;
    let fixed = fixed(&args, &opened, &mut plan)?;
    let known = opened.plan_categories();
    let profile = fixed.profile.as_ref();
    let setting = crate::import::Setting { profile, ..setting(&opened, &known, None)? };
    let source = open_source(&args.file, session)?;
    let name = source.name.clone();
    let grids = read_grids(source, &setting)?;
    let context = context(&args, &fixed, &opened, &plan, &name);
    let all = profile.and_then(|profile| profile.sheet.as_deref()) == Some("all");
    let chosen = tab::choose(&grids, all, &context)?;
    let (read, tabs) = read_all(&chosen, &fixed, &context);
    let mut notes = chosen.notes;
    notes.extend(read.problems.iter().cloned());
    if notes.iter().any(|problem| problem.level == Level::Error) {
        return Err(Failure { exit: Exit::InputRefused, problems: notes }.into());
    }
    if read.lines.is_empty() {
        let problem = Problem::error(msg("plan-sheet-nothing")).hint(msg("plan-sheet-nothing-hint"));
        notes.push(problem.at(crate::words::Place::file(&*name)));
        return Err(Failure { exit: Exit::InputRefused, problems: notes }.into());
    }
    session.warn(&notes)?;
    let kept = keep::Kept::new(&opened, &plan, &read, args.into.as_deref(), args.force)?;
    if args.toml {
        let text = lines_to_toml(&read.lines, &opened.settings);
        session.deliver_text(&text)?;
    } else if args.into.is_none() {
        session.show(&report(&read, &tabs, &plan, &opened, session)?)?;
    }
    kept.tell(&read, session)?;
    if args.into.is_some() {
        let costs = total(&read.lines, Some(Kind::Cost), &read, &opened)?;
        let income = total(&read.lines, Some(Kind::Income), &read, &opened)?;
        kept.write(&opened, session)?;
        let done = match income.is_zero() {
            true => msg("plan-import-done"),
            false => msg("plan-import-done-both").with("income", income.grouped()),
        };
        session.tell(&done.with("lines", read.lines.len()).with("total", costs.grouped()))?;
        // A script reads the same as before the writing.
        if session.format == "json" {
            session.show(&report(&read, &tabs, &plan, &opened, session)?)?;
        }
    }
    Ok(Outcome::Done)
}

fn context<'a>(
    args: &'a ImportArgs,
    fixed: &'a Fixed,
    opened: &'a Opened,
    plan: &'a Plan,
    name: &'a str,
) -> SheetContext<'a> {
    let profile = fixed.profile.as_ref();
    SheetContext {
        unit: profile.and_then(|profile| profile.unit),
        decimal_mark: profile.and_then(|profile| profile.decimal_mark).unwrap_or('.'),
        header_row: profile.and_then(|profile| profile.header_row),
        maps: &fixed.maps,
        levels: LEVELS.iter().find(|(name, _)| *name == args.levels).map_or(Levels::Auto, |(_, levels)| *levels),
        rows: &fixed.rows,
        ceilings: args.ceilings,
        ignore_totals: args.ignore_totals,
        new_categories: args.new_categories,
        ..SheetContext::new(&opened.settings, plan, name)
    }
}

/// The sum of lines: of one kind, or of all.
fn total(lines: &[Line], kind: Option<Kind>, read: &SheetRead, opened: &Opened) -> anyhow::Result<Money> {
    let of_kind = lines.iter().filter(|line| kind.is_none_or(|kind| kind_of(line, read, opened) == kind));
    // What stands below a ceiling is in it already.
    let ceilings: BTreeSet<_> = lines
        .iter()
        .filter(|line| line.mode == Mode::Ceiling)
        .map(|line| (line.category.clone(), line.members.clone()))
        .collect();
    let within =
        |line: &Line| line.category.ancestors().skip(1).any(|above| ceilings.contains(&(above, line.members.clone())));
    let of_kind = of_kind.filter(|line| !within(line));
    let years = of_kind.map(|line| line.amount.annual(opened.currency)).collect::<Result<Vec<_>, _>>()?;
    Ok(Money::sum(years, opened.currency)?)
}

fn kind_of(line: &Line, read: &SheetRead, opened: &Opened) -> Kind {
    let new = read.new.iter().find(|entry| entry.path == line.category).and_then(|entry| entry.kind);
    new.unwrap_or_else(|| opened.settings.categories.kind(&line.category))
}

fn report(
    read: &SheetRead,
    tabs: &[TabRead],
    plan: &Plan,
    opened: &Opened,
    session: &Session<'_>,
) -> anyhow::Result<crate::report::Report> {
    let mut lines = read.lines.iter();
    let sheets: Vec<&str> = tabs.iter().filter_map(|tab| tab.sheet.as_deref()).collect();
    let sheet_of = tabs.iter().flat_map(|tab| std::iter::repeat_n(tab.sheet.as_deref(), tab.rows));
    let placed = || read.rows.iter().zip(sheet_of.clone());
    let rows = placed().map(|(row, sheet)| SheetPart {
        sheet,
        line: row.line,
        name: row.name.clone(),
        depth: row.depth,
        fate: (row.fate.tag(), row.fate.message()),
        stated: row.stated,
        read: row.read,
        plan_line: row.category.as_ref().and_then(|_| lines.next()),
    });
    // Where each department has a column, a row of the sheet is several lines, and has one fate.
    let mut fates = std::collections::BTreeMap::new();
    for (row, sheet) in placed() {
        let known = fates.entry((sheet, row.line)).or_insert(row.fate);
        *known = row.fate.min(*known);
    }
    let parts = SheetParts {
        sheet: Some(sheets.join(", ")).filter(|sheets| !sheets.is_empty()),
        plan,
        currency: opened.currency,
        rows: rows.collect(),
        counts: FATES
            .iter()
            .map(|(fate, tag, message)| (*tag, *message, fates.values().filter(|own| *own == fate).count()))
            .collect(),
        costs: total(&read.lines, Some(Kind::Cost), read, opened)?,
        income: total(&read.lines, Some(Kind::Income), read, opened)?,
        new: read.new.iter().map(|entry| entry.path.clone()).collect(),
    };
    Ok(budget_sheet_report(&parts, &opened.names(session)))
}

/// The plan that the lines are for: named, else the book's only one, else a year that the arguments give.
fn target(args: &ImportArgs, opened: &Opened, session: &Session<'_>) -> anyhow::Result<Plan> {
    let wanted = args.into.as_deref();
    let found = opened.plans.iter().find(|p| wanted.is_none_or(|id| p.id == id));
    match (found, wanted) {
        // A year that is asked for, and no plan's.
        (Some(plan), None) if args.first_month.is_some() => {
            let mut plan = plan.clone();
            plan.year.first = first_month(args, session)?;
            Ok(plan)
        }
        (Some(plan), _) => Ok(plan.clone()),
        (None, Some(id)) => {
            let problem = Problem::error(msg("plan-unknown").with("value", id));
            let ids: Vec<_> = opened.plans.iter().map(|p| Message::verbatim(p.id.clone())).collect();
            Err(Failure::could_not_run(problem.hint(msg("plan-unknown-hint").with("ids", ids))).into())
        }
        (None, None) => Ok(Plan::empty("", first_month(args, session)?, Currency::CNY, opened.axes().len())),
    }
}

fn first_month(args: &ImportArgs, session: &Session<'_>) -> anyhow::Result<crate::model::Month> {
    let january = format!("{}-01", session.as_of.format("%Y"));
    let text = args.first_month.as_deref().unwrap_or(&january);
    Ok(crate::command::period_args::read_month("--first-month", text, session.as_of)?)
}

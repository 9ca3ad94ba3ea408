//! Commands: one file each, with its arguments (their doc comments are the English help) and one function.
//!
//! A command gets a [`Session`] and gives an [`Outcome`]; it never asks the clock, the environment or
//! the terminal. The Chinese help is in `src/locales/zh-CN.help.ftl`, by command and argument.

mod about_program;
mod accrue;
mod agents;
mod alerts;
mod asked;
mod audit;
mod between;
mod bridge;
mod browse;
mod calendar;
mod calendar_text;
mod candidates;
mod chart_args;
mod check;
mod close;
mod commit;
mod consolidate;
mod deciding;
mod demand;
mod doctor;
mod explain;
mod filter_args;
mod goal_sources;
mod goals;
mod history;
mod ideas;
mod import;
mod json_datum;
mod limit_args;
mod opened;
mod option_of;
mod outlook;
mod outside;
mod overrides;
mod peers;
mod period_args;
mod plan;
mod reading;
mod reclassify;
mod report;
mod review;
mod rules;
mod run;
mod scan;
mod session;
mod sign_args;
mod signatures;
mod spending;
mod spoken;
mod staffing;
mod status;
#[cfg(feature = "postgres")]
mod store;
mod structure;
mod told_before;
mod variance;
mod view_args;
mod whatif;

pub use about_program::{AboutProgram, Shell, write_page, write_pages};
pub use asked::asked;
pub use browse::no_screen;
pub use candidates::Candidates;
pub use doctor::{LanguageBy, Machine};
// For the edge, which alone knows the environment: tests set there where writing is to fail.
pub use crate::book::{Failing, fail_at, last_step};
pub use opened::{book_language, is_in_book};
pub use outside::{Outside, Secret};
pub use session::{Outcome, Session, after_the_act, failure_data, failure_of, print_problem, read_unit};
pub use spoken::{spoken_values, spoken_words};

use clap::{Parser, Subcommand};

use crate::words::{Failure, msg};
use crate::write::{WRITERS, Writer};

/// Budgets for property-management customer service: plan, import, compare, explain
#[derive(Debug, Parser)]
#[command(name = "budget", version, max_term_width = 110, disable_help_subcommand = true)]
pub struct Arguments {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// The command.
    #[command(subcommand)]
    pub command: AnyCommand,
}

/// A command on a book, or about the program itself.
#[derive(Debug, Subcommand)]
pub enum AnyCommand {
    /// On a book.
    #[command(flatten)]
    Book(Box<Command>),
    /// About the program.
    #[command(flatten)]
    Program(AboutProgram),
}

/// Options that every command takes.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The folder of the book [default: $BUDGET_BOOK, else the nearest budget.toml upwards]
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<std::path::PathBuf>,
    /// Only this plan of the book; `explain … --plan` without an ID shows how the plan itself was made
    #[arg(long, value_name = "ID", global = true, num_args = 0..=1, default_missing_value = "")]
    pub plan: Option<String>,
    /// Count ledger rows up to this day [default: today]
    #[arg(long, value_name = "DATE", global = true, value_parser = session::parse_day)]
    pub as_of: Option<chrono::NaiveDate>,
    /// Count batches booked up to this time (a date, or 2026-03-05T02:15:00Z)
    #[arg(long, value_name = "TIME", global = true, value_parser = session::parse_moment)]
    pub known_at: Option<chrono::DateTime<chrono::Utc>>,
    /// The language: zh-CN or en [default: $BUDGET_LANG, else the locale, else the language of the book]
    #[arg(long, value_name = "LANG", global = true, value_parser = language)]
    pub lang: Option<String>,
    /// The output format; text is a table for a mail: 76 cells wide, whatever the terminal
    #[arg(long, value_name = "FORMAT", global = true, value_parser = format_names())]
    pub format: Option<String>,
    /// The unit in which amounts are shown: yuan, thousand or wan; csv and json are never scaled
    #[arg(long, value_name = "UNIT", global = true, ignore_case = true, value_parser = spoken::parser(spoken::UNITS))]
    pub unit: Option<String>,
    /// Write the result to this file
    #[arg(short, long, value_name = "FILE", global = true)]
    pub output: Option<std::path::PathBuf>,
    /// How wide tables may be, in cells [default: the terminal, else $COLUMNS, else 100]
    #[arg(long, value_name = "N", global = true, value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", global = true, value_enum, default_value_t)]
    pub color: Colour,
    /// Report errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Report more of what was done
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// When colour is used. (What stands beside a value in a comment would stand in the help.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
#[allow(missing_docs)]
pub enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

/// Each ending of a file, with the format that it asks for; those of the default come last.
pub fn endings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let (default, others) = WRITERS.split_at(1);
    let writers = others.iter().chain(default);
    writers.flat_map(|writer| writer.endings().iter().map(|ending| (*ending, writer.name())))
}

/// Refuses a workbook in a file that is named as a text, and a text in one that is named as a workbook.
pub fn refuse_misnamed(format: &str, output: &std::path::Path) -> Result<(), Failure> {
    let ending = ending_of(output);
    let promised = endings().find(|(known, _)| ending.as_deref() == Some(*known)).map(|(_, format)| format);
    let misnamed = promised.is_some_and(|promised| promised != format && [promised, format].contains(&WORKBOOK));
    if !misnamed {
        return Ok(());
    }
    let message = msg("output-misnamed").with("file", output.display().to_string()).with("format", format);
    Err(Failure::hinted(message, msg("output-misnamed-hint")))
}

/// The ending of a file's name, in lower case; a name that is nothing else, `.html`, is one.
pub fn ending_of(file: &std::path::Path) -> Option<String> {
    let name = file.file_name()?.to_str()?;
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).filter(|ending| !ending.is_empty())
}

/// The format that is no text.
pub const WORKBOOK: &str = "xlsx";

/// A language that the catalogue has; `cli` chose by it already.
fn language(text: &str) -> Result<String, String> {
    match text.parse::<crate::words::Language>() {
        Ok(_) => Ok(text.to_string()),
        Err(()) => Err(String::new()),
    }
}

fn format_names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(WRITERS.iter().map(Writer::name))
}

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show where the book stands, and what comes next
    Status(status::StatusArgs),
    /// Make, check and show plans
    #[command(subcommand)]
    Plan(plan::PlanCommand),
    /// Import ledgers exported from Excel, 用友, 金蝶 and others
    Import(import::ImportArgs),
    /// Apply changed classification rules to rows already booked
    Reclassify(reclassify::ReclassifyArgs),
    /// Ask whether money may be spent
    Check(check::CheckArgs),
    /// Keep commitments: what is ordered and not invoiced yet
    #[command(subcommand)]
    Commit(commit::CommitCommand),
    /// Show the days that contracts bring
    Calendar(calendar::CalendarArgs),
    /// Let one request go beyond its line
    Override(overrides::OverrideArgs),
    /// Show bills in the months that they are for
    ///
    /// Bills stay booked where they are; reports with `--view accrual` show them in the months that they are for. Over all
    /// months both views sum up to the same.
    #[command(subcommand)]
    Accrue(accrue::AccrueCommand),
    /// Compare actuals with the plan, history and targets
    Variance(variance::VarianceArgs),
    /// Explain any figure, down to plan lines and ledger rows
    Explain(explain::ExplainArgs),
    /// Warn of lines that are over, nearly over or heading there
    Alerts(Box<alerts::AlertsArgs>),
    /// Explain material variances: cause, owner, action, due
    Review(review::ReviewArgs),
    /// Close a month: its report is frozen
    Close(close::CloseArgs),
    /// Open a closed month again
    Reopen(close::ReopenArgs),
    /// Show what changed in closed months since
    Restated(close::RestatedArgs),
    /// Take the variance apart: volume, mix, efficiency, rate
    Bridge(bridge::BridgeArgs),
    /// Show what costs are made of: shares, ABC, growth
    Structure(structure::StructureArgs),
    /// Compare projects: cost per household, per ticket
    Peers(peers::PeersArgs),
    /// Find out when work comes, and how many heads it takes
    Demand(demand::DemandArgs),
    /// Show agents' work beside that of their peers
    Agents(agents::AgentsArgs),
    /// Add up all plans: shared costs, internal charges
    Consolidate(consolidate::ConsolidateArgs),
    /// Show what is odd: paid twice, outliers, off plan
    Scan(scan::ScanArgs),
    /// Show months side by side
    History(history::HistoryArgs),
    /// Forecast the year's end: outlook, range, day of overrun
    Outlook(outlook::OutlookArgs),
    /// Compare KPIs with their goals, beside what they cost
    Goals(goals::GoalsArgs),
    /// Work out how many people the work needs
    Staffing(staffing::StaffingArgs),
    /// One page for the month: sentences, charts, every figure
    Report(Box<report::ReportArgs>),
    /// Read the book on the whole screen, to the last ledger row
    Browse(browse::BrowseArgs),
    /// Try scenarios on the plan: money, people, payback
    Whatif(whatif::WhatifArgs),
    /// Try measures on the plan's own figures, by what they save
    Ideas(ideas::IdeasArgs),
    /// Adjust the budget by the rules of the plan
    #[command(subcommand)]
    Rules(rules::RulesCommand),
    /// Do what cron calls for: import, warn, report
    Run(run::RunArgs),
    /// Keep the ledger in PostgreSQL
    ///
    /// For many writers and more rows than a folder holds well. The book names the database: `[store] url =
    /// "postgres://host/database"`; plans, versions, originals and the journal stay in its folder.
    #[cfg(feature = "postgres")]
    #[command(subcommand)]
    Store(store::StoreCommand),
    /// Look whether all is well with the program and the book
    Doctor(doctor::DoctorArgs),
}

impl Command {
    /// Is it the one that tells what is wrong with the user's settings, instead of stopping at them?
    pub fn is_doctor(&self) -> bool {
        matches!(self, Command::Doctor(_))
    }

    /// How a file may end that it writes, beside those of reports.
    pub fn own_ending(&self) -> Option<&'static str> {
        #[cfg(feature = "postgres")]
        if matches!(self, Command::Store(store::StoreCommand::Roles(_))) {
            return Some("sql");
        }
        None
    }
}

/// Runs a command.
pub fn run(command: Command, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match command {
        Command::Status(args) => status::run(args, session),
        Command::Plan(command) => plan::run(command, session),
        Command::Import(args) => import::run(args, session),
        Command::Reclassify(args) => reclassify::run(args, session),
        Command::Check(args) => check::run(args, session),
        Command::Commit(command) => commit::run(command, session),
        Command::Calendar(args) => calendar::run(args, session),
        Command::Override(args) => overrides::run(args, session),
        Command::Accrue(command) => accrue::run(command, session),
        Command::Variance(args) => variance::run(args, session),
        Command::Explain(args) => explain::run(args, session),
        Command::Alerts(args) => alerts::run(*args, session),
        Command::Review(args) => review::run(args, session),
        Command::Close(args) => close::run(args, session),
        Command::Reopen(args) => close::reopen(args, session),
        Command::Restated(args) => close::restated(args, session),
        Command::History(args) => history::run(args, session),
        Command::Structure(args) => structure::run(args, session),
        Command::Consolidate(args) => consolidate::run(args, session),
        Command::Peers(args) => peers::run(args, session),
        Command::Ideas(args) => ideas::run(args, session),
        Command::Demand(args) => demand::run(args, session),
        Command::Agents(args) => agents::run(args, session),
        Command::Scan(args) => scan::run(args, session),
        Command::Bridge(args) => bridge::run(args, session),
        Command::Outlook(args) => outlook::run(args, session),
        Command::Goals(args) => goals::run(args, session),
        Command::Staffing(args) => staffing::run(args, session),
        Command::Report(args) => report::run(*args, session),
        Command::Browse(args) => browse::run(args, session),
        Command::Whatif(args) => whatif::run(args, session),
        Command::Rules(command) => rules::run(command, session),
        Command::Run(args) => run::run(args, session),
        #[cfg(feature = "postgres")]
        Command::Store(command) => store::run(command, session),
        Command::Doctor(args) => doctor::run(args, session),
    }
}

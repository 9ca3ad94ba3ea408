//! `budget import`: exports become a batch of the ledger, whole or not at all.

mod adopt;
mod again;
mod agents;
mod benchmark;
mod book;
mod by_hand;
mod commit;
mod commitment;
mod companies;
mod data;
mod expect;
mod kind;
mod list;
mod metric;
mod moved;
mod named;
mod new_categories;
mod originals;
mod reconcile;
mod refused;
mod rejects;
mod reserves;
mod show;
mod source;
mod sources;
mod told;
mod undo;

pub(super) use named::find_actual;
pub(super) use source::{file_name, find_profile, open_source, setting};

use std::path::PathBuf;

use super::{Outcome, Session};
use crate::model::profile::DateOrder;
use crate::words::{Exit, Failure, Problem, msg};

/// Import ledgers exported from Excel, 用友, 金蝶 and others
///
/// Encoding, delimiter, header, columns and units are recognised. A file imported twice adds only what is new.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ImportArgs {
    #[command(subcommand)]
    command: Option<ImportCommand>,
    #[command(flatten)]
    book: BookArgs,
}

/// The arguments of an import itself.
#[derive(Clone, Debug, clap::Args)]
pub struct BookArgs {
    /// CSV, TSV or XLSX files; - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// What the files hold: expenses, commitments (orders and contracts), metrics such as tickets and households,
    /// figures of agents and attendance, or market data
    #[arg(long = "as", value_name = "KIND", value_parser = kind_names(), default_value = KINDS[0].0)]
    kind: String,
    /// Read the files with this profile of the book ([import.NAME])
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Show what would be booked, without booking it
    #[arg(long)]
    dry_run: bool,
    /// Book the good rows and write the bad ones, with their reasons, to the folder of --rejects
    #[arg(long)]
    skip_bad: bool,
    /// The folder for rows that --skip-bad leaves out [default: `rejects` in the book]
    #[arg(long, value_name = "DIR")]
    rejects: Option<PathBuf>,
    /// The sum the files must add up to, taken from the accounts; otherwise nothing is booked
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    expect: Option<String>,
    /// The number of rows the files must have; otherwise nothing is booked
    #[arg(long, value_name = "N")]
    expect_rows: Option<u64>,
    /// Replace rows that changed in the source; with a month, the file is complete for it
    #[arg(long, value_name = "MONTH", num_args = 0..=1, default_missing_value = "changed", value_delimiter = ',')]
    replace: Vec<String>,
    /// Book rows again even if the ledger has them
    #[arg(long)]
    as_new: bool,
    /// Refuse rows that no rule classifies, and files of which anything had to be inferred
    #[arg(long)]
    strict: bool,
    /// Add accounts that the book does not know as new categories, and write them to budget.toml
    #[arg(long, conflicts_with = "strict")]
    new_categories: bool,
    /// Save what was recognised in the book as a profile of this name
    #[arg(long, value_name = "NAME")]
    save_profile: Option<String>,
    /// The encoding, where it is recognised wrongly: utf-8, gb18030, utf-16le, windows-1252
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// The sheet of a workbook, once for each, or all [default: the first ledger and those with its header]
    #[arg(long, value_name = "NAME")]
    sheet: Vec<String>,
    /// The order of dates such as 01/05/2026
    #[arg(long, value_name = "ORDER", value_enum)]
    date_order: Option<Order>,
    /// The year of periods that name only a month
    #[arg(long = "period-year", value_name = "YEAR")]
    period_year: Option<i32>,
    /// Of a file with several currencies, book only the rows in this one: the plan's
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
}

/// The order of a date's parts.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Order {
    Ymd,
    Dmy,
    Mdy,
}

impl From<Order> for DateOrder {
    fn from(order: Order) -> DateOrder {
        match order {
            Order::Ymd => DateOrder::Ymd,
            Order::Dmy => DateOrder::Dmy,
            Order::Mdy => DateOrder::Mdy,
        }
    }
}

/// What files can hold: its name, and what books it.
type Kind = (&'static str, fn(BookArgs, &mut Session<'_>) -> anyhow::Result<Outcome>);

/// Every kind; the first is that of an import without `--as`.
const KINDS: &[Kind] = &[
    ("actual", book::run),
    (commitment::KIND, commitment::run),
    (metric::KIND, metric::run),
    (agents::KIND, agents::run),
    (benchmark::KIND, benchmark::run),
];

fn kind_names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(KINDS.iter().map(|(name, _)| *name))
}

impl BookArgs {
    /// Refuses options that this kind has no use for, so that none is passed over in silence.
    fn allow_only(&self, kind: &str, allowed: &[&str]) -> Result<(), Failure> {
        let given = [
            ("--skip-bad", self.skip_bad),
            ("--rejects", self.rejects.is_some()),
            ("--expect", self.expect.is_some()),
            ("--expect-rows", self.expect_rows.is_some()),
            ("--replace", !self.replace.is_empty()),
            ("--as-new", self.as_new),
            ("--strict", self.strict),
            ("--new-categories", self.new_categories),
            ("--save-profile", self.save_profile.is_some()),
            ("--encoding", self.encoding.is_some()),
            ("--sheet", !self.sheet.is_empty()),
            ("--date-order", self.date_order.is_some()),
            ("--currency", self.currency.is_some()),
            ("--period-year", self.period_year.is_some()),
        ];
        let refused = given.into_iter().filter(|(option, given)| *given && !allowed.contains(option));
        let problems = refused.map(|(option, _)| {
            let message = msg("import-option-of-kind").with("option", option).with("kind", kind);
            Problem::error(message).hint(msg("import-option-of-kind-hint").with("option", option))
        });
        let problems: Vec<Problem> = problems.collect();
        if problems.is_empty() { Ok(()) } else { Err(Failure { exit: Exit::CouldNotRun, problems }) }
    }
}

/// What can be done with batches.
#[derive(Debug, clap::Subcommand)]
pub enum ImportCommand {
    /// List the batches of the ledger
    List(list::ListArgs),
    /// Show the rows of a batch
    Show(show::ShowArgs),
    /// Undo a batch
    Undo(undo::UndoArgs),
    /// Accept a batch that was edited by hand
    Adopt(adopt::AdoptArgs),
    /// Resolve rows that two people both booked
    Reconcile(reconcile::ReconcileArgs),
}

pub(super) fn run(args: ImportArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match args.command {
        None => {
            let kind = KINDS.iter().find(|(name, _)| *name == args.book.kind).unwrap_or(&KINDS[0]);
            (kind.1)(args.book, session)
        }
        Some(ImportCommand::List(args)) => list::run(args, session),
        Some(ImportCommand::Show(args)) => show::run(args, session),
        Some(ImportCommand::Undo(args)) => undo::run(args, session),
        Some(ImportCommand::Adopt(args)) => adopt::run(args, session),
        Some(ImportCommand::Reconcile(args)) => reconcile::run(args, session),
    }
}

//! `budget plan …`: make, check, show, exchange plans. One file for each verb.

pub(super) mod adjust;
mod approval;
mod beyond;
mod check;
pub(super) mod deciders;
mod diff;
mod draft;
mod equation;
mod export;
pub(super) mod findings;
mod goal_caps;
mod import;
mod init;
mod lint;
mod reserves;
mod round;
mod schema;
mod show;
mod verify;

pub(super) use approval::SignArgs;
pub(super) use round::verify_rounds;

use super::{Outcome, Session};

/// The verbs of `budget plan`.
#[derive(Debug, clap::Subcommand)]
pub enum PlanCommand {
    /// Write a commented budget.toml and the book's folders
    Init(init::InitArgs),
    /// Report every problem of the plan files at once
    Check(check::CheckArgs),
    /// Show the plan by month, quarter or year
    Show(show::ShowArgs),
    /// Turn a budget sheet (CSV or XLSX) into plan lines
    Import(import::ImportArgs),
    /// Write the plan as a sheet that `plan import` reads
    Export(export::ExportArgs),
    /// Draft next year's plan, every line with its basis
    Draft(draft::DraftArgs),
    /// Review a plan: basis, effect, owner, staffing ratios, overtime, example texts
    Lint(lint::LintArgs),
    /// Write a form for everybody who answers for lines
    HandOut(round::HandOutArgs),
    /// Read those forms back
    Collect(round::CollectArgs),
    /// Compare two plans, or two versions of one, by line and month
    Diff(diff::DiffArgs),
    /// Freeze a plan for approval
    Submit(approval::SubmitArgs),
    /// Approve what was submitted or proposed
    Approve(approval::ApproveArgs),
    /// Send back what was submitted, with a reason
    Reject(approval::RejectArgs),
    /// Open the next version of an approved plan
    Revise(approval::ReviseArgs),
    /// Move budget from one line to another
    Transfer(adjust::TransferArgs),
    /// Give a line more budget
    Supplement(adjust::SupplementArgs),
    /// Take budget from a line
    Reduce(adjust::ReduceArgs),
    /// Bring over what the year before left of a line
    Carry(adjust::CarryArgs),
    /// Take an adjustment back by a compensating entry
    Undo(adjust::UndoArgs),
    /// Show what was opened, submitted, approved, rejected and adjusted
    History(approval::HistoryArgs),
    /// Print the JSON Schema of plan files, for editors
    Schema(schema::SchemaArgs),
    /// Check every batch, version, original and the journal byte by byte
    Verify(verify::VerifyArgs),
}

pub(super) fn run(command: PlanCommand, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match command {
        PlanCommand::Init(args) => init::run(args, session),
        PlanCommand::Check(args) => check::run(args, session),
        PlanCommand::Show(args) => show::run(args, session),
        PlanCommand::Import(args) => import::run(args, session),
        PlanCommand::Export(args) => export::run(args, session),
        PlanCommand::Draft(args) => draft::run(args, session),
        PlanCommand::Lint(args) => lint::run(args, session),
        PlanCommand::HandOut(args) => round::hand_out(args, session),
        PlanCommand::Collect(args) => round::collect(args, session),
        PlanCommand::Diff(args) => diff::run(args, session),
        PlanCommand::Submit(args) => approval::submit(args, session),
        PlanCommand::Approve(args) => approval::approve(args, session),
        PlanCommand::Reject(args) => approval::reject(args, session),
        PlanCommand::Revise(args) => approval::revise(args, session),
        PlanCommand::Transfer(args) => adjust::transfer(args, session),
        PlanCommand::Supplement(args) => adjust::supplement(args, session),
        PlanCommand::Reduce(args) => adjust::reduce(args, session),
        PlanCommand::Carry(args) => adjust::carry(args, session),
        PlanCommand::Undo(args) => adjust::undo(args, session),
        PlanCommand::History(args) => approval::history(args, session),
        PlanCommand::Schema(args) => schema::run(args, session),
        PlanCommand::Verify(args) => verify::run(args, session),
    }
}

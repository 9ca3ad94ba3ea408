//! `budget plan export`: the plan as a sheet that `plan import` reads.

use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::plan_file::sheet_of;
use crate::words::{Failure, Problem, msg};

/// Write the plan as a sheet that `plan import` reads
#[derive(Debug, clap::Args)]
pub struct ExportArgs {}

pub(super) fn run(_: ExportArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget()?;
    let [plan] = opened.plans.as_slice() else {
        let id = if opened.plans.is_empty() { "plan-export-none" } else { "plan-export-several" };
        return Err(Failure::could_not_run(Problem::error(msg(id))).into());
    };
    let months: Vec<_> = budget.lines.iter().map(|l| l.months).collect();
    let (header, rows) = sheet_of(plan, &months, &opened.settings, &|message| session.words.say(message));
    let mut bytes = Vec::new();
    // A sheet is opened in Excel, which reads UTF-8 only with a BOM.
    bytes.extend_from_slice("\u{feff}".as_bytes());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    writer.write_record(&header)?;
    rows.iter().try_for_each(|row| writer.write_record(row))?;
    writer.flush()?;
    drop(writer);
    session.deliver(&bytes)?;
    Ok(Outcome::Done)
}

//! `budget plan export`: the plan as a sheet that `plan import` reads.

use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Month;
use crate::plan_file::sheet_of;
use crate::words::{Failure, Message, Problem, msg};

/// Write the plan as a sheet that `plan import` reads
#[derive(Debug, clap::Args)]
pub struct ExportArgs {}

pub(super) fn run(_: ExportArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget()?;
    let chosen = chosen(&opened, session)?;
    let plan = &opened.plans[chosen];
    let months: Vec<_> = budget.lines.iter().filter(|line| line.plan == chosen).map(|line| line.months).collect();
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

/// The only plan, or the only one of the year of `--as-of`, by its place; else the problem names them.
fn chosen(opened: &Opened, session: &Session<'_>) -> Result<usize, Failure> {
    let now = Month::of(session.as_of);
    let of_now = || (0..opened.plans.len()).filter(|i| opened.plans[*i].year.index(now).is_some());
    match (opened.plans.len(), of_now().count()) {
        (0, _) => Err(Failure::could_not_run(Problem::error(msg("plan-export-none")))),
        (1, _) => Ok(0),
        (_, 1) => Ok(of_now().next().unwrap_or(0)),
        _ => {
            let ids: Vec<Message> = opened.plans.iter().map(|plan| Message::verbatim(plan.id.clone())).collect();
            let problem = Problem::error(msg("plan-export-several"));
            Err(Failure::could_not_run(problem.hint(msg("plan-unknown-hint").with("ids", ids))))
        }
    }
}

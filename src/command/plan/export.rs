//! `budget plan export`: the plan as a sheet that `plan import` reads.

use crate::command::opened::Opened;
use crate::command::{Outcome, Session, WORKBOOK};
use crate::model::Month;
use crate::plan_file::sheet_of;
use crate::words::{CsvWriter, Failure, Message, Problem, msg, tame};
use crate::write::{SheetCell, SheetForm, sheet_file};

/// Write the plan as a sheet that `plan import` reads
#[derive(Debug, clap::Args)]
pub struct ExportArgs {}

pub(super) fn run(_: ExportArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget(session)?;
    let chosen = chosen(&opened, session)?;
    let plan = &opened.plans[chosen];
    let months: Vec<_> = budget.plan_lines(chosen)?.iter().map(|line| line.months).collect();
    let (header, rows, amounts) = sheet_of(plan, &months, &opened.settings, &|message| session.words.say(message));
    if session.format == WORKBOOK {
        let digits = plan.currency.digits();
        let cell = |(at, text): (usize, &String)| match amounts.contains(&at) && !text.is_empty() {
            true => SheetCell::Number { figure: text.clone(), digits },
            false => SheetCell::Text(text.clone()),
        };
        let head = header.iter().map(|text| SheetCell::Text(text.clone())).collect();
        let body = rows.iter().map(|row| row.iter().enumerate().map(cell).collect());
        let cells: Vec<Vec<SheetCell>> = std::iter::once(head).chain(body).collect();
        let wide: Vec<u16> =
            (0_u16..).zip(&header).map(|(at, _)| at).filter(|at| !amounts.contains(&usize::from(*at))).collect();
        session.deliver(&sheet_file(SheetForm::Xlsx, &session.words.say(&msg("workbook-plan")), &cells, &wide)?)?;
        return Ok(Outcome::Done);
    }
    let mut bytes = Vec::new();
    let mut writer = CsvWriter::for_excel(&mut bytes)?;
    // A file holds what the plan holds; what is printed may be looked at.
    let printed = session.output.is_none();
    let cell = |text: &'_ str| if printed { tame(text).into_owned() } else { text.to_string() };
    for record in std::iter::once(&header).chain(&rows) {
        writer.record(record.iter().map(|text| cell(text)))?;
    }
    writer.finish()?;
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

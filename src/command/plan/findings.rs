//! Findings as the answer of a command: the first for people to read, all of them for scripts.

use crate::command::Session;
use crate::report::{Cell, Data, DataTable, Datum, Record, Report};
use crate::words::{Problem, msg};

/// So many are printed; `--verbose` prints all, JSON and CSV have them all.
const PRINTED: usize = 50;

/// Tells findings; `head` stands before them in JSON.
pub(in crate::command) fn tell(
    name: &'static str,
    found: &[Problem],
    head: Vec<(&'static str, Datum)>,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    warn(found, session)?;
    let columns = ["level", "id", "file", "line", "column"].map(String::from).to_vec();
    let table = DataTable { key: "rows", columns, records: found.iter().map(record).collect(), keyed: false };
    session.show(&Report { name, sections: Vec::new(), data: Data { head, tables: vec![table], errors: Vec::new() } })
}

/// Prints the first of them; all are among the problems of the command's JSON.
pub(in crate::command) fn warn(found: &[Problem], session: &mut Session<'_>) -> anyhow::Result<()> {
    let printed = if session.verbose { found.len() } else { found.len().min(PRINTED) };
    session.warn(&found[..printed])?;
    session.problems.extend_from_slice(&found[printed..]);
    if printed < found.len() {
        session.tell(&msg("findings-more").with("count", found.len() - printed))?;
    }
    Ok(())
}

fn record(problem: &Problem) -> Record {
    let place = problem.place.as_ref();
    let number = |number: Option<u64>| number.map_or(Cell::Empty, |n| Cell::Count(n as i64));
    let file = place.map_or(Cell::Empty, |place| Cell::Text(place.file.clone()));
    let values = vec![
        Cell::Text(problem.level.tag().to_string()),
        Cell::Text(problem.message.id.to_string()),
        file,
        number(place.and_then(|place| place.line)),
        number(place.and_then(|place| place.column)),
    ];
    Record { path: Vec::new(), values }
}

//! What looking after the program and the book found: one line a thing, and what to do about it.

use super::{Cell, Data, DataTable, Datum, Record, Report, Section, Tone};
use crate::words::{Level, Message, Problem, msg};

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Examined {
    /// What it is to machines: `index`.
    pub check: &'static str,
    /// The same to people.
    pub name: Message,
    /// What was found. A note is good news.
    pub found: Problem,
}

/// What machines call it.
fn tag(level: Level) -> &'static str {
    match level {
        Level::Note => "ok",
        Level::Warning => "warning",
        Level::Error => "problem",
    }
}

/// Everything that was looked at.
pub fn doctor_report(examined: &[Examined]) -> Report {
    let count = |level| examined.iter().filter(|one| one.found.level == level).count();
    let (fine, warnings, problems) = (count(Level::Note), count(Level::Warning), count(Level::Error));
    let mut sections = Vec::new();
    for one in examined {
        let (result, tone) = match one.found.level {
            Level::Note => ("doctor-ok", Tone::Good),
            Level::Warning => ("doctor-warning", Tone::Warn),
            Level::Error => ("doctor-problem", Tone::Bad),
        };
        let found = match &one.found.place {
            Some(place) => {
                let place = Message::verbatim(place.to_string());
                msg("doctor-placed").with("place", place).with("found", one.found.message.clone())
            }
            None => one.found.message.clone(),
        };
        let line = msg("doctor-line").with("result", msg(result)).with("name", one.name.clone()).with("found", found);
        sections.push(Section::Text(line, tone));
        if let Some(hint) = &one.found.hint {
            sections.push(Section::Text(msg("doctor-hint").with("hint", hint.clone()), Tone::Quiet));
        }
    }
    let sum = msg("doctor-sum").with("fine", fine).with("warnings", warnings).with("problems", problems);
    let (tone, summary) = match (warnings, problems) {
        (0, 0) => (Tone::Good, msg("doctor-well").with("fine", fine)),
        (_, 0) => (Tone::Warn, sum),
        _ => (Tone::Bad, sum),
    };
    sections.push(Section::Text(summary, tone));
    let head: [(&'static str, Datum); 3] =
        [("fine", fine.into()), ("warnings", warnings.into()), ("problems", problems.into())];
    let errors = examined.iter().filter(|one| one.found.level != Level::Note).map(|one| one.found.clone());
    let columns = ["check", "result", "found", "file", "line", "hint"].map(String::from).to_vec();
    let table = DataTable { key: "rows", columns, records: examined.iter().map(record).collect(), keyed: false };
    Report {
        name: "doctor",
        sections,
        data: Data { head: head.to_vec(), tables: vec![table], errors: errors.collect() },
    }
}

fn record(one: &Examined) -> Record {
    let id = |message: &Message| Cell::Text(message.id.to_string());
    let place = one.found.place.as_ref();
    let values = vec![
        Cell::Text(one.check.to_string()),
        Cell::Text(tag(one.found.level).to_string()),
        id(&one.found.message),
        place.map_or(Cell::Empty, |place| Cell::Text(place.file.clone())),
        place.and_then(|place| place.line).map_or(Cell::Empty, |line| Cell::Count(line as i64)),
        one.found.hint.as_ref().map_or(Cell::Empty, id),
    ];
    Record { path: Vec::new(), values }
}

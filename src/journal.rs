//! The journal: who did what, when and why; append-only, each line chained to the one before.
//!
//! Evidence, never a source of figures. A line is a JSON object whose last two members are `prev`,
//! the hash of the line before, and `hash`, its own: `SHA-256(prev ⏎ the object without these two)`.
//! With `hash` the last line is guarded too; that lines were cut off the end, no chain can tell.
//! Who acted is what they said: a program on one's own computer cannot know better.

mod late;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::book::{Book, BookLock, append_to_log, read_log, remove, write_atomically};
use crate::words::{Failure, Level, Place, Problem, msg};

/// What the first line has for the hash of the line before.
pub const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Something to be recorded. Its members stand in a line in this order, `seq` before them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    #[serde(with = "seconds")]
    ts: DateTime<FixedOffset>,
    actor: String,
    action: String,
    #[serde(flatten)]
    more: Map<String, Value>,
}

/// An entry with its number, as it stands in the journal.
#[derive(Serialize)]
struct Numbered<'a> {
    seq: u64,
    #[serde(flatten)]
    entry: &'a Entry,
}

/// Moments to the second: `2026-01-05T09:00:00+08:00`.
mod seconds {
    use chrono::{DateTime, FixedOffset, SecondsFormat};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(ts: &DateTime<FixedOffset>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&ts.to_rfc3339_opts(SecondsFormat::Secs, false))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<FixedOffset>, D::Error> {
        DateTime::parse_from_rfc3339(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

impl Entry {
    /// Who did what, and when.
    pub fn new(now: DateTime<Utc>, actor: &str, action: &str) -> Entry {
        Entry { ts: now.fixed_offset(), actor: actor.into(), action: action.into(), more: Map::new() }
    }

    /// To what: `actual/20260305T021500Z-actuals-3fa9c1d2e4b0`, `plan/2026-CS`.
    pub fn on(self, object: &str) -> Entry {
        self.with("object", object)
    }

    /// A further member: `plan`, `version`, `before`, `after`, `reason`.
    pub fn with(mut self, key: &'static str, value: impl Into<Value>) -> Entry {
        self.more.insert(key.into(), value.into());
        self
    }

    /// The canonical JSON: members in order, no blanks.
    fn json(&self, seq: u64) -> String {
        // Texts and numbers: nothing that JSON could not hold.
        serde_json::to_string(&Numbered { seq, entry: self }).unwrap_or_default()
    }

    /// Reads the canonical JSON back.
    fn parse(json: &str) -> Option<Entry> {
        let mut entry: Entry = serde_json::from_str(json).ok()?;
        // Its number is that of the line it was to be.
        entry.more.shift_remove("seq");
        Some(entry)
    }
}

/// The hash of a line: of the hash before it and its canonical JSON.
fn chain(prev: &str, json: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(prev.as_bytes());
    hasher.update(b"\n");
    hasher.update(json.as_bytes());
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a line says, as far as anything here asks.
#[derive(Deserialize)]
struct Stated {
    seq: Option<u64>,
    action: Option<String>,
    object: Option<String>,
    #[serde(flatten)]
    more: Map<String, Value>,
}

/// A line taken apart.
struct Line<'a> {
    json: String,
    prev: &'a str,
    hash: &'a str,
}

impl<'a> Line<'a> {
    /// Takes `prev` and `hash` off the end; by text, so that no byte of the rest goes unchecked. Blanks behind it, as
    /// editors and git leave them, are no part of a line.
    fn parse(line: &'a str) -> Option<Line<'a>> {
        let (rest, hash) = line.trim_ascii_end().strip_suffix("\"}")?.rsplit_once(",\"hash\":\"")?;
        let (body, prev) = rest.strip_suffix('"')?.rsplit_once(",\"prev\":\"")?;
        Some(Line { json: format!("{body}}}"), prev, hash })
    }

    fn stated(&self) -> Option<Stated> {
        serde_json::from_str(&self.json).ok()
    }
}

/// Adds a line, synced. Only under the lock.
pub fn append(book: &Book, lock: &BookLock, entry: &Entry) -> Result<(), Failure> {
    append_many(book, lock, std::slice::from_ref(entry))
}

/// Adds several lines at once, after those that could not be written before.
pub fn append_many(book: &Book, _lock: &BookLock, entries: &[Entry]) -> Result<(), Failure> {
    let text = read_log(&book.unwritten())?;
    let mut all: Vec<Entry> = text.lines().filter_map(Entry::parse).collect();
    let late = !all.is_empty();
    all.extend_from_slice(entries);
    if !all.is_empty() {
        append_all(book, &all)?;
    }
    match late::foreign(&text).as_str() {
        "" if late => remove(&book.unwritten())?,
        // What cannot be read is nobody's to throw away.
        left if late => drop(write_atomically(&book.unwritten(), left.as_bytes())?),
        _ => {}
    }
    Ok(())
}

/// Adds lines about what is done and stands. Where that fails they are kept for the next writer, and it is told.
pub fn record(book: &Book, lock: &BookLock, entries: &[Entry]) -> Vec<Problem> {
    let Err(failure) = append_many(book, lock, entries) else { return late::told(book) };
    let lines: String = entries.iter().map(|entry| entry.json(0) + "\n").collect();
    let later = append_to_log(&book.unwritten(), is_object, |_| lines).is_ok();
    let warning = |mut problem: Problem| {
        problem.hint = later.then(|| msg("journal-later-hint"));
        Problem { level: Level::Warning, ..problem }
    };
    failure.problems.into_iter().map(warning).collect()
}

/// Is this a line that lacks nothing but its end? What a killed writer left of one is no JSON.
fn is_object(text: &str) -> bool {
    matches!(serde_json::from_str(text), Ok(Value::Object(_)))
}

fn append_all(book: &Book, entries: &[Entry]) -> Result<(), Failure> {
    append_to_log(&book.journal(), is_object, |last| {
        let numbered = |line: Line<'_>| {
            let seq = line.stated().and_then(|line| line.seq).unwrap_or(0);
            // A number that leaves none for what follows was never ours.
            seq.checked_add(entries.len() as u64).map(|_| (seq, line.hash.to_string()))
        };
        let (mut seq, mut prev) = match last.and_then(Line::parse).and_then(numbered) {
            Some(last) => last,
            // Nothing yet, or a last line that is none of ours, which `verify` reports: the chain starts anew.
            None => (0, FIRST.to_string()),
        };
        let mut text = String::new();
        for entry in entries {
            seq += 1;
            let json = entry.json(seq);
            let hash = chain(&prev, &json);
            let body = json.strip_suffix('}').unwrap_or(&json);
            text.push_str(&format!("{body},\"prev\":\"{prev}\",\"hash\":\"{hash}\"}}\n"));
            prev = hash;
        }
        text
    })
}

/// What to do about a journal that cannot be read.
pub fn unreadable(problem: Problem) -> Problem {
    problem.hint(msg("journal-unreadable-hint"))
}

/// What checking the chain found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verified {
    /// How many lines there are.
    pub lines: u64,
    /// The hash of the last line: who notes it down elsewhere can tell later that nothing was cut off.
    pub head: String,
    /// Every place where the chain does not hold.
    pub problems: Vec<Problem>,
}

/// Checks the whole chain. No journal is no problem.
pub fn verify(book: &Book) -> Result<Verified, Failure> {
    let text = read_log(&book.journal())?;
    let name = book.show(&book.journal());
    let mut found = Verified { head: FIRST.into(), ..Verified::default() };
    for (at, line) in (1_u64..).zip(text.lines()).filter(|(_, line)| !line.trim_ascii().is_empty()) {
        found.lines += 1;
        let (number, place) = (found.lines, Place::line(&name, at));
        let mut report = |id| found.problems.push(Problem::error(msg(id)).at(place.clone()));
        let Some(line) = Line::parse(line) else {
            report("journal-not-a-line");
            continue;
        };
        let seq = line.stated().and_then(|line| line.seq);
        if chain(line.prev, &line.json) != line.hash {
            report("journal-line-changed");
        } else if line.prev != found.head {
            report("journal-chain-broken");
        } else if seq != Some(number) {
            report("journal-wrong-number");
        }
        found.head = line.hash.to_string();
    }
    if !text.is_empty() && !text.ends_with('\n') {
        let torn = !text.lines().next_back().is_some_and(is_object);
        let message = msg(if torn { "journal-torn" } else { "journal-no-line-end" });
        found.problems.push(Problem::warning(message).at(Place::line(&name, found.lines)));
    }
    Ok(found)
}

/// The objects of all lines with one of these actions.
pub fn objects(book: &Book, actions: &[&str]) -> Result<BTreeSet<String>, Failure> {
    let text = read_log(&book.journal())?;
    let lines = text.lines().filter_map(|line| Line::parse(line)?.stated());
    let of_action = |line: &Stated| line.action.as_deref().is_some_and(|action| actions.contains(&action));
    Ok(lines.filter(of_action).filter_map(|line| line.object).collect())
}

/// The texts that lines of these actions have under a key, by object, a text alone as a list of one; `None` for lines
/// without it. Of several lines about one object the last counts.
pub fn members(book: &Book, actions: &[&str], key: &str) -> Result<BTreeMap<String, Option<Vec<String>>>, Failure> {
    let text = read_log(&book.journal())?;
    let lines = text.lines().filter_map(|line| Line::parse(line)?.stated());
    let of_action = lines.filter(|line| line.action.as_deref().is_some_and(|own| actions.contains(&own)));
    let member = |line: Stated| {
        let texts = match line.more.get(key) {
            Some(Value::Array(all)) => Some(all.iter().filter_map(|text| Some(text.as_str()?.to_string())).collect()),
            Some(Value::String(text)) => Some(vec![text.clone()]),
            _ => None,
        };
        Some((line.object?, texts))
    };
    Ok(of_action.filter_map(member).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::book::lock;

    #[test]
    fn the_chain_is_that_of_ex_8_2() {
        let entry = |ts: &str, actor: &str, action: &str| Entry {
            ts: DateTime::parse_from_rfc3339(ts).unwrap(),
            actor: actor.into(),
            action: action.into(),
            more: Map::from_iter([("plan".into(), "2026-CS".into()), ("version".into(), 1.into())]),
        };
        let first = chain(FIRST, &entry("2026-01-05T09:00:00+08:00", "zhang", "submit").json(1));
        assert_eq!(first, "3a23aadf177d158b84c65d349ef9f953c026bb595f32c07ae58f2c5fd0a7ab24");
        let second = chain(&first, &entry("2026-01-06T10:00:00+08:00", "li", "approve").json(2));
        assert_eq!(second, "70a2c664959199d6f14b865f4826a5203f6f63a063c1abb537bac5d407a486dc");
    }

    fn written(folder: &std::path::Path, count: u32) -> (Book, String) {
        let book = Book::at(folder);
        let held = lock(&book, "test").unwrap();
        for i in 0..count {
            let entry = Entry::new(DateTime::UNIX_EPOCH, "张三", "import").on(&format!("actual/{i}"));
            append(&book, &held, &entry).unwrap();
        }
        let text = fs::read_to_string(book.journal()).unwrap();
        (book, text)
    }

    #[test]
    fn every_change_to_a_line_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let (book, text) = written(folder.path(), 3);
        let found = |text: &str| {
            fs::write(book.journal(), text).unwrap();
            verify(&book)
                .unwrap()
                .problems
                .iter()
                .map(|p| (p.place.as_ref().unwrap().line.unwrap(), p.message.id))
                .collect::<Vec<_>>()
        };
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(found(&text), []);
        for (changed, expected) in [
            (text.replace("actual/1", "actual/9"), vec![(2, "journal-line-changed")]),
            (text.replace("actual/2", "actual/9"), vec![(3, "journal-line-changed")]),
            (format!("{}\n{}\n", lines[0], lines[2]), vec![(2, "journal-chain-broken")]),
            (
                format!("{}\nnoise\n{}\n", lines[0], lines[1]),
                vec![(2, "journal-not-a-line"), (3, "journal-wrong-number")],
            ),
            (format!("{text}{{\"seq\":4"), vec![(4, "journal-not-a-line"), (4, "journal-torn")]),
        ] {
            assert_eq!(found(&changed), expected, "{changed}");
        }
    }

    #[test]
    fn a_torn_line_gives_way_to_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let (book, text) = written(folder.path(), 2);
        fs::write(book.journal(), format!("{text}{{\"seq\":3,\"ts\":")).unwrap();
        let held = lock(&book, "test").unwrap();
        append(&book, &held, &Entry::new(DateTime::UNIX_EPOCH, "a", "undo").on("actual/1")).unwrap();
        let verified = verify(&book).unwrap();
        assert_eq!((verified.lines, verified.problems), (3, vec![]));
        assert_eq!(objects(&book, &["undo"]).unwrap(), ["actual/1".to_string()].into());
    }

    /// Editors and `core.autocrlf` touch the ends of lines: the chain goes on.
    #[test]
    fn what_stands_behind_a_line_does_not_break_the_chain() {
        for change in [
            |text: String| text.replace('\n', "\r\n"),
            |text: String| text.trim_end().to_string() + "  \t\n",
            |text: String| text + "\n\r\n  \n",
            |text: String| text.replacen('\n', "\n\n", 1),
            |text: String| text.trim_end().to_string() + "\r",
        ] {
            let folder = tempfile::tempdir().unwrap();
            let (book, text) = written(folder.path(), 2);
            let changed = change(text);
            fs::write(book.journal(), &changed).unwrap();
            let held = lock(&book, "test").unwrap();
            for number in [3, 4] {
                append(&book, &held, &Entry::new(DateTime::UNIX_EPOCH, "a", "undo").on("actual/1")).unwrap();
                let verified = verify(&book).unwrap();
                assert_eq!((verified.lines, verified.problems), (number, vec![]), "{changed:?}");
            }
        }
    }

    #[test]
    fn a_number_without_a_next_is_named_and_stops_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let (book, text) = written(folder.path(), 1);
        let line = format!("{{\"seq\":{},\"ts\":\"\",\"prev\":\"a\",\"hash\":\"b\"}}\n", u64::MAX);
        fs::write(book.journal(), text + &line).unwrap();
        let held = lock(&book, "test").unwrap();
        append(&book, &held, &Entry::new(DateTime::UNIX_EPOCH, "a", "undo").on("actual/1")).unwrap();
        let found = verify(&book).unwrap();
        assert_eq!((found.lines, found.problems[0].place.as_ref().unwrap().line), (3, Some(2)));
    }

    #[test]
    fn what_could_not_be_written_is_written_later() {
        let folder = tempfile::tempdir().unwrap();
        let (book, text) = written(folder.path(), 1);
        fs::remove_file(book.journal()).unwrap();
        fs::create_dir(book.journal()).unwrap();
        let held = lock(&book, "test").unwrap();
        let entry = |number: u32| {
            let entry = Entry::new(DateTime::UNIX_EPOCH, "张三", "import").on(&format!("benchmark/{number}"));
            entry.with("originals", vec!["a-b.csv"])
        };
        for number in [1, 2] {
            let told = record(&book, &held, &[entry(number)]);
            assert!(told[0].level == Level::Warning && told[0].hint.is_some());
        }
        fs::remove_dir(book.journal()).unwrap();
        fs::write(book.journal(), text).unwrap();
        assert_eq!(record(&book, &held, &[entry(3)]), []);
        let verified = verify(&book).unwrap();
        assert_eq!((verified.lines, verified.problems, book.unwritten().exists()), (4, vec![], false));
        let originals = members(&book, &["import"], "originals").unwrap();
        assert_eq!(originals["benchmark/1"], Some(vec!["a-b.csv".to_string()]));
        assert_eq!(originals["actual/0"], None);
    }
}

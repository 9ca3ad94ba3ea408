//! Review files: what they say, or everything that is wrong with them.

use chrono::{DateTime, NaiveDate, Utc};
use toml_edit::{Document, Item, Table, TableLike, Value};

use super::{FOR, LINE, path};
use crate::book::{Book, list_own_files, read_text};
use crate::model::review::cause_written;
use crate::model::{Category, Dimensions, LineKey, Month, ReviewNote, ReviewSpan};
use crate::plan_file::did_you_mean;
use crate::words::{Exit, Failure, Message, Place, Problem, msg};

/// The keys of a note.
pub(super) const KEYS: [&str; 14] = [
    LINE, FOR, "variance", "cause", "reason", "owner", "action", "due", "reverses", "effect", "outcome", "answered",
    "by", "at",
];

/// The notes of a review; none where it has no file.
pub fn read(book: &Book, span: ReviewSpan, axes: &Dimensions) -> Result<Vec<ReviewNote>, Failure> {
    let path = path(book, span);
    // A link to nothing is no review that was never written.
    match path.symlink_metadata().is_ok() {
        true => notes_of_text(&read_text(&path)?, &book.show(&path), axes),
        false => Ok(Vec::new()),
    }
}

/// All reviews of a book, by their months.
pub fn all(book: &Book, axes: &Dimensions) -> Result<Vec<(ReviewSpan, Vec<ReviewNote>)>, Failure> {
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for path in list_own_files(book, &book.reviews(), "toml")? {
        let shown = book.show(&path);
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(span) = ReviewSpan::named(name) else {
            let problem = Problem::error(msg("review-stray")).at(Place::file(shown));
            problems.push(problem.hint(msg("review-stray-hint")));
            continue;
        };
        match notes_of_text(&read_text(&path)?, &shown, axes) {
            Ok(notes) => all.push((span, notes)),
            Err(failure) => problems.extend(failure.problems),
        }
    }
    all.sort_by_key(|(span, _)| *span);
    if problems.is_empty() { Ok(all) } else { Err(Failure { exit: Exit::CouldNotRun, problems }) }
}

/// The notes of a text that is called by this name.
pub fn notes_of_text(text: &str, file: &str, axes: &Dimensions) -> Result<Vec<ReviewNote>, Failure> {
    let line_of =
        |at: usize| text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    let document = Document::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let problem = Problem::error(msg("review-unreadable")).at(Place::line(file, line_of(at)));
        Failure::could_not_run(problem.hint(msg("review-unreadable-hint")))
    })?;
    let mut reader = Reader { file, line_of: &line_of, axes, problems: Vec::new(), at: 1 };
    let mut notes: Vec<ReviewNote> = Vec::new();
    for (key, item) in document.as_table().iter() {
        reader.at = item.span().map_or(1, |span| line_of(span.start));
        let tables = item.as_array_of_tables().filter(|_| key == "note");
        let Some(tables) = tables else {
            let hint = did_you_mean(key, ["note"], || msg("review-keys-hint"));
            reader.tell(msg("review-key-unknown").with("key", key), hint);
            continue;
        };
        for table in tables {
            let Some(note) = reader.note(table) else { continue };
            match notes.iter().any(|other| other.key == note.key) {
                true => {
                    reader.tell(msg("review-line-twice").with("line", note.key.text()), msg("review-line-twice-hint"))
                }
                false => notes.push(note),
            }
        }
    }
    match reader.problems.is_empty() {
        true => Ok(notes),
        false => Err(Failure { exit: Exit::CouldNotRun, problems: reader.problems }),
    }
}

struct Reader<'a> {
    file: &'a str,
    line_of: &'a dyn Fn(usize) -> u64,
    axes: &'a Dimensions,
    problems: Vec<Problem>,
    /// The line of what is being read.
    at: u64,
}

impl Reader<'_> {
    fn tell(&mut self, message: Message, hint: Message) {
        self.problems.push(Problem::error(message).at(Place::line(self.file, self.at)).hint(hint));
    }

    fn note(&mut self, table: &Table) -> Option<ReviewNote> {
        let head = table.span().map_or(self.at, |span| (self.line_of)(span.start));
        self.at = head;
        let before = self.problems.len();
        for (key, item) in table.iter().filter(|(key, _)| !KEYS.contains(key)) {
            self.at = item.span().map_or(head, |span| (self.line_of)(span.start));
            let hint = did_you_mean(key, KEYS, || msg("review-keys-hint"));
            self.tell(msg("review-key-unknown").with("key", key), hint);
        }
        self.at = head;
        let key = self.key(table)?;
        let read = |reader: &mut Self, key| reader.text(table, key, head);
        let note = ReviewNote {
            variance: read(self, "variance").unwrap_or_default(),
            reason: read(self, "reason").unwrap_or_default(),
            owner: read(self, "owner").unwrap_or_default(),
            action: read(self, "action").unwrap_or_default(),
            effect: read(self, "effect").unwrap_or_default(),
            outcome: read(self, "outcome").unwrap_or_default(),
            by: read(self, "by").unwrap_or_default(),
            cause: self.value(table, "cause", "review-cause-hint", cause_written),
            due: self.value(table, "due", "review-day-hint", day),
            answered: self.value(table, "answered", "review-day-hint", day),
            reverses: self.value(table, "reverses", "review-month-hint", Month::parse),
            at: self.value(table, "at", "review-moment-hint", |text| text.parse::<DateTime<Utc>>().ok()),
            key,
        };
        (self.problems.len() == before).then_some(note)
    }

    fn key(&mut self, table: &Table) -> Option<LineKey> {
        let Some(category) = table.get(LINE).and_then(Item::as_str).and_then(Category::parse) else {
            self.tell(msg("review-no-line"), msg("review-no-line-hint"));
            return None;
        };
        let mut members = vec![None; self.axes.axes.len()];
        let Some(named) = table.get(FOR) else { return Some(LineKey { category, members }) };
        let Some(named) = named.as_table_like() else {
            self.tell(msg("review-value").with("key", FOR).with("value", text_of(named)), msg("review-for-hint"));
            return None;
        };
        for (axis, member) in named.iter() {
            match (self.axes.names().position(|own| own == axis), member.as_str()) {
                (Some(at), Some(member)) => members[at] = Some(member.to_string()),
                (None, _) => {
                    let hint = did_you_mean(axis, self.axes.names(), || msg("review-for-hint"));
                    self.tell(msg("review-axis-unknown").with("axis", axis), hint);
                    return None;
                }
                (_, None) => {
                    let message = msg("review-value").with("key", axis).with("value", text_of(member));
                    self.tell(message, msg("review-for-hint"));
                    return None;
                }
            }
        }
        Some(LineKey { category, members })
    }

    /// A text of one line; a number is taken as it is written.
    fn text(&mut self, table: &dyn TableLike, key: &'static str, head: u64) -> Option<String> {
        let item = table.get(key)?;
        self.at = item.span().map_or(head, |span| (self.line_of)(span.start));
        let text = text_of(item);
        if item.is_table_like() || item.is_array() {
            self.tell(msg("review-value").with("key", key).with("value", text), msg("review-text-hint"));
            return None;
        }
        self.at = head;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// A value in a text. An empty one is none: so a note that is to be filled in may have every key.
    fn value<T>(
        &mut self,
        table: &dyn TableLike,
        key: &'static str,
        hint: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let item = table.get(key)?;
        let text = text_of(item);
        let value = parse(text.trim());
        if value.is_none() && !text.trim().is_empty() {
            let head = self.at;
            self.at = item.span().map_or(head, |span| (self.line_of)(span.start));
            self.tell(msg("review-value").with("key", key).with("value", text), msg(hint));
            self.at = head;
        }
        value
    }
}

/// A value as it is written, without quotes.
fn text_of(item: &Item) -> String {
    match item.as_value() {
        Some(Value::String(text)) => text.value().clone(),
        Some(value) => value.to_string().trim().to_string(),
        None => String::new(),
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cause;
    use crate::model::dimension::Axis;

    fn axes() -> Dimensions {
        Dimensions::plain(vec![Axis { name: "department".into(), members: vec!["desk".into()] }])
    }

    fn read(text: &str) -> Result<Vec<ReviewNote>, Vec<(&'static str, u64)>> {
        notes_of_text(text, "r.toml", &axes()).map_err(|failure| {
            failure
                .problems
                .iter()
                .map(|p| (p.message.id, p.place.as_ref().and_then(|at| at.line).unwrap_or(0)))
                .collect()
        })
    }

    #[test]
    fn what_a_hand_wrote_is_read() {
        let text = "# ours\n[[note]]\nline = 'office'\nfor = { department = '' }\ncause = '时间性'\nreason = \"\"\"two\n lines\"\"\"\ndue = 2026-04-15\nreverses = ''\n";
        let notes = read(text).unwrap();
        assert_eq!(notes[0].key.text(), "office@-");
        assert_eq!((notes[0].cause, notes[0].reason.as_str()), (Some(Cause::Timing), "two lines"));
        assert_eq!((notes[0].due, notes[0].reverses), (NaiveDate::from_ymd_opt(2026, 4, 15), None));
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_line() {
        let text = "[[note]]\nline = 'a'\ncause = 'weather'\nduee = '2026-04-15'\n[[note]]\nreason = 'x'\n[[note]]\nline = 'b'\nfor = { project = 'x' }\n[[note]]\nline = 'c'\ndue = 'soon'\nreverses = '5'\n[[note]]\nline = 'd'\n[[note]]\nline = 'd'\n[notes]\n";
        let expected = vec![
            ("review-key-unknown", 4),
            ("review-value", 3),
            ("review-no-line", 5),
            ("review-axis-unknown", 7),
            ("review-value", 12),
            ("review-value", 13),
            ("review-line-twice", 16),
            ("review-key-unknown", 18),
        ];
        assert_eq!(read(text).unwrap_err(), expected);
        assert_eq!(read("[[note]\n").unwrap_err(), [("review-unreadable", 1)]);
        assert_eq!(read("").unwrap(), []);
    }
}

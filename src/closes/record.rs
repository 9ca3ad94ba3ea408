//! Closes and reopenings as TOML: what they say, written and read.

use chrono::{DateTime, SecondsFormat, Utc};
use toml_edit::{Document, DocumentMut, Item, Table, Value};

use super::{Part, part_path, parts};
use crate::book::{Book, read_text};
use crate::model::version::Signed;
use crate::model::{Close, Month};
use crate::words::{Exit, Failure, Place, Problem, msg};

/// The form of these files; a program that knows no later one refuses it.
const SCHEMA: i64 = 1;

struct Writer(DocumentMut);

impl Writer {
    fn new(month: Month, number: u32, signed: &Signed) -> Writer {
        let mut document = DocumentMut::new();
        document.insert("schema", Item::Value(SCHEMA.into()));
        let writer = Writer(document).text("month", &month.to_string());
        let writer = writer.put("number", i64::from(number).into());
        let at = signed.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        writer.text("by", &signed.by).text("at", &at).text("reason", &signed.reason)
    }

    fn put(mut self, key: &str, value: Value) -> Writer {
        self.0.insert(key, Item::Value(value));
        self
    }

    fn text(self, key: &str, text: &str) -> Writer {
        if text.is_empty() { self } else { self.put(key, text.into()) }
    }

    fn texts(self, key: &str, texts: &[String]) -> Writer {
        let mut list: toml_edit::Array = texts.iter().map(String::as_str).collect();
        // One a line: git shows what came.
        list.iter_mut().for_each(|value| value.decor_mut().set_prefix("\n    "));
        if !list.is_empty() {
            list.set_trailing("\n");
            list.set_trailing_comma(true);
        }
        self.put(key, list.into())
    }
}

/// The text of `N.closed.toml`.
pub fn close_text(close: &Close) -> String {
    let writer = Writer::new(close.month, close.number, &close.signed);
    let writer = if close.forced.is_empty() { writer } else { writer.texts("forced", &close.forced) };
    let writer = writer.texts("plans", &close.plans).texts("axes", &close.axes);
    let writer = writer.text("figures", &close.figures).text("report", &close.report);
    writer.texts("batches", &close.batches).0.to_string()
}

/// The text of `N.reopened.toml`.
pub fn reopen_text(month: Month, number: u32, signed: &Signed) -> String {
    Writer::new(month, number, signed).0.to_string()
}

/// The closes of a month, the first first.
pub fn read(book: &Book, month: Month) -> Result<Vec<Close>, Failure> {
    let (mut closes, mut problems): (Vec<Close>, Vec<Problem>) = (Vec::new(), Vec::new());
    for (number, part) in parts(book, month)? {
        let path = part_path(book, month, number, part);
        let (text, file) = (read_text(&path)?, book.show(&path));
        let reader = match Reader::open(&text, &file, month, number) {
            Ok(reader) => reader,
            Err(failure) => {
                problems.extend(failure.problems);
                continue;
            }
        };
        let found = match part {
            Part::Reopened => reader.signed().map(|signed| {
                let own = closes.last_mut().filter(|close| close.number == number);
                own.map(|close| close.reopened = Some(signed)).is_some()
            }),
            _ => reader.close(month, number).map(|close| {
                // Of two closes in a row the first was never opened again: two branches closed the month.
                let follows = closes.last().is_none_or(|last| last.reopened.is_some());
                closes.push(close);
                follows
            }),
        };
        match found {
            Some(true) => {}
            Some(false) => {
                let problem = Problem::error(msg("close-out-of-order").with("month", month.to_string()));
                problems.push(problem.at(Place::file(file)).hint(msg("close-out-of-order-hint")));
            }
            None => problems.extend(unreadable(&file).problems),
        }
    }
    if problems.is_empty() { Ok(closes) } else { Err(Failure { exit: Exit::CouldNotRun, problems }) }
}

fn unreadable(file: &str) -> Failure {
    let problem = Problem::error(msg("close-unreadable")).at(Place::file(file));
    Failure::could_not_run(problem.hint(msg("close-restore-hint")))
}

struct Reader<'t>(Document<&'t str>);

impl<'t> Reader<'t> {
    fn open(text: &'t str, file: &str, month: Month, number: u32) -> Result<Reader<'t>, Failure> {
        let reader = Reader(Document::parse(text).map_err(|_| unreadable(file))?);
        match reader.number("schema") {
            Some(SCHEMA) => {}
            Some(later) if later > SCHEMA => {
                let problem = Problem::error(msg("close-newer")).at(Place::file(file));
                return Err(Failure::could_not_run(problem.hint(msg("version-newer-hint"))));
            }
            _ => return Err(unreadable(file)),
        }
        let own = (reader.text("month"), reader.number("number"));
        if own != (Some(month.to_string().as_str()), Some(i64::from(number))) {
            return Err(unreadable(file));
        }
        Ok(reader)
    }

    fn table(&self) -> &Table {
        self.0.as_table()
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.table().get(key)?.as_str()
    }

    fn number(&self, key: &str) -> Option<i64> {
        self.table().get(key)?.as_integer()
    }

    /// A list of texts; one that is not there is empty.
    fn texts(&self, key: &str) -> Option<Vec<String>> {
        let Some(item) = self.table().get(key) else { return Some(Vec::new()) };
        item.as_array()?.iter().map(|text| text.as_str().map(String::from)).collect()
    }

    fn signed(&self) -> Option<Signed> {
        Some(Signed {
            by: self.text("by")?.to_string(),
            at: self.text("at")?.parse::<DateTime<Utc>>().ok()?,
            reason: self.text("reason").unwrap_or_default().to_string(),
        })
    }

    fn close(&self, month: Month, number: u32) -> Option<Close> {
        Some(Close {
            month,
            number,
            signed: self.signed()?,
            forced: self.texts("forced")?,
            plans: self.texts("plans")?,
            batches: self.texts("batches")?,
            axes: self.texts("axes")?,
            figures: self.text("figures")?.to_string(),
            report: self.text("report")?.to_string(),
            reopened: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn signed(reason: &str) -> Signed {
        Signed { by: "李四".into(), at: "2026-04-05T01:00:00Z".parse().unwrap(), reason: reason.into() }
    }

    fn close(number: u32) -> Close {
        let texts = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect();
        Close {
            month: Month::parse("2026-03").unwrap(),
            number,
            signed: signed("\"two\"\nlines"),
            forced: texts(&["unexplained 2"]),
            plans: texts(&["2026-CS v1"]),
            batches: texts(&["20260305T021500Z-a-3fa9c1d2e4b0"]),
            axes: Vec::new(),
            figures: "ab".into(),
            report: "cd".into(),
            reopened: None,
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        let month = close(1).month;
        let write = |number, part, text: String| {
            let path = part_path(&book, month, number, part);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let told = || read(&book, month).map_err(|failure| failure.problems[0].message.id);
        assert_eq!((told(), super::super::closed_months(&book)), (Ok(vec![]), Ok(vec![])));
        write(1, Part::Closed, close_text(&close(1)));
        assert_eq!((told(), super::super::closed_months(&book)), (Ok(vec![close(1)]), Ok(vec![month])));
        write(1, Part::Reopened, reopen_text(month, 1, &signed("late")));
        let reopened = Close { reopened: Some(signed("late")), ..close(1) };
        assert_eq!((told(), super::super::closed_months(&book)), (Ok(vec![reopened.clone()]), Ok(vec![])));
        write(2, Part::Closed, close_text(&close(2)));
        assert_eq!(told(), Ok(vec![reopened, close(2)]));
        write(3, Part::Closed, close_text(&close(3)));
        assert_eq!(told(), Err("close-out-of-order"));
        write(3, Part::Closed, close_text(&close(2)));
        assert_eq!(told(), Err("close-unreadable"));
        write(3, Part::Closed, close_text(&close(3)).replace("schema = 1", "schema = 2"));
        assert_eq!(told(), Err("close-newer"));
    }
}

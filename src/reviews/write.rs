//! Notes into the text of a review file, which keeps its comments and its order.

use chrono::{NaiveDate, SecondsFormat};
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use super::read::KEYS;
use super::{FOR, LINE};
use crate::model::{Dimensions, LineKey, ReviewNote};
use crate::words::{Failure, msg};

/// A note that is to be written.
pub struct Noted<'a> {
    /// What it says now.
    pub note: &'a ReviewNote,
    /// Is every key written, for a hand to fill in?
    pub blank: bool,
}

/// The text with these notes in place of what it said of their lines; `heading` stands over a new file.
pub fn text_with(text: &str, heading: &str, notes: &[Noted<'_>], axes: &Dimensions) -> Result<String, Failure> {
    let broken = || Failure::hinted(msg("review-unreadable"), msg("review-unreadable-hint"));
    let mut document: DocumentMut = text.parse().map_err(|_| broken())?;
    let tables = document.entry("note").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let tables = tables.as_array_of_tables_mut().ok_or_else(broken)?;
    for noted in notes {
        let own = &noted.note.key;
        let there = tables.iter().position(|table| is_of(table, own, axes));
        match there.and_then(|at| tables.get_mut(at)) {
            Some(table) => fill(table, noted),
            None => {
                let mut table = Table::new();
                table.insert(LINE, Item::Value(own.category.as_str().into()));
                if own.members.iter().any(Option::is_some) {
                    let named = axes.names().zip(&own.members);
                    let named = named.filter_map(|(axis, own)| Some((axis, own.as_deref()?)));
                    table.insert(FOR, Item::Value(named.collect::<InlineTable>().into()));
                }
                fill(&mut table, noted);
                tables.push(table);
            }
        }
    }
    let body = document.to_string();
    Ok(if text.is_empty() { format!("{heading}\n{body}") } else { body })
}

/// Is a table about this line?
fn is_of(table: &Table, key: &LineKey, axes: &Dimensions) -> bool {
    let member = |axis: &str| table.get(FOR).and_then(Item::as_table_like).and_then(|own| own.get(axis)?.as_str());
    let same = table.get(LINE).and_then(Item::as_str) == Some(key.category.as_str());
    same && axes.names().zip(&key.members).all(|(axis, own)| member(axis) == own.as_deref())
}

fn fill(table: &mut Table, noted: &Noted<'_>) {
    for (key, text) in texts(noted.note) {
        // Where a note comes from and what came of it is not asked for.
        let wanted = noted.blank && !["variance", "outcome", "answered", "by", "at"].contains(&key);
        match (text.is_empty() && !wanted, table.get_mut(key).and_then(Item::as_value_mut)) {
            (true, _) => drop(table.remove(key)),
            (false, Some(value)) => {
                // What stands behind a value on its line stays there.
                let decor = value.decor().clone();
                *value = Value::from(text.as_str());
                *value.decor_mut() = decor;
            }
            (false, None) => drop(table.insert(key, Item::Value(text.as_str().into()))),
        }
    }
    // In one order, whenever what was said.
    let place = |key: &str| KEYS.iter().position(|own| *own == key);
    table.sort_values_by(|a, _, b, _| place(a).cmp(&place(b)));
}

/// Each key with its text; nothing for what is not said.
fn texts(note: &ReviewNote) -> [(&'static str, String); 12] {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let at = note.at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default();
    [
        ("variance", note.variance.clone()),
        ("cause", note.cause.map(|cause| cause.word().to_string()).unwrap_or_default()),
        ("reason", note.reason.clone()),
        ("owner", note.owner.clone()),
        ("action", note.action.clone()),
        ("due", day(note.due)),
        ("reverses", note.reverses.map(|month| month.to_string()).unwrap_or_default()),
        ("effect", note.effect.clone()),
        ("outcome", note.outcome.clone()),
        ("answered", day(note.answered)),
        ("by", note.by.clone()),
        ("at", at),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::notes_of_text;
    use super::*;
    use crate::model::dimension::Axis;
    use crate::model::{Category, Cause, Month};

    #[test]
    fn what_is_written_is_read_back_and_comments_stay() {
        let axes = Dimensions::plain(vec![
            Axis { name: "project".into(), members: vec![] },
            Axis { name: "department".into(), members: vec![] },
        ]);
        let key = |category: &str, member: Option<&str>| LineKey {
            category: Category::parse(category).unwrap(),
            members: vec![None, member.map(String::from)],
        };
        let note = ReviewNote {
            cause: Some(Cause::Timing),
            reason: "a \"late\" bill".into(),
            reverses: Month::parse("2026-05"),
            due: NaiveDate::from_ymd_opt(2026, 4, 15),
            by: "li".into(),
            at: "2026-04-02T08:00:00Z".parse().ok(),
            ..ReviewNote::new(key("office", Some("desk")))
        };
        let other = ReviewNote::new(key("office", None));
        let noted = |note| Noted { note, blank: false };
        let text = text_with("", "# why", &[noted(&note), noted(&other)], &axes).unwrap();
        assert_eq!(notes_of_text(&text, "r", &axes).unwrap(), [note.clone(), other.clone()]);
        assert!(text.starts_with("# why\n"), "{text}");
        // Somebody writes beside it; then one of the two is said anew.
        let text = text.replace("cause = \"timing\"", "cause = \"timing\" # so they say");
        let new = ReviewNote { cause: Some(Cause::OneOff), reverses: None, ..note.clone() };
        let text = text_with(&text, "# why", &[noted(&new)], &axes).unwrap();
        assert_eq!(notes_of_text(&text, "r", &axes).unwrap(), [new, other]);
        assert!(text.contains("cause = \"one-off\" # so they say"), "{text}");
        assert_eq!(text.matches("# why").count(), 1);
    }
}

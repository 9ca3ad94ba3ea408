//! A table as texts, for a screen on which somebody else lays it out.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Look;
use super::rounded::rounded;
use super::shown::{heading, on_one_line, row_name, shown};
use crate::report::Table;
use crate::words::Message;

/// The texts of a table.
pub struct ScreenTable {
    /// What columns are called, with the heading that they share where they have one.
    pub headings: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
}

/// The texts of a table, as every format for people shows them.
pub fn screen_table(table: &Table, look: &Look<'_>) -> ScreenTable {
    let table = &*rounded(table, look);
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().enumerate();
        let text = |(at, (cell, _)): (usize, &(_, _))| if at == 0 { row_name(cell, look) } else { shown(cell, look) };
        cells.map(text).collect()
    });
    let headings = table.columns.iter().map(|column| match &column.group {
        Some(group) => format!("{} {}", heading(group, look), on_one_line(&column.heading, look)),
        None => heading(&column.heading, look),
    });
    ScreenTable { headings: headings.collect(), rows: rows.collect() }
}

/// A sentence on one line.
pub fn screen_text(message: &Message, look: &Look<'_>) -> String {
    heading(message, look)
}

/// As much of a text as has room, with a mark where something is missing.
pub fn fitted(text: &str, room: usize, mark: char) -> String {
    if text.width() <= room {
        return text.to_string();
    }
    let mut fitted = String::new();
    for letter in text.chars() {
        if fitted.width() + letter.width().unwrap_or(0) + 1 > room {
            break;
        }
        fitted.push(letter);
    }
    fitted.truncate(fitted.trim_end().len());
    if room > 0 {
        fitted.push(mark);
    }
    fitted
}

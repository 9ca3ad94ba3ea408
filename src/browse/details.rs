//! All that a row says, one cell a line: what a narrow screen has no room for.

use unicode_width::UnicodeWidthStr;

use super::{Body, Entry, Page};
use crate::report::Tone;

/// The page of a row; `None` where it is none.
pub(super) fn details(page: &Page, entry: &Entry) -> Option<Page> {
    let Body::Row { sheet, cells, .. } = &entry.body else { return None };
    let columns = &page.sheets.get(*sheet)?.columns;
    let said = || columns.iter().zip(cells).filter(|(_, (text, _))| !text.is_empty());
    let room = said().map(|(column, _)| column.heading.width()).max().unwrap_or(0);
    let lines = said().map(|(column, (text, tone))| {
        let tone = if *tone == Tone::Quiet { Tone::Plain } else { *tone };
        let gap = " ".repeat(room - column.heading.width());
        Entry { body: Body::Text(format!("{}{gap}  {text}", column.heading), tone), key: None, opens: None }
    });
    Some(Page { title: page.title.clone(), brief: String::new(), sheets: Vec::new(), entries: lines.collect() })
}

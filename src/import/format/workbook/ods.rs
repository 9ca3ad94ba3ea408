//! What calamine does not hand out of an OpenDocument spreadsheet: how its cells show their numbers, which rows and
//! columns are hidden, what is merged. Read once from the styles and the tables of the file.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::number_format::NumberFormat;
use super::ods_style::Styles;
use super::shape::{COLUMNS, Damage, Merged, Parts, ROWS, Shape, Span, attribute};

/// What stands beside the values of a file.
#[derive(Debug, Default)]
pub(super) struct OdsLook {
    pub(super) formats: Vec<Option<NumberFormat>>,
    sheets: Vec<Look>,
}

#[derive(Debug, Default)]
struct Look {
    name: String,
    shape: Shape,
    /// Runs of cells whose numbers their format says something of, from the top.
    shown: Vec<Shown>,
}

#[derive(Debug)]
struct Shown {
    rows: Span,
    columns: Span,
    format: usize,
}

impl OdsLook {
    pub(super) fn read(parts: &mut Parts<'_>) -> Result<OdsLook, Damage> {
        let mut reading = Reading { look: OdsLook { formats: vec![None], ..OdsLook::default() }, ..Reading::default() };
        for part in ["styles.xml", "content.xml"] {
            if parts.names(|name| name == part).is_empty() {
                continue;
            }
            parts.texts(part, |event| {
                reading.styles.event(event);
                if part == "content.xml" {
                    reading.event(event);
                }
            })?;
        }
        Ok(reading.look)
    }

    pub(super) fn shape(&self, sheet: &str) -> Shape {
        self.of(sheet).map(|look| look.shape.clone()).unwrap_or_default()
    }

    fn of(&self, sheet: &str) -> Option<&Look> {
        self.sheets.iter().find(|look| look.name == sheet)
    }

    /// The number of the format that a cell is shown in.
    pub(super) fn format(&self, sheet: &str, (row, column): (u32, u32)) -> usize {
        let Some(look) = self.of(sheet) else { return 0 };
        let first = look.shown.partition_point(|shown| shown.rows.1 < row);
        let of_row = look.shown[first..].iter().take_while(|shown| shown.rows.0 <= row);
        let mut found = of_row.filter(|shown| (shown.columns.0..=shown.columns.1).contains(&column));
        found.next().map_or(0, |shown| shown.format)
    }
}

/// What is being read.
#[derive(Default)]
struct Reading {
    look: OdsLook,
    styles: Styles,
    /// Style and currency → the number of the format.
    known: HashMap<(String, String), usize>,
    within: bool,
    /// Styles of columns that cells without one of their own have.
    columns: Vec<(Span, String)>,
    /// The row and column that come next.
    next: (u32, u32),
    /// The last row of the one being read, its style, whether it is hidden, and whether anything stands in it.
    row: Row,
}

#[derive(Default)]
struct Row {
    last: u32,
    style: String,
    hidden: bool,
    filled: bool,
}

impl Reading {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(e) => self.begin(e),
            Event::Empty(e) => {
                self.begin(e);
                self.end(e.local_name().as_ref());
            }
            Event::End(e) => self.end(e.local_name().as_ref()),
            _ => {}
        }
    }

    fn begin(&mut self, e: &BytesStart<'_>) {
        let hidden = || matches!(attribute(e, "table:visibility").as_str(), "collapse" | "filter");
        match e.local_name().as_ref() {
            "table" => {
                self.within = true;
                self.look.sheets.push(Look { name: attribute(e, "table:name"), ..Look::default() });
                (self.columns, self.next, self.row) = (Vec::new(), (0, 0), Row::default());
            }
            "table-column" if self.within => {
                let last = repeated(e, "table:number-columns-repeated", self.next.1, COLUMNS);
                let span = (self.next.1, last);
                if hidden()
                    && let Some(look) = self.look.sheets.last_mut()
                {
                    look.shape.hidden_columns.push(span);
                }
                self.columns.push((span, attribute(e, "table:default-cell-style-name")));
                self.next.1 = last.saturating_add(1);
            }
            "table-row" if self.within => {
                let last = repeated(e, "table:number-rows-repeated", self.next.0, ROWS);
                let style = attribute(e, "table:default-cell-style-name");
                self.row = Row { last, style, hidden: hidden(), filled: false };
                self.next.1 = 0;
            }
            "table-cell" | "covered-table-cell" if self.within => self.cell(e),
            _ => {}
        }
    }

    fn cell(&mut self, e: &BytesStart<'_>) {
        let last = repeated(e, "table:number-columns-repeated", self.next.1, COLUMNS);
        let columns = (self.next.1, last);
        self.next.1 = last.saturating_add(1);
        let number = |name| attribute(e, name).parse::<u32>().unwrap_or(1).max(1);
        let kind = attribute(e, "office:value-type");
        self.row.filled |= !kind.is_empty();
        let merged = (number("table:number-rows-spanned"), number("table:number-columns-spanned"));
        let rows = (self.next.0, self.row.last);
        let format = match kind.as_str() {
            "float" | "currency" => self.format(e, columns.0),
            _ => 0,
        };
        let Some(look) = self.look.sheets.last_mut() else { return };
        if merged != (1, 1) {
            let to = (rows.0.saturating_add(merged.0 - 1), columns.0.saturating_add(merged.1 - 1));
            look.shape.merged.push(Merged { from: (rows.0, columns.0), to });
        }
        if format > 0 {
            look.shown.push(Shown { rows, columns, format });
        }
    }

    /// The number of the format of a cell that begins in this column.
    fn format(&mut self, e: &BytesStart<'_>, column: u32) -> usize {
        let own = attribute(e, "table:style-name");
        let of_column = || {
            let found = self.columns.iter().find(|((from, to), _)| (*from..=*to).contains(&column));
            found.map_or("", |(_, style)| style.as_str())
        };
        let style = [own.as_str(), self.row.style.as_str()].into_iter().find(|style| !style.is_empty());
        let key = (style.unwrap_or_else(of_column).to_string(), attribute(e, "office:currency"));
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let format = NumberFormat::parse(&self.styles.code(&key.0, &key.1), None);
        let at = if format.is_some() { self.look.formats.len() } else { 0 };
        self.look.formats.extend(format.map(Some));
        self.known.insert(key, at);
        at
    }

    fn end(&mut self, name: &str) {
        match name {
            "table" => self.within = false,
            "table-row" if self.within => {
                if let Some(look) = self.look.sheets.last_mut().filter(|_| self.row.hidden && self.row.filled) {
                    look.shape.hidden_rows.push((self.next.0, self.row.last));
                }
                self.next = (self.row.last.saturating_add(1), 0);
            }
            _ => {}
        }
    }
}

/// The last of the rows or columns that an element stands for.
fn repeated(e: &BytesStart<'_>, name: &str, first: u32, end: u32) -> u32 {
    let times = attribute(e, name).parse::<u32>().unwrap_or(1).max(1);
    first.saturating_add(times - 1).min(end - 1).max(first)
}

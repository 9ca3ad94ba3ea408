//! XML spreadsheets 2003, which many systems save as `.xls`: one XML text that holds every sheet. Read whole.

use std::collections::HashMap;

use calamine::Data;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::number_format::NumberFormat;
use super::shape::{Damage, Merged, Shape, Span, attribute};

/// The name of the language, by which a file is known.
pub(super) const NAMESPACE: &[u8] = b"urn:schemas-microsoft-com:office:spreadsheet";

/// A file in this language.
#[derive(Debug, Default)]
pub(super) struct XmlBook {
    pub(super) sheets: Vec<XmlSheet>,
    /// What the styles say of numbers.
    pub(super) formats: Vec<Option<NumberFormat>>,
}

/// A sheet of it.
#[derive(Debug, Default)]
pub(super) struct XmlSheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) shape: Shape,
    /// Row and column from 0, what stands there, and the number of its style.
    pub(super) cells: Vec<((u32, u32), Data, usize)>,
}

impl XmlBook {
    /// Reads the whole text.
    pub(super) fn read(text: &str) -> Result<XmlBook, Damage> {
        let mut xml = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let mut state = State { book: XmlBook { formats: vec![None], ..XmlBook::default() }, ..State::default() };
        let mut open = 0_usize;
        loop {
            match xml.read_event().map_err(|e| Damage::Other(e.to_string()))? {
                Event::Start(e) => {
                    open += 1;
                    state.begin(&e);
                }
                Event::Empty(e) => {
                    state.begin(&e);
                    state.end(e.local_name().as_ref());
                }
                Event::End(e) => {
                    open = open.saturating_sub(1);
                    state.end(e.local_name().as_ref());
                }
                Event::Text(text) => state.text(&text),
                Event::CData(text) => state.text(&text),
                Event::GeneralRef(reference) => {
                    let name = reference.to_string();
                    let unknown = || Damage::Other(format!("&{name};"));
                    let written = format!("&{name};");
                    let text = quick_xml::escape::unescape(&written).map_err(|_| unknown())?;
                    state.text(&text);
                }
                Event::Eof if open > 0 || state.book.sheets.is_empty() => {
                    return Err(Damage::Other("</Workbook>".to_string()));
                }
                Event::Eof => return Ok(state.book),
                _ => {}
            }
        }
    }
}

/// What is being read.
#[derive(Debug, Default)]
struct State {
    book: XmlBook,
    /// Style → its number in the formats.
    styles: HashMap<String, usize>,
    style: String,
    /// The row and column that come next if no index says otherwise.
    next: (u32, u32),
    row: u32,
    /// Rows after this one that it stands for.
    span: u32,
    cell: Cell,
    /// Within `Data` or `Visible`; what stands in a comment is no value.
    text: Option<String>,
    comment: bool,
}

#[derive(Debug, Default)]
struct Cell {
    column: u32,
    style: usize,
    kind: String,
}

impl State {
    fn begin(&mut self, e: &BytesStart<'_>) {
        let count = |name: &str| own(e, name).trim().parse::<u32>().unwrap_or(0);
        let hidden = || own(e, "Hidden").trim() == "1";
        match e.local_name().as_ref() {
            "Style" => self.style = own(e, "ID"),
            "NumberFormat" => {
                if let Some(format) = NumberFormat::parse(&code(&own(e, "Format")), None) {
                    self.styles.insert(std::mem::take(&mut self.style), self.book.formats.len());
                    self.book.formats.push(Some(format));
                }
            }
            "Worksheet" => {
                self.book.sheets.push(XmlSheet { name: own(e, "Name"), ..XmlSheet::default() });
                self.next = (0, 0);
            }
            "Column" => {
                let first = count("Index").checked_sub(1).unwrap_or(self.next.1);
                let last = first.saturating_add(count("Span"));
                self.next.1 = last.saturating_add(1);
                self.hide(hidden(), (first, last), |shape| &mut shape.hidden_columns);
            }
            "Row" => {
                self.row = count("Index").checked_sub(1).unwrap_or(self.next.0);
                self.span = count("Span");
                self.next = (self.row.saturating_add(self.span).saturating_add(1), 0);
                self.hide(hidden(), (self.row, self.row.saturating_add(self.span)), |shape| &mut shape.hidden_rows);
            }
            "Cell" => {
                let column = count("Index").checked_sub(1).unwrap_or(self.next.1);
                let (across, down) = (count("MergeAcross"), count("MergeDown"));
                let style = self.styles.get(&own(e, "StyleID")).copied().unwrap_or(0);
                self.cell = Cell { column, style, kind: String::new() };
                self.next.1 = column.saturating_add(across).saturating_add(1);
                if let Some(sheet) = self.book.sheets.last_mut().filter(|_| across + down > 0) {
                    let to = (self.row.saturating_add(down), column.saturating_add(across));
                    sheet.shape.merged.push(Merged { from: (self.row, column), to });
                }
            }
            "Comment" => self.comment = true,
            "Data" if !self.comment => {
                self.cell.kind = own(e, "Type");
                self.text = Some(String::new());
            }
            "Visible" => self.text = Some(String::new()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(so_far) = &mut self.text {
            so_far.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        let Some(sheet) = self.book.sheets.last_mut() else { return };
        match name {
            "Comment" => self.comment = false,
            "Data" if !self.comment => {
                let text = self.text.take().unwrap_or_default();
                sheet.cells.push(((self.row, self.cell.column), value(&self.cell.kind, text), self.cell.style));
            }
            "Visible" => {
                let said = self.text.take().unwrap_or_default();
                sheet.hidden = matches!(said.trim(), "SheetHidden" | "SheetVeryHidden");
            }
            // A row's number may go back, where one was given; rows come in order all the same.
            "Table" => {
                sheet.cells.sort_by_key(|(position, ..)| *position);
                sheet.shape.merged.sort_unstable_by_key(|merged| merged.from);
            }
            _ => {}
        }
    }

    fn hide(&mut self, hidden: bool, span: Span, of: impl Fn(&mut Shape) -> &mut Vec<Span>) {
        if let Some(sheet) = self.book.sheets.last_mut().filter(|_| hidden) {
            of(&mut sheet.shape).push(span);
        }
    }
}

/// An attribute, whatever its prefix.
fn own(e: &BytesStart<'_>, name: &str) -> String {
    let key = e.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name);
    key.map_or(String::new(), |a| attribute(e, a.key.as_ref()))
}

/// The code of a format that has a name here.
fn code(format: &str) -> String {
    match format {
        "Euro Currency" => "[$€-2]#,##0.00".to_string(),
        "Currency" | "Fixed" | "Standard" | "Percent" | "Scientific" | "Yes/No" | "True/False" | "On/Off" => {
            String::new()
        }
        named if named.ends_with("Date") || named.ends_with("Time") => String::new(),
        code => code.to_string(),
    }
}

/// A value of a stated kind: a number as it is shown, a day without the time that it lacks.
fn value(kind: &str, text: String) -> Data {
    match kind {
        "Number" => text.trim().parse::<f64>().map_or(Data::String(text), Data::Float),
        "DateTime" => {
            let day = text.trim().split_once('T').filter(|(_, time)| time.bytes().all(|b| b"0:.".contains(&b)));
            let shown = day.map(|(day, _)| day.to_string());
            Data::String(shown.unwrap_or_else(|| text.trim().split('.').next().unwrap_or_default().replace('T', " ")))
        }
        "Boolean" => Data::Bool(text.trim() == "1"),
        _ => Data::String(text),
    }
}

//! What a sheet of an XLSX file is besides its cells: what is hidden, what is merged, and whether it keeps within the
//! limits of a sheet. Read before the cells, since some of it stands behind them in the file.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Rows and columns of a sheet: to XFD1048576.
pub(super) const ROWS: u32 = 1_048_576;
pub(super) const COLUMNS: u32 = 16_384;

/// A part of a workbook is no larger, and no text in it; what is, would fill the memory.
const LARGEST_SHEET: u64 = 4 << 30;
const LARGEST_PART: u64 = 256 << 20;
const LONGEST_TEXT: usize = 1 << 20;

/// Rows or columns from one to another, from 0.
pub(super) type Span = (u32, u32);

/// Merged cells: first row and column, last row and column, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) from: (u32, u32),
    pub(super) to: (u32, u32),
}

/// The shape of a sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub(super) hidden_rows: Vec<Span>,
    pub(super) hidden_columns: Vec<Span>,
    pub(super) merged: Vec<Merged>,
}

/// Why a sheet cannot be read.
#[derive(Debug)]
pub(super) enum Damage {
    /// A cell outside the sheet.
    Outside(String),
    /// Larger than any sheet.
    TooLarge(String),
    /// A part with a longer text than any cell holds.
    LongText(String),
    /// More rows than one far cell in each are worth reaching out for.
    TooWide,
    Other(String),
}

/// Is an archive a workbook? A damaged one is taken for one, and said to be damaged.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let parts = ["workbook.xml", "workbook.bin", "content.xml", "[Content_Types].xml"];
    ZipArchive::new(Cursor::new(bytes)).map_or(true, |archive| {
        archive.file_names().flatten().any(|name| parts.iter().any(|part| name.ends_with(part)))
    })
}

/// The parts of an XLSX file.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Sheets by name, with the path of each.
    sheets: Vec<(String, String)>,
}

impl<'a> Parts<'a> {
    /// Opens the file and measures what is read whole.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Parts<'a>, Damage> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| Damage::Other(e.to_string()))?;
        let mut parts = Parts { archive, sheets: Vec::new() };
        let names: Vec<String> = parts.archive.file_names().flatten().map(|name| name.into_owned()).collect();
        for name in names.iter().filter(|name| name.ends_with(".xml") && !name.contains("worksheets/")) {
            let mut part = parts.open(name, LARGEST_PART)?;
            std::io::copy(&mut part, &mut std::io::sink()).map_err(|e| part_damage(name, &e))?;
        }
        let find = |end: &str| names.iter().find(|name: &&String| name.to_lowercase().ends_with(end)).cloned();
        let (Some(book), Some(rels)) = (find("workbook.xml"), find("workbook.xml.rels")) else { return Ok(parts) };
        let targets = parts.targets(&rels)?;
        let mut sheets = Vec::new();
        let folder = book.rsplit_once('/').map_or("", |(folder, _)| folder);
        parts.each(&book, |e| {
            if e.local_name().as_ref() == "sheet" {
                let id = e.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == "id");
                let id = id.map(|a| a.value.into_owned()).unwrap_or_default();
                let target = targets.iter().find(|(own, _)| *own == id).map_or("", |(_, target)| target.as_str());
                let path = match target.strip_prefix('/') {
                    Some(path) => path.to_string(),
                    None => format!("{folder}/{target}").trim_start_matches('/').to_string(),
                };
                sheets.push((attribute(e, "name"), path));
            }
            Ok(())
        })?;
        parts.sheets = sheets;
        Ok(parts)
    }

    /// Is there a part whose path ends so?
    pub(super) fn has(&self, end: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.ends_with(end))
    }

    /// The paths of parts.
    pub(super) fn names(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
        self.archive.file_names().flatten().filter(|name| is_wanted(name)).map(|name| name.into_owned()).collect()
    }

    /// Hands on everything that a part consists of.
    pub(super) fn texts(&mut self, path: &str, mut visit: impl FnMut(&Event<'_>)) -> Result<(), Damage> {
        self.events(path, LARGEST_SHEET, |event| {
            visit(event);
            Ok(())
        })
    }

    /// A part as it is, whose path ends so; nothing if there is none.
    pub(super) fn bytes(&mut self, end: &str) -> Result<Vec<u8>, Damage> {
        let mut bytes = Vec::new();
        let Some(name) = self.names(|name| name.ends_with(end)).into_iter().next() else { return Ok(bytes) };
        let part = self.archive.by_name(&name).map_err(|e| Damage::Other(e.to_string()))?;
        part.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|e| part_damage(&name, &e))?;
        if bytes.len() as u64 > LARGEST_PART { Err(Damage::TooLarge(name)) } else { Ok(bytes) }
    }

    /// What the relations of a part lead to, by their names.
    pub(super) fn targets(&mut self, end: &str) -> Result<Vec<(String, String)>, Damage> {
        let mut targets = Vec::new();
        if let Some(name) = self.names(|name| name.ends_with(end)).into_iter().next() {
            self.each(&name, |e| {
                if e.local_name().as_ref() == "Relationship" {
                    targets.push((attribute(e, "Id"), attribute(e, "Target")));
                }
                Ok(())
            })?;
        }
        Ok(targets)
    }

    fn open(&mut self, path: &str, most: u64) -> Result<Bounded<impl Read>, Damage> {
        let part = self.archive.by_name(path).map_err(|e| Damage::Other(e.to_string()))?;
        Ok(Bounded { inner: part, left: most, text: 0 })
    }

    /// Hands on the elements of a part.
    fn each(&mut self, path: &str, mut visit: impl FnMut(&BytesStart<'_>) -> Result<(), Damage>) -> Result<(), Damage> {
        self.events(path, LARGEST_SHEET, |event| match event {
            Event::Start(e) | Event::Empty(e) => visit(e),
            _ => Ok(()),
        })
    }

    /// Hands on what a part, of no more than so many bytes, consists of.
    fn events(
        &mut self,
        path: &str,
        most: u64,
        mut visit: impl FnMut(&Event<'_>) -> Result<(), Damage>,
    ) -> Result<(), Damage> {
        let part = self.open(path, most)?;
        let mut xml = Reader::from_reader(BufReader::with_capacity(64 * 1024, part));
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match read_event(&mut xml, &mut buffer).map_err(|e| xml_damage(path, &e))? {
                Event::Eof => return Ok(()),
                event => visit(&event)?,
            }
        }
    }

    /// Where a sheet lies in the file, if it holds cells.
    pub(super) fn path_of(&self, sheet: &str) -> Option<String> {
        let (_, path) = self.sheets.iter().find(|(name, _)| name == sheet)?;
        (!path.contains("chartsheets/") && !path.contains("dialogsheets/")).then(|| path.clone())
    }

    /// Visits every cell of a sheet: where it stands, the number of its style, and whether it is a formula without a
    /// result, as programs leave it that work nothing out.
    pub(super) fn cells(
        &mut self,
        sheet: &str,
        mut visit: impl FnMut((u32, u32), usize, bool) -> Result<(), Damage>,
    ) -> Result<(), Damage> {
        let Some(path) = self.path_of(sheet) else { return Ok(()) };
        let (mut next, mut style) = ((0_u32, 0_u32), 0);
        let (mut formula, mut value, mut within) = (false, false, false);
        self.events(&path, LARGEST_SHEET, |event| {
            match event {
                Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "row" => {
                    let row = attribute(e, "r").parse::<u32>().ok().and_then(|row| row.checked_sub(1));
                    next = (row.unwrap_or(next.0), 0);
                }
                Event::End(e) if e.local_name().as_ref() == "row" => next.0 += 1,
                Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "c" => {
                    next = position(&attribute(e, "r")).unwrap_or(next);
                    style = attribute(e, "s").parse().unwrap_or(0);
                    (formula, value) = (false, false);
                    if matches!(event, Event::Empty(_)) {
                        next.1 += 1;
                    }
                }
                Event::End(e) if e.local_name().as_ref() == "c" => {
                    visit(next, style, formula && !value)?;
                    next.1 += 1;
                }
                Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "f" => formula = true,
                Event::Start(e) if matches!(e.local_name().as_ref(), "v" | "t") => within = true,
                Event::End(e) if matches!(e.local_name().as_ref(), "v" | "t") => within = false,
                Event::Text(text) => value |= within && !text.is_empty(),
                Event::GeneralRef(_) | Event::CData(_) => value |= within,
                _ => {}
            }
            Ok(())
        })
    }

    /// The shape of a sheet; every cell of it lies within the limits.
    pub(super) fn shape(&mut self, sheet: &str) -> Result<Shape, Damage> {
        let mut shape = Shape::default();
        let Some(path) = self.path_of(sheet) else { return Ok(shape) };
        let mut row = 0_u32;
        self.each(&path, |e| {
            let hidden = || matches!(attribute(e, "hidden").as_str(), "1" | "true");
            match e.local_name().as_ref() {
                "row" => {
                    let at = attribute(e, "r");
                    row = if at.is_empty() { row + 1 } else { at.parse().unwrap_or(u32::MAX) };
                    if !(1..=ROWS).contains(&row) {
                        return Err(Damage::Outside(at));
                    }
                    if hidden() {
                        match shape.hidden_rows.last_mut() {
                            Some((_, last)) if *last + 2 == row => *last += 1,
                            _ => shape.hidden_rows.push((row - 1, row - 1)),
                        }
                    }
                }
                "c" => {
                    let at = attribute(e, "r");
                    if !at.is_empty() && position(&at).is_none() {
                        return Err(Damage::Outside(at));
                    }
                }
                "col" if hidden() => {
                    let number = |name| attribute(e, name).parse::<u32>().ok().and_then(|n| n.checked_sub(1));
                    if let (Some(from), Some(to)) = (number("min"), number("max")) {
                        shape.hidden_columns.push((from, to.min(COLUMNS - 1)));
                    }
                }
                "mergeCell" => {
                    let range = attribute(e, "ref");
                    let (from, to) = range.split_once(':').unwrap_or((&range, &range));
                    if let (Some(from), Some(to)) = (position(from), position(to)) {
                        shape.merged.push(Merged { from, to });
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        shape.merged.sort_unstable_by_key(|merged| merged.from);
        Ok(shape)
    }
}

fn read_event<'b, R: BufRead>(xml: &mut Reader<R>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, quick_xml::Error> {
    xml.read_event_into(buffer)
}

pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name);
    found.map_or(String::new(), |a| {
        a.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_or_else(|_| a.value.to_string(), |v| v.into_owned())
    })
}

/// The row and column of `B5`, from 0; `None` outside a sheet.
fn position(cell: &str) -> Option<(u32, u32)> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = cell.split_at(letters);
    if !(1..=3).contains(&letters.len()) || !(1..=7).contains(&digits.len()) {
        return None;
    }
    let column = letters.bytes().fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    let within = (1..=COLUMNS).contains(&column) && (1..=ROWS).contains(&row);
    within.then(|| (row - 1, column - 1))
}

/// Reads no more than a part may have, and no longer texts.
struct Bounded<R> {
    inner: R,
    left: u64,
    /// Bytes since the last element began.
    text: usize,
}

const TOO_LARGE: &str = "too large";
const TOO_LONG: &str = "too long a text";

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(out)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| std::io::Error::other(TOO_LARGE))?;
        self.text = match memchr::memrchr(b'<', &out[..read]) {
            Some(at) => read - at,
            None => self.text + read,
        };
        if self.text > LONGEST_TEXT { Err(std::io::Error::other(TOO_LONG)) } else { Ok(read) }
    }
}

fn part_damage(path: &str, error: &std::io::Error) -> Damage {
    damage(path, error.to_string())
}

fn xml_damage(path: &str, error: &quick_xml::Error) -> Damage {
    damage(path, error.to_string())
}

fn damage(path: &str, cause: String) -> Damage {
    match cause {
        cause if cause.contains(TOO_LARGE) => Damage::TooLarge(path.to_string()),
        cause if cause.contains(TOO_LONG) => Damage::LongText(path.to_string()),
        cause => Damage::Other(cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_ends_at_xfd1048576() {
        for (cell, expected) in [
            ("A1", Some((0, 0))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("XFE1", None),
            ("A1048577", None),
            ("ZZZZZZZZZZZZZ2", None),
            ("A0", None),
            ("5", None),
        ] {
            assert_eq!(position(cell), expected, "{cell}");
        }
    }
}

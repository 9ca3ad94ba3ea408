//! Workbooks: XLSX and XLSB as streams of cells, XLS, ODS and XML spreadsheets 2003 whole. Each sheet that is read becomes a table of its own.

mod beside;
mod biff;
mod binary;
mod cell;
mod choice;
mod columns;
mod filler;
mod hashes;
mod hidden;
mod look;
mod notes;
mod number_format;
mod ods;
mod ods_style;
mod series;
mod shape;
mod strikes;
mod xml2003;

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::{Data, Ods, Reader, SheetVisible, Xls, Xlsb, Xlsx};

pub(in crate::import) use self::beside::Beside;
use self::cell::Showing;
use self::choice::Candidate;
use self::columns::Columns;
use self::filler::{Filler, RowSink, Text};
use self::hashes::hashes;
use self::hidden::hidden;
use self::look::CellLook;
use self::number_format::NumberFormat;
use self::ods::OdsLook;
use self::shape::{COLUMNS, Damage, Parts, ROWS, Shape};
use self::strikes::Strikes;
use self::xml2003::XmlBook;
use super::csv::unreadable;
use super::decode::Decoding;
use super::importer::{Blocks, Form, Importer, Wish};
use super::input::Input;
use crate::import::block::{Aside, Block};
use crate::import::statement::preamble;
use crate::words::{Failure, Place, Problem, msg};

/// The entry `xlsx` of [`super::importer::IMPORTERS`].
pub(in crate::import) struct XlsxFile;

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

/// A workbook is held in memory as it lies on disk, compressed; none is larger.
const LARGEST: u64 = 256 << 20;

impl Importer for XlsxFile {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn identify(&self, head: &[u8], _: &str) -> bool {
        head.starts_with(ZIP) || head.starts_with(OLE)
    }

    fn read(&self, input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
        let mut bytes = Vec::new();
        input.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| unreadable(wish.name, &e))?;
        if bytes.len() as u64 > LARGEST {
            return Err(damage(wish, &Damage::TooLarge(wish.name.to_string())));
        }
        if bytes.starts_with(ZIP) && !shape::is_workbook(&bytes) {
            return super::archive::read(&bytes, wish, blocks);
        }
        let mut book = Book::open(&bytes).map_err(|e| damage(wish, &e))?;
        read_all(&mut book, wish, blocks)
    }
}

/// The entry `xml` of [`super::importer::IMPORTERS`].
pub(in crate::import) struct XmlFile;

impl Importer for XmlFile {
    fn name(&self) -> &'static str {
        "xml"
    }

    fn identify(&self, head: &[u8], _: &str) -> bool {
        let text: Vec<u8> = head.iter().take(8192).filter(|b| **b != 0).copied().collect();
        let begin = text.iter().position(|b| b.is_ascii() && !b.is_ascii_whitespace()).unwrap_or(text.len());
        let has = |words: &[u8]| memchr::memmem::find(&text, words).is_some();
        text[begin..].starts_with(b"<") && has(xml2003::NAMESPACE) && has(b"Workbook")
    }

    fn read(&self, input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
        let mut decoding = Decoding::new(input, wish.encoding).map_err(|e| unreadable(wish.name, &e))?;
        let mut text = Vec::new();
        decoding.by_ref().take(LARGEST + 1).read_to_end(&mut text).map_err(|e| unreadable(wish.name, &e))?;
        if text.len() as u64 > LARGEST {
            return Err(damage(wish, &Damage::TooLarge(wish.name.to_string())));
        }
        let book = String::from_utf8(text).map_err(other).and_then(|text| XmlBook::read(&text));
        let mut book = Book::Xml(Box::new(book.map_err(|e| damage(wish, &e))?));
        read_all(&mut book, wish, blocks)
    }
}

/// Reads a workbook to its end.
fn read_all(book: &mut Book<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
    let form = read(book, wish, blocks).map_err(|stop| match stop {
        Stop::Damage(e) => damage(wish, &e),
        Stop::Failure(failure) => failure,
    })?;
    blocks.flush();
    Ok(form)
}

/// Why a workbook is not read on.
enum Stop {
    Damage(Damage),
    Failure(Failure),
}

impl From<Damage> for Stop {
    fn from(damage: Damage) -> Stop {
        Stop::Damage(damage)
    }
}

fn damage(wish: &Wish<'_>, damage: &Damage) -> Failure {
    told_damage(wish.name, damage)
}

fn told_damage(name: &str, damage: &Damage) -> Failure {
    let (message, hint) = match damage {
        Damage::Outside(cell) => {
            let shown: String = cell.chars().take(20).collect();
            (msg("import-cell-outside").with("cell", shown), "import-cell-outside-hint")
        }
        Damage::TooLarge(part) => {
            (msg("import-workbook-too-large").with("part", part.as_str()), "import-endless-line-hint")
        }
        Damage::LongText(part) => {
            (msg("import-workbook-long-text").with("part", part.as_str()), "import-endless-line-hint")
        }
        Damage::TooWide => {
            (msg("import-workbook-too-wide").with("rows", filler::WIDE_ROWS), "import-workbook-too-wide-hint")
        }
        Damage::Other(cause) => (msg("import-bad-workbook").with("cause", cause.as_str()), "import-bad-workbook-hint"),
    };
    Failure::refused(Problem::error(message).at(Place::file(name)).hint(msg(hint)))
}

/// The sheets of a workbook, with what stands beside the values of their cells; `None` for a file of another kind.
///
/// Whatever of them is read is measured first.
pub(in crate::import) fn open_beside<'a>(bytes: &'a [u8], name: &str) -> Result<Option<Beside<'a>>, Failure> {
    if !(bytes.starts_with(OLE) || bytes.starts_with(ZIP) && shape::is_workbook(bytes)) {
        return Ok(None);
    }
    Beside::open(bytes, name).map(Some)
}

fn other(error: impl ToString) -> Damage {
    Damage::Other(error.to_string())
}

type Bytes<'a> = Cursor<&'a [u8]>;

/// An open workbook.
enum Book<'a> {
    Xlsx { book: Box<Xlsx<Bytes<'a>>>, parts: Parts<'a>, formats: Vec<Option<NumberFormat>>, strikes: Strikes },
    Xlsb(Box<Xlsb<Bytes<'a>>>, CellLook),
    Xls(Box<Xls<Bytes<'a>>>, CellLook),
    Ods(Box<Ods<Bytes<'a>>>, OdsLook),
    Xml(Box<XmlBook>),
}

impl<'a> Book<'a> {
    fn open(bytes: &'a [u8]) -> Result<Book<'a>, Damage> {
        let cursor = || Cursor::new(bytes);
        if bytes.starts_with(OLE) {
            return Ok(Book::Xls(Box::new(Xls::new(cursor()).map_err(other)?), biff::read(bytes)));
        }
        let mut parts = Parts::new(bytes)?;
        if parts.has("content.xml") {
            let book = Box::new(Ods::new(cursor()).map_err(other)?);
            return Ok(Book::Ods(book, OdsLook::read(&mut parts)?));
        }
        if parts.has("workbook.bin") {
            let book = Box::new(Xlsb::new(cursor()).map_err(other)?);
            return Ok(Book::Xlsb(book, binary::read(&mut parts)?));
        }
        let book = Box::new(Xlsx::new(cursor()).map_err(other)?);
        Ok(Book::Xlsx { book, parts, formats: Vec::new(), strikes: Strikes::default() })
    }

    fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = match self {
            Book::Xlsx { book, .. } => book.sheets_metadata(),
            Book::Xlsb(book, _) => book.sheets_metadata(),
            Book::Xls(book, _) => book.sheets_metadata(),
            Book::Ods(book, _) => book.sheets_metadata(),
            Book::Xml(book) => return book.sheets.iter().map(|sheet| (sheet.name.clone(), !sheet.hidden)).collect(),
        };
        sheets.iter().map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect()
    }

    /// What is asked of the parts of an XLSX file; nothing of others.
    fn around(
        &mut self,
        ask: impl FnOnce(&mut Parts<'a>) -> Result<Vec<String>, Damage>,
    ) -> Result<Vec<String>, Damage> {
        match self {
            Book::Xlsx { parts, .. } => ask(parts),
            _ => Ok(Vec::new()),
        }
    }

    fn shape(&mut self, sheet: &str) -> Result<Shape, Damage> {
        match self {
            Book::Xlsx { parts, .. } => parts.shape(sheet),
            Book::Ods(_, look) => Ok(look.shape(sheet)),
            Book::Xls(_, look) | Book::Xlsb(_, look) => Ok(look.shape(sheet)),
            Book::Xml(book) => {
                let found = book.sheets.iter().find(|own| own.name == sheet);
                Ok(found.map(|own| own.shape.clone()).unwrap_or_default())
            }
        }
    }

    /// Puts the cells of a sheet into rows.
    fn fill(&mut self, sheet: &str, columns: Option<&Columns>, mut filler: Filler<'_>) -> Result<(), Damage> {
        let mut put = |position: (u32, u32), text: Text| {
            if position.0 >= ROWS || position.1 >= COLUMNS {
                return Err(Damage::Outside(format!("R{}C{}", position.0 + 1, position.1 + 1)));
            }
            let go_on = filler.put(position, text);
            if filler.is_too_wide() { Err(Damage::TooWide) } else { Ok(go_on) }
        };
        type Styles<'a> = (&'a [Option<NumberFormat>], &'a dyn Fn((u32, u32)) -> usize);
        let whole = |range: calamine::Range<Data>,
                     (formats, style): Styles<'_>,
                     put: &mut dyn FnMut((u32, u32), Text) -> Result<bool, Damage>| {
            let (top, left) = range.start().unwrap_or_default();
            let showing = Showing { columns, formats, is_1904: false };
            for (row, column, value) in range.used_cells() {
                let position = (top + row as u32, left + column as u32);
                if !put(position, showing.text(&cell::borrowed(value), style(position), position.1))? {
                    return Ok(());
                }
            }
            Ok(())
        };
        match self {
            Book::Xlsx { book, formats, strikes, .. } => {
                let is_1904 = book.has_1904_epoch();
                let mut cells = match book.worksheet_cells_reader(sheet) {
                    Ok(cells) => cells,
                    Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
                    Err(error) => return Err(other(error)),
                };
                if formats.is_empty() {
                    *formats = cells.styles().iter().map(format_of).collect();
                    strikes.learn(cells.styles());
                }
                strikes.begin();
                let showing = Showing { columns, formats, is_1904 };
                while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(other)? {
                    let position = cell.get_position();
                    strikes.see(position.0, style, cell.get_value());
                    if !put(position, showing.text(cell.get_value(), style, position.1))? {
                        return Ok(());
                    }
                }
            }
            Book::Xlsb(book, look) => {
                let showing = Showing { columns, formats: &look.formats, is_1904: false };
                let mut cells = book.worksheet_cells_reader(sheet).map_err(other)?;
                while let Some(cell) = cells.next_cell().map_err(other)? {
                    let position = cell.get_position();
                    let style = look.format(sheet, position);
                    if !put(position, showing.text(cell.get_value(), style, position.1))? {
                        return Ok(());
                    }
                }
            }
            Book::Xls(book, look) => {
                let range = book.worksheet_range(sheet).map_err(other)?;
                whole(range, (&look.formats, &|cell| look.format(sheet, cell)), &mut put)?;
            }
            Book::Ods(book, look) => {
                let range = book.worksheet_range(sheet).map_err(other)?;
                whole(range, (&look.formats, &|cell| look.format(sheet, cell)), &mut put)?;
            }
            Book::Xml(book) => {
                let showing = Showing { columns, formats: &book.formats, is_1904: false };
                let cells = book.sheets.iter().filter(|own| own.name == sheet).flat_map(|own| &own.cells);
                for (position, value, style) in cells {
                    if !put(*position, showing.text(&cell::borrowed(value), *style, position.1))? {
                        return Ok(());
                    }
                }
            }
        }
        filler.end_row();
        Ok(())
    }
}

fn format_of(style: &calamine::Style) -> Option<NumberFormat> {
    let format = style.number_format.as_ref()?;
    NumberFormat::parse(&format.format_code, format.format_id)
}

/// Reads the sheets that are chosen, one after the other.
fn read(book: &mut Book<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Stop> {
    let (mut candidates, mut shapes, mut asides): (Vec<Candidate>, _, _) = (Vec::new(), Vec::new(), Vec::new());
    for (name, visible) in book.sheets() {
        shapes.push(book.shape(&name)?);
        let mut head = Block::default();
        book.fill(&name, None, Filler::new(RowSink::Head(&mut head), None, &[]))?;
        let view = head.view().map_err(|_| other("utf-8"))?;
        let rows: Vec<_> = view.rows().collect();
        let header = wish.vocabulary.locate(&rows);
        let filled = |row: &crate::import::block::SourceRow<'_>| row.cells.iter().any(|cell| !cell.trim().is_empty());
        let has_rows = header.as_ref().is_some_and(|h| rows.iter().skip(h.rows).any(filled));
        let columns = header.map(|header| {
            let above = header.first;
            Columns::new(header, &name, &rows[..above], wish.vocabulary)
        });
        asides.extend(
            preamble::aside(&rows).filter(|_| columns.is_none()).map(|said| Aside { sheet: name.clone(), said }),
        );
        let printed = book.around(|parts| parts.print_titles(&name))?;
        asides.extend(preamble::aside_texts(&printed).map(|said| Aside { sheet: name.clone(), said }));
        // The first of so many rows that say something shows what a sheet without a header is.
        let top: Vec<_> = rows.iter().filter(|row| filled(row)).take(5).collect();
        let continues = candidates.iter().enumerate().rev().find_map(|(of, before)| {
            let goes_on = |columns: &&Columns| !top.is_empty() && top.iter().all(|row| columns.fit(row));
            before.columns.as_ref().filter(goes_on).map(|_| (of, top[0].line))
        });
        let continues = continues.filter(|_| visible && columns.is_none());
        candidates.push(Candidate { name, visible, columns, has_rows, continues, rows: HashMap::new() });
    }
    let comments = book.around(Parts::comments)?;
    if let (Some(said), Some(first)) = (preamble::aside_texts(&comments), candidates.first()) {
        asides.push(Aside { sheet: first.name.clone(), said });
    }
    let mut chosen = choice::choose(&candidates, wish).map_err(Stop::Failure)?;
    if chosen.is_empty() {
        return Err(Stop::Damage(other("0 sheets")));
    }
    let mut left = <[Vec<(usize, usize)>; 2]>::default();
    if wish.sheets.is_empty()
        && chosen.len() > 1
        && chosen.iter().all(|i| candidates[*i].columns.as_ref().is_some_and(Columns::is_dated))
    {
        for i in &chosen {
            let others: Vec<&Columns> = chosen.iter().filter_map(|other| candidates[*other].columns.as_ref()).collect();
            let shared = candidates[*i].columns.as_ref().map(|columns| columns.shared(&others)).unwrap_or_default();
            candidates[*i].rows = hashes(book, &candidates[*i], &shared)?;
        }
        if let Some(failure) = choice::equal(&candidates, &chosen, wish) {
            return Err(Stop::Failure(failure));
        }
        left = choice::repeated(&candidates, &chosen);
        chosen.retain(|i| !left[0].iter().any(|(copy, _)| copy == i));
    }
    let mut inferences = choice::told(&candidates, &chosen, &left, wish);
    let mut warnings = Vec::new();
    let one_of_many = candidates.len() > 1;
    for i in &chosen {
        let Candidate { name, columns, .. } = &candidates[*i];
        let place = if one_of_many { format!("{}#{name}", wish.name) } else { wish.name.to_string() };
        warnings.extend(hidden(&shapes[*i], columns.as_ref(), &place));
        blocks.open(one_of_many.then(|| name.clone()), name);
        blocks.block().asides.clone_from(&asides);
        book.fill(name, columns.as_ref(), Filler::new(RowSink::Blocks(blocks), columns.as_ref(), &shapes[*i].merged))?;
        if let (Book::Xlsx { strikes, .. }, Some(columns)) = (&*book, columns) {
            inferences.extend(strikes.told(columns.header.line, &place));
        }
    }
    let sheets = chosen.iter().map(|i| candidates[*i].name.clone()).collect();
    Ok(Form { sheets, inferences, warnings, ..Form::default() })
}

//! Workbooks: XLSX as a stream of cells, and the older XLS. Cells become the text that Excel shows.

use std::io::{Cursor, Read};

use calamine::{Data, ExcelDateTime, Reader, Xls, Xlsx};

use super::block::Block;
use super::csv::unreadable;
use super::importer::{Blocks, Form, Importer, Wish};
use super::input::Input;
use crate::import::headers::SEARCHED;
use crate::words::{Failure, Message, Place, Problem, msg};

/// The entry `xlsx` of [`super::importer::IMPORTERS`].
pub(in crate::import) struct XlsxFile;

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

impl Importer for XlsxFile {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn identify(&self, head: &[u8], _: &str) -> bool {
        head.starts_with(ZIP) || head.starts_with(OLE)
    }

    fn read(&self, mut input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
        let mut bytes = Vec::new();
        let old = input.head().starts_with(OLE);
        input.read_to_end(&mut bytes).map_err(|e| unreadable(wish.name, &e))?;
        let bytes = Cursor::new(bytes);
        let sheet = if old { read_xls(bytes, wish, blocks)? } else { read_xlsx(bytes, wish, blocks)? };
        blocks.flush();
        Ok(Form { sheet: Some(sheet), ..Form::default() })
    }
}

fn damaged(wish: &Wish<'_>, cause: impl ToString) -> Failure {
    let message = msg("import-bad-workbook").with("cause", cause.to_string());
    Failure::refused(Problem::error(message).at(Place::file(wish.name)).hint(msg("import-bad-workbook-hint")))
}

fn read_xlsx(bytes: Cursor<Vec<u8>>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<String, Failure> {
    let mut book = Xlsx::new(bytes).map_err(|e| damaged(wish, e))?;
    let names = book.sheet_names();
    let mut fill = |name: &str, target: Target<'_>| {
        let mut filler = Filler::new(target);
        let mut cells = book.worksheet_cells_reader(name).map_err(|e| damaged(wish, e))?;
        while let Some(cell) = cells.next_cell().map_err(|e| damaged(wish, e))? {
            if !filler.put(cell.get_position(), &shown(&cell.get_value().clone().into())) {
                return Ok(());
            }
        }
        filler.end_row();
        Ok(())
    };
    let sheet = choose(&names, wish, &mut fill)?;
    fill(&sheet, Target::Blocks(blocks))?;
    Ok(sheet)
}

fn read_xls(bytes: Cursor<Vec<u8>>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<String, Failure> {
    let mut book: Xls<_> = Xls::new(bytes).map_err(|e| damaged(wish, e))?;
    let names = book.sheet_names();
    let mut fill = |name: &str, target: Target<'_>| {
        let range = book.worksheet_range(name).map_err(|e| damaged(wish, e))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut filler = Filler::new(target);
        for (row, column, value) in range.used_cells() {
            if !filler.put((top + row as u32, left + column as u32), &shown(value)) {
                return Ok(());
            }
        }
        filler.end_row();
        Ok(())
    };
    let sheet = choose(&names, wish, &mut fill)?;
    fill(&sheet, Target::Blocks(blocks))?;
    Ok(sheet)
}

/// The sheet asked for, else the first with a header, else the first.
fn choose(
    names: &[String],
    wish: &Wish<'_>,
    fill: &mut dyn FnMut(&str, Target<'_>) -> Result<(), Failure>,
) -> Result<String, Failure> {
    if let Some(wanted) = wish.sheet {
        return names.iter().find(|n| *n == wanted).cloned().ok_or_else(|| {
            let known: Vec<Message> = names.iter().map(Message::verbatim).collect();
            let message = msg("import-no-sheet").with("sheet", wanted);
            let hint = msg("import-no-sheet-hint").with("sheets", known);
            Failure::refused(Problem::error(message).at(Place::file(wish.name)).hint(hint))
        });
    }
    for name in names {
        let mut head = Block::default();
        fill(name, Target::Head(&mut head))?;
        let view = head.view().map_err(|_| damaged(wish, "utf-8"))?;
        let rows: Vec<_> = view.rows().collect();
        if wish.vocabulary.locate(&rows).is_some() {
            return Ok(name.clone());
        }
    }
    names.first().cloned().ok_or_else(|| damaged(wish, "0 sheets"))
}

/// Where rows go: into a head to look at, or on their way.
enum Target<'a> {
    Head(&'a mut Block),
    Blocks(&'a mut Blocks),
}

/// Puts cells, which come one by one and with gaps, into rows.
struct Filler<'a> {
    target: Target<'a>,
    /// The row being filled, from 0, and its cells so far.
    row: Option<u32>,
    width: u32,
}

impl<'a> Filler<'a> {
    fn new(target: Target<'a>) -> Filler<'a> {
        Filler { target, row: None, width: 0 }
    }

    fn block(&mut self) -> &mut Block {
        match &mut self.target {
            Target::Head(block) => block,
            Target::Blocks(blocks) => blocks.block(),
        }
    }

    /// Adds a cell; `false` when no more are wanted.
    fn put(&mut self, (row, column): (u32, u32), text: &str) -> bool {
        if self.row != Some(row) {
            if !self.end_row() {
                return false;
            }
            self.row = Some(row);
            self.width = 0;
        }
        let gap = column.saturating_sub(self.width);
        let block = self.block();
        (0..gap).for_each(|_| block.push_cell(b""));
        block.push_cell(text.as_bytes());
        self.width = column + 1;
        true
    }

    /// Counts the row in; `false` when no more are wanted.
    fn end_row(&mut self) -> bool {
        let Some(row) = self.row.take() else { return true };
        self.block().end_row(u64::from(row) + 1, 0);
        match &mut self.target {
            Target::Head(block) => block.len() < SEARCHED,
            Target::Blocks(blocks) => blocks.pass(),
        }
    }
}

/// A cell as text: dates as ISO, numbers as Excel shows them, a formula's cached value.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::String(text) => text.clone(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => date_text(moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// The shortest text that reads back as the same number, but no more than the 15 digits that a
/// spreadsheet shows: what it stores as 0.30000000000000004 is 0.3 to its author.
fn number_text(number: f64) -> String {
    let shortest = number.to_string();
    let digits = shortest.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 15 {
        return shortest;
    }
    let rounded = format!("{number:.14e}");
    rounded.parse::<f64>().map_or(shortest, |short| short.to_string())
}

fn date_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}

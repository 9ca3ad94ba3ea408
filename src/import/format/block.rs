//! Rows of text on their way between two threads, many in one piece of memory.

use crate::import::row::telling_words;
use crate::import::statement::stated::Stated;

/// Rows as bytes; emptied and filled again and again.
#[derive(Debug, Default)]
pub(in crate::import) struct Block {
    /// The cells, one byte of ASCII behind each.
    bytes: Vec<u8>,
    /// The end of each cell in `bytes`.
    ends: Vec<u32>,
    rows: Vec<Span>,
    /// Where the row being filled begins.
    filled: usize,
    /// Does one of the [`telling_words`] stand in it? Known once it is [sealed](Block::seal).
    telling: Option<bool>,
    /// What parts the fields of the text that the rows are from.
    pub(in crate::import) delimiter: Option<u8>,
    /// A table begins with it: a sheet's name, where the file has several.
    pub(in crate::import) opens: Option<Option<String>>,
    /// The name of the sheet that begins with it, in any workbook.
    pub(in crate::import) title: Option<String>,
    /// What other sheets, which hold no table, say of the amounts: 封面, 说明, Notes.
    pub(in crate::import) asides: Vec<Aside>,
}

/// What a sheet says of amounts that stand on others.
#[derive(Clone, Debug)]
pub(in crate::import) struct Aside {
    pub(in crate::import) sheet: String,
    pub(in crate::import) said: Stated,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    line: u64,
    /// Where the row begins in the decoded file.
    offset: u64,
    /// Where it begins in the block.
    begin: u32,
    /// How many cells and bytes there are up to the end of the row.
    cells: u32,
    bytes: u32,
    plain: bool,
}

/// Rows in one block: many, since each handing over may wake a thread, but few enough to stay in its cache.
const ROWS: usize = 1024;

impl Block {
    /// Adds a cell to the row being filled.
    pub(in crate::import) fn push_cell(&mut self, cell: &[u8]) {
        self.bytes.extend_from_slice(cell);
        self.ends.push(self.bytes.len() as u32);
        self.bytes.push(b',');
    }

    /// A cell of the row being filled ends so many bytes behind those that are there: [`Block::append`] brings them.
    pub(in crate::import) fn mark_cell(&mut self, end: usize) {
        self.ends.push((self.bytes.len() + end) as u32);
    }

    /// And the row, which begins and ends so many bytes behind them.
    pub(in crate::import) fn mark_row(&mut self, begin: usize, end: usize, line: u64, offset: u64, plain: bool) {
        let there = self.bytes.len();
        let (begin, cells, bytes) = ((there + begin) as u32, self.ends.len() as u32, (there + end) as u32);
        self.rows.push(Span { line, offset, begin, cells, bytes, plain });
    }

    /// Brings the bytes of marked rows.
    pub(in crate::import) fn append(&mut self, rows: &[u8]) {
        self.bytes.extend_from_slice(rows);
        self.filled = self.bytes.len();
    }

    /// Takes the row being filled back.
    pub(in crate::import) fn drop_row(&mut self) {
        self.ends.truncate(self.rows.last().map_or(0, |row| row.cells as usize));
        self.bytes.truncate(self.filled);
    }

    /// The cells of the last complete row.
    pub(in crate::import) fn last_row(&self) -> Option<impl Iterator<Item = &[u8]>> {
        let row = self.rows.last()?;
        let before = self.rows.len().checked_sub(2).map_or(0, |i| self.rows[i].cells);
        let mut begin = row.begin as usize;
        Some(self.ends[before as usize..row.cells as usize].iter().map(move |end| {
            let cell = &self.bytes[begin..*end as usize];
            begin = *end as usize + 1;
            cell
        }))
    }

    /// The row being filled is complete.
    pub(in crate::import) fn end_row(&mut self, line: u64, offset: u64) {
        let plain = memchr::memchr3(b'\n', b'\r', b'\t', &self.bytes[self.filled..]).is_none();
        let (begin, cells, bytes) = (self.filled as u32, self.ends.len() as u32, self.bytes.len() as u32);
        self.filled = self.bytes.len();
        self.rows.push(Span { line, offset, begin, cells, bytes, plain });
    }

    /// No row will be added: looks for the telling words, on the thread that fills the block.
    pub(in crate::import) fn seal(&mut self, scan: &mut telling_words::Scan) {
        self.telling = Some(scan.finds_any(&self.bytes));
    }

    /// Adds a copy of a row.
    pub(in crate::import) fn push_row(&mut self, row: SourceRow<'_>) {
        row.cells.iter().for_each(|cell| self.push_cell(cell.as_bytes()));
        self.end_row(row.line, 0);
    }

    /// Rows completed.
    pub(in crate::import) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(in crate::import) fn is_full(&self) -> bool {
        self.rows.len() >= ROWS
    }

    pub(in crate::import) fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.rows.clear();
        self.filled = 0;
        self.telling = None;
        self.opens = None;
        self.title = None;
        self.asides.clear();
    }

    /// The rows as text, or the first place that is no UTF-8.
    pub(in crate::import) fn view(&self) -> Result<View<'_>, BadText> {
        match simdutf8::basic::from_utf8(&self.bytes) {
            Ok(text) => Ok(View { block: self, text }),
            Err(_) => Err(self.bad_text()),
        }
    }

    #[cold]
    fn bad_text(&self) -> BadText {
        let at = match std::str::from_utf8(&self.bytes) {
            Ok(text) => text.len(),
            Err(e) => e.valid_up_to(),
        };
        let row = self.rows.partition_point(|row| row.bytes as usize <= at).min(self.rows.len().saturating_sub(1));
        let first = row.checked_sub(1).map_or(0, |before| self.rows[before].cells as usize);
        let column = self.ends[first..].partition_point(|end| (*end as usize) < at);
        let (line, offset, begin) = self.rows.get(row).map_or((1, 0, 0), |row| (row.line, row.offset, row.begin));
        // Quotation marks before the byte would not be in the block.
        BadText { line, column: column as u64 + 1, offset: offset + (at - begin as usize) as u64 }
    }
}

/// Where a block is no UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct BadText {
    /// From 1.
    pub(in crate::import) line: u64,
    pub(in crate::import) column: u64,
    /// From 0, in the file.
    pub(in crate::import) offset: u64,
}

/// A block whose bytes are known to be text.
#[derive(Clone, Copy)]
pub(in crate::import) struct View<'b> {
    block: &'b Block,
    text: &'b str,
}

impl<'b> View<'b> {
    /// The rows, in order.
    pub(in crate::import) fn rows(self) -> impl Iterator<Item = SourceRow<'b>> {
        let telling = self.block.telling.unwrap_or_else(|| telling_words::occur_in(self.text));
        let mut first = 0;
        self.block.rows.iter().map(move |row| {
            let ends = &self.block.ends[first as usize..row.cells as usize];
            let text = &self.text[row.begin as usize..row.bytes as usize];
            let cells = CellTexts { text, base: row.begin, ends };
            first = row.cells;
            SourceRow { line: row.line, plain: row.plain, telling, cells }
        })
    }
}

/// A row of text with its line (or row) number in the file.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct SourceRow<'b> {
    pub(in crate::import) line: u64,
    /// There is no line break and no tab in its cells.
    pub(in crate::import) plain: bool,
    /// Somewhere in its block stands one of the [`telling_words`].
    pub(in crate::import) telling: bool,
    pub(in crate::import) cells: CellTexts<'b>,
}

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct CellTexts<'b> {
    text: &'b str,
    base: u32,
    ends: &'b [u32],
}

impl<'b> CellTexts<'b> {
    pub(in crate::import) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(in crate::import) fn get(&self, index: usize) -> Option<&'b str> {
        let end = *self.ends.get(index)?;
        let begin = if index == 0 { self.base } else { self.ends[index - 1] + 1 };
        self.text.get((begin - self.base) as usize..(end - self.base) as usize)
    }

    pub(in crate::import) fn iter(self) -> impl Iterator<Item = &'b str> {
        let mut begin = self.base;
        self.ends.iter().filter_map(move |&end| {
            let cell = self.text.get((begin - self.base) as usize..(end - self.base) as usize);
            begin = end + 1;
            cell
        })
    }

    /// All cells in one piece, a byte of ASCII behind each: what parted them in the file, or a comma.
    pub(in crate::import) fn text(&self) -> &'b str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_out_as_they_went_in() {
        let mut block = Block::default();
        block.push_cell("日期".as_bytes());
        block.push_cell(b"");
        block.end_row(1, 0);
        block.push_cell(b"ab");
        block.push_cell(b"\tc\r");
        block.end_row(4, 9);
        block.push_cell(b"taken back");
        block.drop_row();
        assert_eq!(block.last_row().unwrap().collect::<Vec<_>>(), [&b"ab"[..], b"\tc\r"]);
        let view = block.view().unwrap();
        let rows: Vec<_> = view.rows().map(|r| (r.line, r.plain, r.cells.iter().collect::<Vec<_>>())).collect();
        assert_eq!(rows, [(1, true, vec!["日期", ""]), (4, false, vec!["ab", "\tc\r"])]);
        block.push_cell(b"x");
        block.push_cell(b"a\xff");
        block.end_row(7, 20);
        assert_eq!(block.view().err(), Some(BadText { line: 7, column: 2, offset: 23 }));
    }

    #[test]
    fn a_delimiter_within_a_character_is_no_text() {
        let mut block = Block::default();
        for cell in [&b"ab"[..], b"\xef\xbc", b"\x90c"] {
            block.push_cell(cell);
        }
        block.end_row(3, 10);
        assert_eq!(block.view().err(), Some(BadText { line: 3, column: 2, offset: 13 }));
    }
}

//! Lines of text become rows of cells.
//!
//! Most exports hold not one quotation mark: each of their lines is a row, split at the delimiter, and a piece of
//! such lines is split without looking at anything else. A line with quotation marks is taken apart with care
//! (`quoted`), and may go on over the next ones.

use std::io::Read;
use std::ops::Range;

use super::csv::unreadable;
use super::importer::Blocks;
use super::quoted::{self, Cell};
use crate::words::{Failure, Place, Problem, msg};

/// How much is read at once.
const PIECE: usize = 256 * 1024;

/// No row is longer: without a bound a file without line ends would be held in memory whole.
const LONGEST_ROW: usize = 32 * 1024 * 1024;

/// A quoted text of so many lines is a quote that somebody forgot to close.
const LONGEST_TEXT: usize = 200;

/// How text is taken apart.
#[derive(Clone, Copy)]
pub(super) struct Manner<'a> {
    /// The file's name, for messages.
    pub(super) name: &'a str,
    pub(super) delimiter: u8,
    /// Lines end with CR alone.
    pub(super) ends_by_cr: bool,
}

/// Hands all rows on. The text must end with a line break.
pub(super) fn read(text: &mut impl Read, manner: Manner<'_>, blocks: &mut Blocks) -> Result<(), Failure> {
    let mut lines = Lines { manner, line: 1, offset: 0 };
    let mut buffer = vec![0; PIECE];
    // Bytes of a row whose end has not been read.
    let mut begun = 0;
    loop {
        if begun == buffer.len() {
            if begun >= LONGEST_ROW {
                let problem = Problem::error(msg("import-endless-line")).at(Place::line(manner.name, lines.line));
                return Err(Failure::refused(problem.hint(msg("import-endless-line-hint"))));
            }
            buffer.resize(2 * begun, 0);
        }
        let read = text.read(&mut buffer[begun..]).map_err(|e| unreadable(manner.name, &e))?;
        let filled = begun + read;
        if manner.ends_by_cr {
            cr_to_lf(&mut buffer[begun.saturating_sub(1)..filled]);
        }
        let whole = match read {
            0 => filled,
            _ => memchr::memrchr(b'\n', &buffer[begun..filled]).map_or(0, |at| begun + at + 1),
        };
        let Some(taken) = lines.rows(&buffer[..whole], read == 0, blocks)? else { return Ok(()) };
        if read == 0 {
            return Ok(());
        }
        lines.offset += taken as u64;
        buffer.copy_within(taken..filled, 0);
        begun = filled - taken;
    }
}

/// The last byte waits for the one after it, since it may begin a CRLF.
fn cr_to_lf(bytes: &mut [u8]) {
    for at in 1..bytes.len() {
        if bytes[at - 1] == b'\r' && bytes[at] != b'\n' {
            bytes[at - 1] = b'\n';
        }
    }
}

/// Does the first row end with CR alone?
pub(super) fn ends_by_cr(head: &[u8]) -> bool {
    let mut within = false;
    let end = head.iter().position(|byte| {
        within ^= *byte == b'"';
        !within && matches!(byte, b'\n' | b'\r')
    });
    end.is_some_and(|at| head[at] == b'\r' && head.get(at + 1).is_some_and(|next| *next != b'\n'))
}

/// Is there a CR that does not belong to a CRLF?
pub(super) fn has_lone_cr(text: &[u8]) -> bool {
    memchr::memchr_iter(b'\r', text).any(|at| text.get(at + 1).is_some_and(|next| *next != b'\n'))
}

struct Lines<'a> {
    manner: Manner<'a>,
    /// The number of the line that comes next, and where the buffer begins in the text.
    line: u64,
    offset: u64,
}

/// What became of a line.
enum Step {
    /// The row ends before this byte, and spans so many line breaks.
    Row { end: usize, lines: u64 },
    /// A quotation mark that opened at this byte is not closed in what has been read.
    Open(usize),
}

impl Lines<'_> {
    /// Hands on the rows of whole lines; how many bytes they were, or `None` when nobody wants more.
    fn rows(&mut self, text: &[u8], last: bool, blocks: &mut Blocks) -> Result<Option<usize>, Failure> {
        if memchr::memchr(b'"', text).is_none() && !has_lone_cr(text) {
            return Ok(self.plain(text, 0, text.len(), blocks).then_some(text.len()));
        }
        let mut at = 0;
        while let Some(length) = memchr::memchr(b'\n', &text[at..]) {
            let end = at + length;
            if memchr::memchr(b'"', &text[at..end]).is_none() && !has_lone_cr(&text[at..=end]) {
                if !self.plain(text, at, end + 1, blocks) {
                    return Ok(None);
                }
                at = end + 1;
                continue;
            }
            match self.row(text, at, end, blocks)? {
                Step::Row { end, lines } => {
                    blocks.block().end_row(self.line, self.offset + at as u64);
                    if !blocks.pass() {
                        return Ok(None);
                    }
                    self.line += lines;
                    at = end;
                }
                Step::Open(quote) if last || self.is_long(&text[quote..]) => {
                    return Err(self.unclosed(&text[at..quote]));
                }
                Step::Open(_) => {
                    blocks.block().drop_row();
                    return Ok(Some(at));
                }
            }
        }
        Ok(Some(text.len()))
    }

    /// Hands on lines without quotation marks; `false` when nobody wants more. They are copied as they stand, many at
    /// once.
    fn plain(&mut self, text: &[u8], from: usize, to: usize, blocks: &mut Blocks) -> bool {
        let delimiter = self.manner.delimiter;
        let plain = delimiter == b'\t' || memchr::memchr(b'\t', &text[from..to]).is_none();
        let (mut copied, mut row, mut cell) = (from, from, from);
        for at in memchr::memchr2_iter(delimiter, b'\n', &text[from..to]) {
            let at = from + at;
            if text[at] != b'\n' {
                blocks.block().mark_cell(at - copied);
                cell = at + 1;
                continue;
            }
            // An empty line is no row.
            if at > row {
                let end = if text[cell..at].ends_with(b"\r") { at - 1 } else { at };
                let block = blocks.block();
                block.mark_cell(end - copied);
                block.mark_row(row - copied, at + 1 - copied, self.line, self.offset + row as u64, plain);
                if block.is_full() {
                    block.append(&text[copied..=at]);
                    copied = at + 1;
                    if !blocks.pass() {
                        return false;
                    }
                }
            }
            self.line += 1;
            (row, cell) = (at + 1, at + 1);
        }
        blocks.block().append(&text[copied..to]);
        true
    }

    /// Fills the row that begins at `start`; its first line ends at `end`.
    fn row(&mut self, text: &[u8], start: usize, end: usize, blocks: &mut Blocks) -> Result<Step, Failure> {
        let delimiter = self.manner.delimiter;
        let cr_ends = has_lone_cr(&text[start..=end]) && self.ends_rows(&text[start..end], blocks);
        let (mut at, mut spread) = (start, None);
        loop {
            let after = match quoted::cell(text, at, delimiter) {
                Cell::Open(quote) => return Ok(Step::Open(quote)),
                Cell::Stray { quote, end } => {
                    self.stray(text, start, quote..end, blocks)?;
                    blocks.block().push_cell(&text[at..end]);
                    end
                }
                Cell::Quoted { inner, doubled, after } => {
                    let inside = &text[inner.clone()];
                    if spread.is_none() && memchr::memchr2(b'\n', b'\r', inside).is_some() {
                        spread = Some(inner.start);
                    }
                    if doubled {
                        blocks.block().push_cell(&quoted::undoubled(inside));
                    } else {
                        blocks.block().push_cell(inside);
                    }
                    after
                }
                Cell::Bare => {
                    let end = quoted::bare_end(text, at, delimiter, cr_ends);
                    blocks.block().push_cell(&text[at..end]);
                    end
                }
            };
            if text[after] == delimiter {
                at = after + 1;
                continue;
            }
            let crlf = text[after] == b'\r' && text.get(after + 1) == Some(&b'\n');
            let end = after + 1 + usize::from(crlf);
            let lines = quoted::breaks(&text[start..end]) + u64::from(text[end - 1] == b'\r');
            if let Some(quote) = spread {
                self.swallowed(text, start, quote, end, blocks)?;
            }
            return Ok(Step::Row { end, lines });
        }
    }

    /// Does a CR within a line end a row? Not where the line as a whole has as many cells as the row before it.
    fn ends_rows(&self, line: &[u8], blocks: &mut Blocks) -> bool {
        let usual = blocks.block().last_row().map(|cells| cells.count());
        usual != Some(quoted::count(line, self.manner.delimiter))
    }

    /// A quoted text over several lines: are they a text, or rows that a stray quotation mark swallowed?
    fn swallowed(
        &self,
        text: &[u8],
        start: usize,
        quote: usize,
        end: usize,
        blocks: &mut Blocks,
    ) -> Result<(), Failure> {
        let first = memchr::memchr2(b'\n', b'\r', &text[quote..end]).map_or(end, |at| quote + at);
        let delimiter = self.manner.delimiter;
        // A row that a stray mark cuts short is whole without it: of a text over several lines only the beginning stands here.
        let usual = blocks.block().last_row().map(|cells| cells.count());
        let cells = quoted::count_begun(&text[start..first], delimiter);
        let mut rows = match usual.is_none_or(|usual| cells >= usual) {
            true => quoted::Likeness::measure(&text[start..first], delimiter),
            false => quoted::Likeness::default(),
        };
        if let Some(cells) = blocks.block().last_row() {
            rows.add(cells);
        }
        if text[first..end].split(|b| matches!(b, b'\n' | b'\r')).any(|line| rows.is_like(line, delimiter)) {
            let line = self.line + quoted::breaks(&text[start..quote]);
            let problem = Problem::error(msg("import-swallowed-rows")).at(Place::line(self.manner.name, line));
            return Err(Failure::refused(problem.hint(msg("import-unclosed-quote-hint"))));
        }
        Ok(())
    }

    /// A quotation mark within a quoted text does no harm where the cells are the same with it and without.
    fn stray(&self, text: &[u8], start: usize, cell: Range<usize>, blocks: &mut Blocks) -> Result<(), Failure> {
        let end = memchr::memchr(b'\n', &text[cell.start..]).map_or(text.len(), |at| cell.start + at);
        if end < cell.end {
            let last = memchr::memchr(b'\n', &text[cell.end..]).map_or(text.len(), |at| cell.end + at);
            self.swallowed(text, start, cell.start, last, blocks)?;
        } else {
            let usual = blocks.block().last_row().map(|cells| cells.count());
            let plainly = memchr::memchr_iter(self.manner.delimiter, &text[start..end]).count() + 1;
            if usual == Some(plainly) {
                return Ok(());
            }
        }
        let line = self.line + quoted::breaks(&text[start..cell.start]);
        let problem = Problem::error(msg("import-stray-quote")).at(Place::line(self.manner.name, line));
        Err(Failure::refused(problem.hint(msg("import-stray-quote-hint"))))
    }

    fn is_long(&self, text: &[u8]) -> bool {
        memchr::memchr_iter(b'\n', text).nth(LONGEST_TEXT).is_some()
    }

    /// A quotation mark opens after `before` and is not closed.
    fn unclosed(&self, before: &[u8]) -> Failure {
        let line = self.line + quoted::breaks(before);
        let problem = Problem::error(msg("import-unclosed-quote")).at(Place::line(self.manner.name, line));
        Failure::refused(problem.hint(msg("import-unclosed-quote-hint")))
    }
}

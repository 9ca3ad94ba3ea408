//! Lines without quotation marks: what most exports are, from the first line to the last.
//!
//! Such a line is a row, split at the delimiter. This reads them faster than the `csv` package can, which has to
//! look at every byte for a quotation mark; from the first one on, the file is left to it.

use std::io::{self, Read};

use super::importer::Blocks;

/// How much is read at once.
const PIECE: usize = 256 * 1024;

/// Where plain lines ended.
pub(in crate::import) struct Rest {
    /// What has been read and not been handed on: whole lines and a piece of one, with a quotation mark among them.
    /// Empty at the end of the text.
    pub(in crate::import) text: Vec<u8>,
    /// The line that it begins with, from 1.
    pub(in crate::import) line: u64,
    /// Where it begins, from 0.
    pub(in crate::import) offset: u64,
    /// Does nobody want more rows?
    pub(in crate::import) enough: bool,
}

/// Hands rows on up to a quotation mark. The text must end with a line break.
pub(in crate::import) fn read(text: &mut impl Read, delimiter: u8, blocks: &mut Blocks) -> io::Result<Rest> {
    let mut rest = Rest { text: vec![0; PIECE], line: 1, offset: 0, enough: false };
    // Bytes of a line whose end has not been read.
    let mut begun = 0;
    loop {
        if begun == rest.text.len() {
            rest.text.resize(2 * begun, 0);
        }
        let read = text.read(&mut rest.text[begun..])?;
        let filled = begun + read;
        if read == 0 || memchr::memchr(b'"', &rest.text[begun..filled]).is_some() {
            rest.text.truncate(filled);
            return Ok(rest);
        }
        let whole = memchr::memrchr(b'\n', &rest.text[begun..filled]).map_or(0, |at| begun + at + 1);
        rest.enough = !rows(&rest.text[..whole], delimiter, &mut rest.line, rest.offset, blocks);
        if rest.enough {
            rest.text.clear();
            return Ok(rest);
        }
        rest.offset += whole as u64;
        rest.text.copy_within(whole..filled, 0);
        begun = filled - whole;
    }
}

/// Hands on the rows of whole lines that begin at `offset`; `false` when nobody wants more.
fn rows(text: &[u8], delimiter: u8, line: &mut u64, offset: u64, blocks: &mut Blocks) -> bool {
    let (mut row, mut cell) = (0, 0);
    for at in memchr::memchr2_iter(delimiter, b'\n', text) {
        if text[at] != b'\n' {
            blocks.block().push_cell(&text[cell..at]);
            cell = at + 1;
            continue;
        }
        // An empty line is no row.
        if at > row {
            let last = &text[cell..at];
            blocks.block().push_cell(last.strip_suffix(b"\r").unwrap_or(last));
            blocks.block().end_row(*line, offset + row as u64);
            if !blocks.pass() {
                return false;
            }
        }
        *line += 1;
        (row, cell) = (at + 1, at + 1);
    }
    true
}

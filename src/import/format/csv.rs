//! Text files with a delimiter: CSV, TSV and their relatives, in any encoding.

use std::io::{Cursor, Read};

use csv::{ByteRecord, ErrorKind, ReaderBuilder, Terminator};

use super::decode::{Decoding, Malformed};
use super::importer::{Blocks, Form, Importer, Wish};
use super::input::{HEAD, Input};
use super::plain_lines::{self, Rest};
use super::sniff;
use crate::words::{Exit, Failure, Place, Problem, io_cause, msg};

/// The entry `csv` of [`super::importer::IMPORTERS`].
pub(in crate::import) struct CsvFile;

/// A quoted text of so many lines is a quote that somebody forgot to close.
const LONGEST_TEXT: u64 = 200;

impl Importer for CsvFile {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn identify(&self, _: &[u8], _: &str) -> bool {
        true
    }

    fn read(&self, input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
        if input.head().iter().take(4096).filter(|b| **b == 0).count() > 0
            && super::encoding::marked(input.head()).is_none()
            && wish.encoding.is_none()
        {
            let message = msg("import-binary");
            let problem = Problem::error(message).at(Place::file(wish.name)).hint(msg("import-binary-hint"));
            return Err(Failure::refused(problem));
        }
        let mut decoding = Decoding::new(input, wish.encoding).map_err(|e| unreadable(wish.name, &e))?;
        let delimiter = match wish.delimiter {
            Some(delimiter) => delimiter,
            None => {
                let head = decoding.peek(HEAD).map_err(|e| unreadable(wish.name, &e))?;
                sniff::delimiter(&String::from_utf8_lossy(head), wish.vocabulary)
            }
        };
        let plain = plain_lines::read(&mut decoding, delimiter, blocks).map_err(|e| unreadable(wish.name, &e))?;
        if !plain.enough {
            read_quoted(plain, &mut decoding, delimiter, wish, blocks)?;
        }
        blocks.flush();
        Ok(Form { encoding: Some(decoding.choice()), delimiter: Some(delimiter), sheet: None })
    }
}

/// Reads what follows plain lines, and may have quotation marks.
fn read_quoted(
    plain: Rest,
    decoding: &mut Decoding<'_>,
    delimiter: u8,
    wish: &Wish<'_>,
    blocks: &mut Blocks,
) -> Result<(), Failure> {
    // A line ends with LF alone, so that lines can be counted; a CR before it is trimmed later.
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .terminator(Terminator::Any(b'\n'))
        .buffer_capacity(256 * 1024)
        .from_reader(Cursor::new(plain.text).chain(decoding));
    let mut record = ByteRecord::new();
    // The line of a row whose last cell holds the end of its line: of the last row, that is a quotation mark
    // which was never closed, and the rows below it are inside.
    let mut open = None;
    loop {
        let before = plain.line - 1 + reader.position().line();
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(bad_text(wish.name, error, before)),
        }
        let text = record.as_slice();
        let after = plain.line - 1 + reader.position().line();
        let inside = match after - before {
            1 => 0,
            _ => memchr::memchr_iter(b'\n', text).count() as u64,
        };
        // Empty lines before a row are skipped unseen; those inside quotes belong to it.
        let line = (after - 1).saturating_sub(inside).max(before);
        if inside > LONGEST_TEXT {
            return Err(unclosed(wish.name, line));
        }
        open = text.ends_with(b"\n").then_some(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let ends = (0..record.len()).filter_map(|i| record.range(i)).map(|range| range.end);
        let block = blocks.block();
        block.push_cells(text, ends);
        block.end_row(line, plain.offset + record.position().map_or(0, |p| p.byte()));
        if !blocks.pass() {
            open = None;
            break;
        }
    }
    open.map_or(Ok(()), |line| Err(unclosed(wish.name, line)))
}

/// A quotation mark opens and is not closed.
fn unclosed(name: &str, line: u64) -> Failure {
    let problem = Problem::error(msg("import-unclosed-quote")).at(Place::line(name, line));
    Failure::refused(problem.hint(msg("import-unclosed-quote-hint")))
}

/// The text could not be read on.
fn bad_text(name: &str, error: csv::Error, line: u64) -> Failure {
    match error.into_kind() {
        ErrorKind::Io(error) => unreadable(name, &error),
        other => {
            let message = msg("import-unreadable").with("cause", format!("{other:?}"));
            Failure::refused(Problem::error(message).at(Place::line(name, line)))
        }
    }
}

/// The bytes could not be read, or not in their encoding.
pub(in crate::import) fn unreadable(name: &str, error: &std::io::Error) -> Failure {
    match error.get_ref().and_then(|e| e.downcast_ref::<Malformed>()) {
        Some(bad) => {
            let message =
                msg("import-bad-byte").with("encoding", bad.encoding.as_str()).with("offset", bad.offset.to_string());
            let place = Place::line(name, bad.line);
            Failure::refused(Problem::error(message).at(place).hint(msg("import-bad-byte-hint")))
        }
        None => {
            let message = msg("import-unreadable").with("cause", io_cause(error));
            let problem = Problem::error(message).at(Place::file(name));
            Failure { exit: Exit::CouldNotRun, problems: vec![problem] }
        }
    }
}

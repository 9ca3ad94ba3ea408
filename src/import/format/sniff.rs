//! The delimiter of a text file, found by trying each.

use csv::{ReaderBuilder, StringRecord, Terminator};

use crate::import::header::headers::{SEARCHED, Vocabulary};

const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The delimiter under which a row has most known headers; where none has any, the one that gives
/// most rows the same number of fields.
pub(in crate::import) fn delimiter(head: &str, vocabulary: &Vocabulary) -> u8 {
    let score = |delimiter: &u8| {
        let rows = rows(head, *delimiter);
        let known = rows.iter().map(|row| vocabulary.known(row.iter())).max().unwrap_or(0);
        let mut widths: Vec<usize> = rows.iter().map(StringRecord::len).filter(|n| *n > 1).collect();
        widths.sort_unstable();
        let alike = widths.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
        (known, alike)
    };
    // Of equals the first: `max_by_key` takes the last.
    *CANDIDATES.iter().rev().max_by_key(|c| score(c)).unwrap_or(&b',')
}

fn rows(head: &str, delimiter: u8) -> Vec<StringRecord> {
    // Line by line, so that a stray quote in a title does not swallow the header.
    head.lines()
        .take(SEARCHED)
        .filter_map(|line| {
            // Making a reader costs far more than reading a line with it.
            if !line.contains('"') {
                return (!line.is_empty()).then(|| line.split(char::from(delimiter)).collect());
            }
            let mut reader = ReaderBuilder::new()
                .delimiter(delimiter)
                .has_headers(false)
                .terminator(Terminator::Any(b'\n'))
                .from_reader(line.as_bytes());
            reader.records().next()?.ok()
        })
        .collect()
}

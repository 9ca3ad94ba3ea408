//! CSV as every table leaves the program: text that a spreadsheet would run as a formula is guarded.
//!
//! The guard is an apostrophe, and another one where a text has guards already, so that taking one off gives back
//! what was there, whatever it was. Every reader of sheets takes it off.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

/// Writes records; each field is text, and guarded.
pub struct CsvWriter<W: Write> {
    to: Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    /// For programs: UTF-8, commas, LF.
    pub fn new(out: W) -> CsvWriter<W> {
        CsvWriter { to: Writer::from_writer(out) }
    }

    /// For spreadsheets: with the mark without which a Chinese Excel takes UTF-8 for GBK, and with CRLF.
    pub fn for_excel(mut out: W) -> io::Result<CsvWriter<W>> {
        out.write_all("\u{feff}".as_bytes())?;
        Ok(CsvWriter { to: WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out) })
    }

    /// In another file's form: its delimiter, rows of any length, CRLF.
    pub fn delimited(out: W, delimiter: u8) -> CsvWriter<W> {
        let mut builder = WriterBuilder::new();
        CsvWriter { to: builder.delimiter(delimiter).flexible(true).terminator(Terminator::CRLF).from_writer(out) }
    }

    /// Writes one record.
    pub fn record(&mut self, fields: impl IntoIterator<Item = impl AsRef<str>>) -> io::Result<()> {
        fields.into_iter().try_for_each(|field| self.field(field.as_ref()))?;
        self.end_record()
    }

    /// Writes one field of a record.
    pub fn field(&mut self, field: &str) -> io::Result<()> {
        match needs_guard(field) {
            true => self.to.write_field(format!("'{field}"))?,
            false => self.to.write_field(field)?,
        }
        Ok(())
    }

    /// Ends a record.
    pub fn end_record(&mut self) -> io::Result<()> {
        Ok(self.to.write_record(None::<&[u8]>)?)
    }

    /// Writes out what is left.
    pub fn finish(mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// The text without the apostrophe that keeps a spreadsheet from running it.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if needs_guard(rest) => rest,
        _ => text,
    }
}

/// Would a spreadsheet run this, or take off its guard? A plain number is what it says it is.
pub fn needs_guard(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let Some(first) = bare.chars().next() else { return false };
    let runs = matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    runs && !(matches!(first, '+' | '-') && is_number(&bare[1..]))
}

fn is_number(text: &str) -> bool {
    let mut digits = false;
    let plain = text.bytes().all(|b| {
        digits |= b.is_ascii_digit();
        b.is_ascii_digit() || matches!(b, b'.' | b',')
    });
    plain && digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(field: &str) -> String {
        let mut bytes = Vec::new();
        let mut writer = CsvWriter::new(&mut bytes);
        writer.record([field]).unwrap();
        writer.finish().unwrap();
        String::from_utf8(bytes).unwrap().trim_end_matches('\n').to_string()
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_guarded() {
        for (field, expected) in [
            ("rent", "rent"),
            ("=1+1", "'=1+1"),
            ("+86 10", "'+86 10"),
            ("-discounts", "'-discounts"),
            ("@SUM(1)", "'@SUM(1)"),
            ("＝1＋1", "'＝1＋1"),
            ("－折扣", "'－折扣"),
            ("'=quoted", "''=quoted"),
            ("'quoted'", "'quoted'"),
            ("-1,234.56", "\"-1,234.56\""),
            ("-5.00", "-5.00"),
            ("-5+cmd", "'-5+cmd"),
            ("-", "'-"),
            ("\t=1", "'\t=1"),
        ] {
            assert_eq!(written(field), expected);
        }
    }

    /// Whatever a text is, it comes back; and no field begins with what runs.
    #[test]
    fn every_text_comes_back() {
        let parts = ["'", "=", "+", "-", "@", "＝", "＠", "\t", "\r", "1", "a", "费", ".", " ", "\"", ","];
        for a in parts {
            for b in parts {
                for c in parts {
                    let text = format!("{a}{b}{c}");
                    let line = written(&text) + "\n";
                    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
                    let record = reader.records().next().unwrap().unwrap();
                    assert_eq!(unguarded(&record[0]), text);
                    let runs = record[0].starts_with(['=', '@', '＝', '＠', '\t', '\r']);
                    assert!(!runs, "{text:?} is written {:?}", &record[0]);
                }
            }
        }
    }
}

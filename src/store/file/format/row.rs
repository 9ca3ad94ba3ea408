//! One row of a batch, taken apart and read as a posting. (`row_writer` writes it.)
//!
//! A record is a line: the writer turns line breaks inside a text into blanks. Readers here and
//! the fast one in `scan` rest on that.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::columns::{Column, Columns};
use crate::model::{Currency, Money, Month, PostingRef};
use crate::store::fingerprint::{Fingerprinter, Identity, SourceRow, source_text};

/// Reads an amount exactly as [`super::row_writer::write_row`] writes it.
pub(in crate::store::file) fn parse_minor(text: &[u8], digits: u32) -> Option<i64> {
    let (negative, number) = match text.strip_prefix(b"-") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let point = if digits == 0 { number.len() } else { number.len().checked_sub(digits as usize + 1)? };
    if point == 0 || number.get(point).is_some_and(|b| *b != b'.') {
        return None;
    }
    let mut minor: i64 = 0;
    for (i, &byte) in number.iter().enumerate() {
        if i == point {
            continue;
        }
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        // Counted downwards, so that the least i64 reads too.
        minor = minor.checked_mul(10)?.checked_sub(i64::from(digit))?;
    }
    if negative { Some(minor) } else { minor.checked_neg() }
}

#[derive(Clone, Copy)]
struct Span {
    from: usize,
    to: usize,
    unquoted: bool,
}

/// Takes lines apart; keeps its buffers from row to row.
#[derive(Default)]
pub(in crate::store::file) struct RowBuffer {
    spans: Vec<Span>,
    unquoted: String,
}

impl RowBuffer {
    /// Splits a line, without its line end, into fields; `None` where quotes do not close.
    pub(in crate::store::file) fn split<'a>(&'a mut self, line: &'a str) -> Option<RawRow<'a>> {
        self.spans.clear();
        self.unquoted.clear();
        let bytes = line.as_bytes();
        let mut at = 0;
        loop {
            if bytes.get(at) == Some(&b'"') {
                at = self.quoted(line, at + 1)?;
            } else {
                let to = memchr::memchr(b',', &bytes[at..]).map_or(bytes.len(), |n| at + n);
                self.spans.push(Span { from: at, to, unquoted: false });
                at = to;
            }
            match bytes.get(at) {
                None => break,
                Some(b',') => at += 1,
                Some(_) => return None,
            }
        }
        Some(RawRow { line, spans: &self.spans, unquoted: &self.unquoted })
    }

    /// A field whose opening quote stands before `at`; returns where it ends.
    fn quoted(&mut self, line: &str, mut at: usize) -> Option<usize> {
        let from = self.unquoted.len();
        loop {
            let quote = at + memchr::memchr(b'"', &line.as_bytes()[at..])?;
            self.unquoted.push_str(&line[at..quote]);
            at = quote + 1;
            if line.as_bytes().get(at) != Some(&b'"') {
                break;
            }
            self.unquoted.push('"');
            at += 1;
        }
        self.spans.push(Span { from, to: self.unquoted.len(), unquoted: true });
        Some(at)
    }
}

/// The fields of a line.
#[derive(Clone, Copy)]
pub(in crate::store::file) struct RawRow<'a> {
    line: &'a str,
    spans: &'a [Span],
    unquoted: &'a str,
}

impl<'a> RawRow<'a> {
    /// How many fields.
    pub(in crate::store::file) fn len(&self) -> usize {
        self.spans.len()
    }

    /// A field; empty where the line is short.
    pub(in crate::store::file) fn get(&self, index: usize) -> &'a str {
        match self.spans.get(index) {
            Some(span) => {
                let text = if span.unquoted { self.unquoted } else { self.line };
                &text[span.from..span.to]
            }
            None => "",
        }
    }

    /// The field of a column; empty where the batch has no such column.
    pub(in crate::store::file) fn column(&self, columns: &Columns, column: Column) -> &'a str {
        columns.at(column).map_or("", |at| self.get(at))
    }

    /// What the row says that its amount is in, if that is something else than this.
    pub(in crate::store::file) fn other_currency(&self, columns: &Columns, currency: Currency) -> Option<&'a str> {
        let said = self.get(columns.currency_at()?);
        (said != currency.code()).then_some(said)
    }

    /// The raw text of an axis.
    pub(super) fn source_member(&self, columns: &Columns, axis: usize) -> &'a str {
        columns.source_at(axis).map_or("", |at| self.get(at))
    }

    /// The identity of the row; `None` where its amount does not read.
    pub(in crate::store::file) fn identity(
        &self,
        columns: &Columns,
        digits: u32,
        prints: &mut Fingerprinter,
    ) -> Option<Identity> {
        let text = |column| self.column(columns, column);
        let row = SourceRow {
            period: self.get(0),
            date: self.get(1),
            voucher: text(Column::Voucher),
            line: text(Column::Line),
            account: text(Column::SourceAccount),
            category: self.get(Columns::CATEGORY),
            description: text(Column::Description),
            vendor: text(Column::Vendor),
            invoice: text(Column::Invoice),
            commitment: text(Column::Commitment),
            minor: parse_minor(text(Column::Amount).as_bytes(), digits)?,
            source: text(Column::Source),
            source_line: text(Column::SourceLine),
            flag: text(Column::Flag),
        };
        let members = columns.by_name.iter().map(|&axis| {
            let member = self.get(Columns::AXES + axis);
            (columns.axes[axis].as_str(), source_text(member, self.source_member(columns, axis)))
        });
        Some(prints.identity(&row, members))
    }

    /// Lends the row to `f` as a posting with the members that `axes` asks for.
    ///
    /// Fails with the name and text of the first field that does not read.
    pub(in crate::store::file) fn posting<T>(
        &self,
        columns: &Columns,
        axes: &AxisMap,
        currency: Currency,
        f: impl FnOnce(&PostingRef<'_>) -> T,
    ) -> Result<T, BadField> {
        let bad = |name: &'static str, text: &str| BadField { name, text: text.to_string() };
        let text = |column| self.column(columns, column);
        let (period, date, category) = (self.get(0), self.get(1), self.get(Columns::CATEGORY));
        let month = Month::parse(period).ok_or_else(|| bad("period", period))?;
        let date = match date {
            "" => None,
            date => Some(read_date(date).ok_or_else(|| bad("date", date))?),
        };
        if category.is_empty() {
            return Err(bad("category", category));
        }
        let amount = text(Column::Amount);
        let minor = parse_minor(amount.as_bytes(), currency.digits()).ok_or_else(|| bad("amount", amount))?;
        if let Some(other) = self.other_currency(columns, currency) {
            return Err(bad("currency", other));
        }
        let source_line = text(Column::SourceLine);
        let source_line = match source_line {
            "" => 0,
            number => number.parse().map_err(|_| bad("source_line", number))?,
        };
        let members: Vec<&str> =
            axes.0.iter().map(|axis| axis.map_or("", |axis| self.get(Columns::AXES + axis))).collect();
        let source_members: Vec<&str> =
            axes.0.iter().map(|axis| axis.map_or("", |axis| self.source_member(columns, axis))).collect();
        Ok(f(&PostingRef {
            month,
            date,
            category,
            members: &members,
            amount: Money::from_minor(minor, currency),
            description: text(Column::Description),
            voucher: text(Column::Voucher),
            line: text(Column::Line),
            vendor: text(Column::Vendor),
            invoice: text(Column::Invoice),
            counterparty: text(Column::Counterparty),
            commitment: text(Column::Commitment),
            source_account: text(Column::SourceAccount),
            source: text(Column::Source),
            source_line,
            flag: text(Column::Flag),
            source_members: &source_members,
        }))
    }
}

/// Reads a day, the fastest way for how the writer writes it.
fn read_date(text: &str) -> Option<NaiveDate> {
    let number = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    match text.as_bytes() {
        [year @ .., b'-', m1, m2, b'-', d1, d2]
            if year.len() == 4 && year.iter().chain([m1, m2, d1, d2]).all(u8::is_ascii_digit) =>
        {
            NaiveDate::from_ymd_opt(number(year) as i32, number(&[*m1, *m2]), number(&[*d1, *d2]))
        }
        _ => text.parse().ok(),
    }
}

/// A field of a batch that does not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct BadField {
    pub(in crate::store::file) name: &'static str,
    pub(in crate::store::file) text: String,
}

/// For each axis asked for, which axis of the batch it is.
#[derive(Clone, Debug)]
pub(in crate::store::file) struct AxisMap(Vec<Option<usize>>);

impl AxisMap {
    /// The axes `wanted`, looked up in a batch.
    pub(in crate::store::file) fn new(columns: &Columns, wanted: &[String]) -> AxisMap {
        AxisMap(wanted.iter().map(|w| columns.axes.iter().position(|a| a == w)).collect())
    }
}

/// A field of a row as bytes, without quotes: for the few texts that `scan` must name.
pub(in crate::store::file) fn unquote(field: &str) -> Cow<'_, str> {
    match field.strip_prefix('"').and_then(|f| f.strip_suffix('"')) {
        Some(inner) => Cow::Owned(inner.replace("\"\"", "\"")),
        None => Cow::Borrowed(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_split_into_fields() {
        for (line, expected) in [
            ("", vec![""]),
            ("a,,b", vec!["a", "", "b"]),
            ("\"a,b\",c\"d,\"e\"\"f\"", vec!["a,b", "c\"d", "e\"f"]),
            ("a,\"\"", vec!["a", ""]),
            ("甲,\"乙,丙\",", vec!["甲", "乙,丙", ""]),
        ] {
            let mut buffer = RowBuffer::default();
            let row = buffer.split(line).unwrap();
            let fields: Vec<&str> = (0..row.len()).map(|i| row.get(i)).collect();
            assert_eq!(fields, expected, "{line}");
        }
        for broken in ["\"a", "\"a\"b,c"] {
            assert!(RowBuffer::default().split(broken).is_none(), "{broken}");
        }
    }
}

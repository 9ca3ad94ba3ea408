//! One row of a batch, written. (`row` reads it.)

use chrono::{Datelike, NaiveDate};

use super::columns::Columns;
use crate::model::{Currency, Month, PostingRef};

/// Writes a posting as a line. Members beyond those it has are empty.
///
/// Bytes straight into the buffer, no `format!`: this runs once for every imported row.
pub(in crate::store::file) fn write_row(out: &mut Vec<u8>, columns: &Columns, posting: &PostingRef<'_>) {
    put_month(out, posting.month);
    out.push(b',');
    if let Some(date) = posting.date {
        put_date(out, date);
    }
    out.push(b',');
    put_text(out, posting.category);
    for axis in 0..columns.axes.len() {
        out.push(b',');
        put_text(out, posting.members.get(axis).unwrap_or(&""));
    }
    out.push(b',');
    put_minor(out, posting.amount.minor(), posting.amount.currency());
    if let Some(currency) = columns.currency {
        out.push(b',');
        put_text(out, currency.code());
    }
    for text in [
        posting.description,
        posting.voucher,
        posting.line,
        posting.vendor,
        posting.invoice,
        posting.counterparty,
        posting.commitment,
        posting.source_account,
        posting.source,
    ] {
        out.push(b',');
        put_text(out, text);
    }
    out.push(b',');
    put_decimal(out, posting.source_line, 0);
    out.push(b',');
    put_text(out, posting.flag);
    for axis in 0..columns.axes.len() {
        out.push(b',');
        put_text(out, posting.source_members.get(axis).unwrap_or(&""));
    }
    out.push(b'\n');
}

/// Writes a field, in quotes only where it needs them.
#[inline]
pub(in crate::store::file) fn put_text(out: &mut Vec<u8>, text: &str) {
    if !text.is_empty() {
        put_some(out, text.as_bytes());
    }
}

/// Apart, so that the many empty fields cost a comparison and no call.
fn put_some(out: &mut Vec<u8>, bytes: &[u8]) {
    if !needs_quotes(bytes) {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    for &byte in bytes {
        match byte {
            b'"' => out.extend_from_slice(b"\"\""),
            b'\n' | b'\r' => out.push(b' '),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}

/// Is there a byte that asks for quotes? Looks at pieces of a fixed size, which the compiler turns into vector
/// code; the last piece overlaps the one before, so that no bytes are left to look at singly.
fn needs_quotes(bytes: &[u8]) -> bool {
    match bytes.len() {
        16.. => any_special::<16>(bytes),
        8.. => any_special::<8>(bytes),
        _ => any_special::<1>(bytes),
    }
}

/// For texts of at least `N` bytes.
fn any_special<const N: usize>(bytes: &[u8]) -> bool {
    let (pieces, _) = bytes.as_chunks::<N>();
    pieces.iter().any(special) || bytes.last_chunk::<N>().is_some_and(special)
}

#[inline]
fn special<const N: usize>(piece: &[u8; N]) -> bool {
    // All of them, without a branch that would stop at the first.
    piece.iter().fold(false, |found, &b| found | (b == b',') | (b == b'"') | (b == b'\n') | (b == b'\r'))
}

/// `00` to `99`.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut n = 0;
    while n < 100 {
        pairs[n] = [b'0' + n as u8 / 10, b'0' + n as u8 % 10];
        n += 1;
    }
    pairs
};

/// Writes a number of the smallest unit, with a point before so many decimals.
fn put_decimal(out: &mut Vec<u8>, number: u64, decimals: usize) {
    // Twenty digits and a point, written from the end; two digits with each division.
    let mut digits = [b'0'; 22];
    let (mut at, mut rest) = (digits.len(), number);
    while rest >= 10 {
        at -= 2;
        [digits[at], digits[at + 1]] = PAIRS[(rest % 100) as usize];
        rest /= 100;
    }
    if rest > 0 || at == digits.len() {
        at -= 1;
        digits[at] = b'0' + rest as u8;
    }
    if decimals == 0 {
        out.extend_from_slice(&digits[at..]);
        return;
    }
    // At least one digit stands before the point.
    let point = digits.len() - decimals;
    out.extend_from_slice(&digits[at.min(point - 1)..point]);
    out.push(b'.');
    out.extend_from_slice(&digits[point..]);
}

fn put_month(out: &mut Vec<u8>, month: Month) {
    let ([a, b, c, d], [e, f]) = (four_digits(month.year()), two_digits(month.month()));
    out.extend_from_slice(&[a, b, c, d, b'-', e, f]);
}

fn put_date(out: &mut Vec<u8>, date: NaiveDate) {
    let [a, b, c, d] = four_digits(date.year());
    let ([e, f], [g, h]) = (two_digits(date.month()), two_digits(date.day()));
    out.extend_from_slice(&[a, b, c, d, b'-', e, f, b'-', g, h]);
}

fn four_digits(year: i32) -> [u8; 4] {
    let year = year.unsigned_abs();
    let ([a, b], [c, d]) = (two_digits(year / 100 % 100), two_digits(year % 100));
    [a, b, c, d]
}

fn two_digits(number: u32) -> [u8; 2] {
    PAIRS[(number % 100) as usize]
}

fn put_minor(out: &mut Vec<u8>, minor: i64, currency: Currency) {
    if minor < 0 {
        out.push(b'-');
    }
    put_decimal(out, minor.unsigned_abs(), currency.digits() as usize);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Money;
    use crate::store::file::format::row::{AxisMap, RowBuffer, parse_minor};

    #[test]
    fn amounts_read_as_written_and_no_other_way() {
        let yen = Currency::parse("JPY").unwrap();
        for minor in [0, 5, -5, 100, -123_456, i64::MAX, i64::MIN] {
            for currency in [Currency::CNY, yen] {
                let mut text = Vec::new();
                put_minor(&mut text, minor, currency);
                assert_eq!(parse_minor(&text, currency.digits()), Some(minor), "{text:?}");
                if minor != i64::MIN {
                    assert_eq!(text, Money::from_minor(minor, currency).plain().as_bytes());
                }
            }
        }
        for bad in ["", "-", "1", "1.2", ".50", "1.234", "1,00", "+1.00", "1.0a", "99999999999999999999.00"] {
            assert_eq!(parse_minor(bad.as_bytes(), 2), None, "{bad}");
        }
    }

    #[test]
    fn texts_are_quoted_where_they_must_be_and_stay_one_line() {
        let columns = Columns::canonical(&[]);
        for (text, written) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""),
            ("a\nb", "\"a b\""),
            ("\r", "\" \""),
            ("", ""),
        ] {
            let posting = PostingRef {
                month: Month::parse("2026-02").unwrap(),
                date: None,
                category: "c",
                members: &[],
                amount: Money::from_minor(5, Currency::CNY),
                description: text,
                voucher: "",
                line: "",
                vendor: "",
                invoice: "",
                counterparty: "",
                commitment: "",
                source_account: "",
                source: "s",
                source_line: 10,
                flag: "",
                source_members: &[],
            };
            let mut line = b"before\n".to_vec();
            write_row(&mut line, &columns, &posting);
            assert_eq!(String::from_utf8(line).unwrap(), format!("before\n2026-02,,c,0.05,{written},,,,,,,,s,10,\n"));
        }
    }

    #[test]
    fn a_posting_reads_back_with_any_text() {
        let axes = vec!["project".to_string(), "department".to_string()];
        let columns = Columns::canonical(&axes);
        let posting = PostingRef {
            month: Month::parse("2026-02").unwrap(),
            date: NaiveDate::from_ymd_opt(2026, 3, 1),
            category: "人力成本:加班费",
            members: &["阳光花园", ""],
            amount: Money::from_minor(-1_050, Currency::CNY),
            description: "a \"quoted\", text",
            voucher: "记-12",
            line: "3",
            vendor: "甲,乙",
            invoice: "No 1",
            counterparty: "c",
            commitment: "PO-1",
            source_account: "660201",
            source: "1月.csv",
            source_line: 17,
            flag: "adj",
            source_members: &["阳光", "-"],
        };
        let mut line = Vec::new();
        write_row(&mut line, &columns, &posting);
        let line = String::from_utf8(line).unwrap();
        let mut buffer = RowBuffer::default();
        let row = buffer.split(line.trim_end_matches('\n')).unwrap();
        let map = AxisMap::new(&columns, &axes);
        row.posting(&columns, &map, Currency::CNY, |read| assert_eq!(*read, posting)).unwrap();
    }
}

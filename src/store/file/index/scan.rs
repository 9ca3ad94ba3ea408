//! The fast scanner: sums of a batch straight from its bytes.
//!
//! A report without an index reads every batch, so this loop is what the user waits for. It looks
//! at the first fields only (period, date, category, axes, amount), never copies them, and takes
//! the bytes from category to the last axis as one key, which gets a number. What a key means is
//! found out once for each key, not for each row. It trusts the writer's form (a record is
//! a line); that a batch is the writer's is known from its hash.

use chrono::NaiveDate;
use memchr::memmem;

use super::sum::{REVERSAL, Sum};
use super::whole_line::{says_its_currency, takes_back};
use crate::model::Month;
use crate::model::posting::flag;
use crate::store::file::format::columns::{Column, Columns};
use crate::store::file::format::key_table::KeyTable;
use crate::store::file::format::row::{RowBuffer, parse_minor};

/// Days as `yyyymmdd`, which compares as days do.
pub(in crate::store::file) type DayKey = u32;

/// The day as a key.
pub(in crate::store::file) fn day_key(day: NaiveDate) -> DayKey {
    use chrono::Datelike;
    day.year() as u32 * 10_000 + day.month() * 100 + day.day()
}

/// The key as a day; `None` for one that no calendar has.
pub(in crate::store::file) fn day_of(key: DayKey) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt((key / 10_000) as i32, key / 100 % 100, key % 100)
}

/// What a batch has in one month: a stretch of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct Part {
    /// Which batch, by the number of whoever scans.
    pub(in crate::store::file) batch: u32,
    pub(in crate::store::file) month: Month,
    pub(in crate::store::file) from: u64,
    pub(in crate::store::file) to: u64,
    pub(in crate::store::file) rows: u64,
    pub(in crate::store::file) total: i64,
    pub(super) first_day: DayKey,
    pub(in crate::store::file) last_day: DayKey,
    /// The sources named by its first and last row.
    pub(in crate::store::file) sources: [String; 2],
}

/// Why bytes could not be summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::file) enum ScanError {
    /// Not what a batch looks like, at this offset.
    Malformed(u64),
    /// A sum does not fit.
    Overflow,
}

/// So many amounts are added at once.
const WAITING: usize = 256;

/// Sums of batches that share their columns, by month and key.
pub(in crate::store::file) struct Scanner {
    axes: usize,
    digits: u32,
    /// The first and last day that counts.
    window: (DayKey, DayKey),
    keys: KeyTable,
    months: Vec<(Month, Vec<Sum>)>,
    /// Numbers of keys and amounts of the current month that are not in its sums yet. The sums of a month lie
    /// far apart in memory: added many at once, the processor fetches them side by side.
    waiting: Vec<(u32, i64)>,
    parts: Vec<Part>,
    /// Which batch is being scanned.
    batch: u32,
    current: Option<Current>,
}

struct Current {
    period: [u8; 7],
    /// The month's last day, from which rows without a date count.
    default_day: DayKey,
    /// Places in `months` and `parts`.
    month: usize,
    part: usize,
    first: Vec<u8>,
    last: Vec<u8>,
}

impl Scanner {
    /// For batches with this many axes and amounts with this many digits.
    pub(in crate::store::file) fn new(axes: usize, digits: u32) -> Scanner {
        Scanner {
            axes,
            digits,
            window: (0, DayKey::MAX),
            keys: KeyTable::new(axes),
            months: Vec::new(),
            waiting: Vec::with_capacity(WAITING),
            parts: Vec::new(),
            batch: 0,
            current: None,
        }
    }

    /// Counts only rows whose effective day is one of these.
    pub(super) fn within(self, first: DayKey, last: DayKey) -> Scanner {
        Scanner { window: (first, last), ..self }
    }

    /// Begins with a stretch of a batch, that has this number.
    pub(in crate::store::file) fn begin(&mut self, batch: u32) {
        self.batch = batch;
        self.current = None;
    }

    /// Ends a stretch: the sources that its parts name are read.
    pub(in crate::store::file) fn end(&mut self, columns: &Columns) {
        if let Some(current) = self.current.take() {
            let source = |line: &[u8]| {
                let line = std::str::from_utf8(line).unwrap_or_default();
                let mut buffer = RowBuffer::default();
                buffer.split(line).map(|row| row.column(columns, Column::Source).to_string()).unwrap_or_default()
            };
            self.parts[current.part].sources = [source(&current.first), source(&current.last)];
        }
    }

    /// Sums whole lines that stand at `offset` of the batch.
    pub(in crate::store::file) fn scan(
        &mut self,
        columns: &Columns,
        offset: u64,
        lines: &[u8],
    ) -> Result<(), ScanError> {
        let mut at = 0;
        let mut last = 0;
        let mut marks = memmem::find_iter(lines, flag::REVERSAL);
        let mut marked = marks.next().unwrap_or(usize::MAX);
        let says_money = columns.currency.is_some();
        while at < lines.len() {
            let malformed = ScanError::Malformed(offset + at as u64);
            let row = &lines[at..];
            if row.len() < 10 || row[7] != b',' {
                return Err(malformed);
            }
            if self.current.as_ref().is_none_or(|c| c.period[..] != row[..7]) {
                self.settle()?;
                let previous = &lines[last..at.saturating_sub(1).max(last)];
                self.turn(columns, &row[..7], offset + at as u64, row, previous).ok_or(malformed)?;
            }
            let (day, key_from) = match row[8] {
                b',' => (None, 9),
                _ => (Some(read_day(row.get(8..18)).ok_or(malformed)?), 19),
            };
            if row.get(key_from - 1) != Some(&b',') {
                return Err(malformed);
            }
            let day = day.unwrap_or_else(|| self.current.as_ref().map_or(0, |c| c.default_day));
            let counts = self.window.0 <= day && day <= self.window.1;
            let (mut key_to, mut number) = (key_from, 0);
            for field in 0..=self.axes {
                let from = key_to;
                key_to = field_end(row, from).ok_or(malformed)? + 1;
                if counts {
                    number = self.keys.field(field, number, &row[from..key_to - 1]);
                }
            }
            let amount_to = field_end(row, key_to).ok_or(malformed)?;
            let minor = parse_minor(&row[key_to..amount_to], self.digits).ok_or(malformed)?;
            let end = memchr::memchr(b'\n', &row[amount_to..]).ok_or(malformed)? + amount_to + 1;
            if says_money && !says_its_currency(columns, &row[amount_to..end - 1], &row[..end - 1]) {
                return Err(malformed);
            }
            if counts {
                self.keys.key(number, &row[key_from..key_to - 1]);
                self.add(number, day, minor)?;
            }
            if marked < at + end {
                if counts && takes_back(columns, &row[..end - 1]) {
                    self.take_back(number)?;
                }
                marked = marks.find(|mark| *mark >= at + end).unwrap_or(usize::MAX);
            }
            last = at;
            at += end;
        }
        self.settle()?;
        if let Some(current) = &mut self.current {
            self.parts[current.part].to = offset + lines.len() as u64;
            if at > 0 {
                current.last.clear();
                current.last.extend_from_slice(&lines[last..at - 1]);
            }
        }
        Ok(())
    }

    /// Turns to the month of the row at `offset`.
    fn turn(&mut self, columns: &Columns, period: &[u8], offset: u64, row: &[u8], previous: &[u8]) -> Option<()> {
        let month = Month::parse(std::str::from_utf8(period).ok()?)?;
        if let Some(current) = &mut self.current {
            self.parts[current.part].to = offset;
            if !previous.is_empty() {
                current.last.clear();
                current.last.extend_from_slice(previous);
            }
        }
        self.end(columns);
        let place = self.months.iter().position(|(m, _)| *m == month).unwrap_or_else(|| {
            self.months.push((month, Vec::new()));
            self.months.len() - 1
        });
        self.parts.push(Part {
            batch: self.batch,
            month,
            from: offset,
            to: offset,
            rows: 0,
            total: 0,
            first_day: DayKey::MAX,
            last_day: 0,
            sources: Default::default(),
        });
        let first = row[..memchr::memchr(b'\n', row).unwrap_or(row.len())].to_vec();
        self.current = Some(Current {
            period: period.try_into().ok()?,
            default_day: day_key(month.last_day()),
            month: place,
            part: self.parts.len() - 1,
            last: first.clone(),
            first,
        });
        Some(())
    }

    /// Adds a row that counts.
    fn add(&mut self, number: u32, day: DayKey, minor: i64) -> Result<(), ScanError> {
        let Some(current) = &self.current else { return Ok(()) };
        let part = &mut self.parts[current.part];
        part.rows += 1;
        part.total = part.total.checked_add(minor).ok_or(ScanError::Overflow)?;
        part.first_day = part.first_day.min(day);
        part.last_day = part.last_day.max(day);
        self.waiting.push((number, minor));
        if self.waiting.len() == WAITING { self.settle() } else { Ok(()) }
    }

    /// Counts the row that was just added as one that takes another back.
    fn take_back(&mut self, number: u32) -> Result<(), ScanError> {
        self.settle()?;
        if let Some(current) = &self.current {
            self.months[current.month].1[number as usize].1 += REVERSAL;
        }
        Ok(())
    }

    /// Adds what waits to the sums of the current month.
    fn settle(&mut self) -> Result<(), ScanError> {
        let Some(current) = &self.current else { return Ok(()) };
        let sums = &mut self.months[current.month].1;
        if sums.len() < self.keys.len() && !self.waiting.is_empty() {
            sums.resize(self.keys.len(), (0, 0));
        }
        for (number, minor) in self.waiting.drain(..) {
            let sum = &mut sums[number as usize];
            sum.0 = sum.0.checked_add(minor).ok_or(ScanError::Overflow)?;
            sum.1 += 1;
        }
        Ok(())
    }

    /// What was found: the keys by number, the sums of each month by key number, and the parts.
    pub(in crate::store::file) fn into_found(self) -> Found {
        Found { keys: self.keys.into_keys(), months: self.months, parts: self.parts }
    }
}

/// The results of a [`Scanner`].
pub(in crate::store::file) struct Found {
    /// The raw text of each key: category and axes, as in the batch.
    pub(in crate::store::file) keys: Vec<Box<[u8]>>,
    /// For each month the sums by number of key.
    pub(in crate::store::file) months: Vec<(Month, Vec<Sum>)>,
    pub(in crate::store::file) parts: Vec<Part>,
}

fn read_day(text: Option<&[u8]>) -> Option<DayKey> {
    let text: &[u8; 10] = text?.try_into().ok()?;
    if text[4] != b'-' || text[7] != b'-' {
        return None;
    }
    [0, 1, 2, 3, 5, 6, 8, 9].iter().try_fold(0, |day, &i: &usize| {
        let digit = text[i].wrapping_sub(b'0');
        (digit <= 9).then_some(day * 10 + u32::from(digit))
    })
}

/// Where the field that begins at `from` ends: at its comma or line end.
fn field_end(row: &[u8], from: usize) -> Option<usize> {
    if row.get(from) != Some(&b'"') {
        return memchr::memchr2(b',', b'\n', row.get(from..)?).map(|n| from + n);
    }
    let mut at = from + 1;
    loop {
        at += memchr::memchr(b'"', row.get(at..)?)? + 1;
        match row.get(at)? {
            b'"' => at += 1,
            b',' | b'\n' => return Some(at),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sum::counted;
    use super::*;

    const BATCH: &str = "2026-01,2026-01-05,a:b,p,10.00,x,,,,,,,,s.csv,2,\n\
        2026-01,,\"a,\"\"b\",p,-1.50,x,,,,,,,,s.csv,3,\n\
        2026-01,2026-02-03,a:b,p,0.25,x,,,,,,,,t.csv,4,\n\
        2026-02,2026-02-01,a:b,,5.00,x,,,,,,,,t.csv,5,\n";

    fn found(pieces: &[&str], window: (DayKey, DayKey)) -> Result<Found, ScanError> {
        let columns = Columns::canonical(&["project".into()]);
        let mut scanner = Scanner::new(1, 2).within(window.0, window.1);
        let mut offset = 100;
        scanner.begin(7);
        for piece in pieces {
            scanner.scan(&columns, offset, piece.as_bytes())?;
            offset += piece.len() as u64;
        }
        scanner.end(&columns);
        Ok(scanner.into_found())
    }

    #[test]
    fn sums_by_month_and_key() {
        let all = found(&[BATCH], (0, DayKey::MAX)).unwrap();
        let keys: Vec<&[u8]> = all.keys.iter().map(|k| &**k).collect();
        assert_eq!(keys, [b"a:b,p" as &[u8], b"\"a,\"\"b\",p", b"a:b,"]);
        assert_eq!(all.months[0].1[..2], [(1025, 2), (-150, 1)]);
        assert_eq!(all.months[1].1[2], (500, 1));
        let january = &all.parts[0];
        assert_eq!((january.rows, january.total, january.from), (3, 875, 100));
        assert_eq!((january.first_day, january.last_day), (20260105, 20260203));
        assert_eq!(january.sources, ["s.csv", "t.csv"]);
        assert_eq!((january.to, all.parts[1].to), (all.parts[1].from, 100 + BATCH.len() as u64));
        assert_eq!(all.parts[1].sources, ["t.csv", "t.csv"]);
    }

    #[test]
    fn what_takes_a_row_back_is_counted_by_its_flag_alone() {
        let batch = "2026-01,2026-01-05,a:b,p,10.00,a reversal,,,,,,,,s.csv,2,\n\
                     2026-01,2026-01-05,a:b,p,-10.00,x,,,,,,,,s.csv,2,reversal\n\
                     2026-01,2026-01-05,a:b,p,1.00,reversal,,,,,,,,s.csv,3,reversals\n\
                     2026-01,2026-01-05,c,p,-1.00,x,,,,,,,,s.csv,2,adjustment reversal\n";
        let sums = found(&[batch], (0, DayKey::MAX)).unwrap().months.remove(0).1;
        let counts = |at: usize| (sums[at].0, counted(sums[at]).rows(), counted(sums[at]).live());
        assert_eq!((counts(0), counts(1)), ((100, 3, 1), (-100, 1, 0)));
    }

    #[test]
    fn pieces_do_not_matter() {
        let whole = found(&[BATCH], (0, DayKey::MAX)).unwrap();
        for (cut, _) in BATCH.match_indices('\n') {
            let cut = found(&[&BATCH[..=cut], &BATCH[cut + 1..]], (0, DayKey::MAX)).unwrap();
            assert_eq!((cut.parts, cut.months), (whole.parts.clone(), whole.months.clone()));
        }
    }

    #[test]
    fn a_window_is_of_effective_days() {
        // Without a date the row counts from 31 January.
        for (first, last, total) in [(20260101, 20260130, 1000), (20260131, 20260131, -150), (20260201, 20260228, 25)] {
            assert_eq!(found(&[BATCH], (first, last)).unwrap().parts[0].total, total, "{first}..{last}");
        }
    }

    #[test]
    fn what_is_no_batch_is_refused() {
        for bad in
            ["x\n", "2026-13,,a,p,1.00\n", "2026-01,2026-01-05,a,p\n", "2026-01,,a,p,1.0\n", "2026-01,,\"a,p,1.00\n"]
        {
            assert_eq!(found(&[bad], (0, DayKey::MAX)).err(), Some(ScanError::Malformed(100)), "{bad}");
        }
        let much = "2026-01,,a,p,92233720368547758.07,\n";
        assert_eq!(found(&[much, much], (0, DayKey::MAX)).err(), Some(ScanError::Overflow));
    }
}

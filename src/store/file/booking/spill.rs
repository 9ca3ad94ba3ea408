//! Lines gathered by month in bounded memory.
//!
//! Each month has a buffer of finished lines. Beyond a total the buffers go to one unnamed
//! temporary file, as extents; so an import of any length costs the same memory, and no sort.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::PathBuf;

use crate::book::step;
use crate::model::Month;
use crate::store::file::format::lines::pieces;

/// How much all buffers may hold together.
const LIMIT: usize = 64 << 20;

/// Lines by month.
pub(in crate::store::file) struct MonthLines {
    months: Vec<(Month, Lines)>,
    places: BTreeMap<Month, usize>,
    current: usize,
    held: usize,
    limit: usize,
    folder: PathBuf,
    file: Option<File>,
    end: u64,
}

#[derive(Default)]
struct Lines {
    buffer: Vec<u8>,
    extents: Vec<(u64, u64)>,
    rows: u64,
    total: i64,
}

impl MonthLines {
    /// Nothing yet; what does not fit into memory goes to a temporary file in `folder`.
    pub(in crate::store::file) fn new(folder: PathBuf) -> MonthLines {
        MonthLines {
            months: Vec::new(),
            places: BTreeMap::new(),
            current: 0,
            held: 0,
            limit: LIMIT,
            folder,
            file: None,
            end: 0,
        }
    }

    /// Adds one line, which `write` appends to the buffer it is given. `None` if the month's sum overflows.
    pub(in crate::store::file) fn push(
        &mut self,
        month: Month,
        minor: i64,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> io::Result<Option<()>> {
        // Rows of one month mostly stand together: the last month is looked at first.
        if self.months.get(self.current).is_none_or(|(m, _)| *m != month) {
            let next = self.months.len();
            self.current = *self.places.entry(month).or_insert(next);
            if self.current == next {
                self.months.push((month, Lines::default()));
            }
        }
        let lines = &mut self.months[self.current].1;
        let before = lines.buffer.len();
        write(&mut lines.buffer);
        self.held += lines.buffer.len() - before;
        lines.rows += 1;
        let Some(total) = lines.total.checked_add(minor) else { return Ok(None) };
        lines.total = total;
        if self.held > self.limit {
            self.spill()?;
        }
        Ok(Some(()))
    }

    fn spill(&mut self) -> io::Result<()> {
        step()?;
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(tempfile::tempfile_in(&self.folder)?),
        };
        file.seek(SeekFrom::Start(self.end))?;
        for (_, lines) in &mut self.months {
            if !lines.buffer.is_empty() {
                file.write_all(&lines.buffer)?;
                lines.extents.push((self.end, lines.buffer.len() as u64));
                self.end += lines.buffer.len() as u64;
                lines.buffer.clear();
            }
        }
        self.held = 0;
        Ok(())
    }

    /// No line yet?
    pub(in crate::store::file) fn is_empty(&self) -> bool {
        self.months.is_empty()
    }

    /// The months, ascending.
    pub(in crate::store::file) fn months(&self) -> impl Iterator<Item = Month> + '_ {
        self.places.keys().copied()
    }

    /// How many lines a month has, and their sum.
    pub(in crate::store::file) fn of(&self, month: Month) -> (u64, i64) {
        self.places.get(&month).map_or((0, 0), |&at| (self.months[at].1.rows, self.months[at].1.total))
    }

    /// Hands the lines of a month to `f` in pieces of whole lines, in the order in which they came.
    pub(in crate::store::file) fn read<E: From<io::Error>>(
        &mut self,
        month: Month,
        mut f: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(&at) = self.places.get(&month) else { return Ok(()) };
        let lines = &self.months[at].1;
        if let Some(file) = &mut self.file {
            for &(from, length) in &lines.extents {
                file.seek(SeekFrom::Start(from))?;
                pieces(file, length, |_, piece| f(piece))?;
            }
        }
        if lines.buffer.is_empty() { Ok(()) } else { f(&lines.buffer) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_by_month_in_order_however_little_memory_there_is() {
        for limit in [0, 10, 1_000_000] {
            let folder = tempfile::tempdir().unwrap();
            let mut lines = MonthLines { limit, ..MonthLines::new(folder.path().into()) };
            let months: Vec<Month> = ["2026-02", "2026-01"].iter().map(|m| Month::parse(m).unwrap()).collect();
            for i in 0..10_i64 {
                let month = months[i as usize % 2];
                lines.push(month, i, |out| out.extend_from_slice(format!("{i}\n").as_bytes())).unwrap().unwrap();
            }
            assert_eq!(lines.months().collect::<Vec<_>>(), [months[1], months[0]]);
            for (month, expected, total) in [(months[0], "0\n2\n4\n6\n8\n", 20), (months[1], "1\n3\n5\n7\n9\n", 25)] {
                let mut seen = Vec::new();
                lines
                    .read::<io::Error>(month, |piece| {
                        seen.extend_from_slice(piece);
                        Ok(())
                    })
                    .unwrap();
                assert_eq!((seen.as_slice(), lines.of(month)), (expected.as_bytes(), (5, total)), "limit {limit}");
            }
        }
    }
}

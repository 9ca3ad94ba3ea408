//! The rows of an import as they come.
//!
//! Exports mostly are in the order of months. As long as they are, rows go straight into what may
//! become the batch itself, written, hashed and summed while the next rows are read. The first row
//! of an earlier month ends that: from then on rows are gathered by month, and the batch is put
//! together from both at the end.

use std::collections::BTreeSet;
use std::io::{self, Seek, SeekFrom};
use std::path::PathBuf;

use super::batch_writer::{BatchWriter, WriteError, Written};
use super::spill::MonthLines;
use crate::model::{Month, PostingRef};
use crate::store::file::format::columns::Columns;
use crate::store::file::format::lines::pieces;
use crate::store::file::format::row_writer::write_row;
use crate::store::file::index::scan::ScanError;

/// Rows by month, in bounded memory.
pub(in crate::store::file) struct Gathered {
    straight: Straight,
    /// The stretches of the straight file, by month, ascending.
    stretches: Vec<Stretch>,
    rest: MonthLines,
    folder: PathBuf,
    digits: u32,
}

enum Straight {
    /// No row yet.
    Empty,
    Open(BatchWriter),
    Sealed(Box<Written>),
}

struct Stretch {
    month: Month,
    from: u64,
    rows: u64,
    total: i64,
}

impl Gathered {
    /// Nothing yet. The straight file will stand in `folder`, what does not fit into memory in `spill`.
    pub(in crate::store::file) fn new(folder: PathBuf, spill: PathBuf, digits: u32) -> Gathered {
        Gathered { straight: Straight::Empty, stretches: Vec::new(), rest: MonthLines::new(spill), folder, digits }
    }

    /// Adds a row. `lasting`: it is likely to be booked as it is.
    pub(in crate::store::file) fn push(
        &mut self,
        columns: &Columns,
        posting: &PostingRef<'_>,
        lasting: impl FnOnce() -> bool,
    ) -> Result<(), WriteError> {
        let (month, minor) = (posting.month, posting.amount.minor());
        if let Straight::Empty = self.straight {
            self.straight = Straight::Open(BatchWriter::new(&self.folder, columns, self.digits, lasting())?);
        }
        let latest = self.stretches.last().map(|s| s.month);
        if let Straight::Open(writer) = &mut self.straight
            && self.rest.is_empty()
            && latest.is_none_or(|latest| latest <= month)
        {
            if latest != Some(month) {
                self.stretches.push(Stretch { month, from: writer.offset(), rows: 0, total: 0 });
            }
            if let Some(stretch) = self.stretches.last_mut() {
                stretch.rows += 1;
                stretch.total = stretch.total.checked_add(minor).ok_or(WriteError::Scan(ScanError::Overflow))?;
            }
            return writer.append(|out| write_row(out, columns, posting));
        }
        let pushed = self.rest.push(month, minor, |out| write_row(out, columns, posting))?;
        pushed.ok_or(WriteError::Scan(ScanError::Overflow))
    }

    /// Call after the last row, before reading; more than once does no harm.
    pub(super) fn seal(&mut self) -> Result<(), WriteError> {
        self.straight = match std::mem::replace(&mut self.straight, Straight::Empty) {
            Straight::Open(writer) => Straight::Sealed(Box::new(writer.finish()?)),
            other => other,
        };
        Ok(())
    }

    /// The months, ascending.
    pub(in crate::store::file) fn months(&self) -> BTreeSet<Month> {
        self.stretches.iter().map(|s| s.month).chain(self.rest.months()).collect()
    }

    /// How many rows a month has, and their sum; `None` if that does not fit.
    pub(in crate::store::file) fn of(&self, month: Month) -> Option<(u64, i64)> {
        let (mut rows, mut total) = self.rest.of(month);
        for stretch in self.stretches.iter().filter(|s| s.month == month) {
            rows += stretch.rows;
            total = total.checked_add(stretch.total)?;
        }
        Some((rows, total))
    }

    /// Hands the lines of a month to `f` in pieces of whole lines, in the order in which they came.
    pub(in crate::store::file) fn read<E: From<io::Error>>(
        &mut self,
        month: Month,
        mut f: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        if let (Straight::Sealed(written), Ok(at)) =
            (&mut self.straight, self.stretches.binary_search_by_key(&month, |s| s.month))
        {
            let mut file = written.file.as_file();
            let from = self.stretches[at].from;
            let to = match self.stretches.get(at + 1) {
                Some(next) => next.from,
                None => file.metadata()?.len(),
            };
            file.seek(SeekFrom::Start(from))?;
            pieces(&mut file, to - from, |_, piece| f(piece))?;
        }
        self.rest.read(month, f)
    }

    /// The straight file, if it holds every row: the batch as it stands.
    pub(super) fn take_whole(&mut self) -> Option<Written> {
        if !self.rest.is_empty() {
            return None;
        }
        match std::mem::replace(&mut self.straight, Straight::Empty) {
            Straight::Sealed(written) => Some(*written),
            _ => None,
        }
    }
}

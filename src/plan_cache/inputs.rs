//! What a cache was made from, and whether it is still that.

use std::path::{Path, PathBuf};

use crate::book::derived::{Bytes, Stamp, Torn, put_text, put_u32, put_u64, sum_of_file};
use crate::book::{Book, list_files, list_folders};
use crate::model::Month;

/// A ledger that plans look back on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerState {
    /// Which.
    pub kind: String,
    /// The first month looked back on.
    pub from: Month,
    /// The month after the last.
    pub until: Month,
    /// A number that changes when the sums of these months may.
    pub state: u128,
}

/// The files that plans are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inputs {
    /// When they were looked at, by the clock that files are stamped by.
    begun: u64,
    files: Vec<Input>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Input {
    name: String,
    stamp: Stamp,
    changed: u64,
    sum: u128,
}

/// Within so many nanoseconds a file may be written twice and have one time. Where times are whole seconds, it may be two
/// of them.
const TICK: u64 = 50_000_000;
const SECOND: u64 = 1_000_000_000;

impl Inputs {
    /// The files as they are; `None` where they cannot all be read, and what is wrong is not told here.
    pub fn now(book: &Book, begun: u64) -> Option<Inputs> {
        let files = paths(book)?.into_iter().map(|path| {
            // First the stamp: what is written after it is seen by it.
            let (stamp, changed) = Stamp::with_change(&path)?;
            Some(Input { name: book.show(&path), stamp, changed, sum: sum_of_file(&path).ok()? })
        });
        Some(Inputs { begun, files: files.collect::<Option<_>>()? })
    }

    /// Are the files of a book still these, and as they were?
    pub fn are_as_now(&self, book: &Book) -> bool {
        let Some(paths) = paths(book) else { return false };
        paths.len() == self.files.len()
            && paths.iter().zip(&self.files).all(|(path, input)| self.is_same(book, path, input))
    }

    fn is_same(&self, book: &Book, path: &Path, input: &Input) -> bool {
        if book.show(path) != input.name || Stamp::with_change(path) != Some((input.stamp, input.changed)) {
            return false;
        }
        let modified = input.stamp.modified;
        let tick = if modified.is_multiple_of(SECOND) { 2 * SECOND } else { TICK };
        // Written so shortly before it was looked at, it may have been written once more and look the same.
        modified.saturating_add(tick) < self.begun || sum_of_file(path).is_ok_and(|sum| sum == input.sum)
    }

    pub fn put(&self, out: &mut Vec<u8>) {
        put_u64(out, self.begun);
        put_u32(out, self.files.len() as u32);
        for Input { name, stamp, changed, sum } in &self.files {
            put_text(out, name);
            [stamp.size, stamp.modified, stamp.inode, *changed].into_iter().for_each(|number| put_u64(out, number));
            out.extend_from_slice(&sum.to_le_bytes());
        }
    }

    pub fn take(fields: &mut Bytes<'_>) -> Result<Inputs, Torn> {
        let begun = fields.u64()?;
        let mut files = Vec::new();
        for _ in 0..fields.u32()? {
            let name = fields.text()?;
            let [size, modified, inode, changed] = [fields.u64()?, fields.u64()?, fields.u64()?, fields.u64()?];
            let stamp = Stamp { size, modified, inode };
            files.push(Input { name, stamp, changed, sum: fields.u128()? });
        }
        Ok(Inputs { begun, files })
    }
}

/// Every file that plans are read from, in the order in which they are read.
fn paths(book: &Book) -> Option<Vec<PathBuf>> {
    let mut paths = vec![book.settings()];
    let folders = [(book.plans(), "toml"), (book.plans(), "csv"), (book.benchmarks(), "csv"), (book.members(), "csv")];
    for (folder, ending) in folders {
        paths.extend(list_files(&folder, ending).ok()?);
    }
    for folder in list_folders(&book.versions()).ok()? {
        paths.extend(list_files(&folder, "toml").ok()?);
    }
    Some(paths)
}

pub(super) fn put_ledgers(out: &mut Vec<u8>, ledgers: &[LedgerState]) {
    put_u32(out, ledgers.len() as u32);
    for ledger in ledgers {
        put_text(out, &ledger.kind);
        put_u32(out, ledger.from.ordinal().cast_unsigned());
        put_u32(out, ledger.until.ordinal().cast_unsigned());
        out.extend_from_slice(&ledger.state.to_le_bytes());
    }
}

pub(super) fn take_ledgers(fields: &mut Bytes<'_>) -> Result<Vec<LedgerState>, Torn> {
    let mut ledgers = Vec::new();
    for _ in 0..fields.u32()? {
        let kind = fields.text()?;
        let mut month = || Month::from_ordinal(fields.u32()?.cast_signed()).ok_or(Torn);
        let (from, until) = (month()?, month()?);
        ledgers.push(LedgerState { kind, from, until, state: fields.u128()? });
    }
    Ok(ledgers)
}

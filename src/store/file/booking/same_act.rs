//! One decision that two branches made alike, or a copy of it: batches of the same bytes, which count once.
//!
//! An adjustment, an override and an accrual have a name that is made of what they say and how many there were before,
//! so that within one branch no two batches are equal. Money is otherwise: a bill may be paid twice, and is asked for.

use std::collections::HashSet;

use super::settle;
use crate::model::LedgerKind;
use crate::store::file::FileStore;
use crate::store::file::format::batch_file::names;
use crate::store::file::format::batch_name::BatchName;
use crate::store::file::index::Index;
use crate::words::Failure;

impl FileStore {
    fn counts_once(&self, names: &[String]) -> bool {
        // Where copies of accruals were taken back row by row, both they and their reversals stand.
        let reconciled = |name: &String| BatchName::parse(name).is_some_and(|name| name.slug == settle::SLUG);
        self.kind.is_entered() || (self.kind == LedgerKind::Accrual && !names.iter().any(reconciled))
    }

    /// Leaves out all but the first of each.
    pub(in crate::store::file) fn leave_one_of_each(&self, names: &mut Vec<String>) {
        if self.counts_once(names) {
            let mut seen = HashSet::new();
            names.sort_unstable();
            names.retain(|name| BatchName::parse(name).is_none_or(|name| seen.insert(name.hash)));
        }
    }

    /// The names that were left out beside those that count.
    pub(in crate::store::file) fn left_out(&self, index: &Index) -> Result<Vec<String>, Failure> {
        let mut names = names(&self.book, &self.folder())?;
        if !self.counts_once(&names) {
            return Ok(Vec::new());
        }
        let counted: HashSet<&str> = index.batches.iter().map(|batch| batch.name.as_str()).collect();
        let hashes: HashSet<String> = counted.iter().filter_map(|name| Some(BatchName::parse(name)?.hash)).collect();
        names.retain(|name| {
            !counted.contains(name.as_str()) && BatchName::parse(name).is_some_and(|name| hashes.contains(&name.hash))
        });
        names.sort_unstable();
        Ok(names)
    }
}

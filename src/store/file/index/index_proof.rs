//! Is what reports read instead of the batches what the batches say? A book may come from a stranger, and its index with
//! it: checksums that fit prove nothing.

use std::path::Path;

use super::refresh::{Asked, Merges};
use super::scan::Part;
use super::{Index, Trouble};
use crate::model::{Month, Period};
use crate::store::Query;
use crate::store::file::FileStore;
use crate::store::file::booking::identities;
use crate::words::{Failure, Place, Problem, msg};

/// How often it is looked again, if somebody books meanwhile.
const LOOKS: usize = 5;

/// All that an index says, in an order of its own.
#[derive(PartialEq)]
struct Said {
    batches: Vec<(String, (i32, i32))>,
    months: Vec<(Month, u64, u32, u32)>,
    /// Parts, with the name of their batch in place of its slot.
    parts: Vec<(String, Part)>,
    /// Month, category and members; sum and number of rows.
    sums: Vec<(Month, String, Vec<String>, i64, u64)>,
}

impl FileStore {
    /// Makes the index and the fingerprints anew, and tells if those that were there said something else.
    pub(in crate::store::file) fn derived_proof(&self) -> Result<Option<Problem>, Failure> {
        let path = self.index_path();
        for _ in 0..LOOKS {
            match self.compared(&path)? {
                // Somebody booked while both were made.
                None => {}
                Some(true) => return Ok(None),
                Some(false) => break,
            }
        }
        Ok(Some(self.differs(&path)))
    }

    /// A file that did not say what the batches say: it is forgotten, and all that was derived with it.
    pub(in crate::store::file) fn differs(&self, path: &Path) -> Problem {
        self.forget();
        let problem = Problem::error(msg("verify-index-differs")).at(Place::file(self.book.show(path)));
        problem.hint(msg("verify-index-differs-hint"))
    }

    /// Does the index say what one says that is made anew? `None` if the batches were not the same.
    fn compared(&self, path: &Path) -> Result<Option<bool>, Failure> {
        let Ok(stored) = Index::open_any(path) else { return Ok(Some(true)) };
        if !self.is_counted_in(stored.currency) {
            return Ok(Some(true));
        }
        // Whoever asks for bytes has no currency and no axes: those of the index are as good as any.
        let store = FileStore::open(self.book.clone(), self.kind, stored.axes.clone(), stored.currency);
        let names = |index: &Index| index.batches.iter().map(|batch| batch.name.clone()).collect::<Vec<_>>();
        let stored = store.update(stored, Merges::Ignore, None, Asked::All);
        let fresh = store.rebuild(Merges::Ignore)?;
        // One that does not read is made anew by whoever meets it.
        let Ok(stored) = stored else { return Ok(Some(true)) };
        if names(&stored) != names(&fresh) {
            return Ok(None);
        }
        let now = store.said(&fresh).map_err(Trouble::into_failure)?;
        Ok(Some(
            store.said(&stored).is_ok_and(|before| before == now)
                && store.fingerprints_fit(&fresh).map_err(Trouble::into_failure)?,
        ))
    }

    fn said(&self, index: &Index) -> Result<Said, Trouble> {
        let mut said = Said { batches: Vec::new(), months: Vec::new(), parts: Vec::new(), sums: Vec::new() };
        said.batches.extend(index.batches.iter().map(|batch| (batch.name.clone(), batch.months)));
        for (month, entry) in &index.months {
            said.months.push((*month, entry.rows, entry.first_day, entry.last_day));
            for part in index.parts_by_batch(*month)? {
                said.parts.push((index.batch(part.batch)?.name.clone(), Part { batch: 0, ..part }));
            }
        }
        let (Some(first), Some(last)) = (index.months.keys().next(), index.months.keys().next_back()) else {
            return Ok(said);
        };
        let mut axes = index.axes.clone();
        axes.sort();
        let grid = self.sum(&Query::all(Period::months(*first, last.plus(1)), axes), index)?;
        for cell in grid.cells() {
            let members = cell.members.iter().zip(&grid.members).map(|(at, all)| all[*at as usize].clone()).collect();
            let category = grid.categories[cell.category as usize].to_string();
            said.sums.push((cell.month, category, members, cell.amount.minor(), cell.count));
        }
        said.sums.sort();
        Ok(said)
    }

    /// Are the fingerprints that are stored those of the rows?
    fn fingerprints_fit(&self, index: &Index) -> Result<bool, Trouble> {
        for month in index.months.keys() {
            if !identities::fit(self, index, *month)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::model::{Currency, LedgerKind};
    use crate::store::{Evidence, LedgerStore};

    #[test]
    fn an_index_that_says_something_else_is_told_and_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        let batch = "period,date,category,amount,description\n2026-01,2026-01-05,rent,10.00,a\n2026-02,2026-02-05,rent,20.00,b\n";
        let name = format!("20260301T080000Z-a-{}.csv", &blake3::hash(batch.as_bytes()).to_hex()[..12]);
        std::fs::create_dir_all(book.ledger("actual")).unwrap();
        std::fs::write(book.ledger("actual").join(name), batch).unwrap();
        let store = || FileStore::open(book.clone(), LedgerKind::Actual, Vec::new(), Currency::CNY);
        let path = store().index_path();
        let told = || {
            let bytes = FileStore::open(book.clone(), LedgerKind::Actual, Vec::new(), Currency::NONE);
            bytes.verify_batches().unwrap().problems.iter().map(|problem| problem.message.id).collect::<Vec<_>>()
        };
        assert_eq!(store().months().unwrap().len(), 2);
        assert_eq!(told(), Vec::<&str>::new());
        type Forges = fn(&mut Index);
        let forges: [Forges; 4] = [
            |index| drop(index.months.pop_first()),
            |index| index.months.values_mut().for_each(|month| month.rows += 1),
            |index| index.categories.iter_mut().for_each(|category| *category = "power".into()),
            |index| index.batches.iter_mut().for_each(|batch| batch.months.1 -= 1),
        ];
        for forge in forges {
            let mut index = Index::open_any(&path).unwrap();
            forge(&mut index);
            index.write(&path).unwrap();
            assert_eq!(told(), ["verify-index-differs"]);
            assert_eq!((store().months().unwrap().len(), told()), (2, Vec::new()));
        }
    }
}

//! What was booked under the numbers of commitments, kept beside the index: only books that keep commitments ask for
//! it, so that no other pays for it.
//!
//! Batches never change, so what one says is read once and kept under its name. Like the index it is derived: what is
//! torn or missing is read again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::FileStore;
use super::format::batch_name::BatchName;
use super::index::refresh::{Asked, Merges};
use super::index::scan::{day_key, day_of};
use super::index::{Index, Trouble};
use super::postings::Stretch;
use crate::book::derived::{Bytes, DerivedFile, Torn, open_derived, put_text, put_u32, put_u64};
use crate::model::{Currency, Month, Period};
use crate::store::settled::{Settled, Sums};
use crate::store::{BatchId, Query};

/// Changes with every change of the format.
const MAGIC: &[u8; 8] = b"BUDGCO01";

/// What the rows of a batch come to, by batch.
type Kept = BTreeMap<String, Vec<Entry>>;

/// One number, month and day.
#[derive(PartialEq)]
struct Entry {
    number: String,
    month: Month,
    day: chrono::NaiveDate,
    minor: i64,
}

impl FileStore {
    pub(super) fn settled_path(&self) -> PathBuf {
        self.index_folder().join(format!("{}.settled", self.kind.name()))
    }

    /// The rows that a query takes, by number, month and day. It has no filters.
    pub(super) fn settled_by_batch(&self, query: &Query) -> anyhow::Result<Vec<Settled>> {
        let names: Vec<String> =
            self.with_index(Asked::All, |index| Ok(index.batches.iter().map(|batch| batch.name.clone()).collect()))?;
        let mut kept = self.read_settled().unwrap_or_default();
        let before = kept.len();
        kept.retain(|name, _| names.contains(name));
        let missing: Vec<&String> = names.iter().filter(|name| !kept.contains_key(*name)).collect();
        if !missing.is_empty() {
            self.settle(&missing, &mut kept)?;
        }
        if !missing.is_empty() || kept.len() < before {
            // A book on a read-only disk is read all the same.
            let _ = self.write_settled(&kept);
        }
        let known = |name: &str| {
            let booked = BatchName::parse(name).map(|name| name.booked_at);
            query.known_at.is_none_or(|known_at| booked.is_some_and(|booked| booked <= known_at))
        };
        let takes = |entry: &&Entry| {
            let inside = query.period.days_of(entry.month) > 0
                && (query.period.covers(entry.month) || query.period.contains(entry.day));
            inside && query.as_of.is_none_or(|as_of| entry.day <= as_of)
        };
        let mut sums = Sums::default();
        for (_, entries) in kept.iter().filter(|(name, _)| known(name)) {
            for entry in entries.iter().filter(takes) {
                sums.put(&entry.number, entry.month, entry.day, entry.minor)?;
            }
        }
        Ok(sums.into_settled(self.currency))
    }

    /// Reads batches for the first time. What is made of them stays, so first they have to be what was booked.
    fn settle(&self, missing: &[&String], kept: &mut Kept) -> anyhow::Result<()> {
        self.prove_named(missing.iter().map(|name| name.as_str()))?;
        let all = self.with_index(Asked::All, |index| self.all_stretches(index))?;
        self.settle_from(all, missing, kept)
    }

    /// Does what is kept say what the batches say?
    pub(super) fn settled_fits(&self) -> anyhow::Result<bool> {
        let path = self.settled_path();
        let Some(currency) = currency_kept(&path).filter(|own| self.is_counted_in(*own)) else { return Ok(true) };
        let store = FileStore::open(self.book.clone(), self.kind, Vec::new(), currency);
        let Ok(mut stored) = store.read_settled() else { return Ok(true) };
        let index = store.rebuild(Merges::Ignore)?;
        // Those that are gone are nobody's any more.
        stored.retain(|name, _| index.batches.iter().any(|batch| batch.name == *name));
        let names: Vec<String> = stored.keys().cloned().collect();
        let mut fresh = Kept::new();
        let stretches = store.all_stretches(&index).map_err(Trouble::into_failure)?;
        store.settle_from(stretches, &names.iter().collect::<Vec<_>>(), &mut fresh)?;
        Ok(fresh == stored)
    }

    /// Where all rows stand; `None` if there are none.
    fn all_stretches(&self, index: &Index) -> Result<Option<(Vec<Stretch>, Query)>, Trouble> {
        let ends = index.months.first_key_value().zip(index.months.last_key_value());
        let all = ends.map(|((first, _), (last, _))| Query::all(Period::months(*first, last.plus(1)), Vec::new()));
        all.map(|all| Ok((self.stretches(&all, index)?, all))).transpose()
    }

    fn settle_from(
        &self,
        all: Option<(Vec<Stretch>, Query)>,
        missing: &[&String],
        kept: &mut Kept,
    ) -> anyhow::Result<()> {
        let mut sums: BTreeMap<&String, Sums> = missing.iter().map(|name| (*name, Sums::default())).collect();
        if let Some((stretches, all)) = all {
            let is_missing = |stretch: &Stretch| missing.contains(&&stretch.batch().0);
            for stretch in stretches.iter().filter(|stretch| is_missing(stretch)) {
                self.visit(&all, stretch, None, &mut |BatchId(batch), row| match sums.get_mut(batch) {
                    Some(sums) => Ok(sums.add(row)?),
                    None => Ok(()),
                })?;
            }
        }
        for (name, sums) in sums {
            let entry = |settled: Settled| Entry {
                number: settled.commitment,
                month: settled.month,
                day: settled.day,
                minor: settled.amount.minor(),
            };
            kept.insert(name.clone(), sums.into_settled(self.currency).into_iter().map(entry).collect());
        }
        Ok(())
    }

    fn read_settled(&self) -> Result<Kept, Torn> {
        let (_, directory, _) = open_derived(&self.settled_path(), MAGIC)?;
        let mut fields = Bytes(&directory);
        if fields.str()? != self.currency.code() {
            return Err(Torn);
        }
        let mut kept = Kept::new();
        while !fields.0.is_empty() {
            let name = fields.text()?;
            let mut entries = Vec::new();
            for _ in 0..fields.u32()? {
                entries.push(Entry {
                    number: fields.text()?,
                    month: Month::from_ordinal(fields.u32()?.cast_signed()).ok_or(Torn)?,
                    day: day_of(fields.u32()?).ok_or(Torn)?,
                    minor: fields.u64()?.cast_signed(),
                });
            }
            kept.insert(name, entries);
        }
        Ok(kept)
    }

    fn write_settled(&self, kept: &Kept) -> std::io::Result<()> {
        let mut out = Vec::new();
        put_text(&mut out, self.currency.code());
        for (name, entries) in kept {
            put_text(&mut out, name);
            put_u32(&mut out, entries.len() as u32);
            for entry in entries {
                put_text(&mut out, &entry.number);
                put_u32(&mut out, entry.month.ordinal().cast_unsigned());
                put_u32(&mut out, day_key(entry.day));
                put_u64(&mut out, entry.minor.cast_unsigned());
            }
        }
        DerivedFile::begin(&self.index_folder())?.finish(&self.settled_path(), MAGIC, &out, [])
    }
}

/// The currency in which something is kept there.
fn currency_kept(path: &Path) -> Option<Currency> {
    let (_, directory, _) = open_derived(path, MAGIC).ok()?;
    Currency::parse(&Bytes(&directory).text().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LedgerKind;
    use crate::store::{Evidence, LedgerStore};

    #[test]
    fn what_was_made_of_a_damaged_batch_does_not_outlive_it() {
        let folder = tempfile::tempdir().unwrap();
        let book = crate::book::Book::at(folder.path());
        let batch = "period,date,category,amount,commitment\n2026-01,2026-01-05,rent,10.00,PO-1\n";
        let name = format!("20260301T080000Z-a-{}.csv", &blake3::hash(batch.as_bytes()).to_hex()[..12]);
        std::fs::create_dir_all(book.ledger("actual")).unwrap();
        std::fs::write(book.ledger("actual").join(&name), batch).unwrap();
        let store = || FileStore::open(book.clone(), LedgerKind::Actual, Vec::new(), Currency::CNY);
        let all = Query::all(Period::months(Month::new(2026, 1).unwrap(), Month::new(2026, 2).unwrap()), Vec::new());
        let settled = || store().settled(&all).map(|found| found[0].amount.minor()).ok();
        let told = || {
            let bytes = FileStore::open(book.clone(), LedgerKind::Actual, Vec::new(), Currency::NONE);
            bytes.verify_batches().unwrap().problems.iter().map(|problem| problem.message.id).collect::<Vec<_>>()
        };
        assert_eq!((settled(), told()), (Some(10_00), vec![]));
        // Size and time stay, as silent disk errors have it.
        let path = book.ledger("actual").join(&name);
        let was = std::fs::metadata(&path).unwrap().modified().unwrap();
        let write = |text: &str| {
            std::fs::write(&path, text).unwrap();
            std::fs::File::options().write(true).open(&path).unwrap().set_modified(was).unwrap();
        };
        std::fs::remove_file(store().settled_path()).unwrap();
        write(&batch.replace("10.00", "90.00"));
        assert_eq!(settled(), None, "nothing is made of it");
        write(batch);
        assert_eq!((settled(), told()), (Some(10_00), vec![]));
        // One that came with a book from elsewhere, without an index or with one.
        for index in [true, false] {
            let mut forged = store().read_settled().unwrap();
            forged.values_mut().flatten().for_each(|entry| entry.minor = 90_00);
            store().write_settled(&forged).unwrap();
            if !index {
                std::fs::remove_file(store().index_path()).unwrap();
            }
            assert_eq!(told(), ["verify-index-differs"]);
            assert_eq!((settled(), told()), (Some(10_00), vec![]));
        }
    }
}

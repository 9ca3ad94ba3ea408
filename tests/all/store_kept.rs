//! What every ledger store does beside summing: originals, proofs, mending, and the ledgers of one book.

use std::io::Write;

use budget::book::Book;
use budget::model::Currency;
use budget::store::{BatchId, LedgerKind, Moment, Policy, batch_at, open};
use budget::words::Failure;

use crate::support::ledger::*;

fn id_of(error: &anyhow::Error) -> &str {
    error.downcast_ref::<Failure>().unwrap().problems[0].message.id
}

#[test]
fn the_newest_batch_is_told_with_their_number() {
    on_each(|store| {
        assert_eq!((store.kind(), store.currency()), (LedgerKind::Actual, Currency::CNY));
        assert_eq!(store.newest().unwrap(), (0, None));
        let (_, first) = import(store, "2026-02-10T00:00:00Z", &JANUARY[..1]);
        let (_, second) = import(store, "2026-02-11T00:00:00Z", &JANUARY[1..]);
        assert_eq!(store.newest().unwrap(), (2, second.clone()));
        let ids: Vec<BatchId> = store.batches().unwrap().into_iter().map(|batch| batch.id).collect();
        assert_eq!(ids, [first.unwrap(), second.unwrap()]);
        assert_eq!(store.warnings(), []);
    });
}

#[test]
fn what_is_as_it_was_booked_is_neither_adopted_nor_reconciled() {
    on_each(|store| {
        let now = time("2026-02-12T00:00:00Z");
        let (_, first) = import(store, "2026-02-10T00:00:00Z", JANUARY);
        let unknown = BatchId("20260101T000000Z-x-000000000000".into());
        assert_eq!(id_of(&store.adopt(&unknown, "test", now).unwrap_err()), "store-batch-unknown");
        assert_eq!(id_of(&store.adopt(&first.unwrap(), "test", now).unwrap_err()), "store-adopt-intact");
        assert_eq!(store.reconcile("test", now).unwrap(), None);
        assert_eq!((total(store, &year()), store.batches().unwrap().len()), (15_525, 1));
    });
}

#[test]
fn originals_are_kept_with_their_batch() {
    on_each(|store| {
        let archived = |bytes: &[u8]| {
            let mut archive = store.archive().unwrap();
            archive.write_all(bytes).unwrap();
            archive.complete().unwrap();
            archive
        };
        drop(archived(b"nobody keeps this"));
        assert_eq!(store.verify_originals().unwrap().files, 0);
        let mut first = archived(b"rows");
        let hash = first.hash().unwrap();
        let kept = first.keep("a/b.csv").unwrap();
        assert_eq!((kept.name.as_str(), kept.told.is_none()), (format!("{hash}-a-b.csv").as_str(), true));
        // Kept already: taking the second away leaves the first.
        archived(b"rows").keep("a/b.csv").unwrap().undo();
        assert_eq!(store.verify_originals().unwrap().files, 1);
        let mut draft = draft(store, "2026-02-10T00:00:00Z", &rows(JANUARY));
        draft.originals(vec![kept.name.clone()]);
        draft.judge(&Policy::default()).unwrap();
        let batch = draft.commit().unwrap().unwrap();
        assert_eq!(store.missing_originals().unwrap(), []);
        kept.undo();
        let missing = store.missing_originals().unwrap();
        assert_eq!((missing.len(), &missing[0].batch), (1, &batch));
        assert!(missing[0].is(&hash, "b.csv") && !missing[0].is("0123456789ab", "b.csv"));
        assert_eq!(missing[0].shown(), format!("ledger/source/{hash}-a-b.csv"));
    });
}

#[test]
fn a_ledger_that_nobody_touched_is_proved() {
    on_each(|store| {
        assert_eq!(store.verify_batches().unwrap().files, 0);
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        let proof = store.verify_batches().unwrap();
        assert_eq!((proof.files, proof.problems), (1, vec![]));
        assert_eq!(store.verify_evidence().unwrap(), []);
        assert!(!store.lacks_index().unwrap());
    });
}

/// Only files of a book can be looked at twice while another writes.
#[test]
fn a_pinned_ledger_stays_as_it_was_first_read() {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::at(folder.path());
    let store = || open(&book, LedgerKind::Actual, axes(), Currency::CNY);
    import(store().as_ref(), "2026-02-10T00:00:00Z", &JANUARY[..1]);
    let mut pinned = store();
    pinned.pin(&Moment::default());
    assert_eq!(total(pinned.as_ref(), &year()), 10_000);
    import(store().as_ref(), "2026-02-11T00:00:00Z", &JANUARY[1..]);
    assert_eq!(total(pinned.as_ref(), &year()), 10_000);
    assert_eq!(total(store().as_ref(), &year()), 15_525);
}

/// What is judged under the lock is judged by what is there by then, in whichever ledger it came.
#[test]
fn who_books_in_one_ledger_reads_all_of_them_anew() {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::at(folder.path());
    let store = |kind| open(&book, kind, axes(), Currency::CNY);
    import(store(LedgerKind::Actual).as_ref(), "2026-02-10T00:00:00Z", &JANUARY[..1]);
    let moment = Moment::default();
    let [mut actual, mut commitments] = [LedgerKind::Actual, LedgerKind::Commitment].map(store);
    actual.pin(&moment);
    commitments.pin(&moment);
    assert_eq!(total(actual.as_ref(), &year()), 10_000);
    import(store(LedgerKind::Actual).as_ref(), "2026-02-11T00:00:00Z", &JANUARY[1..]);
    let _held = commitments.draft(plan("2026-02-12T00:00:00Z")).unwrap();
    assert_eq!(total(actual.as_ref(), &year()), 15_525);
}

#[test]
fn the_ledgers_of_a_book_are_apart() {
    let folder = tempfile::tempdir().unwrap();
    let stores = LedgerKind::ALL.map(|kind| open(&Book::at(folder.path()), kind, axes(), Currency::CNY));
    import(stores[0].as_ref(), "2026-02-10T00:00:00Z", JANUARY);
    let batches: Vec<usize> = stores.iter().map(|store| store.batches().unwrap().len()).collect();
    assert_eq!((batches[0], batches[1..].iter().sum::<usize>()), (1, 0));
    let currencies = stores.each_ref().map(|store| store.currency());
    assert_eq!(currencies[..5], [Currency::CNY; 5]);
    assert_eq!(currencies[5..], [Currency::NONE; 2]);
    for kind in LedgerKind::ALL {
        assert_eq!(LedgerKind::named(kind.name()), Some(kind));
        let path = folder.path().join("ledger").join(kind.name()).join("b.csv");
        assert_eq!(batch_at(&path), (Some(kind), BatchId("b".into())));
    }
    for elsewhere in ["b.csv", "actual/b.csv", "ledger/undone/b.csv", "ledger/actual/deep/b.csv"] {
        assert_eq!(batch_at(&folder.path().join(elsewhere)), (None, BatchId("b".into())), "{elsewhere}");
    }
}

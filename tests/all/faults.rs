//! What can go wrong with a ledger on disk: full disks, torn files, edits by hand, two at once.

use std::fs;
use std::path::{Path, PathBuf};

use budget::book::Book;
use budget::journal;
use budget::model::{Month, Period, Posting};
use budget::store::file::FileStore;
use budget::store::{BatchId, BatchPlan, LedgerStore, Moment, Query, batch_at};
use budget::words::Failure;

use crate::support::ledger::{file_store as store, plan, row, time, year};

/// Imports rows of January and February with these amounts.
fn try_import(store: &FileStore, now: &str, amounts: &[i64]) -> anyhow::Result<Option<BatchId>> {
    let mut draft = store.draft(plan(now))?;
    for (i, minor) in amounts.iter().enumerate() {
        let (month, amount) = (1 + i % 2, format!("{}.{:02}", minor / 100, minor % 100));
        let row = row(&format!("2026-{month:02} 记-{minor} 水费 阳光花园/- {amount} text,with,commas"));
        let row = Posting { source_line: i as u64 + 2, ..row };
        row.with_ref(|row| draft.push(row))?;
    }
    draft.commit()
}

fn import(store: &FileStore, now: &str, amounts: &[i64]) -> BatchId {
    try_import(store, now, amounts).unwrap().unwrap()
}

fn batch_of(path: &Path) -> BatchId {
    batch_at(path).1
}

fn try_total(store: &FileStore) -> anyhow::Result<i64> {
    Ok(store.summarize(&year())?.cells().map(|c| c.amount.minor()).sum())
}

fn total(store: &FileStore) -> i64 {
    try_total(store).unwrap()
}

/// The message of a failure and the file it names.
fn failure<T>(result: anyhow::Result<T>) -> (&'static str, String) {
    let error = result.err().expect("it should have failed");
    let failure = error.downcast_ref::<Failure>().unwrap_or_else(|| panic!("{error:?}"));
    let problem = &failure.problems[0];
    assert!(problem.hint.is_some() || problem.message.id.starts_with("io-"), "no remedy: {problem:?}");
    (problem.message.id, problem.place.as_ref().map(|p| p.file.clone()).unwrap_or_default())
}

fn batch_path(folder: &Path, id: &BatchId) -> PathBuf {
    folder.join("ledger/actual").join(format!("{}.csv", id.0))
}

const FIRST: &str = "2026-03-01T00:00:00Z";
const SECOND: &str = "2026-03-02T00:00:00Z";
const THIRD: &str = "2026-03-03T00:00:00Z";

#[test]
fn a_failed_import_leaves_the_book_as_before_or_as_after() {
    let mut outcomes = Vec::new();
    for step in 0.. {
        let folder = tempfile::tempdir().unwrap();
        import(&store(folder.path()), FIRST, &[100, 200]);
        let failing = store(folder.path()).with_fault(step);
        let result = try_import(&failing, SECOND, &[1, 2, 3]);
        let healthy = store(folder.path());
        let now = total(&healthy);
        assert_eq!(now, if result.is_ok() { 306 } else { 300 }, "step {step}");
        // The next command mends the rest: the same import ends in the same state, and the journal is whole.
        let _ = try_import(&healthy, THIRD, &[1, 2, 3]).unwrap();
        import(&healthy, "2026-03-04T00:00:00Z", &[7]);
        assert_eq!(total(&healthy), 313, "step {step}");
        let names: Vec<_> = fs::read_dir(folder.path().join("ledger/actual")).unwrap().flatten().collect();
        assert!(names.iter().all(|n| !n.file_name().to_string_lossy().starts_with(".tmp")), "step {step}: {names:?}");
        let journal = journal::open(&Book::at(folder.path())).verify().unwrap();
        assert_eq!((journal.lines, journal.problems), (3, vec![]), "step {step}");
        outcomes.push(result.is_ok());
        // All steps of the import succeeded: nothing is left to fail.
        if step > 10 {
            break;
        }
    }
    assert!(outcomes.iter().any(|done| !done) && outcomes.iter().any(|done| *done), "{outcomes:?}");
}

#[test]
fn a_failed_undo_leaves_the_book_as_before_or_as_after() {
    for step in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let id = import(&store(folder.path()), FIRST, &[100, 200]);
        let result = store(folder.path()).with_fault(step).undo(&id, "test", time(SECOND));
        assert_eq!(total(&store(folder.path())), if result.is_ok() { 0 } else { 300 }, "step {step}");
        import(&store(folder.path()), THIRD, &[5]);
        let undone = journal::open(&Book::at(folder.path())).objects(&["undo"]).unwrap();
        assert_eq!(undone.len(), usize::from(result.is_ok()), "step {step}");
    }
}

#[test]
fn what_killed_writers_left_is_removed_by_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("ledger/actual");
    fs::create_dir_all(&ledger).unwrap();
    fs::write(ledger.join(".tmp-abc"), "period,da").unwrap();
    assert_eq!(total(&store(folder.path())), 0, "readers pass it over");
    import(&store(folder.path()), FIRST, &[100]);
    assert!(!ledger.join(".tmp-abc").exists());
}

#[test]
fn any_damage_to_derived_files_costs_only_time() {
    let folder = tempfile::tempdir().unwrap();
    import(&store(folder.path()), FIRST, &[100, 200]);
    assert_eq!(try_import(&store(folder.path()), SECOND, &[100, 200]).unwrap(), None);
    let derived = ["actual.idx", "fingerprints/actual/2026-01.fp"].map(|f| folder.path().join(".budget/index").join(f));
    for path in &derived {
        let whole = fs::read(path).unwrap();
        let mut damages: Vec<Vec<u8>> = vec![Vec::new(), b"garbage".to_vec(), vec![0xff; 4096]];
        damages.extend((0..whole.len()).step_by(7).map(|cut| whole[..cut].to_vec()));
        damages.extend((0..whole.len()).step_by(5).map(|at| {
            let mut flipped = whole.clone();
            flipped[at] ^= 0x10;
            flipped
        }));
        for damage in damages {
            fs::write(path, &damage).unwrap();
            assert_eq!(total(&store(folder.path())), 300, "{path:?}: {} bytes", damage.len());
            assert_eq!(try_import(&store(folder.path()), SECOND, &[100, 200]).unwrap(), None, "{path:?}");
            fs::write(path, &whole).unwrap();
        }
    }
}

#[test]
fn an_edited_or_cut_batch_is_named_and_never_summed() {
    for damage in [
        |text: &str| text.replace("1.00", "9.00"),
        |text: &str| text[..text.len() - 3].to_string(),
        |text: &str| text.lines().next().unwrap().to_string(),
        |_: &str| String::new(),
        |_: &str| "not a batch at all\n".to_string(),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let id = import(&store(folder.path()), FIRST, &[100, 200]);
        assert_eq!(total(&store(folder.path())), 300);
        let path = batch_path(folder.path(), &id);
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, damage(&whole)).unwrap();
        let expected = ("store-batch-damaged", format!("ledger/actual/{}.csv", id.0));
        for delete_index in [false, true] {
            if delete_index {
                fs::remove_dir_all(folder.path().join(".budget")).unwrap();
            }
            let store = store(folder.path());
            assert_eq!(failure(try_total(&store)), expected);
            assert_eq!(failure(store.postings(&year(), &mut |_, _| Ok(()))), expected);
            assert_eq!(failure(store.batches()), expected);
            assert_eq!(failure(try_import(&store, SECOND, &[1])), expected);
        }
        fs::write(&path, &whole).unwrap();
        assert_eq!(total(&store(folder.path())), 300, "restored");
    }
}

/// A report asks only the batches that it sums: an edit stops those that would sum it, and no others. Whatever makes
/// the ledger read rows again asks all.
#[test]
fn an_edited_batch_stops_what_would_sum_it() {
    let of_month = |month: u32| {
        let month = Month::new(2026, month).unwrap();
        Query { period: Period::month(month), ..year() }
    };
    let sum = |store: &FileStore, month| {
        store.summarize(&of_month(month)).map(|grid| grid.cells().map(|c| c.amount.minor()).sum::<i64>())
    };
    for pinned in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let january = import(&store(folder.path()), FIRST, &[100]);
        // One row of January, one of February.
        import(&store(folder.path()), SECOND, &[200, 400]);
        assert_eq!(total(&store(folder.path())), 700);
        let path = batch_path(folder.path(), &january);
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, whole.replace("1.00", "9.00")).unwrap();
        let expected = ("store-batch-damaged", format!("ledger/actual/{}.csv", january.0));
        let mut store_ = store(folder.path());
        if pinned {
            store_.pin(&Moment::default());
        }
        assert_eq!(sum(&store_, 2).unwrap(), 400);
        assert_eq!(failure(sum(&store_, 1)), expected);
        assert_eq!(failure(store_.postings(&of_month(1), &mut |_, _| Ok(()))), expected);
        assert_eq!(failure(try_total(&store_)), expected);
        // A batch more, one less: the months they touch are read again.
        let third = folder.path().join("third");
        let id = import(&store(&third), THIRD, &[7, 9]);
        let added = batch_path(folder.path(), &id);
        fs::copy(batch_path(&third, &id), &added).unwrap();
        assert_eq!(failure(sum(&store(folder.path()), 2)), expected);
        fs::write(&path, &whole).unwrap();
        assert_eq!(total(&store(folder.path())), 716);
        fs::write(&path, whole.replace("1.00", "9.00")).unwrap();
        fs::remove_file(&added).unwrap();
        assert_eq!(failure(sum(&store(folder.path()), 2)), expected);
        fs::write(&path, &whole).unwrap();
        assert_eq!(total(&store(folder.path())), 700);
    }
}

#[test]
fn an_edited_batch_can_be_adopted() {
    for saved_by_a_spreadsheet in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        // An act is finished only in a book.
        fs::write(folder.path().join("budget.toml"), "").unwrap();
        let id = import(&store(folder.path()), FIRST, &[100, 200]);
        let path = batch_path(folder.path(), &id);
        let mut edited = fs::read_to_string(&path).unwrap().replace("1.00", "9.00");
        if saved_by_a_spreadsheet {
            edited = format!("\u{feff}{}", edited.replace("9.00", "9").replace('\n', "\r\n"));
        }
        fs::write(&path, edited).unwrap();
        let store = store(folder.path());
        let adopted = store.adopt(&batch_of(&path), "test", time(SECOND)).unwrap().unwrap();
        assert_eq!(total(&store), 1_100);
        let ids: Vec<_> = store.batches().unwrap().into_iter().map(|b| b.id).collect();
        assert_eq!(ids, std::slice::from_ref(&adopted));
        assert!(folder.path().join("ledger/undone").join(format!("{}.undone.csv", id.0)).exists());
        let intact = store.adopt(&adopted, "test", time(THIRD));
        assert_eq!(intact.unwrap_err().downcast::<Failure>().unwrap().problems[0].message.id, "store-adopt-intact");
        assert_eq!(journal::open(&Book::at(folder.path())).verify().unwrap().problems, []);
    }
}

#[test]
fn a_failed_adoption_can_be_begun_again() {
    for step in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        // An act is finished only in a book.
        fs::write(folder.path().join("budget.toml"), "").unwrap();
        let id = import(&store(folder.path()), FIRST, &[100, 200]);
        let path = batch_path(folder.path(), &id);
        fs::write(&path, fs::read_to_string(&path).unwrap().replace("1.00", "9.00")).unwrap();
        let result = store(folder.path()).with_fault(step).adopt(&batch_of(&path), "test", time(SECOND));
        if result.is_err() {
            assert_eq!(failure(try_total(&store(folder.path()))).0, "store-batch-damaged", "step {step}");
            store(folder.path()).adopt(&batch_of(&path), "test", time(THIRD)).unwrap();
        }
        assert_eq!(total(&store(folder.path())), 1_100, "step {step}");
        assert_eq!(store(folder.path()).batches().unwrap().len(), 1, "step {step}");
    }
}

#[test]
fn an_edit_that_does_not_read_is_refused_row_by_row() {
    let folder = tempfile::tempdir().unwrap();
    let id = import(&store(folder.path()), FIRST, &[100, 200]);
    let path = batch_path(folder.path(), &id);
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("1.00", "one").replace("2.00", "2.001")).unwrap();
    let error = store(folder.path()).adopt(&batch_of(&path), "test", time(SECOND)).unwrap_err();
    let problems = &error.downcast_ref::<Failure>().unwrap().problems;
    let places: Vec<_> = problems.iter().map(|p| (p.message.id, p.place.as_ref().unwrap().line)).collect();
    assert_eq!(places, [("store-bad-field", Some(2)), ("store-bad-field", Some(3))]);
}

#[test]
fn a_foreign_file_in_the_ledger_is_named() {
    let folder = tempfile::tempdir().unwrap();
    import(&store(folder.path()), FIRST, &[100]);
    fs::write(folder.path().join("ledger/actual/notes.csv"), "a,b\n").unwrap();
    fs::write(folder.path().join("ledger/actual/.DS_Store"), "x").unwrap();
    let found = failure(try_total(&store(folder.path())));
    assert_eq!(found, ("store-not-a-batch", "ledger/actual/notes.csv".into()));
}

/// Two clones of a book import the same file, and are merged.
fn merged(folder: &Path, other: &[i64]) -> (BatchId, BatchId) {
    let clone = tempfile::tempdir().unwrap();
    let mine = import(&store(folder), FIRST, &[100, 200, 300]);
    let theirs = import(&store(clone.path()), SECOND, other);
    fs::copy(batch_path(clone.path(), &theirs), batch_path(folder, &theirs)).unwrap();
    (mine, theirs)
}

#[test]
fn rows_that_two_merged_batches_share_are_an_error_until_reconciled() {
    for delete_index in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let (mine, theirs) = merged(folder.path(), &[100, 200, 400]);
        if delete_index {
            fs::remove_dir_all(folder.path().join(".budget")).unwrap();
        }
        let store = store(folder.path());
        let error = try_total(&store).unwrap_err();
        let problem = error.downcast_ref::<Failure>().unwrap().problems[0].clone();
        assert_eq!(problem.place.unwrap().file, format!("ledger/actual/{}.csv", theirs.0));
        let said = format!("{:?}", problem.message.args);
        assert!(
            problem.message.id == "store-merged-twice" && said.contains(&mine.0) && said.contains("Count(2)"),
            "{said}"
        );
        assert_eq!(failure(try_import(&store, THIRD, &[1])).0, "store-merged-twice");

        let done = store.reconcile("test", time(THIRD)).unwrap().unwrap();
        assert_eq!((done.rows, done.total_minor), (2, 300));
        assert_eq!(total(&store), 1_000);
        assert_eq!(store.reconcile("test", time(THIRD)).unwrap(), None);
        fs::remove_dir_all(folder.path().join(".budget")).unwrap();
        assert_eq!(total(&store), 1_000, "the correction is in the ledger, not in the index");
    }
}

#[test]
fn merged_batches_of_different_rows_are_fine() {
    let folder = tempfile::tempdir().unwrap();
    merged(folder.path(), &[400, 500]);
    assert_eq!(total(&store(folder.path())), 1_500);
}

#[test]
fn a_second_writer_waits_and_then_says_who_holds_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (store(folder.path()), store(folder.path()));
    import(&first, FIRST, &[100]);
    let plan = BatchPlan { actor: "zhang".into(), ..plan(SECOND) };
    let held = first.draft(plan).unwrap();
    let error = try_import(&second, SECOND, &[1]).unwrap_err();
    let problem = error.downcast_ref::<Failure>().unwrap().problems[0].clone();
    assert!(
        problem.message.id == "lock-held" && format!("{:?}", problem.message.args).contains("zhang"),
        "{problem:?}"
    );
    assert_eq!(total(&second), 100, "readers do not wait");
    drop(held);
    import(&second, SECOND, &[1]);
}

#[test]
fn a_touched_file_is_read_again_and_believed() {
    let folder = tempfile::tempdir().unwrap();
    let id = import(&store(folder.path()), FIRST, &[100, 200]);
    let path = batch_path(folder.path(), &id);
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(total(&store(folder.path())), 0, "taken out, as by git checkout");
    fs::write(&path, bytes).unwrap();
    assert_eq!(total(&store(folder.path())), 300, "and back");
    fs::File::options().write(true).open(&path).unwrap().set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(total(&store(folder.path())), 300);
}

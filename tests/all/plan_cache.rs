//! The cache of plans: whatever state it is in, a report says what it says without it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::book::{TestBook, book_of, folder};
use crate::support::document;

/// Reports that start from plans, and what is said of plans beside them.
const REPORTS: &[&str] = &[
    "variance --month 2026-03 --as-of 2026-12-31",
    "variance --month 2026-05 --as-of 2026-05-12 --depth 1 -v",
    "variance --ytd 2026-05 --as-of 2026-12-31 --by category,project --format csv",
    "variance --year 2026 --as-of 2026-12-31 --against last-year,target,benchmark --format json",
    "variance --month 2026-04 --as-of 2026-12-31 --columns budget,actual,note",
    "variance --from 2026-01-15 --to 2026-03-10 --as-of 2026-12-31 --pivot month --lang en",
    "explain 人力成本 --month 2026-03 --as-of 2026-12-31",
    "explain 人力成本 --plan --as-of 2026-12-31",
    "explain 运营成本 --ytd 2026-05 --as-of 2026-12-31 --format json",
    "history --until 2026-05 --as-of 2026-12-31",
    "plan show --by month --as-of 2026-12-31",
    "goals --ytd 2026-05 --as-of 2026-12-31",
];

fn example() -> TestBook {
    let book = folder();
    document::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sunshine-garden"), book.path());
    for file in
        ["exports/2025-用友序时账.csv --profile 用友序时账", "exports/2026-01.csv", "exports/2026-指标.csv --as metric"]
    {
        book.run(&format!("import {file}"));
    }
    book
}

fn said(book: &TestBook) -> Vec<(i32, String)> {
    REPORTS.iter().map(|line| book.run(line)).collect()
}

fn cached(book: &TestBook) -> Vec<PathBuf> {
    let entries = fs::read_dir(book.join(".budget/plan")).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

fn forget(book: &TestBook) {
    let _ = fs::remove_dir_all(book.join(".budget/plan"));
}

/// Programs that put a file's time back, and a file of the same length: only the system knows that it was changed.
#[cfg(unix)]
#[test]
fn a_plan_whose_time_was_put_back_is_read_again() {
    use std::io::{Seek, SeekFrom, Write};
    use std::time::{Duration, SystemTime};

    let book = folder();
    let plan = "[plan]\nid = \"P\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"rent\"\nmonthly = ";
    book.write("budget.toml", format!("{plan}3000\n"));
    let path = book.join("budget.toml");
    let yesterday = SystemTime::now() - Duration::from_secs(86_400);
    let mut file = fs::OpenOptions::new().read(true).write(true).open(&path).unwrap();
    file.set_modified(yesterday).unwrap();
    let shown = || book.run("plan show --month 2026-01 --as-of 2026-01-31 --format csv").1;
    assert!(shown().contains("3000.00") && shown().contains("3000.00"));
    file.seek(SeekFrom::Start(plan.len() as u64)).unwrap();
    file.write_all(b"4000").unwrap();
    file.set_modified(yesterday).unwrap();
    assert!(shown().contains("4000.00"), "{}", shown());
}

#[test]
fn reports_are_the_same_with_it_and_without() {
    let book = example();
    let without: Vec<(i32, String)> = REPORTS
        .iter()
        .map(|line| {
            forget(&book);
            book.run(line)
        })
        .collect();
    assert!(without.iter().all(|(code, _)| *code == 0), "{without:?}");
    assert_eq!(book.run(REPORTS[0]), without[0], "made");
    let files = cached(&book);
    let made = fs::metadata(files.first().expect("a report leaves it")).unwrap().modified().unwrap();
    assert_eq!(said(&book), without, "standing");
    assert_eq!(fs::metadata(&files[0]).unwrap().modified().unwrap(), made, "it was used, not made again");
    // A file that is touched is looked at again; and one of the same bytes says the same.
    let settings = book.join("budget.toml");
    let bytes = fs::read(&settings).unwrap();
    fs::remove_file(&settings).unwrap();
    fs::write(&settings, &bytes).unwrap();
    assert_eq!(said(&book), without, "stale");
}

#[test]
fn a_damaged_one_is_made_again() {
    let book = example();
    let lines = [REPORTS[0], REPORTS[4], "explain 运营成本 --month 2026-03 --as-of 2026-12-31 --format json"];
    let whole: Vec<_> = lines.iter().map(|line| book.run(line)).collect();
    let file = cached(&book).remove(0);
    let bytes = fs::read(&file).unwrap();
    for part in 0..24 {
        let mut damaged = bytes.clone();
        match part {
            0 => damaged.clear(),
            1 => damaged.truncate(bytes.len() / 2),
            part => damaged[(bytes.len() - 1) * (part - 1) / 22] ^= 0x41,
        }
        fs::write(&file, &damaged).unwrap();
        let now: Vec<_> = lines.iter().map(|line| book.run(line)).collect();
        assert_eq!(now, whole, "part {part}");
    }
}

/// The budget of a category in March, as a script reads it.
fn budget(book: &TestBook) -> String {
    let (code, text) = book.run("variance --month 2026-03 --as-of 2026-12-31 --format csv");
    assert_eq!(code, 0, "{text}");
    let row = text.lines().find(|row| row.starts_with("period,item,")).unwrap_or_default().to_string();
    let head: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let at = head.iter().position(|name| *name == "budget").unwrap();
    row.split(',').nth(at).unwrap_or_default().to_string()
}

#[test]
fn an_edit_is_seen_at_once_even_if_the_file_looks_the_same() {
    let plan = |amount: u32| {
        format!("[plan]\nid = \"p\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"a\"\nmonthly = {amount}\n")
    };
    let book = book_of(&plan(100));
    for amount in [100, 200, 300, 400, 500] {
        // In place, of the same length, and as fast as can be: size and inode stay, the time may.
        fs::write(book.join("budget.toml"), plan(amount)).unwrap();
        assert_eq!(budget(&book), format!("{amount}.00"));
        assert_eq!(budget(&book), format!("{amount}.00"), "from the cache");
    }
    // Files come and go.
    let plain = "[plan]\nid = \"p\"\nfirst_month = \"2026-01\"\n";
    book.write("budget.toml", plain);
    book.write("plans/p.csv", "category,monthly\na,7\n");
    assert_eq!(budget(&book), "7.00");
    book.write("plans/p.csv", "category,monthly\na,8\n");
    assert_eq!(budget(&book), "8.00");
    fs::remove_file(book.join("plans/p.csv")).unwrap();
    book.write(
        "plans/q.toml",
        "[plan]\nid = \"q\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"a\"\nmonthly = 9\n",
    );
    assert_eq!(budget(&book), "9.00");
    // A file that is wrong is told, cache or not.
    book.write("plans/q.toml", "[plan]\nid = \"q\"\n");
    let wrong = book.run("variance --month 2026-03 --as-of 2026-12-31");
    assert_eq!(wrong.0, 2, "{}", wrong.1);
}

#[test]
fn what_methods_look_back_on_is_part_of_it() {
    let book = book_of(
        "[plan]\nid = \"p\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"a\"\nannual = 1200\nphasing = \"history\"\n",
    );
    assert_eq!(budget(&book), "100.00");
    book.write("a.csv", "date,category,amount,description\n2025-03-05,a,10.00,x\n2025-04-05,a,20.00,y\n");
    book.done("import a.csv");
    // A third of the year before.
    assert_eq!((budget(&book), budget(&book)), ("400.00".into(), "400.00".into()));
    let batch = book.batches()[0].file_stem().unwrap().to_string_lossy().into_owned();
    book.done(&format!("import undo {batch}"));
    assert_eq!(budget(&book), "100.00");
    // A batch that was edited stops reports, as it does without the cache.
    book.done("import a.csv");
    assert_eq!(budget(&book), "400.00");
    let batch = book.batches().remove(0);
    let edited = fs::read_to_string(&batch).unwrap().replace("10.00", "90.00");
    fs::remove_file(&batch).unwrap();
    fs::write(&batch, edited).unwrap();
    let report = "variance --month 2026-03 --as-of 2026-12-31";
    let with = book.run(report);
    forget(&book);
    assert_eq!((with.0, &with), (2, &book.run(report)));
}

#[test]
fn a_chosen_plan_has_its_own() {
    let plan = |id: &str, category: &str, currency: &str| {
        format!(
            "[plan]\nid = \"{id}\"\nfirst_month = \"2026-01\"\ncurrency = \"{currency}\"\n[[line]]\n\
             category = \"{category}\"\nmonthly = 5\n"
        )
    };
    let book = book_of("language = \"en\"\n");
    book.write("plans/a.toml", plan("a", "x", "CNY"));
    book.write("plans/b.toml", plan("b", "y", "EUR"));
    let lines = ["a", "b", "c"].map(|id| format!("variance --month 2026-03 --as-of 2026-12-31 --plan {id}"));
    let lines = [lines.to_vec(), vec!["variance --month 2026-03 --as-of 2026-12-31".to_string()]].concat();
    let first: Vec<_> = lines.iter().map(|line| book.run(line)).collect();
    assert_eq!(first.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [0, 0, 2, 2], "two currencies have no sum");
    assert_eq!(cached(&book).len(), 2);
    let again: Vec<_> = lines.iter().map(|line| book.run(line)).collect();
    assert_eq!(again, first);
}

#[test]
fn warnings_are_told_as_they_were() {
    let book = book_of("language = \"en\"\n[plan]\nid = \"p\"\nfirst_month = \"2026-01\"\n");
    let line = "variance --month 2026-03 --as-of 2026-12-31 --verbose";
    let first = book.run(line);
    assert!(first.1.contains("warning"), "{}", first.1);
    assert_eq!(book.run(line), first);
}

#[cfg(unix)]
#[test]
fn a_book_that_cannot_be_written_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let book = book_of("[plan]\nid = \"p\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"a\"\nmonthly = 5\n");
    let mode = |mode| fs::set_permissions(book.path(), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let read = [budget(&book), budget(&book)];
    mode(0o755);
    assert_eq!(read, ["5.00", "5.00"]);
}

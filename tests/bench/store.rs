//! How fast the ledger is, as ratios to a yardstick measured in the same run: a bare `csv`
//! byte-record loop with sums over the same export, on one thread.
//!
//! `cargo bench --bench store`; `BENCH_LINES` sets the size (1,000,000), `BENCH_BATCHES` the number of
//! small batches of 500 lines (2,000; 0 leaves them out). Best of several runs; what the disk does is in it.

#![expect(clippy::print_stdout, clippy::float_arithmetic, reason = "a benchmark prints ratios")]

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use budget::book::Book;
use budget::model::{Currency, Money, Month, Period, PostingRef};
use budget::store::file::FileStore;
use budget::store::{BatchPlan, LedgerKind, LedgerStore, Originals, Policy, Query};
use chrono::{DateTime, NaiveDate, Utc};

#[path = "../../examples/generate_ledger.rs"]
#[expect(dead_code, reason = "its main and its tables are not needed here")]
mod generate_ledger;
#[path = "yardstick.rs"]
mod yardstick;

use yardstick::{best, minor, number, yardstick};

const KIND: LedgerKind = LedgerKind::Actual;

fn main() {
    let lines = number("BENCH_LINES", 1_000_000);
    let batches = number("BENCH_BATCHES", 2_000);
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("export.csv");
    generate_ledger::write_ledger(lines, 7, &mut BufWriter::new(File::create(&export).unwrap())).unwrap();
    let size = fs::metadata(&export).unwrap().len();
    println!("{lines} lines, {} MB", size / 1_000_000);

    let yardstick = best(if lines > 2_000_000 { 2 } else { 5 }, || {
        yardstick(&export);
    });
    println!("{:<44} {yardstick:>10.1?}", "yardstick: csv byte records with sums");
    let show = |what: &str, time: Duration| {
        println!("{what:<44} {time:>10.1?}  {:>6.3} ×", time.as_secs_f64() / yardstick.as_secs_f64());
    };

    let book = folder.path().join("book");
    let runs = if lines > 2_000_000 { 1 } else { 3 };
    let imported = best(runs, || {
        let _ = fs::remove_dir_all(&book);
        import(&book, &export, 0, u64::MAX, 0);
    });
    println!("peak memory {}", peak_memory());
    show("import: csv, archive, push, judge, commit", imported);
    show("  of it the store", imported.saturating_sub(yardstick));

    let derived = book.join(".budget");
    let first = best(runs, || {
        fs::remove_dir_all(&derived).unwrap();
        summarize(&book, &month_query());
    });
    show("first report without an index", first);
    reports(&book, &show);

    if lines > 2_000_000 {
        return;
    }
    show("the same file again: all known", best(1, || import(&book, &export, 0, u64::MAX, 1)));
    show("the same file again, identities at hand", best(runs, || import(&book, &export, 0, u64::MAX, 1)));
    println!("peak memory {}", peak_memory());

    if batches > 0 {
        let small = folder.path().join("small");
        let begun = Instant::now();
        let lines = batches * 500;
        generate_ledger::write_ledger(lines, 8, &mut BufWriter::new(File::create(&export).unwrap())).unwrap();
        for batch in 0..batches {
            import(&small, &export, batch * 500, 500, batch as i64);
        }
        println!("{batches} imports of 500 lines: {:.1?} each", begun.elapsed() / batches as u32);
        reports(&small, &show);
    }
}

fn reports(book: &Path, show: &dyn Fn(&str, Duration)) {
    show("month by category, with the index", best(20, || summarize(book, &month_query())));
    let ytd =
        Query { period: Period::months(month(2026, 1), month(2027, 1)), by: vec!["project".into()], ..month_query() };
    show("twelve months by project, with the index", best(20, || summarize(book, &ytd)));
    let as_of = Query { as_of: NaiveDate::from_ymd_opt(2026, 6, 15), ..month_query() };
    show("a month cut by --as-of", best(5, || summarize(book, &as_of)));
}

fn month(year: i32, month: u32) -> Month {
    Month::new(year, month).unwrap()
}

fn month_query() -> Query {
    Query {
        period: Period::month(month(2026, 6)),
        as_of: None,
        known_at: None,
        by: vec![],
        filters: vec![],
        together: false,
    }
}

fn store(book: &Path) -> FileStore {
    FileStore::open(Book::at(book), KIND, vec!["project".into(), "department".into()], Currency::CNY)
}

fn summarize(book: &Path, query: &Query) {
    let grid = store(book).summarize(query).unwrap();
    assert!(!grid.is_empty());
}

/// Reads on, and keeps what it read.
struct Tee<R, W>(R, W);

impl<R: Read, W: Write> Read for Tee<R, W> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.write_all(&buffer[..read])?;
        Ok(read)
    }
}

fn import(book: &Path, export: &Path, skip: u64, take: u64, later: i64) {
    let begun = Instant::now();
    let now: DateTime<Utc> = "2027-01-02T03:04:05Z".parse().unwrap();
    let store = store(book);
    let plan = BatchPlan {
        slug: "export".into(),
        axes: vec!["project".into(), "department".into()],
        now: now + chrono::TimeDelta::seconds(2 * later),
        actor: "bench".into(),
        action: "import",
    };
    let mut draft = store.draft(plan).unwrap();
    let file = BufReader::with_capacity(1 << 18, File::open(export).unwrap());
    let mut tee = Tee(file, store.archive().unwrap());
    let mut reader = csv::Reader::from_reader(&mut tee);
    let mut record = csv::StringRecord::new();
    let (mut line, end) = (0, skip.saturating_add(take));
    while line < end && reader.read_record(&mut record).unwrap() {
        line += 1;
        if line <= skip {
            continue;
        }
        let date = day(record[0].as_bytes());
        draft
            .push(&PostingRef {
                month: Month::of(date),
                date: Some(date),
                category: &record[2],
                members: &[&record[4], &record[3]],
                amount: Money::from_minor(minor(record[6].as_bytes()), Currency::CNY),
                description: &record[5],
                voucher: &record[1],
                line: "",
                vendor: "",
                invoice: "",
                counterparty: "",
                commitment: "",
                source_account: &record[2],
                source: "export.csv",
                source_line: line + 1,
                flag: "",
                source_members: &["", ""],
            })
            .unwrap();
    }
    drop(reader);
    let pushed = begun.elapsed();
    if take == u64::MAX {
        tee.1.keep("export.csv").unwrap();
    }
    let kept = begun.elapsed();
    draft.judge(&Policy::default()).unwrap();
    let judged = begun.elapsed();
    draft.commit().unwrap();
    if std::env::var_os("BENCH_PHASES").is_some() {
        let committed = begun.elapsed();
        println!("  read and push {pushed:.2?}, archive {kept:.2?}, judge {judged:.2?}, commit {committed:.2?}");
    }
}

fn day(text: &[u8]) -> NaiveDate {
    let number = |from: usize, to: usize| text[from..to].iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0'));
    NaiveDate::from_ymd_opt(number(0, 4) as i32, number(5, 7), number(8, 10)).unwrap()
}

fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".into(), |line| line.trim().to_string())
}

//! How fast the program is, as a user meets it, as ratios to a yardstick in the same run: a bare `csv`
//! byte-record loop with sums over the same export, on one thread.
//!
//! `cargo bench --bench program`; `BENCH_LINES` sets the size (1,000,000; 10,000,000 measures the peak
//! memory that the design limits), `BENCH_BATCHES` the number of small batches of 500 lines (2,000; 0 leaves
//! them out), `BENCH_TICKETS` the rows of a log of tickets (5,000,000; 0 leaves it out). Best of several runs; what the disk does is in it.

#![expect(clippy::print_stdout, clippy::float_arithmetic, reason = "a benchmark prints ratios")]

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

#[path = "bars.rs"]
mod bars;
#[path = "../../examples/generate_ledger.rs"]
#[expect(dead_code, reason = "its main is not needed here")]
mod generate_ledger;
#[path = "governing.rs"]
mod governing;
#[path = "plans.rs"]
mod plans;
#[path = "tickets.rs"]
mod tickets;
#[path = "yardstick.rs"]
mod yardstick;

use bars::Bars;
use generate_ledger::{CATEGORIES, write_ledger};
use yardstick::{best, number, yardstick};

fn main() {
    let lines = number("BENCH_LINES", 1_000_000);
    let batches = number("BENCH_BATCHES", 2_000);
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("export.csv");
    generate(&export, lines, 7);
    println!("{lines} lines, {} MB", fs::metadata(&export).unwrap().len() / 1_000_000);
    let runs = if lines > 2_000_000 { 1 } else { 7 };
    let unit = best(runs.max(2), || {
        yardstick(&export);
    });
    println!("{:<52} {unit:>10.1?}", "yardstick: csv byte records with sums");
    let show = |what: &str, time: Duration| {
        println!("{what:<52} {time:>10.1?}  {:>7.4} ×", time.as_secs_f64() / unit.as_secs_f64());
    };

    let book = folder.path().join("book");
    let import = ["import", export.to_str().unwrap(), "--quiet"];
    // Making the book anew, and deleting the old one, is not importing.
    let once = |_| {
        new_book(&book);
        best(1, || run(&book, &import))
    };
    let mut bars = Bars::default();
    let ratio = |time: Duration| time.as_secs_f64() / unit.as_secs_f64();
    let import_time = (0..runs).map(once).min().unwrap_or_default();
    show("import (at most 3.0)", import_time);
    bars.ratio("import", ratio(import_time), 3.0);
    // Apart from the time: looking costs, too.
    new_book(&book);
    let peak = run_watched(&book, &import);
    println!("{:<52} {:>7} MB", "  its peak memory (at most 300 at 10 million lines)", peak / 1024);
    bars.memory("import: peak memory", peak, 300);
    let first = best(runs.min(3), || {
        fs::remove_dir_all(book.join(".budget")).unwrap();
        run(&book, &["variance", "--month", "2026-06"]);
    });
    show("first report without the index (at most 1.0)", first);
    bars.ratio("first report without the index", ratio(first), 1.0);
    reports(&book, &show, &ratio, &mut bars);

    // Importing costs by what is imported and the month it touches, not by what is there. The first import
    // into a month makes that month's fingerprints, the second finds them.
    let few: Vec<_> = (0..2).map(|n| folder.path().join(format!("few-{n}.csv"))).collect();
    few.iter().zip(9..).for_each(|(path, seed)| one_month(path, seed));
    let empty = folder.path().join("empty");
    new_book(&empty);
    for (what, book) in [("an empty book", &empty), ("this book", &book)] {
        for (nth, path) in ["first", "second"].iter().zip(&few) {
            let time = best(1, || run(book, &["import", path.to_str().unwrap(), "--quiet"]));
            show(&format!("{nth} import of 900 lines into a month of {what}"), time);
        }
    }

    plans::reports(folder.path(), lines, unit, &mut bars);
    tickets::reports(folder.path(), &mut bars);

    if batches > 0 {
        let small = folder.path().join("small");
        new_book(&small);
        generate(&export, batches * 500, 8);
        let text = fs::read_to_string(&export).unwrap();
        let mut rows = text.lines();
        let header = rows.next().unwrap();
        let rows: Vec<&str> = rows.collect();
        let part = folder.path().join("part.csv");
        for batch in rows.chunks(500) {
            fs::write(&part, format!("{header}\n{}\n", batch.join("\n"))).unwrap();
            run(&small, &["import", part.to_str().unwrap(), "--quiet"]);
        }
        println!("{} batches of 500 lines", fs::read_dir(small.join("ledger/actual")).unwrap().count());
        reports(&small, &show, &ratio, &mut bars);
    }
    bars.show();
}

fn reports(book: &Path, show: &dyn Fn(&str, Duration), ratio: &dyn Fn(Duration) -> f64, bars: &mut Bars) {
    let version = best(20, || run(book, &["--version"]));
    show("budget --version", version);
    let month = best(20, || run(book, &["variance", "--month", "2026-06"]));
    show("month by category", month);
    println!("{:<52} {:>10.1?}", "  beyond --version (at most 10 ms)", month.saturating_sub(version));
    bars.time("month by category", month.saturating_sub(version), 10.0);
    let ytd = best(20, || run(book, &["variance", "--ytd", "2026-12", "--by", "project"]));
    show("year to date by project (at most 0.05)", ytd);
    bars.ratio("year to date by project", ratio(ytd), 0.05);
}

fn generate(path: &Path, lines: u64, seed: u64) {
    write_ledger(lines, seed, &mut BufWriter::new(File::create(path).unwrap())).unwrap();
}

/// Writes nine hundred lines of one month.
fn one_month(path: &Path, seed: u64) {
    generate(path, 36_000, seed);
    let text = fs::read_to_string(path).unwrap();
    let rows: Vec<&str> = text.lines().take(901).collect();
    fs::write(path, rows.join("\n") + "\n").unwrap();
}

/// A book with a line for each category, and nothing imported.
fn new_book(book: &Path) {
    let _ = fs::remove_dir_all(book);
    fs::create_dir_all(book).unwrap();
    let mut plan = String::from("language = \"zh-CN\"\n[dimensions]\nproject = []\ndepartment = []\n");
    plan.push_str("[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n");
    for category in CATEGORIES {
        plan.push_str(&format!("[[line]]\ncategory = \"{category}\"\nmonthly = 1000000\n"));
    }
    fs::write(book.join("budget.toml"), plan).unwrap();
}

/// The program on a book.
fn command(book: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_budget"));
    command.arg("-C").arg(book).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    if !["import", "--version"].contains(&arguments[0]) && !arguments.contains(&"--as-of") {
        command.args(["--as-of", "2026-12-31"]);
    }
    command.spawn().unwrap()
}

/// Runs the program to its end.
pub fn run(book: &Path, arguments: &[&str]) {
    assert!(is_done(command(book, arguments).wait().unwrap()));
}

/// Did it do what it was to? A check that blocks something did.
fn is_done(status: ExitStatus) -> bool {
    matches!(status.code(), Some(0 | 1))
}

/// Runs the program to its end; gives its peak memory in KiB, 0 where the system does not tell.
pub fn run_watched(book: &Path, arguments: &[&str]) -> u64 {
    let mut child = command(book, arguments);
    let mut peak = 0;
    loop {
        peak = peak.max(peak_memory(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(is_done(status));
            return peak;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn peak_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(0)
}

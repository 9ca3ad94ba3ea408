//! Market data through the binary: all files or none, whatever their encoding, with evidence and beside the ledger.

use std::fs;
use std::process::Output;

use budget::book::Book;
use budget::journal;

use crate::support::book::{TestBook, book_of};

const SURVEY: &str = "指标,岗位,城市,年份,中位数,样本数,来源\n月薪,客服专员,上海,2025,5350,120,协会\n";
const KEPT: &str = "metric,role,city,year,p10,p25,p50,p75,p90,n,source\n月薪,客服专员,上海,2025,,,5350,,,120,协会\n";

fn book() -> TestBook {
    let plan = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n[[line]]\ncategory = 'a'\nmonthly = 1\n";
    book_of(plan)
}

fn run(book: &TestBook, arguments: &[&str]) -> Output {
    book.program().args(arguments).output().unwrap()
}

#[test]
fn the_encoding_of_a_survey_leaves_no_trace() {
    let book = book();
    let gb = encoding_rs::GB18030.encode(SURVEY).0;
    fs::write(book.path().join("gb.csv"), gb).unwrap();
    fs::write(book.path().join("bom.csv"), format!("\u{feff}{}", SURVEY.replace('\n', "\r\n"))).unwrap();
    for name in ["gb", "bom"] {
        assert!(run(&book, &["import", &format!("{name}.csv"), "--as", "benchmark"]).status.success());
        let kept = book.path().join(format!("benchmarks/{name}.csv"));
        assert_eq!(fs::read_to_string(&kept).unwrap(), KEPT, "{name}");
        // The same data from the same source may stand in one file only.
        fs::remove_file(kept).unwrap();
    }
}

#[test]
fn all_files_are_written_or_none_and_each_leaves_its_line() {
    let book = book();
    let other = SURVEY.replace("上海", "北京");
    fs::write(book.path().join("a.csv"), SURVEY).unwrap();
    fs::write(book.path().join("b.csv"), other.replace("5350", "x")).unwrap();
    let both = ["import", "a.csv", "b.csv", "--as", "benchmark"];
    assert_eq!(run(&book, &both).status.code(), Some(3));
    fs::write(book.path().join("b.csv"), SURVEY).unwrap();
    assert_eq!(run(&book, &both).status.code(), Some(3));
    fs::write(book.path().join("b.csv"), &other).unwrap();
    assert!(run(&book, &[&both[..], &["--dry-run"]].concat()).status.success());
    assert!(!book.path().join("benchmarks").exists() && !book.path().join("journal.jsonl").exists());
    assert!(run(&book, &both).status.success());
    assert_eq!(fs::read_to_string(book.path().join("benchmarks/b.csv")).unwrap(), KEPT.replace("上海", "北京"));
    // Nothing new leaves no line, and a ledger booked beside them finds its journal whole.
    assert!(run(&book, &both).status.success());
    fs::write(book.path().join("ledger.csv"), "date,category,description,amount\n2026-01-05,a,x,1\n").unwrap();
    assert!(run(&book, &["import", "ledger.csv"]).status.success());
    let (home, market) = (Book::at(book.path()), ["benchmark/a", "benchmark/b"].map(String::from));
    let verified = journal::open(&home).verify().unwrap();
    assert_eq!((verified.lines, verified.problems), (3, vec![]));
    let objects = journal::open(&home).objects(&["import"]).unwrap();
    assert!(market.iter().all(|object| objects.contains(object)), "{objects:?}");
}

#[test]
fn a_survey_that_a_plan_waits_for_and_one_that_it_needs() {
    let book = book();
    let plan = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n[[line]]\ncategory = 'a'\nmethod = 'benchmark'\n\
                benchmark = '月薪/客服专员/上海'\n";
    fs::write(book.path().join("budget.toml"), plan).unwrap();
    fs::write(book.path().join("a.csv"), SURVEY).unwrap();
    assert_eq!(run(&book, &["plan", "check"]).status.code(), Some(2));
    assert!(run(&book, &["import", "a.csv", "--as", "benchmark"]).status.success());
    assert!(run(&book, &["plan", "check"]).status.success());
    // Taking away what the plan rests on is refused; correcting it is not.
    fs::write(book.path().join("a.csv"), SURVEY.replace("上海", "北京")).unwrap();
    let replace = ["import", "a.csv", "--as", "benchmark", "--replace"];
    let refused = run(&book, &[&replace[..], &["--lang", "en"]].concat());
    assert_eq!(refused.status.code(), Some(3));
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains("budget.toml:7:13: there are no market data `月薪/客服专员/上海`"), "{told}");
    fs::write(book.path().join("a.csv"), SURVEY.replace("5350", "5400")).unwrap();
    assert!(run(&book, &replace).status.success());
    assert!(fs::read_to_string(book.path().join("benchmarks/a.csv")).unwrap().contains(",5400,"));
}

/// A kill between the act and its line: who imports the file again adds the line, once, and not in a dry run.
#[test]
fn a_line_that_a_kill_lost_is_added_by_the_next_import() {
    let book = book();
    fs::write(book.path().join("a.csv"), SURVEY).unwrap();
    let import = ["import", "a.csv", "--as", "benchmark"];
    assert!(run(&book, &import).status.success());
    fs::remove_file(book.path().join("journal.jsonl")).unwrap();
    assert!(run(&book, &[&import[..], &["--dry-run"]].concat()).status.success());
    assert!(!book.path().join("journal.jsonl").exists());
    for _ in 0..2 {
        assert!(run(&book, &import).status.success());
        let home = Book::at(book.path());
        let verified = journal::open(&home).verify().unwrap();
        assert_eq!((verified.lines, verified.problems), (1, vec![]));
        assert_eq!(journal::open(&home).objects(&["import"]).unwrap(), ["benchmark/a".to_string()].into());
    }
}

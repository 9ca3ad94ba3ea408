//! Ledgers as text, for the tests of stores: rows on a line, sums on a line, each case on every backend.

use std::path::Path;

use budget::book::Book;
use budget::model::{Currency, Grid, Money, Month, Period, Posting};
use budget::store::file::FileStore;
use budget::store::fold::{postings_folded, reclassified};
use budget::store::memory::MemoryStore;
use budget::store::{BatchDraft, BatchId, BatchPlan, LedgerKind, LedgerStore, Policy, Query, Verdicts};
use chrono::{DateTime, NaiveDate, Utc};

pub fn axes() -> Vec<String> {
    vec!["project".into(), "department".into()]
}

pub fn file_store(folder: &Path) -> FileStore {
    FileStore::open(Book::at(folder), LedgerKind::Actual, axes(), Currency::CNY)
}

/// Runs a case over every backend.
pub fn on_each(case: impl Fn(&dyn LedgerStore)) {
    case(&MemoryStore::new(LedgerKind::Actual, axes(), Currency::CNY));
    let folder = tempfile::tempdir().unwrap();
    case(&file_store(folder.path()));
    #[cfg(all(target_os = "linux", feature = "postgres"))]
    if let Some(database) = super::database::database() {
        let folder = tempfile::tempdir().unwrap();
        case(&database.store(folder.path(), axes()));
    }
}

pub fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// `2026-01-05 记-1 人力:加班费 阳光花园/客服部 100.00 text` as a posting; `-` stands for nothing.
pub fn row(text: &str) -> Posting {
    let fields: Vec<&str> = text.split_whitespace().collect();
    let [date, voucher, category, members, amount, description] = fields[..] else { panic!("{text}") };
    let (date, month) = match date.len() {
        7 => (None, month(date)),
        _ => (Some(day(date)), Month::of(day(date))),
    };
    let or_nothing = |text: &str| if text == "-" { String::new() } else { text.to_string() };
    let (project, department) = members.split_once('/').unwrap();
    let minor = amount.replace('.', "").parse().unwrap();
    Posting {
        month,
        date,
        category: category.into(),
        members: vec![or_nothing(project), or_nothing(department)],
        amount: Money::from_minor(minor, Currency::CNY),
        description: or_nothing(description),
        voucher: or_nothing(voucher),
        line: String::new(),
        vendor: String::new(),
        invoice: String::new(),
        counterparty: String::new(),
        commitment: String::new(),
        source_account: "6602".into(),
        source: "a.csv".into(),
        source_line: 2,
        flag: String::new(),
        source_members: vec![String::new(), String::new()],
    }
}

pub fn rows(texts: &[&str]) -> Vec<Posting> {
    let numbered = texts.iter().enumerate();
    numbered.map(|(i, text)| Posting { source_line: i as u64 + 2, ..row(text) }).collect()
}

pub fn plan(now: &str) -> BatchPlan {
    BatchPlan { slug: "actuals".into(), axes: axes(), now: time(now), actor: "test".into(), action: "import" }
}

pub fn draft<'a>(store: &'a dyn LedgerStore, now: &str, rows: &[Posting]) -> Box<dyn BatchDraft + 'a> {
    let mut draft = store.draft(plan(now)).unwrap();
    rows.iter().for_each(|row| row.with_ref(|row| draft.push(row)).unwrap());
    draft
}

pub fn book(store: &dyn LedgerStore, now: &str, rows: &[Posting], policy: &Policy) -> (Verdicts, Option<BatchId>) {
    let mut draft = draft(store, now, rows);
    let verdicts = draft.judge(policy).unwrap();
    (verdicts, draft.commit().unwrap())
}

pub fn import(store: &dyn LedgerStore, now: &str, texts: &[&str]) -> (Verdicts, Option<BatchId>) {
    book(store, now, &rows(texts), &Policy::default())
}

pub fn query(from: &str, until: &str) -> Query {
    Query {
        period: Period::months(month(from), month(until)),
        as_of: None,
        known_at: None,
        by: vec![],
        filters: vec![],
        together: false,
    }
}

pub fn year() -> Query {
    query("2026-01", "2027-01")
}

/// A grid as lines: `2026-01 人力:加班费 阳光花园 100.00 ×1`.
pub fn lines(grid: &Grid) -> Vec<String> {
    let line = |cell: budget::model::GridCell<'_>| {
        let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(&cell, axis)).collect();
        format!("{} {} {} {} ×{}", cell.month, grid.category(&cell), members.join("/"), cell.amount, cell.count)
    };
    grid.cells().map(line).collect()
}

pub fn sums(store: &dyn LedgerStore, query: &Query) -> Vec<String> {
    lines(&store.summarize(query).unwrap())
}

pub fn total(store: &dyn LedgerStore, query: &Query) -> i64 {
    store.summarize(query).unwrap().cells().map(|c| c.amount.minor()).sum()
}

pub fn counts(v: &Verdicts) -> (u64, u64, u64, u64, u64) {
    (v.new, v.known, v.changed, v.suspect, v.reversed)
}

pub const JANUARY: &[&str] = &[
    "2026-01-05 记-1 人力:加班费 阳光花园/客服部 100.00 a",
    "2026-01-20 记-2 人力:加班费 阳光花园/呼叫中心 50.00 b",
    "2026-01 记-3 水费 翠湖/- 7.50 c",
    "2026-02-03 记-1 水费 翠湖/客服部 -2.25 d",
];

/// Two rows of [`JANUARY`], the first corrected.
pub const CORRECTED: &[&str] =
    &["2026-01-05 记-1 人力:加班费 阳光花园/客服部 120.00 a", "2026-01-20 记-2 人力:加班费 阳光花园/呼叫中心 50.00 b"];

/// Reclassifies the first posting of January as it stands now.
pub fn reclassify(store: &dyn LedgerStore, now: &str, category: &str, department: &str) {
    let mut first = None;
    postings_folded(store, &query("2026-01", "2026-02"), &axes(), &mut |_, row| {
        if row.description == "a" {
            first = Some(row.clone());
        }
        Ok(())
    })
    .unwrap();
    let first = first.unwrap();
    let (out, into) = reclassified(&first, category, &[first.members[0].clone(), department.into()]);
    let (verdicts, _) = book(store, now, &[out, into], &Policy::default());
    assert_eq!((counts(&verdicts), verdicts.total_minor), ((2, 0, 0, 0, 0), 0));
}

//! Every reader of the program on bytes that anybody may have written, and what must hold whatever they are.
//!
//! Shared by the seeded fuzz of `tests/all/fuzzed.rs` and the targets of `tests/fuzz/`. A reader may refuse; it may not
//! panic, and what it says can be said on a terminal.

use std::fs;
use std::path::Path;

use budget::book::Book;
use budget::import::{Setting, Source, read, read_grids, read_metrics};
use budget::journal::{self, Entry};
use budget::model::category::CategoryEntry;
use budget::model::{
    Axis, BookSettings, Category, CategoryTree, Currency, Dimensions, Money, Month, Period, Plan, PostingRef,
};
use budget::plan_file::{SheetContext, load_texts, read_budget_sheet};
use budget::store::file::FileStore;
use budget::store::{BatchPlan, LedgerKind, LedgerStore, Query};
use budget::words::{Failure, Language, Problem, Words};

/// Hands the amount of every row of an export, in minor units, to `each`; the problems if there are any.
pub fn rows_of(name: &str, bytes: &[u8], each: &mut dyn FnMut(i64)) {
    let settings = settings();
    let words = Words::new(Language::En);
    let source = Source { name: name.to_string(), reader: Box::new(bytes) };
    let outcome = read(source, &setting(&settings), &mut |posting| {
        each(posting.amount.minor());
        Ok(())
    });
    match outcome {
        Ok(outcome) => {
            said(&words, &outcome.warnings);
            budget::import::write_rejects(&outcome, &words, &mut Vec::new()).unwrap();
        }
        Err(error) => refused(&words, &error),
    }
}

fn setting(settings: &BookSettings) -> Setting<'_> {
    Setting { skip_bad: true, ..Setting::new(settings, Currency::CNY) }
}

/// An export of an accounting program, a budget sheet, a table of metrics: CSV or a workbook, told by its bytes.
pub fn sheet(name: &str, bytes: &[u8]) {
    let rows = || {
        let mut rows = Vec::new();
        rows_of(name, bytes, &mut |minor| rows.push(minor));
        rows
    };
    assert_eq!(rows(), rows(), "the same bytes are the same rows");
    let settings = settings();
    let setting = setting(&settings);
    let source = || Source { name: name.to_string(), reader: Box::new(bytes) };
    let words = Words::new(Language::En);
    match read_grids(source(), &setting) {
        Ok(grids) => {
            let plan = Plan::empty("2026", Month::new(2026, 1).unwrap(), Currency::CNY, 1);
            for grid in grids {
                let read = read_budget_sheet(&grid.rows, &SheetContext::new(&settings, &plan, name));
                said(&words, &read.problems);
            }
        }
        Err(error) => refused(&words, &error),
    }
    if let Err(error) = read_metrics(source(), &setting, &mut |_| Ok(())) {
        refused(&words, &error);
    }
}

/// A plan, and a lines table beside it.
pub fn plan(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let words = Words::new(Language::ZhCn);
    let head = "[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n".to_string();
    let name = |name: &str| name.to_string();
    said(&words, &load_texts(&[(name("budget.toml"), text.clone())]).1);
    said(&words, &load_texts(&[(name("budget.toml"), head.clone()), (name("plans/2026.csv"), text.clone())]).1);
    said(&words, &load_texts(&[(name("budget.toml"), head), (name("benchmarks/pay.csv"), text)]).1);
}

/// A journal: checked, and written on.
pub fn journal_file(folder: &Path, bytes: &[u8]) {
    let book = Book::at(folder);
    fs::write(book.journal(), bytes).unwrap();
    let words = Words::new(Language::En);
    if let Ok(found) = journal::open(&book).verify() {
        said(&words, &found.problems);
    }
    let lock = budget::book::lock(&book, "fuzz").unwrap();
    if journal::open(&book).append(&lock, &[Entry::new(moment(), "fuzz", "import")]).is_ok() {
        let lines = fs::read(book.journal()).unwrap();
        assert!(lines.ends_with(b"\n"), "what is added is whole");
    }
}

/// A book with a batch of 12 rows that come to 78.00.
pub struct Ledger {
    folder: tempfile::TempDir,
}

impl Ledger {
    pub fn new() -> Ledger {
        let ledger = Ledger { folder: tempfile::tempdir().unwrap() };
        let store = ledger.store();
        let plan = BatchPlan {
            slug: "actuals".into(),
            axes: vec!["department".into()],
            now: moment(),
            actor: "fuzz".into(),
            action: "import",
        };
        let mut draft = store.draft(plan).unwrap();
        for month in 1..=12 {
            draft
                .push(&PostingRef {
                    month: Month::new(2026, month).unwrap(),
                    date: None,
                    category: "水费",
                    members: &["客服部"],
                    amount: Money::from_minor(i64::from(month) * 100, Currency::CNY),
                    description: "quoted, \"text\"",
                    voucher: "记-1",
                    line: "",
                    vendor: "",
                    invoice: "",
                    counterparty: "",
                    commitment: "",
                    source_account: "",
                    source: "a.csv",
                    source_line: u64::from(month),
                    flag: "",
                    source_members: &[""],
                })
                .unwrap();
        }
        draft.commit().unwrap().unwrap();
        assert_eq!(ledger.total().unwrap(), 7800);
        ledger
    }

    fn store(&self) -> FileStore {
        FileStore::open(Book::at(self.folder.path()), LedgerKind::Actual, vec!["department".into()], Currency::CNY)
    }

    fn total(&self) -> anyhow::Result<i64> {
        let query = Query {
            period: Period::months(Month::new(2026, 1).unwrap(), Month::new(2027, 1).unwrap()),
            as_of: None,
            known_at: None,
            by: vec!["department".into()],
            filters: vec![],
            together: false,
        };
        let found = self.store().summarize(&query)?;
        Ok(found.cells().map(|cell| cell.amount.minor()).sum())
    }

    fn only_file(&self, folder: &str) -> std::path::PathBuf {
        let entries = fs::read_dir(self.folder.path().join(folder)).unwrap();
        let files = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        // The ledger's `.gitkeep` is no batch.
        let is_hidden = |path: &std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with('.');
        let mut files: Vec<_> = files.filter(|path| !is_hidden(path)).collect();
        files.sort();
        files.remove(0)
    }

    /// The bytes of the batch, and of the index, to begin with.
    pub fn batch_bytes(&self) -> Vec<u8> {
        fs::read(self.only_file("ledger/actual")).unwrap()
    }

    pub fn index_bytes(&self) -> Vec<u8> {
        fs::read(self.only_file(".budget/index")).unwrap()
    }

    /// A batch of other bytes stops the report, or is what it was: never another sum.
    pub fn batch(&self, bytes: &[u8]) {
        let path = self.only_file("ledger/actual");
        let whole = fs::read(&path).unwrap();
        fs::write(&path, bytes).unwrap();
        let total = self.total();
        fs::write(&path, &whole).unwrap();
        match total {
            Ok(total) => assert_eq!((total, bytes), (7800, &whole[..]), "a batch that is not what it says is counted"),
            Err(error) => refused(&Words::new(Language::En), &error),
        }
        assert_eq!(self.total().unwrap(), 7800, "and mended, all is as it was");
    }

    /// An index of other bytes is made anew: the sum is the ledger's.
    pub fn index(&self, bytes: &[u8]) {
        fs::write(self.only_file(".budget/index"), bytes).unwrap();
        assert_eq!(self.total().unwrap(), 7800);
    }
}

fn settings() -> BookSettings {
    let entry = |path: &str, code: &str| CategoryEntry {
        path: Category::parse(path).unwrap(),
        code: Some(code.to_string()),
        label: None,
        aliases: vec![],
        kind: None,
    };
    let axis = Axis { name: "department".into(), members: vec!["客服部".into(), "Desk".into()] };
    BookSettings {
        categories: CategoryTree { entries: vec![entry("人力成本:加班费", "660202"), entry("rent", "6603")] },
        dimensions: Dimensions::plain(vec![axis]),
        ..BookSettings::default()
    }
}

fn refused(words: &Words, error: &anyhow::Error) {
    let failure =
        error.downcast_ref::<Failure>().unwrap_or_else(|| panic!("no failure that people understand: {error:?}"));
    assert!(!failure.problems.is_empty(), "refused without a word");
    said(words, &failure.problems);
}

fn said(words: &Words, problems: &[Problem]) {
    // Enough of them to know their kinds.
    for problem in problems.iter().take(50) {
        for message in [Some(&problem.message), problem.hint.as_ref()].into_iter().flatten() {
            let text = words.say_briefly(message);
            assert!(!text.is_empty() && !text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        }
    }
}

fn moment() -> chrono::DateTime<chrono::Utc> {
    "2026-03-01T00:00:00Z".parse().unwrap()
}

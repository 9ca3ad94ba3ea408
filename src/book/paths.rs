//! The paths of a book.

use std::path::{Path, PathBuf};

use super::sync::make_folders;
use crate::model::ledger::LedgerKind;
use crate::words::Failure;

/// The folders of the ledgers.
pub(super) fn ledgers() -> impl Iterator<Item = &'static str> {
    LedgerKind::ALL.into_iter().map(LedgerKind::name)
}

/// A book's folder; every path in it has its name here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    root: PathBuf,
}

impl Book {
    /// The book in this folder, whether or not it exists yet.
    pub fn at(root: impl Into<PathBuf>) -> Book {
        Book { root: root.into() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// `budget.toml`.
    pub fn settings(&self) -> PathBuf {
        self.root.join("budget.toml")
    }

    /// `plans/`.
    pub fn plans(&self) -> PathBuf {
        self.root.join("plans")
    }

    /// `benchmarks/`: market data.
    pub fn benchmarks(&self) -> PathBuf {
        self.root.join("benchmarks")
    }

    /// `members/`: what lies above the members of dimensions, and what they are.
    pub fn members(&self) -> PathBuf {
        self.root.join("members")
    }

    /// `versions/`: what was submitted and decided.
    pub fn versions(&self) -> PathBuf {
        self.root.join("versions")
    }

    /// `reviews/`: why months went as they did.
    pub fn reviews(&self) -> PathBuf {
        self.root.join("reviews")
    }

    /// `ignored/`: findings that somebody knows about.
    pub fn ignored(&self) -> PathBuf {
        self.root.join("ignored")
    }

    /// `closes/`: months that were closed, as they were then.
    pub fn closes(&self) -> PathBuf {
        self.root.join("closes")
    }

    /// `rounds/`: what of plans was handed out to be filled in, and what came back.
    pub fn rounds(&self) -> PathBuf {
        self.root.join("rounds")
    }

    /// `ledger/<kind>/`.
    pub fn ledger(&self, kind: &str) -> PathBuf {
        self.root.join("ledger").join(kind)
    }

    /// `ledger/source/`: the original bytes of imported files.
    pub fn source(&self) -> PathBuf {
        self.root.join("ledger").join("source")
    }

    /// `ledger/undone/`.
    pub fn undone(&self) -> PathBuf {
        self.root.join("ledger").join("undone")
    }

    /// `journal.jsonl`.
    pub fn journal(&self) -> PathBuf {
        self.root.join("journal.jsonl")
    }

    /// `.budget/`: derived or losable.
    pub fn derived(&self) -> PathBuf {
        self.root.join(".budget")
    }

    /// `.budget/index/`.
    pub fn index(&self) -> PathBuf {
        self.derived().join("index")
    }

    /// `.budget/plan/`.
    pub fn plan_cache(&self) -> PathBuf {
        self.derived().join("plan")
    }

    /// `.budget/alerts.json`: which alerts were reported, and what is still to be sent.
    pub fn alerts(&self) -> PathBuf {
        self.derived().join("alerts.json")
    }

    /// `journal.unwritten.jsonl`: lines that could not be written into the journal.
    pub fn unwritten(&self) -> PathBuf {
        self.root.join("journal.unwritten.jsonl")
    }

    /// `budget.unfinished.json`: what an interrupted act has still to do.
    pub fn act(&self) -> PathBuf {
        self.root.join("budget.unfinished.json")
    }

    /// A path inside the book, relative to it, with `/`; `None` for any other.
    pub(super) fn relative(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> = inside.components().map(|part| part.as_os_str().to_str()).collect();
        Some(parts?.join("/"))
    }

    /// Makes the folders of a new book: plans, and one for each ledger.
    pub fn create_folders(&self) -> Result<(), Failure> {
        let folders = ledgers().map(|kind| self.ledger(kind)).chain([self.plans(), self.source()]);
        for folder in folders {
            make_folders(&folder).map_err(|e| Failure::io("io-write", &folder, &e))?;
        }
        Ok(())
    }

    /// The path as messages show it: relative to the book where it lies inside, with `/`.
    pub fn show(&self, path: &Path) -> String {
        let shown = path.strip_prefix(&self.root).unwrap_or(path);
        shown.to_string_lossy().replace('\\', "/")
    }
}

//! A book in a folder of its own, exports to put beside it, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::document::budget;

/// A plan of 2026 for overtime and the office.
pub const SETTINGS: &str = r#"language = "en"

[[category]]
path = "labour:overtime"
aliases = ["overtime"]

[[category]]
path = "office"
aliases = ["office"]

[plan]
id = "2026"
first_month = "2026-01"

[[line]]
category = "labour:overtime"
monthly = 1000

[[line]]
category = "office"
monthly = 500
"#;

/// What the program said of the whole of 2026, when it is over.
pub const YEAR: &str = "variance --year 2026 --as-of 2026-12-31 --format csv";

/// A book, which goes with its folder.
pub struct TestBook(TempDir);

/// A book with [`SETTINGS`].
pub fn book() -> TestBook {
    book_of(SETTINGS)
}

/// A book with settings of its own.
pub fn book_of(settings: &str) -> TestBook {
    folder().with("budget.toml", settings)
}

/// A folder without a book.
pub fn folder() -> TestBook {
    TestBook(TempDir::with_prefix("budget-test-").unwrap())
}

impl TestBook {
    /// Writes a file, and the folders it stands in.
    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> TestBook {
        self.write(name, content);
        self
    }

    /// The same on a book that is there.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.path().join(name)
    }

    /// The program, about to run in the book.
    pub fn program(&self) -> Command {
        budget(self.path())
    }

    /// Runs a line, which is split at blanks.
    pub fn output(&self, line: &str) -> Output {
        self.program().args(line.split(' ')).output().unwrap()
    }

    /// The exit code of a line, and everything that it prints.
    pub fn run(&self, line: &str) -> (i32, String) {
        let output = self.output(line);
        let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.code().unwrap_or(-1), text)
    }

    /// Runs a line that succeeds.
    pub fn done(&self, line: &str) {
        let (code, said) = self.run(line);
        assert_eq!(code, 0, "{line}: {said}");
    }

    /// The batches of actuals, oldest first.
    pub fn batches(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.join("ledger/actual")).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.retain(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'));
        paths.sort();
        paths
    }
}

/// An export with these rows below the usual heading.
pub fn export(rows: &[&str]) -> String {
    format!("Date,Voucher,Category,Description,Amount\n{}\n", rows.join("\n"))
}

/// An export of as many evening shifts, 1.00 each, numbered from `first` and spread over the year.
pub fn shifts(first: usize, count: usize) -> String {
    let shift = |row: usize| {
        let (month, day) = (row % 12 + 1, row % 28 + 1);
        format!("2026-{month:02}-{day:02},JV-{row},overtime,evening shift {row},1.00")
    };
    let rows: Vec<String> = (first..first + count).map(shift).collect();
    export(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

//! What a run does, as a machine's own file states it: exports that are fetched, and reports that are written.

use std::path::PathBuf;

/// `[source.NAME]`: a program that prints an export.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportSource {
    /// What the file calls it.
    pub name: String,
    /// The program and its arguments.
    pub run: Vec<String>,
    /// What its output is: `csv`, `xlsx`.
    pub ending: String,
    /// The ledger that it is for.
    pub kind: &'static str,
    /// The profile of the book that it is read with.
    pub profile: Option<String>,
    /// How many seconds it may take.
    pub timeout: u64,
    /// The folder that the program starts in.
    pub folder: PathBuf,
}

/// `[report.NAME]`: a report that is written at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportJob {
    /// What the file calls it.
    pub name: String,
    /// The words of the command, without `budget`.
    pub run: Vec<String>,
    /// The file that it is written to; `{date}` and `{month}` are filled in.
    pub output: String,
}

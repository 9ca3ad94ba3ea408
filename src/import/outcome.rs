//! What reading a file came to: what was decided, booked, left out, refused.

use std::collections::{BTreeMap, BTreeSet};

use super::row::non_transaction::SkipReason;
use super::statement::unit_marks::unit_word;
use crate::import::control::Check;
use crate::import::inference::Inferred;
use crate::model::amount::Unit;
use crate::model::{Category, Money, Month, Profile};
use crate::words::{Level, Message, Problem, msg};

/// The result of reading one source.
#[derive(Debug)]
pub struct ImportOutcome {
    /// The source's name.
    pub name: String,
    /// What was recognised or stated.
    pub decided: Decided,
    /// Rows up to the end of the header: titles, blank lines, the header itself.
    pub head_rows: u64,
    /// Rows that are counted twice below, since each was booked to two accounts.
    pub doubled: u64,
    /// Rows handed to the sink.
    pub rows: u64,
    /// Their sum, in minor units.
    pub sum: i128,
    /// Rows that are no transactions, by reason.
    pub skipped: Vec<Skipped>,
    /// What is wrong with bad rows: the first [`MOST_PROBLEMS`].
    pub problems: Vec<Problem>,
    /// How many rows are bad.
    pub bad_rows: u64,
    /// Worth knowing; nothing stops.
    pub warnings: Vec<Problem>,
    /// The bad rows themselves; only with `skip_bad`.
    pub rejects: Vec<Reject>,
    /// What was inferred rather than known.
    pub inferences: Vec<Inferred>,
    /// What the file offered to be checked by, and what that came to.
    pub checks: Vec<Check>,
    /// What no rule classifies, most rows first.
    pub unclassified: Vec<Unclassified>,
    /// Rows that no rule classifies.
    pub unclassified_rows: u64,
    /// The companies or ledgers that a column names which says nothing else to the book.
    pub companies: BTreeSet<String>,
}

impl ImportOutcome {
    /// Notes what was inferred.
    pub(super) fn infer(&mut self, inferred: Inferred) {
        self.inferences.push(inferred);
    }

    /// Takes what the controls found: errors refuse the file, warnings are told.
    pub(super) fn close(&mut self, checks: Vec<Check>) {
        for problem in checks.iter().flat_map(|check| &check.problems) {
            let to = if problem.level == Level::Error { &mut self.problems } else { &mut self.warnings };
            to.push(problem.clone());
        }
        self.checks = checks;
    }

    /// Rows left out, for whatever reason.
    pub fn left_out(&self) -> u64 {
        self.skipped.iter().map(|skipped| skipped.rows).sum()
    }

    /// This and another table of the same file.
    pub(super) fn and(mut self, other: ImportOutcome) -> ImportOutcome {
        self.head_rows += other.head_rows;
        self.doubled += other.doubled;
        self.rows += other.rows;
        self.sum += other.sum;
        self.bad_rows += other.bad_rows;
        for skipped in other.skipped {
            match self.skipped.iter_mut().find(|own| own.reason == skipped.reason) {
                Some(own) => own.rows += skipped.rows,
                None => self.skipped.push(skipped),
            }
        }
        self.skipped.sort_by_key(|skipped| skipped.reason);
        let room = MOST_PROBLEMS.saturating_sub(self.problems.len());
        self.problems.extend(other.problems.into_iter().take(room));
        self.warnings.extend(other.warnings);
        self.rejects.extend(other.rejects);
        for inferred in other.inferences {
            self.infer(inferred);
        }
        self.checks.extend(other.checks);
        for text in other.unclassified {
            match self.unclassified.iter_mut().find(|own| own.text == text.text && own.account == text.account) {
                Some(own) => {
                    own.rows += text.rows;
                    own.amount = own.amount.checked_add(text.amount).unwrap_or(own.amount);
                }
                None => self.unclassified.push(text),
            }
        }
        self.unclassified.sort_by_key(|text| std::cmp::Reverse(text.rows));
        self.unclassified_rows += other.unclassified_rows;
        self.companies.extend(other.companies);
        self
    }

    /// All rows of the file: those of the header, and those with one of the three fates.
    pub fn all_rows(&self) -> u64 {
        (self.head_rows + self.rows + self.left_out() + self.bad_rows).saturating_sub(self.doubled)
    }
}

/// So many problems are kept; the others are only counted.
pub const MOST_PROBLEMS: usize = 1000;

/// Rows left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Why.
    pub reason: SkipReason,
    /// How many.
    pub rows: u64,
    /// The lines of the first.
    pub lines: Vec<u64>,
    /// The sum that they show, in minor units.
    pub sum: i128,
}

impl Skipped {
    /// `2 subtotal rows (lines 5, 9)`.
    pub fn message(&self) -> Message {
        let lines = self.lines.iter().map(|line| Message::verbatim(line.to_string())).collect::<Vec<_>>();
        let more = if self.rows > self.lines.len() as u64 { "import-skipped-more" } else { "import-skipped" };
        msg(more).with("reason", msg(self.reason.message())).with("rows", self.rows).with("lines", lines)
    }
}

/// Rows left out so far, by reason.
#[derive(Debug, Default)]
pub(super) struct Skips(BTreeMap<SkipReason, (u64, Vec<u64>, i128)>);

/// The lines of so many are kept for each reason.
const FIRST_LINES: usize = 5;

impl Skips {
    /// Counts a row.
    pub(super) fn count(&mut self, reason: SkipReason, line: u64, minor: i128) {
        let (rows, lines, sum) = self.0.entry(reason).or_default();
        *rows += 1;
        *sum += minor;
        if lines.len() < FIRST_LINES {
            lines.push(line);
        }
    }

    /// In the order of reasons.
    pub(super) fn into_list(self) -> Vec<Skipped> {
        self.0.into_iter().map(|(reason, (rows, lines, sum))| Skipped { reason, rows, lines, sum }).collect()
    }
}

/// A bad row as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// Its sheet, in a workbook of several.
    pub sheet: Option<String>,
    /// Its line.
    pub line: u64,
    /// Its cells, untouched.
    pub fields: Vec<String>,
    /// What is wrong with it.
    pub reasons: Vec<Message>,
}

/// A text that stands for no category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclassified {
    /// The account or, where there is none, the description.
    pub text: String,
    /// Rows with it.
    pub rows: u64,
    /// Their sum.
    pub amount: Money,
    /// Is it an account, and not a description?
    pub account: bool,
    /// The category that it most likely means.
    pub suggestion: Option<Category>,
}

/// What was decided about a file's form, to be told and to be saved as a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// The importer: `csv` or `xlsx`.
    pub format: &'static str,
    /// The encoding's label.
    pub encoding: Option<String>,
    /// The byte between fields.
    pub delimiter: Option<char>,
    /// The sheets of a workbook that were read.
    pub sheets: Vec<String>,
    /// The line of the header.
    pub header_line: u64,
    /// The accounts stand over their rows.
    pub headings: bool,
    /// Field or axis, and the header it stands under.
    pub columns: Vec<(String, String)>,
    /// Headers that are not used.
    pub unused: Vec<String>,
    /// All headers, in order.
    pub header: Vec<String>,
    /// The chart of accounts by which rows were told apart.
    pub chart: Option<&'static str>,
    /// The unit of plain numbers.
    pub unit: Unit,
    /// The year of bare months.
    pub year: Option<i32>,
    /// The month of rows that state none.
    pub month: Option<Month>,
    /// The profile that was given.
    pub given: Option<Profile>,
}

impl Decided {
    /// The decisions as a profile, for `--save-profile`.
    ///
    /// What may differ in the next export is not fixed by it: the header's line, the unit, the year.
    pub fn to_profile(&self, name: &str) -> Profile {
        Profile {
            name: name.to_string(),
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            sheet: self.given.as_ref().and_then(|p| p.sheet.clone()),
            columns: self.columns.iter().cloned().collect(),
            ..self.given.clone().unwrap_or_default()
        }
    }

    /// The short block that tells the user how the file was understood.
    pub fn messages(&self) -> Vec<Message> {
        let mut messages = Vec::new();
        let line = self.header_line.to_string();
        messages.push(match (&self.sheets[..], &self.encoding) {
            ([], Some(encoding)) if self.header_line == 0 => msg("import-read-without-header")
                .with("encoding", encoding.as_str())
                .with("delimiter", delimiter(self.delimiter)),
            ([sheet], _) => msg("import-read-sheet").with("sheet", sheet.as_str()).with("line", line),
            ([_, ..], _) => {
                let sheets = self.sheets.iter().map(Message::verbatim).collect::<Vec<_>>();
                msg("import-read-sheets").with("sheets", sheets).with("line", line)
            }
            ([], None) => msg("import-read-camt"),
            ([], encoding) if self.delimiter.is_none() => {
                msg("import-read-html").with("encoding", encoding.clone().unwrap_or_default()).with("line", line)
            }
            ([], encoding) => msg("import-read-text")
                .with("encoding", encoding.clone().unwrap_or_default())
                .with("delimiter", delimiter(self.delimiter))
                .with("line", line),
        });
        let column = |(field, header): &(String, String)| {
            msg("import-column").with("field", field_word(field)).with("header", header.as_str())
        };
        messages.push(msg("import-columns").with("columns", self.columns.iter().map(column).collect::<Vec<_>>()));
        if !self.unused.is_empty() {
            let unused = self.unused.iter().map(Message::verbatim).collect::<Vec<_>>();
            messages.push(msg("import-unused").with("columns", unused));
        }
        if self.headings {
            messages.push(msg("import-account-headings"));
        }
        if let Some(chart) = self.chart {
            messages.push(msg("import-chart").with("chart", msg(chart)));
        }
        if self.unit != Unit::One {
            messages.push(msg("import-unit").with("unit", unit_word(self.unit)));
        }
        if let Some(month) = self.month {
            messages.push(msg("import-month").with("month", month.to_string()));
        }
        messages
    }
}

fn delimiter(delimiter: Option<char>) -> Message {
    match delimiter {
        Some('\t') => msg("import-delimiter-tab"),
        Some(other) => Message::verbatim(format!("`{other}`")),
        None => Message::verbatim(""),
    }
}

/// What people call a field; a dimension goes by the heading it has in reports.
fn field_word(field: &str) -> Message {
    use crate::words::terms::axis_heading;
    let id = match field {
        "date" => "term-date",
        "period" => "import-field-period",
        "year" => "term-year",
        "voucher" => "term-voucher",
        "voucher_word" => "import-field-voucher-word",
        "line" => "import-field-line",
        "description" => "term-description",
        "category" => "import-field-category",
        "account" => "import-field-account",
        "amount" => "term-amount",
        "net" => "import-field-net",
        "tax" => "import-field-tax",
        "debit" => "import-field-debit",
        "credit" => "import-field-credit",
        "direction" => "import-field-direction",
        "kind" => "import-field-kind",
        "status" => "import-field-status",
        "currency" => "import-field-currency",
        "vendor" => "term-vendor",
        "invoice" => "term-invoice",
        "counterparty" => "import-field-counterparty",
        "commitment" => "import-field-commitment",
        "balance" => "import-field-balance",
        "day" => "import-field-day",
        "unit" => "import-field-unit",
        "refunded" => "import-field-refunded",
        "fee" => "import-field-fee",
        "metric" => "import-field-metric",
        "value" => "import-field-value",
        "numerator" => "import-field-numerator",
        "denominator" => "import-field-denominator",
        "part" => "import-field-part",
        "agent" => "agents-agent",
        "group" => "import-field-group",
        "work" => "import-field-work",
        "tickets" => "agents-tickets",
        "handling_seconds" => "import-field-handling",
        "available_seconds" => "import-field-available",
        "resolved" => "import-field-resolved",
        "first_time" => "import-field-first-time",
        "answers" => "import-field-answers",
        "satisfied" => "import-field-satisfied",
        "cost" => "term-cost",
        axis => return axis_heading(axis),
    };
    msg(id)
}

//! What was made of the rows of a table so far: numbers handed on, rows left out, rows that are wrong.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::import::account::members::AxisMembers;
use crate::import::outcome::{Decided, ImportOutcome, MOST_PROBLEMS, Reject, Skips};
use crate::import::row::non_transaction::SkipReason;
use crate::import::sheet::Sheet;
use crate::import::source::Setting;
use crate::model::posting::NO_SOURCE;
use crate::model::{Money, Month, PostingRef};
use crate::words::Problem;

/// The books of one table.
pub(in crate::import) struct Books<'a> {
    sheet: &'a Sheet,
    setting: &'a Setting<'a>,
    axes: Vec<AxisMembers>,
    rows: u64,
    bad_rows: u64,
    skipped: Skips,
    problems: Vec<Problem>,
    rejects: Vec<Reject>,
}

/// A number to be booked.
pub(in crate::import) struct Figure<'a> {
    pub(in crate::import) month: Month,
    pub(in crate::import) day: Option<NaiveDate>,
    /// What it counts. It stands as voucher as well, so that another number for the same is a changed row.
    pub(in crate::import) path: &'a str,
    pub(in crate::import) amount: Money,
    /// What tells rows of one month, path and members apart.
    pub(in crate::import) told_apart: &'a str,
    pub(in crate::import) flag: &'a str,
    /// The members of each axis.
    pub(in crate::import) members: &'a [String],
    /// The source's own texts for them.
    pub(in crate::import) source_members: &'a [String],
    pub(in crate::import) line: u64,
}

impl<'a> Books<'a> {
    pub(in crate::import) fn new(sheet: &'a Sheet, setting: &'a Setting<'a>) -> Books<'a> {
        Books {
            sheet,
            setting,
            axes: AxisMembers::all(setting),
            rows: 0,
            bad_rows: 0,
            skipped: Skips::default(),
            problems: Vec::new(),
            rejects: Vec::new(),
        }
    }

    /// A row is left out.
    pub(in crate::import) fn skip(&mut self, reason: SkipReason, line: u64) {
        self.skipped.count(reason, line, 0);
    }

    /// The members of each axis, and the source's own texts for them.
    pub(in crate::import) fn members<'t>(
        &mut self,
        line: u64,
        text_of: impl Fn(usize) -> &'t str,
    ) -> (Vec<String>, Vec<String>) {
        let each = self.axes.iter_mut().enumerate().map(|(index, axis)| {
            let text = text_of(index);
            if let Some(fixed) = axis.fixed() {
                let source = if text.is_empty() { NO_SOURCE } else { text };
                let source = if text == fixed { "" } else { source };
                return (fixed.to_string(), source.to_string());
            }
            if text.is_empty() {
                return Default::default();
            }
            let (member, same) = axis.resolve(text, line);
            (axis.member(member).to_string(), if same { String::new() } else { text.to_string() })
        });
        each.unzip()
    }

    /// A number is booked.
    pub(in crate::import) fn book(
        &mut self,
        figure: &Figure<'_>,
        sink: &mut dyn FnMut(&PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let members: Vec<&str> = figure.members.iter().map(String::as_str).collect();
        let source_members: Vec<&str> = figure.source_members.iter().map(String::as_str).collect();
        self.rows += 1;
        sink(&PostingRef {
            month: figure.month,
            date: figure.day,
            category: figure.path,
            members: &members,
            amount: figure.amount,
            description: "",
            voucher: figure.path,
            line: figure.told_apart,
            vendor: "",
            invoice: "",
            counterparty: "",
            commitment: "",
            source_account: "",
            source: &self.sheet.name,
            source_line: figure.line,
            flag: figure.flag,
            source_members: &source_members,
        })
    }

    /// A row is wrong.
    pub(in crate::import) fn bad(&mut self, line: u64, cells: &[String], flaws: Vec<Problem>) {
        self.bad_rows += 1;
        if self.setting.skip_bad {
            let reasons = flaws.iter().map(|flaw| flaw.message.clone()).collect();
            self.rejects.push(Reject { sheet: None, line, fields: cells.to_vec(), reasons });
        }
        let room = MOST_PROBLEMS.saturating_sub(self.problems.len());
        self.problems.extend(flaws.into_iter().take(room));
    }

    /// What came of the table.
    pub(in crate::import) fn finish(self, decided: Decided) -> ImportOutcome {
        let file = self.sheet.name.as_str();
        ImportOutcome {
            doubled: 0,
            name: file.to_string(),
            decided,
            head_rows: self.sheet.header_line,
            rows: self.rows,
            sum: 0,
            skipped: self.skipped.into_list(),
            problems: self.problems,
            bad_rows: self.bad_rows,
            warnings: self.axes.iter().flat_map(|axis| axis.warnings(file)).collect(),
            rejects: self.rejects,
            inferences: Vec::new(),
            checks: Vec::new(),
            unclassified: Vec::new(),
            unclassified_rows: 0,
            companies: BTreeSet::new(),
        }
    }
}

//! A row of text becomes a posting, or a reason why not.
//!
//! The order: is it a transaction at all (`left_out`), when (`when`), how much (`moved`), what for
//! (`account`), where (`members`). Whatever is wrong with a row is said together.

mod account;
mod left_out;
mod moved;
mod tally;
mod when;

use std::borrow::Cow;

use super::classify::{Classifier, RuleField};
use super::fields::Field;
use super::telling_words;

use super::block::Row;
use super::mapping::Layout;
use super::members::AxisMembers;
use super::non_transaction::SkipReason;
use super::outcome::{Decided, Outcome};
use super::source::Setting;
use super::subtotal_check::SubtotalCheck;
use super::text::{is_error_value, one_line, trim, unguarded};
use crate::model::posting::{NO_SOURCE, flag};
use crate::model::{Kind, PostingRef};
use crate::words::msg;
use account::Accounts;
use left_out::Leave;
use tally::{Flaw, Tally};
use when::When;

/// Where postings go.
pub(super) type Sink<'s> = dyn FnMut(&PostingRef<'_>) -> anyhow::Result<()> + 's;

/// Interprets the rows of one file.
pub(super) struct Interpreter<'s> {
    name: &'s str,
    setting: &'s Setting<'s>,
    layout: &'s Layout,
    classifier: &'s Classifier,
    accounts: Accounts,
    axes: Vec<AxisMembers>,
    when: When,
    check: SubtotalCheck,
    tally: Tally,
    /// Reused from row to row.
    flaws: Vec<Flaw>,
    fitting: Vec<usize>,
    /// The row's description holds a word that asks for a closer look.
    worth_a_look: bool,
    account: String,
    flag: String,
}

/// The cells of a row, by field.
#[derive(Clone, Copy)]
pub(super) struct Cells<'r> {
    row: Row<'r>,
    /// The first cells of the row, trimmed once, since most are asked for more than once.
    trimmed: &'r [&'r str],
    layout: &'r Layout,
}

/// So many cells of a row are trimmed at once.
const TRIMMED: usize = 16;

impl<'r> Cells<'r> {
    /// The trimmed text of a field; empty where the file has no such column.
    fn get(&self, field: Field) -> &'r str {
        self.layout.column(field).map_or("", |at| self.at(at))
    }

    /// The text of a field in one line.
    fn line_of(&self, field: Field) -> Cow<'r, str> {
        let text = self.get(field);
        if self.row.plain { Cow::Borrowed(text) } else { one_line(text) }
    }

    /// The text of a field that is a number or a mark, without a spreadsheet's guards.
    fn id_of(&self, field: Field) -> Cow<'r, str> {
        let text = unguarded(self.get(field));
        if self.row.plain { Cow::Borrowed(text) } else { one_line(text) }
    }

    fn at(&self, column: usize) -> &'r str {
        match self.trimmed.get(column) {
            Some(text) => text,
            None => trim(self.row.cells.get(column).unwrap_or("")),
        }
    }
}

impl<'s> Interpreter<'s> {
    pub(super) fn new(
        name: &'s str,
        setting: &'s Setting<'s>,
        layout: &'s Layout,
        classifier: &'s Classifier,
    ) -> Interpreter<'s> {
        Interpreter {
            name,
            setting,
            layout,
            classifier,
            accounts: Accounts::default(),
            axes: AxisMembers::all(setting),
            when: When::default(),
            check: SubtotalCheck::default(),
            tally: Tally::new(),
            flaws: Vec::new(),
            fitting: Vec::new(),
            worth_a_look: false,
            account: String::new(),
            flag: String::new(),
        }
    }

    /// Interprets a row and hands what it is to `sink`, or counts it as left out or bad.
    pub(super) fn row(&mut self, row: Row<'_>, sink: &mut Sink<'_>) -> anyhow::Result<()> {
        let mut trimmed = [""; TRIMMED];
        let count = row.cells.len().min(TRIMMED);
        trimmed.iter_mut().zip(row.cells.iter()).for_each(|(trimmed, cell)| *trimmed = trim(cell));
        let cells = Cells { row, trimmed: &trimmed[..count], layout: self.layout };
        self.flaws.clear();
        self.worth_a_look = row.telling && telling_words::occur_in(cells.get(Field::Description));
        if let Some(leave) = self.left_out(&cells) {
            self.leave(leave, &cells);
            return Ok(());
        }
        self.extra_cells(&cells);
        let when = self.when(&cells);
        let moved = self.moved(&cells);
        if (moved.is_none() || when.is_none())
            && let Some(reason) = self.no_row_after_all(&cells)
        {
            self.leave(Leave::Plainly(reason), &cells);
            return Ok(());
        }
        let (classifier, setting) = (self.classifier, self.setting);
        let account = account::text(&cells, &mut self.account);
        let exact = self.accounts.exact(account, &cells, classifier);
        let description = cells.line_of(Field::Description);
        let vendor = cells.line_of(Field::Vendor);
        let invoice = cells.id_of(Field::Invoice);
        let counterparty = cells.line_of(Field::Counterparty);
        let voucher = self.when.voucher();
        if !classifier.rules.is_empty() {
            let text = |field| match field {
                RuleField::Description => &*description,
                RuleField::Vendor => &*vendor,
                RuleField::Account => account,
                RuleField::Voucher => voucher,
                RuleField::Invoice => &*invoice,
                RuleField::Counterparty => &*counterparty,
                RuleField::Axis(axis) => self.layout.axes[axis].map_or("", |at| cells.at(at)),
            };
            classifier.rules.matching(text, &mut self.fitting);
        }
        let ruled = self.fitting.iter().find(|rule| classifier.rules.gives[**rule].0.is_some()).copied();
        let ruled = if exact.is_some() { None } else { ruled };
        let category = exact.or_else(|| classifier.rules.gives[ruled?].0).unwrap_or(classifier.unclassified());
        let unclassified = category == classifier.unclassified();
        if unclassified && setting.strict {
            self.flaws.push(Flaw::unclassified(&cells, classifier, account, &description));
        }
        for field in [Field::Category, Field::Account, Field::Description, Field::Vendor] {
            if is_error_value(cells.get(field)) {
                self.flaws.push(Flaw::error_value(&cells, field));
            }
        }
        let (Some(when), Some(moved), true) = (when, moved, self.flaws.is_empty()) else {
            self.tally.bad(self.name, setting.skip_bad, &cells, &mut self.flaws)?;
            return Ok(());
        };
        let known = &classifier.known[category];
        let amount = moved.amount(known.kind, self.layout.sign);
        self.check.row(moved.sums);
        self.tally.remarks(&moved, row.line, when.adjustment);
        if amount.is_positive() && known.kind == Kind::Cost && self.worth_a_look && tally::says_red(&description) {
            self.tally.red(row.line);
        }
        if unclassified {
            let text = if account.is_empty() { &*description } else { account };
            self.tally.unclassified(text, !account.is_empty(), amount);
        }

        // The members: a rule's, else the profile's, else the source's.
        let axes = self.axes.len();
        let mut indices = [(0, false); FEW];
        let mut many;
        let indices = if axes <= FEW {
            &mut indices[..axes]
        } else {
            many = vec![(0, false); axes];
            &mut many
        };
        for (i, axis) in self.axes.iter_mut().enumerate() {
            let text = self.layout.axes[i].map_or("", |at| cells.at(at));
            if !text.is_empty() {
                indices[i] = axis.resolve(text, row.line);
            }
        }
        let (mut few, mut few_sources) = ([""; FEW], [""; FEW]);
        let (mut many, mut many_sources);
        let (members, source_members) = if axes <= FEW {
            (&mut few[..axes], &mut few_sources[..axes])
        } else {
            (many, many_sources) = (vec![""; axes], vec![""; axes]);
            (&mut many[..], &mut many_sources[..])
        };
        for (i, axis) in self.axes.iter().enumerate() {
            let text = self.layout.axes[i].map_or("", |at| cells.at(at));
            let (index, same) = indices[i];
            let given = self.fitting.iter().find_map(|rule| {
                let (category, members) = &classifier.rules.gives[*rule];
                let applies = category.is_none() || ruled == Some(*rule);
                members.get(i).and_then(Option::as_deref).filter(|_| applies)
            });
            match given.or(axis.fixed()) {
                Some(given) => {
                    members[i] = given;
                    source_members[i] = match text {
                        "" => NO_SOURCE,
                        text if text == given => "",
                        text => text,
                    };
                }
                None if text.is_empty() => {}
                None => {
                    members[i] = axis.member(index);
                    source_members[i] = if same { "" } else { text };
                }
            }
        }

        self.flag.clear();
        if when.adjustment {
            self.flag.push_str(flag::ADJUSTMENT);
        }
        if let Some(text) = moved.rounded {
            self.flag.push_str(if when.adjustment { " " } else { "" });
            self.flag.push_str(flag::ROUNDED);
            self.flag.push(':');
            self.flag.extend(text.chars().filter(|c| !c.is_whitespace()));
        }
        self.tally.rows += 1;
        sink(&PostingRef {
            month: when.month,
            date: when.date,
            category: known.category.as_str(),
            members,
            amount,
            description: &description,
            voucher,
            line: &cells.id_of(Field::Line),
            vendor: &vendor,
            invoice: &invoice,
            counterparty: &counterparty,
            commitment: &cells.id_of(Field::Commitment),
            source_account: account,
            source: self.name,
            source_line: row.line,
            flag: &self.flag,
            source_members,
        })
    }

    /// Text beyond the last header: a comma inside an unquoted text has moved the cells.
    fn extra_cells(&mut self, cells: &Cells<'_>) {
        let width = self.layout.header.names.len();
        if cells.row.cells.len() > width && cells.row.cells.iter().skip(width).any(|c| !c.trim().is_empty()) {
            let message = msg("import-extra-cells").with("found", cells.row.cells.len()).with("expected", width);
            self.flaws.push(Flaw { column: None, message, hint: msg("import-extra-cells-hint") });
        }
    }

    /// Counts a parent account of a summary, whose sub-accounts are read.
    pub(super) fn parent(&mut self, line: u64) {
        self.tally.skip(SkipReason::Parent, line);
    }

    /// What it all came to.
    pub(super) fn finish(self, decided: Decided) -> Outcome {
        let mut outcome = self.tally.finish(self.name, decided, self.classifier, self.setting);
        outcome.warnings.extend(self.axes.iter().flat_map(|axis| axis.warnings(self.name)));
        outcome
    }
}

/// So many axes need no allocation.
const FEW: usize = 8;

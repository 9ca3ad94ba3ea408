//! Counts what reading a file comes to, and keeps the first of each kind.

use std::collections::{BTreeSet, HashMap};

use super::cells::Cells;
use super::moved::Moved;
use super::reversed::Reversed;
use super::state::State;
use crate::import::account::classify::Classifier;
use crate::import::fields::Field;
use crate::import::inference::{Inference, Inferred};
use crate::import::outcome::{Decided, ImportOutcome, MOST_PROBLEMS, Reject, Skips, Unclassified};
use crate::import::row::non_transaction::SkipReason;
use crate::import::source::Setting;
use crate::model::Money;
use crate::words::{Failure, Message, Place, Problem, msg};

/// Something that is wrong with a row.
#[derive(Debug)]
pub(super) struct Flaw {
    /// The column, from 0.
    pub(super) column: Option<usize>,
    pub(super) message: Message,
    pub(super) hint: Message,
}

impl Flaw {
    /// With the value and the header of the column filled in.
    pub(super) fn new(cells: &Cells<'_>, field: Field, value: &str, id: &'static str, hint: Message) -> Flaw {
        let column = cells.layout.column(field);
        let header = column.map_or("", |at| cells.layout.name(at));
        Flaw { column, message: msg(id).with("value", value).with("header", header), hint }
    }

    pub(super) fn error_value(cells: &Cells<'_>, field: Field) -> Flaw {
        Flaw::new(cells, field, cells.get(field), "import-error-value", msg("import-amount-error-hint"))
    }

    /// No rule knows the row, and `strict` wants one.
    pub(super) fn unclassified(cells: &Cells<'_>, classifier: &Classifier, account: &str, description: &str) -> Flaw {
        let text = if account.is_empty() { description } else { account };
        let hint = match classifier.suggest(text) {
            Some(category) => msg("import-unclassified-likely").with("category", category.as_str()),
            None => msg("import-unclassified-hint"),
        };
        let column = cells.layout.column(Field::Category).or(cells.layout.column(Field::Description));
        Flaw { column, message: msg("import-unclassified").with("text", text), hint }
    }
}

/// Does a description call its row a reversal?
pub(super) fn says_red(description: &str) -> bool {
    description.contains("冲销") || description.contains("红字")
}

/// A text that stands for no category, as it is counted.
struct Unknown {
    text: String,
    account: bool,
    rows: u64,
    amount: Money,
}

/// More bad rows than this are no accident: nothing is read on.
const MOST_BAD: u64 = 100_000;
const MOST_UNCLASSIFIED: usize = 10_000;

pub(super) struct Tally {
    pub(super) rows: u64,
    pub(super) sum: i128,
    pub(super) bad_rows: u64,
    skipped: Skips,
    problems: Vec<Problem>,
    inferences: Vec<Inferred>,
    rejects: Vec<Reject>,
    unclassified: Vec<Unknown>,
    unclassified_at: HashMap<String, usize>,
    unclassified_rows: u64,
    rounded: Few,
    exponent: Few,
    refunded: Few,
    part: Few,
    invisible: Few,
    red: Few,
    adjustment: Few,
    /// Rows that count by their state, told since the user may mean it otherwise.
    owed: Few,
    reversed: Reversed,
    flagged_red: Few,
    totals_by_sum: Few,
    /// Totals above their rows.
    heads: Few,
    perhaps_heads: Few,
    /// Accounts above others, by the sum that they show.
    parents_by_sum: Few,
    /// Rows that say again what others come to.
    recaps: Few,
    /// Rows that take back what their accounts come to, and are closings; or may be, and are booked.
    closings_by_sum: Few,
    perhaps_closings: Few,
    perhaps_totals: Few,
    /// Rows that are called totals, and show no sum.
    named_totals: Few,
}

/// How often something was seen, and where first.
#[derive(Default)]
pub(super) struct Few {
    pub(super) rows: u64,
    pub(super) first: u64,
}

impl Few {
    pub(super) fn see(&mut self, line: u64) {
        self.first = if self.rows == 0 { line } else { self.first };
        self.rows += 1;
    }

    fn warning(&self, file: &str, id: &'static str, hint: &'static str) -> Option<Problem> {
        let warn =
            || Problem::warning(msg(id).with("rows", self.rows)).at(Place::line(file, self.first)).hint(msg(hint));
        (self.rows > 0).then(warn)
    }
}

impl Tally {
    pub(super) fn new() -> Tally {
        Tally {
            rows: 0,
            sum: 0,
            bad_rows: 0,
            skipped: Skips::default(),
            problems: Vec::new(),
            inferences: Vec::new(),
            rejects: Vec::new(),
            unclassified: Vec::new(),
            unclassified_at: HashMap::new(),
            unclassified_rows: 0,
            rounded: Few::default(),
            exponent: Few::default(),
            refunded: Few::default(),
            part: Few::default(),
            invisible: Few::default(),
            red: Few::default(),
            adjustment: Few::default(),
            owed: Few::default(),
            reversed: Reversed::default(),
            flagged_red: Few::default(),
            totals_by_sum: Few::default(),
            heads: Few::default(),
            perhaps_heads: Few::default(),
            parents_by_sum: Few::default(),
            recaps: Few::default(),
            closings_by_sum: Few::default(),
            perhaps_closings: Few::default(),
            perhaps_totals: Few::default(),
            named_totals: Few::default(),
        }
    }

    pub(super) fn skip(&mut self, reason: SkipReason, line: u64, minor: i128) {
        self.skipped.count(reason, line, minor);
    }

    /// Notes what was inferred from the rows.
    pub(super) fn infer(&mut self, inferred: Inferred) {
        self.inferences.push(inferred);
    }

    /// Notes what a careful reader should be told of a good row.
    pub(super) fn remarks(&mut self, moved: &Moved<'_>, line: u64, adjustment: bool) {
        if moved.rounded.is_some() {
            self.rounded.see(line);
        }
        if moved.exponent {
            self.exponent.see(line);
        }
        if moved.refunded {
            self.refunded.see(line);
        }
        if moved.part {
            self.part.see(line);
        }
        if adjustment {
            self.adjustment.see(line);
        }
    }

    /// A booked row by its state.
    pub(super) fn state(&mut self, state: State, line: u64, amount: Option<Money>) {
        if state == State::Owed {
            self.owed.see(line);
        }
        if let Some(amount) = amount {
            self.reversed.see(line, amount.minor(), state == State::Reversed);
        }
    }

    /// A row whose amount a flag turned.
    pub(super) fn flagged_red(&mut self, line: u64) {
        self.flagged_red.see(line);
    }

    /// A row with invisible characters around a value.
    pub(super) fn invisible(&mut self, line: u64) {
        self.invisible.see(line);
    }

    /// A row that is booked, though it shows the sum of the rows above it.
    pub(super) fn perhaps_total(&mut self, line: u64) {
        self.perhaps_totals.see(line);
    }

    /// A row that is booked, though it is called a total: it has a day and an account, and shows no sum.
    pub(super) fn named_total(&mut self, line: u64) {
        self.named_totals.see(line);
    }

    /// A row that is taken for the total of the rows below it; or that shows their sum, and is booked.
    pub(super) fn head(&mut self, line: u64, sure: bool) {
        if sure { self.heads.see(line) } else { self.perhaps_heads.see(line) }
    }

    /// A row that is taken for a total by its amount.
    pub(super) fn total_by_sum(&mut self, line: u64) {
        self.totals_by_sum.see(line);
    }

    /// A row that says again what others come to.
    pub(super) fn recap(&mut self, line: u64) {
        self.recaps.see(line);
    }

    /// A row that takes back what its account comes to: a closing, or perhaps one that is booked.
    pub(super) fn takes_back(&mut self, line: u64, closing: bool) {
        if closing { self.closings_by_sum.see(line) } else { self.perhaps_closings.see(line) }
    }

    /// A row that is taken for the account above others by its amount.
    pub(super) fn parent_by_sum(&mut self, line: u64) {
        self.parents_by_sum.see(line);
    }

    /// A reversal by its description, with a positive amount.
    pub(super) fn red(&mut self, line: u64) {
        self.red.see(line);
    }

    pub(super) fn unclassified(&mut self, text: &str, account: bool, amount: Money) {
        self.unclassified_rows += 1;
        let known = self.unclassified_at.get(text).copied();
        let at = match known {
            Some(at) => at,
            None if self.unclassified.len() < MOST_UNCLASSIFIED => {
                let zero = Money::zero(amount.currency());
                self.unclassified.push(Unknown { text: text.to_string(), account, rows: 0, amount: zero });
                self.unclassified_at.insert(text.to_string(), self.unclassified.len() - 1);
                self.unclassified.len() - 1
            }
            None => return,
        };
        let unknown = &mut self.unclassified[at];
        unknown.rows += 1;
        // For display: what does not fit stays at the last sum that did.
        unknown.amount = unknown.amount.checked_add(amount).unwrap_or(unknown.amount);
    }

    /// Counts a bad row and all that is wrong with it.
    pub(super) fn bad(
        &mut self,
        file: &str,
        keep: bool,
        cells: &Cells<'_>,
        flaws: &mut Vec<Flaw>,
    ) -> Result<(), Failure> {
        self.bad_rows += 1;
        if keep {
            self.rejects.push(Reject {
                sheet: None,
                line: cells.row.line,
                fields: cells.row.cells.iter().map(str::to_string).collect(),
                reasons: flaws.iter().map(|flaw| flaw.message.clone()).collect(),
            });
        }
        for flaw in flaws.drain(..) {
            if self.problems.len() < MOST_PROBLEMS {
                let place = match flaw.column {
                    Some(column) => Place::at(file, cells.row.line, column as u64 + 1),
                    None => Place::line(file, cells.row.line),
                };
                self.problems.push(Problem::error(flaw.message).at(place).hint(flaw.hint));
            }
        }
        if self.bad_rows < MOST_BAD {
            return Ok(());
        }
        let mut problems: Vec<Problem> = self.problems.drain(..).take(20).collect();
        let message = msg("import-too-many-bad").with("rows", self.bad_rows);
        problems.push(Problem::error(message).at(Place::file(file)).hint(msg("import-too-many-bad-hint")));
        Err(Failure { exit: crate::words::Exit::InputRefused, problems })
    }

    pub(super) fn finish(
        mut self,
        name: &str,
        decided: Decided,
        classifier: &Classifier,
        setting: &Setting<'_>,
    ) -> ImportOutcome {
        let mut warnings: Vec<Problem> = Vec::new();
        let reversed = self.reversed.alone();
        for (few, what, id, hint) in [
            (&self.totals_by_sum, Inference::Total, "import-inferred-totals", "import-inferred-totals-hint"),
            (&self.named_totals, Inference::Total, "import-inferred-named-totals", "import-perhaps-total-hint"),
            (&self.owed, Inference::State, "import-inferred-owed", "import-inferred-owed-hint"),
            (&reversed, Inference::State, "import-inferred-reversed", "import-inferred-reversed-hint"),
            (&self.flagged_red, Inference::Sign, "import-inferred-flagged-red", "import-inferred-flagged-red-hint"),
            (&self.heads, Inference::Total, "import-inferred-heads", "import-inferred-totals-hint"),
            (&self.recaps, Inference::Total, "import-inferred-recap", "import-inferred-totals-hint"),
            (&self.parents_by_sum, Inference::Total, "import-inferred-parents", "import-inferred-parents-hint"),
            (&self.closings_by_sum, Inference::Total, "import-inferred-closings", "import-inferred-closings-hint"),
            (&self.part, Inference::State, "import-inferred-part", "import-inferred-part-hint"),
        ] {
            if few.rows > 0 {
                let (taken, place) = (msg(id).with("rows", few.rows), Place::line(name, few.first));
                self.inferences.push(Inferred::new(what, place, taken, msg(hint)));
            }
        }
        warnings.extend(self.rounded.warning(name, "import-rounded", "import-rounded-hint"));
        warnings.extend(self.exponent.warning(name, "import-exponent", "import-exponent-hint"));
        warnings.extend(self.refunded.warning(name, "import-refunded", "import-refunded-hint"));
        warnings.extend(self.invisible.warning(name, "import-invisible", "import-invisible-hint"));
        warnings.extend(self.red.warning(name, "import-red", "import-red-hint"));
        warnings.extend(self.perhaps_totals.warning(name, "import-perhaps-total", "import-perhaps-total-hint"));
        warnings.extend(self.perhaps_heads.warning(name, "import-perhaps-head", "import-perhaps-total-hint"));
        warnings.extend(self.perhaps_closings.warning(name, "import-perhaps-closing", "import-perhaps-closing-hint"));
        warnings.extend(self.adjustment.warning(name, "import-adjustment", "import-adjustment-hint"));
        let mut unclassified: Vec<Unclassified> = self
            .unclassified
            .into_iter()
            .map(|Unknown { text, account, rows, amount }| Unclassified {
                suggestion: classifier.suggest(&text).cloned(),
                text,
                account,
                rows,
                amount,
            })
            .collect();
        unclassified.sort_by_key(|u| std::cmp::Reverse(u.rows));
        debug_assert!(setting.skip_bad || self.rejects.is_empty());
        ImportOutcome {
            doubled: 0,
            name: name.to_string(),
            decided,
            head_rows: 0,
            rows: self.rows,
            sum: self.sum,
            skipped: self.skipped.into_list(),
            problems: self.problems,
            bad_rows: self.bad_rows,
            warnings,
            rejects: self.rejects,
            inferences: self.inferences,
            checks: Vec::new(),
            unclassified,
            unclassified_rows: self.unclassified_rows,
            companies: BTreeSet::new(),
        }
    }
}

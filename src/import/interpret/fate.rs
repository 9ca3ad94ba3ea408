//! The one fate of each row: booked, left out with its reason, or refused.

use super::account::Stand;
use super::cells::Cells;
use super::claim::{names_total, own_voucher, unlabelled};
use super::divided;
use super::moved::{Moved, shown};
use super::posting::Posted;
use super::tally::Flaw;
use super::typed::{Claim, Over, Typed, Word};
use super::voucher::Shared;
use super::when::Moment;
use super::{Interpreter, Manner, Sink, by_sum, feet};
use crate::import::fields::Field;
use crate::import::row::non_transaction::SkipReason;
use crate::import::row::subtotal_check::{Compared, Shown, Sums};
use crate::model::Money;
use crate::model::profile::Sign;
use crate::words::msg;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Fate {
    Booked(Money),
    LeftOut(SkipReason),
    Refused,
    /// Money that came back: settled when all rows are known.
    Waits,
}

/// A row with its fate, as controls see it.
pub(in crate::import) struct Seen<'v, 'r> {
    pub(in crate::import) cells: &'v Cells<'r>,
    pub(in crate::import) fate: Fate,
    pub(in crate::import) moved: Option<&'v Moved<'r>>,
    pub(in crate::import) moment: Option<Moment>,
    /// Of a total: what comparing it came to.
    pub(in crate::import) total: Option<Compared>,
    pub(in crate::import) manner: &'v Manner,
    /// It is the first row of its voucher.
    pub(in crate::import) first: bool,
}

/// Is a voucher a closing? Where both its sides are there, the account that it is closed to says so; by its words it
/// is one only where the file has one side.
fn closes(rows: &[Typed<'_>]) -> bool {
    let stands = |stand: Stand| rows.iter().any(|row| row.meant.stand == stand);
    if stands(Stand::Closing) {
        return true;
    }
    let moved = || rows.iter().filter_map(Typed::debit_less_credit);
    let whole = stands(Stand::Leave(SkipReason::BalanceSheet)) && moved().count() > 1 && moved().sum::<i128>() == 0;
    !whole && rows.iter().any(|row| row.claim == Claim::Closing)
}

/// Why a row is left out whose account is not asked for.
fn other_side(row: &Typed<'_>) -> Option<SkipReason> {
    match row.meant.stand {
        Stand::Leave(reason) => Some(reason),
        Stand::Closing => Some(SkipReason::Closing),
        Stand::Book | Stand::Ask => None,
    }
}

/// More names that mention a total are not remembered.
const MOST_NAMES: usize = 1000;

impl Interpreter<'_> {
    /// Gives each line of a voucher its fate, and books those that are to be booked.
    pub(super) fn voucher(&mut self, rows: &mut [Typed<'_>], sink: &mut Sink<'_>) -> anyhow::Result<()> {
        if let Some(first) = rows.iter().position(|row| !row.claim.is_aside()) {
            self.begin(first, rows);
        }
        for row in rows.iter_mut().filter(|row| row.claim.is_aside()) {
            row.joins = self.head.goes_on_in(&row.cells);
        }
        let wholes = divided::wholes(rows, &self.divided_by);
        if wholes.is_empty() && !self.layout.is_summary() && self.head.fate.is_none() {
            self.closings.look(rows, &self.head, self.layout.month);
        }
        let counts = |(at, row): (usize, &Typed<'_>)| !row.claim.is_aside() && !wholes.contains(&at);
        let opens = rows.iter().enumerate().position(counts);
        for (at, row) in rows.iter_mut().enumerate() {
            let moment = self.moment(row);
            let whole = wholes.contains(&at);
            let (fate, total) = match whole {
                true => {
                    self.tally.parent_by_sum(row.cells.row.line);
                    (self.leave(SkipReason::Parent, row), None)
                }
                false => self.fate(row, moment, sink)?,
            };
            if fate != Fate::LeftOut(SkipReason::Blank) {
                self.above = if row.cells.row.plain { row.cells.row.line } else { u64::MAX };
            }
            let (cells, moved, first) = (&row.cells, row.moved.as_ref().filter(|_| !whole), opens == Some(at));
            let Some(manner) = &self.manner else { continue };
            let seen = Seen { cells, fate, moved, moment, total, manner, first };
            self.controls.iter_mut().for_each(|control| control.row(&seen));
        }
        Ok(())
    }

    /// What the first line says for all, unless it goes on with the voucher above.
    fn begin(&mut self, first: usize, rows: &mut [Typed<'_>]) {
        let begun = &mut rows[first];
        begun.joins = self.head.goes_on_in(&begun.cells);
        if !begun.joins {
            self.head.begin(&begun.cells, begun.when.within(None, self.layout.month));
            begun.joins = !begun.cells.get(Field::Voucher).is_empty();
        }
        if self.head.fate.is_some() {
            return;
        }
        let closing = closes(rows);
        let first = &rows[first];
        self.head.fate = match first.claim {
            Claim::LeftOut(reason) => Some(Shared::LeftOut(reason)),
            _ if closing => Some(Shared::Closing),
            Claim::Total(_) => None,
            _ if !first.flaws.is_empty() || self.head.moment.is_none() => Some(Shared::Refused(first.cells.row.line)),
            _ => None,
        };
    }

    fn moment(&self, row: &Typed<'_>) -> Option<Moment> {
        let above = self.head.moment.filter(|_| self.head.has(row));
        row.when.within(above, self.layout.month)
    }

    fn fate(
        &mut self,
        row: &mut Typed<'_>,
        moment: Option<Moment>,
        sink: &mut Sink<'_>,
    ) -> anyhow::Result<(Fate, Option<Compared>)> {
        if let Some(total) = self.total(row) {
            return Ok((self.leave(SkipReason::Subtotal, row), Some(total)));
        }
        if let Claim::LeftOut(reason) = row.claim {
            if reason == SkipReason::CarryOver {
                // What a page comes to begins below.
                self.totals.end_section();
            }
            return Ok((self.leave_by_its_state(reason, row), None));
        }
        match self.head.fate.filter(|fate| self.shares(*fate, row)) {
            Some(Shared::LeftOut(reason)) => return Ok((self.leave_by_its_state(reason, row), None)),
            Some(Shared::Closing) => {
                self.totals.closing(self.sums(&row.cells));
                return Ok((self.leave(SkipReason::Closing, row), None));
            }
            Some(Shared::Refused(line)) if row.cells.row.line != line => {
                let message = msg("import-voucher-refused").with("line", line.to_string());
                row.flaws.insert(0, Flaw { column: None, message, hint: msg("import-voucher-refused-hint") });
            }
            _ => {}
        }
        if let Some(reason) = other_side(row) {
            let sums = row.moved.as_ref().map_or_else(Sums::default, Moved::sums);
            self.totals.row(sums, by_sum::account(&row.cells), by_sum::member(&row.cells));
            return Ok((self.leave(reason, row), None));
        }
        if row.over == Over::Back {
            self.totals.closing(self.sums(&row.cells));
            self.closings.wait(row);
            return Ok((Fate::Waits, None));
        }
        if self.totals_may_be_unlabelled && !row.when.says_something() && row.flaws.is_empty() && unlabelled(&row.cells)
        {
            row.flaws.push(Flaw {
                column: None,
                message: msg("import-amount-alone"),
                hint: msg("import-amount-alone-hint"),
            });
        }
        if self.stands_apart(row) {
            row.flaws.push(Flaw { column: None, message: msg("import-row-apart"), hint: msg("import-row-apart-hint") });
        }
        if self.may_be_foot(row) {
            row.flaws.push(Flaw {
                column: row.cells.layout.column(Field::Amount).or(row.cells.layout.column(Field::Debit)),
                message: msg("import-perhaps-foot"),
                hint: msg("import-perhaps-foot-hint"),
            });
        }
        if row.claim == Claim::Refund {
            self.refunds.wait(row);
            return Ok((Fate::Waits, None));
        }
        self.refunded_in_part(row);
        Ok((self.post_or_refuse(row, moment, sink)?, None))
    }

    /// Books a row, or says what is wrong with it.
    pub(super) fn post_or_refuse(
        &mut self,
        row: &mut Typed<'_>,
        moment: Option<Moment>,
        sink: &mut Sink<'_>,
    ) -> anyhow::Result<Fate> {
        if moment.is_none() && !row.when.flawed {
            let column = row.cells.layout.column(Field::Date).or(row.cells.layout.column(Field::Period));
            row.flaws.push(Flaw { column, message: msg("import-no-date"), hint: msg("import-no-date-hint") });
        }
        let posted = match self.post(row, moment, sink)? {
            Posted::Booked(amount) => Some(amount),
            Posted::Refused => None,
            Posted::LeftOut(reason) => {
                let sums = row.moved.as_ref().map_or_else(Sums::default, Moved::sums);
                self.totals.row(sums, by_sum::account(&row.cells), by_sum::member(&row.cells));
                return Ok(self.leave(reason, row));
            }
        };
        self.any_undated |= posted.is_some() && !row.when.says_something();
        if posted.is_some() {
            self.companies.see(&row.cells);
            self.closings.count(row, moment);
        }
        if let Some(manner) = self.manner.as_ref().filter(|_| posted.is_some()) {
            manner.count_unlisted(&row.cells);
            if !manner.says_nothing() {
                self.tally.state(manner.state(&row.cells), row.cells.row.line, posted);
            }
            if manner.is_flagged_red(&row.cells) {
                self.tally.flagged_red(row.cells.row.line);
            }
        }
        Ok(posted.map_or(Fate::Refused, Fate::Booked))
    }

    /// Below a blank row: does it lack the day, the voucher and the text that every row above has? It may be a sum.
    fn stands_apart(&self, row: &Typed<'_>) -> bool {
        let cells = &row.cells;
        let apart = self.tally.rows > 0 && cells.row.line > self.above.saturating_add(1);
        apart && !self.any_undated && !row.when.says_something() && self.usual.lacks_all(cells)
    }

    /// Does a line share this fate of its voucher?
    fn shares(&self, fate: Shared, row: &Typed<'_>) -> bool {
        let own_number = !row.cells.get(Field::Voucher).is_empty();
        if !self.head.has(row) && !own_number {
            return false;
        }
        match fate {
            Shared::Closing => true,
            Shared::Refused(_) => !own_number,
            Shared::LeftOut(reason) => {
                !own_number || (reason == SkipReason::Void && row.cells.get(Field::Status).is_empty())
            }
        }
    }

    /// Is the row a total? Then what it shows is compared, and a new section begins.
    fn total(&mut self, row: &Typed<'_>) -> Option<Compared> {
        match row.over {
            Over::No => {}
            Over::Back => return None,
            Over::Recap => {
                self.tally.recap(row.cells.row.line);
                self.head.end();
                self.totals.end_section();
                return Some(if self.tally.bad_rows == 0 { Compared::Agrees } else { Compared::Nothing });
            }
            Over::Whole => {
                self.tally.head(row.cells.row.line, true);
                return Some(Compared::Nothing);
            }
            Over::Perhaps => self.tally.head(row.cells.row.line, false),
            Over::Yes => {
                if row.claim != Claim::Total(Word::Plain) {
                    self.tally.head(row.cells.row.line, true);
                }
                self.head.end();
                return Some(Compared::Nothing);
            }
        }
        let shown = match row.claim {
            Claim::Total(_) => shown(&row.cells, self.setting.currency),
            Claim::Transaction if self.is_foot(row) => {
                self.tally.total_by_sum(row.cells.row.line);
                return Some(self.end_section("", &shown(&row.cells, self.setting.currency)));
            }
            Claim::Transaction if self.totals_may_be_unlabelled && unlabelled(&row.cells) => {
                shown(&row.cells, self.setting.currency)
            }
            Claim::Transaction if row.doubtful => {
                let shown = shown(&row.cells, self.setting.currency);
                match self.usual.total_by_sum(row, &shown, &self.totals, !self.any_undated) {
                    by_sum::Verdict::Total => {}
                    by_sum::Verdict::Either => {
                        self.tally.perhaps_total(row.cells.row.line);
                        return None;
                    }
                    by_sum::Verdict::Spending => return None,
                }
                self.tally.total_by_sum(row.cells.row.line);
                return Some(self.end_section("", &shown));
            }
            _ => return None,
        };
        let name = super::claim::name(&row.cells);
        // What an ordinary row is called is a name.
        let is_a_name = matches!(row.claim, Claim::Total(Word::Name | Word::Mention)) && self.names.contains(&name);
        if is_a_name || !self.is_total(row, &shown) {
            if !is_a_name && !name.is_empty() && self.names.len() < MOST_NAMES {
                self.names.insert(name);
            }
            return None;
        }
        if let Some(compared) = self.totals.account_total(by_sum::account(&row.cells), &name, &shown) {
            return Some(if self.tally.bad_rows == 0 { compared } else { Compared::Nothing });
        }
        Some(self.end_section(&name, &shown))
    }

    /// Compares a total with its rows; a new section begins.
    fn end_section(&mut self, name: &str, shown: &Shown) -> Compared {
        let compared = self.totals.total(name, shown);
        // What has accumulated over the year stands partly in other files.
        let elsewhere = ["累计", "本季", "本年"].iter().any(|word| name.contains(word));
        let comparable = !elsewhere && !self.layout.is_summary() && self.tally.bad_rows == 0;
        self.head.end();
        // A total without the minus that its rows have: by it their sign was told.
        let turned = self.manner.as_ref().is_some_and(|manner| manner.sign == Some(Sign::CostNegative));
        match compared {
            _ if !comparable => Compared::Nothing,
            Compared::Differs { shown, read, .. } if turned && shown == -read => Compared::Agrees,
            compared => compared,
        }
    }

    /// A row with a day, a voucher and an account of its own is spending, whatever its text. Of others the word
    /// decides where it can mean nothing else, else the amount: is it the sum of the rows above?
    fn is_total(&mut self, row: &Typed<'_>, shown: &Shown) -> bool {
        let cells = &row.cells;
        let dated = row.when.says_something() && !(row.when.flawed && names_total(cells.get(Field::Date)));
        let voucher = !own_voucher(cells).is_empty();
        let account = cells.has_account();
        let sum_of = |rows: u64| self.totals.fits(shown, rows);
        let is_total = match row.claim {
            Claim::Total(word) if dated && voucher && account => return word == Word::Plain && sum_of(2),
            Claim::Total(Word::Plain | Word::Name) if dated && account && by_sum::is_bare_total(cells) => {
                if !sum_of(1) {
                    self.tally.named_total(cells.row.line);
                }
                return sum_of(1);
            }
            Claim::Total(Word::Plain) => return true,
            // What has no day, no voucher and no account but the one of the row above is nothing else.
            Claim::Total(Word::Name) if !dated && !voucher && by_sum::says_only_total(cells) => return true,
            Claim::Total(_) if !dated && !voucher && by_sum::is_named_for(cells, &self.booked_account) => return true,
            Claim::Total(Word::Mention) if !dated && !voucher && self.usual.lacks_account(cells) => return true,
            Claim::Total(Word::Name | Word::Ending) if !account => return true,
            Claim::Total(Word::Name | Word::Ending) if !dated && !self.head.has(row) => return true,
            Claim::Total(Word::Ending) if voucher => return false,
            // A line of a voucher whose account is called like a total.
            Claim::Total(Word::Mention) if self.head.has(row) && by_sum::only_the_account_mentions(cells) => {
                return false;
            }
            Claim::Total(Word::Mention) if dated && account && by_sum::only_mentions(cells) => {
                if sum_of(2) {
                    self.tally.perhaps_total(cells.row.line);
                }
                return false;
            }
            // Of one row alone only a total named for it.
            Claim::Total(_) if dated || voucher => {
                sum_of(2) || (by_sum::is_named_for(cells, &self.booked_account) && sum_of(1))
            }
            Claim::Total(_) => return sum_of(1),
            _ if voucher => return false,
            _ => sum_of(if dated { 2 } else { 1 }),
        };
        if is_total && (dated || (row.claim == Claim::Transaction && !self.totals.fits(shown, 2))) {
            self.tally.total_by_sum(cells.row.line);
        }
        is_total
    }

    /// Is the row one of those that lack what others have, and show, all of them, the sum of the rows above?
    fn is_foot(&self, row: &Typed<'_>) -> bool {
        self.feet.are_totals()
            && feet::may_be_one(row, self.usual, self.totals.account())
            && self.totals.fits(&shown(&row.cells, self.setting.currency), 1)
    }

    /// A row that lacks as much and shows what the row above does, without an account, or the sum of several: is it
    /// their total, or spending?
    fn may_be_foot(&self, row: &Typed<'_>) -> bool {
        if !self.layout.has_account() || !feet::may_be_one(row, self.usual, self.totals.account()) {
            return false;
        }
        let shown = shown(&row.cells, self.setting.currency);
        let alone = by_sum::account(&row.cells).is_empty() && self.totals.fits_last(&shown);
        !shown.is_nothing() && (alone || self.totals.fits(&shown, 2))
    }
}

//! A row of text becomes a posting, or a reason why not: a line of stages, each handing on and never back.
//!
//! `cells` (trimmed once) → `typed` (what it claims to be, when, how much; `claim`, `when`, `moved`) → `voucher` (the
//! rows that belong together) → `fate` (booked, left out, refused: one for each row) → `posting` (what for, where).
//! The controls look on from the side (`control`). Rows are handed on a block at a time and stay where they are;
//! only the rows of a voucher that may go on in the next block are kept for it.

mod account;
mod by_sum;
mod cells;
mod claim;
mod closings;
mod companies;
mod direction;
mod divided;
mod documents;
mod fate;
mod feet;
mod foot;
mod further;
mod heads;
mod kinds;
mod left_out;
mod manner;
mod most_telling;
mod moved;
mod posting;
mod recap;
mod received;
mod refunds;
mod reversed;
mod running;
mod sections;
mod shifted;
mod state;
mod state_words;
mod tally;
mod typed;
mod unlisted;
mod void_note;
mod voucher;
mod when;

use std::collections::HashSet;

use super::account::classify::Classifier;
use super::account::members::AxisMembers;
use super::block::{Block, SourceRow};
use super::commitment::Numbers;
use super::control::{self, Watch};
use super::header::account_headings::Headings;
use super::header::mapping::Layout;
use super::outcome::{Decided, ImportOutcome};
use super::reading::{bad_text, refused};
use super::row::non_transaction::SkipReason;
use super::row::subtotal_check::SubtotalCheck;
use super::source::Setting;
use crate::model::PostingRef;
use crate::words::{Place, Problem, msg};
use account::Accounts;
pub(super) use by_sum::{account, member};
pub(super) use cells::Cells;
use closings::Closings;
use companies::Companies;
pub(super) use fate::{Fate, Seen};
use feet::Feet;
use foot::Foot;
use further::Further;
use heads::Heads;
pub(super) use manner::Manner;
pub(super) use moved::shown;
use recap::Recap;
use refunds::Refunds;
pub(super) use running::Running;
pub(crate) use state::is_void_state;
use tally::Tally;
use typed::Over;
pub(super) use typed::Typed;
use voucher::Head;
use when::{Dates, Own};

/// Where postings go.
pub(super) type Sink<'s> = dyn FnMut(&PostingRef<'_>) -> anyhow::Result<()> + 's;

/// Interprets the rows of one table.
pub(super) struct Interpreter<'s> {
    name: &'s str,
    setting: &'s Setting<'s>,
    layout: &'s Layout,
    classifier: &'s Classifier,
    accounts: Accounts,
    /// Columns that divide an account further.
    divided_by: Vec<usize>,
    axes: Vec<AxisMembers>,
    dates: Dates,
    /// What amounts mean: decided by the first rows.
    manner: Option<Manner>,
    /// The voucher that rows may go on with.
    head: Head,
    /// The rows of a voucher that may go on in the next block.
    kept: Block,
    /// Money that came back, and the purchases that are left out: settled at the end.
    refunds: Refunds,
    totals: SubtotalCheck,
    /// Vouchers that take back what their accounts have come to: settled at the end.
    closings: Closings,
    /// Totals above their rows.
    heads: Heads,
    /// Totals below their rows that nothing calls so.
    feet: Feet,
    /// Rows that say again what others come to.
    recap: Recap,
    /// Most rows have an account or a text beside their figures: one without may be a total.
    totals_may_be_unlabelled: bool,
    /// What most rows have.
    usual: by_sum::Usual,
    /// What rows are called that are no totals, though the text mentions one.
    names: HashSet<String>,
    controls: Vec<Box<dyn Watch + 's>>,
    foot: Foot,
    further: Further,
    companies: Companies,
    tally: Tally,
    /// Reused from row to row.
    fitting: Vec<usize>,
    account: String,
    /// The account of the row booked last.
    booked_account: String,
    flag: String,
    /// Finds the numbers of commitments in texts, where the book says how.
    numbers: Option<Numbers>,
    /// A row was booked that had no day or month of its own.
    any_undated: bool,
    /// The line of the row judged last.
    above: u64,
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
            accounts: Accounts::new(setting, classifier, layout),
            divided_by: layout.divided_by(),
            axes: AxisMembers::all(setting),
            dates: Dates::default(),
            manner: None,
            refunds: Refunds::default(),
            head: Head::default(),
            kept: Block::default(),
            totals: match layout.headings.as_ref().is_some_and(Headings::are_totalled) {
                true => SubtotalCheck::of_accounts(),
                false => SubtotalCheck::default(),
            },
            closings: Closings::default(),
            heads: Heads::default(),
            feet: Feet::default(),
            recap: Recap::new(layout),
            totals_may_be_unlabelled: false,
            usual: by_sum::Usual::default(),
            names: HashSet::new(),
            controls: control::watching(name, layout, setting),
            foot: Foot::default(),
            further: Further::default(),
            companies: Companies::new(layout),
            tally: Tally::new(),
            fitting: Vec::new(),
            account: String::new(),
            booked_account: String::new(),
            flag: String::new(),
            numbers: Numbers::from_settings(setting.settings),
            any_undated: false,
            above: u64::MAX,
        }
    }

    /// Interprets rows, and hands every posting to `sink`.
    pub(super) fn rows<'r>(
        &mut self,
        rows: impl Iterator<Item = SourceRow<'r>>,
        sink: &mut Sink<'_>,
    ) -> anyhow::Result<()> {
        self.stages(rows, false, sink)
    }

    fn stages<'r>(
        &mut self,
        rows: impl Iterator<Item = SourceRow<'r>>,
        last: bool,
        sink: &mut Sink<'_>,
    ) -> anyhow::Result<()> {
        let kept = std::mem::take(&mut self.kept);
        let kept = kept.view().map_err(|bad| bad_text(self.name, bad))?;
        let mut own: Vec<SourceRow<'_>> = kept.rows().collect();
        // Not `extend`: the kept rows live shorter than the others.
        for row in rows {
            own.push(row);
        }
        let rows = own;
        let trimmed = cells::trimmed(&rows);
        let mut rest = &trimmed[..];
        let mut typed: Vec<Typed<'_>> = Vec::with_capacity(rows.len());
        if self.manner.is_none() {
            let mut rest = &trimmed[..];
            let all: Vec<Cells<'_>> = rows
                .iter()
                .map(|row| {
                    let cells;
                    (cells, rest) = Cells::take(*row, rest, self.layout);
                    cells
                })
                .collect();
            let manner = manner::decide(&all, self.name, self.layout, self.setting);
            let manner = manner.map_err(|problem| refused(vec![*problem]))?;
            self.controls.iter_mut().for_each(|control| control.decided(&manner));
            self.manner = Some(manner);
            let bare = all.iter().filter(|cells| claim::unlabelled(cells)).count();
            self.totals_may_be_unlabelled = bare * 2 <= all.len();
            self.usual = by_sum::Usual::new(&all);
        }
        for row in &rows {
            let cells;
            (cells, rest) = Cells::take(*row, rest, self.layout);
            typed.push(self.typed(cells));
        }
        self.accounts.begin(&typed);
        let ragged = self.manner.as_ref().is_some_and(|manner| manner.ragged);
        for row in typed.iter_mut().filter(|row| !matches!(row.claim, typed::Claim::LeftOut(_))) {
            // `合计` in the column of accounts is none, nor what stands there in a row whose cells have moved.
            let total = matches!(row.claim, typed::Claim::Total(_)) && by_sum::is_called_total(&row.cells);
            if total || (!row.flaws.is_empty() && claim::has_extra_cells(&row.cells, ragged)) {
                continue;
            }
            row.meant = self.accounts.meant(&row.cells, &mut self.account, self.classifier);
        }
        let parts = (&self.accounts, self.usual, self.setting.currency);
        let recapped = self.recap.mark(&mut typed, parts, last).unwrap_or(rows.len());
        let judged = &mut typed[..recapped];
        let waits = self.heads.mark(judged, self.usual, self.setting.currency, last);
        documents::mark(judged, self.layout, last);
        let judged = waits.unwrap_or(recapped);
        // Rows that wait to be told from a recap may be the feet that speak for those above.
        let seen = if waits.is_none() { rows.len() } else { judged };
        self.feet.look(&typed[..seen], self.usual, self.setting.currency);
        let (now, later) = typed.split_at_mut(judged);
        let mut rest = now;
        while !rest.is_empty() {
            let length = voucher::length(rest, &self.head);
            if length == rest.len() && !last && length < voucher::LONGEST && self.goes_on(rest) {
                rest.iter().for_each(|row| self.kept.push_row(row.cells.row));
                break;
            }
            let group;
            (group, rest) = rest.split_at_mut(length);
            self.voucher(group, sink)?;
        }
        later.iter().for_each(|row| self.kept.push_row(row.cells.row));
        Ok(())
    }

    /// May a row that is not there yet belong to these?
    fn goes_on(&self, rows: &[Typed<'_>]) -> bool {
        let voucher = self.layout.column(super::fields::Field::Voucher);
        voucher.is_some() && rows.iter().any(|row| !row.claim.is_aside())
    }

    /// The row understood by itself.
    fn typed<'r>(&mut self, cells: Cells<'r>) -> Typed<'r> {
        let manner = self.manner.get_or_insert_default();
        let (mut flaws, claim) = (Vec::new(), claim::claim(&cells, manner));
        self.foot.look(&cells, &claim, self.name, self.setting);
        if let typed::Claim::LeftOut(reason) = claim {
            self.further.look(&cells, reason);
            return Typed {
                cells,
                claim,
                when: Own::default(),
                moved: None,
                meant: account::NONE,
                joins: false,
                doubtful: false,
                over: Over::No,
                flaws,
            };
        }
        claim::extra_cells(&cells, manner.ragged, &mut flaws);
        claim::boundless_names(&cells, &mut flaws);
        manner.unclear_flags(&cells, &mut flaws);
        manner.unclear_kinds(&cells, &mut flaws);
        shifted::check(&cells, &manner.watched, &mut flaws);
        let when = self.dates.own(&cells, &mut flaws);
        let moved = moved::moved(&cells, manner, self.setting, &mut flaws);
        if moved.is_none()
            && let Some(reason) = claim::no_row_after_all(&cells)
        {
            let claim = typed::Claim::LeftOut(reason);
            self.further.look(&cells, reason);
            self.foot.look(&cells, &claim, self.name, self.setting);
            return Typed {
                cells,
                claim,
                when: Own::default(),
                moved,
                meant: account::NONE,
                joins: false,
                doubtful: false,
                over: Over::No,
                flaws: Vec::new(),
            };
        }
        self.further.row(&cells, moved.as_ref().map(moved::Moved::debit_less_credit));
        if moved.is_none() && !flaws.is_empty() {
            self.foot.look_at_refused(&cells, self.name, self.setting);
        }
        Typed { cells, claim, when, moved, meant: account::NONE, joins: false, doubtful: false, over: Over::No, flaws }
    }

    /// Counts a parent account of a summary, whose sub-accounts are read.
    pub(super) fn parent(&mut self, line: u64) {
        self.tally.skip(SkipReason::Parent, line, 0);
    }

    /// The same of one that is known by its name and the sum that it shows.
    pub(super) fn parent_by_sum(&mut self, line: u64) {
        self.parent(line);
        self.tally.parent_by_sum(line);
    }

    /// What it all came to.
    pub(super) fn finish(mut self, decided: Decided, sink: &mut Sink<'_>) -> anyhow::Result<ImportOutcome> {
        self.stages(std::iter::empty(), true, sink)?;
        if let Some(problem) = self.foot.take() {
            return Err(refused(vec![problem]).into());
        }
        let beside = self.further.beside(self.name);
        if !beside.is_empty() {
            return Err(refused(beside).into());
        }
        self.further.inferred(self.name).into_iter().for_each(|inferred| self.tally.infer(inferred));
        self.settle_closings(sink)?;
        self.settle_refunds(sink)?;
        if let Some((line, shown)) = self.heads.top
            && self.totals.is_all_others(&shown)
        {
            let problem = Problem::error(msg("import-total-above")).at(Place::line(self.name, line));
            return Err(refused(vec![problem.hint(msg("import-total-above-hint"))]).into());
        }
        self.accounts.finish(self.name, self.classifier)?;
        self.accounts.by_codes(self.name).into_iter().for_each(|inferred| self.tally.infer(inferred));
        let decided = Decided { chart: self.accounts.chart(), ..decided };
        let clean = self.tally.bad_rows == 0;
        let checks = self.controls.into_iter().filter_map(|control| control.finish(clean)).collect();
        let mut outcome = self.tally.finish(self.name, decided, self.classifier, self.setting);
        outcome.companies = self.companies.names();
        let below = |text: &str| self.accounts.is_below_a_balance(text);
        outcome
            .unclassified
            .iter_mut()
            .filter(|unknown| below(&unknown.text))
            .for_each(|unknown| unknown.suggestion = None);
        outcome.warnings.extend(self.dates.warning(self.name));
        outcome.warnings.extend(self.axes.iter().flat_map(|axis| axis.warnings(self.name)));
        let used = self.manner.iter().flat_map(|manner| manner.used(self.layout));
        // What rows are given on their way is no column of the file.
        for (field, header) in used.filter(|(_, header)| !header.is_empty()) {
            outcome.decided.unused.retain(|unused| *unused != header);
            if !outcome.decided.columns.iter().any(|(_, known)| *known == header) {
                outcome.decided.columns.push((field.to_string(), header));
            }
        }
        let unlisted = self.manner.iter().flat_map(|manner| manner.unlisted(self.name, self.layout));
        outcome.inferences.extend(unlisted);
        outcome.inferences.splice(0..0, self.manner.into_iter().flat_map(|manner| manner.inferred));
        outcome.head_rows = self.layout.header.rows as u64;
        outcome.close(checks);
        Ok(outcome)
    }
}

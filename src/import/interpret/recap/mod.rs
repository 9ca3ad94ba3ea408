//! A recap: rows that say by account, by department or by month what the rows above come to, below them and perhaps in
//! a small table with columns of its own.
//!
//! What shows them to be one is the sums, every one of which is right. A row of spending is never taken for one that has
//! a day, a voucher and an account of its own.

mod groups;

use std::collections::HashMap;

use super::account::Accounts;
use super::by_sum::Usual;
use super::claim::{own_voucher, totalled};
use super::tally::Flaw;
use super::typed::{Claim, Over, Typed, Word};
use crate::import::fields::Field;
use crate::import::header::layout::Layout;
use crate::import::row::non_transaction::SkipReason;
use crate::import::row::telling_words::mention_total;
use crate::model::money::grouped_minor;
use crate::model::{Currency, Month, amount};
use crate::words::msg;
use groups::{By, Groups, Named, Names, Sum};

/// What is known of the rows above.
#[derive(Debug)]
pub(super) struct Recap {
    columns: Vec<usize>,
    groups: Groups,
    /// As they were below the last recap.
    before: Option<Box<Groups>>,
    names: Names,
    month: Option<Month>,
    file_month: Option<Month>,
    /// A row was counted that had no day or month of its own.
    undated: bool,
    /// The last row that was seen: rows that wait for the next block are met again, and what was made of them holds.
    last: u64,
    marked: HashMap<u64, SkipReason>,
    /// The line of the row counted last, unless that has lines of its own; whether something else stood below it.
    counted: u64,
    apart: bool,
}

/// A row of what may be a recap.
enum Item {
    /// A blank, a title; texts over the columns of a small table.
    Between,
    Texts,
    Row(Row),
}

struct Row {
    at: usize,
    figures: Vec<i128>,
    labels: Vec<String>,
    /// It calls itself a total, or nothing stands beside its figures.
    total: bool,
    /// It lacks something that other rows have; a day.
    bare: bool,
    undated: bool,
}

/// A row and the group whose sum it shows.
struct Fit {
    at: usize,
    label: String,
    sum: Sum,
}

/// No recap has more rows.
const LONGEST: usize = 500;
/// A recap has an account, a code, a word and perhaps a department in a row, and few figures.
const MOST_TEXTS: usize = 4;

/// Rows that show the sums of groups, and rows that show another sum, with what it should be.
type Fits = (Vec<Fit>, Vec<(Fit, i128)>);

impl Recap {
    pub(super) fn new(layout: &Layout) -> Recap {
        Recap {
            columns: groups::columns(layout),
            groups: Groups::default(),
            before: None,
            names: Names::default(),
            month: None,
            file_month: layout.month,
            undated: false,
            last: 0,
            marked: HashMap::new(),
            counted: 0,
            apart: false,
        }
    }

    /// Marks the rows of a recap. Gives the first row that has to wait for more.
    pub(super) fn mark(
        &mut self,
        rows: &mut [Typed<'_>],
        (accounts, usual, currency): (&Accounts, Usual, Currency),
        last: bool,
    ) -> Option<usize> {
        let mut at = 0;
        while at < rows.len() {
            let line = rows[at].cells.row.line;
            if line <= self.last {
                if let Some(reason) = self.marked.get(&line) {
                    leave(&mut rows[at], *reason);
                }
                at += 1;
                continue;
            }
            // Text files lose their blank lines on the way.
            self.apart |= self.counted > 0 && line > self.counted + 1;
            if !may_be_one(&rows[at], usual) || self.groups.all.rows == 0 {
                self.count(&rows[at]);
                at += 1;
                continue;
            }
            let goes_on = |row: &&Typed<'_>| row.claim.is_aside() || may_be_one(row, usual);
            let length = rows[at..].iter().take(LONGEST + 1).take_while(goes_on).count();
            if at + length == rows.len() && !last && length <= LONGEST {
                return Some(at);
            }
            let run = &mut rows[at..at + length];
            if length <= LONGEST {
                self.names.learn(accounts);
                self.judge(run, usual, currency);
            } else {
                run.iter().for_each(|row| self.count(row));
            }
            at += length;
        }
        None
    }

    /// Counts a row that is none.
    fn count(&mut self, row: &Typed<'_>) {
        let line = row.cells.row.line;
        self.last = line;
        let spending = matches!(row.claim, Claim::Transaction | Claim::Refund) || only_mentions(row);
        match &row.moved {
            Some(moved) if spending && row.flaws.is_empty() => {
                let own = row.when.within(None, None).map(|moment| moment.month);
                self.undated |= own.is_none();
                self.month = own.or(self.month).or(self.file_month);
                self.groups.add(row, &self.columns, self.month, moved.debit_less_credit());
                self.apart = false;
                self.counted = if row.cells.row.plain { line } else { 0 };
            }
            _ => self.apart = true,
        }
    }

    /// Looks for the longest end of these rows that is a recap of all above it.
    fn judge(&mut self, rows: &mut [Typed<'_>], usual: Usual, currency: Currency) {
        let items: Vec<Item> = rows.iter().enumerate().map(|(at, row)| self.item(at, row, usual, currency)).collect();
        let end = rows.last().map_or(self.last, |row| row.cells.row.line);
        for first in 0..items.len() {
            let Item::Row(row) = &items[first] else {
                self.count(&rows[first]);
                continue;
            };
            let texts = items[..first].iter().rev().take_while(|item| !matches!(item, Item::Row(_)));
            let head = texts.count();
            let apart = self.apart || head > 0;
            if row.labels.is_empty() {
                self.count(&rows[first]);
                continue;
            }
            if let Some((fits, wrong)) = self.fits(&items[first..], apart) {
                for at in (first - head..first).filter(|at| matches!(items[*at], Item::Texts)) {
                    self.leave(&mut rows[at], SkipReason::Header);
                }
                for fit in fits {
                    self.leave(&mut rows[fit.at], SkipReason::Subtotal);
                }
                for (fit, shown) in wrong {
                    differs(&mut rows[fit.at], &fit, shown, currency);
                }
                self.before = Some(Box::new(self.groups.clone()));
                self.last = end;
                return;
            }
            self.count(&rows[first]);
        }
    }

    fn leave(&mut self, row: &mut Typed<'_>, reason: SkipReason) {
        self.marked.insert(row.cells.row.line, reason);
        leave(row, reason);
    }

    fn item(&self, at: usize, row: &Typed<'_>, usual: Usual, currency: Currency) -> Item {
        if row.claim.is_aside() {
            return Item::Between;
        }
        let cells = &row.cells;
        let read = |text: &str| {
            let read = amount::read(text, cells.layout.style, currency).ok()??;
            Some(i128::from(read.money.minor()))
        };
        let filled = || cells.all().iter().copied().filter(|text| !text.is_empty());
        let figures: Vec<i128> = match &row.moved {
            Some(moved) => vec![moved.debit_less_credit()],
            None => filled().filter_map(read).collect(),
        };
        if figures.is_empty() {
            return Item::Texts;
        }
        // `Total 办公费` names 办公费; an account may be called Total itself.
        let names = |text: &str| {
            let bare = mention_total(text).then(|| totalled(text));
            let part = text.strip_prefix("其中").map(|part| part.trim_start_matches([':', '：', ' ']).to_string());
            std::iter::once(text.to_string()).chain(bare).chain(part)
        };
        let undated = row.when.flawed || !row.when.says_something();
        let day = (!undated).then(|| cells.layout.column(Field::Date)).flatten();
        let texts_of = || cells.all().iter().enumerate().filter(|(at, text)| Some(*at) != day && !text.is_empty());
        let labels: Vec<String> =
            texts_of().flat_map(|(_, text)| names(text)).filter(|label| !label.is_empty()).collect();
        let texts = filled().filter(|text| read(text).is_none()).count();
        let labels = if texts > MOST_TEXTS { Vec::new() } else { labels };
        let bare = match undated {
            true => !self.undated || usual.lacks_any(cells),
            false => matches!(row.claim, Claim::Total(_)) || usual.lacks_label(cells),
        };
        Item::Row(Row { at, figures, labels, total: texts == 0 || matches!(row.claim, Claim::Total(_)), bare, undated })
    }

    /// Do these rows show the sums of groups, all of one kind? With those that show another.
    fn fits(&self, items: &[Item], apart: bool) -> Option<Fits> {
        let first = items.iter().find_map(|item| if let Item::Row(row) = item { Some(row) } else { None })?;
        let mut kinds: Vec<(By, bool)> = Vec::new();
        for (by, _) in self.named(first) {
            for since in [false, true] {
                if !kinds.contains(&(by, since)) && (!since || self.before.is_some()) {
                    kinds.push((by, since));
                }
            }
        }
        kinds.into_iter().find_map(|(by, since)| self.fits_by(by, since, items, apart))
    }

    /// The groups that the labels of a row name.
    fn named(&self, row: &Row) -> Vec<Named> {
        row.labels.iter().flat_map(|label| self.groups.named(label, &self.names)).collect()
    }

    fn fits_by(&self, by: By, since: bool, items: &[Item], apart: bool) -> Option<Fits> {
        let before = self.before.as_deref().filter(|_| since);
        let whole = self.groups.all.less(before.map_or(Sum::default(), |before| before.all));
        let (mut fits, mut wrong): Fits = (Vec::new(), Vec::new());
        let (mut bare, mut undated, mut sum) = (true, true, 0);
        for item in items {
            let Item::Row(row) = item else { continue };
            let mut named = Vec::new();
            for label in &row.labels {
                let earlier = before.map(|before| before.named(label, &self.names)).unwrap_or_default();
                for (at, (_, sum)) in
                    self.groups.named(label, &self.names).iter().enumerate().filter(|(_, n)| n.0 == by)
                {
                    let less = earlier.get(at).filter(|(kind, _)| *kind == by).map_or(Sum::default(), |(_, sum)| *sum);
                    named.push((label, sum.less(less)));
                }
            }
            let shows = |sum: i128| row.figures.iter().any(|figure| sum != 0 && figure.abs() == sum.abs());
            let new = |label: &str| !fits.iter().any(|fit| fit.label == label);
            let found = named.iter().find(|(label, sum)| shows(sum.minor) && new(label));
            match (found, named.first()) {
                (Some((label, own)), _) => {
                    bare &= row.bare;
                    undated &= row.undated;
                    sum += own.minor;
                    fits.push(Fit { at: row.at, label: label.to_string(), sum: *own });
                }
                // 合计, or a figure alone.
                (None, None) if row.total => {}
                (None, Some((label, own))) if apart && row.bare && row.figures.len() == 1 => {
                    wrong.push((Fit { at: row.at, label: label.to_string(), sum: *own }, row.figures[0]));
                }
                _ => return None,
            }
        }
        let several = fits.iter().any(|fit| fit.sum.rows > 1);
        let complete = sum == whole.minor && wrong.is_empty();
        let is_recap = match fits.len() {
            0 => false,
            _ if !wrong.is_empty() => several && bare && wrong.len() <= fits.len(),
            // A single one with a day is looked at elsewhere.
            1 => several && bare && undated && (apart || complete),
            _ if complete => (several && bare) || apart,
            _ => several && bare && apart,
        };
        is_recap.then_some((fits, wrong))
    }
}

/// Does a row lack a day, a voucher or an account, or call itself a total?
fn may_be_one(row: &Typed<'_>, usual: Usual) -> bool {
    let open = !row.when.says_something() || row.when.flawed;
    match row.claim {
        Claim::Transaction => open || usual.lacks_part(&row.cells),
        Claim::Total(_) => own_voucher(&row.cells).is_empty() || !only_mentions(row),
        _ => false,
    }
}

/// Has a row all that spending has, though its text or its account mentions a total?
fn only_mentions(row: &Typed<'_>) -> bool {
    let word = matches!(row.claim, Claim::Total(Word::Mention | Word::Ending | Word::Name));
    word && row.when.says_something()
        && row.cells.has_account()
        && (row.claim == Claim::Total(Word::Mention) || !own_voucher(&row.cells).is_empty())
}

/// It is a row of a recap, or what stands over one.
fn leave(row: &mut Typed<'_>, reason: SkipReason) {
    row.claim = Claim::LeftOut(reason);
    row.moved = None;
    row.flaws.clear();
    row.over = if reason == SkipReason::Subtotal { Over::Recap } else { Over::No };
}

fn differs(row: &mut Typed<'_>, fit: &Fit, shown: i128, currency: Currency) {
    let money = |minor: i128| grouped_minor(minor, currency);
    let message = msg("import-recap-differs").with("name", fit.label.as_str());
    let message = message.with("shown", money(shown)).with("read", money(fit.sum.minor));
    // That it has no day says nothing more.
    row.when.flawed = true;
    row.flaws.push(Flaw { column: None, message, hint: msg("import-recap-differs-hint") });
}

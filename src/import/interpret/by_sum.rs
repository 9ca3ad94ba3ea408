//! Totals without a word: a row that lacks what the others have, and shows the sum of the rows above it.

use super::cells::Cells;
use super::claim::{is_mark, own_voucher, totalled};
use super::typed::Typed;
use crate::import::fields::Field;
use crate::import::row::non_transaction::{Says, SkipReason, says};
use crate::import::row::subtotal_check::{Shown, SubtotalCheck};
use crate::import::row::telling_words;

/// What the first rows have.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Usual {
    account: Often,
    description: Often,
    voucher: Often,
}

/// How many rows have a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Often {
    #[default]
    Seldom,
    /// At least half of them.
    Mostly,
    /// At least two of three.
    Nearly,
}

/// What the amount makes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Total,
    Spending,
    /// It has all that spending has, and the amount of a total.
    Either,
}

/// The account of a row, by which runs of rows are told apart.
pub(in crate::import) fn account<'r>(cells: &Cells<'r>) -> &'r str {
    let code = cells.get(Field::Account);
    if code.is_empty() { cells.get(Field::Category) } else { code }
}

/// The first member that a row names.
pub(in crate::import) fn member<'r>(cells: &Cells<'r>) -> &'r str {
    let named = cells.layout.axes.iter().flatten().map(|at| cells.at(*at));
    named.into_iter().find(|text| !text.is_empty()).unwrap_or("")
}

/// What describes a row: its description, or the name beside the code of its account.
fn description<'r>(cells: &Cells<'r>) -> &'r str {
    if cells.layout.column(Field::Description).is_some() {
        return cells.get(Field::Description);
    }
    let both = cells.layout.column(Field::Account).is_some();
    if both { cells.get(Field::Category) } else { "" }
}

/// `1月`, `2026-01`, `*`: a text that only labels.
fn is_label(text: &str) -> bool {
    // Not `str::contains`: it searches, and most texts are done with after one character.
    text.chars().all(|c| matches!(c, '0'..='9' | '年' | '月' | '份' | '-' | '.' | '/' | ' ' | '*'))
}

/// `合计软件`, `本月合计用纸` beside an account: a word that goes on is no total.
pub(super) fn only_mentions(cells: &Cells<'_>) -> bool {
    let names = |text: &str| telling_words::is_total(text) || telling_words::mention_total(text) || is_mark(text);
    let text = cells.get(Field::Description);
    let account = account(cells);
    !text.is_ascii()
        && telling_words::mention_total(text)
        && !telling_words::end_in_total(text)
        && !text.contains(account)
        && !names(account)
}

/// Is what describes a row only the word for a total, and its account another name? 本月合计 and its like are never
/// spending; 合计 may be, beside a day and an account.
pub(super) fn is_bare_total(cells: &Cells<'_>) -> bool {
    const BARE: [&str; 6] = ["合计", "总计", "小计", "共计", "total", "subtotal"];
    let text: String = cells.get(Field::Description).chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches([':', '：']).to_lowercase();
    BARE.contains(&text.as_str()) && !telling_words::mention_total(account(cells))
}

/// Is the account nothing but the word for a total?
pub(super) fn is_called_total(cells: &Cells<'_>) -> bool {
    let code = cells.get(Field::Account);
    code.is_empty() && matches!(says(cells.get(Field::Category)), Some(Says::Skip(SkipReason::Subtotal)))
}

/// Do all that could say what the row is for say nothing but `Total`?
pub(super) fn says_only_total(cells: &Cells<'_>) -> bool {
    use Field::{Account, Category, Description, Vendor};
    let total = |text: &str| matches!(says(text), Some(Says::Skip(SkipReason::Subtotal)));
    [Description, Category, Account, Vendor].into_iter().all(|field| {
        let text = cells.get(field);
        text.is_empty() || total(text)
    })
}

/// `office Total` under a row of `office`, `工资小计` under one of `660201 工资`.
pub(super) fn is_named_for(cells: &Cells<'_>, account: &str) -> bool {
    let above = account.to_lowercase();
    let called = |name: &str| {
        let part = above.strip_suffix(name).is_some_and(|rest| rest.ends_with([' ', '\\', '_', ':', '：', '/', '-']));
        !name.is_empty() && (above == name || part)
    };
    let texts = [Field::Category, Field::Description, Field::Account].map(|field| cells.get(field));
    let mut texts = texts.into_iter().filter(|text| !text.is_empty());
    // A name may hold the word itself, before the one that makes it a total.
    !above.is_empty()
        && texts.any(|text| called(&totalled(text)) || without_ending(text).is_some_and(|name| called(&name)))
}

/// A text without the word for a total that it ends in.
fn without_ending(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words = ["subtotal", "total", "小计", "合计", "汇总", "小計", "合計"];
    words.into_iter().find_map(|word| Some(lower.strip_suffix(word)?.trim_end().to_string()))
}

/// Does only the account mention a total, beside a text of the row's own or as a part of its name?
pub(super) fn only_the_account_mentions(cells: &Cells<'_>) -> bool {
    let (text, name) = (cells.get(Field::Description), cells.get(Field::Category));
    let begins = name.get(..5).is_some_and(|begin| begin.eq_ignore_ascii_case("total"));
    let named = !is_label(text) || !(begins || telling_words::end_in_total(name));
    named && !telling_words::mention_total(text) && !account(cells).is_empty()
}

/// Does a text stand in a column that means nothing to us?
pub(super) fn says_more(cells: &Cells<'_>) -> bool {
    use Field::{Account, Category, Currency, Date, Description, Period, Voucher, VoucherWord};
    let known = [Account, Category, Currency, Date, Description, Period, Voucher, VoucherWord];
    let known = known.map(|field| cells.layout.column(field));
    let means = |at: usize| known.contains(&Some(at)) || cells.layout.axes.contains(&Some(at));
    cells.all().iter().enumerate().any(|(at, text)| text.chars().any(char::is_alphabetic) && !means(at))
}

impl Usual {
    pub(super) fn new(rows: &[Cells<'_>]) -> Usual {
        let often = |has: &dyn Fn(&Cells<'_>) -> bool| {
            let having = rows.iter().filter(|cells| has(cells)).count();
            match having {
                _ if having * 3 >= rows.len() * 2 => Often::Nearly,
                _ if having * 2 >= rows.len() => Often::Mostly,
                _ => Often::Seldom,
            }
        };
        Usual {
            account: often(&|cells| !account(cells).is_empty()),
            description: often(&|cells| !description(cells).is_empty()),
            voucher: often(&|cells| !own_voucher(cells).is_empty()),
        }
    }

    /// Does a row lack something, so that its amount has to be looked at?
    pub(super) fn lets_doubt(self, row: &Typed<'_>) -> bool {
        let cells = &row.cells;
        let others = [Field::Direction, Field::Vendor, Field::Counterparty, Field::Invoice];
        row.flaws.iter().all(|flaw| flaw.column.is_none())
            && (!row.when.says_something() || self.lacks_account(cells) || self.lacks_text(cells))
            && others.iter().all(|field| cells.get(*field).is_empty())
    }

    /// Does a row lack the voucher or the account that others have?
    pub(super) fn lacks_part(self, cells: &Cells<'_>) -> bool {
        let lacks_voucher = self.voucher > Often::Seldom && cells.get(Field::Voucher).is_empty();
        lacks_voucher || self.lacks_account(cells)
    }

    /// Does it lack the account or the text that others have?
    pub(super) fn lacks_label(self, cells: &Cells<'_>) -> bool {
        self.lacks_account(cells) || self.lacks_text(cells)
    }

    /// Voucher, account or text?
    pub(super) fn lacks_any(self, cells: &Cells<'_>) -> bool {
        self.lacks_part(cells) || self.lacks_text(cells)
    }

    /// Voucher and text, as far as others have them?
    pub(super) fn lacks_all(self, cells: &Cells<'_>) -> bool {
        let voucher = self.voucher > Often::Seldom;
        let described = self.description > Often::Seldom;
        (voucher || described)
            && (!voucher || cells.get(Field::Voucher).is_empty())
            && (!described || self.lacks_text(cells))
    }

    /// Do nearly all rows have a text?
    pub(super) fn describes(self) -> bool {
        self.description == Often::Nearly
    }

    pub(super) fn lacks_account(self, cells: &Cells<'_>) -> bool {
        self.account > Often::Seldom && account(cells).is_empty()
    }

    /// Does a dated row lack voucher and text, and an account other than that of the row above: something of which the
    /// others have?
    pub(super) fn is_foot(self, row: &Typed<'_>, above: &str) -> bool {
        let cells = &row.cells;
        // Most rows are done with after one look.
        if !is_label(cells.get(Field::Description)) || !own_voucher(cells).is_empty() {
            return false;
        }
        let own = account(cells);
        let has = |field| cells.layout.column(field).is_some();
        let journal = has(Field::Voucher) && has(Field::Debit) && has(Field::Credit);
        let others = [Field::Direction, Field::Vendor, Field::Counterparty, Field::Invoice];
        let lacks = self.lacks_account(cells) || self.lacks_text(cells) || self.voucher > Often::Seldom;
        lacks
            && row.when.says_something()
            && row.moved.is_some()
            && row.flaws.is_empty()
            && (own.is_empty() || own == above && !journal)
            && others.iter().all(|field| cells.get(*field).is_empty())
            && !says_more(cells)
    }

    fn lacks_text(self, cells: &Cells<'_>) -> bool {
        self.description > Often::Seldom && is_label(description(cells))
    }

    /// Is such a row a total?
    ///
    /// Of one row alone only where nothing describes it. With an account of its own it is the total of that account,
    /// not in a journal of two sides, whose lines leave the text out and repeat an amount.
    ///
    /// `each_dated`: all rows booked before it had a day or a month of their own.
    pub(super) fn total_by_sum(
        self,
        row: &Typed<'_>,
        shown: &Shown,
        totals: &SubtotalCheck,
        each_dated: bool,
    ) -> Verdict {
        let cells = &row.cells;
        let dated = row.when.says_something();
        let voucher = !own_voucher(cells).is_empty();
        let (account, member) = (account(cells), member(cells));
        let other_member = !member.is_empty() && !totals.member().is_empty() && member != totals.member();
        if voucher && dated {
            return Verdict::Spending;
        }
        let (no_account, no_text) = (self.lacks_account(cells), self.lacks_text(cells));
        let has = |field| cells.layout.column(field).is_some();
        let journal = has(Field::Voucher) && has(Field::Debit) && has(Field::Credit);
        let total = if account.is_empty() {
            let least = if dated || !no_text { 2 } else { 1 };
            let of_member = !member.is_empty() && totals.fits_member(member, shown, least);
            // Halves of a line, for two departments, are no totals of each other.
            let least = if other_member || says_more(cells) { 2 } else { least };
            (no_account || no_text) && (of_member || totals.fits(shown, least))
        } else {
            let least = if dated || says_more(cells) { 2 } else { 1 };
            let described = if dated { self.description == Often::Nearly } else { true };
            no_text && described && !voucher && !journal && !other_member && totals.fits_account(account, shown, least)
        };
        // The last of three or more rows, each of which had its day: it goes on with no voucher.
        let closes =
            || no_text && !dated && !voucher && !journal && !other_member && each_dated && totals.fits(shown, 3);
        match total || (!account.is_empty() && closes()) {
            true => Verdict::Total,
            false if !dated && !voucher && !journal && !account.is_empty() && totals.fits(shown, 2) => Verdict::Either,
            false => Verdict::Spending,
        }
    }
}

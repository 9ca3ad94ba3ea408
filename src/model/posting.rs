//! Postings: one row of a ledger, exact, with the place it came from.

use chrono::NaiveDate;

use super::{Money, Month};

/// A row as importers hand it to a store and stores hand it to readers: borrowed, nothing copied.
///
/// Text fields are trimmed, of one line, and empty where the source had nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostingRef<'a> {
    /// The accounting month.
    pub month: Month,
    /// The posting date; `None` where the source has only a period (it then counts from the month's last day).
    pub date: Option<NaiveDate>,
    /// The category we gave it, as a path.
    pub category: &'a str,
    /// The member on each axis of the book, in the book's order; empty is 未填.
    pub members: &'a [&'a str],
    /// Cost positive, refund negative; for income categories income positive.
    pub amount: Money,
    /// 摘要.
    pub description: &'a str,
    /// 凭证号.
    pub voucher: &'a str,
    /// 分录号: the entry's number within the voucher.
    pub line: &'a str,
    /// 供应商.
    pub vendor: &'a str,
    /// 发票号.
    pub invoice: &'a str,
    /// An in-group counterparty, for consolidation.
    pub counterparty: &'a str,
    /// The commitment (PO) that it settles.
    pub commitment: &'a str,
    /// The account as the source names it: code, name or both.
    pub source_account: &'a str,
    /// The file it came from.
    pub source: &'a str,
    /// Its line in that file, from 1.
    pub source_line: u64,
    /// Marks, separated by spaces: see [`flag`].
    pub flag: &'a str,
    /// The source's own text on each axis; empty where it is the member itself, [`NO_SOURCE`] where the source had none.
    pub source_members: &'a [&'a str],
}

/// In `source_members`: the source said nothing, a rule or a profile gave the member.
pub const NO_SOURCE: &str = "-";

/// The marks a posting can carry.
pub mod flag {
    /// From an adjustment period (13th to 16th).
    pub const ADJUSTMENT: &str = "adj";
    /// Takes back an earlier row; its amount is that row's, negated. With [`REPEAT`]: one of several equal rows. With
    /// [`RECLASS`]: gives back what was taken of a row that was not there; its amount is that row's.
    pub const REVERSAL: &str = "reversal";
    /// One half of a reclassification pair; no row of any source.
    pub const RECLASS: &str = "reclass";
    /// Equal to a row booked before, and booked again because the source repeats it.
    pub const REPEAT: &str = "repeat";
    /// Followed by `:` and a number: beside [`REPEAT`], where the very same rows were booked again before.
    pub const AGAIN: &str = "again";
    /// Of a commitment: changes what was ordered.
    pub const CHANGE: &str = "change";
    /// Of a commitment: followed by `:` and the last day of the contract; beside it [`NOTICE`], [`NOTICE_MONTHS`] and [`RENEWS`].
    pub const ENDS: &str = "ends";
    /// Followed by `:` and the number of days before the end in which notice has to be given.
    pub const NOTICE: &str = "notice";
    /// The same in months.
    pub const NOTICE_MONTHS: &str = "notice-months";
    /// Followed by `:` and the number of months for which the contract goes on by itself.
    pub const RENEWS: &str = "renews";
    /// Of a commitment: gives a part of it back; its amount is negative.
    pub const RELEASE: &str = "release";
    /// Of a commitment: ends it, and gives back what was left; its amount is negative or zero.
    pub const CLOSE: &str = "close";
    /// An adjustment from line to line.
    pub const TRANSFER: &str = "transfer";
    /// An adjustment that gives a line more.
    pub const SUPPLEMENT: &str = "supplement";
    /// An adjustment that gives a line less.
    pub const REDUCE: &str = "reduce";
    /// One request may go beyond its line. Followed by `:` and the last day on which it may; of a row of a commitment by
    /// the id of the override that it was committed by.
    pub const OVERRIDE: &str = "override";
    /// Of what approves: followed by `:` and the signature.
    pub const SIGNATURE: &str = "sig";
    /// Of an override: takes it back; its amount is zero.
    pub const WITHDRAWAL: &str = "withdrawal";
    /// Of an adjustment: followed by `:` and the rule that made it.
    pub const RULE: &str = "rule";
    /// Beside [`RULE`]: followed by `:` and the hash of its key.
    pub const KEY: &str = "key";
    /// Beside [`RULE`]: followed by `:` and the month in which the rule ran.
    pub const RAN: &str = "ran";
    /// Beside [`RULE`]: followed by `:` and the hash of what the rule looked at.
    pub const SNAPSHOT: &str = "snapshot";
    /// Beside [`RULE`]: by what it moves more or less is spent; else it covers what is spent anyway.
    pub const SPENDS: &str = "spends";
    /// An adjustment that brings over from the plan of the year before.
    pub const CARRY: &str = "carry";
    /// Beside [`CARRY`]: followed by `:` and, in minor units, what the year before had left when nothing was brought over yet.
    pub const LEFT: &str = "left";
    /// 待摊: what a month bears of a bill. Followed by `:out`: the bill, taken out of the month that it was booked in.
    pub const SPREAD: &str = "spread";
    /// 预提: what a month bears of a bill that has not come. Followed by `:back`: taken out again, for it came.
    pub const ACCRUE: &str = "accrue";
    /// Beside [`SPREAD`] and [`ACCRUE`]: followed by `:` and the month that it is of, where that is closed.
    pub const OF_MONTH: &str = "month";
    /// Beside [`SPREAD`]: followed by `:` and what tells the row that is spread from others.
    pub const OF_ROW: &str = "row";
    /// Beside [`ACCRUE`]: followed by `:` and what tells the rows of its thing that were known then from others, by dots.
    pub const KNOWN: &str = "known";
    /// Of an accrual, beside [`UNDO`]: takes out a row that two branches of the book booked.
    pub const COPY: &str = "copy";
    /// Of an adjustment: it waits for an approval.
    pub const PROPOSED: &str = "proposed";
    /// Of an adjustment: approves it; its amount is zero.
    pub const APPROVAL: &str = "approval";
    /// Of an adjustment: takes it back; its amount is that of the row taken back, negated.
    pub const UNDO: &str = "undo";
    /// Beside [`UNDO`]: followed by `:` and the first month that is taken back; those before stand.
    pub const FROM: &str = "from";
    /// Followed by `:` and the source's text: more decimals than the currency has.
    pub const ROUNDED: &str = "rounded";
}

impl PostingRef<'_> {
    /// Does it carry this mark?
    pub fn has_flag(&self, mark: &str) -> bool {
        self.flag.split(' ').any(|f| f == mark)
    }

    /// The day from which it counts: its date, else the month's last day.
    pub fn effective_date(&self) -> NaiveDate {
        self.date.unwrap_or_else(|| self.month.last_day())
    }

    /// An owned copy.
    pub fn to_posting(&self) -> Posting {
        let own = |members: &[&str]| members.iter().map(|m| m.to_string()).collect();
        Posting {
            month: self.month,
            date: self.date,
            category: self.category.into(),
            members: own(self.members),
            amount: self.amount,
            description: self.description.into(),
            voucher: self.voucher.into(),
            line: self.line.into(),
            vendor: self.vendor.into(),
            invoice: self.invoice.into(),
            counterparty: self.counterparty.into(),
            commitment: self.commitment.into(),
            source_account: self.source_account.into(),
            source: self.source.into(),
            source_line: self.source_line,
            flag: self.flag.into(),
            source_members: own(self.source_members),
        }
    }
}

/// [`PostingRef`], owned: for the few rows that must be kept.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "field by field the same as PostingRef")]
pub struct Posting {
    pub month: Month,
    pub date: Option<NaiveDate>,
    pub category: String,
    pub members: Vec<String>,
    pub amount: Money,
    pub description: String,
    pub voucher: String,
    pub line: String,
    pub vendor: String,
    pub invoice: String,
    pub counterparty: String,
    pub commitment: String,
    pub source_account: String,
    pub source: String,
    pub source_line: u64,
    pub flag: String,
    pub source_members: Vec<String>,
}

impl Posting {
    /// Lends the posting to `f` in its borrowed form.
    pub fn with_ref<T>(&self, f: impl FnOnce(&PostingRef<'_>) -> T) -> T {
        let members: Vec<&str> = self.members.iter().map(String::as_str).collect();
        let source_members: Vec<&str> = self.source_members.iter().map(String::as_str).collect();
        f(&PostingRef {
            month: self.month,
            date: self.date,
            category: &self.category,
            members: &members,
            amount: self.amount,
            description: &self.description,
            voucher: &self.voucher,
            line: &self.line,
            vendor: &self.vendor,
            invoice: &self.invoice,
            counterparty: &self.counterparty,
            commitment: &self.commitment,
            source_account: &self.source_account,
            source: &self.source,
            source_line: self.source_line,
            flag: &self.flag,
            source_members: &source_members,
        })
    }
}

//! Accruals: money that was booked in one month and belongs to others.
//!
//! *Spread* 待摊: a bill is taken out of the month that it was booked in, and put into the months that it is for.
//! *Accrued* 预提: a month bears a bill that has not come; when it comes, in the month in which it does, what was accrued
//! is taken out again. Whatever is put into months sums up to what is taken out of them, so that over all months both
//! views are equal. A closed month is never touched: what belongs to it goes to the first open month after it.

mod bills;
mod read;
mod schedule;
mod write;

pub use bills::{Arrival, Bill, BillKey, Missing, arrivals, is_in, is_of, key_of, missing};
pub use read::accruals;
pub use schedule::{ByPart, Term, first_open, spans};
pub use write::{accrue_row, back_row, name_of, row_hash, settle_rows, spread_rows, undo_rows};

use chrono::NaiveDate;

use crate::model::version::Signed;
use crate::model::{Money, MoneyError, Month, Posting};

/// What kind of accrual it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccrualKind {
    /// 待摊.
    Spread,
    /// 预提.
    Accrued,
}

impl AccrualKind {
    /// The word for scripts.
    pub fn tag(self) -> &'static str {
        match self {
            AccrualKind::Spread => "spread",
            AccrualKind::Accrued => "accrued",
        }
    }
}

/// What a row of an accrual does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Takes the bill out of its month.
    Out,
    /// Puts a part into a month.
    Part,
    /// Takes out what was accrued: the bill came.
    Back,
    /// Takes back another row.
    Undone,
    /// Takes out a row that two branches booked.
    Settled,
}

/// A row of an accrual.
#[derive(Clone, Debug, PartialEq)]
pub struct AccrualRow {
    /// What it does.
    pub role: Role,
    /// The row.
    pub posting: Posting,
    /// The month that it belongs to, if that is closed and another bears it.
    pub of_month: Option<Month>,
    /// Its batch.
    pub batch: String,
}

impl AccrualRow {
    /// The month that it belongs to, whichever bears it.
    pub fn month(&self) -> Month {
        self.of_month.unwrap_or(self.posting.month)
    }
}

/// One accrual.
#[derive(Clone, Debug, PartialEq)]
pub struct Accrual {
    /// As people name it: `S3fa9c1`.
    pub id: String,
    /// Its kind.
    pub kind: AccrualKind,
    /// Who made it, when and why.
    pub made: Signed,
    /// Of what is spread: what tells its row from others.
    pub of_row: String,
    /// Its rows, by their numbers; the first is what was spread, or accrued.
    pub rows: Vec<AccrualRow>,
    /// Rows of it that count and should not: it was made, taken back or ended on two branches of the book.
    pub excess: Vec<AccrualRow>,
    /// Who took it back.
    pub undone: Option<Signed>,
}

/// How an accrual stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccrualState {
    /// Parts of it are still to come, or the bill is.
    Open,
    /// All months have borne their part, or the bill came.
    Done,
    /// It was taken back.
    Undone,
}

impl AccrualState {
    /// The word for scripts.
    pub fn tag(self) -> &'static str {
        match self {
            AccrualState::Open => "open",
            AccrualState::Done => "done",
            AccrualState::Undone => "undone",
        }
    }
}

impl Accrual {
    /// The row that says what it is of: category, members, vendor, and where the bill stands.
    pub fn head(&self) -> &Posting {
        &self.rows[0].posting
    }

    /// The month that it is of: that of the bill, whatever month it is taken out of.
    pub fn month(&self) -> Month {
        self.rows[0].month()
    }

    /// What is spread, or was accrued.
    pub fn amount(&self) -> Money {
        let amount = self.head().amount;
        if self.rows[0].role == Role::Out { amount.negate() } else { amount }
    }

    /// The months that bear it, ascending, with what each does.
    pub fn months(&self) -> Result<Vec<(Month, Money)>, MoneyError> {
        let mut months = std::collections::BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.role == Role::Part) {
            let own = months.entry(row.posting.month).or_insert(Money::zero(row.posting.amount.currency()));
            *own = own.checked_add(row.posting.amount)?;
        }
        Ok(months.into_iter().collect())
    }

    /// What the months up to a day have borne.
    pub fn borne(&self, as_of: NaiveDate) -> Result<Money, MoneyError> {
        let parts = self.rows.iter().filter(|row| row.role == Role::Part);
        let over = parts.filter(|row| row.posting.with_ref(|row| row.effective_date()) <= as_of);
        Money::sum(over.map(|row| row.posting.amount), self.amount().currency())
    }

    /// Was the bill that was accrued taken out again?
    pub fn came(&self) -> Option<&AccrualRow> {
        self.rows.iter().find(|row| row.role == Role::Back)
    }

    /// How it stands.
    pub fn state(&self, as_of: NaiveDate) -> Result<AccrualState, MoneyError> {
        Ok(match self.kind {
            _ if self.undone.is_some() => AccrualState::Undone,
            AccrualKind::Accrued if self.came().is_some() => AccrualState::Done,
            AccrualKind::Spread if self.borne(as_of)? == self.amount() => AccrualState::Done,
            _ => AccrualState::Open,
        })
    }
}

#[cfg(test)]
mod tests;

//! 结转 from the year before: what its plan left of a line, or has on order for it.

use super::{Adjustment, AdjustmentKind, value_of};
use crate::analysis::Covering;
use crate::model::posting::flag;
use crate::model::{Category, Currency, Grid, Money, MoneyError, Posting};

/// What of the year before is brought over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// What is neither spent nor on order.
    Unspent,
    /// What is on order, and not spent.
    Commitments,
}

impl Of {
    /// Its word for rows and scripts.
    pub fn word(self) -> &'static str {
        match self {
            Of::Unspent => "unspent",
            Of::Commitments => "commitments",
        }
    }
}

/// From where an adjustment brings over.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// What.
    pub of: Of,
    /// The plan of the year before.
    pub plan: String,
    /// The line of it, as the command line writes it.
    pub line: String,
    /// What of it was left before anything was brought over, as was known then; `None` where nobody says.
    pub left: Option<Money>,
}

impl Carried {
    /// Is it brought over from the same place?
    pub fn is_of_same(&self, other: &Carried) -> bool {
        (self.of, &self.plan, &self.line) == (other.of, &other.plan, &other.line)
    }

    /// What was left, as a mark of rows.
    pub fn mark(&self) -> String {
        self.left.map_or_else(String::new, |left| format!(" {}:{}", flag::LEFT, left.minor()))
    }

    /// As rows say it.
    pub fn text(&self) -> String {
        format!("{} {} {}", self.of.word(), self.plan, self.line)
    }

    /// From what a row says.
    pub(super) fn of_row(row: &Posting) -> Option<Carried> {
        let left = value_of(row, flag::LEFT).and_then(|minor| minor.parse().ok());
        let left = left.map(|minor| Money::from_minor(minor, row.amount.currency()));
        Some(Carried { left, ..Carried::read(&row.invoice)? })
    }

    fn read(text: &str) -> Option<Carried> {
        let mut parts = text.splitn(3, ' ');
        let of = match parts.next()? {
            "unspent" => Of::Unspent,
            "commitments" => Of::Commitments,
            _ => return None,
        };
        Some(Carried { of, plan: parts.next()?.to_string(), line: parts.next()?.to_string(), left: None })
    }
}

/// What some adjustments bring over from one place.
pub fn brought<'a>(
    all: impl Iterator<Item = &'a Adjustment>,
    carried: &Carried,
    currency: Currency,
) -> Result<Money, MoneyError> {
    let is_one = |own: &&Adjustment| {
        let same = own.carried.as_ref().is_some_and(|other| other.is_of_same(carried));
        own.kind == AdjustmentKind::Carry && same
    };
    Money::sum(all.filter(is_one).map(Adjustment::amount).collect::<Result<Vec<_>, _>>()?, currency)
}

/// What the year of a line left, and what is on order of it, less what was brought over already or is proposed to be.
///
/// `place` is the line's category and members, `budget` what its year has for itself, the grids the sums of that year by
/// every axis.
pub fn left_of_year(
    covering: &Covering<'_>,
    (category, members): (&Category, &[Option<String>]),
    carried: &Carried,
    [actual, committed]: [&Grid; 2],
    all: &[Adjustment],
) -> anyhow::Result<[Money; 2]> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let zero = Money::zero(budget.currency);
    let is_it = |cover: usize| {
        covers.category_of(cover) == category
            && covers.member_names(cover) == members
            && budget.plans[covers.plan[cover] as usize].id == carried.plan
    };
    let mut had = zero;
    for cover in (0..covers.count()).filter(|cover| is_it(*cover)) {
        for month in budget.plans[covers.plan[cover] as usize].year.months() {
            had = had.checked_add(covering.own(cover, month)?)?;
        }
    }
    let sum = |grid: &Grid| -> Result<Money, MoneyError> {
        let mut sum = zero;
        for cell in grid.cells() {
            let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(&cell, axis)).collect();
            if covering.find(cell.month, grid.category(&cell), &members).is_some_and(is_it) {
                sum = sum.checked_add(cell.amount)?;
            }
        }
        Ok(sum)
    };
    let (spent, open) = (sum(actual)?, sum(committed)?);
    let stands = |own: &&Adjustment| own.undone.is_none();
    let brought = |of: Of| brought(all.iter().filter(stands), &Carried { of, ..carried.clone() }, budget.currency);
    let on_order = open.checked_sub(brought(Of::Commitments)?)?;
    let unspent = had.checked_sub(spent)?.checked_sub(open)?.checked_sub(brought(Of::Unspent)?)?;
    // What was brought over for an order that is paid or expected in the next year now is not left here once more.
    match on_order.is_negative() {
        true => Ok([unspent.checked_add(on_order)?, zero]),
        false => Ok([unspent, on_order]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rows_say_is_read_back() {
        for of in [Of::Unspent, Of::Commitments] {
            let carried = Carried { of, plan: "2025-CS".into(), line: "training@desk@two words".into(), left: None };
            assert_eq!(Carried::read(&carried.text()), Some(carried));
        }
        assert_eq!([Carried::read(""), Carried::read("all 2025 x"), Carried::read("unspent 2025")], [None, None, None]);
    }
}

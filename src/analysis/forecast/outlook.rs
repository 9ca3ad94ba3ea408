//! The outlook of a line, or of a sum of lines: what was booked, what is expected, and how far it may be off.
//!
//! Here, and nowhere else, what forecasts expect becomes amounts.

use super::backtest::Why;
use super::band::Spread;
use super::minor::minor;
use super::told::Told;
use super::{FORECASTS, Frame, Known};
use crate::model::{Currency, Money, MoneyError, Ratio};

/// Where a year ends. Of a sum of lines every figure is the sum of theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    currency: Currency,
    budget: Option<i64>,
    phased: i64,
    ordered: i64,
    /// By month of the fiscal year, and of the months after it.
    booked: Vec<i64>,
    expected: Vec<i64>,
    /// How it was worked out.
    pub methods: Methods,
    spread: Spread,
    /// May it end below what is spent and ordered? So it is with lines by which money comes back.
    sinks: bool,
    /// Where it ends at the least, as far as its lines say each by itself.
    floor: Option<i64>,
}

/// Which methods tell, and on what they rest.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Methods {
    /// A bit for each of [`FORECASTS`].
    bits: u16,
    /// The fewest months that one of them rests on.
    least: Option<usize>,
    /// How many lines there are.
    pub lines: usize,
    /// How many of them would end below what is spent and ordered, and were raised to that.
    pub raised: usize,
    /// How many could not be told by the method that was asked for.
    pub unasked: usize,
    /// Why it was taken, and how wrong it was, of one line.
    choice: Option<super::Choice>,
}

impl Methods {
    /// The method, if it is one.
    pub fn one(&self) -> Option<&'static str> {
        (self.bits.count_ones() == 1).then(|| FORECASTS[self.bits.trailing_zeros() as usize].id())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.bits.count_ones() as usize
    }

    /// The fewest months that one of them rests on; `None` where there is nothing to tell.
    pub fn months(&self) -> Option<usize> {
        self.least
    }

    /// Why the method of a single line was taken, and on how many months it was tried.
    pub fn choice(&self) -> Option<super::Choice> {
        self.choice
    }

    /// How wrong that was on them, in units of what "as a year ago" is.
    pub fn mase(&self) -> Option<Ratio> {
        ratio(self.choice?.mase?)
    }

    fn add(&mut self, other: &Methods) {
        self.bits |= other.bits;
        self.least = self.least.into_iter().chain(other.least).min();
        self.choice = if self.lines == 0 { other.choice } else { self.choice.filter(|_| other.lines == 0) };
        self.lines += other.lines;
        self.raised += other.raised;
        self.unasked += other.unasked;
    }
}

/// A statistic with four decimals.
pub(super) fn ratio(value: f64) -> Option<Ratio> {
    Ratio::of_counts(minor(value * 10_000.0)?, 10_000)
}

impl Outlook {
    /// Of nothing.
    pub fn nothing(frame: &Frame, currency: Currency) -> Outlook {
        let months = 12 + frame.beyond;
        Outlook {
            currency,
            budget: None,
            phased: 0,
            ordered: 0,
            booked: vec![0; months],
            expected: vec![0; months],
            methods: Methods::default(),
            spread: Spread::default(),
            sinks: false,
            floor: Some(0),
        }
    }

    /// Of one line.
    pub fn new(
        frame: &Frame,
        known: &Known<'_>,
        asked: Option<usize>,
        currency: Currency,
    ) -> Result<Outlook, MoneyError> {
        let told = Outlook::is_told(frame, known).then(|| Told::new(frame, known, asked));
        Outlook::telling(frame, known, told.as_ref(), asked, currency)
    }

    /// Is there anything to tell of a line? What has no line, and is not used this year, is not expected to come back;
    /// unless there is no plan, and no month of the year that could have used it.
    pub fn is_told(frame: &Frame, known: &Known<'_>) -> bool {
        let start = frame.start();
        let is_open = !frame.planned && !(start..frame.closed).any(|month| frame.known[month]);
        let since = if is_open { start.saturating_sub(12) } else { start };
        let own = known.plan.iter().chain(known.ordered).chain(&known.booked[since..]);
        own.into_iter().any(|minor| *minor != 0)
    }

    /// Of one line of which that was told.
    pub fn telling(
        frame: &Frame,
        known: &Known<'_>,
        told: Option<&Told>,
        asked: Option<usize>,
        currency: Currency,
    ) -> Result<Outlook, MoneyError> {
        let start = frame.start();
        let mut outlook = Outlook::nothing(frame, currency);
        outlook.booked[..12].copy_from_slice(&known.booked[start..start + 12]);
        outlook.ordered = sum(known.ordered)?;
        outlook.budget = frame.planned.then(|| sum(known.plan.get(..12).unwrap_or(known.plan))).transpose()?;
        let gone = (start..frame.closed).filter(|month| frame.known[*month]);
        outlook.phased = gone.map(|month| known.plan.get(month - start).copied().unwrap_or(0)).try_fold(0, plus)?;
        outlook.methods.lines = 1;
        outlook.sinks = comes_back(frame, known)?;
        if let Some(Told { choice, rests_on, amounts, spread }) = told {
            outlook.methods.bits = 1 << choice.method;
            outlook.methods.least = Some(*rests_on);
            outlook.methods.unasked = usize::from(asked.is_some_and(|asked| asked != choice.method));
            outlook.methods.choice = Some(*choice);
            outlook.spread = spread.clone();
            let wanted = frame.wanted();
            for (month, amount) in wanted.iter().zip(amounts) {
                outlook.expected[month - start] = still_to_come(*amount, outlook.booked[month - start])?;
            }
            outlook.raise(&wanted, start, known.ordered)?;
        }
        outlook.floor = Some(i64::MIN);
        outlook.floor = outlook.range()?.map(|(low, _)| low.minor());
        Ok(outlook)
    }

    /// Not below what is spent and ordered: what lacks comes in the months in which it is ordered for.
    fn raise(&mut self, wanted: &[usize], start: usize, ordered: &[i64]) -> Result<(), MoneyError> {
        let rest = sum(&self.expected[..12])?;
        let lacking = self.ordered.checked_sub(rest).ok_or(MoneyError::Overflow)?;
        // What comes back yet is no mistake of the method.
        if lacking <= 0 || self.sinks && rest < 0 {
            return Ok(());
        }
        self.methods.raised = 1;
        // An order that is overdue comes in the first month that may still have it.
        let slots: Vec<usize> = wanted.iter().map(|month| month - start).filter(|slot| *slot < 12).collect();
        let mut due = [0_i64; 12];
        for (slot, open) in ordered.iter().enumerate().take(12) {
            let into = slots.iter().find(|own| **own >= slot).or(slots.last()).copied().unwrap_or(11);
            due[into] = plus(due[into], *open)?;
        }
        let short: Vec<i64> = due.iter().zip(&self.expected).map(|(due, expected)| (due - expected).max(0)).collect();
        let parts = Money::from_minor(lacking, self.currency).split(&short);
        for (expected, part) in self.expected.iter_mut().zip(parts) {
            *expected = plus(*expected, part.minor())?;
        }
        Ok(())
    }

    /// Takes another line in.
    pub fn add(&mut self, other: &Outlook) -> Result<(), MoneyError> {
        self.budget = match (self.budget, other.budget) {
            (Some(own), Some(other)) => Some(plus(own, other)?),
            (own, other) => own.or(other),
        };
        self.phased = plus(self.phased, other.phased)?;
        self.ordered = plus(self.ordered, other.ordered)?;
        for (own, other) in [(&mut self.booked, &other.booked), (&mut self.expected, &other.expected)] {
            own.iter_mut().zip(other).try_for_each(|(own, other)| plus(*own, *other).map(|sum| *own = sum))?;
        }
        self.methods.add(&other.methods);
        self.spread.add(&other.spread);
        self.sinks |= other.sinks;
        self.floor = self.floor.zip(other.floor).and_then(|(own, other)| own.checked_add(other));
        Ok(())
    }

    /// Takes a line away: of income, what costs leave.
    pub fn less(&mut self, other: &Outlook) -> Result<(), MoneyError> {
        let negated = |amounts: &[i64]| amounts.iter().map(|amount| -amount).collect();
        self.add(&Outlook {
            currency: other.currency,
            budget: other.budget.map(|budget| -budget),
            phased: -other.phased,
            ordered: -other.ordered,
            booked: negated(&other.booked),
            expected: negated(&other.expected),
            methods: other.methods,
            spread: other.spread.negated(),
            // Costs that rise lower what they leave.
            sinks: true,
            floor: None,
        })
    }

    fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.currency)
    }

    /// The budget of the year as it is now; `None` where no plan covers anything.
    pub fn budget(&self) -> Option<Money> {
        self.budget.map(|minor| self.money(minor))
    }

    /// The budget of the months that are over and have rows.
    pub fn phased(&self) -> Money {
        self.money(self.phased)
    }

    /// What is ordered and open, and due in the year.
    pub fn ordered(&self) -> Money {
        self.money(self.ordered)
    }

    /// What was booked in the year to date.
    pub fn actual(&self) -> Result<Money, MoneyError> {
        sum(&self.booked[..12]).map(|minor| self.money(minor))
    }

    /// What is expected to come until its end.
    pub fn rest(&self) -> Result<Money, MoneyError> {
        sum(&self.expected[..12]).map(|minor| self.money(minor))
    }

    /// Where it ends.
    pub fn year_end(&self) -> Result<Money, MoneyError> {
        self.actual()?.checked_add(self.rest()?)
    }

    /// Where it ends less the budget.
    pub fn variance(&self) -> Result<Option<Money>, MoneyError> {
        self.budget().map(|budget| self.year_end()?.checked_sub(budget)).transpose()
    }

    /// What was booked in a month of the year or after it, and what is expected to come yet.
    pub fn month(&self, slot: usize) -> (Money, Money) {
        let of = |amounts: &[i64]| self.money(amounts.get(slot).copied().unwrap_or(0));
        (of(&self.booked), of(&self.expected))
    }

    /// How many months are told.
    pub fn months(&self) -> usize {
        self.booked.len()
    }

    /// The range that holds four of five year ends; `None` where too little is known to say. Never below what is spent
    /// and ordered, but for lines by which money comes back.
    pub fn range(&self) -> Result<Option<(Money, Money)>, MoneyError> {
        let Some(half) = self.spread.half() else { return Ok(None) };
        let half = self.money(minor(half).ok_or(MoneyError::Overflow)?);
        let (end, fixed) = (self.year_end()?, self.actual()?.checked_add(self.ordered())?);
        let low = end.checked_sub(half)?;
        let least = if self.sinks || self.rest()?.is_negative() { low } else { fixed };
        // A sum does not end below where its lines do together.
        let low = low.minor().max(least.minor()).max(self.floor.unwrap_or(i64::MIN));
        Ok(Some((self.money(low), end.checked_add(half)?)))
    }

    /// Was the method of every line found by trying?
    pub fn is_tried(&self) -> bool {
        self.methods.choice.is_some_and(|choice| choice.why == Why::Tried)
    }

    /// Is there nothing in it at all?
    pub fn is_zero(&self) -> bool {
        let nothing = |amounts: &[i64]| amounts.iter().all(|amount| *amount == 0);
        self.budget.unwrap_or(0) == 0 && self.ordered == 0 && nothing(&self.booked) && nothing(&self.expected)
    }
}

/// What is left of an expected month after what was booked in it; money that came back meanwhile comes on top.
fn still_to_come(expected: i64, booked: i64) -> Result<i64, MoneyError> {
    match (expected >= 0, booked >= 0) {
        (true, true) => Ok((expected - booked).max(0)),
        (false, false) => expected.checked_sub(booked).map(|left| left.min(0)).ok_or(MoneyError::Overflow),
        _ => Ok(expected),
    }
}

/// In so many months money came back before that is what a line is for, whatever its plan says.
const OFTEN: usize = 3;

/// Does money come back by a line: is it planned below zero, or was nothing else ever booked, in a year without a plan or
/// often?
fn comes_back(frame: &Frame, known: &Known<'_>) -> Result<bool, MoneyError> {
    let always = || known.booked.iter().all(|minor| *minor <= 0);
    let often = || known.booked.iter().filter(|minor| **minor < 0).count() >= OFTEN;
    Ok(sum(known.plan)? < 0 || (!frame.planned || often()) && always())
}

fn plus(a: i64, b: i64) -> Result<i64, MoneyError> {
    a.checked_add(b).ok_or(MoneyError::Overflow)
}

fn sum(amounts: &[i64]) -> Result<i64, MoneyError> {
    amounts.iter().copied().try_fold(0, plus)
}

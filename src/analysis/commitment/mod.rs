//! Commitments 占用: what is ordered and not spent yet.
//!
//! A commitment has a number. Rows of its ledger add to it (an order, a change) or take from it (a release); what was
//! spent under its number settles it: of an invoice as much as is left, for what goes beyond was never committed.
//! What is left stands in the months, categories and members that its rows name, and the earliest month is settled first.

mod listed;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

pub use self::listed::{ENTERED, base_of};

use self::listed::Listed;
use crate::analysis::budget::prorate;
use crate::model::posting::flag;
use crate::model::{ContractTerms, Currency, Grid, GridSum, Money, MoneyError, Month, Period, Posting, folded_name};

/// So many days without movement, and a commitment is stale.
pub const STALE_AFTER: i64 = 90;

/// One commitment, as far as its rows are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// Its number, as it was first written.
    pub id: String,
    /// Of whom it was ordered.
    pub vendor: String,
    /// What for.
    pub description: String,
    /// The day of its first row.
    pub ordered: NaiveDate,
    /// The day of the last row, of its own or of what was spent under its number.
    pub moved: NaiveDate,
    /// What was ordered, changes included.
    pub committed: Money,
    /// What was given back.
    pub released: Money,
    /// What was spent under its number.
    pub invoiced: Money,
    /// Was it closed? Nothing is left of it then, whatever is spent.
    pub closed: bool,
    /// Was it moved twice from the same state, or was a list read again from which it was moved? Two branches did, and neither knew of the other.
    pub at_once: bool,
    /// When it ends, of a contract that says so: as it was said last.
    pub terms: Option<ContractTerms>,
    /// Where it stands, by month, category and members.
    pub places: Vec<Place>,
}

/// A month, a category and members with a part of a commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The month in which the money is expected to be spent.
    pub month: Month,
    /// The category, as a path.
    pub category: String,
    /// The members, one for each axis; empty is 未填.
    pub members: Vec<String>,
    /// What is committed there.
    pub committed: Money,
    /// What is left of that.
    pub open: Money,
}

/// How a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was spent under its number.
    Open,
    /// A part of it was.
    Part,
    /// All of it was.
    Settled,
    /// More than it was.
    Over,
    /// It was closed, or all of it given back.
    Closed,
}

impl Commitment {
    /// What is left of it.
    pub fn open(&self) -> Result<Money, MoneyError> {
        Money::sum(self.places.iter().map(|place| place.open), self.committed.currency())
    }

    /// What was spent beyond what was committed; nothing for what was not.
    pub fn over(&self) -> Result<Money, MoneyError> {
        let zero = Money::zero(self.committed.currency());
        let kept = self.committed.checked_sub(self.released)?;
        let over = self.invoiced.checked_sub(if kept.is_positive() { kept } else { zero })?;
        Ok(if over.is_positive() { over } else { zero })
    }

    /// What was given back beyond what was committed: two branches gave back the same.
    pub fn released_beyond(&self) -> Result<Money, MoneyError> {
        let beyond = self.released.checked_sub(self.committed)?;
        Ok(if beyond.is_positive() { beyond } else { Money::zero(beyond.currency()) })
    }

    /// How it stands.
    pub fn state(&self) -> Result<State, MoneyError> {
        let nothing = self.open()?.is_zero();
        Ok(match () {
            () if !self.closed && self.over()?.is_positive() && self.invoiced.is_positive() => State::Over,
            () if self.closed || (nothing && !self.invoiced.is_positive()) => State::Closed,
            () if nothing => State::Settled,
            () if self.invoiced.is_positive() => State::Part,
            () => State::Open,
        })
    }

    /// For how many days nothing has moved, where something is left; what is expected in a month that comes later than
    /// the last movement waits for that month first.
    pub fn idle_days(&self, as_of: NaiveDate) -> Option<i64> {
        let expected = self.places.iter().filter(|place| !place.open.is_zero()).map(|place| place.month).min()?;
        Some((as_of - self.moved.max(expected.first_day())).num_days().max(0))
    }

    /// Has something been left of it for so long that somebody should look?
    pub fn is_stale(&self, as_of: NaiveDate) -> bool {
        self.idle_days(as_of).is_some_and(|days| days > STALE_AFTER)
    }
}

/// What was spent under a number on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// The number, as the row has it.
    pub commitment: String,
    /// The sum.
    pub amount: Money,
    /// The day.
    pub day: NaiveDate,
}

/// All commitments of a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commitments {
    /// Those that have rows, by number.
    pub all: Vec<Commitment>,
    /// Numbers under which something was spent and nothing was ever committed, with the sum.
    pub unknown: Vec<(String, Money)>,
}

/// Works commitments out from their rows, in the order of booking, and from what was spent under numbers.
pub fn commitments(
    rows: impl IntoIterator<Item = Posting>,
    spent: &[Spending],
    currency: Currency,
) -> Result<Commitments, MoneyError> {
    let zero = Money::zero(currency);
    let mut numbers: BTreeMap<String, Taken> = BTreeMap::new();
    for row in rows {
        let taken = numbers.entry(folded_name(&row.commitment)).or_insert_with(|| Taken::from_posting(&row, zero));
        taken.row(&row)?;
    }
    let mut unknown: BTreeMap<String, (String, Money)> = BTreeMap::new();
    let mut keys: HashMap<&str, String> = HashMap::new();
    for spending in spent {
        let key = keys.entry(&spending.commitment).or_insert_with(|| folded_name(&spending.commitment));
        match numbers.get_mut(key.as_str()) {
            Some(taken) => {
                taken.to.invoiced = taken.to.invoiced.checked_add(spending.amount)?;
                taken.to.moved = taken.to.moved.max(spending.day);
            }
            None => {
                let sum = unknown.entry(key.clone()).or_insert_with(|| (spending.commitment.clone(), zero));
                sum.1 = sum.1.checked_add(spending.amount)?;
            }
        }
    }
    let all = numbers.into_values().map(Taken::settled).collect::<Result<_, _>>()?;
    Ok(Commitments { all, unknown: unknown.into_values().collect() })
}

/// The rows of one commitment so far.
struct Taken {
    to: Commitment,
    places: BTreeMap<(Month, String, Vec<String>), Money>,
    /// By month, what was committed since somebody said when it ends.
    since: BTreeMap<Month, Money>,
    /// Of rows that were entered: the act that each number is of.
    acts: BTreeMap<String, String>,
    listed: Listed,
}

impl Taken {
    fn from_posting(row: &Posting, zero: Money) -> Taken {
        let day = day_of(row);
        let to = Commitment {
            id: row.commitment.clone(),
            vendor: String::new(),
            description: String::new(),
            ordered: day,
            moved: day,
            committed: zero,
            released: zero,
            invoiced: zero,
            closed: false,
            at_once: false,
            terms: None,
            places: Vec::new(),
        };
        Taken { to, places: BTreeMap::new(), since: BTreeMap::new(), acts: BTreeMap::new(), listed: Listed::default() }
    }

    fn row(&mut self, row: &Posting) -> Result<(), MoneyError> {
        let has = |mark: &str| row.flag.split(' ').any(|own| own == mark);
        let to = &mut self.to;
        let gives_back = has(flag::RELEASE) || has(flag::CLOSE);
        match gives_back {
            true => to.released = to.released.checked_sub(row.amount)?,
            false => to.committed = to.committed.checked_add(row.amount)?,
        }
        to.closed |= has(flag::CLOSE);
        // What is said last of an end holds; what is committed after that may prolong it.
        if let Some(terms) = ContractTerms::from_flag(&row.flag) {
            to.terms = Some(terms);
            self.since.clear();
        } else if to.terms.is_some() {
            let sum = self.since.entry(row.month).or_insert(Money::zero(row.amount.currency()));
            *sum = sum.checked_add(row.amount)?;
        }
        if to.vendor.is_empty() {
            to.vendor.clone_from(&row.vendor);
        }
        if to.description.is_empty() && !gives_back && !has(flag::CHANGE) {
            to.description.clone_from(&row.description);
        }
        // The line of a row that was entered: its number among those of the commitment, and the act that it is of.
        if let Some((number, act)) = row.line.split_once('-').filter(|_| row.source == ENTERED) {
            let first = self.acts.entry(number.to_string()).or_insert_with(|| act.to_string());
            to.at_once |= first != act;
        }
        self.listed.see(row);
        let day = day_of(row);
        to.ordered = to.ordered.min(day);
        to.moved = to.moved.max(day);
        let place = (row.month, row.category.clone(), row.members.clone());
        let sum = self.places.entry(place).or_insert(Money::zero(row.amount.currency()));
        *sum = sum.checked_add(row.amount)?;
        Ok(())
    }

    /// What invoices leave of it, the earliest month first.
    fn settled(self) -> Result<Commitment, MoneyError> {
        let Taken { mut to, places, since, listed, .. } = self;
        to.at_once |= listed.moved();
        let zero = Money::zero(to.committed.currency());
        // What was given back elsewhere than it was committed takes from the whole.
        let taken = places.values().filter(|sum| sum.is_negative()).map(|sum| sum.negate());
        let invoiced = if to.invoiced.is_positive() { to.invoiced } else { zero };
        let mut left = Money::sum(taken.chain([invoiced]), zero.currency())?;
        for ((month, category, members), committed) in places {
            let open = match () {
                () if to.closed || !committed.is_positive() => zero,
                () if left.minor() >= committed.minor() => zero,
                () => committed.checked_sub(left)?,
            };
            let used = if committed.is_positive() { committed.checked_sub(open)? } else { zero };
            left = if left.minor() > used.minor() { left.checked_sub(used)? } else { zero };
            to.places.push(Place { month, category, members, committed, open });
        }
        // A contract that does not go on by itself and was prolonged ends with its last month.
        let last = since.iter().rev().find(|(_, sum)| sum.is_positive()).map(|(month, _)| month.last_day());
        if let (Some(terms), Some(last)) = (&mut to.terms, last)
            && terms.renews.is_none()
        {
            terms.ends = terms.ends.max(last);
        }
        Ok(to)
    }
}

/// The day of a row: one without a date was there from the first day of its month.
fn day_of(row: &Posting) -> NaiveDate {
    row.date.unwrap_or_else(|| row.month.first_day())
}

impl Commitments {
    /// The commitment of a number.
    pub fn find(&self, id: &str) -> Option<&Commitment> {
        let wanted = folded_name(id);
        self.all.iter().find(|commitment| folded_name(&commitment.id) == wanted)
    }

    /// Is anything left that is expected in a period?
    pub fn any_open(&self, period: Period) -> bool {
        self.open_places(period).next().is_some()
    }

    /// The places in a period of which something is left.
    pub fn open_places(&self, period: Period) -> impl Iterator<Item = &Place> {
        let places = self.all.iter().flat_map(|commitment| &commitment.places);
        places.filter(move |place| !place.open.is_zero() && period.days_of(place.month) > 0)
    }

    /// What is left in a period, as a ledger tells its sums: by month, category and those axes that are kept. Of a part
    /// of a month it is the part that the budget of those days is: an order is expected in a month, on no day of it.
    pub fn grid(&self, period: Period, axes: &[String], kept: impl Fn(usize) -> bool) -> Result<Grid, MoneyError> {
        let currency = self.all.first().map_or(Currency::CNY, |first| first.committed.currency());
        let cells = self.open_places(period).map(|place| {
            let member = |axis: usize| place.members.get(axis).filter(|_| kept(axis)).cloned().unwrap_or_default();
            let members = (0..axes.len()).map(member).collect();
            let open = prorate(place.open, period, place.month);
            (place.month, place.category.clone(), members, GridSum::new(open.minor(), 1, 0))
        });
        Grid::of_texts(currency, axes.to_vec(), &cells.collect::<Vec<_>>())
    }
}

//! Anomalies: what in a ledger is odd enough that a person should look (domain.md §5.5).
//!
//! Rows are read once, and stay as numbers ([`Ledger`]); every finding is a file and a line of [`FINDINGS`]. What is
//! ordinary is silent: honest twins, wages, rent, instalments, what the plan foresees. A finding says what was seen,
//! against what, and what is at stake; it never accuses.

mod after_close;
mod blind;
mod duplicate;
mod first_digits;
mod idle;
mod ledger;
mod moved;
mod new_vendor;
mod off_day;
mod offset;
mod out_of_period;
mod outlier;
mod pairs;
mod places;
mod plan_side;
mod price_drift;
mod round;
mod season;
mod split;
mod taken;
#[cfg(test)]
mod tests;
mod trend;
mod unbudgeted;
mod vendor;

pub use blind::{BlindSpot, Watch, blind_spots};
pub use ledger::{Cell, Intake, Ledger};
pub use plan_side::{LineSide, PlanSide};
pub use taken::Taken;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Materiality, Money, Month, Period, Quantity};
use crate::words::Message;

/// How urgent it is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth a glance.
    Low,
    /// Likely worth asking.
    Medium,
    /// Ask before the next payment.
    High,
}

impl Weight {
    /// All, the lightest first, with the word for machines.
    pub const ALL: [(Weight, &'static str); 3] =
        [(Weight::Low, "low"), (Weight::Medium, "medium"), (Weight::High, "high")];

    /// The word for machines.
    pub fn tag(self) -> &'static str {
        Weight::ALL.iter().find(|(own, _)| *own == self).map_or("", |(_, tag)| tag)
    }

    /// The weight of a word.
    pub fn named(word: &str) -> Option<Weight> {
        Weight::ALL.iter().find(|(_, tag)| *tag == word).map(|(weight, _)| *weight)
    }
}

/// Something odd.
#[derive(Clone, Debug)]
pub struct Found {
    /// Which finding it is of.
    pub code: &'static str,
    /// How urgent it is.
    pub weight: Weight,
    /// What it is known by, for good: made of its facts, so that it changes when they do.
    pub facts: String,
    /// The money at stake.
    pub stake: Money,
    /// The month in which it stands.
    pub month: Month,
    /// Where, if it is in one place.
    pub cell: Option<Cell>,
    /// The vendor, if it is about one.
    pub vendor: String,
    /// The rows that show it, by their numbers.
    pub rows: Vec<u32>,
    /// What was seen, against what, and what is at stake.
    pub said: Message,
    /// What to run next.
    pub next: String,
}

impl Found {
    /// The code with its key, as `--ignore` takes it.
    pub fn id(&self) -> String {
        let hash = blake3::hash(format!("{}|{}", self.code, self.facts).as_bytes()).to_hex();
        format!("{}:{}", self.code, &hash[..8])
    }
}

/// All that findings look at.
pub struct Seen<'a> {
    /// The rows of the period, and of the year before it.
    pub ledger: &'a Ledger,
    /// What the plans say of them.
    pub plan: &'a PlanSide<'a>,
    /// What is reported: rows outside only say what is usual.
    pub period: Period,
    /// The last month that is over.
    pub over: Month,
    /// What is large.
    pub materiality: Materiality,
    /// Amounts above which somebody else has to approve, ascending, in minor units.
    pub limits: &'a [i64],
    /// What a place is called in the reader's language.
    pub label: &'a dyn Fn(&Cell) -> Message,
    /// The options that name a place on the command line.
    pub option: &'a dyn Fn(&Cell) -> String,
}

impl Seen<'_> {
    /// Is a row inside of what is reported?
    fn reports(&self, row: u32) -> bool {
        self.period.contains(self.ledger.day(row)) || self.reports_month(self.ledger.month(row))
    }

    fn reports_month(&self, month: Month) -> bool {
        self.period.covers(month)
    }

    /// The months that are reported and over, by number.
    fn months_over(&self) -> impl Iterator<Item = usize> + '_ {
        let inside = |month: &Month| self.reports_month(*month) && *month <= self.over;
        (0..self.ledger.months).filter(move |month| inside(&self.month_at(*month)))
    }

    /// So many yuan in minor units.
    fn yuan(&self, major: i64) -> i64 {
        major * self.ledger.currency.scale()
    }

    fn label_of(&self, cell: usize) -> Message {
        (self.label)(&self.ledger.cells[cell])
    }

    /// The command that shows a place in a month.
    fn explain(&self, cell: &Cell, month: Month) -> String {
        format!("budget explain {} --month {month}", (self.option)(cell))
    }

    /// A text that is the same for the same place whatever came before.
    fn place(&self, cell: usize) -> String {
        self.ledger.cells[cell].text()
    }

    /// A finding about a place, of which the rest is still to be said.
    fn finding(
        &self,
        (code, weight): (&'static str, Weight),
        facts: String,
        stake: i64,
        (cell, month): (&Cell, Month),
    ) -> Found {
        Found {
            code,
            weight,
            facts,
            stake: self.ledger.money(stake),
            month,
            cell: Some(cell.clone()),
            vendor: String::new(),
            rows: Vec::new(),
            said: Message::verbatim(""),
            next: self.explain(cell, month),
        }
    }

    /// From this sum on it is large enough to be asked about.
    fn weight_of(&self, stake: i64) -> Weight {
        if stake >= self.materiality.amount.minor() { Weight::Medium } else { Weight::Low }
    }

    /// The name of a month by its number.
    fn month_at(&self, month: usize) -> Month {
        self.ledger.first.plus(month as i32)
    }

    /// Does the plan foresee that a month costs this much more than its others?
    fn foreseen(&self, cell: usize, month: usize, excess: i64) -> bool {
        self.plan.bump(cell, month) >= excess / 2
    }
}

/// What rows come to together, whichever way; nothing where they cancel out in each place.
fn net(ledger: &Ledger, rows: &[u32]) -> Option<i64> {
    let mut places: FxHashMap<usize, i64> = FxHashMap::default();
    for row in rows {
        let sum = places.entry(ledger.cell_of(*row)).or_default();
        *sum = sum.saturating_add(ledger.amounts[*row as usize]);
    }
    let sum = places.values().fold(0_i64, |sum, own| sum.saturating_add(*own));
    places.values().any(|own| *own != 0).then_some(sum.saturating_abs())
}

/// A kind of finding.
pub trait Finding: Sync {
    /// Its stable code.
    fn code(&self) -> &'static str;

    /// Looks for it.
    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()>;
}

/// Every finding, in the order of the manual.
pub const FINDINGS: &[&dyn Finding] = &[
    &duplicate::SameInvoice,
    &duplicate::OtherAmount,
    &duplicate::NearInvoice,
    &duplicate::SameAmount,
    &outlier::Outlier,
    &split::Split,
    &round::Round,
    &off_day::OffDay,
    &out_of_period::OutOfPeriod,
    &after_close::AfterClose,
    &unbudgeted::Unbudgeted,
    &idle::Idle,
    &trend::Trend,
    &offset::Offset,
    &new_vendor::NewVendor,
    &price_drift::PriceDrift,
    &season::Season,
    &moved::Moved,
    &first_digits::FirstDigits,
];

/// All that is found, the most money first.
pub fn look(seen: &Seen<'_>) -> anyhow::Result<Vec<Found>> {
    let mut found = Vec::new();
    for finding in FINDINGS {
        finding.find(seen, &mut found)?;
    }
    let mut found = told_apart(found);
    found.sort_by(|a, b| {
        let by_stake = b.stake.minor().cmp(&a.stake.minor()).then(b.weight.cmp(&a.weight));
        by_stake.then_with(|| (a.code, &a.facts).cmp(&(b.code, &b.facts)))
    });
    Ok(found)
}

/// The same facts of the same rows are one finding; of other rows they are another, which is known by its number.
fn told_apart(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| (a.code, &a.facts, &a.rows).cmp(&(b.code, &b.facts, &b.rows)));
    let mut apart: Vec<Found> = Vec::with_capacity(found.len());
    let (mut of, mut count) = (("", String::new()), 0_usize);
    let mut rows: FxHashSet<u32> = FxHashSet::default();
    for mut own in found {
        if (own.code, &own.facts) != (of.0, &of.1) {
            (of, count) = ((own.code, own.facts.clone()), 0);
            rows.clear();
        }
        let again = count > 0 && (own.rows.is_empty() || own.rows.iter().any(|row| rows.contains(row)));
        if again {
            continue;
        }
        count += 1;
        rows.extend(&own.rows);
        if count > 1 {
            own.facts = format!("{}|{count}", own.facts);
        }
        apart.push(own);
    }
    apart
}

/// `part ÷ whole` of counts and minor units.
fn quotient(part: i128, whole: i128) -> Quantity {
    let number = |value: i128| i64::try_from(value).map_or(Quantity::UNKNOWN, Quantity::from);
    number(part) / number(whole)
}

/// Marks rows that take each other back: nothing more is said of them.
pub fn settle(ledger: &mut Ledger) {
    pairs::mark(ledger);
}

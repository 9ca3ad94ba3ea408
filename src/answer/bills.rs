//! Bills that come back: which accruals they ended, and what the rules of the book propose.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::accruals::{StandingRow, standing_rows};
use crate::analysis::accrual::{Accrual, AccrualKind, Arrival, Bill, BillKey, Missing, arrivals, key_of, missing};
use crate::model::{AccrueRule, BookSettings, Category, FiscalYear, Month, Period, Posting, SpreadRule};
use crate::store::LedgerStore;

/// The rows that may be bills of what was accrued, in the order of booking, and what came of each accrual.
pub fn arrived(
    all: &[Accrual],
    actual: &dyn LedgerStore,
    axes: &[String],
) -> anyhow::Result<(Vec<Bill>, Vec<Arrival>)> {
    let open: Vec<&Accrual> =
        all.iter().filter(|own| own.kind == AccrualKind::Accrued && own.undone.is_none()).collect();
    let Some(first) = open.iter().map(|own| own.head().month).min() else { return Ok((Vec::new(), Vec::new())) };
    let keys: Vec<BillKey> = open.iter().map(|own| key_of(own)).collect();
    let places: HashSet<(&str, &[String])> = keys.iter().map(|key| (key.0.as_str(), key.1.as_slice())).collect();
    let months = actual.months()?.into_iter().map(|(month, ..)| month).filter(|month| *month >= first);
    let wanted = |row: &Posting| places.contains(&(row.category.as_str(), row.members.as_slice()));
    let rows = standing_rows(actual, axes, months, &wanted)?;
    let booked: HashMap<_, _> = actual.batches()?.into_iter().map(|batch| (batch.id, batch.booked_at)).collect();
    let bill = |row: StandingRow| Bill {
        booked_at: booked.get(&row.batch).copied().unwrap_or_default(),
        posting: row.posting,
        hash: row.hash,
    };
    let mut bills: Vec<Bill> = rows.into_iter().map(bill).collect();
    // By booking, and within a batch by day: what was due first came first.
    bills.sort_by_key(|bill| (bill.booked_at, bill.posting.month, bill.posting.date, bill.posting.source_line));
    let arrivals = arrivals(all, &bills)?;
    Ok((bills, arrivals))
}

/// A bill that a rule spreads.
#[derive(Clone, Debug)]
pub struct SpreadProposal {
    /// Its row.
    pub row: StandingRow,
    /// For how many months it is.
    pub months: u32,
}

/// What the rules of a book propose for a month.
#[derive(Clone, Debug, Default)]
pub struct Proposals {
    /// Bills of the year up to the month that are to be spread.
    pub spreads: Vec<SpreadProposal>,
    /// Bills that have not come, each with the number of months that were looked at.
    pub accrues: Vec<(Missing, u32)>,
}

/// What they propose for a month of a year; `all` is what there is.
pub fn proposals(
    settings: &BookSettings,
    all: &[Accrual],
    actual: &dyn LedgerStore,
    (year, month): (FiscalYear, Month),
) -> anyhow::Result<Proposals> {
    let axes: Vec<String> = settings.dimensions.names().map(String::from).collect();
    let spreads = spreads(&settings.spread, all, actual, &axes, Period::months(year.first, month.plus(1)))?;
    let accrues = accrues(&settings.accrue, all, actual, &axes, month)?;
    Ok(Proposals { spreads, accrues })
}

/// Each row has the first rule that takes it.
fn spreads(
    rules: &[SpreadRule],
    all: &[Accrual],
    actual: &dyn LedgerStore,
    axes: &[String],
    period: Period,
) -> anyhow::Result<Vec<SpreadProposal>> {
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    let rule_of = |row: &Posting| {
        let own = Category::parse(&row.category)?;
        rules.iter().find(|rule| {
            rule.category.contains(&own)
                && row.amount.is_positive()
                && rule.vendor.as_ref().is_none_or(|vendor| *vendor == row.vendor)
                && rule.contains.as_ref().is_none_or(|text| row.description.contains(text.as_str()))
                && rule.min.is_none_or(|min| row.amount.minor() >= min.minor())
        })
    };
    let spread: HashSet<&str> = all.iter().filter(|own| own.undone.is_none()).map(|own| own.of_row.as_str()).collect();
    let rows = standing_rows(actual, axes, period.touched(), &|row| rule_of(row).is_some())?;
    let new = rows.into_iter().filter(|row| !spread.contains(row.hash.as_str()));
    Ok(new.filter_map(|row| Some(SpreadProposal { months: rule_of(&row.posting)?.months, row })).collect())
}

/// Each thing has the first rule that takes it.
fn accrues(
    rules: &[AccrueRule],
    all: &[Accrual],
    actual: &dyn LedgerStore,
    axes: &[String],
    month: Month,
) -> anyhow::Result<Vec<(Missing, u32)>> {
    let (bills, arrivals) = arrived(all, actual, axes)?;
    // The bill of an earlier month that came in a later one is that of the month in which it was accrued.
    let mut month_of: HashMap<&str, Month> = HashMap::new();
    for one in arrivals.iter().filter(|one| one.came) {
        let own = &all[one.accrual];
        let of = own.rows[0].of_month.unwrap_or(own.head().month);
        month_of.extend(one.rows.iter().map(|place| (bills[*place].hash.as_str(), of)));
    }
    let mut accrued: HashSet<BillKey> = HashSet::new();
    for own in all.iter().filter(|own| own.kind == AccrualKind::Accrued && own.undone.is_none()) {
        let head = own.head();
        if own.rows[0].of_month.unwrap_or(head.month) == month {
            accrued.insert(key_of(own));
        }
    }
    let mut found: BTreeMap<BillKey, (Missing, u32)> = BTreeMap::new();
    for rule in rules {
        let fits = |row: &Posting| {
            Category::parse(&row.category).is_some_and(|own| rule.category.contains(&own))
                && rule.members.iter().zip(&row.members).all(|(rule, own)| rule.as_ref().is_none_or(|rule| rule == own))
                && rule.vendor.as_ref().is_none_or(|vendor| *vendor == row.vendor)
        };
        let looked = Period::months(month.plus(-(rule.months as i32)), month.plus(1));
        let rows = standing_rows(actual, axes, looked.touched(), &fits)?;
        let vendor = rule.vendor.clone().unwrap_or_default();
        let keyed = rows.iter().map(|row| {
            let own = &row.posting;
            let key = (own.category.clone(), own.members.clone(), vendor.clone());
            (key, month_of.get(row.hash.as_str()).copied().unwrap_or(own.month), own.amount)
        });
        for one in missing(keyed, month, rule.times)? {
            if !accrued.contains(&one.key) {
                found.entry(one.key.clone()).or_insert((one, rule.months));
            }
        }
    }
    Ok(found.into_values().collect())
}

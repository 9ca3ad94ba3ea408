//! Bills that come back: which accruals they ended, and what the rules of the book propose.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::accruals::{StandingRow, standing_rows};
use super::bill_rows::{bill_rows, takes};
use crate::analysis::accrual::{
    Accrual, AccrualKind, Arrival, Bill, BillKey, Missing, arrivals, is_in, is_of, key_of, missing,
};
use crate::model::{AccrueRule, BookSettings, Category, FiscalYear, Month, Period, Posting, SpreadRule};
use crate::store::LedgerStore;

/// The rows that may be bills of what was accrued, in the order of booking, and what came of each accrual.
pub fn arrived(
    all: &[Accrual],
    actual: &dyn LedgerStore,
    axes: &[String],
    rules: &[AccrueRule],
) -> anyhow::Result<(Vec<Bill>, Vec<Arrival>)> {
    let open: Vec<&Accrual> =
        all.iter().filter(|own| own.kind == AccrualKind::Accrued && own.undone.is_none()).collect();
    let Some(first) = open.iter().map(|own| own.head().month).min() else { return Ok((Vec::new(), Vec::new())) };
    let keys: Vec<BillKey> = open.iter().map(|own| key_of(own)).collect();
    let months = actual.months()?.into_iter().map(|(month, ..)| month).filter(|month| *month >= first);
    let bills = bill_rows(actual, axes, months, &keys, rules)?;
    let arrivals = arrivals(all, &bills)?;
    Ok((bills, arrivals))
}

/// What tells the rows from others that are in of a thing from a month on.
pub fn known_rows(
    key: &BillKey,
    month: Month,
    actual: &dyn LedgerStore,
    axes: &[String],
    rules: &[AccrueRule],
) -> anyhow::Result<Vec<String>> {
    let months = actual.months()?.into_iter().map(|(own, ..)| own).filter(|own| *own >= month);
    let rows = bill_rows(actual, axes, months, std::slice::from_ref(key), rules)?;
    let known = rows.into_iter().filter(|bill| bill.was.is_none() && is_of(&bill.posting, key));
    Ok(known.map(|bill| bill.hash).collect())
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
        // A voucher in red is of the bill that it takes out.
        let amount = row.amount.minor().abs();
        rules.iter().find(|rule| {
            rule.category.contains(&own)
                && rule.vendor.as_ref().is_none_or(|vendor| *vendor == row.vendor)
                && rule.contains.as_ref().is_none_or(|text| row.description.contains(text.as_str()))
                && rule.min.is_none_or(|min| amount >= min.minor())
        })
    };
    let spread: HashSet<&str> = all.iter().filter(|own| own.undone.is_none()).map(|own| own.of_row.as_str()).collect();
    let rows = standing_rows(actual, axes, period.touched(), &|row| rule_of(row).is_some())?;
    let mut new: Vec<StandingRow> = rows.into_iter().filter(|row| !spread.contains(row.hash.as_str())).collect();
    drop_taken_out(&mut new);
    Ok(new.into_iter().filter_map(|row| Some(SpreadProposal { months: rule_of(&row.posting)?.months, row })).collect())
}

/// Leaves out bills that a voucher in red took out, of their month or a later one, and these vouchers.
fn drop_taken_out(rows: &mut Vec<StandingRow>) {
    let mut out = vec![false; rows.len()];
    for (at, red) in rows.iter().enumerate().filter(|(_, row)| !row.posting.amount.is_positive()) {
        let is_its = |own: &Posting| {
            (&own.category, &own.members, &own.vendor)
                == (&red.posting.category, &red.posting.members, &red.posting.vendor)
                && own.amount == red.posting.amount.negate()
                && own.month <= red.posting.month
        };
        out[at] = true;
        let bill = rows.iter().enumerate().rposition(|(place, own)| !out[place] && is_its(&own.posting));
        bill.into_iter().for_each(|place| out[place] = true);
    }
    let mut out = out.into_iter();
    rows.retain(|_| out.next() != Some(true));
}

/// Each thing has the first rule that takes it.
fn accrues(
    rules: &[AccrueRule],
    all: &[Accrual],
    actual: &dyn LedgerStore,
    axes: &[String],
    month: Month,
) -> anyhow::Result<Vec<(Missing, u32)>> {
    let (bills, arrivals) = arrived(all, actual, axes, rules)?;
    // The bill of an earlier month that came in a later one is that of the month in which it was accrued.
    let mut month_of: HashMap<&str, Month> = HashMap::new();
    for one in arrivals.iter().filter(|one| one.came) {
        let of = all[one.accrual].month();
        month_of.extend(one.rows.iter().map(|place| (bills[*place].hash.as_str(), of)));
    }
    let mut accrued: HashSet<BillKey> = HashSet::new();
    for own in all.iter().filter(|own| own.kind == AccrualKind::Accrued && own.undone.is_none()) {
        if own.month() == month {
            accrued.insert(key_of(own));
        }
    }
    // So is one that ended an accrual which was taken back since.
    let mut place_of: HashMap<(&str, u64), Month> = HashMap::new();
    for own in all.iter().filter(|own| own.kind == AccrualKind::Accrued && own.undone.is_some()) {
        if let Some(back) = own.came() {
            place_of.insert((back.posting.source.as_str(), back.posting.source_line), own.month());
        }
    }
    let mut found: BTreeMap<BillKey, (Missing, u32)> = BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        // Each row has the first rule that takes it.
        let fits = |row: &Posting| takes(rule, row) && !rules[..at].iter().any(|before| takes(before, row));
        let first = month.plus(-(rule.months as i32));
        let looked = actual.months()?.into_iter().map(|(own, ..)| own).filter(|own| *own >= first);
        let rows = standing_rows(actual, axes, looked, &fits)?;
        let vendor = rule.vendor.clone().unwrap_or_default();
        let key = |own: &Posting| (own.category.clone(), own.members.clone(), vendor.clone());
        let of_month = |row: &StandingRow| {
            let own = &row.posting;
            let place = || place_of.get(&(own.source.as_str(), own.source_line)).copied();
            month_of.get(row.hash.as_str()).copied().or_else(place).unwrap_or(own.month)
        };
        let keyed = rows.iter().map(|row| (key(&row.posting), of_month(row), row.posting.amount));
        for mut one in missing(keyed, month, rule.times)? {
            let may_be_it = |row: &&StandingRow| {
                of_month(row) > month && key(&row.posting) == one.key && is_in(row.posting.amount, one.usual)
            };
            one.later = rows.iter().find(may_be_it).map(|row| row.posting.clone());
            if !accrued.contains(&one.key) {
                found.entry(one.key.clone()).or_insert((one, rule.months));
            }
        }
    }
    Ok(found.into_values().collect())
}

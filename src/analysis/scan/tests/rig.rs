//! Rows as a test writes them, and what is found in them.

use chrono::NaiveDate;

use super::super::{Found, Intake, Ledger, PlanSide, Seen, look, settle};
use crate::analysis::{Budget, Covering};
use crate::model::line::Mode;
use crate::model::{
    Category, CategoryTree, Currency, FiscalYear, LinePlace, Materiality, Money, Month, Period, Posting, Quantity,
    Ratio, ResolvedLine, ResolvedPlan, TaxBasis,
};
use crate::words::Message;

/// A row: `day|category|vendor|invoice|amount|text|voucher`; what is missing at its end is empty.
pub(super) fn posting(row: &str) -> Posting {
    let mut parts = row.split('|').map(str::trim);
    let mut next = || parts.next().unwrap_or_default().to_string();
    let day = next();
    let date: NaiveDate = day.parse().unwrap_or_else(|_| panic!("{row}"));
    let (category, vendor, invoice) = (next(), next(), next());
    let amount = Quantity::parse(&next()).unwrap_or_else(|| panic!("{row}")).money(Currency::CNY).unwrap();
    Posting {
        month: Month::of(date),
        date: Some(date),
        category,
        members: Vec::new(),
        amount,
        description: next(),
        voucher: next(),
        line: String::new(),
        vendor,
        invoice,
        counterparty: String::new(),
        commitment: String::new(),
        source_account: String::new(),
        source: "rows.csv".into(),
        source_line: 1,
        flag: String::new(),
        source_members: Vec::new(),
    }
}

pub(super) fn yuan(major: i64) -> Money {
    Money::from_minor(major * 100, Currency::CNY)
}

pub(super) fn ledger(rows: &[Posting]) -> Ledger {
    let first = rows.iter().map(|row| row.month).min().unwrap();
    let last = rows.iter().map(|row| row.month).max().unwrap();
    let mut sorted: Vec<&Posting> = rows.iter().collect();
    sorted.sort_by_key(|row| row.month);
    let months = last.plus(1).since(first) as usize;
    let mut intake = Intake::new(Currency::CNY, first, months, &|_, _| true);
    for row in sorted {
        let late = row.flag == "late";
        row.with_ref(|row| intake.push(row, late)).unwrap();
    }
    let (mut ledger, _) = intake.finish();
    settle(&mut ledger);
    ledger
}

/// What is found in rows beside plans, in the months of the period; of limits in yuan.
pub(super) fn found_in(rows: &[Posting], plans: Vec<ResolvedPlan>, period: Period, limits: &[i64]) -> Vec<Found> {
    let ledger = ledger(rows);
    let budget = Budget::new(Currency::CNY, Vec::new(), CategoryTree::default(), plans);
    let plan = PlanSide::new(&ledger, &Covering::new(&budget), &|_| true).unwrap();
    let limits: Vec<i64> = limits.iter().map(|limit| limit * 100).collect();
    let seen = Seen {
        ledger: &ledger,
        plan: &plan,
        period,
        over: period.last_month(),
        materiality: Materiality {
            amount: yuan(5_000),
            ratio: Ratio::of_counts(5, 100).unwrap(),
            hard_amount: Some(yuan(20_000)),
        },
        limits: &limits,
        label: &|cell| Message::verbatim(cell.category.as_str()),
        option: &|cell| cell.category.to_string(),
    };
    look(&seen).unwrap()
}

/// The same without plans and over all months, as `code rows`.
pub(super) fn told(rows: &[&str]) -> Vec<String> {
    let postings: Vec<Posting> = rows.iter().map(|row| posting(row)).collect();
    let first = postings.iter().map(|row| row.month).min().unwrap();
    let last = postings.iter().map(|row| row.month).max().unwrap();
    let mut sorted: Vec<usize> = (0..rows.len()).collect();
    sorted.sort_by_key(|at| postings[*at].month);
    let name = |row: &u32| (sorted[*row as usize] + 1).to_string();
    let found = found_in(&postings, Vec::new(), Period::months(first, last.plus(1)), &[]);
    let mut told: Vec<String> = found
        .iter()
        .map(|found| format!("{} {}", found.code, found.rows.iter().map(name).collect::<Vec<_>>().join("-")))
        .collect();
    told.sort();
    told
}

/// A line of a test's plan: its category, and its yuan a month.
pub(super) type Line<'a> = (&'a str, i64);

/// A plan of 2026.
pub(super) fn plan(lines: &[Line<'_>]) -> ResolvedPlan {
    let line = |(category, monthly): &Line<'_>| ResolvedLine {
        category: Category::parse(category).unwrap(),
        members: Vec::new(),
        name: String::new(),
        method: String::new(),
        months: [yuan(*monthly); 12],
        from: None,
        to: None,
        mode: Mode::default(),
        contra: false,
        locked: false,
        floor: None,
        materiality: None,
        control: None,
        rollover: None,
        reserve: None,
        target: None,
        market: None,
        basis: String::new(),
        effect: String::new(),
        owner: String::new(),
        goals: Vec::new(),
        place: LinePlace::default(),
    };
    ResolvedPlan {
        id: "2026".into(),
        name: "2026".into(),
        year: FiscalYear { first: Month::parse("2026-01").unwrap() },
        currency: Currency::CNY,
        tax_basis: TaxBasis::Gross,
        axes: Vec::new(),
        lines: lines.iter().map(line).collect(),
        rules: Vec::new(),
    }
}

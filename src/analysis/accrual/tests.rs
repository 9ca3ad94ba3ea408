//! Figures by hand, and what holds of any accrual.

use proptest::prelude::*;

use super::*;
use crate::analysis::adjustment::BookedRow;
use crate::model::posting::flag;
use crate::model::{Currency, Period};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

fn signed() -> Signed {
    Signed { by: "li".into(), at: "2026-04-01T01:00:00Z".parse().unwrap(), reason: "for a year: all of it".into() }
}

fn bill(date: &str, minor: i64) -> Posting {
    Posting {
        month: Month::of(day(date)),
        date: Some(day(date)),
        category: "software".into(),
        members: vec!["desk".into()],
        amount: fen(minor),
        description: "CRM".into(),
        voucher: "31".into(),
        line: "1".into(),
        vendor: "cloud".into(),
        invoice: "F-1".into(),
        counterparty: String::new(),
        commitment: "PO-1".into(),
        source_account: "6602".into(),
        source: "ledger.csv".into(),
        source_line: 12,
        flag: String::new(),
        source_members: vec![String::new()],
    }
}

fn read(rows: Vec<Posting>) -> Vec<Accrual> {
    let booked_at = signed().at;
    accruals(rows.into_iter().map(|posting| ("b".to_string(), BookedRow { posting, booked_at })))
}

/// 10,000.00 from 16 February for a year: 13 of 365 days in February, 31 in March, …, 15 in the February after.
#[test]
fn a_contract_from_the_16th_is_told_by_days_or_by_whole_months() {
    let by_days = Term::of_months(day("2026-02-16"), 12, ByPart::Days).unwrap();
    assert_eq!((by_days.period.last_day(), by_days.is_whole()), (day("2027-02-15"), false));
    let parts = by_days.parts(fen(1_000_000));
    let shown: Vec<String> = parts.iter().map(|(month, part)| format!("{month} {}", part.plain())).collect();
    assert_eq!(shown.len(), 13);
    assert_eq!(shown[..3], ["2026-02 356.16", "2026-03 849.32", "2026-04 821.92"]);
    assert_eq!(shown[12], "2027-02 410.96");
    let by_months = Term::of_months(day("2026-02-16"), 12, ByPart::Months).unwrap();
    let parts = by_months.parts(fen(1_000_000));
    // 83,333 fen each, and four of twelve bear one more.
    assert_eq!((parts.len(), parts[0], parts[11].0), (12, (month("2026-02"), fen(83_334)), month("2027-01")));
    assert_eq!(parts.iter().filter(|(_, part)| *part == fen(83_334)).count(), 4);
    // The 31st has no like in February: a month from then ends before it.
    let short = Term::of_months(day("2026-01-31"), 1, ByPart::Days).unwrap();
    assert_eq!(short.period.last_day(), day("2026-02-27"));
}

#[test]
fn months_that_bear_the_same_are_told_as_one() {
    let parts = [("2026-01", 5), ("2026-02", 5), ("2026-03", 4), ("2026-05", 4)];
    let parts: Vec<(Month, Money)> = parts.map(|(text, minor)| (month(text), fen(minor))).to_vec();
    let told = [("2026-01", "2026-02", 5), ("2026-03", "2026-03", 4), ("2026-05", "2026-05", 4)];
    let told: Vec<_> = told.map(|(first, last, minor)| (month(first), month(last), fen(minor))).to_vec();
    assert_eq!(spans(&parts), told);
}

/// January and February are closed: the bill stays in January, and March bears three parts of twelve.
#[test]
fn closed_months_stay_as_they_are() {
    let closed = [month("2026-01"), month("2026-02")];
    let term = Term::of_months(day("2026-01-01"), 12, ByPart::Months).unwrap();
    let rows = spread_rows(&bill("2026-01-05", 1_200_000), ("S1", "hash"), &term, &closed, &signed());
    assert!(rows.iter().all(|row| !closed.contains(&row.month)));
    let march: i64 = rows.iter().filter(|row| row.month == month("2026-03")).map(|row| row.amount.minor()).sum();
    assert_eq!(march, 300_000 - 1_200_000);
    // The ledger has its rows by months.
    let mut rows = rows;
    rows.sort_by_key(|row| (row.month, std::cmp::Reverse(row.line.clone())));
    let all = read(rows);
    let [own] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(
        (own.amount(), own.rows[0].of_month, own.made.clone()),
        (fen(1_200_000), Some(month("2026-01")), signed())
    );
    assert_eq!(own.borne(day("2026-03-31")), Ok(fen(300_000)));
    assert_eq!(own.state(day("2026-12-30")), Ok(AccrualState::Open));
    assert_eq!(own.state(day("2026-12-31")), Ok(AccrualState::Done));
}

#[test]
fn what_was_accrued_is_taken_out_when_the_bill_comes() {
    let blank = Posting { voucher: String::new(), ..bill("2026-03-31", 48_000) };
    let row = accrue_row(&blank, "A1", &signed());
    let mut all = read(vec![row.clone()]);
    let waits = all.remove(0);
    assert_eq!((waits.kind, waits.state(day("2026-05-01"))), (AccrualKind::Accrued, Ok(AccrualState::Open)));
    let back = back_row(&waits, &bill("2026-04-09", 51_000), &[], &signed());
    assert_eq!((back.month, back.date, back.amount), (month("2026-04"), Some(day("2026-04-09")), fen(-48_000)));
    // Where April is closed, May takes it out.
    assert_eq!(back_row(&waits, &bill("2026-04-09", 51_000), &[month("2026-04")], &signed()).month, month("2026-05"));
    let came = read(vec![row, back]).remove(0);
    assert_eq!(came.state(day("2026-05-01")), Ok(AccrualState::Done));
}

#[test]
fn a_name_is_that_of_the_thing() {
    let said = |text: &str| vec![text.to_string()];
    let name = name_of(AccrualKind::Spread, &said("row"), 0);
    assert_eq!(name, name_of(AccrualKind::Spread, &said("row"), 0));
    assert!(name.starts_with('S') && name.len() == 7);
    assert_ne!(name, name_of(AccrualKind::Spread, &said("row"), 1), "what was taken back is made anew");
    // The category and the members are ours; what the source said tells a row.
    let row = bill("2026-01-05", 5);
    let moved = Posting { category: "other".into(), members: vec![String::new()], source_line: 99, ..row.clone() };
    assert_eq!(row_hash(&row, 0), row_hash(&moved, 0));
    assert_ne!(row_hash(&row, 0), row_hash(&row, 1));
    assert_ne!(row_hash(&row, 0), row_hash(&Posting { amount: fen(6), ..row.clone() }, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the bill, its term and the months that are closed: nothing is won or lost, no closed month is touched,
    /// each part is within a fen of its share, and what is taken back leaves every open month as it was.
    #[test]
    fn over_all_months_nothing_is_won_or_lost(
        minor in -2_000_000_000_i64..2_000_000_000,
        (start, length) in (0..730_u64, 1..800_u64),
        by_days in any::<bool>(),
        closed in prop::collection::btree_set(0..40_i32, 0..12),
    ) {
        prop_assume!(minor != 0);
        let from = day("2025-06-01") + chrono::Days::new(start);
        let by = if by_days { ByPart::Days } else { ByPart::Months };
        let term = Term { period: Period { from, until: from + chrono::Days::new(length) }, by };
        let closed: Vec<Month> = closed.into_iter().map(|at| month("2025-06").plus(at)).collect();
        let own = bill("2026-01-05", minor);
        let rows = spread_rows(&own, ("S1", "hash"), &term, &closed, &signed());
        prop_assert_eq!(rows.iter().map(|row| row.amount.minor()).sum::<i64>(), 0);
        prop_assert!(rows.iter().all(|row| !closed.contains(&row.month)));
        prop_assert!(rows.windows(2).all(|two| two[0].line != two[1].line));
        let weight = |month: Month| if by_days { term.period.days_of(month) } else { 1 };
        let whole: i64 = term.period.touched().map(weight).sum();
        for (month, part) in term.parts(own.amount) {
            let share = i128::from(minor) * i128::from(weight(month));
            let off = i128::from(part.minor()) * i128::from(whole) - share;
            prop_assert!(off.abs() < i128::from(whole), "{month} {part}");
        }
        let accrual = read(rows.clone()).remove(0);
        prop_assert_eq!(accrual.amount(), own.amount);
        let undo = undo_rows(&accrual, &[], &signed());
        let mut months = std::collections::BTreeMap::new();
        for row in rows.iter().chain(&undo) {
            *months.entry(row.month).or_insert(0) += row.amount.minor();
        }
        prop_assert!(months.values().all(|sum| *sum == 0));
        let all = read(rows.into_iter().chain(undo).collect());
        prop_assert!(all.len() == 1 && all[0].undone.is_some());
    }
}

/// Two branches spread one bill; a reversal of each second row leaves the first.
#[test]
fn what_two_branches_made_and_was_reconciled_stands_once() {
    let term = Term::of_months(day("2026-01-01"), 3, ByPart::Months).unwrap();
    let rows = spread_rows(&bill("2026-01-05", 900), ("S1", "hash"), &term, &[], &signed());
    let reversed = |row: &Posting| Posting {
        amount: row.amount.negate(),
        flag: format!("{} {}", flag::REVERSAL, flag::REPEAT),
        ..row.clone()
    };
    let back: Vec<Posting> = rows.iter().map(reversed).collect();
    let batches = [("a", &rows), ("b", &rows), ("c", &back)];
    let all =
        batches.into_iter().flat_map(|(batch, rows)| rows.iter().map(move |row| (batch.to_string(), row.clone())));
    let booked_at = signed().at;
    let all = accruals(all.map(|(batch, posting)| (batch, BookedRow { posting, booked_at })));
    let [own] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((own.rows.len(), own.batches.len(), own.amount()), (4, 1, fen(900)));
    assert_eq!(own.borne(day("2026-03-31")), Ok(fen(900)));
}

#[test]
fn what_is_usual_is_the_median() {
    let of = |minors: &[i64]| super::bills::usual(&minors.iter().map(|minor| fen(*minor)).collect::<Vec<_>>()).unwrap();
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[52_001, 48_000, 50_000]), Some(fen(50_000)));
    // 500.005 is rounded away from zero; one bill that was twice as high moves nothing.
    assert_eq!(of(&[50_001, 50_000]), Some(fen(50_001)));
    assert_eq!(of(&[50_000, 100_000, 50_000, 48_000]), Some(fen(50_000)));
}

fn water(date: &str, minor: i64, booked: &str) -> Bill {
    let posting = bill(date, minor);
    Bill { hash: row_hash(&posting, 0), posting, booked_at: booked.parse().unwrap() }
}

/// March and April are accrued on 5 May; what comes after ends March first, and a tip ends nothing.
#[test]
fn bills_end_what_was_accrued_the_earliest_first() {
    let accrued = |id: &str, month: &str, at: &str| {
        let row = accrue_row(&bill(&format!("{month}-28"), 50_000), id, &signed());
        let booked_at = at.parse().unwrap();
        let rows = [("b".to_string(), BookedRow { posting: row, booked_at })];
        accruals(rows).remove(0)
    };
    let at = "2026-05-05T00:00:00Z";
    let all = [accrued("A2", "2026-04", at), accrued("A1", "2026-03", at)];
    let before = water("2026-04-20", 50_000, "2026-05-04T00:00:00Z");
    let tip = water("2026-05-06", 2_000, "2026-05-06T00:00:00Z");
    let first = water("2026-05-07", 48_000, "2026-05-07T00:00:00Z");
    let ended = |bills: &[Bill]| -> Vec<(usize, Vec<usize>, i64, bool)> {
        let all = arrivals(&all, bills).unwrap();
        all.into_iter().map(|one| (one.accrual, one.rows, one.sum.minor(), one.came)).collect()
    };
    assert_eq!(ended(&[before.clone(), tip.clone()]), [(1, vec![1], 2_000, false)], "what was there before is none");
    let two = [before.clone(), tip.clone(), first.clone()];
    assert_eq!(ended(&two), [(1, vec![1, 2], 50_000, true), (0, vec![], 0, false)]);
    let second = water("2026-05-08", 51_000, "2026-05-07T00:00:00Z");
    let three = [before, tip, first, second];
    assert_eq!(ended(&three), [(1, vec![1, 2], 50_000, true), (0, vec![3], 51_000, true)]);
    // Of another vendor, or another department, it is another bill.
    let other = Bill { posting: Posting { vendor: "else".into(), ..bill("2026-05-07", 48_000) }, ..three[2].clone() };
    assert_eq!(ended(&[other]), [(1, vec![], 0, false)]);
}

#[test]
fn a_bill_that_is_in_is_not_missing() {
    let key = || ("water".to_string(), vec!["desk".to_string()], String::new());
    let found = |rows: &[(&str, i64)], times: u32| {
        let rows = rows.iter().map(|(text, minor)| (key(), month(text), fen(*minor)));
        let all = missing(rows, month("2026-04"), times).unwrap();
        all.into_iter().map(|one| (one.usual.minor(), one.there.minor(), one.amount.minor())).collect::<Vec<_>>()
    };
    let three = [("2026-01", 48_000), ("2026-02", 50_000), ("2026-03", 52_001)];
    assert_eq!(found(&three, 3), [(50_000, 0, 50_000)]);
    assert_eq!(found(&three, 4), [], "it did not come so often");
    assert_eq!(found(&[&three[..], &[("2026-04", 24_999)]].concat(), 3), [(50_000, 24_999, 25_001)]);
    assert_eq!(found(&[&three[..], &[("2026-04", 25_000)]].concat(), 3), [], "half of it is the bill");
    // Paid and given back in one month: that month says nothing. Refunds alone are no bill.
    assert_eq!(found(&[&three[..2], &[("2026-03", 5), ("2026-03", -5)]].concat(), 3), []);
    assert_eq!(found(&[("2026-01", -5), ("2026-02", -5), ("2026-03", -5)], 3), []);
}

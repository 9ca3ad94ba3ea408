//! Figures by hand, and what holds of any accrual.

mod bills;

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
    let row = accrue_row(&blank, "A1", &[], &signed());
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any number of branches spread one bill, each over its own term, and some took theirs back: what is settled is what
    /// one of them made, or nothing, and no row counts too often any more.
    #[test]
    fn whatever_branches_made_is_settled(
        made in prop::collection::vec((1..30_u32, any::<bool>(), any::<bool>()), 1..5),
        backwards in any::<bool>(),
    ) {
        let mut batches: Vec<(&str, Vec<Posting>)> = Vec::new();
        let names = ["1-a", "2-b", "3-c", "4-d", "5-e", "6-f", "7-g", "8-h", "9-i", "10-j", "11-k", "12-l"];
        for (months, undone, twice) in &made {
            let rows = spread_over(*months);
            let undo = undo_rows(&read(rows.clone())[0], &[], &signed());
            batches.push((names[batches.len()], rows));
            for _ in 0..if *undone { 1 + usize::from(*twice) } else { 0 } {
                batches.push((names[batches.len()], undo.clone()));
            }
        }
        if backwards {
            batches.reverse();
        }
        let (own, months) = settled(&batches);
        let undone = made.iter().any(|(_, undone, _)| *undone);
        prop_assert_eq!(own.undone.is_some(), undone);
        match undone {
            true => prop_assert!(months.is_empty()),
            false => prop_assert!(made.iter().any(|(of, ..)| sums(&spread_over(*of)) == months)),
        }
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
    assert_eq!((own.rows.len(), own.excess.len(), own.amount()), (4, 0, fen(900)));
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

/// What stands of batches, and what is left when that which counts too often is taken out: by month.
fn settled(batches: &[(&str, Vec<Posting>)]) -> (Accrual, std::collections::BTreeMap<Month, i64>) {
    let read = |batches: &[(&str, Vec<Posting>)]| {
        let rows =
            batches.iter().flat_map(|(batch, rows)| rows.iter().map(move |row| (batch.to_string(), row.clone())));
        let mut all = accruals(rows.map(|(batch, posting)| (batch, BookedRow { posting, booked_at: signed().at })));
        assert_eq!(all.len(), 1);
        all.remove(0)
    };
    let more = settle_rows(&read(batches), &[], &signed());
    let batches = [batches, &[("z-settled", more)]].concat();
    let own = read(&batches);
    assert_eq!(own.excess, []);
    // Two branches that settle the same may do it twice.
    let twice = [&batches[..], &[("z-again", batches[batches.len() - 1].1.clone())]].concat();
    let again = settle_rows(&read(&twice), &[], &signed());
    assert_eq!(again.len(), batches[batches.len() - 1].1.len());
    let mut months = std::collections::BTreeMap::new();
    for row in batches.iter().flat_map(|(_, rows)| rows) {
        *months.entry(row.month).or_insert(0) += row.amount.minor();
    }
    months.retain(|_, sum| *sum != 0);
    (own, months)
}

fn spread_over(months: u32) -> Vec<Posting> {
    let term = Term::of_months(day("2025-12-01"), months, ByPart::Months).unwrap();
    spread_rows(&bill("2026-01-05", 1_200), ("S1", "hash"), &term, &[], &signed())
}

fn sums(rows: &[Posting]) -> std::collections::BTreeMap<Month, i64> {
    let mut months = std::collections::BTreeMap::new();
    rows.iter().for_each(|row| *months.entry(row.month).or_insert(0) += row.amount.minor());
    months.retain(|_, sum| *sum != 0);
    months
}

/// Over twelve months by one, over six by another: the first stands. What one of them took back is taken back.
#[test]
fn of_what_two_branches_made_otherwise_the_first_stands() {
    let (own, months) = settled(&[("a", spread_over(12)), ("b", spread_over(6))]);
    assert_eq!((own.rows.len(), own.of_row.as_str(), months), (13, "hash", sums(&spread_over(12))));
    let undo = undo_rows(&read(spread_over(6))[0], &[], &signed());
    let (own, months) = settled(&[("a", spread_over(12)), ("b", spread_over(6)), ("c", undo.clone())]);
    assert!(own.undone.is_some() && months.is_empty(), "{months:?}");
    let (own, months) = settled(&[("b", spread_over(6)), ("c", undo.clone()), ("d", undo)]);
    assert!(own.undone.is_some() && months.is_empty(), "{months:?}");
}

/// The bill came on one branch, the accrual was taken back on the other; or the branches accrued different amounts.
#[test]
fn of_what_two_branches_ended_otherwise_one_end_stands() {
    let accrued = |minor| vec![accrue_row(&bill("2026-04-28", minor), "A1", &[], &signed())];
    let back = |minor| vec![back_row(&read(accrued(minor))[0], &bill("2026-05-09", 510), &[], &signed())];
    let undo = undo_rows(&read(accrued(500))[0], &[], &signed());
    let (own, months) = settled(&[("a", accrued(500)), ("b", back(500)), ("c", undo)]);
    assert!(own.undone.is_some() && months.is_empty(), "{months:?}");
    let of = |minor: i64| [(month("2026-04"), minor), (month("2026-05"), -minor)].into_iter().collect();
    for ended in [500, 480] {
        let (own, months) = settled(&[("a", accrued(500)), ("b", accrued(480)), ("c", back(ended))]);
        assert_eq!((own.amount().minor(), own.came().is_some(), months), (ended, true, of(ended)));
    }
    let (own, months) = settled(&[("a", accrued(500)), ("b", back(500)), ("c", back(500))]);
    assert_eq!((own.came().is_some(), months), (true, of(500)));
}

/// A bill of January for December and January: its first row in the ledger is a part, and it is known by its row all the
/// same; made anew it has another name.
#[test]
fn which_row_a_spread_is_of_does_not_depend_on_the_order_of_months() {
    let mut rows = spread_over(2);
    rows.sort_by_key(|row| row.month);
    let own = &read(rows)[0];
    assert_eq!((own.of_row.as_str(), own.amount(), own.head().month), ("hash", fen(1_200), month("2026-01")));
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

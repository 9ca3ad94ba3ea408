use super::*;

fn money(yuan: i64) -> Money {
    Money::from_minor(yuan * 100, Currency::CNY)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A row of the ledger of commitments: number, day, month, amount, flag.
fn row(id: &str, date: &str, month: &str, yuan: i64, flag: &str) -> Posting {
    Posting {
        month: Month::parse(month).unwrap(),
        date: Some(day(date)),
        category: "运营成本:办公费".into(),
        members: vec![],
        amount: money(yuan),
        description: "打印机".into(),
        voucher: id.into(),
        line: String::new(),
        vendor: "甲".into(),
        invoice: String::new(),
        counterparty: String::new(),
        commitment: id.into(),
        source_account: String::new(),
        source: String::new(),
        source_line: 1,
        flag: flag.into(),
        source_members: vec![],
    }
}

fn spent(id: &str, date: &str, yuan: i64) -> Spending {
    Spending { commitment: id.into(), amount: money(yuan), day: day(date) }
}

fn one(rows: &[Posting], spent: &[Spending]) -> Commitment {
    let mut found = commitments(rows.to_vec(), spent, Currency::CNY).unwrap();
    assert_eq!((found.all.len(), found.unknown.len()), (1, 0));
    found.all.remove(0)
}

/// The life of an order against a budget of 20,000: committed, part invoiced, closed by the last invoice, and another.
#[test]
fn an_order_lives_from_its_number_to_its_last_invoice() {
    let budget = 20_000;
    let order = row("PO-1", "2026-03-02", "2026-03", 10_000, "");
    let first = spent("PO-1", "2026-03-10", 6_000);
    let last = spent("PO-1", "2026-03-20", 3_600);
    let close = row("PO-1", "2026-03-20", "2026-03", -400, "close");
    let second = row("PO-2", "2026-03-25", "2026-03", 12_000, "");
    for (rows, spent, committed, actual, available) in [
        (vec![], vec![], 0, 0, 20_000),
        (vec![&order], vec![], 10_000, 0, 10_000),
        (vec![&order], vec![&first], 4_000, 6_000, 10_000),
        (vec![&order], vec![&first, &last], 400, 9_600, 10_000),
        (vec![&order, &close], vec![&first, &last], 0, 9_600, 10_400),
        (vec![&order, &close, &second], vec![&first, &last], 12_000, 9_600, -1_600),
    ] {
        let spent: Vec<Spending> = spent.into_iter().cloned().collect();
        let found = commitments(rows.into_iter().cloned(), &spent, Currency::CNY).unwrap();
        let open = Money::sum(found.all.iter().map(|c| c.open().unwrap()), Currency::CNY).unwrap();
        assert_eq!(open, money(committed));
        assert_eq!(budget - actual - open.minor() / 100, available);
    }
}

#[test]
fn what_goes_beyond_is_spent_and_was_never_committed() {
    let order = row("PO-1", "2026-03-02", "2026-03", 1_000, "");
    for (invoiced, open, over, state) in [
        (0, 1_000, 0, State::Open),
        (400, 600, 0, State::Part),
        (1_000, 0, 0, State::Settled),
        (1_200, 0, 200, State::Over),
        // A refund before any invoice commits no more than was ordered.
        (-50, 1_000, 0, State::Open),
    ] {
        let found = one(std::slice::from_ref(&order), &[spent("PO-1", "2026-03-09", invoiced)]);
        assert_eq!((found.open().unwrap(), found.over().unwrap()), (money(open), money(over)), "{invoiced}");
        assert_eq!(found.state().unwrap(), state, "{invoiced}");
    }
}

#[test]
fn what_is_cancelled_is_given_back_and_stays_so() {
    let order = row("PO-1", "2026-03-02", "2026-03", 1_000, "");
    let part = row("PO-1", "2026-03-05", "2026-03", -300, "release");
    let close = row("PO-1", "2026-03-06", "2026-03", -700, "close");
    let found = one(&[order.clone(), part.clone()], &[]);
    assert_eq!((found.open().unwrap(), found.released), (money(700), money(300)));
    assert_eq!(found.state().unwrap(), State::Open);
    let found = one(&[order.clone(), part, close], &[]);
    assert_eq!((found.open().unwrap(), found.state().unwrap()), (money(0), State::Closed));
    // An invoice that is taken back after the end commits nothing anew.
    let close = row("PO-1", "2026-03-06", "2026-03", -400, "close");
    let rows = [order, close];
    let found = one(&rows, &[spent("PO-1", "2026-03-04", 600), spent("PO-1", "2026-04-04", -600)]);
    assert_eq!((found.open().unwrap(), found.state().unwrap()), (money(0), State::Closed));
}

#[test]
fn the_earliest_month_is_settled_first() {
    let months = ["2026-03", "2026-04", "2026-05"];
    let rows: Vec<Posting> = months.iter().map(|month| row("HT-1", "2026-03-01", month, 2_000, "")).collect();
    let left = |found: &Commitment| -> Vec<i64> { found.places.iter().map(|p| p.open.minor() / 100).collect() };
    for (invoiced, expected) in [(0, [2_000, 2_000, 2_000]), (2_500, [0, 1_500, 2_000]), (9_000, [0, 0, 0])] {
        let found = one(&rows, &[spent("HT-1", "2026-04-01", invoiced)]);
        assert_eq!(left(&found), expected);
    }
    // What is given back in a month of its own takes from the whole, and nothing is left twice.
    let moved = [rows, vec![row("HT-1", "2026-04-01", "2026-06", -500, "release")]].concat();
    let found = one(&moved, &[spent("HT-1", "2026-04-01", 2_000)]);
    assert_eq!((left(&found), found.open().unwrap()), (vec![0, 1_500, 2_000, 0], money(3_500)));
}

#[test]
fn numbers_are_one_whatever_their_case_and_width() {
    let rows = [row("PO-1", "2026-03-02", "2026-03", 100, ""), row("po-1", "2026-03-03", "2026-03", 50, "")];
    let found = one(&rows, &[spent("ＰＯ-1", "2026-03-09", 30)]);
    assert_eq!((found.id.as_str(), found.open().unwrap()), ("PO-1", money(120)));
    let found = commitments(rows, &[spent("PO-9", "2026-03-09", 30), spent("po-9", "2026-03-10", 5)], Currency::CNY);
    assert_eq!(found.unwrap().unknown, [("PO-9".to_string(), money(35))]);
}

#[test]
fn what_has_not_moved_for_ninety_days_is_stale() {
    let order = |month| row("PO-1", "2026-01-05", month, 1_000, "");
    for (month, invoice, as_of, days, stale) in [
        ("2026-01", None, "2026-04-05", Some(90), false),
        ("2026-01", None, "2026-04-06", Some(91), true),
        ("2026-01", Some(("2026-02-01", 400)), "2026-04-06", Some(64), false),
        ("2026-01", Some(("2026-02-01", 1_000)), "2026-12-06", None, false),
        // Expected in June: until then it waits.
        ("2026-06", None, "2026-08-30", Some(90), false),
        ("2026-06", None, "2026-08-31", Some(91), true),
        ("2026-06", None, "2026-04-30", Some(0), false),
    ] {
        let spent: Vec<Spending> = invoice.into_iter().map(|(date, yuan)| spent("PO-1", date, yuan)).collect();
        let found = one(&[order(month)], &spent);
        assert_eq!((found.idle_days(day(as_of)), found.is_stale(day(as_of))), (days, stale), "{month} {as_of}");
    }
}

#[test]
fn a_grid_has_what_is_left_in_its_period() {
    let mut other = row("PO-2", "2026-03-02", "2026-04", 70, "");
    other.category = "运营成本".into();
    let rows = [row("PO-1", "2026-03-02", "2026-03", 100, ""), row("PO-3", "2026-03-02", "2026-04", 5, ""), other];
    let found = commitments(rows, &[], Currency::CNY).unwrap();
    let month = |text| Month::parse(text).unwrap();
    let cells = |from, until| -> Vec<(String, i64)> {
        let grid = found.grid(Period::months(month(from), month(until)), &[], |_| true).unwrap();
        grid.cells().map(|cell| (grid.category(&cell).to_string(), cell.amount.minor() / 100)).collect()
    };
    assert_eq!(cells("2026-03", "2026-04"), [("运营成本:办公费".to_string(), 100)]);
    assert_eq!(cells("2026-04", "2026-05"), [("运营成本".to_string(), 70), ("运营成本:办公费".to_string(), 5)]);
    // Of a part of a month the part, as of a budget: 70 is 35 of fifteen days of thirty.
    let days = |from, until| Period { from: day(from), until: day(until) };
    for half in [days("2026-04-01", "2026-04-16"), days("2026-04-16", "2026-05-01")] {
        let grid = found.grid(half, &[], |_| true).unwrap();
        assert_eq!(grid.cells().map(|cell| cell.amount.minor()).sum::<i64>(), 3_750);
    }
    assert!(cells("2026-05", "2026-07").is_empty());
    assert!(!found.any_open(Period::months(month("2026-05"), month("2027-01"))));
}

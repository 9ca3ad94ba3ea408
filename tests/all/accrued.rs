//! The ledger of money with what belongs to other months beside it: any bills, spread over any months, some of them closed.

use std::collections::BTreeSet;
use std::rc::Rc;

use budget::analysis::accrual::{ByPart, Term, spread_rows};
use budget::model::version::Signed;
use budget::model::{Currency, LedgerKind, Money, Month, Period, Posting};
use budget::store::memory::MemoryStore;
use budget::store::{AccruedStore, BatchPlan, LedgerStore, Policy, Query};
use proptest::prelude::*;

fn axes() -> Vec<String> {
    vec!["department".to_string()]
}

fn first() -> Month {
    Month::parse("2026-01").unwrap()
}

fn bill(month: i32, day: u64, minor: i64, category: usize, member: usize, line: usize) -> Posting {
    let month = first().plus(month);
    Posting {
        month,
        date: Some(month.first_day() + chrono::Days::new(day)),
        category: ["software", "water"][category].into(),
        members: vec![["", "desk"][member].into()],
        amount: Money::from_minor(minor, Currency::CNY),
        description: "bill".into(),
        voucher: format!("v{line}"),
        line: String::new(),
        vendor: String::new(),
        invoice: String::new(),
        counterparty: String::new(),
        commitment: String::new(),
        source_account: String::new(),
        source: "ledger.csv".into(),
        source_line: line as u64,
        flag: String::new(),
        source_members: vec![String::new()],
    }
}

fn book(store: &MemoryStore, mut rows: Vec<Posting>) {
    rows.sort_by_key(|row| row.month);
    let mut draft = store
        .draft(BatchPlan {
            slug: "rows".into(),
            axes: axes(),
            now: "2026-06-01T00:00:00Z".parse().unwrap(),
            actor: "li".into(),
            action: "import",
        })
        .unwrap();
    rows.iter().for_each(|row| row.with_ref(|row| draft.push(row)).unwrap());
    draft.judge(&Policy { as_new: true, vouchers_apart: true, ..Policy::default() }).unwrap();
    draft.commit().unwrap();
}

fn total(store: &dyn LedgerStore, query: &Query) -> i64 {
    store.summarize(query).unwrap().cells().map(|cell| cell.amount.minor()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Over the whole life both views are equal; sums and rows of the accrual view say the same of any month, day,
    /// member; closed months are what they were.
    #[test]
    fn both_views_are_equal_over_all_months(
        bills in prop::collection::vec((0..12_i32, 0..28_u64, -90_000..900_000_i64, 0..2_usize, 0..2_usize), 1..12),
        terms in prop::collection::vec((-3..6_i32, 1..400_u64, any::<bool>()), 1..12),
        closed in prop::collection::btree_set(0..14_i32, 0..5),
        (from, days, as_of) in (0..500_u64, 1..300_u64, 0..700_u64),
    ) {
        let closed: Vec<Month> = closed.into_iter().map(|at| first().plus(at)).collect();
        let rows: Vec<Posting> = bills.iter().enumerate()
            .filter(|(_, bill)| bill.2 != 0)
            .map(|(line, (month, day, minor, category, member))| bill(*month, *day, *minor, *category, *member, line))
            .collect();
        let signed = Signed { by: "li".into(), at: "2026-06-01T00:00:00Z".parse().unwrap(), reason: String::new() };
        let mut moved = Vec::new();
        for (at, (row, (start, length, by_days))) in rows.iter().zip(&terms).enumerate() {
            let from = row.month.plus(*start).first_day() + chrono::Days::new(length % 20);
            let by = if *by_days { ByPart::Days } else { ByPart::Months };
            let term = Term { period: Period { from, until: from + chrono::Days::new(*length) }, by };
            moved.extend(spread_rows(row, (&format!("S{at}"), "hash"), &term, &closed, &signed));
        }
        let actual = MemoryStore::new(LedgerKind::Actual, axes(), Currency::CNY);
        let accruals = MemoryStore::new(LedgerKind::Accrual, axes(), Currency::CNY);
        book(&actual, rows);
        book(&accruals, moved);
        let (actual, accruals): (Rc<dyn LedgerStore>, Rc<dyn LedgerStore>) = (Rc::new(actual), Rc::new(accruals));
        let both = AccruedStore::new(Rc::clone(&actual), accruals);
        let life = Query::all(Period::months(first().plus(-12), first().plus(60)), axes());
        prop_assert_eq!(total(&both, &life), total(actual.as_ref(), &life));
        prop_assert_eq!(total(&both, &Query { together: true, by: Vec::new(), ..life.clone() }), total(actual.as_ref(), &life));
        for month in &closed {
            let query = Query::all(Period::month(*month), axes());
            prop_assert_eq!(total(&both, &query), total(actual.as_ref(), &query));
        }
        let from = first().first_day() + chrono::Days::new(from);
        let part = Query {
            period: Period { from, until: from + chrono::Days::new(days) },
            as_of: Some(first().first_day() + chrono::Days::new(as_of)),
            filters: vec![("department".into(), vec!["desk".into()])],
            ..life.clone()
        };
        for query in [life, part] {
            let (mut sum, mut months) = (0, Vec::new());
            both.postings(&query, &mut |_, row| {
                sum += row.amount.minor();
                months.push(row.month);
                Ok(())
            }).unwrap();
            prop_assert_eq!(sum, total(&both, &query));
            prop_assert!(months.is_sorted());
            let seen: BTreeSet<Month> = both.summarize(&query).unwrap().months().collect();
            prop_assert_eq!(seen, months.into_iter().collect());
        }
    }
}

/// 20.00 a month for water; the bill of May had not come.
const WATER: &str = "language = \"en\"\n[[category]]\npath = \"office\"\n[[accrue]]\ncategory = \"office\"\n\
    [plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"office\"\nmonthly = 500\n";

/// What an import takes out of accruals stands in its JSON, with the bill and the difference.
#[test]
fn an_import_says_which_accruals_its_bills_ended() {
    let book = crate::support::book::book_of(WATER).with(
        "w.csv",
        "Date,Voucher,Category,Description,Amount\n2026-02-05,J1,office,water,20.00\n\
         2026-03-05,J2,office,water,20.00\n2026-04-06,J3,office,water,20.00\n",
    );
    let book = book.with("june.csv", "Date,Voucher,Category,Description,Amount\n2026-06-03,J9,office,water,25.00\n");
    book.done("import w.csv");
    book.done("accrue apply --as li --as-of 2026-06-01");
    let of = |line: &str| -> serde_json::Value {
        let told: serde_json::Value = serde_json::from_slice(&book.output(line).stdout).unwrap();
        told["accruals"].clone()
    };
    // What is only tried takes out nothing.
    let nothing = serde_json::json!({ "batch": null, "ended": [] });
    assert_eq!(of("import june.csv --dry-run --format json"), nothing);
    let told = of("import june.csv --format json");
    assert!(told["batch"].as_str().unwrap().contains("-accrual-"), "{told}");
    let mut ended = told["ended"].as_array().unwrap().clone();
    assert_eq!(ended.len(), 1, "{told}");
    assert!(ended[0].as_object_mut().unwrap().remove("id").unwrap().as_str().unwrap().starts_with('A'));
    let expected = serde_json::json!({
        "month": "2026-05", "accrued": "20.00", "file": "june.csv", "line": 2, "sum": "25.00", "difference": "5.00",
        "taken_out_of": "2026-06",
    });
    assert_eq!(ended[0], expected);
    assert_eq!(of("import june.csv --format json"), nothing);
}

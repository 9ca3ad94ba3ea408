//! Whatever is imported, files answer as memory does, and importing again changes nothing.

use budget::model::{Currency, Posting};
use budget::store::fold::postings_folded;
use budget::store::memory::MemoryStore;
use budget::store::{LedgerStore, Policy, Query, Replace};
use chrono::NaiveDate;
use proptest::prelude::*;

use crate::support::ledger::*;

/// A random row of a small world, so that equal rows, equal vouchers and corrections do occur.
fn any_row() -> impl Strategy<Value = Posting> {
    (0..3_u32, 1..28_u32, 0..4_u32, 0..3_usize, 0..3_usize, 0..3_usize, 1..4_i64, 0..2_u32).prop_map(
        |(m, d, voucher, category, project, department, amount, text)| {
            let voucher = if voucher == 0 { "-".to_string() } else { format!("记-{voucher}") };
            let category = ["人力:加班费", "人力:\"x\",y", "水费"][category];
            let (project, department) = (["-", "阳光", "翠湖"][project], ["-", "客服部", "呼叫"][department]);
            let date = if d > 25 { format!("2026-{:02}", m + 1) } else { format!("2026-{:02}-{d:02}", m + 1) };
            row(&format!("{date} {voucher} {category} {project}/{department} {amount}.00 t{text}"))
        },
    )
}

fn any_import() -> impl Strategy<Value = (Vec<Posting>, Policy)> {
    let replace = prop_oneof![
        3 => Just(Replace::Changed),
        1 => Just(Replace::Months(["2026-01", "2026-02", "2026-03"].map(month).to_vec())),
    ];
    (prop::collection::vec(any_row(), 0..12), replace, prop::bool::weighted(0.1)).prop_map(|(rows, replace, as_new)| {
        let numbered = rows.into_iter().enumerate();
        let rows = numbered.map(|(i, row)| Posting { source_line: i as u64 + 2, ..row }).collect();
        (rows, Policy { replace, as_new, ..Policy::default() })
    })
}

/// A clock that goes back and forth, and stands still.
fn any_clock() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "2026-04-01T00:00:00Z",
        "2026-04-02T00:00:00Z",
        "2026-04-03T00:00:00Z",
        "2099-04-01T00:00:00Z",
        "1999-04-01T00:00:00Z",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn files_answer_as_memory_does(
        imports in prop::collection::vec((any_import(), any_clock()), 1..5),
        cut in 1..31_u32,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (files, memory) = (file_store(folder.path()), MemoryStore::new(budget::store::LedgerKind::Actual, axes(), Currency::CNY));
        let stores: [&dyn LedgerStore; 2] = [&files, &memory];
        for (i, ((rows, policy), now)) in imports.iter().enumerate() {
            // Every import has its own file, as a person's exports do.
            let rows: Vec<Posting> = rows.iter().map(|r| Posting { source: format!("{i}.csv"), ..r.clone() }).collect();
            let found: Vec<_> = stores.iter().map(|store| book(*store, now, &rows, policy).0).collect();
            prop_assert_eq!(counts(&found[0]), counts(&found[1]), "import {}", i);
            prop_assert_eq!(found[0].total_minor, found[1].total_minor);
            prop_assert_eq!(&found[0].months, &found[1].months);
            let again = book(&files, now, &rows, &Policy::default()).0;
            prop_assert_eq!((again.new, again.changed), (0, 0), "the same rows again");
        }
        let as_of = NaiveDate::from_ymd_opt(2026, 2, cut.min(28));
        let queries = [
            year(),
            Query { by: axes(), ..year() },
            Query { by: vec!["department".into()], as_of, ..year() },
            Query { known_at: Some(time("2026-04-02T12:00:00Z")), by: vec!["project".into()], ..year() },
            Query { filters: vec![("project".into(), vec!["阳光".into(), String::new()])], ..query("2026-02", "2026-04") },
        ];
        let answers: Vec<Vec<String>> = queries.iter().map(|q| sums(&files, q)).collect();
        for (query, answer) in queries.iter().zip(&answers) {
            prop_assert_eq!(answer, &sums(&memory, query), "{:?}", query);
        }
        for by in [vec![], vec!["project".to_string()], axes()] {
            prop_assert_eq!(total(&files, &Query { by, ..year() }), total(&memory, &year()));
        }
        let mut folded = 0;
        postings_folded(&files, &year(), &axes(), &mut |_, row| { folded += row.amount.minor(); Ok(()) }).unwrap();
        prop_assert_eq!(folded, total(&memory, &year()), "folding keeps the sum");

        let before = files.batches().unwrap();
        std::fs::remove_dir_all(folder.path().join(".budget")).unwrap();
        let after: Vec<Vec<String>> = queries.iter().map(|q| sums(&files, q)).collect();
        prop_assert_eq!(after, answers, "without the index");
        prop_assert_eq!(files.batches().unwrap(), before);
    }
}

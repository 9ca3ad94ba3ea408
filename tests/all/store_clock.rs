//! Batches are booked one behind the other, whatever the clock does; on each backend.

use budget::store::fold::postings_folded;
use budget::store::{Policy, Query, Replace};

use crate::support::ledger::*;

/// Clocks jump: a laptop wakes up in 1970, a server runs a day ahead and is set right, a script books ten batches in a
/// second. Each batch stands behind the one before, none is lost, and corrections find their rows.
#[test]
fn the_order_of_booking_does_not_hang_on_the_clock() {
    let clocks = [
        ["2026-02-10T00:00:00Z"; 5],
        [
            "2026-02-10T00:00:00Z",
            "2026-02-09T00:00:00Z",
            "2099-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "2026-02-11T00:00:00Z",
        ],
        [
            "2099-01-01T00:00:00Z",
            "2026-02-10T00:00:00Z",
            "2026-02-10T00:00:00Z",
            "2026-02-10T00:00:01Z",
            "2026-02-09T00:00:00Z",
        ],
    ];
    for [first, second, third, fourth, fifth] in clocks {
        on_each(|store| {
            import(store, first, &JANUARY[..2]);
            reclassify(store, second, "其他", "客服部");
            reclassify(store, third, "培训", "呼叫中心");
            let mut seen = Vec::new();
            postings_folded(store, &year(), &axes(), &mut |_, row| {
                seen.push((row.description.clone(), row.category.clone(), row.amount.minor()));
                Ok(())
            })
            .unwrap();
            seen.sort();
            assert_eq!(seen, [("a".into(), "培训".into(), 10_000), ("b".into(), "人力:加班费".into(), 5_000)]);
            // Equal content in the same breath: every batch stays.
            let policy = Policy { as_new: true, ..Policy::default() };
            for now in [fourth, fourth, fourth, fifth] {
                book(store, now, &rows(&JANUARY[1..2]), &policy);
            }
            assert_eq!(total(store, &year()), 15_000 + 4 * 5_000);
            let policy = Policy { replace: Replace::Changed, ..Policy::default() };
            book(store, fifth, &rows(CORRECTED), &policy);
            let by = Query { by: vec!["department".into()], ..query("2026-01", "2026-02") };
            let nonzero: Vec<String> = sums(store, &by).into_iter().filter(|l| !l.contains(" 0.00 ")).collect();
            assert_eq!(nonzero.len(), 2, "{nonzero:?}");
            let batches = store.batches().unwrap();
            let ids: std::collections::BTreeSet<_> = batches.iter().map(|b| &b.id).collect();
            assert_eq!((batches.len(), ids.len()), (8, 8));
            // What was booked last can be taken back: nothing counts as later.
            let last = batches.last().unwrap().id.clone();
            store.undo(&last, "test", time(fifth)).unwrap();
            assert_eq!(total(store, &year()), 15_000 + 4 * 5_000);
        });
    }
}

#[test]
fn what_was_taken_back_and_booked_again_is_another_batch() {
    on_each(|store| {
        let now = "2026-02-10T00:00:00Z";
        for _ in 0..3 {
            let (_, id) = import(store, now, JANUARY);
            store.undo(&id.unwrap(), "test", time(now)).unwrap();
        }
        import(store, now, JANUARY);
        assert_eq!((total(store, &year()), store.batches().unwrap().len()), (15_525, 1));
    });
}

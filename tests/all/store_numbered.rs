//! Postings by their numbers, over each backend.

use budget::model::Posting;
use budget::store::Query;

use crate::support::ledger::*;

#[test]
fn postings_are_found_by_their_numbers() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        import(store, "2026-03-10T00:00:00Z", &["2026-01-07 - 网费 -/- 3.00 补", "2026-02-20 - 网费 -/- 4.00 二月"]);
        let cut = Query { as_of: Some(day("2026-01-10")), ..year() };
        let filtered = Query { filters: vec![("project".into(), vec![String::new()])], ..year() };
        for query in [year(), query("2026-01", "2026-02"), query("2026-02", "2026-03"), cut, filtered] {
            let mut all: Vec<Posting> = Vec::new();
            store
                .postings(&query, &mut |_, posting| {
                    all.push(posting.to_posting());
                    Ok(())
                })
                .unwrap();
            let last = all.len() as u64 - 1;
            for numbers in
                [vec![], vec![0], vec![last], (0..=last).collect(), (0..=last).step_by(2).collect(), vec![last + 1]]
            {
                let mut found = Vec::new();
                store
                    .postings_at(&query, &numbers, &mut |number, _, posting| {
                        found.push((number, posting.to_posting()));
                        Ok(())
                    })
                    .unwrap();
                let there = numbers.iter().filter(|number| **number <= last);
                let expected: Vec<_> = there.map(|number| (*number, all[*number as usize].clone())).collect();
                assert_eq!(found, expected, "{numbers:?}");
            }
        }
    });
}

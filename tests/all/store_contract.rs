//! What every ledger store does, run over each backend: rows, sums and batches. What else a store
//! does is in `store_kept`; together they call every method of the traits.

use budget::model::posting::{NO_SOURCE, flag};
use budget::model::{Currency, Money, Period, Posting};
use budget::store::fold::postings_folded;
use budget::store::{Policy, Query, Replace};
use budget::words::Failure;

use crate::support::ledger::*;

#[test]
fn sums_are_by_month_category_and_the_axes_asked_for() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        assert_eq!(
            sums(store, &year()),
            ["2026-01 人力:加班费  150.00 ×2", "2026-01 水费  7.50 ×1", "2026-02 水费  -2.25 ×1"]
        );
        let by_department = Query { by: vec!["department".into()], ..query("2026-01", "2026-02") };
        assert_eq!(
            sums(store, &by_department),
            ["2026-01 人力:加班费 呼叫中心 50.00 ×1", "2026-01 人力:加班费 客服部 100.00 ×1", "2026-01 水费  7.50 ×1"]
        );
        let by_unknown = Query { by: vec!["building".into()], ..query("2026-02", "2026-03") };
        assert_eq!(sums(store, &by_unknown), ["2026-02 水费  -2.25 ×1"]);
        assert_eq!(sums(store, &query("2027-01", "2028-01")), [] as [&str; 0]);
    });
}

#[test]
fn months_together_stand_as_the_first() {
    on_each(|store| {
        import(
            store,
            "2026-03-01T00:00:00Z",
            &[
                "2026-01-05 - 加班费 花园/- 100.00 一月",
                "2026-02-05 - 加班费 花园/- 40.00 二月",
                "2026-02-06 - 加班费 -/- 2.00 二月",
            ],
        );
        let apart = Query { by: vec!["project".into()], ..year() };
        let together = Query { together: true, ..apart.clone() };
        assert_eq!(sums(store, &together), ["2026-01 加班费  2.00 ×1", "2026-01 加班费 花园 140.00 ×2"]);
    });
}

#[test]
fn a_row_taken_back_is_counted_and_not_left() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        let policy = Policy { replace: Replace::Changed, ..Policy::default() };
        book(store, "2026-02-11T00:00:00Z", &rows(CORRECTED), &policy);
        let counted = |query: &Query| -> Vec<(u64, u64)> {
            store.summarize(query).unwrap().cells().map(|cell| (cell.count, cell.live)).collect()
        };
        // Overtime: two rows, the first taken back and booked anew; water in two months.
        assert_eq!(counted(&year()), [(4, 2), (1, 1), (1, 1)]);
        // By day: the cut month is read from its rows.
        let cut = Query { as_of: Some(day("2026-01-10")), ..year() };
        assert_eq!(counted(&cut), [(3, 1)]);
    });
}

#[test]
fn filters_keep_members_and_the_unassigned() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        for (axis, members, expected) in [
            ("project", vec!["翠湖"], 525),
            ("department", vec!["客服部"], 9_775),
            ("department", vec![""], 750),
            ("department", vec!["", "呼叫中心"], 5_750),
            ("department", vec!["无"], 0),
            ("building", vec![""], 15_525),
            ("building", vec!["1"], 0),
        ] {
            let members: Vec<String> = members.into_iter().map(String::from).collect();
            let query = Query { filters: vec![(axis.into(), members)], ..year() };
            assert_eq!(total(store, &query), expected, "{query:?}");
            let mut listed = 0;
            store
                .postings(&query, &mut |_, row| {
                    listed += row.amount.minor();
                    Ok(())
                })
                .unwrap();
            assert_eq!(listed, expected, "{query:?}");
        }
    });
}

#[test]
fn as_of_cuts_by_day_and_rows_without_a_day_count_from_the_last() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        for (as_of, expected) in [
            ("2026-01-04", 0),
            ("2026-01-05", 10_000),
            ("2026-01-30", 15_000),
            ("2026-01-31", 15_750),
            ("2026-02-03", 15_525),
        ] {
            assert_eq!(total(store, &Query { as_of: Some(day(as_of)), ..year() }), expected, "{as_of}");
        }
        let half = Period { from: day("2026-01-15"), until: day("2026-02-01") };
        assert_eq!(total(store, &Query { period: half, ..year() }), 5_750);
    });
}

#[test]
fn a_row_belongs_to_its_accounting_month_however_late_its_day() {
    on_each(|store| {
        let mut late = row("2026-03-02 记-9 水费 翠湖/- 1.00 late");
        late.month = month("2026-02");
        book(store, "2026-03-03T00:00:00Z", &[late], &Policy::default());
        assert_eq!(sums(store, &query("2026-02", "2026-03")), ["2026-02 水费  1.00 ×1"]);
        assert_eq!(total(store, &query("2026-03", "2026-04")), 0);
        let as_of = Query { as_of: Some(day("2026-02-28")), ..query("2026-02", "2026-03") };
        assert_eq!(total(store, &as_of), 0, "not yet posted at the end of February");
        assert_eq!(store.months().unwrap(), [(month("2026-02"), 1, day("2026-03-02"))]);
    });
}

#[test]
fn known_at_leaves_out_batches_booked_later() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", &JANUARY[..2]);
        import(store, "2026-03-10T00:00:00Z", &JANUARY[2..]);
        for (known_at, expected) in
            [("2026-02-09T00:00:00Z", 0), ("2026-02-10T00:00:00Z", 15_000), ("2026-03-10T00:00:00Z", 15_525)]
        {
            assert_eq!(total(store, &Query { known_at: Some(time(known_at)), ..year() }), expected, "{known_at}");
        }
    });
}

#[test]
fn postings_come_back_whole_by_month_batch_and_line() {
    on_each(|store| {
        let mut odd = row("2026-01-09 记-4 水费 翠湖/客服部 3.00 x");
        odd.description = "a \"b\", c".into();
        odd.vendor = "甲,乙".into();
        odd.flag = flag::ADJUSTMENT.into();
        odd.source_members = vec!["翠湖苑".into(), NO_SOURCE.into()];
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        book(store, "2026-02-11T00:00:00Z", std::slice::from_ref(&odd), &Policy::default());
        let mut seen = Vec::new();
        store
            .postings(&year(), &mut |_, row| {
                seen.push(row.to_posting());
                Ok(())
            })
            .unwrap();
        let first = rows(JANUARY);
        assert_eq!(seen, [first[0].clone(), first[1].clone(), first[2].clone(), odd, first[3].clone()]);
    });
}

#[test]
fn importing_again_adds_only_what_is_new() {
    on_each(|store| {
        let (first, id) = import(store, "2026-02-10T00:00:00Z", &JANUARY[..3]);
        assert_eq!((counts(&first), first.total_minor), ((3, 0, 0, 0, 0), 15_750));
        assert_eq!(first.months, [(month("2026-01"), 3, 15_750)]);
        assert!(id.is_some());
        let (same, none) = import(store, "2026-02-11T00:00:00Z", &JANUARY[..3]);
        assert_eq!((counts(&same), none), ((0, 3, 0, 0, 0), None));
        let (more, _) = import(store, "2026-02-12T00:00:00Z", JANUARY);
        assert_eq!(counts(&more), (1, 3, 0, 0, 0));
        assert_eq!(total(store, &year()), 15_525);
    });
}

#[test]
fn a_renamed_file_and_another_category_change_nothing() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        let again: Vec<Posting> = rows(JANUARY)
            .into_iter()
            .map(|row| Posting { source: "b.csv".into(), category: "其他".into(), ..row })
            .collect();
        assert_eq!(counts(&book(store, "2026-02-11T00:00:00Z", &again, &Policy::default()).0), (0, 4, 0, 0, 0));
    });
}

#[test]
fn honest_repeats_stay_and_one_more_is_marked() {
    const COFFEE: &str = "2026-01-05 - 其他 翠湖/- 5.00 coffee";
    on_each(|store| {
        let (two, _) = import(store, "2026-02-10T00:00:00Z", &[COFFEE, COFFEE]);
        assert_eq!(counts(&two), (2, 0, 0, 0, 0));
        assert_eq!(counts(&import(store, "2026-02-11T00:00:00Z", &[COFFEE, COFFEE]).0), (0, 2, 0, 0, 0));
        assert_eq!(counts(&import(store, "2026-02-12T00:00:00Z", &[COFFEE, COFFEE, COFFEE]).0), (1, 2, 0, 0, 0));
        let mut flags = Vec::new();
        store
            .postings(&year(), &mut |_, row| {
                flags.push(row.flag.to_string());
                Ok(())
            })
            .unwrap();
        assert_eq!(flags, ["", "", flag::REPEAT]);
        assert_eq!(total(store, &year()), 1_500);
    });
}

#[test]
fn as_new_books_what_is_known() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        let policy = Policy { as_new: true, ..Policy::default() };
        assert_eq!(counts(&book(store, "2026-02-11T00:00:00Z", &rows(JANUARY), &policy).0), (4, 0, 0, 0, 0));
        assert_eq!(total(store, &year()), 2 * 15_525);
    });
}

#[test]
fn a_changed_row_is_refused_unless_replaced() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        let mut refused = draft(store, "2026-02-11T00:00:00Z", &rows(CORRECTED));
        let verdicts = refused.judge(&Policy::default()).unwrap();
        assert_eq!(counts(&verdicts), (0, 1, 1, 0, 0));
        let (_, earlier) = verdicts.changed_rows[0].earlier.clone().unwrap();
        assert_eq!((earlier.amount.minor(), verdicts.changed_rows[0].posting.amount.minor()), (10_000, 12_000));
        let error = refused.commit().unwrap_err();
        let failure = error.downcast_ref::<Failure>().unwrap();
        assert_eq!(failure.problems[0].message.id, "store-changed-rows");
        assert_eq!(total(store, &year()), 15_525, "nothing was booked");

        let policy = Policy { replace: Replace::Changed, ..Policy::default() };
        let (verdicts, _) = book(store, "2026-02-12T00:00:00Z", &rows(CORRECTED), &policy);
        assert_eq!((counts(&verdicts), verdicts.total_minor), ((0, 1, 1, 0, 1), 2_000));
        assert_eq!(total(store, &year()), 17_525);
        assert_eq!(counts(&book(store, "2026-02-13T00:00:00Z", &rows(CORRECTED), &policy).0), (0, 2, 0, 0, 0));
    });
}

#[test]
fn a_complete_month_loses_what_the_file_lacks() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        let policy = Policy { replace: Replace::Months(vec![month("2026-01")]), ..Policy::default() };
        let (verdicts, _) = book(store, "2026-02-11T00:00:00Z", &rows(&JANUARY[..1]), &policy);
        assert_eq!((counts(&verdicts), verdicts.total_minor), ((0, 1, 0, 0, 2), -5_750));
        assert_eq!(total(store, &query("2026-01", "2026-02")), 10_000);
        assert_eq!(total(store, &query("2026-02", "2026-03")), -225, "other months stay");
        let nothing = Policy { replace: Replace::Months(vec![month("2026-02")]), ..Policy::default() };
        book(store, "2026-02-12T00:00:00Z", &[], &nothing);
        assert_eq!(total(store, &year()), 10_000);
    });
}

#[test]
fn other_text_for_the_same_day_account_and_amount_is_suspect_but_booked() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", &["2026-01-05 - 水费 翠湖/- 5.00 water"]);
        let (verdicts, id) = import(store, "2026-02-11T00:00:00Z", &["2026-01-05 - 水费 翠湖/- 5.00 water-bill"]);
        assert_eq!((counts(&verdicts), id.is_some()), ((1, 0, 0, 1, 0), true));
        assert_eq!(verdicts.suspect_rows[0].earlier.as_ref().unwrap().1.description, "water");
    });
}

#[test]
fn a_batch_can_be_taken_back_unless_a_later_one_corrects_it() {
    on_each(|store| {
        let (_, first) = import(store, "2026-02-10T00:00:00Z", JANUARY);
        let policy = Policy { replace: Replace::Changed, ..Policy::default() };
        let (_, second) = book(store, "2026-02-11T00:00:00Z", &rows(CORRECTED), &policy);
        let (first, second) = (first.unwrap(), second.unwrap());
        let now = time("2026-02-12T00:00:00Z");
        let error = store.undo(&first, "test", now).unwrap_err();
        assert_eq!(error.downcast_ref::<Failure>().unwrap().problems[0].message.id, "store-undo-later");
        store.undo(&second, "test", now).unwrap();
        assert_eq!(total(store, &year()), 15_525);
        store.undo(&first, "test", now).unwrap();
        assert_eq!((total(store, &year()), store.batches().unwrap().len()), (0, 0));
        let error = store.undo(&first, "test", now).unwrap_err();
        assert_eq!(error.downcast_ref::<Failure>().unwrap().problems[0].message.id, "store-batch-unknown");
        assert_eq!(counts(&import(store, "2026-02-13T00:00:00Z", JANUARY).0), (4, 0, 0, 0, 0));
    });
}

#[test]
fn a_reclassified_row_keeps_its_identity_and_shows_once() {
    on_each(|store| {
        let (_, first) = import(store, "2026-02-10T00:00:00Z", &JANUARY[..2]);
        reclassify(store, "2026-02-11T00:00:00Z", "其他", "客服部");
        reclassify(store, "2026-02-12T00:00:00Z", "培训", "呼叫中心");
        let by = Query { by: vec!["department".into()], ..year() };
        let nonzero: Vec<String> = sums(store, &by).into_iter().filter(|l| !l.contains(" 0.00 ")).collect();
        assert_eq!(nonzero, ["2026-01 人力:加班费 呼叫中心 50.00 ×1", "2026-01 培训 呼叫中心 100.00 ×1"]);
        let mut seen = Vec::new();
        postings_folded(store, &year(), &axes(), &mut |_, row| {
            seen.push((row.description.clone(), row.category.clone(), row.amount.minor()));
            Ok(())
        })
        .unwrap();
        seen.sort();
        assert_eq!(seen, [("a".into(), "培训".into(), 10_000), ("b".into(), "人力:加班费".into(), 5_000)]);

        assert_eq!(counts(&import(store, "2026-02-13T00:00:00Z", &JANUARY[..2]).0), (0, 2, 0, 0, 0));
        assert!(store.undo(&first.unwrap(), "test", time("2026-02-14T00:00:00Z")).is_err());

        // Replaced after it was reclassified: what is taken back is what it is now.
        let policy = Policy { replace: Replace::Changed, ..Policy::default() };
        book(store, "2026-02-15T00:00:00Z", &rows(CORRECTED), &policy);
        let nonzero: Vec<String> = sums(store, &by).into_iter().filter(|l| !l.contains(" 0.00 ")).collect();
        assert_eq!(nonzero, ["2026-01 人力:加班费 呼叫中心 50.00 ×1", "2026-01 人力:加班费 客服部 120.00 ×3"]);
    });
}

#[test]
fn batches_months_and_members_are_listed() {
    on_each(|store| {
        import(store, "2026-02-10T00:00:00Z", JANUARY);
        let batches = store.batches().unwrap();
        let info = &batches[0];
        assert_eq!((info.rows, info.total_minor, info.sources.as_slice()), (4, 15_525, &["a.csv".to_string()][..]));
        assert_eq!(
            (info.booked_at, info.months.as_slice()),
            (time("2026-02-10T00:00:00Z"), &[month("2026-01"), month("2026-02")][..])
        );
        assert_eq!(
            store.months().unwrap(),
            [(month("2026-01"), 3, day("2026-01-31")), (month("2026-02"), 1, day("2026-02-03"))]
        );
        assert_eq!(store.members("department").unwrap(), ["呼叫中心", "客服部"]);
        assert_eq!(store.members("building").unwrap(), [] as [&str; 0]);
    });
}

#[test]
fn a_dropped_draft_leaves_nothing() {
    on_each(|store| {
        drop(draft(store, "2026-02-10T00:00:00Z", &rows(JANUARY)));
        let mut judged = draft(store, "2026-02-10T00:00:00Z", &rows(JANUARY));
        judged.judge(&Policy::default()).unwrap();
        drop(judged);
        assert_eq!((total(store, &year()), store.batches().unwrap().len()), (0, 0));
    });
}

#[test]
fn an_amount_in_another_currency_is_refused() {
    on_each(|store| {
        let mut draft = store.draft(plan("2026-02-10T00:00:00Z")).unwrap();
        let yen = Money::from_minor(1, Currency::parse("JPY").unwrap());
        let row = Posting { amount: yen, ..row(JANUARY[0]) };
        assert!(row.with_ref(|row| draft.push(row)).is_err());
    });
}

#[test]
fn what_was_booked_under_a_number_is_told_by_number_month_and_day() {
    on_each(|store| {
        let numbered = |number: &str, text: &str| Posting { commitment: number.into(), ..row(text) };
        let book = |at: &str, rows: &[Posting]| {
            let mut draft = draft(store, at, rows);
            draft.judge(&Policy::default()).unwrap();
            draft.commit().unwrap().unwrap()
        };
        let told = |query: &Query| -> Vec<String> {
            let settled = store.settled(query).unwrap().into_iter();
            settled.map(|s| format!("{} {} {} {}", s.commitment, s.month, s.day, s.amount.plain())).collect()
        };
        assert_eq!(told(&year()), Vec::<String>::new());
        let first = [
            numbered("PO-1", "2026-01-05 记-1 a P/D 10.00 x"),
            numbered("PO-1", "2026-01-05 记-2 b P/D 5.00 y"),
            numbered("po,2", "2026-01 记-3 a P/D 7.00 z"),
            row("2026-01-06 记-4 a P/D 9.00 none"),
        ];
        book("2026-02-01T00:00:00Z", &first);
        let january = ["PO-1 2026-01 2026-01-05 15.00", "po,2 2026-01 2026-01-31 7.00"];
        assert_eq!(told(&year()), january);
        let second = book("2026-03-01T00:00:00Z", &[numbered("PO-1", "2026-02-09 记-5 a P/D -2.00 back")]);
        let refund = "PO-1 2026-02 2026-02-09 -2.00";
        assert_eq!(told(&year()), [january[0], refund, january[1]]);
        let by_then = |as_of: &str| Query { as_of: Some(day(as_of)), ..year() };
        assert_eq!(told(&by_then("2026-01-30")), january[..1]);
        let known = Query { known_at: Some(time("2026-02-15T00:00:00Z")), ..year() };
        assert_eq!(told(&known), january);
        let february = Query { period: Period::month(month("2026-02")), ..year() };
        assert_eq!(told(&february), [refund]);
        let filtered = Query { filters: vec![("project".into(), vec!["Q".into()])], ..year() };
        assert_eq!(told(&filtered), Vec::<String>::new());
        store.undo(&second, "test", time("2026-03-02T00:00:00Z")).unwrap();
        assert_eq!(told(&year()), january);
    });
}

//! Which accruals the bills end that come.

use super::*;

fn water(date: &str, minor: i64, booked: &str) -> Bill {
    let posting = bill(date, minor);
    Bill { apart: false, was: None, hash: row_hash(&posting, 0), posting, booked_at: booked.parse().unwrap() }
}

/// March and April are accrued on 5 May; what comes after ends March first, and a tip ends nothing.
#[test]
fn bills_end_what_was_accrued_the_earliest_first() {
    let before = water("2026-04-20", 50_000, "2026-05-04T00:00:00Z");
    let known = [before.hash.clone()];
    let accrued = |id: &str, month: &str, at: &str| {
        let row = accrue_row(&bill(&format!("{month}-28"), 50_000), id, &known, &signed());
        let booked_at = at.parse().unwrap();
        let rows = [("b".to_string(), BookedRow { posting: row, booked_at })];
        accruals(rows).remove(0)
    };
    let at = "2026-05-05T00:00:00Z";
    let all = [accrued("A2", "2026-04", at), accrued("A1", "2026-03", at)];
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

/// What an accrual knew is not its bill, whatever the clocks say; what it did not know is, from another branch or of the
/// very second. One that says nothing goes by the clocks.
#[test]
fn what_was_not_known_is_the_bill_whenever_it_was_booked() {
    let bill_of = |at: &str| water("2026-04-20", 500, at);
    let came = |known: Option<&[String]>, at: &str| {
        let mut row = accrue_row(&bill("2026-04-28", 500), "A1", known.unwrap_or_default(), &signed());
        if known.is_none() {
            row.flag = flag::ACCRUE.to_string();
        }
        let booked_at = "2026-05-05T00:00:00Z".parse().unwrap();
        let all = accruals([("b".to_string(), BookedRow { posting: row, booked_at })]);
        arrivals(&all, &[bill_of(at)]).unwrap()[0].came
    };
    let hash = [bill_of("2026-05-01T00:00:00Z").hash];
    for at in ["2026-05-01T00:00:00Z", "2026-05-05T00:00:00Z", "2026-05-06T00:00:00Z"] {
        assert_eq!((came(Some(&hash), at), came(Some(&[]), at)), (false, true), "{at}");
        assert_eq!(came(None, at), at > "2026-05-05T00:00:00Z", "{at}");
    }
}

/// 240 was in when 260 were accrued; corrected to 241 it is no bill of 260, and a bill of 259 is.
#[test]
fn a_correction_is_worth_the_difference() {
    let row = accrue_row(&bill("2026-04-28", 260), "A1", &[], &signed());
    let booked_at = "2026-05-05T00:00:00Z".parse().unwrap();
    let all = accruals([("b".to_string(), BookedRow { posting: row, booked_at })]);
    let gone = Bill {
        was: Some("2026-05-04T00:00:00Z".parse().unwrap()),
        ..water("2026-04-20", -240, "2026-05-06T00:00:00Z")
    };
    let now = water("2026-04-20", 241, "2026-05-06T00:00:00Z");
    let came = |bills: &[Bill]| arrivals(&all, bills).unwrap()[0].came;
    assert!(!came(&[gone.clone(), now.clone()]));
    assert!(came(&[gone.clone(), now.clone(), water("2026-05-09", 259, "2026-05-09T00:00:00Z")]));
    // What was booked and taken out since is nothing to it.
    let since = Bill { was: Some("2026-05-05T12:00:00Z".parse().unwrap()), ..gone };
    assert!(came(&[since, now.clone()]));
    let apart = Bill { apart: true, ..now };
    let named = arrivals(&all, std::slice::from_ref(&apart)).unwrap();
    assert_eq!(named[0].came, !all[0].head().vendor.is_empty());
}

//! What makes rows the same, and alike.

use super::*;

#[test]
fn zeros_in_front_of_a_number_are_no_part_of_it() {
    for (voucher, expected) in [
        ("0012", "12"),
        ("记-0012", "记-12"),
        ("12", "12"),
        ("100", "100"),
        ("0", "0"),
        ("000", "0"),
        ("A0-0B", "A0-0B"),
    ] {
        assert_eq!(number_of(voucher), expected);
    }
}

#[test]
fn rows_are_alike_that_lost_a_voucher_or_the_path_of_an_account() {
    let full = SourceRow { account: "管理费用\\办公费", ..ROW };
    let of = |row| identity(row, &[]);
    for (row, other, expected) in [
        (ROW, SourceRow { voucher: "", ..ROW }, true),
        (ROW, SourceRow { voucher: "记-13", ..ROW }, false),
        (ROW, SourceRow { voucher: "", description: "x", ..ROW }, false),
        (ROW, SourceRow { voucher: "", minor: 1, ..ROW }, false),
        (full, SourceRow { account: "办公费", ..ROW }, true),
        (full, SourceRow { account: "销售费用\\办公费", ..ROW }, false),
        (full, SourceRow { account: "660201 办公费", ..ROW }, false),
        (SourceRow { account: "办公费", ..ROW }, SourceRow { account: "660201 办公费", ..ROW }, true),
        (full, SourceRow { account: "办公费", voucher: "记-13", ..ROW }, false),
        (full, SourceRow { account: "差旅费", ..ROW }, false),
    ] {
        assert_eq!(of(row).is_like(&of(other)), expected, "{row:?} {other:?}");
        assert_eq!(of(other).is_like(&of(row)), expected, "{row:?} {other:?}");
    }
}

const ROW: SourceRow<'static> = SourceRow {
    period: "2026-01",
    date: "2026-01-05",
    voucher: "记-12",
    line: "",
    account: "660201",
    description: "1月 加班费",
    vendor: "",
    invoice: "",
    minor: 12_345,
    source: "a.csv",
    source_line: "2",
    flag: "",
};

fn identity(row: SourceRow<'_>, members: &[(&'static str, &'static str)]) -> Identity {
    let period = row.period.to_string();
    let row = SourceRow { period: &period, ..row };
    Fingerprinter::default().identity(&row, members.iter().map(|(a, b)| (*a as &str, *b as &str)))
}

#[test]
fn texts_are_normalised() {
    for (text, expected) in [
        ("", ""),
        ("加班费", "加班费"),
        ("  ＡＢ（１）　 c\u{a0} d ", "AB(1) c d"),
        ("a\tb", "a b"),
        ("、。", "、。"),
        (" ", ""),
    ] {
        assert_eq!(normalise(text), expected, "{text:?}");
        assert!(!is_normal(text.as_bytes()) || text == expected, "the fast path passed {text:?}");
    }
    assert!(is_normal("1月 加班费、PO-12".as_bytes()), "ordinary text takes the fast path");
}

#[test]
fn the_source_makes_the_identity_and_nothing_else() {
    let same = [
        SourceRow { description: " １月　加班费", ..ROW },
        SourceRow { source: "b.csv", source_line: "9", ..ROW },
        SourceRow { flag: "rounded:123.454", ..ROW },
        SourceRow { minor: -12_345, flag: "adj reversal", ..ROW },
    ];
    let other = [
        SourceRow { minor: 12_346, ..ROW },
        SourceRow { date: "2026-01-06", ..ROW },
        SourceRow { description: "1月加班费", ..ROW },
        // The same characters, divided differently.
        SourceRow { voucher: "记-1", line: "2", ..ROW },
    ];
    let base = identity(ROW, &[("department", "客服部")]);
    for row in same {
        assert_eq!(identity(row, &[("department", "客服部")]).fingerprint, base.fingerprint, "{row:?}");
    }
    for row in other {
        assert_ne!(identity(row, &[("department", "客服部")]).fingerprint, base.fingerprint, "{row:?}");
    }
    assert_ne!(identity(ROW, &[("project", "客服部")]).fingerprint, base.fingerprint);
    let with_empty = identity(ROW, &[("department", "客服部"), ("project", "")]);
    assert_eq!(with_empty, base, "an axis without text counts for nothing");
}

#[test]
fn the_key_is_of_voucher_and_line_else_of_day_amount_and_account() {
    let lined = SourceRow { line: "3", ..ROW };
    let corrected = SourceRow { account: "660299", description: "x", minor: 1, ..lined };
    assert_eq!(identity(lined, &[]).key, identity(corrected, &[("project", "a")]).key);
    assert_ne!(identity(ROW, &[]).key, identity(SourceRow { account: "660299", ..ROW }, &[]).key);
    assert_eq!(identity(ROW, &[]).key, identity(SourceRow { minor: 1, ..ROW }, &[]).key);
    let bare = SourceRow { voucher: "", ..ROW };
    assert_eq!(identity(bare, &[]).key, identity(SourceRow { description: "x", ..bare }, &[]).key);
    assert_ne!(identity(bare, &[]).key, identity(SourceRow { minor: 1, ..bare }, &[]).key);
}

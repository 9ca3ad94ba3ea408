//! What makes rows the same, and alike.

use super::*;

#[test]
fn a_voucher_is_spelt_in_one_way() {
    for (voucher, expected) in [
        ("0012", "12"),
        ("12.0", "12"),
        ("12.5", "12.5"),
        ("12", "12"),
        ("100", "100"),
        ("0", "0"),
        ("000", "0"),
        ("A0-0B", "A0-0B"),
        ("记-0012", "记12"),
        ("记-12", "记12"),
        ("记字第12号", "记12"),
        ("記字第 12 號", "记12"),
        ("记账凭证--12", "记12"),
        ("记：12", "记12"),
        (" 记 - 12 ", "记12"),
        ("记12", "记12"),
        ("付款凭证-12", "付12"),
        ("No. 12", "12"),
        ("jv-12", "JV12"),
        ("记-1-2", "记1-2"),
        ("1-2", "1-2"),
        ("2026-记-12", "2026记12"),
        ("号", ""),
        ("", ""),
    ] {
        assert_eq!(spelt_voucher(voucher), expected, "{voucher}");
    }
}

#[test]
fn an_account_is_spelt_in_one_way() {
    for (account, expected) in [
        ("管理费用\\办公费", "管理费用:办公费"),
        ("管理费用_办公费", "管理费用:办公费"),
        ("管理费用 / 办公费", "管理费用:办公费"),
        ("管理费用：办公费", "管理费用:办公费"),
        ("管理费用-办公费", "管理费用:办公费"),
        ("6602.01 办公费", "660201 办公费"),
        ("660201-办公费", "660201 办公费"),
        ("[660201]办公费", "660201 办公费"),
        ("办公费(660201)", "660201 办公费"),
        ("办公费（660201）", "660201 办公费"),
        ("660201 管理费用_办公费", "660201 管理费用:办公费"),
        ("660201", "660201"),
        ("10 Downing Street", "10 Downing Street"),
        ("11 Downing Street", "11 Downing Street"),
        ("T-shirts", "T-shirts"),
        ("A4纸(10包)", "A4纸(10包)"),
        ("", ""),
    ] {
        assert_eq!(spelt_account(account), expected, "{account}");
    }
}

#[test]
fn rows_of_one_day_text_and_amount_are_alike_as_far_as_they_agree() {
    use Likeness::{Clothed, Corrected, Itself, Renumbered, SameVoucher};
    let with = |voucher, account, category, department: &'static str| {
        let members: &[_] = if department.is_empty() { &[] } else { &[("department", department)] };
        identity(SourceRow { voucher, account, category, ..ROW }, members)
    };
    let base = ("记-12", "管理费用\\办公费", "办公费", "");
    for (other, expected) in [
        // The voucher lost or spelt otherwise.
        (("", base.1, "办公费", ""), Some(Itself)),
        (("12", base.1, "办公费", ""), Some(Itself)),
        (("JV-12", base.1, "办公费", ""), Some(Itself)),
        (("2026010012", base.1, "办公费", ""), Some(Itself)),
        (("2026-记-12", base.1, "办公费", ""), Some(Itself)),
        (("记-12-1", base.1, "办公费", ""), Some(Itself)),
        // Another voucher: of the series, of another kind, of another series.
        (("记-13", base.1, "办公费", ""), Some(Corrected)),
        (("付-12", base.1, "办公费", ""), Some(Corrected)),
        (("13", base.1, "办公费", ""), Some(Renumbered)),
        (("BX20260100977", base.1, "办公费", ""), Some(Renumbered)),
        (("记-13", "差旅费", "差旅费", ""), None),
        // The account in short, in full, by its code, by the book's word; and another one.
        (("记-12", "办公费", "办公费", ""), Some(Itself)),
        (("记-12", "660201 办公费", "办公费", ""), Some(Itself)),
        (("记-12", "660201", "办公费", ""), Some(Itself)),
        (("记-12", "Office", "办公费", ""), Some(Itself)),
        (("", "Office", "办公费", ""), Some(Clothed)),
        (("记-12", "销售费用\\办公费", "销售", ""), Some(SameVoucher)),
        (("记-12", "差旅费", "差旅费", ""), Some(SameVoucher)),
        (("", "差旅费", "差旅费", ""), Some(Corrected)),
        (("记-12", "", "", ""), Some(Itself)),
        (("", "", "", ""), Some(Clothed)),
        // A department more.
        (("记-12", base.1, "办公费", "客服部"), Some(Clothed)),
        (("记-13", base.1, "办公费", "客服部"), None),
    ] {
        let other = with(other.0, other.1, other.2, other.3);
        let base = with(base.0, base.1, base.2, base.3);
        assert_eq!(base.weak, other.weak);
        assert_eq!((base.likeness(&other), other.likeness(&base)), (expected, expected), "{other:?}");
    }
    let two = |a, b| with(a, "办公费", "办公费", "客服部").likeness(&with(b, "办公费", "办公费", "工程部"));
    assert_eq!((two("记-1", "记-1"), two("", ""), two("记-1", "记-2")), (Some(Corrected), Some(Corrected), None));
}

const ROW: SourceRow<'static> = SourceRow {
    period: "2026-01",
    date: "2026-01-05",
    voucher: "记-12",
    line: "",
    account: "660201",
    category: "加班费",
    description: "1月 加班费",
    vendor: "",
    commitment: "",
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

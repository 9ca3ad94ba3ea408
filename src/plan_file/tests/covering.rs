//! Identity, ties, overlaps and ceilings.

use super::{read, shown};

const HEAD: &str =
    "[dimensions]\nproject = []\ndepartment = []\nshift = []\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n";

/// Problems of lines given as `category | for | rest`; the first line of a plan stands in line 8.
fn problems(lines: &[(&str, &str, &str)]) -> Vec<String> {
    let mut text = HEAD.to_string();
    for (category, members, rest) in lines {
        text += &format!("[[line]]\ncategory = '{category}'\nfor = {{{members}}}\n{rest}\n");
    }
    shown(&read(&[("budget.toml", &text)]).1)
}

const A: &str = "project = 'A'";
const K: &str = "department = 'K'";
const AK: &str = "project = 'A', department = 'K'";
const ONE: &str = "monthly = 1";

#[test]
fn lines_of_one_category_and_members_need_names() {
    assert_eq!(problems(&[("x", A, ONE), ("x", A, ONE)]), ["budget.toml:12 plan-line-twice"]);
    assert_eq!(problems(&[("x", A, ONE), ("x", A, "monthly = 1\nname = 'n'")]), [] as [&str; 0]);
    assert_eq!(problems(&[("x", A, ONE), ("x", "project = 'B'", ONE)]), [] as [&str; 0]);
}

#[test]
fn a_tie_is_an_error_unless_a_more_specific_line_settles_it() {
    let tie = ["budget.toml:12 plan-tie"];
    let none = [] as [&str; 0];
    assert_eq!(problems(&[("x", A, ONE), ("x", K, ONE)]), tie);
    assert_eq!(problems(&[("x", A, ONE), ("x", K, ONE), ("x", AK, ONE)]), none);
    // The whole category, and a deeper one, do not tie.
    assert_eq!(problems(&[("x", A, ONE), ("x", "", ONE)]), none);
    assert_eq!(problems(&[("x", A, ONE), ("x:y", K, ONE)]), none);
    // Disjoint months, and members that exclude each other, do not meet.
    let (spring, autumn) = ("monthly = 1\nto = '2026-06'", "monthly = 1\nfrom = '2026-07'");
    assert_eq!(problems(&[("x", A, spring), ("x", K, autumn)]), none);
    assert_eq!(problems(&[("x", AK, ONE), ("x", "project = 'B', shift = 'N'", ONE)]), none);
    assert_eq!(problems(&[("x", AK, ONE), ("x", "project = 'A', shift = 'N'", ONE)]), tie);
    // One that settles half a year leaves the other half tied.
    assert_eq!(problems(&[("x", A, ONE), ("x", K, ONE), ("x", AK, spring)]), tie);
}

#[test]
fn children_stay_under_their_parents_ceiling() {
    let year = ["budget.toml:8 plan-over-ceiling-year"];
    let month = ["budget.toml:8 plan-over-ceiling-month"];
    let none = [] as [&str; 0];
    for (lines, expected) in [
        (vec![("x", "", "monthly = 10"), ("x:a", "", "monthly = 6"), ("x:b", "", "monthly = 4")], &none[..]),
        (vec![("x", "", "monthly = 10"), ("x:a", "", "monthly = 6"), ("x:b", "", "monthly = 5")], &year),
        (vec![("x", "", "monthly = 10\nmode = 'additive'"), ("x:a", "", "monthly = 60")], &none),
        // The year fits, February does not.
        (vec![("x", "", "annual = 120"), ("x:a", "", "months = [0, 120, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]")], &month),
        // A ceiling inside a ceiling counts once; an additive one with what is below it.
        (vec![("x", "", "monthly = 10"), ("x:a", "", "monthly = 9"), ("x:a:b", "", "monthly = 9")], &none),
        (
            vec![
                ("x", "", "monthly = 10"),
                ("x:a", "", "monthly = 6\nmode = 'additive'"),
                ("x:a:b", "", "monthly = 6"),
            ],
            &year,
        ),
        // Only what lies inside the parent's members is its child.
        (vec![("x", A, "monthly = 10"), ("x:a", "project = 'B'", "monthly = 99")], &none),
        (vec![("x", A, "monthly = 10"), ("x:a", AK, "monthly = 99")], &year),
        (vec![("x", "", "monthly = 10"), ("x:a", A, "monthly = 6"), ("x:a", "project = 'B'", "monthly = 6")], &year),
        // A line for all projects is a ceiling over those for one.
        (vec![("x", "", "monthly = 10"), ("x", A, "monthly = 6"), ("x", "project = 'B'", "monthly = 4")], &none),
        (vec![("x", "", "monthly = 10"), ("x", A, "monthly = 11")], &year),
        (vec![("x", "", "monthly = 10\nfrom = '2026-03'"), ("x:a", "", "monthly = 6\nto = '2026-10'")], &none),
        // A ceiling that begins in July holds nothing of what was budgeted below it before,
        (vec![("x", "", "monthly = 20\nfrom = '2026-07'"), ("x:a", "", "monthly = 12")], &none),
        (vec![("x", "", "monthly = 10\nfrom = '2026-12'"), ("x:a", "", "monthly = 12")], &year),
        // which the ceiling above then does.
        (
            vec![
                ("x", "", "monthly = 10"),
                ("x:a", "", "monthly = 5\nfrom = '2026-07'"),
                ("x:a:b", "", "monthly = 90\nto = '2026-06'"),
            ],
            &year,
        ),
        (
            vec![
                ("x", "", "annual = 900\nphasing = 'history'"),
                ("x:a", "", "monthly = 50\nfrom = '2026-07'"),
                ("x:a:b", "", "annual = 600\nphasing = 'history'"),
            ],
            &none,
        ),
        // A wider line that is not in force yet takes nobody out from under a ceiling.
        (
            vec![("x", K, "monthly = 10"), ("x:a", K, "monthly = 11"), ("x:a", "", "monthly = 50\nfrom = '2026-07'")],
            &month,
        ),
        (
            vec![("x", K, "monthly = 10"), ("x:a", K, "monthly = 9"), ("x:a", "", "monthly = 50\nfrom = '2026-07'")],
            &none,
        ),
        // What is added from July on leaves the ceiling before as it is.
        (
            vec![
                ("x", "", "name = 'a'\nmonthly = 10\nto = '2026-06'"),
                ("x", "", "name = 'b'\nmonthly = 1\nmode = 'additive'\nfrom = '2026-07'"),
                ("x:a", "", "monthly = 10"),
            ],
            &none,
        ),
        (
            vec![
                ("x", "", "name = 'a'\nmonthly = 10\nto = '2026-06'"),
                ("x", "", "name = 'b'\nmonthly = 1\nmode = 'additive'\nfrom = '2026-07'"),
                ("x:a", "", "monthly = 11"),
            ],
            &year,
        ),
        // Last year's shape is not known here, its sum is.
        (
            vec![
                ("x", "", "annual = 120\nphasing = 'history'"),
                ("x:a", "", "annual = 120\nphasing = 'first-of-quarter'"),
            ],
            &none,
        ),
        (vec![("x", "", "annual = 120\nphasing = 'history'"), ("x:a", "", "annual = 121")], &year),
    ] {
        assert_eq!(problems(&lines), expected, "{lines:?}");
    }
}

#[test]
fn two_plans_may_share_neither_cell_nor_month() {
    let plan = |first_month: &str, members: &str, category: &str, months: &str| {
        format!(
            "[plan]\nid = '{first_month}'\nfirst_month = '{first_month}'\nfor = {{{members}}}\n[[line]]\ncategory = '{category}'\nmonthly = 1\n{months}\n"
        )
    };
    let book = "[dimensions]\nproject = []\ndepartment = []\n";
    let overlap = ["plans/b.toml:5 plan-overlap"];
    let none = [] as [&str; 0];
    for (first, second, expected) in [
        (plan("2026-01", A, "x", ""), plan("2027-01", A, "x", ""), &none[..]),
        (plan("2026-01", A, "x", ""), plan("2026-07", A, "x", ""), &overlap),
        (plan("2026-01", A, "x", "to = '2026-06'"), plan("2026-07", A, "x", ""), &none),
        (plan("2026-07", A, "x", "to = '2026-12'"), plan("2026-01", A, "x:y", ""), &overlap),
        (plan("2026-01", A, "x", ""), plan("2026-07", "project = 'B'", "x", ""), &none),
        (plan("2026-01", A, "x", ""), plan("2026-04", K, "x:y", ""), &overlap),
        (plan("2026-01", A, "x:z", ""), plan("2026-02", A, "x:y", ""), &none),
    ] {
        let files = [("budget.toml", book), ("plans/a.toml", &first), ("plans/b.toml", &second)];
        assert_eq!(shown(&read(&files).1), expected, "{first}{second}");
    }
}

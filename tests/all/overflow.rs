//! Numbers too large to be held: `plan check` finds every one that a report would meet, with its line.

use crate::support::book::{TestBook, book_of, export};

/// What stands in a plan of 2026, and whether any report can be made of it.
const PLANS: &[(&str, &str, bool)] = &[
    ("a large line that fits", "[[line]]\ncategory = 'a'\nmonthly = 1_000_000_000_000_000\n", true),
    ("a line of 9·10¹⁶", "[[line]]\ncategory = 'a'\nmonthly = 90_000_000_000_000_000\n", false),
    (
        "1e36 × 1e-24 is no 10¹²",
        "[driver.b]\nvalue = 999999999999\ntimes = 999999999999\n[driver.c]\nvalue = 'b'\ntimes = 999999999999\n\
         [driver.d]\nvalue = 'c'\ntimes = 0.000000000001\n[driver.e]\nvalue = 'd'\ntimes = 0.000000000001\n\
         [[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 'e'\nprice = 0.00001\n",
        false,
    ),
    (
        "1e-36 × 1e36 is no nothing",
        "[driver.b]\nvalue = 0.000000000001\ntimes = 0.000000000001\n[driver.c]\nvalue = 'b'\ntimes = 0.000000000001\n\
         [driver.d]\nvalue = 'c'\ntimes = 999999999999\n\
         [[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 'd'\nprice = 999999999999\n",
        false,
    ),
    (
        "the smaller of two limits does not hide what is too large",
        "[driver.b]\nvalue = 999999999999\ntimes = 999999999999\n[driver.c]\nvalue = 'b'\ntimes = 999999999999\n\
         [grade.g]\nheads = 1\nbase = 'c'\n[[line]]\ncategory = 'a'\nmethod = 'contribution'\ncity = '上海'\nfund = 'social'\n",
        false,
    ),
    (
        "rules that fit one by one",
        "[[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 100000\nprice = 100000000000\n\
         [[line]]\ncategory = 'b'\nmethod = 'quantity'\nquantity = 100000\nprice = 100000000000\n",
        false,
    ),
    (
        "a share of a rule",
        "[[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 10000\nprice = 100000000000\n\
         [[line]]\ncategory = 'b'\nmethod = 'percent_of'\nof = 'a'\nrate = '900%'\n",
        false,
    ),
    ("a target", "[[line]]\ncategory = 'a'\nmonthly = 1\ntarget_monthly = 20_000_000_000_000_000\n", false),
    (
        "the months that a method looks back on",
        "[[line]]\ncategory = 'a'\nmethod = 'incremental'\nprice_change = '900%'\n",
        false,
    ),
    (
        "a metric that is multiplied",
        "[[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 'metric:tickets'\nprice = 999999999999\n",
        false,
    ),
    (
        "a market price beside a line",
        "[[line]]\ncategory = 'a'\nmonthly = 1\nbenchmark = 'price'\nquantity = 999999999999\n",
        false,
    ),
    (
        "a scenario",
        "[[line]]\ncategory = 'a'\nmonthly = 1_000_000\n[[scenario.s.change]]\ncategory = 'a'\ntimes = 100_000_000_000\n",
        false,
    ),
    (
        "a measure",
        "[[line]]\ncategory = 'a'\nmonthly = 1\n[[scenario.s.measure]]\nkind = 'desks'\nseats = 999999999999\n\
         remote = '50%'\nseat_area = 999999999999\nrent_price = 999999999999\nhome_allowance = 1\ntool_cost = 1\n",
        false,
    ),
    (
        "heads beyond counting",
        "[driver.b]\nvalue = 999999999999\ntimes = 999999999999\n[driver.c]\nvalue = 'b'\ntimes = 999999999999\n\
         [staffing.desk]\nwork = 'tickets'\nvolume = 'c'\nhandle_minutes = 25\n[[line]]\ncategory = 'a'\nmonthly = 1\n",
        false,
    ),
];

const REPORTS: &[&str] = &[
    "variance --month 2026-01 --as-of 2026-02-28",
    "variance --year 2026 --against target,benchmark,last-year,average --as-of 2026-12-31",
    "variance --ytd --unit wan --as-of 2026-06-30",
    "explain a --year 2026 --as-of 2026-06-30",
    "plan show --as-of 2026-06-30",
    "plan lint --as-of 2026-06-30",
    "whatif s --as-of 2026-06-30",
    "staffing --month 2026-01 --as-of 2026-06-30",
    "goals --as-of 2026-06-30",
    "history --as-of 2026-06-30",
];

fn made(plan: &str) -> TestBook {
    let book = book_of(&format!("[plan]\nid = '2026'\nfirst_month = '2026-01'\n{plan}"));
    book.write("benchmarks/m.csv", "metric,role,city,year,p50,n,source\nprice,,,2026,999999999999,19,somebody\n");
    book
}

#[test]
fn plan_check_finds_what_a_report_would_meet() {
    let mut missed = Vec::new();
    for (name, plan, fits) in PLANS {
        let book = made(plan);
        let tickets: Vec<String> = (1..=12).map(|month| format!("2025-{month:02},tickets,999999999")).collect();
        if plan.contains("metric:") {
            book.write("m.csv", format!("period,metric,value\n{}\n", tickets.join("\n")));
            book.done("import m.csv --as metric");
        }
        if plan.contains("incremental") {
            let rows: Vec<String> =
                (1..=12).map(|month| format!("2025-{month:02}-05,{month},a,x,5000000000000000.00")).collect();
            book.write("a.csv", export(&rows.iter().map(String::as_str).collect::<Vec<_>>()));
            book.done("import a.csv");
        }
        let (code, told) = book.run("plan check --lang en");
        let large = ["too large", "more heads are needed"].iter().any(|words| told.contains(words));
        let found = code == 2 && large && told.contains("error: budget.toml:");
        if found == *fits || (*fits && code != 0) {
            missed.push(format!("{name}: plan check: {told}"));
        }
        for report in REPORTS {
            let (code, told) = book.run(&format!("{report} --lang en"));
            if told.contains("too large for the program") || (*fits && told.contains("too large")) {
                missed.push(format!("{name}: {report}: {code} {told}"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// Each of them fits, and both together do not: the second is not booked, and reports go on.
#[test]
fn what_a_ledger_cannot_sum_is_not_booked() {
    let book = made("[[line]]\ncategory = 'a'\nmonthly = 1\n");
    for (file, code) in [("a.csv", 0), ("b.csv", 2)] {
        let rows: Vec<String> =
            (1..=6).map(|day| format!("2026-01-0{day},{file}{day},a,{file},8000000000000000.00")).collect();
        book.write(file, export(&rows.iter().map(String::as_str).collect::<Vec<_>>()));
        let (found, said) = book.run(&format!("import {file} --lang en"));
        assert_eq!(found, code, "{file}: {said}");
        assert_eq!(said.contains("a sum in this ledger is too large to be exact"), code == 2, "{said}");
        let (found, said) = book.run("history --months 1 --until 2026-01 --as-of 2026-01-31 --format csv");
        assert!(found == 0 && said.contains("a,2026-01,48000000000000000.00,"), "{said}");
    }
}

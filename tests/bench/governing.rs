//! What is decided on: submitting, verifying and the gate of a large plan, and a month of fifty versions and ten thousand
//! adjustments.

use std::fs;
use std::path::Path;
use std::time::Duration;

use budget::book::Book;
use budget::model::posting::flag;
use budget::model::{Currency, LedgerKind, Money, Month, PostingRef};
use budget::store::{self, BatchPlan, Policy};

use crate::bars::Bars;
use crate::yardstick::best;
use crate::{run, run_watched};

/// The first day of the year that plans are approved on.
const BEGUN: [&str; 2] = ["--as-of", "2026-01-01"];
const VERSIONS: usize = 50;
const ADJUSTMENTS: usize = 10_000;
/// Milliseconds beyond `--version` in which a large plan is submitted, and verified with its ledgers.
const DECIDED: f64 = 2_000.0;
/// Megabytes that either takes.
const MEMORY: u64 = 200;

/// Submits, approves and verifies the book of a large plan; then asks its gate, and orders by it.
pub fn large(book: &Path, request: &[&str], most: f64, bars: &mut Bars) {
    let version = best(20, || run(book, &["--version"]));
    let mut once = |what: &str, arguments: &[&str]| {
        let time = best(1, || run(book, arguments)).saturating_sub(version);
        println!("{:<68} {time:>10.1?}", format!("{what} (at most {DECIDED} ms)"));
        bars.time(&format!("{what}, large plan"), time, DECIDED);
    };
    let submit = [&["plan", "submit", "--as", "wang", "--despite-lint", "a bench"][..], &BEGUN].concat();
    once("plan submit", &submit);
    run(book, &[&["plan", "approve", "--as", "li"][..], &BEGUN].concat());
    once("plan verify", &["plan", "verify"]);
    let peak = run_watched(book, &["plan", "verify"]);
    println!("{:<68} {:>7} MB", format!("  its peak memory (at most {MEMORY})"), peak / 1024);
    bars.memory("plan verify: peak memory", peak, MEMORY);
    gate(book, request, most, bars);
}

/// A request as it is asked, and as it is committed in the same step.
pub fn gate(book: &Path, request: &[&str], most: f64, bars: &mut Bars) {
    let version = best(20, || run(book, &["--version"]));
    let mut told = |what: String, time: Duration| {
        let time = time.saturating_sub(version);
        println!("{:<68} {time:>10.1?}", format!("{what} (at most {most} ms)"));
        bars.time(&what, time, most);
    };
    let asked = [&["check"][..], request].concat();
    told(asked.join(" "), best(20, || run(book, &asked)));
    let mut number = 0;
    let committed = best(20, || {
        number += 1;
        run(book, &[&asked[..], &["--commit", &format!("BENCH-{number}")]].concat());
    });
    told(format!("{} --commit", asked.join(" ")), committed);
}

/// A plan of a thousand lines whose June has so many versions and adjustments, asked for what reports say of it.
pub fn revised(book: &Path, bars: &mut Bars) {
    let plan = |monthly: usize| {
        let mut text = String::from("[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n");
        for line in 0..1_000 {
            let own = if line == 0 { monthly } else { 1_000 };
            let words = "basis = \"12 × 1\"\neffect = \"1 of 1\"\nowner = \"o\"";
            text.push_str(&format!("[[line]]\ncategory = \"cost {line:03}\"\nmonthly = {own}\n{words}\n"));
        }
        fs::write(book.join("budget.toml"), text).unwrap();
    };
    fs::create_dir_all(book).unwrap();
    let with = |words: &[&str]| run(book, &[words, &BEGUN].concat());
    for number in 0..VERSIONS {
        plan(1_000 + number);
        if number > 0 {
            with(&["plan", "revise", "--from", "2026-06", "--reason", "more", "--as", "wang"]);
        }
        with(&["plan", "submit", "--as", "wang", "--despite-lint", "a bench"]);
        with(&["plan", "approve", "--as", "li"]);
    }
    adjustments(book);
    println!("{VERSIONS} versions and {ADJUSTMENTS} adjustments of a month");
    let version = best(20, || run(book, &["--version"]));
    for (arguments, most) in [
        (&["variance", "--month", "2026-06", "--depth", "1"][..], 25.0),
        (&["status"], 30.0),
        (&["explain", "cost 007", "--month", "2026-06"], 25.0),
        (&["plan", "show", "--equation", "--month", "2026-06"], 25.0),
    ] {
        let what = format!("{}: {VERSIONS} versions, {ADJUSTMENTS} adjustments", arguments.join(" "));
        let time = best(10, || run(book, arguments)).saturating_sub(version);
        println!("{what:<68} {time:>10.1?}");
        bars.time(&what, time, most);
    }
}

/// So many supplements of June in one batch: booking each by a command of its own would take the bench hours.
fn adjustments(book: &Path) {
    let ledger = store::open(&Book::at(book), LedgerKind::Adjustment, Vec::new(), Currency::CNY);
    let plan = BatchPlan {
        slug: "adjustment".into(),
        axes: Vec::new(),
        now: "2026-01-01T12:00:00Z".parse().unwrap(),
        actor: "li".into(),
        action: "adjust",
    };
    let mut draft = ledger.draft(plan).unwrap();
    let june = Month::parse("2026-06").unwrap();
    for number in 0..ADJUSTMENTS {
        draft
            .push(&PostingRef {
                month: june,
                date: "2026-01-01".parse().ok(),
                category: &format!("cost {:03}", number % 1_000),
                members: &[],
                amount: Money::from_minor(100, Currency::CNY),
                description: "a bench",
                voucher: &format!("S{}-bench", number + 1),
                line: "1",
                vendor: "li",
                invoice: "",
                counterparty: "2026",
                commitment: "",
                source_account: "",
                source: "plan",
                source_line: 1,
                flag: flag::SUPPLEMENT,
                source_members: &[],
            })
            .unwrap();
    }
    draft.judge(&Policy { vouchers_apart: true, as_new: true, ..Policy::default() }).unwrap();
    draft.commit().unwrap();
}

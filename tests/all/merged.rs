//! Two branches of one book, merged as git merges files: what is in both is told by every report, and `import
//! reconcile` counts each row once, as the newest decision says.

use std::collections::BTreeSet;
use std::fs;

use crate::support::book::{SETTINGS, TestBook, YEAR, book};

const RULE: &str = "\n[[classify]]\nfield = \"description\"\ncontains = \"late\"\ncategory = \"labour:overtime\"\n";

const BASE: &str = "date,account,description,amount\n2026-01-05,odd,late one,100.00\n2026-01-06,office,paper,7.00\n";

/// What is in a book of a month, made of [`BASE`] with another first amount.
fn changed(amount: &str) -> String {
    BASE.replace("100.00", amount)
}

/// A book with [`BASE`]; the late row has no category yet.
fn base() -> TestBook {
    let book = book().with("a.csv", BASE);
    book.done("import a.csv");
    book
}

/// Files with their texts.
type Files<'a> = &'a [(&'a str, &'a str)];

/// What one branch does: the lines, at a time of its own, after what it does to files.
type Does<'a> = (Files<'a>, &'a [&'a str]);

/// A case by name, its branches, and what the batches come to.
type Case<'a> = (&'a str, [Does<'a>; 2], (i64, i64, i64));

fn copy(from: &TestBook, to: &TestBook) {
    for folder in ["ledger/actual", "ledger/undone", "ledger/source"] {
        for entry in fs::read_dir(from.join(folder)).into_iter().flatten().flatten() {
            to.write(&format!("{folder}/{}", entry.file_name().to_str().unwrap()), fs::read(entry.path()).unwrap());
        }
    }
}

fn names(book: &TestBook, folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(book.join(folder)).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().into_string().unwrap()).filter(|name| !name.starts_with('.')).collect()
}

/// Two branches of a book, merged into the first. The second works a minute later.
fn merged(base: &TestBook, [first, second]: [Does<'_>; 2]) -> TestBook {
    let branch = |(files, lines): Does<'_>, now: &str| {
        let branch = book().with("a.csv", BASE);
        copy(base, &branch);
        files.iter().for_each(|(name, text)| branch.write(name, text));
        for line in lines {
            let output = branch.program().args(line.split(' ')).env("BUDGET_TEST_NOW", now).output().unwrap();
            assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        }
        branch
    };
    // Later than all that is there.
    let day = base.batches().len();
    let ours = branch(first, &format!("2099-01-{day:02}T10:00:00Z"));
    let theirs = branch(second, &format!("2099-01-{day:02}T10:01:00Z"));
    let was = names(base, "ledger/actual");
    for gone in was.difference(&names(&theirs, "ledger/actual")) {
        let _ = fs::remove_file(ours.join("ledger/actual").join(gone));
    }
    let gone: Vec<&String> = was.iter().filter(|name| !ours.join("ledger/actual").join(name).exists()).collect();
    let kept: Vec<_> = theirs.batches();
    for path in kept.iter().filter(|path| !gone.iter().any(|gone| path.ends_with(gone))) {
        let name = path.file_name().unwrap().to_str().unwrap();
        ours.write(&format!("ledger/actual/{name}"), fs::read(path).unwrap());
    }
    ours.write("budget.toml", format!("{SETTINGS}{RULE}"));
    ours
}

/// What the batches come to: on overtime, in the office, and in all.
fn spent(book: &TestBook) -> (i64, i64, i64) {
    let mut sums = (0, 0, 0);
    for batch in book.batches() {
        for row in fs::read_to_string(batch).unwrap().lines().skip(1).map(|l| l.split(',').collect::<Vec<_>>()) {
            let minor: i64 = row[3].replace('.', "").parse().unwrap();
            sums.0 += if row[2] == "labour:overtime" { minor } else { 0 };
            sums.1 += if row[2] == "office" { minor } else { 0 };
            sums.2 += minor;
        }
    }
    sums
}

/// Told by every report, settled by `import reconcile`: then it comes to this, and nothing is left to settle.
fn settled(book: &TestBook, expected: (i64, i64, i64), case: &str) {
    for line in [YEAR, "import list", "explain office --year 2026 --as-of 2026-12-31", "import a.csv"] {
        let (code, said) = book.run(line);
        assert!(code == 2 && said.contains("import reconcile"), "{case}: {line}: {said}");
    }
    book.done("import reconcile");
    assert_eq!(spent(book), expected, "{case}");
    book.done(YEAR);
    let (_, said) = book.run("import reconcile");
    assert!(said.contains("no two batches"), "{case}: {said}");
    fs::remove_dir_all(book.join(".budget")).unwrap();
    book.done(YEAR);
}

#[test]
fn what_both_branches_corrected_counts_once() {
    let rule = format!("{SETTINGS}{RULE}");
    let ruled: Files<'_> = &[("budget.toml", &rule)];
    let (more, most) = (changed("150.00"), changed("160.00"));
    let (more, most): (Files<'_>, Files<'_>) = (&[("a.csv", &more)], &[("a.csv", &most)]);
    let replace: &[&str] = &["import a.csv --replace 2026-01"];
    let cases: [Case<'_>; 8] = [
        ("the same replaced", [(more, replace), (more, replace)], (0, 700, 15700)),
        ("replaced otherwise", [(more, replace), (most, replace)], (0, 700, 16700)),
        ("replaced otherwise, the other way round", [(most, replace), (more, replace)], (0, 700, 15700)),
        ("moved", [(ruled, &["reclassify"]), (ruled, &["reclassify"])], (10000, 700, 10700)),
        ("undone and moved", [(&[], &["import undo last"]), (ruled, &["reclassify"])], (0, 0, 0)),
        ("undone and replaced", [(&[], &["import undo last"]), (more, replace)], (0, 0, 15000)),
        ("moved and replaced", [(ruled, &["reclassify"]), (more, replace)], (0, 700, 15700)),
        ("booked anew", [(&[], &["import a.csv --as-new"]), (&[], &["import a.csv --as-new"])], (0, 1400, 21400)),
    ];
    for (case, branches, expected) in cases {
        settled(&merged(&base(), branches), expected, case);
    }
}

#[test]
fn what_both_branches_settled_is_settled_once() {
    let once: Files<'_> = &[("n.csv", "date,account,description,amount\n2026-01-09,office,pens,9.00\n")];
    let doubled = merged(&base(), [(once, &["import n.csv"]), (once, &["import n.csv"])]);
    settled(
        &merged(&doubled, [(&[], &["import reconcile"]), (&[], &["import reconcile"])]),
        (0, 1600, 11600),
        "copies",
    );
    let more = changed("150.00");
    let replaced: Does<'_> = (&[("a.csv", &more)], &["import a.csv --replace 2026-01"]);
    let twice = merged(&base(), [replaced, replaced]);
    let reconcile: Does<'_> = (&[], &["import reconcile"]);
    settled(&merged(&twice, [reconcile, reconcile]), (0, 700, 15700), "replacements");
}

/// A copy of a batch under another name, as programs make them that keep folders alike.
#[test]
fn a_batch_that_is_there_twice_counts_once() {
    for (lines, expected) in [
        (&["import a.csv --replace 2026-01"][..], (0, 700, 700)),
        (&["import a.csv --as-new"], (0, 1400, 11400)),
        (&["import a.csv --as-new", "import a.csv --as-new"], (0, 2100, 12100)),
    ] {
        let book = base();
        book.write("a.csv", "date,account,description,amount\n2026-01-06,office,paper,7.00\n");
        lines.iter().for_each(|line| book.done(line));
        let sums = spent(&book);
        assert_eq!(sums, expected, "{lines:?}");
        fs::remove_dir_all(book.join(".budget")).unwrap();
        book.done(YEAR);
        let last = book.batches().pop().unwrap();
        let name = last.file_name().unwrap().to_str().unwrap().to_string();
        book.write(&format!("ledger/actual/2098{}", &name[4..]), fs::read(&last).unwrap());
        settled(&book, expected, lines[0]);
    }
}

#[test]
fn what_a_later_batch_moves_is_not_undone_under_it() {
    let book = base();
    book.write("budget.toml", format!("{SETTINGS}{RULE}"));
    book.done("reclassify");
    let moved = book.batches().pop().unwrap().file_stem().unwrap().to_str().unwrap().to_string();
    book.write("budget.toml", SETTINGS.to_string() + &RULE.replace("labour:overtime", "office"));
    book.done("reclassify --all");
    let (code, said) = book.run(&format!("import undo {moved}"));
    assert!(code == 2 && said.contains("undo the later one first"), "{said}");
    book.done("import undo last");
    book.done("import undo last");
    assert_eq!(spent(&book), (0, 700, 10700));
}

#[test]
fn an_edited_batch_is_not_adopted_under_what_corrects_it() {
    let edit = |book: &TestBook, from: &str, to: &str| {
        let path = book.batches().remove(0);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(&path, text.replace(from, to)).unwrap();
        book.run(&format!("import adopt {}", path.strip_prefix(book.path()).unwrap().display()))
    };
    let replaced = || {
        let book = base();
        book.write("a.csv", changed("150.00"));
        book.done("import a.csv --replace 2026-01");
        book
    };
    for (from, to) in [("100.00", "111.00"), ("2026-01,2026-01-05,", "2026-01,2026-01-04,")] {
        let (code, said) = edit(&replaced(), from, to);
        assert!(code == 2 && said.contains("later batch") && said.contains("--replace"), "{said}");
    }
    // A row that nobody corrects may be edited.
    let book = replaced();
    let (code, said) = edit(&book, "7.00", "8.00");
    assert_eq!(code, 0, "{said}");
    book.done(YEAR);
    assert_eq!(spent(&book), (0, 800, 15800));
}

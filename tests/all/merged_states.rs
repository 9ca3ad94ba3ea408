//! Two branches that booked one voucher before and after it was corrected: after the merge both count, and every report
//! says so until one is taken back. Who knew of the other is not asked.

use std::fs;

use crate::support::book::{TestBook, YEAR, book};

const HEAD: &str = "date,voucher,account,description,amount\n";
const SAID: &str = "two branches seem to have booked two states";

/// A branch in which a file with these rows was booked.
fn branch(minute: u32, rows: &str) -> TestBook {
    let branch = book().with("a.csv", format!("{HEAD}{rows}"));
    at(&branch, minute, "import a.csv");
    branch
}

fn at(book: &TestBook, minute: u32, line: &str) -> String {
    let now = format!("2026-12-01T10:{minute:02}:00Z");
    let output = book.program().args(line.split(' ')).env("BUDGET_TEST_NOW", now).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert!(output.status.success(), "{line}: {said}");
    said
}

/// The files of both, with the journal of the first, as `.gitattributes` has git merge them.
fn merge(ours: TestBook, theirs: &TestBook) -> TestBook {
    for folder in ["ledger/actual", "ledger/source"] {
        for entry in fs::read_dir(theirs.join(folder)).unwrap().flatten() {
            let name = entry.file_name().into_string().unwrap();
            ours.write(&format!("{folder}/{name}"), fs::read(entry.path()).unwrap());
        }
    }
    ours
}

fn anew(book: &TestBook) {
    fs::remove_dir_all(book.join(".budget")).unwrap();
}

/// Is it told by every one of these, again and again?
fn tells(book: &TestBook) -> bool {
    let lines =
        [YEAR, "explain office --year 2026 --as-of 2026-12-31 --format json", "import list", "import reconcile"];
    let told: Vec<bool> = lines.iter().map(|line| at(book, 59, line).contains(SAID)).collect();
    let verified = ["plan verify", "doctor --full"].map(|line| book.run(line).1.contains(SAID));
    let told = [told, verified.to_vec()].concat();
    assert!(told.iter().all(|one| *one == told[0]), "{told:?}");
    told[0]
}

const OLD: &str = "2026-01-05,V1,office,desk,100.00\n";
const NEW: &str = "2026-01-05,V1,office,desk,150.00\n";

fn two_states() -> [TestBook; 2] {
    [merge(branch(1, OLD), &branch(2, NEW)), merge(branch(2, NEW), &branch(1, OLD))]
}

#[test]
fn two_states_of_a_voucher_are_told_until_one_is_taken_back() {
    for book in two_states() {
        assert!(tells(&book));
        book.write("more.csv", format!("{HEAD}2026-01-09,V7,office,pens,9.00\n"));
        at(&book, 10, "import more.csv");
        assert!(tells(&book), "another batch came");
        anew(&book);
        assert!(tells(&book), "the index was made anew");
        let old = book.batches()[0].file_stem().unwrap().to_str().unwrap().to_string();
        at(&book, 11, &format!("import undo {old}"));
        assert!(!tells(&book));
        anew(&book);
        assert!(!tells(&book));
    }
}

#[test]
fn a_complete_month_settles_it() {
    for book in two_states() {
        book.write("a.csv", format!("{HEAD}{NEW}"));
        at(&book, 10, "import a.csv --replace 2026-01");
        assert!(!tells(&book));
    }
}

#[test]
fn both_count_where_somebody_says_so() {
    for book in two_states() {
        let old = book.batches()[0].file_stem().unwrap().to_str().unwrap().to_string();
        book.write("a.csv", format!("{HEAD}{OLD}"));
        at(&book, 20, &format!("import undo {old}"));
        at(&book, 21, "import a.csv --as-new");
        assert!(!tells(&book));
        anew(&book);
        assert!(!tells(&book));
    }
}

#[test]
fn who_knew_the_other_is_not_asked() {
    for how in ["--replace", "--replace 2026-01", "--as-new"] {
        let book = branch(1, OLD);
        book.write("a.csv", format!("{HEAD}{NEW}"));
        at(&book, 2, &format!("import a.csv {how}"));
        anew(&book);
        assert!(!tells(&book), "{how}");
    }
}

#[test]
fn other_lines_of_a_voucher_are_no_other_state() {
    for other in [
        "2026-01-05,V1,office,chair,150.00\n",
        "2026-01-06,V1,office,desk,150.00\n",
        "2026-01-05,V2,office,desk,150.00\n",
        "2026-01-05,,office,desk,150.00\n",
        "2026-02-05,V1,office,desk,150.00\n",
    ] {
        let book = merge(branch(1, OLD), &branch(2, other));
        assert!(!tells(&book), "{other}");
    }
}

/// Two rows of each are the same, and of the third each has another state: whatever is named can be done, in any order, until
/// one batch is left.
#[test]
fn what_is_named_can_always_be_done() {
    let [same, more] = ["2026-03-05,V20,office,x,700.00\n", "2026-03-07,V22,office,z,50.00\n"];
    let rows = |state: &str| format!("{same}2026-03-06,V21,office,y,{state}\n{more}");
    let both = || merge(branch(1, &rows("400.00")), &branch(2, &rows("450.00")));
    let sum = |book: &TestBook| {
        let (code, said) = book.run(YEAR);
        assert_eq!(code, 0, "{said}");
        let office = said.lines().find(|line| line.starts_with("period,item,office")).unwrap();
        office.split(',').nth(5).unwrap().to_string()
    };
    let names = |book: &TestBook| -> Vec<String> {
        book.batches().iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
    };
    for (place, expected) in [(0, "1200.00"), (1, "1150.00")] {
        // At once, as the error of every report says.
        let book = both();
        let (code, said) = book.run(YEAR);
        assert!(code == 2 && said.contains(&format!("`budget import undo {}`", names(&book)[1])), "{said}");
        at(&book, 10, &format!("import undo {}", names(&book)[place]));
        assert_eq!(sum(&book), expected);
        // After the copies were reversed: the reversal goes first, and then either batch.
        let book = both();
        at(&book, 10, "import reconcile");
        assert!(tells(&book));
        let own = names(&book)[place].clone();
        let (code, said) = book.run(&format!("import undo {own}"));
        let refused = code != 0;
        if refused {
            assert!(
                said.contains(&format!("undo the later one first: `budget import undo {}`", names(&book)[2])),
                "{said}"
            );
            at(&book, 11, &format!("import undo {}", names(&book)[2]));
            at(&book, 12, &format!("import undo {own}"));
        }
        assert_eq!(sum(&book), expected, "{refused}");
        assert!(!tells(&book));
    }
}

//! A workbook of several forms, what a collection comes to before it is written, and rounds that somebody edited.

use std::process::Stdio;

use super::*;

/// Saves several sheets in one workbook.
fn save_all(path: &Path, sheets: &[(&str, &[Vec<Data>])]) {
    let mut workbook = Workbook::new();
    for (name, cells) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*cells) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Data::Empty => {}
                    Data::Float(value) => drop(sheet.write_number(row, column, *value).unwrap()),
                    Data::Int(value) => drop(sheet.write_number(row, column, *value as f64).unwrap()),
                    other => drop(sheet.write_string(row, column, other.to_string()).unwrap()),
                }
            }
        }
    }
    workbook.save(path).unwrap();
}

/// The cells of both forms, filled in.
fn filled(book: &TestBook) -> [Vec<Vec<Data>>; 2] {
    fill(book, DESK, &["12000", "6000"]);
    fill(book, HOTLINE, &["-600", "1300"]);
    [DESK, HOTLINE].map(|form| cells(&book.join("forms").join(form)))
}

fn alone(book: &TestBook, sheets: &[(&str, &[Vec<Data>])]) {
    for form in [DESK, HOTLINE] {
        let _ = fs::remove_file(book.join("forms").join(form));
    }
    save_all(&book.join("forms/all.xlsx"), sheets);
}

fn note(text: &str) -> Vec<Vec<Data>> {
    vec![vec![Data::String(text.to_string())]]
}

#[test]
fn every_form_of_a_workbook_is_read() {
    let book = book();
    let [desk, hotline] = filled(&book);
    alone(&book, &[("remarks", &note("who gave what")), ("desk", &desk), ("hotline", &hotline)]);
    let (code, text) = collect(&book, " --into 2027");
    assert!(code == 0 && text.contains("2 of 2"), "{code} {text}");
    // A copy of a sheet says the same once more.
    let book = self::book();
    let [desk, hotline] = filled(&book);
    alone(&book, &[("desk", &desk), ("hotline", &hotline), ("desk (2)", &desk)]);
    let (code, text) = collect(&book, "");
    assert!(code == 0 && text.contains("all.xlsx#desk (2): the same as all.xlsx#desk; read once"), "{code} {text}");
}

#[test]
fn a_copied_sheet_that_says_something_else_is_named() {
    let book = book();
    let [desk, hotline] = filled(&book);
    let mut other = desk.clone();
    other[FIRST_ROW][AMOUNT] = Data::Float(99_999.0);
    alone(&book, &[("desk", &desk), ("hotline", &hotline), ("desk (2)", &other)]);
    let (code, text) = collect(&book, " --into 2027");
    let told = "all.xlsx#desk (2): 客服部 has answered in all.xlsx#desk already, and otherwise";
    assert!(code == 3 && text.contains(told), "{code} {text}");
    assert_eq!(plan(&book), PLAN);
    // A form that was taken apart beside a whole one is not passed over.
    other.remove(FIRST_ROW - 1);
    alone(&book, &[("desk", &desk), ("hotline", &hotline), ("old", &other)]);
    let (code, text) = collect(&book, "");
    assert!(code == 3 && text.contains("all.xlsx#old: this is no form that was handed out"), "{code} {text}");
}

const CEILING: &str = "language = \"en\"\n[plan]\nid = \"2027\"\nfirst_month = \"2027-01\"\n[[line]]\ncategory = \"labour\"\n\
                       annual = 2000\n[[line]]\ncategory = \"labour:overtime\"\nannual = 1000\nowner = \"li\"\n\
                       [[line]]\ncategory = \"labour:extra\"\nannual = 900\nowner = \"wang\"\n";

/// A form of one line without an axis.
fn answer(book: &TestBook, form: &str, amount: f64) {
    edit(book, form, |cells| cells[FIRST_ROW][AMOUNT - 1] = Data::Float(amount));
}

#[test]
fn what_would_be_refused_is_refused_before_anything_is_written() {
    let book = book_of(CEILING);
    book.done("plan hand-out -o forms --as wang --as-of 2026-11-30");
    answer(&book, "li-1.xlsx", 5000.0);
    // Wang may still give what Li asks for.
    let (code, text) = collect(&book, "");
    assert!(
        code == 1 && text.contains("warning: budget.toml:5: the lines below `labour` add up to 5900.00"),
        "{code} {text}"
    );
    answer(&book, "wang-1.xlsx", 900.0);
    for more in ["", " --into 2027"] {
        let (code, text) = collect(&book, more);
        assert!(
            code == 3 && text.contains("error: budget.toml:5: the lines below `labour` add up to 5900.00"),
            "{more}: {text}"
        );
        assert_eq!(plan(&book), CEILING);
    }
    answer(&book, "li-1.xlsx", 1100.0);
    assert_eq!((collect(&book, "").0, collect(&book, " --into 2027").0), (0, 0));
}

/// 100 over twelve weights is not 10 spread as 5 was; and a reserve of 10 % grows with what it is a share of.
#[test]
fn the_table_and_the_evidence_are_of_the_plan_that_is_written() {
    let plan = "language = \"en\"\n[plan]\nid = \"2027\"\nfirst_month = \"2027-01\"\n[[line]]\ncategory = \"office\"\nannual = 5\n\
                phasing = \"weights\"\nweights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]\nowner = \"li\"\n\
                [[line]]\ncategory = \"reserve\"\nmethod = \"contingency\"\nof = [\"office\"]\nrate = \"10%\"\n";
    let book = book_of(plan);
    book.done("plan hand-out -o forms --as wang --as-of 2026-11-30");
    answer(&book, "li-1.xlsx", 1000.0);
    let (code, text) = collect(&book, " --format csv");
    assert_eq!(code, 0, "{text}");
    let (code, dry) = collect(&book, "");
    assert!(code == 0 && dry.contains("100.00"), "{dry}");
    let (code, text) = collect(&book, " --into 2027");
    assert!(code == 0 && text.contains("1,100.00"), "{text}");
    let after = |name: &str, key: &str| {
        let text = fs::read_to_string(book.join(name)).unwrap();
        let line = text.lines().rfind(|line| line.contains(key)).unwrap().to_string();
        let at = line.find(key).unwrap() + key.len();
        line[at..].chars().skip_while(|c| !c.is_ascii_hexdigit()).take(64).collect::<String>()
    };
    let (_, shown) = book.run("plan hand-out -o again --as wang --as-of 2026-12-06 --format json");
    for hash in [after("rounds/2027/1.collected.toml", "hash = "), after("journal.jsonl", "\"after\":")] {
        assert!(hash.len() == 64 && shown.contains(&hash), "{hash}: {shown}");
    }
}

#[test]
fn a_round_that_somebody_edited_is_found() {
    for file in ["rounds/2027/1.toml", "rounds/2027/1.collected.toml"] {
        let book = book();
        filled(&book);
        assert_eq!(collect(&book, " --into 2027").0, 0);
        let (code, text) = book.run("plan verify");
        assert!(code == 0 && text.contains("1 round of forms checked"), "{text}");
        let text = fs::read_to_string(book.join(file)).unwrap();
        assert!(text.contains("12000.00"));
        fs::write(book.join(file), text.replace("12000.00", "22000.00")).unwrap();
        let (code, told) = book.run("plan verify");
        assert!(code == 1 && told.contains(&format!("{file}: this file is not what the journal says")), "{told}");
        if !file.contains("collected") {
            let (code, told) = collect(&book, "");
            assert!(code == 2 && told.contains("this is no round as it was handed out"), "{code} {told}");
        }
        fs::remove_file(book.join(file)).unwrap();
        let (code, told) = book.run("plan verify");
        assert!(code == 1 && told.contains("the journal knows this file of a round, but it is gone"), "{told}");
        fs::write(book.join(file), text).unwrap();
        assert_eq!(book.run("plan verify").0, 0);
        // Without its evidence it stands, and the next round adds the line again.
        fs::remove_file(book.join("journal.jsonl")).unwrap();
        let (code, told) = book.run("plan verify");
        assert!(code == 1 && told.contains("the journal has no line for this file"), "{told}");
        book.done("plan hand-out --by department -o again --as wang --as-of 2026-12-06");
        let (code, told) = book.run("plan verify");
        assert_eq!(code, 0, "{told}");
    }
}

#[test]
fn of_two_that_collect_at_once_one_is_told_that_it_is_done() {
    let book = book();
    filled(&book);
    let line = "plan collect forms --into 2027 --as wang --as-of 2026-12-05";
    let start = || {
        let mut program = book.program();
        program.args(line.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let both = [start(), start()].map(|child| child.wait_with_output().unwrap());
    let mut codes = both.each_ref().map(|output| output.status.code());
    codes.sort_unstable();
    // Where the machine is busy the second may be told that it waited long enough.
    let busy = codes == [Some(0), Some(2)];
    assert!(busy || codes == [Some(0), Some(3)], "{both:?}");
    let told = both.iter().map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).collect::<String>();
    let why = if busy { "another program is writing to this book" } else { "round 1 of 2027 is in the plan already" };
    assert!(told.contains(why), "{told}");
    assert_eq!(book.run("plan verify").0, 0);
}

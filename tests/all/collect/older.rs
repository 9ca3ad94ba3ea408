//! What is not taken over: answers older than those that stand, forms that nobody named, numbers that are a slip.

use std::fs;

use super::*;

/// What was asked later stands in the plan: older answers never take its place, whatever became of their files.
#[test]
fn an_earlier_round_is_not_put_over_a_later_one() {
    let book = book();
    book.done("plan hand-out --by department -o later --as wang --as-of 2026-12-01");
    fill(&book, DESK, &["14000", "6000"]);
    fill(&book, HOTLINE, &["-600", "1300"]);
    // While the later round is out, the forms of the earlier one are told to be older.
    let (code, text) = collect(&book, " --round 1");
    assert!(code == 0 && text.contains("round 2 of 2027 was handed out since"), "{text}");
    for (form, amounts) in [("客服部-2.xlsx", ["13000", "6000"]), ("hotline-2.xlsx", ["-600", "1300"])] {
        fs::copy(book.join("later").join(form), book.join("forms").join(form)).unwrap();
        fill(&book, form, &amounts);
    }
    assert_eq!(collect(&book, " --into 2027").0, 0);
    let stands = plan(&book);
    for lost in [None, Some("rounds/2027/2.collected.toml")] {
        lost.into_iter().for_each(|file| fs::remove_file(book.join(file)).unwrap());
        let (code, text) = collect(&book, " --round 1 --into 2027");
        assert!(code == 3 && text.contains("round 2 of 2027 is in the plan already"), "{text}");
        // The journal knows what was taken over.
        let (code, text) = collect(&book, " --round 2 --into 2027");
        assert!(code == 3 && text.contains("round 2 of 2027 is in the plan already"), "{text}");
        assert_eq!(plan(&book), stands);
    }
}

#[test]
fn forms_that_lie_in_a_folder_below_are_told_of() {
    let book = book();
    fill(&book, DESK, &["14000", "6000"]);
    fill(&book, HOTLINE, &["-600", "1300"]);
    fs::create_dir(book.join("forms/back")).unwrap();
    fs::rename(book.join("forms").join(HOTLINE), book.join("forms/back").join(HOTLINE)).unwrap();
    let (code, text) = collect(&book, "");
    assert!(
        code == 1 && text.contains("one file in a folder below this one is not read: back/hotline-1.xlsx"),
        "{text}"
    );
    let (code, text) = book.run("plan collect forms forms/back --as-of 2026-12-05");
    assert!(code == 0 && !text.contains("is not read"), "{text}");
}

/// 1,2600 may be 12,600 or 1,260.0: nobody guesses.
#[test]
fn a_number_whose_groups_are_a_slip_is_asked_about() {
    let book = book();
    fill(&book, HOTLINE, &["-600", "1300"]);
    for slip in ["1,2600", "1,2600.00", "12,60"] {
        fill(&book, DESK, &[slip, "6000"]);
        let (code, text) = collect(&book, "");
        assert!(code == 3 && text.contains(&format!("`{slip}` is no amount")), "{text}");
    }
    fill(&book, DESK, &["12,600", "6000"]);
    assert_eq!(collect(&book, "").0, 0);
}

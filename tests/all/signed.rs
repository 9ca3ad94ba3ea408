//! Signed approvals, with keys made here: each is checked, and nobody approves in another's name.
//!
//! Where `ssh-keygen` is not installed these say so and are skipped; `.ci/run` sees to it that it is.

use std::fs;
use std::process::{Command, Output};

use crate::support::book::{SETTINGS, TestBook, book_of};

const SUBMIT: &str = "plan submit --as wang --despite-lint short --as-of 2026-01-05";
const ASKS: &str = "\n[approval]\nsigners = \"allowed_signers\"\n";
const ROUTED: &str = "[[category]]\npath = \"office\"\n[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n\
                      [[route]]\nup_to = 800\nwho = [\"li\"]\n[[route]]\nwho = [\"zhou\"]\n\
                      [[line]]\ncategory = \"office\"\nmonthly = 500\ncontrol = \"rigid\"\nwindow = \"period\"\n";

/// Says that nothing was tested here.
#[expect(clippy::print_stderr, reason = "whoever runs the tests is to know")]
fn skipped() {
    eprintln!("skipped: ssh-keygen is not installed");
}

/// A book that asks for signatures, with keys of li, zhou and of a stranger; `None` where none can be made.
fn signed_book(settings: &str) -> Option<TestBook> {
    let book = book_of(&format!("{settings}{ASKS}"));
    let mut signers = String::new();
    for name in ["li", "zhou", "stranger"] {
        let path = book.join(format!("{name}.key"));
        let mut make = Command::new("ssh-keygen");
        if make.args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(&path).status().is_err() {
            skipped();
            return None;
        }
        let public = fs::read_to_string(book.join(format!("{name}.key.pub"))).unwrap();
        let key = public.split(' ').take(2).collect::<Vec<_>>().join(" ");
        if name != "stranger" {
            signers.push_str(&format!("{name} namespaces=\"budget-approval\",valid-before=\"20270101\" {key}\n"));
        }
    }
    book.write("allowed_signers", signers);
    Some(book)
}

fn run(book: &TestBook, line: &str, now: &str) -> (i32, String) {
    let mut program = book.program();
    program.env("BUDGET_TEST_NOW", now).args(line.split(' '));
    program.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    let Output { status, stdout, stderr } = program.output().unwrap();
    let said = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
    (status.code().unwrap_or(-1), said)
}

const JANUARY: &str = "2026-01-06T08:00:00Z";

fn done(book: &TestBook, line: &str) -> String {
    let (code, said) = run(book, line, JANUARY);
    assert_eq!(code, 0, "{line}: {said}");
    said
}

fn refused(book: &TestBook, line: &str, now: &str, why: &str) {
    let (code, said) = run(book, line, now);
    assert!(code == 2 && said.contains(why) && said.contains("hint:"), "{line}: {code} {said}");
}

fn broken(book: &TestBook, why: &str) {
    let (code, said) = run(book, "plan verify", JANUARY);
    assert!(code == 1 && said.contains(why), "{code} {said}");
}

#[test]
fn an_approval_is_signed_and_checked() {
    let Some(book) = signed_book(SETTINGS) else { return };
    done(&book, SUBMIT);
    let approve = "plan approve --as li --as-of 2026-01-06";
    refused(&book, approve, JANUARY, "li has named no key");
    refused(&book, &format!("{approve} --key nowhere.key"), JANUARY, "signing with");
    refused(&book, &format!("{approve} --key zhou.key"), JANUARY, "the key is that of zhou, not of li");
    refused(&book, &format!("{approve} --key stranger.key"), JANUARY, "no line of the signers has it");
    // The key of li holds until the end of 2026.
    refused(&book, &format!("{approve} --key li.key"), "2027-01-06T08:00:00Z", "no line of the signers has it");
    assert!(!book.join("versions/2026/v1.approved.toml").exists());
    let said = done(&book, &format!("{approve} --key li.key"));
    assert!(said.contains("signed with the approver's key") && !said.contains("cannot prove"), "{said}");
    assert!(done(&book, "plan verify").contains("one signature of approvals checked"));
    // Years later, when the key holds no more, the approval does.
    let (code, said) = run(&book, "plan verify", "2029-01-06T08:00:00Z");
    assert_eq!(code, 0, "{said}");
}

#[test]
fn whoever_changes_an_approval_is_found() {
    let Some(book) = signed_book(SETTINGS) else { return };
    done(&book, SUBMIT);
    done(&book, "plan approve --as li --as-of 2026-01-06 --key li.key");
    let file = "versions/2026/v1.approved.toml";
    let text = fs::read_to_string(book.join(file)).unwrap();
    // The journal is written anew as well, by somebody who knows how: the signature still tells.
    let journal = fs::read_to_string(book.join("journal.jsonl")).unwrap();
    let forged = |from: &str, to: &str| {
        book.write(file, text.replace(from, to));
        let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
        let lines = journal.replace(&hash(&text), &hash(&text.replace(from, to)));
        book.write("journal.jsonl", lines);
    };
    forged("by = \"li\"", "by = \"zhou\"");
    broken(&book, "the key is that of li, not of zhou");
    forged("2026-01-06T08:00:00Z", "2026-01-07T08:00:00Z");
    broken(&book, "the signature is not one of li on this approval");
    let signature = text.lines().find(|line| line.starts_with("signature")).unwrap();
    forged(signature, "");
    broken(&book, "li approved this on 2026-01-06 without a signature");
    forged("", "");
    done(&book, "plan verify");
    // Nobody is asked any more, or somebody else.
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", SETTINGS);
    broken(&book, "the book says of nobody whose key he has");
    book.write("budget.toml", &settings);
    let signers = fs::read_to_string(book.join("allowed_signers")).unwrap();
    book.write("allowed_signers", signers.lines().filter(|line| line.starts_with("zhou")).collect::<String>() + "\n");
    broken(&book, "no line of the signers has it");
}

/// Who takes the rule out of the file gets no version past it.
#[test]
fn what_was_signed_once_stays_signed() {
    let Some(book) = signed_book(SETTINGS) else { return };
    done(&book, SUBMIT);
    done(&book, "plan approve --as li --as-of 2026-01-06 --key li.key");
    done(&book, "plan revise --from 2026-03 --as wang --reason more --as-of 2026-01-06");
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    let more = |settings: &str| settings.replace("monthly = 1", "monthly = 2");
    assert_ne!(more(&settings), settings);
    let why = "the approval of 2026 v1 is signed, and the book no longer says by whose keys";
    book.write("budget.toml", more(SETTINGS));
    refused(&book, SUBMIT, JANUARY, why);
    book.write("budget.toml", more(&settings));
    done(&book, SUBMIT);
    book.write("budget.toml", more(SETTINGS));
    refused(&book, "plan approve --as li --as-of 2026-01-06", JANUARY, why);
    book.write("budget.toml", more(&settings));
    done(&book, "plan approve --as li --as-of 2026-01-06 --key li.key");
}

/// Nobody has signed yet: that the rule was there when the plan was submitted is on record.
#[test]
fn what_was_to_be_signed_is_signed() {
    let Some(book) = signed_book(ROUTED) else { return };
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    done(&book, SUBMIT);
    book.write("budget.toml", ROUTED);
    let why = "2026 v1 was submitted to be approved with a signature, and the book no longer says by whose keys";
    refused(&book, "plan approve --as zhou --as-of 2026-01-06", JANUARY, why);
    refused(&book, "override office=700 --as li --reason storm --as-of 2026-01-06", JANUARY, why);
    book.write("budget.toml", settings);
    done(&book, "plan approve --as zhou --as-of 2026-01-06 --key zhou.key");
    // What was turned down binds nobody.
    let Some(book) = signed_book(ROUTED) else { return };
    done(&book, SUBMIT);
    done(&book, "plan reject --as zhou --reason dear --as-of 2026-01-06");
    book.write("budget.toml", ROUTED.replace("500", "400"));
    done(&book, SUBMIT);
    done(&book, "plan approve --as zhou --as-of 2026-01-06");
    done(&book, "plan verify");
}

/// What was approved before the book asked for signatures needs none.
#[test]
fn signatures_are_asked_for_from_a_day_on() {
    let Some(book) = signed_book(SETTINGS) else { return };
    book.write("budget.toml", SETTINGS);
    done(&book, SUBMIT);
    done(&book, "plan approve --as li --as-of 2026-01-06");
    refused(&book, "plan approve --as li --key li.key", JANUARY, "v1 was approved by li");
    for (since, code) in [("2026-01-06", 1), ("2026-01-07", 0)] {
        book.write("budget.toml", format!("{SETTINGS}{ASKS}since = \"{since}\"\n"));
        let (found, said) = run(&book, "plan verify", JANUARY);
        assert_eq!(found, code, "{said}");
        assert_eq!(said.contains("one approval is older"), code == 0, "{said}");
    }
}

/// Of an override as of a plan: who decides, at once or later, signs.
#[test]
fn overrides_are_signed() {
    let Some(book) = signed_book(ROUTED) else { return };
    let own = "override office=700 --as li --reason storm --as-of 2026-01-06";
    refused(&book, own, JANUARY, "li has named no key");
    done(&book, &format!("{own} --key li.key"));
    // To propose is not to decide.
    done(&book, "override office=900 --month 2026-02 --as li --reason storm --as-of 2026-01-06");
    refused(&book, "plan approve O2 --as zhou --as-of 2026-01-06 --key li.key", JANUARY, "the key is that of li");
    done(&book, "plan approve O2 --as zhou --as-of 2026-01-06 --key zhou.key");
    assert!(done(&book, "plan verify").contains("2 signatures of approvals checked"));
}

/// Of adjustments the same; what is changed in the row of one breaks the batch, and the signature, too.
#[test]
fn adjustments_are_signed() {
    let lines = "[[category]]\npath = \"training\"\n[[line]]\ncategory = \"training\"\nmonthly = 500\n";
    let Some(book) = signed_book(&format!("{ROUTED}{lines}")) else { return };
    done(&book, SUBMIT);
    done(&book, "plan approve --as zhou --as-of 2026-01-06 --key zhou.key");
    let small = "plan transfer training office 300 --month 2026-02,2026-03 --as li --reason more --as-of 2026-01-06";
    refused(&book, small, JANUARY, "li has named no key");
    done(&book, &format!("{small} --key li.key"));
    done(&book, "plan supplement office 900 --month 2026-02 --as li --reason more --as-of 2026-01-06");
    refused(&book, "plan approve S2 --as zhou --as-of 2026-01-06", JANUARY, "zhou has named no key");
    done(&book, "plan approve S2 --as zhou --as-of 2026-01-06 --key zhou.key");
    assert!(done(&book, "plan verify").contains("3 signatures of approvals checked"));
    let undo = "plan undo S2 --as zhou --reason less --as-of 2026-01-06";
    refused(&book, undo, JANUARY, "zhou has named no key");
    let signed = fs::read_dir(book.join("ledger/adjustment")).unwrap().flatten();
    let rows: String = signed.map(|file| fs::read_to_string(file.path()).unwrap_or_default()).collect();
    assert_eq!(rows.matches(" sig:").count(), 2, "{rows}");
    // What moves the budget is signed, whichever way it moves it.
    done(&book, &format!("{undo} --key zhou.key"));
    assert!(done(&book, "plan verify").contains("3 signatures of approvals checked"));
}

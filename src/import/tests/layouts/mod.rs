//! Exports of the field, header by header: a small file of each, and what must come of it.

mod banks;
mod english;
mod ledgers;

use super::*;

/// A layout: its name, the file, and `month amount` of each row that is booked, or the first problem.
struct Case {
    name: &'static str,
    file: &'static str,
    rows: &'static [&'static str],
}

/// Reads each file in a plain book in CNY and compares the amounts, month by month and in order.
fn all_come_in(cases: &[Case]) {
    all_come_in_with(cases, Currency::CNY, &Profile::default());
}

fn all_come_in_with(cases: &[Case], currency: Currency, profile: &Profile) {
    let mut wrong = Vec::new();
    for case in cases {
        let book = BookSettings::default();
        let setting = Setting {
            settings: &book,
            plan_categories: &[],
            currency,
            profile: Some(profile),
            year: None,
            strict: false,
            skip_bad: true,
            closed: false,
        };
        let found = match run_with(case.file.as_bytes(), &setting) {
            Err(refused) => refused,
            Ok((_, outcome)) if outcome.bad_rows > 0 => problems(&outcome),
            Ok((postings, _)) => postings.iter().map(shown).collect(),
        };
        if found != case.rows {
            wrong.push(format!("{}:\n  {}\n  instead of\n  {}", case.name, found.join("\n  "), case.rows.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `2026-01 660202 office 12.00`
fn shown(posting: &Posting) -> String {
    let words = [posting.month.to_string(), posting.source_account.clone(), posting.amount.plain()];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

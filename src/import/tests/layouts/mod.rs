//! Exports of the field, header by header: a small file of each, and what must come of it.

mod banks;
mod beside_amounts;
mod bills;
mod chinese_banks;
mod english;
mod execution_reports;
mod german;
mod headers;
mod headings;
mod innocents;
mod journals;
mod ledger_traps;
mod ledgers;
mod sap;
mod statement_traps;

use super::*;
use crate::model::AccountSide;
use crate::model::account::StatedAccount;

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
        let setting = Setting { profile: Some(profile), skip_bad: true, ..Setting::new(&book, currency) };
        let found = match run_with(case.file.as_bytes(), &setting) {
            Err(refused) => refused,
            Ok((_, outcome)) if !outcome.problems.is_empty() => problems(&outcome),
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

/// A whole export with what surrounds its rows, and what must come of it.
struct Whole {
    name: &'static str,
    file: &'static str,
    currency: &'static str,
    profile: Profile,
    accounts: &'static [(&'static str, AccountSide)],
    wants: Wants,
}

enum Wants {
    /// `month|account or description|amount` of each row that is booked.
    Rows(&'static [&'static str]),
    /// Refused, and everything that is said matches this pattern.
    Refused(&'static str),
}

/// Columns of a profile.
fn columns(named: &[(&str, &str)]) -> std::collections::BTreeMap<String, String> {
    named.iter().map(|(field, header)| (field.to_string(), header.to_string())).collect()
}

fn whole_files_come_in(files: Vec<Whole>) {
    let mut wrong = Vec::new();
    for Whole { name, file, currency, profile, accounts, wants } in files {
        let stated =
            |(account, side): &(&str, AccountSide)| StatedAccount { account: account.to_string(), side: *side };
        let book = BookSettings { accounts: accounts.iter().map(stated).collect(), ..BookSettings::default() };
        let setting = Setting {
            profile: Some(&profile),
            skip_bad: true,
            ..Setting::new(&book, Currency::parse(currency).unwrap())
        };
        let found = match run_with(file.as_bytes(), &setting) {
            Err(refused) => Err(refused.join("\n")),
            Ok((_, outcome)) if !outcome.problems.is_empty() => Err(problems(&outcome).join("\n")),
            Ok((postings, _)) => Ok(postings.iter().map(told).collect::<Vec<_>>()),
        };
        let right = match (&found, wants) {
            (Ok(found), Wants::Rows(rows)) => found == rows,
            (Err(said), Wants::Refused(pattern)) => regex::Regex::new(pattern).unwrap().is_match(said),
            _ => false,
        };
        if !right {
            wrong.push(format!("{name}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn told(posting: &Posting) -> String {
    let text = if posting.source_account.is_empty() { &posting.description } else { &posting.source_account };
    format!("{}|{text}|{}", posting.month, posting.amount.plain())
}

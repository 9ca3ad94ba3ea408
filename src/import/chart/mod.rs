//! What an account of a ledger is, by the book's own word, by its name, or by its code in the chart that the file uses.
//!
//! Not here: which category an account says (`classify`), and what becomes of its rows (`interpret::fate`).

mod evidence;
mod names;
mod question;
mod tables;

use super::account::account_name::{code_key, is_chart_code, levels, split};
use super::header::datev::Datev;
use crate::model::account::StatedAccount;
use crate::model::{AccountSide, folded_name};
use evidence::Evidence;
pub(super) use question::{inferred, question};

/// The accounts of a file: what the book states of them, and what the file's own codes and names show.
#[derive(Debug, Default)]
pub(super) struct Chart {
    /// As codes, longest first; as folded names of levels, deepest first.
    stated_codes: Vec<(String, AccountSide)>,
    stated_names: Vec<(String, AccountSide)>,
    /// A DATEV file states its chart.
    datev: Option<Datev>,
    evidence: Evidence,
}

/// What is known of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// `None` where neither code nor name decides.
    pub(super) side: Option<AccountSide>,
    /// The book says so itself.
    pub(super) stated: bool,
    /// Nothing but codes decides, and no name of the file shows which chart they are of.
    pub(super) by_codes: bool,
}

impl Chart {
    /// With what the book states under `[accounts]`.
    pub(super) fn new(stated: &[StatedAccount]) -> Chart {
        let mut chart = Chart::default();
        for StatedAccount { account, side } in stated {
            let code = code_key(account).into_owned();
            match !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit()) {
                true => chart.stated_codes.push((code, *side)),
                false => chart.stated_names.push((path_of(account), *side)),
            }
        }
        chart.stated_codes.sort_by_key(|(code, _)| std::cmp::Reverse(code.len()));
        chart.stated_names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        chart
    }

    /// Of a file that states its own chart.
    pub(super) fn and_datev(self, datev: Option<Datev>) -> Chart {
        Chart { datev, ..self }
    }

    /// Notes an account of the file: its code and its name are evidence of the chart in use.
    pub(super) fn note(&mut self, code: &str, name: &str) {
        self.evidence.note(&code_key(code), name);
    }

    /// What an account is.
    pub(super) fn side(&self, code: &str, name: &str) -> Side {
        let code = code_key(code);
        if let Some(side) = self.stated(&code, name) {
            return Side { side: Some(side), stated: true, by_codes: false };
        }
        if let Some(datev) = self.datev {
            return Side { side: datev.side(&code), stated: false, by_codes: false };
        }
        if let Some(side) = names::closing(name).or_else(|| names::of_first_level(&code, name)) {
            return Side { side: Some(side), stated: false, by_codes: false };
        }
        let found = self.evidence.by_code(&code).filter(|_| is_chart_code(&code));
        Side { side: found.map(|(side, _)| side), stated: false, by_codes: found.is_some_and(|(_, alone)| alone) }
    }

    /// Is an account the balance sheet's beyond doubt, even in a list of expenses: by its code with a name that fits, by
    /// the first level of a path, or by a code of the file's chart? A bare name may be what somebody calls an expense.
    pub(super) fn is_surely_balance(&self, code: &str, name: &str) -> bool {
        let found = self.side(code, name);
        let key = code_key(code);
        let coded = is_chart_code(&key) && key.starts_with(['1', '2', '3']);
        found.side == Some(AccountSide::Balance)
            && match found.by_codes {
                true => coded && key.len() > names::FIRST_LEVEL && self.evidence.meets_a_landmark(),
                false => coded || names::is_path_of_a_balance(name),
            }
    }

    /// Is a text a path below an account of the balance sheet?
    pub(super) fn is_below_a_balance(&self, text: &str) -> bool {
        let (code, name) = split(text);
        levels(name).len() > 1 && self.side(code, name).side == Some(AccountSide::Balance)
    }

    fn stated(&self, code: &str, name: &str) -> Option<AccountSide> {
        let by_code = self.stated_codes.iter().find(|(own, _)| !code.is_empty() && code.starts_with(own.as_str()));
        let by_name = || {
            let path = path_of(name);
            let found = self.stated_names.iter().find(|(own, _)| {
                path.strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
            });
            found.map(|(_, side)| *side)
        };
        by_code.map(|(_, side)| *side).or_else(by_name)
    }

    /// The message that names the chart which the file's accounts belong to, if they show one.
    pub(super) fn recognised(&self) -> Option<&'static str> {
        self.evidence.recognised()
    }
}

/// The levels of a name as they are compared.
fn path_of(name: &str) -> String {
    folded_name(&levels(name).join(":"))
}

#[cfg(test)]
mod tests;

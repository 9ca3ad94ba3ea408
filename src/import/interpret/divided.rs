//! The line of an account in a voucher beside lines that divide the same amount further, by 辅助核算: one layer counts.

use std::collections::HashMap;

use super::typed::{Claim, Typed};
use crate::import::fields::Field;

/// The lines of a voucher that show what others of their account add up to. In a voucher that balances as it stands
/// every line is its own.
pub(super) fn wholes(rows: &[Typed<'_>], divided_by: &[usize]) -> Vec<usize> {
    if divided_by.is_empty() || rows.len() < 2 {
        return Vec::new();
    }
    let moved: Vec<i128> = rows.iter().map(|row| row.debit_less_credit().unwrap_or(0)).collect();
    if moved.iter().sum::<i128>() == 0 {
        return Vec::new();
    }
    // Of each account: what its parts add up to, how many these are, and the lines that are not divided.
    let mut accounts: HashMap<[&str; 2], (i128, usize, Vec<usize>)> = HashMap::new();
    let mut above = ["", ""];
    let mut unnamed: Vec<(usize, [&str; 2])> = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.claim == Claim::Transaction) {
        let own = [row.cells.get(Field::Account), row.cells.get(Field::Category)];
        // The parts of an account may leave its name out.
        let account = if own == ["", ""] { above } else { own };
        if own == ["", ""] {
            unnamed.push((at, account));
        }
        above = account;
        let (parts, count, undivided) = accounts.entry(account).or_default();
        if divided_by.iter().any(|column| !row.cells.at(*column).is_empty()) {
            *parts += moved[at];
            *count += 1;
        } else {
            undivided.push(at);
        }
    }
    let whole = |(account, (parts, count, undivided)): ([&str; 2], (i128, usize, Vec<usize>))| match undivided[..] {
        [at] if count > 0 && parts != 0 && parts == moved[at] => {
            // Parts without a name would be nobody's: then the line of the account counts.
            let nameless: Vec<usize> = unnamed.iter().filter(|(_, of)| *of == account).map(|(at, _)| *at).collect();
            Some(if nameless.len() == count { nameless } else { vec![at] })
        }
        _ => None,
    };
    accounts.into_iter().filter_map(whole).flatten().collect()
}

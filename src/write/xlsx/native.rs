//! Tables that Excel knows as such: whoever points at one filters, sorts and sums up its rows by name.
//!
//! Only where each row stands for itself. Where rows stand under others, sorting would tear them apart, and a sum over what
//! a filter leaves would count them twice: those are folded by their outline instead.

use rust_xlsxwriter::{Table as Native, TableColumn, TableStyle};

use crate::report::{Emphasis, Row};

/// Excel takes no longer heading.
const LONGEST: usize = 255;

/// Does each of the rows stand for itself?
pub(super) fn is_flat(body: &[Row]) -> bool {
    body.iter().all(|row| row.indent == 0 && row.emphasis == Emphasis::Item)
}

/// A table with these headings on the sheet of this number; `None` where Excel could not tell its columns by them.
pub(super) fn table(columns: Vec<(String, TableColumn)>, (number, sheet): (usize, &str)) -> Option<Native> {
    let mut known: Vec<String> = columns.iter().map(|(heading, _)| heading.to_lowercase()).collect();
    let fits = |heading: &String| !heading.trim().is_empty() && heading.encode_utf16().count() <= LONGEST;
    if !known.iter().all(fits) {
        return None;
    }
    known.sort_unstable();
    if known.windows(2).any(|pair| pair[0] == pair[1]) {
        return None;
    }
    let columns: Vec<TableColumn> = columns.into_iter().map(|(_, column)| column).collect();
    // Colours and rules are those of the sheet.
    let own = Native::new().set_name(name(number, sheet)).set_columns(&columns).set_style(TableStyle::None);
    Some(own.set_banded_rows(false))
}

/// What formulas call it: letters and digits of the sheet's name. With the number before it, it is nobody else's, and is
/// read as no cell.
fn name(number: usize, sheet: &str) -> String {
    let letters = sheet.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' });
    format!("t{number}_{}", letters.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_excel_can_tell_apart_is_a_table() {
        let of = |headings: &[&str]| {
            let columns = headings.iter().map(|own| (own.to_string(), TableColumn::new().set_header(*own)));
            table(columns.collect(), (1, "x")).is_some()
        };
        assert!(of(&["预算科目", "预算", "实际"]));
        assert!(!of(&["Category", "Budget", "budget"]) && !of(&["Category", " "]) && !of(&[&"长".repeat(256)]));
    }

    #[test]
    fn names_are_such_that_formulas_take_them() {
        assert_eq!(name(2, "明细 (2)"), "t2_明细__2_");
        assert_eq!(name(11, "A1"), "t11_A1");
    }
}

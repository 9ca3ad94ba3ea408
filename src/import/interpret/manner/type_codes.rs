//! The two letters by which Sage names the kinds of transactions: `PI` a purchase invoice, `PC` a purchase credit, `BR` a
//! bank receipt. Each debits or credits the nominal account beside it.

use crate::import::header::headers;
use crate::import::interpret::direction::{self, Direction};

/// What debits a nominal account, what credits it, and what only settles what was booked before.
const CODES: [(Direction, &str); 3] = [
    (Direction::Debit, "|PI|BP|CP|VP|JD|SC|"),
    (Direction::Credit, "|PC|BR|CR|VR|JC|SI|"),
    (Direction::Neutral, "|PP|PA|PD|PR|SA|SR|SD|SP|"),
];
/// Codes that nobody else writes beside the others.
const TELLING: &str = "|PI|PC|JD|JC|BP|";

pub(super) fn way(text: &str) -> Option<Direction> {
    let code = format!("|{text}|");
    CODES.iter().find(|(_, codes)| text.len() == 2 && codes.contains(&code)).map(|(way, _)| *way)
}

/// Does a column hold these codes and nothing else?
pub(super) fn are_codes<'v>(header: &str, values: impl Iterator<Item = &'v str> + Clone) -> bool {
    let over = direction::is_kind(header)
        || matches!(headers::key(header).as_str(), "trantype" | "transtype" | "tt" | "tp" | "trtype" | "t/t");
    let telling = |text: &str| TELLING.contains(&format!("|{text}|"));
    over && values.clone().all(|text| way(text).is_some()) && values.clone().any(telling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_say_the_side_of_the_nominal_account() {
        assert_eq!(way("PC"), Some(Direction::Credit));
        assert_eq!((way("PP"), way("pc"), way("KG"), way("")), (Some(Direction::Neutral), None, None, None));
        assert!(are_codes("Type", ["PI", "PC"].into_iter()) && are_codes("TT", ["JD", "BR"].into_iter()));
        assert!(!are_codes("Type", ["PC", "TV"].into_iter()) && !are_codes("Item", ["PC"].into_iter()));
        assert!(!are_codes("Type", ["CR", "CP"].into_iter()));
    }
}

//! Slips of unit: per cent written as a number, such as `ratio = 5` for `"5%"`.

use crate::model::Ratio;
use crate::words::{Problem, msg};

/// The most that a ratio can be, in per cent, whatever it is written as.
const MOST: &[(&str, i64)] = &[
    // 工伤: 0.2 to 1.9 %, floated by at most half again.
    ("injury_rate", 5),
    // 住房公积金: 5 to 12 %.
    ("housing_rate", 30),
    ("bonus", 500),
    ("residual", 100),
    ("cover_share", 100),
    ("floor", 100),
];

/// More than this is meant as per cent, unless it says so.
const PLAIN: i64 = 200;

/// Is a ratio what its writer can have meant?
pub(in crate::plan_file) fn check(key: &str, text: &str, ratio: Ratio) -> Result<(), Box<Problem>> {
    let above = |percent: i64| Ratio::of_counts(percent, 100).is_some_and(|most| ratio > most);
    let stated = text.trim().ends_with(['%', '％']);
    let most = MOST.iter().find(|(known, _)| *known == key).map(|(_, most)| *most);
    // An amount of tax or of growth may be any number of per cent, if it is written as such.
    let most = match (most, stated) {
        (Some(most), _) => most,
        (None, false) => PLAIN,
        (None, true) => return Ok(()),
    };
    if !above(most) {
        return Ok(());
    }
    let message = msg("plan-ratio-slip").with("key", key).with("value", text).with("percent", ratio.percent());
    let hint = match stated {
        true => msg("plan-ratio-most-hint").with("most", format!("{most}%")),
        false => msg("plan-ratio-slip-hint").with("meant", format!("{}%", text.trim())),
    };
    Err(Box::new(Problem::error(message).hint(hint)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_written_as_a_number_is_told() {
        for (key, text, hint) in [
            ("ratio", "5", Some("plan-ratio-slip-hint")),
            ("rate", "300", Some("plan-ratio-slip-hint")),
            ("injury_rate", "0.4", Some("plan-ratio-slip-hint")),
            ("housing_rate", "7", Some("plan-ratio-slip-hint")),
            ("bonus", "15", Some("plan-ratio-slip-hint")),
            ("residual", "150%", Some("plan-ratio-most-hint")),
            ("achievement", "1.2", None),
            ("bonus", "3", None),
            ("rate", "300%", None),
            ("injury_rate", "0.4%", None),
            ("housing_rate", "0.12", None),
            ("ratio", "0.05", None),
        ] {
            let found = check(key, text, Ratio::parse(text).unwrap()).err().and_then(|problem| problem.hint);
            assert_eq!(found.map(|hint| hint.id), hint, "{key} = {text}");
        }
    }
}

//! The groups in which digits of a number stand: `1,234,567`, `123,4567`, `12,34,567`.

use super::AmountProblem;

/// The digits of the whole part; groups must be all of three, or all of four (万), or where rupees are counted in
/// lakhs of two and a last one of three.
pub(super) fn ungrouped(whole: &str, separators: [char; 3], lakhs: bool, fours: bool) -> Result<String, AmountProblem> {
    let Some(separator) = whole.chars().find(|c| separators.contains(c)) else { return Ok(whole.to_string()) };
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, rest) = groups.split_first().ok_or(AmountProblem::Grouping)?;
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let size = rest.first().map_or(0, |g| g.len());
    let alike = (size == 3 || (fours && size == 4))
        && rest.iter().all(|g| g.len() == size)
        && (1..=size).contains(&first.len());
    let indian = || match rest.split_last() {
        Some((last, twos)) => last.len() == 3 && first.len() <= 2 && twos.iter().all(|g| g.len() == 2),
        None => false,
    };
    // `0,123` is a decimal comma, not a group.
    let regular = groups.iter().all(digits) && !first.starts_with('0') && (alike || (lakhs && indian()));
    if regular { Ok(groups.concat()) } else { Err(AmountProblem::Grouping) }
}

/// Are the commas of a number, if it has any, between groups of three before its point?
pub(in crate::model) fn is_grouped(number: &str) -> bool {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let whole = whole.trim_start_matches(['-', '+']);
    !decimals.contains(',') && (!whole.contains(',') || ungrouped(whole, [','; 3], false, false).is_ok())
}

//! Twelve weights: a ratio of any positive sum, or percentages that add up to 100 %.

use super::wrong_kind::{At, wrong_kind};
use crate::model::KeyKind;
use crate::plan_file::text::node::{Item, Node};
use crate::words::{Problem, msg};

/// More decimals than anybody weighs with, and few enough that twelve weights can be summed.
const DECIMALS: usize = 9;

/// Reads twelve weights as whole numbers in the same proportion.
pub(in crate::plan_file) fn read(key: &str, at: usize, list: &[Item<'_>]) -> Result<[i64; 12], At> {
    let mut weights = [0; 12];
    let mut percentages = 0;
    for (weight, item) in weights.iter_mut().zip(list) {
        let (Node::Text(written) | Node::Number(written)) = &item.node else {
            return Err((item.at, wrong_kind(key, KeyKind::Weights, &item.node)));
        };
        let number = written.trim().strip_suffix(['%', '％']);
        percentages += usize::from(number.is_some());
        *weight = scaled(number.unwrap_or(written).trim()).ok_or_else(|| {
            let message = msg("plan-bad-weight").with("key", key).with("value", &**written);
            (item.at, Box::new(Problem::error(message).hint(msg("plan-bad-weight-hint"))))
        })?;
    }
    let sum: i64 = weights.iter().sum();
    let problem = |message| Err((at, Box::new(Problem::error(message).hint(msg("plan-weights-hint")))));
    match percentages {
        _ if sum == 0 => problem(msg("plan-weights-zero").with("key", key)),
        0 => Ok(lowest(weights)),
        12 if sum == 100 * SCALE => Ok(lowest(weights)),
        12 => problem(msg("plan-weights-not-100").with("key", key).with("sum", plain(sum))),
        _ => problem(msg("plan-weights-mixed").with("key", key)),
    }
}

/// The same proportion in the smallest whole numbers, as people would write it.
fn lowest(weights: [i64; 12]) -> [i64; 12] {
    let divisor = weights.into_iter().fold(0, |mut a, mut b| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    });
    weights.map(|weight| weight / divisor)
}

const SCALE: i64 = 10_i64.pow(DECIMALS as u32);

fn scaled(number: &str) -> Option<i64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 8 || fraction.len() > DECIMALS || !digits(whole) || !digits(fraction) {
        return None;
    }
    let all = whole.bytes().chain(fraction.bytes()).fold(0, |sum, b| sum * 10 + i64::from(b - b'0'));
    Some(all * 10_i64.pow((DECIMALS - fraction.len()) as u32))
}

fn plain(scaled: i64) -> String {
    let text = format!("{}.{:09}", scaled / SCALE, scaled % SCALE);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(text: &str) -> Result<[i64; 12], &'static str> {
        let list: Vec<Item<'_>> = text.split(' ').map(|w| Item { node: Node::Text(w.into()), at: 0 }).collect();
        read("weights", 0, &list).map_err(|(_, problem)| problem.message.id)
    }

    #[test]
    fn a_ratio_may_have_any_sum_and_percentages_are_a_whole() {
        assert_eq!(weights("0.9 0.85 0.8 0.8 0.95 1.2 1.4 1.45 1.15 0.85 0.75 0.9").unwrap()[..4], [18, 17, 16, 16]);
        assert_eq!(weights(".5 1 1 1 1 1 1 1 1 1 1 1"), Err("plan-bad-weight"));
        assert_eq!(weights("0.5 1 1 1 1 1 1 1 1 1 1 1").unwrap()[..2], [1, 2]);
        assert!(weights("10% 10% 10% 10% 10% 10% 10% 10% 5% 5% 5% 5%").is_ok());
        for (text, id) in [
            ("8.33% 8.33% 8.33% 8.33% 8.33% 8.33% 8.33% 8.33% 8.33% 8.33% 8.33% 8.33%", "plan-weights-not-100"),
            ("10% 1 1 1 1 1 1 1 1 1 1 1", "plan-weights-mixed"),
            ("0 0 0 0 0 0 0 0 0 0 0 0", "plan-weights-zero"),
            ("-1 1 1 1 1 1 1 1 1 1 1 1", "plan-bad-weight"),
            ("x 1 1 1 1 1 1 1 1 1 1 1", "plan-bad-weight"),
        ] {
            assert_eq!(weights(text), Err(id), "{text}");
        }
        assert_eq!(plain(99_960_000_000), "99.96");
    }
}

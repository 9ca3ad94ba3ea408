//! Which chart a file uses, by its own pairs of code and name.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{self, FIRST_LEVEL};
use super::tables::{CHARTS, Chart};
use crate::import::account::account_name::levels;
use crate::model::{AccountSide, folded_name};

/// The first-level codes of a file, with the first-level names met under them.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Four digits of each code → the first levels of the names under it that any chart knows.
    codes: BTreeMap<String, BTreeSet<String>>,
    /// Whole codes whose own name is that of a first-level account, and what that is.
    own: BTreeMap<String, AccountSide>,
    /// Some name is Chinese; some name is there at all.
    chinese: bool,
    named: bool,
}

/// A pair of code and name is worth so many codes alone.
const PAIR: u32 = 100;

impl Evidence {
    /// Notes an account; its code in digits alone.
    pub(super) fn note(&mut self, code: &str, name: &str) {
        let levels = levels(name);
        let first = levels.first().copied().unwrap_or_default();
        self.named |= first.chars().any(char::is_alphabetic);
        self.chinese |= first.chars().any(|c| c > '\u{2E80}');
        if code.len() < 4 || !code.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let known = names::by_name(first);
        let names = self.codes.entry(code[..4].to_string()).or_default();
        if let Some(side) = known {
            names.insert(folded_name(first));
            if levels.len() == 1 && code.len() <= FIRST_LEVEL {
                self.own.insert(code.to_string(), side);
            }
        }
    }

    /// What a code is: below an account that the file itself names, else by the charts that fit the file best, if they
    /// agree; and whether no name at all bears that out.
    pub(super) fn by_code(&self, code: &str) -> Option<(AccountSide, bool)> {
        let named = (4..=FIRST_LEVEL.min(code.len())).rev().find_map(|length| self.own.get(&code[..length]));
        if let Some(side) = named {
            return Some((*side, false));
        }
        // First levels of five digits follow no chart; nor do codes beside names of another language.
        if self.own.keys().any(|own| own.len() > 4) || (self.named && !self.chinese) {
            return None;
        }
        let mut sides = self.charts().into_iter().map(|chart| by_range(chart, code));
        let first = sides.next()??;
        sides.all(|side| side == Some(first)).then(|| (first, self.recognised().is_none()))
    }

    /// Is one code at least that of a landmark?
    pub(super) fn meets_a_landmark(&self) -> bool {
        CHARTS.iter().any(|chart| self.score(chart) > 0)
    }

    /// The charts that the file's accounts fit best.
    fn charts(&self) -> Vec<&'static Chart> {
        let scores: Vec<u32> = CHARTS.iter().map(|chart| self.score(chart)).collect();
        let best = scores.iter().copied().max().unwrap_or(0);
        let fits = |(chart, score): (&'static Chart, &u32)| {
            let certain = best >= PAIR || !chart.only_by_name;
            (*score == best && certain).then_some(chart)
        };
        CHARTS.iter().zip(&scores).filter_map(fits).collect()
    }

    fn score(&self, chart: &Chart) -> u32 {
        let of = |(code, names): (&String, &BTreeSet<String>)| {
            let landmark = chart.landmarks.iter().find(|(own, _)| own == code);
            let pair = landmark.is_some_and(|(_, own)| own.split('|').any(|own| names.contains(own)));
            u32::from(pair) * PAIR + u32::from(landmark.is_some() && !chart.only_by_name)
        };
        self.codes.iter().map(of).sum()
    }

    /// The message that names the one chart which pairs of code and name show.
    pub(super) fn recognised(&self) -> Option<&'static str> {
        match self.charts()[..] {
            [chart] if self.score(chart) >= PAIR => Some(chart.message),
            _ => None,
        }
    }
}

fn by_range(chart: &Chart, code: &str) -> Option<AccountSide> {
    let range = chart.ranges.iter().filter(|(start, _)| code.starts_with(start)).max_by_key(|(start, _)| start.len());
    range.map(|(_, side)| *side)
}

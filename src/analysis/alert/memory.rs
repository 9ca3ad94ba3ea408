//! What was told already: each alert speaks once when it begins, again when it gets worse, and when it is over.
//!
//! Losable: whoever forgets it tells again what stands. Days are those of `--as-of`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::AlertLevel;

/// All that was told, by the key of the alert.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// The last day that was told of.
    pub day: Option<String>,
    /// The alerts that stood then.
    pub alerts: BTreeMap<String, Told>,
}

/// One alert that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its level on the last day, from 1 to 3.
    pub level: i64,
    /// The day on which it began.
    pub since: String,
    /// The day on which it spoke last.
    pub spoke: String,
    /// Who knows of it, and keeps it silent until it gets worse.
    pub known: Option<Known>,
}

/// Somebody knows of an alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Who.
    pub by: String,
    /// Since when.
    pub on: String,
    /// What he says of it.
    pub reason: String,
    /// The level that he knows of.
    pub level: i64,
}

/// Why an alert speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It begins.
    Begins,
    /// It is worse than on the day before.
    Worse,
    /// It stands for long, and nobody has said that he knows of it.
    Reminds,
    /// It is over.
    Over,
}

/// What an alert that stands is told by.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The same from one day to the next.
    pub key: &'a str,
    /// How urgent it is.
    pub level: AlertLevel,
}

/// Which alerts speak on a day, and what is to be remembered. `None` for a day before the last one: whoever looks back
/// tells nobody, and forgets nothing.
pub fn news(
    before: &Memory,
    standing: &[Standing<'_>],
    day: NaiveDate,
    remind_after: Option<i64>,
) -> Option<(Vec<(String, News)>, Memory)> {
    if before.day.as_deref().and_then(read).is_some_and(|last| day < last) {
        return None;
    }
    let today = day.to_string();
    let mut speaks = Vec::new();
    let mut after = Memory { day: Some(today.clone()), alerts: BTreeMap::new() };
    for own in standing.iter().filter(|own| own.level > AlertLevel::Info) {
        let level = own.level.number();
        let mut told = match before.alerts.get(own.key) {
            None => Told { level, since: today.clone(), spoke: String::new(), known: None },
            Some(told) => Told { level, ..told.clone() },
        };
        // Who knows of a lesser level hears of a greater one, be it that it was so great before.
        told.known = told.known.filter(|known| level <= known.level).map(|known| Known { level, ..known });
        let news = match before.alerts.get(own.key) {
            None => Some(News::Begins),
            Some(last) if level > last.level && told.known.is_none() => Some(News::Worse),
            Some(last) => {
                let silent = read(&last.spoke).map(|spoke| day.signed_duration_since(spoke).num_days());
                let long = silent.zip(remind_after).is_some_and(|(silent, after)| silent >= after);
                (long && told.known.is_none()).then_some(News::Reminds)
            }
        };
        if let Some(news) = news {
            told.spoke.clone_from(&today);
            speaks.push((own.key.to_string(), news));
        }
        after.alerts.insert(own.key.to_string(), told);
    }
    let over = before.alerts.keys().filter(|key| !after.alerts.contains_key(*key));
    speaks.extend(over.map(|key| (key.clone(), News::Over)));
    Some((speaks, after))
}

fn read(day: &str) -> Option<NaiveDate> {
    day.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days with the level on each, and what is said on them.
    fn said(days: &[(&str, i64)], remind_after: Option<i64>) -> Vec<Option<News>> {
        let mut memory = Memory::default();
        let levels = [AlertLevel::Info, AlertLevel::Watch, AlertLevel::Warning, AlertLevel::Critical];
        let mut all = Vec::new();
        for (day, level) in days {
            let standing = [Standing { key: "a", level: levels[*level as usize] }];
            let (speaks, after) = news(&memory, &standing, day.parse().unwrap(), remind_after).unwrap();
            memory = after;
            all.push(speaks.first().map(|(_, news)| *news));
        }
        all
    }

    #[test]
    fn an_alert_speaks_once_when_it_is_worse_and_when_it_is_over() {
        let days = [("2026-04-01", 1), ("2026-04-02", 1), ("2026-04-03", 3), ("2026-04-04", 2), ("2026-04-05", 3)];
        let expected = [Some(News::Begins), None, Some(News::Worse), None, Some(News::Worse)];
        assert_eq!(said(&days, None), expected);
        let days = [("2026-04-01", 2), ("2026-04-02", 0), ("2026-04-03", 0), ("2026-04-04", 2)];
        assert_eq!(said(&days, None), [Some(News::Begins), Some(News::Over), None, Some(News::Begins)]);
    }

    #[test]
    fn it_reminds_after_so_many_days_of_silence() {
        let days = [("2026-04-01", 2), ("2026-04-07", 2), ("2026-04-08", 2), ("2026-04-14", 2), ("2026-04-15", 2)];
        let expected = [Some(News::Begins), None, Some(News::Reminds), None, Some(News::Reminds)];
        assert_eq!(said(&days, Some(7)), expected);
    }

    #[test]
    fn who_knows_of_it_hears_only_of_worse() {
        let standing = |level| [Standing { key: "a", level }];
        let on = |memory: &Memory, day: &str, level| {
            let (speaks, after) = news(memory, &standing(level), day.parse().unwrap(), Some(1)).unwrap();
            (speaks.first().map(|(_, news)| *news), after)
        };
        let (_, mut memory) = on(&Memory::default(), "2026-04-01", AlertLevel::Warning);
        let known = Known { by: "wang".into(), on: "2026-04-01".into(), reason: "x".into(), level: 2 };
        memory.alerts.get_mut("a").unwrap().known = Some(known);
        let (speaks, memory) = on(&memory, "2026-05-01", AlertLevel::Watch);
        assert_eq!(speaks, None);
        let (speaks, memory) = on(&memory, "2026-05-02", AlertLevel::Watch);
        assert_eq!(speaks, None);
        // It had got better: what is worse than that is news again, though he knew of as much before.
        let (speaks, memory) = on(&memory, "2026-05-03", AlertLevel::Warning);
        assert_eq!((speaks, &memory.alerts["a"].known), (Some(News::Worse), &None));
    }

    #[test]
    fn a_clock_that_goes_back_tells_nothing() {
        let standing = [Standing { key: "a", level: AlertLevel::Watch }];
        let on = |memory: &Memory, day: &str| news(memory, &standing, day.parse().unwrap(), None);
        let (_, memory) = on(&Memory::default(), "2026-04-02").unwrap();
        assert_eq!(on(&memory, "2026-04-01"), None);
        assert_eq!(on(&memory, "2026-04-02").unwrap(), (vec![], memory));
    }
}

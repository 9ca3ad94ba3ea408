//! What the options of `budget demand` mean.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::import::{TICKET_COLUMNS, clock_ahead};
use crate::model::profile::DateOrder;
use crate::model::{Profile, Quantity, Ratio};
use crate::words::{Failure, Message, Problem, msg};

/// Which tickets count.
#[derive(Clone, Debug, Default)]
pub(super) struct Only {
    projects: Vec<String>,
    channels: Vec<String>,
}

impl Only {
    /// `project=阳光花园,滨江一号` and `channel=电话`.
    pub(super) fn read(asked: &[String]) -> Result<Only, Failure> {
        let mut only = Only::default();
        for text in asked {
            let wrong = || {
                let problem = Problem::error(msg("demand-only").with("value", text.as_str()));
                Failure::could_not_run(problem.hint(msg("demand-only-hint")))
            };
            let (what, names) = text.split_once(['=', '＝']).ok_or_else(wrong)?;
            let into = match what.trim().to_lowercase().as_str() {
                "project" | "项目" => &mut only.projects,
                "channel" | "渠道" => &mut only.channels,
                _ => return Err(wrong()),
            };
            into.extend(names.split([',', '，']).map(|name| name.trim().to_string()));
        }
        Ok(only)
    }

    /// Does a ticket of these count?
    pub(super) fn takes(&self, project: &str, channel: &str) -> bool {
        let fits = |names: &[String], name: &str| names.is_empty() || names.iter().any(|own| own == name);
        fits(&self.projects, project) && fits(&self.channels, channel)
    }

    /// The same in words.
    pub(super) fn messages(&self) -> Vec<Message> {
        let both = [("term-project", &self.projects), ("demand-channel", &self.channels)];
        let named = both.into_iter().filter(|(_, names)| !names.is_empty());
        named
            .map(|(name, names)| {
                let names: Vec<Message> = names.iter().map(|name| Message::verbatim(name.as_str())).collect();
                msg("demand-filter").with("name", msg(name)).with("names", names)
            })
            .collect()
    }
}

/// A share of more than none, and less than all.
pub(super) fn share(option: &'static str, text: &str) -> Result<Quantity, Failure> {
    let most = Quantity::from(9_999) / Quantity::from(10_000);
    let share = Ratio::parse(text).map(Quantity::from).filter(|share| *share > Quantity::ZERO && *share <= most);
    share.ok_or_else(|| {
        let problem = Problem::error(msg("demand-share").with("option", option).with("value", text));
        Failure::could_not_run(problem.hint(msg("demand-share-hint").with("option", option)))
    })
}

/// Seconds of so many minutes.
pub(super) fn minutes(text: &str) -> Result<Quantity, Failure> {
    let most = Quantity::from(24 * 60);
    let minutes = Quantity::parse(text).filter(|minutes| *minutes > Quantity::ZERO && *minutes <= most);
    minutes.map(|minutes| minutes * Quantity::from(60)).ok_or_else(|| {
        let problem = Problem::error(msg("demand-minutes").with("value", text));
        Failure::could_not_run(problem.hint(msg("demand-minutes-hint")))
    })
}

/// By how many minutes the clock is ahead by which hours and days are to count.
pub(super) fn clock(text: &str) -> Result<i16, Failure> {
    clock_ahead(text).ok_or_else(|| {
        let problem = Problem::error(msg("demand-clock").with("value", text));
        Failure::could_not_run(problem.hint(msg("demand-clock-hint")))
    })
}

/// More days in a row than any holiday has.
const MOST_DAYS: i64 = 366;

/// `2026-10-05`, or `2026-10-04..2026-10-08`.
pub(super) fn days(option: &'static str, asked: &[String]) -> Result<BTreeSet<NaiveDate>, Failure> {
    let mut days = BTreeSet::new();
    for text in asked.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let ends = first.trim().parse::<NaiveDate>().ok().zip(last.trim().parse::<NaiveDate>().ok());
        let fits = |(first, last): &(NaiveDate, NaiveDate)| (0..MOST_DAYS).contains(&(*last - *first).num_days());
        let Some((first, last)) = ends.filter(fits) else {
            let problem = Problem::error(msg("demand-days").with("option", option).with("value", text));
            return Err(Failure::could_not_run(problem.hint(msg("demand-days-hint").with("option", option))));
        };
        days.extend(first.iter_days().take_while(|day| *day <= last));
    }
    Ok(days)
}

/// How logs are written, where the command line says so.
pub(super) fn profile(encoding: Option<&str>, order: Option<&str>) -> Profile {
    let date_order = order.map(|order| match order {
        "dmy" => DateOrder::Dmy,
        "mdy" => DateOrder::Mdy,
        _ => DateOrder::Ymd,
    });
    Profile { encoding: encoding.map(str::to_string), date_order, ..Profile::default() }
}

/// `start=受理时间`: what a column is, and its heading.
pub(super) fn columns(asked: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let read = |text: &String| {
        let (what, heading) = text.split_once(['=', '＝'])?;
        let what = what.trim().to_lowercase();
        (TICKET_COLUMNS.contains(&what.as_str()) && !heading.trim().is_empty())
            .then(|| (what, heading.trim().to_string()))
    };
    let mut columns = Vec::new();
    for text in asked {
        let Some(column) = read(text) else {
            let known: Vec<Message> = TICKET_COLUMNS.iter().map(|name| Message::verbatim(*name)).collect();
            let problem = Problem::error(msg("demand-column").with("value", text.as_str()));
            return Err(Failure::could_not_run(problem.hint(msg("demand-column-hint").with("known", known))));
        };
        columns.push(column);
    }
    Ok(columns)
}

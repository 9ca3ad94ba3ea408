//! An alert in words: a first line that is enough alone, and below it why, until when, and the command that explains it.

use chrono::NaiveDate;

use crate::analysis::alert::Position;
use crate::analysis::alert::book::About;
use crate::answer::alerts::{Alert, AlertAbout, LineAlert};
use crate::model::kpi::Kpi;
use crate::model::{Money, MoneyError, Ratio};
use crate::report::{Names, measure_name};
use crate::words::{Message, msg};

/// A line of the budget, or a category without one.
pub(super) fn line_name(line: &LineAlert, names: &Names) -> Message {
    let members = line.members.iter().flatten().map(|member| Message::verbatim(member.clone()));
    let words = line.category.iter().map(|category| names.path(category)).chain(members);
    let whole = words.reduce(|label, member| msg("report-aside").with("first", label).with("second", member));
    let whole = whole.unwrap_or_else(|| msg("alert-all-lines"));
    match line.month {
        None => whole,
        Some(month) => msg("report-aside").with("first", whole).with("second", month.to_string()),
    }
}

/// What an alert is about, in a few words.
pub(super) fn subject(alert: &Alert, names: &Names) -> Message {
    match &alert.about {
        AlertAbout::Line(line) => line_name(line, names),
        AlertAbout::Book(About::Month(month)) => Message::verbatim(month.to_string()),
        AlertAbout::Book(About::Unclassified(_)) => msg("term-unclassified"),
        AlertAbout::Book(About::Commitment { id, .. }) => Message::verbatim(id.clone()),
        AlertAbout::Book(About::Contract { name, .. }) => Message::verbatim(name.clone()),
        AlertAbout::Book(About::Goal(goal)) => match (goal.name.as_str(), Kpi::find(&goal.kpi)) {
            ("", Some(known)) => msg(known.title),
            ("", None) => Message::verbatim(goal.kpi.clone()),
            (name, _) => Message::verbatim(name),
        },
        AlertAbout::Book(About::Metric { name, .. }) => measure_name(name),
    }
}

/// A reason in a few words.
pub(super) fn reason(reason: &str) -> Message {
    msg(match reason {
        "unbudgeted" => "alert-reason-unbudgeted",
        "over_spent" => "alert-reason-over-spent",
        "over_committed" => "alert-reason-over-committed",
        "near_limit" => "alert-reason-near-limit",
        "forecast_over" => "alert-reason-forecast-over",
        "approaching" => "alert-reason-approaching",
        "forecast_risk" => "alert-reason-forecast-risk",
        "ahead_of_plan" => "alert-reason-ahead-of-plan",
        "under_spent" => "alert-reason-under-spent",
        "month_missing" => "alert-reason-month-missing",
        "unclassified" => "alert-reason-unclassified",
        "goal_red" => "alert-reason-goal-red",
        "income_behind" => "alert-reason-income-behind",
        "income_short" => "alert-reason-income-short",
        "metric_stopped" => "alert-reason-metric-stopped",
        "commitment_stale" => "alert-reason-commitment-stale",
        "contract_renews" => "alert-reason-contract-renews",
        _ => "alert-reason-idle",
    })
}

/// The first line: what, and how much.
pub fn alert_title(alert: &Alert, names: &Names) -> Result<Message, MoneyError> {
    let first = alert.reasons.first().copied().unwrap_or_default();
    Ok(match &alert.about {
        AlertAbout::Line(line) => line_title(first, line, names)?,
        AlertAbout::Book(About::Month(month)) => msg("alert-month-missing").with("month", month.to_string()),
        AlertAbout::Book(About::Unclassified(amount)) => msg("alert-unclassified").with("amount", amount.grouped()),
        AlertAbout::Book(About::Commitment { id, open, days }) => {
            let title = msg("alert-commitment-stale").with("id", id.as_str()).with("open", open.grouped());
            title.with("days", *days)
        }
        AlertAbout::Book(About::Contract { name, notice, end, months }) => {
            let title = msg("alert-contract-renews").with("name", name.as_str()).with("notice", notice.to_string());
            title.with("end", end.to_string()).with("months", i64::from(*months))
        }
        AlertAbout::Book(About::Goal(_)) => msg("alert-goal-red").with("goal", subject(alert, names)),
        AlertAbout::Book(About::Metric { last, .. }) => {
            msg("alert-metric-stopped").with("metric", subject(alert, names)).with("month", last.to_string())
        }
    })
}

fn line_title(reason: &str, line: &LineAlert, names: &Names) -> Result<Message, MoneyError> {
    let Position { budget, actual, phased, forecast, high, .. } = line.position;
    let used = line.position.used()?;
    let title = |id, amount: Money| msg(id).with("line", line_name(line, names)).with("amount", amount.grouped());
    // By how much more than what, as an amount and a share.
    let beyond = |id, amount: Money, than: Money| -> Result<Message, MoneyError> {
        let over = amount.checked_sub(than)?;
        let share = Ratio::of(over, than.abs()).map_or_else(|| "—".to_string(), Ratio::percent);
        Ok(title(id, amount).with("over", over.grouped()).with("share", share))
    };
    let short = |id, amount: Money, than: Money| -> Result<Message, MoneyError> {
        let short = than.checked_sub(amount)?;
        let share = Ratio::of(short, than.abs()).map_or_else(|| "—".to_string(), Ratio::percent);
        Ok(title(id, amount).with("short", short.grouped()).with("share", share))
    };
    let of_budget = |id| {
        let share = Ratio::of(used, budget).map_or_else(|| "—".to_string(), Ratio::percent);
        title(id, used).with("share", share)
    };
    Ok(match reason {
        "unbudgeted" => title("alert-unbudgeted", used),
        "over_spent" => beyond("alert-over-spent", actual, budget)?,
        "over_committed" => beyond("alert-over-committed", used, budget)?,
        "near_limit" => of_budget("alert-near-limit"),
        "approaching" => of_budget("alert-approaching"),
        "forecast_over" => beyond("alert-forecast-over", forecast.unwrap_or(budget), budget)?,
        "forecast_risk" => beyond("alert-forecast-risk", high.unwrap_or(budget), budget)?,
        "ahead_of_plan" => beyond("alert-ahead-of-plan", actual, phased)?,
        "income_short" => short("alert-income-short", forecast.unwrap_or(budget), budget)?,
        "income_behind" => short("alert-income-behind", actual, phased)?,
        _ => title("alert-under-spent", actual).with("phased", phased.grouped()),
    })
}

/// The lines below the first: the other reasons, when the budget is gone or was, and what to do next.
pub fn alert_lines(alert: &Alert, as_of: NaiveDate) -> Vec<Message> {
    let mut lines = Vec::new();
    let others: Vec<Message> = alert.reasons.iter().skip(1).map(|other| reason(other)).collect();
    if !others.is_empty() {
        lines.push(msg("alert-why").with("reasons", others));
    }
    let command = match &alert.about {
        AlertAbout::Line(line) => {
            if let Some(day) = line.overrun {
                let id = if day <= as_of { "alert-gone-since" } else { "alert-gone" };
                lines.push(msg(id).with("day", day.to_string()));
            }
            let what = match &line.category {
                Some(category) => format!("explain {}", quoted(category.as_str())),
                None => "variance".to_string(),
            };
            match line.month {
                Some(month) => format!("budget {what} --month {month}"),
                None => format!("budget {what} --ytd"),
            }
        }
        AlertAbout::Book(About::Month(_)) => "budget import list".to_string(),
        AlertAbout::Book(About::Unclassified(_)) => {
            let command = msg("alert-explain-unclassified");
            lines.push(msg("alert-next").with("command", command).with("id", alert.id.as_str()));
            return lines;
        }
        AlertAbout::Book(About::Commitment { id, .. }) => format!("budget commit show {}", quoted(id)),
        AlertAbout::Book(About::Contract { .. }) => "budget calendar".to_string(),
        AlertAbout::Book(About::Goal(goal)) => format!("budget goals {} --ytd", quoted(&goal.kpi)),
        AlertAbout::Book(About::Metric { .. }) => "budget import list --as metric".to_string(),
    };
    lines.push(msg("alert-next").with("command", format!("`{command}`")).with("id", alert.id.as_str()));
    lines
}

/// The one line of an alert that is over, by its key.
pub fn alert_over(key: &str) -> Message {
    msg("alert-over").with("subject", key_subject(key))
}

/// A word of a command line.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_:./%".contains(c);
    match word.chars().all(plain) && !word.is_empty() {
        true => word.to_string(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

/// What an alert is about, by its key alone: it may be about something that is no more.
pub(super) fn key_subject(key: &str) -> Message {
    let parts: Vec<&str> = key.split('\t').collect();
    match parts[..] {
        ["line", _, _, category, members] => {
            let named = members.split('|').filter(|member| !matches!(*member, "*" | ""));
            named.fold(Message::verbatim(category), |label, member| {
                msg("report-aside").with("first", label).with("second", member)
            })
        }
        ["goal_red", subject] => {
            // The plan, the KPI, and a name of its own if it has one.
            let own = subject.split('/').skip(1).filter(|part| !part.is_empty()).last();
            Message::verbatim(own.unwrap_or(subject))
        }
        ["unclassified", _] => msg("term-unclassified"),
        [why, subject] => msg("report-aside").with("first", reason(why)).with("second", subject),
        _ => Message::verbatim(key.replace('\t', "/")),
    }
}

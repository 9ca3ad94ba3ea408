//! Letters: what is new, in the language of each receiver.

use chrono::NaiveDate;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::kept::Waiting;
use crate::analysis::alert::memory::{Memory, News};
use crate::answer::alerts::{Alert, AlertAbout};
use crate::command::Session;
use crate::command::reading::Reading;
use crate::model::Money;
use crate::model::notify::Target;
use crate::report::{Names, alert_lines, alert_over, alert_title};
use crate::words::{Language, Message, Words, msg};

/// More than so many events go in one letter: a group of people reads one, and robots take twenty a minute.
const APART: usize = 3;

/// One event, in words.
struct Event {
    key: String,
    level: i64,
    title: String,
    lines: Vec<String>,
    data: Value,
}

/// The letters to all receivers.
pub(super) fn letters(
    reading: &Reading,
    (alerts, news): (&[Alert], &[(String, News)]),
    before: &Memory,
    receivers: &[Target],
    session: &Session<'_>,
) -> anyhow::Result<Vec<Waiting>> {
    let mut all = Vec::new();
    for target in receivers {
        let language = target.language.as_deref().and_then(|tag| tag.parse::<Language>().ok());
        let language = language.unwrap_or(session.words.language());
        let words = Words::new(language);
        let names = reading.opened.names_in(language);
        let mut events = Vec::new();
        for (key, news) in news {
            let alert = alerts.iter().find(|alert| alert.key == *key);
            let event = match alert.filter(|_| *news != News::Over) {
                Some(alert) => stands((alert, *news), session.as_of, &names, &words)?,
                None => over(key, before, &words),
            };
            events.extend(Some(event).filter(|event| event.level >= target.level.number()));
        }
        all.extend(bundled(events, &words).into_iter().map(|event| {
            let id = number(&event.key, &event.title, session);
            Waiting {
                to: target.name.clone(),
                day: session.as_of.to_string(),
                id,
                level: event.level,
                title: event.title,
                lines: event.lines,
                data: event.data,
                tries: 0,
                uncertain: false,
            }
        }));
    }
    Ok(all)
}

fn stands((alert, news): (&Alert, News), as_of: NaiveDate, names: &Names, words: &Words) -> anyhow::Result<Event> {
    let title = alert_title(alert, names)?;
    let title = match news {
        News::Reminds => msg("alert-still").with("title", title),
        _ => title,
    };
    let say = |message: &Message| words.say(message);
    let tag = match news {
        News::Begins => "new",
        News::Worse => "worse",
        News::Reminds => "reminder",
        News::Over => "over",
    };
    Ok(Event {
        key: alert.key.clone(),
        level: alert.level.number(),
        title: say(&title),
        lines: alert_lines(alert, as_of).iter().map(say).collect(),
        data: data(alert, tag),
    })
}

/// An alert that is over is as urgent as it was.
fn over(key: &str, before: &Memory, words: &Words) -> Event {
    let level = before.alerts.get(key).map_or(0, |told| told.level);
    let title = words.say(&alert_over(key));
    let data = json!({ "news": "over", "key": key.replace('\t', "/"), "level_number": level });
    Event { key: key.to_string(), level, title, lines: Vec::new(), data }
}

fn data(alert: &Alert, news: &str) -> Value {
    let mut data = json!({
        "id": alert.id,
        "news": news,
        "level": alert.level.tag(),
        "level_number": alert.level.number(),
        "reasons": alert.reasons,
    });
    let members = data.as_object_mut();
    match (&alert.about, members) {
        (AlertAbout::Line(line), Some(members)) => {
            let money = |amount: Money| Value::from(amount.plain());
            members.insert("plan".into(), line.plan.clone().into());
            members.insert("category".into(), line.category.as_ref().map(|own| own.as_str()).into());
            members.insert("budget".into(), money(line.position.budget));
            members.insert("actual".into(), money(line.position.actual));
            members.insert("commitment".into(), money(line.position.committed));
            members.insert("forecast".into(), line.position.forecast.map(money).into());
            members.insert("overrun_date".into(), line.overrun.map(|day| day.to_string()).into());
        }
        (AlertAbout::Book(about), Some(members)) => {
            members.insert("subject".into(), about.subject().into());
        }
        (_, None) => {}
    }
    data
}

/// A few events one by one, many in one.
fn bundled(events: Vec<Event>, words: &Words) -> Vec<Event> {
    let single = |event: Event| Event { data: Value::Array(vec![event.data]), ..event };
    if events.len() <= APART {
        return events.into_iter().map(single).collect();
    }
    let title = msg("alert-many").with("count", events.len()).with("first", Message::verbatim(events[0].title.clone()));
    let mut lines: Vec<String> = events[1..].iter().map(|event| event.title.clone()).collect();
    lines.push(words.say(&msg("alert-all").with("command", "`budget alerts`")));
    let keys: Vec<&str> = events.iter().map(|event| event.key.as_str()).collect();
    vec![Event {
        key: keys.join("\n"),
        level: events.iter().map(|event| event.level).max().unwrap_or_default(),
        title: words.say(&title),
        lines,
        data: events.iter().map(|event| event.data.clone()).collect(),
    }]
}

/// The number of a letter: of what it says, and when it was first to be said.
fn number(key: &str, title: &str, session: &Session<'_>) -> String {
    let text = format!("{key}\n{title}\n{}\n{}", session.as_of, session.now.timestamp());
    let hash: String = Sha256::digest(text).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("msg_{hash}")
}

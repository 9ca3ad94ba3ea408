//! A roster: who is there on which days, from when to when.

use std::path::Path;

use chrono::NaiveDate;

use crate::analysis::demand::{On, Roster, Shift};
use crate::command::Session;
use crate::command::import::open_source;
use crate::command::opened::Opened;
use crate::import::{Setting, SheetKind, header_key, read_sheet};
use crate::model::{Profile, Quantity};
use crate::words::{Exit, Failure, Place, Problem, msg};

/// The columns of a roster, and their headings.
const COLUMNS: [(&str, &str); 4] = [
    ("day", "星期|日期|weekday|weekdays|date|day|days"),
    ("from", "开始|上班|从|from|start|begin"),
    ("until", "结束|下班|至|until|to|end"),
    ("heads", "人数|人|在岗|heads|agents|count"),
];

/// The words for weekdays, from Monday.
const WEEKDAYS: [&str; 7] = [
    "一|周一|星期一|礼拜一|mon|monday|1",
    "二|周二|星期二|礼拜二|tue|tuesday|2",
    "三|周三|星期三|礼拜三|wed|wednesday|3",
    "四|周四|星期四|礼拜四|thu|thursday|4",
    "五|周五|星期五|礼拜五|fri|friday|5",
    "六|周六|星期六|礼拜六|sat|saturday|6",
    "日|天|周日|星期日|星期天|周天|礼拜天|sun|sunday|7",
];

/// Reads a roster; every row that cannot be read is told, and nothing is taken of it then.
pub(super) fn read(
    file: &Path,
    opened: &Opened,
    profile: &Profile,
    session: &mut Session<'_>,
) -> anyhow::Result<Roster> {
    let setting = Setting { profile: Some(profile), ..Setting::new(&opened.settings, opened.currency) };
    let sheet = read_sheet(open_source(file, session)?, &setting, kind())?;
    session.warn(&sheet.warnings)?;
    let keys: Vec<String> = sheet.header.iter().map(|header| header_key(header)).collect();
    let column = |at: usize| keys.iter().position(|key| COLUMNS[at].1.split('|').any(|word| word == key));
    let place = || Place::line(sheet.name.as_str(), sheet.header_line);
    let (Some(day), Some(from), Some(until)) = (column(0), column(1), column(2)) else {
        let problem = Problem::error(msg("demand-roster-columns")).at(place());
        return Err(refused(vec![problem.hint(msg("demand-roster-columns-hint"))]).into());
    };
    let heads = column(3);
    let mut roster = Roster::default();
    let mut problems = Vec::new();
    for (line, cells) in &sheet.rows {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let mut wrong = |at: usize| {
            let message = msg("demand-roster-cell").with("value", cell(at)).with("header", sheet.header[at].as_str());
            let place = Place::at(sheet.name.as_str(), *line, at as u64 + 1);
            problems.push(Problem::error(message).at(place).hint(msg("demand-roster-columns-hint")));
        };
        let count = match heads {
            None => Some(Quantity::ONE),
            Some(at) if cell(at).is_empty() => Some(Quantity::ONE),
            Some(at) => Quantity::parse(cell(at)).filter(|heads| !heads.is_negative()),
        };
        match (on(cell(day)), time(cell(from)), time(cell(until)), count) {
            (Some(on), Some(from), Some(until), Some(heads)) => {
                roster.shifts.push(Shift { on, from: from % 86_400, until, heads });
            }
            (None, ..) => wrong(day),
            (_, None, ..) => wrong(from),
            (_, _, None, _) => wrong(until),
            _ => wrong(heads.unwrap_or(day)),
        }
    }
    if problems.is_empty() { Ok(roster) } else { Err(refused(problems).into()) }
}

fn refused(problems: Vec<Problem>) -> Failure {
    Failure { exit: Exit::InputRefused, problems }
}

fn kind() -> SheetKind {
    let no_header = |rows: usize| {
        let problem = Problem::error(msg("demand-roster-header").with("rows", rows));
        problem.hint(msg("demand-roster-columns-hint"))
    };
    let words = COLUMNS.iter().flat_map(|(_, words)| words.split('|')).map(header_key).collect();
    SheetKind { words, months: false, free: false, no_header }
}

/// `周一至周五`, `Mon-Fri`, `工作日`, `周六、周日`, `每天`, or a date.
fn on(text: &str) -> Option<On> {
    let lower = text.trim().to_lowercase();
    if let Some(day) = date(&lower) {
        return Some(On::Day(day));
    }
    if matches!(lower.as_str(), "节假日" | "法定节假日" | "假日" | "holiday" | "holidays" | "public holidays")
    {
        return Some(On::Holidays);
    }
    let whole = match lower.as_str() {
        "每天" | "每日" | "daily" | "every day" | "all" => Some(0..7),
        "工作日" | "weekdays" | "workdays" | "work days" => Some(0..5),
        "周末" | "双休日" | "weekend" | "weekends" => Some(5..7),
        _ => None,
    };
    if let Some(days) = whole {
        return Some(On::Weekdays(days.collect()));
    }
    let weekday = |word: &str| WEEKDAYS.iter().position(|words| words.split('|').any(|own| own == word.trim()));
    let mut days = Vec::new();
    for part in lower.split(['、', ',', '，', '/']) {
        let ends: Vec<&str> = part.split(['至', '到', '-', '~', '～', '—']).collect();
        match ends.as_slice() {
            [one] => days.push(weekday(one)?),
            [first, last] => {
                let (first, last) = (weekday(first)?, weekday(last)?);
                let count = (last + 7 - first) % 7;
                days.extend((0..=count).map(|more| (first + more) % 7));
            }
            _ => return None,
        }
    }
    days.sort_unstable();
    days.dedup();
    Some(On::Weekdays(days))
}

/// `2026-03-05`, `2026/3/5`, `2026年3月5日`.
fn date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.trim_end_matches('日').split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| year.len() == 4)?, month.parse().ok()?, day.parse().ok()?)
}

/// `08:00`, `8`, `8点`, `24:00`, `次日06:00`; seconds since midnight.
fn time(text: &str) -> Option<u32> {
    let text = text.trim().trim_start_matches("次日").trim_end_matches(['点', '时']).replace(['：', '点', '时'], ":");
    let text = text.trim_end_matches('分').trim().to_string();
    let (hour, rest) = text.split_once(':').unwrap_or((&text, "00"));
    let minute = rest.split(':').next().unwrap_or_default();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && (hour < 24 || (hour, minute) == (24, 0))).then_some(hour * 3_600 + minute * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_in_both_languages() {
        let week = |days: &[usize]| Some(On::Weekdays(days.to_vec()));
        for (text, days) in [
            ("周一至周五", week(&[0, 1, 2, 3, 4])),
            ("Mon-Fri", week(&[0, 1, 2, 3, 4])),
            ("周五至周一", week(&[0, 4, 5, 6])),
            ("周六、周日", week(&[5, 6])),
            ("工作日", week(&[0, 1, 2, 3, 4])),
            ("每天", week(&[0, 1, 2, 3, 4, 5, 6])),
            ("节假日", Some(On::Holidays)),
            ("Holidays", Some(On::Holidays)),
            ("2026-03-05", Some(On::Day("2026-03-05".parse().unwrap()))),
            ("2026/3/5", Some(On::Day("2026-03-05".parse().unwrap()))),
            ("2026年3月5日", Some(On::Day("2026-03-05".parse().unwrap()))),
            ("someday", None),
            ("", None),
        ] {
            assert_eq!(on(text), days, "{text}");
        }
        for (text, seconds) in [
            ("08:00", Some(28_800)),
            ("8", Some(28_800)),
            ("24:00", Some(86_400)),
            ("次日06:00", Some(21_600)),
            ("6点", Some(21_600)),
            ("6点30分", Some(23_400)),
            ("24:30", None),
            ("8:75", None),
            ("x", None),
        ] {
            assert_eq!(time(text), seconds, "{text}");
        }
    }
}

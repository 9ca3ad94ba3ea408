//! Durations as ticket systems and telephone systems write them: `1:02:03`, `12:30`, `:45`, `75:30`, `3分20秒`, `5.20s`, or a
//! number whose unit the header states.

use super::half_width;
use crate::model::Quantity;

/// The unit of a plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum TimeUnit {
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
}

/// How the durations of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct DurationStyle {
    /// Of a plain number; `None` where the header says none.
    pub(in crate::import) unit: Option<TimeUnit>,
    /// `8:30` is hours and minutes, not minutes and seconds; so it is under a unit of hours.
    pub(in crate::import) long: bool,
}

/// Why a text is no duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum DurationProblem {
    /// Not a duration at all.
    NotADuration,
    /// A plain number, and nothing says of what.
    NeedsUnit,
}

impl TimeUnit {
    /// The unit that a word means.
    pub(in crate::import) fn named(word: &str) -> Option<TimeUnit> {
        Some(match word.trim().trim_start_matches("in ").trim_end_matches('.') {
            "ms" | "毫秒" | "msec" | "milliseconds" => TimeUnit::Millisecond,
            "s" | "sec" | "secs" | "second" | "seconds" | "秒" | "秒钟" => TimeUnit::Second,
            "m" | "min" | "mins" | "minute" | "minutes" | "分" | "分钟" => TimeUnit::Minute,
            "h" | "hr" | "hrs" | "hour" | "hours" | "时" | "小时" => TimeUnit::Hour,
            "d" | "day" | "days" | "天" | "日" => TimeUnit::Day,
            _ => return None,
        })
    }

    /// The unit that a header states in brackets: `通话时长(分钟)`, `First response time (in hrs)`.
    pub(in crate::import) fn of_header(header: &str) -> Option<TimeUnit> {
        let half = half_width(header).trim().to_lowercase();
        let (_, inner) = half.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
        TimeUnit::named(inner)
    }

    /// The unit that a header ends in, without brackets: `处理分钟`, `AHT minutes`.
    pub(in crate::import) fn of_last_word(header: &str) -> Option<TimeUnit> {
        let half = half_width(header).trim().to_lowercase();
        let last = half.rsplit([' ', '_', '-']).next().unwrap_or_default();
        let long = ["分钟", "小时", "秒"].into_iter().find(|word| last.ends_with(word));
        TimeUnit::named(long.unwrap_or(last))
    }

    /// In seconds.
    fn seconds(self) -> Quantity {
        match self {
            TimeUnit::Millisecond => Quantity::ONE / Quantity::from(1000),
            TimeUnit::Second => Quantity::ONE,
            TimeUnit::Minute => Quantity::from(60),
            TimeUnit::Hour => Quantity::from(3_600),
            TimeUnit::Day => Quantity::from(86_400),
        }
    }
}

/// Reads a duration in seconds; `None` where the cell says that there is none.
pub(in crate::import) fn read(text: &str, style: DurationStyle) -> Result<Option<Quantity>, DurationProblem> {
    let half = half_width(text);
    let text = half.trim();
    if text.is_empty()
        || text.chars().all(|c| matches!(c, '-' | '—' | '–'))
        || matches!(text, "无" | "/" | "n/a" | "N/A")
    {
        return Ok(None);
    }
    let found = match text.contains(':') {
        true => by_colons(text, style.long || matches!(style.unit, Some(TimeUnit::Hour | TimeUnit::Day))),
        false => match Quantity::parse(text) {
            Some(number) => {
                let unit = style.unit.ok_or(DurationProblem::NeedsUnit)?;
                Some(number * unit.seconds())
            }
            None => by_words(text),
        },
    };
    found.filter(|seconds| !seconds.is_negative()).map(Some).ok_or(DurationProblem::NotADuration)
}

/// `1:02:03`, `12:30`, `:45`; the first part may be as large as it likes, those after it are below sixty.
fn by_colons(text: &str, long: bool) -> Option<Quantity> {
    let parts: Vec<&str> = text.split(':').collect();
    let sixty = Quantity::from(60);
    let mut seconds = Quantity::ZERO;
    for (at, part) in parts.iter().enumerate() {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let last = at + 1 == parts.len();
        let number = match part.split_once('.') {
            Some((whole, rest)) if last && digits(whole) && digits(rest) => Quantity::parse(part)?,
            None if digits(part) => Quantity::parse(part)?,
            // `:45`
            None if at == 0 && part.is_empty() => Quantity::ZERO,
            _ => return None,
        };
        if at > 0 && number >= sixty {
            return None;
        }
        seconds = seconds * sixty + number;
    }
    match parts.len() {
        2 if long && !parts[0].is_empty() => Some(seconds * sixty),
        2 | 3 => Some(seconds),
        _ => None,
    }
}

/// `1小时5分`, `3h 20m`, `5.20s`.
fn by_words(text: &str) -> Option<Quantity> {
    let lower = text.to_lowercase();
    let mut rest = lower.trim();
    let mut seconds = Quantity::ZERO;
    while !rest.is_empty() {
        let number = rest.find(|c: char| !c.is_ascii_digit() && c != '.').filter(|at| *at > 0)?;
        let (digits, after) = rest.split_at(number);
        let after = after.trim_start();
        let word = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        seconds = seconds + Quantity::parse(digits)? * TimeUnit::named(after[..word].trim())?.seconds();
        rest = after[word..].trim_start();
    }
    Some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_they_are_written() {
        let (short, long) = (DurationStyle { unit: None, long: false }, DurationStyle { unit: None, long: true });
        let minutes = DurationStyle { unit: Some(TimeUnit::Minute), long: false };
        let hours = DurationStyle { unit: Some(TimeUnit::Hour), long: false };
        for (text, style, seconds) in [
            ("1:02:03", short, "3723"),
            ("12:30", short, "750"),
            ("12：30", short, "750"),
            (":45", short, "45"),
            ("75:30", short, "4530"),
            ("8:30", long, "30600"),
            // Under a heading in hours too, and not under one in minutes.
            ("8:30", hours, "30600"),
            ("0:08:30", hours, "510"),
            ("8:30", minutes, "510"),
            (":45", long, "45"),
            ("130:00:00", long, "468000"),
            ("00:00:05.5", short, "5.5"),
            ("3分20秒", short, "200"),
            ("1小时5分", short, "3900"),
            ("3h 20m", short, "12000"),
            ("5.20s", short, "5.2"),
            ("2.5", minutes, "150"),
            ("1,200", minutes, "72000"),
            ("0", minutes, "0"),
        ] {
            assert_eq!(read(text, style), Ok(Quantity::parse(seconds)), "{text}");
        }
        for none in ["", "--", "-", "—", " ", "无"] {
            assert_eq!(read(none, short), Ok(None), "{none}");
        }
        assert_eq!(read("20", short), Err(DurationProblem::NeedsUnit));
        for bad in ["1:75", "1:2:3:4", "abc", "12:3x", "-5分", "5 apples", ":", "1:", "12.5:30"] {
            assert_eq!(read(bad, short), Err(DurationProblem::NotADuration), "{bad}");
        }
        assert_eq!(read("-5", minutes), Err(DurationProblem::NotADuration));
    }

    #[test]
    fn headers_state_units() {
        for (header, unit) in [
            ("通话时长（分钟）", Some(TimeUnit::Minute)),
            ("First response time (in hrs)", Some(TimeUnit::Hour)),
            ("Total Handle (ms)", Some(TimeUnit::Millisecond)),
            ("实际出勤时长(小时)", Some(TimeUnit::Hour)),
            ("通话时长", None),
            ("会话时长(含排队)", None),
        ] {
            assert_eq!(TimeUnit::of_header(header), unit, "{header}");
        }
        for (header, unit) in [
            ("处理分钟", Some(TimeUnit::Minute)),
            ("minutes", Some(TimeUnit::Minute)),
            ("handle_sec", Some(TimeUnit::Second)),
            ("处理时长", None),
            ("额定工时", None),
            ("AHT", None),
        ] {
            assert_eq!(TimeUnit::of_last_word(header), unit, "{header}");
        }
    }
}

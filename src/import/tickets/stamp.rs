//! Moments as logs write them, by the clock that they were written by.

use chrono::{NaiveDate, TimeDelta};

use crate::import::values::{date, half_width};
use crate::model::profile::DateOrder;

/// A moment of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day, as the clock showed it.
    pub day: NaiveDate,
    /// Seconds since midnight, as the clock showed them.
    pub second: u32,
    /// Minutes that the clock was ahead of universal time, where the log says so.
    pub offset: Option<i16>,
    /// Does it say a time of day, and not only a day?
    pub timed: bool,
}

impl Stamp {
    /// Seconds from an earlier moment; below zero where it is none. Clocks that are set differently are reckoned out.
    pub fn seconds_since(self, earlier: Stamp) -> i64 {
        let days = self.day.signed_duration_since(earlier.day).num_days();
        let shown = days * 86_400 + i64::from(self.second) - i64::from(earlier.second);
        match (self.offset, earlier.offset) {
            (Some(own), Some(other)) => shown - 60 * i64::from(own - other),
            _ => shown,
        }
    }

    /// The same moment by a clock that is so many minutes ahead of universal time; as it is where it does not say by which
    /// clock it was written, or no time.
    pub fn by_clock(self, ahead: i16) -> Stamp {
        let (Some(own), true) = (self.offset, self.timed) else { return self };
        let seconds = i64::from(self.second) + 60 * (i64::from(ahead) - i64::from(own));
        let day = self.day.checked_add_signed(TimeDelta::days(seconds.div_euclid(86_400)));
        let second = u32::try_from(seconds.rem_euclid(86_400)).unwrap_or(0);
        day.map_or(self, |day| Stamp { day, second, offset: Some(ahead), timed: true })
    }
}

/// By how many minutes a clock is ahead of universal time: `+08:00`, `-5`, `Z`.
pub fn clock_ahead(text: &str) -> Option<i16> {
    let text = text.trim();
    let signed = text.starts_with(['+', '-']) && text[1..].starts_with(|c: char| c.is_ascii_digit());
    if !signed {
        return text.eq_ignore_ascii_case("z").then_some(0);
    }
    // No place is more than fourteen hours from Greenwich.
    let (_, ahead) = offset(&format!("0000{text}"))?;
    ahead.filter(|minutes| minutes.abs() <= 14 * 60)
}

/// Reads moments of one column: most rows of a log are of the day of the row before.
#[derive(Clone, Debug, Default)]
pub(super) struct Stamps {
    order: Option<DateOrder>,
    last: Option<([u8; 10], NaiveDate)>,
}

impl Stamps {
    pub(super) fn new(order: Option<DateOrder>) -> Stamps {
        Stamps { order, last: None }
    }

    /// A day with a time; a day alone is its midnight.
    pub(super) fn read(&mut self, text: &str) -> Option<Stamp> {
        self.plain(text.as_bytes()).or_else(|| self.any(text))
    }

    /// `2026-03-05 14:02:31`, with `/` and `T` too, and no more.
    fn plain(&mut self, text: &[u8]) -> Option<Stamp> {
        let (day, rest) = text.split_first_chunk::<10>()?;
        let second = match rest {
            [b' ' | b'T', time @ ..] => plain_time(time)?,
            _ => return None,
        };
        if let Some((last, date)) = self.last
            && last == *day
        {
            return Some(Stamp { day: date, second, offset: None, timed: true });
        }
        let parted = matches!(day[4], b'-' | b'/') && day[7] == day[4];
        let number = |at: std::ops::Range<usize>| {
            day[at].iter().try_fold(0_u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
        };
        if !parted {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(number(0..4)? as i32, number(5..7)?, number(8..10)?)?;
        self.last = Some((*day, date));
        Some(Stamp { day: date, second, offset: None, timed: true })
    }

    /// In any other form.
    fn any(&self, text: &str) -> Option<Stamp> {
        let half = spelt(half_width(text).trim());
        let text = half.trim();
        if text.is_empty() {
            return None;
        }
        if let Some(stamp) = serial(text, self.order) {
            return Some(stamp);
        }
        let (day, time) = parted(text);
        // A day has eight digits at most: what more there are is a time that is not understood.
        if time.is_empty() && text.bytes().filter(u8::is_ascii_digit).count() > 8 {
            return None;
        }
        let day = date::read(day, self.order).ok()?;
        let (time, offset) = offset(time)?;
        let second = if time.is_empty() { 0 } else { time_of_day(time)? };
        Some(Stamp { day, second, offset, timed: !time.is_empty() })
    }

    /// The end of what began then: a moment, or only a time of day, after midnight where it would lie before.
    pub(super) fn end(&mut self, text: &str, begun: Stamp) -> Option<Stamp> {
        if let Some(stamp) = self.read(text) {
            return Some(stamp);
        }
        let second = time_of_day(half_width(text).trim())?;
        let day = if second < begun.second { begun.day.succ_opt()? } else { begun.day };
        Some(Stamp { day, second, offset: begun.offset, timed: true })
    }
}

/// Moments that are spelt in other ways, with a colon between hours and minutes: `14时5分`, `20260302140500`, `14.05`.
fn spelt(text: &str) -> String {
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if let (Some(day), Some(time)) = (text.get(..8), text.get(8..))
        && is_digits(day)
        && time.trim().len() == 6
        && is_digits(time.trim())
    {
        let time = time.trim();
        return format!("{}-{}-{} {}:{}:{}", &day[..4], &day[4..6], &day[6..], &time[..2], &time[2..4], &time[4..]);
    }
    if text.contains(['时', '点']) {
        let spaced = text.replace('日', "日 ").replace(['时', '点'], ":").replace('分', ":").replace('秒', "");
        let ends_at_minute = spaced.trim_end().ends_with(':');
        let spaced = spaced.trim_end().trim_end_matches(':');
        return if ends_at_minute && !spaced.contains(':') { format!("{spaced}:00") } else { spaced.to_string() };
    }
    match text.rsplit_once(' ') {
        // `2026.03.02 14.05`
        Some((day, time)) if time.len() == 5 && time.as_bytes()[2] == b'.' && is_digits(&time.replace('.', "")) => {
            format!("{day} {}", time.replace('.', ":"))
        }
        _ => text.to_string(),
    }
}

/// `14:02`, `14:02:31`, digits only.
fn plain_time(text: &[u8]) -> Option<u32> {
    let two = |at: usize| {
        let (tens, ones) = (text.get(at)?, text.get(at + 1)?);
        (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
    };
    let (hour, minute) = (two(0)?, two(3)?);
    let second = match text.len() {
        5 => 0,
        8 if text[5] == b':' => two(6)?,
        _ => return None,
    };
    (text[2] == b':' && hour < 24 && minute < 60 && second < 60).then(|| hour * 3_600 + minute * 60 + second)
}

/// A day, and what stands after it.
fn parted(text: &str) -> (&str, &str) {
    let after_day = |at: usize| {
        let rest = text[at + 1..].trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(':') || rest.starts_with(['上', '下'])
    };
    let space = text.char_indices().find(|(at, c)| matches!(c, ' ' | 'T') && after_day(*at));
    match space {
        Some((at, _)) => (text[..at].trim(), text[at + 1..].trim()),
        // `2026年3月5日14:02`
        None => match text.find('日').filter(|at| text[*at..].contains(':')) {
            Some(at) => (&text[..at + '日'.len_utf8()], text[at + '日'.len_utf8()..].trim()),
            None => (text, ""),
        },
    }
}

/// A time, and by how much its clock is ahead where it says so: `Z`, `+08:00`, `+0800`.
fn offset(time: &str) -> Option<(&str, Option<i16>)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time.trim(), Some(0)));
    }
    let Some(at) = time.rfind(['+', '-']).filter(|at| *at >= 4) else { return Some((time, None)) };
    let digits: String = time[at + 1..].chars().filter(|c| *c != ':').collect();
    let number: i16 = digits.parse().ok()?;
    let minutes = match digits.len() {
        1 | 2 => number * 60,
        3 | 4 => number / 100 * 60 + number % 100,
        _ => return None,
    };
    Some((time[..at].trim(), Some(if time[at..].starts_with('-') { -minutes } else { minutes })))
}

/// `14:02`, `2:05 PM`, `下午2:05`, with seconds and parts of them.
fn time_of_day(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let halves = [("上午", false), ("下午", true), ("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)];
    let half = halves.iter().find(|(word, _)| lower.contains(word));
    let digits = half.map_or(lower.clone(), |(word, _)| lower.replace(word, ""));
    let mut parts = digits.trim().split(':');
    let whole = |part: &str| part.trim().parse::<u32>().ok();
    let (hour, minute) = (whole(parts.next()?)?, whole(parts.next()?)?);
    let second = match parts.next() {
        None => 0,
        Some(part) => whole(part.split('.').next()?)?,
    };
    let hour = match half {
        None => hour,
        Some(_) if hour > 12 => return None,
        Some((_, late)) => hour % 12 + if *late { 12 } else { 0 },
    };
    let fits = parts.next().is_none() && hour < 24 && minute < 60 && second < 60;
    fits.then(|| hour * 3_600 + minute * 60 + second)
}

/// A day as spreadsheets count it, with the time as a part of it.
fn serial(text: &str, order: Option<DateOrder>) -> Option<Stamp> {
    let (whole, part) = text.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(part) {
        return None;
    }
    let day = date::read(text, order).ok()?;
    let part = &part[..part.len().min(9)];
    let number: u64 = part.parse().ok()?;
    let scale = 10_u64.pow(part.len() as u32);
    // To the nearest second; what is nearest to midnight is not the next day.
    let second = ((number * 86_400 * 2 + scale) / (scale * 2)).min(86_399) as u32;
    Some(Stamp { day, second, offset: None, timed: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, second: u32, offset: Option<i16>) -> Option<Stamp> {
        Some(Stamp { day: day.parse().unwrap(), second, offset, timed: true })
    }

    #[test]
    fn moments_are_read_as_logs_write_them() {
        let mut stamps = Stamps::new(None);
        for (text, stamp) in [
            ("2026-03-05 14:02:31", at("2026-03-05", 50_551, None)),
            ("2026/03/05 14:02", at("2026-03-05", 50_520, None)),
            ("2026-3-5 4:02", at("2026-03-05", 14_520, None)),
            ("2026年3月5日 14:02", at("2026-03-05", 50_520, None)),
            ("2026年3月5日14:02", at("2026-03-05", 50_520, None)),
            ("2026-03-05 下午2:05", at("2026-03-05", 50_700, None)),
            ("2026-03-05T14:02:31Z", at("2026-03-05", 50_551, Some(0))),
            ("2026-03-05T14:02:31.250+08:00", at("2026-03-05", 50_551, Some(480))),
            ("2026-03-05 14:02:31 -0500", at("2026-03-05", 50_551, Some(-300))),
            ("2026-03-05 2:05:00 PM", at("2026-03-05", 50_700, None)),
            ("2026-03-05 12:05 AM", at("2026-03-05", 300, None)),
            ("2026年3月5日14时2分", at("2026-03-05", 50_520, None)),
            ("2026年3月5日 14点", at("2026-03-05", 50_400, None)),
            ("20260305 140231", at("2026-03-05", 50_551, None)),
            ("20260305140231", at("2026-03-05", 50_551, None)),
            ("2026.03.05 14.02", at("2026-03-05", 50_520, None)),
            ("2026-03-05 1402", None),
            ("46086.5", at("2026-03-05", 43_200, None)),
            ("46086.999999", at("2026-03-05", 86_399, None)),
            ("", None),
            ("--", None),
            ("2026-02-30 10:00", None),
            ("2026-03-05 25:00", None),
            ("03/04/2026 10:00", None),
            ("soon", None),
        ] {
            assert_eq!(stamps.read(text), stamp, "{text}");
        }
    }

    #[test]
    fn a_moment_is_of_another_hour_and_day_by_another_clock() {
        let mut stamps = Stamps::new(None);
        for (text, ahead, day, second) in [
            ("2026-03-01T23:30:00Z", 480, "2026-03-02", 27_000),
            ("2026-03-02T01:00:00Z", 480, "2026-03-02", 32_400),
            ("2026-03-01T02:00:00+08:00", -300, "2026-02-28", 46_800),
        ] {
            assert_eq!(stamps.read(text).map(|own| own.by_clock(ahead)), at(day, second, Some(ahead)), "{text}");
        }
        for text in ["2026-03-02 01:00:00", "2026-03-02"] {
            let own = stamps.read(text).unwrap();
            assert_eq!(own.by_clock(480), own);
        }
        for (text, ahead) in [
            ("+08:00", Some(480)),
            ("+8", Some(480)),
            ("-0530", Some(-330)),
            ("Z", Some(0)),
            ("08:00", None),
            ("+99", None),
            ("+", None),
            ("-+8", None),
            ("+1é", None),
            ("", None),
        ] {
            assert_eq!(clock_ahead(text), ahead, "{text}");
        }
    }

    #[test]
    fn a_day_alone_has_no_time() {
        let mut stamps = Stamps::new(None);
        let day = stamps.read("2026-03-05").unwrap();
        assert!(!day.timed && day.second == 0);
        assert!(stamps.read("2026-03-05 00:00").unwrap().timed);
    }

    #[test]
    fn an_end_after_midnight_is_of_the_next_day() {
        let mut stamps = Stamps::new(None);
        let begun = stamps.read("2026-03-05 23:58:00").unwrap();
        let since =
            |stamps: &mut Stamps, text: &str, begun: Stamp| stamps.end(text, begun).map(|end| end.seconds_since(begun));
        assert_eq!(since(&mut stamps, "00:03:00", begun), Some(300));
        assert_eq!(since(&mut stamps, "23:59", begun), Some(60));
        assert_eq!(since(&mut stamps, "2026-03-06 00:03:00", begun), Some(300));
        // On 2026-10-25 clocks in Berlin went back at three: two o'clock came twice.
        let begun = stamps.read("2026-10-25T02:50:00+02:00").unwrap();
        assert_eq!(since(&mut stamps, "2026-10-25T02:10:00+01:00", begun), Some(1_200));
        // A clock that says no offset went back as well: the end lies before.
        let begun = stamps.read("2026-10-25 02:50:00").unwrap();
        assert_eq!(since(&mut stamps, "2026-10-25 02:10:00", begun), Some(-2_400));
        // In spring an hour is left out.
        let begun = stamps.read("2026-03-29T01:58:00+01:00").unwrap();
        assert_eq!(since(&mut stamps, "2026-03-29T03:03:00+02:00", begun), Some(300));
    }
}

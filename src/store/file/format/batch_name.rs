//! The name of a batch: its place in the order of booking, what it is, and the hash of what it holds.
//!
//! `20260305T021500Z-actuals-3fa9c1d2e4b0`: the time is the place. Names are the order of the ledger, and a later batch
//! may correct an earlier one, so a new batch always stands behind the newest, whatever the clock says: where the time
//! is not later it gets the next free second. If that is far from the clock's own time (a clock that was wrong and is
//! right again), the name says this too: `20990101T000001Z-actuals@20260305T021500Z-3fa9c1d2e4b0`.

use chrono::{DateTime, Datelike, NaiveDateTime, SubsecRound, TimeDelta, Utc};

use crate::store::BatchId;

const TIME: &str = "%Y%m%dT%H%M%SZ";
const TIME_LENGTH: usize = "20260305T021500Z".len();
const LAST_YEAR: i32 = 9999;
const HASH_DIGITS: usize = 12;
const SLUG_CHARACTERS: usize = 40;

/// The parts of a batch's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct BatchName {
    /// Its place in the order of the ledger, to the second.
    place: DateTime<Utc>,
    /// What the clock said when it was booked, or when what it corrects was booked, if that is later.
    pub(in crate::store::file) booked_at: DateTime<Utc>,
    pub(in crate::store::file) slug: String,
    pub(in crate::store::file) hash: String,
}

impl BatchName {
    /// The name of a batch of these bytes.
    pub(in crate::store::file) fn new(place: Place, slug: &str, hash: &blake3::Hash) -> BatchName {
        BatchName { place: place.second, booked_at: place.booked_at, slug: safe_slug(slug), hash: short(hash) }
    }

    /// Reads a name without its ending; `None` if no batch is called so.
    pub(in crate::store::file) fn parse(name: &str) -> Option<BatchName> {
        let (time, rest) = name.split_once('-')?;
        let (slug, hash) = rest.rsplit_once('-')?;
        let place = read_time(time)?;
        let said = slug.rsplit_once('@').and_then(|(slug, time)| Some((slug, read_time(time)?)));
        let (slug, booked_at) = said.unwrap_or((slug, place));
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let valid = hash.len() == HASH_DIGITS && hash.bytes().all(hex) && !slug.is_empty();
        valid.then(|| BatchName { place, booked_at, slug: slug.into(), hash: hash.into() })
    }

    /// Without its ending.
    pub(in crate::store::file) fn id(&self) -> BatchId {
        let (place, slug, hash) = (self.place.format(TIME), &self.slug, &self.hash);
        BatchId(if self.booked_at == self.place {
            format!("{place}-{slug}-{hash}")
        } else {
            format!("{place}-{slug}@{}-{hash}", self.booked_at.format(TIME))
        })
    }

    /// Are these the bytes that were booked under this name?
    pub(in crate::store::file) fn fits(&self, hash: &blake3::Hash) -> bool {
        short(hash) == self.hash
    }
}

fn read_time(text: &str) -> Option<DateTime<Utc>> {
    // As long as the format makes it: `%Y` would read signs and more digits.
    let shape = text.len() == TIME_LENGTH && text.as_bytes()[0].is_ascii_digit();
    let time = NaiveDateTime::parse_from_str(text, TIME).ok().filter(|_| shape);
    Some(time?.and_utc())
}

/// A place in the order of a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct Place {
    second: DateTime<Utc>,
    booked_at: DateTime<Utc>,
}

impl Place {
    /// The place of a batch booked now, behind all batches of these names.
    pub(in crate::store::file) fn behind<'a>(names: impl Iterator<Item = &'a str>, now: DateTime<Utc>) -> Place {
        let now = now.trunc_subsecs(0);
        let newest = names.filter_map(BatchName::parse).map(|name| name.place).max();
        let place = Place { second: now, booked_at: now };
        match newest {
            Some(newest) if newest >= now => Place { second: newest, ..place }.next(),
            _ => place,
        }
    }

    /// The same for a batch that corrects others, booked when this says or before: it is known no earlier than they
    /// are, even if the clock was set back since.
    pub(in crate::store::file) fn not_before(self, corrected: DateTime<Utc>) -> Place {
        Place { second: self.second, booked_at: self.booked_at.max(corrected) }.settled()
    }

    /// The next second.
    pub(in crate::store::file) fn next(self) -> Place {
        let next = self.second + TimeDelta::seconds(1);
        // Names of another length would sort anywhere.
        let second = if next.year() > LAST_YEAR { self.second } else { next };
        Place { second, ..self }.settled()
    }

    /// Batches booked in one breath, as scripts do, drift from the clock by seconds: not worth a word.
    fn settled(self) -> Place {
        let near = (self.second - self.booked_at).abs() < TimeDelta::seconds(60);
        Place { booked_at: if near { self.second } else { self.booked_at }, ..self }
    }
}

/// The hash as names carry it.
pub(in crate::store::file) fn short(hash: &blake3::Hash) -> String {
    hash.to_hex()[..HASH_DIGITS].to_string()
}

/// A slug that every file system takes: letters and digits of any script, `-` for the rest.
fn safe_slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let cut: String = slug.chars().take(SLUG_CHARACTERS).collect();
    match cut.trim_end_matches('-') {
        "" => "batch".into(),
        slug => slug.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_safe_everywhere() {
        for (text, slug) in [
            ("actuals", "actuals"),
            ("2026年1月 费用/明细(终).csv", "2026年1月-费用-明细-终-csv"),
            ("../../etc/passwd", "etc-passwd"),
            ("", "batch"),
            ("***", "batch"),
            ("aaaaaaaaaabbbbbbbbbbccccccccccddddddddd-eeeee", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddd"),
        ] {
            assert_eq!(safe_slug(text), slug, "{text}");
        }
    }

    #[test]
    fn names_read_back_and_others_do_not() {
        let name = BatchName::parse("20260305T021500Z-my-actuals-3fa9c1d2e4b0").unwrap();
        assert_eq!((name.slug.as_str(), name.hash.as_str()), ("my-actuals", "3fa9c1d2e4b0"));
        assert_eq!(name.booked_at.to_rfc3339(), "2026-03-05T02:15:00+00:00");
        assert_eq!(name.id().0, "20260305T021500Z-my-actuals-3fa9c1d2e4b0");
        for bad in [
            "notes",
            "20260305T021500Z-3fa9c1d2e4b0",
            "20260305T021500Z-a-3FA9C1D2E4B0",
            "2026-a-3fa9c1d2e4b0",
            "+120260305T021500Z-a-3fa9c1d2e4b0",
        ] {
            assert_eq!(BatchName::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_place_is_behind_every_batch_whatever_the_clock_says() {
        let time = |text: &str| NaiveDateTime::parse_from_str(text, TIME).unwrap().and_utc();
        let hash = blake3::hash(b"");
        let name = |newest: &[&str], now: &str| {
            let place = Place::behind(newest.iter().copied(), time(now));
            BatchName::new(place, "a", &hash).id().0.strip_suffix("-af1349b9f5f9").unwrap().to_string()
        };
        let a = "20260305T021500Z-x-3fa9c1d2e4b0";
        let ahead = "20990101T000000Z-x-3fa9c1d2e4b0";
        let behind_it = "20990101T000001Z-x@20260305T021500Z-3fa9c1d2e4b0";
        for (newest, now, expected) in [
            (&[][..], "20260305T021500Z", "20260305T021500Z-a"),
            (&[a, "notes"], "20260305T021501Z", "20260305T021501Z-a"),
            (&[a], "20260305T021500Z", "20260305T021501Z-a"),
            (&[a], "20260305T021430Z", "20260305T021501Z-a"),
            (&[a], "20260305T021400Z", "20260305T021501Z-a@20260305T021400Z"),
            (&[ahead, a], "20260305T021500Z", "20990101T000001Z-a@20260305T021500Z"),
            (&[a, ahead, behind_it], "20260306T000000Z", "20990101T000002Z-a@20260306T000000Z"),
            (&[ahead], "20990101T000009Z", "20990101T000009Z-a"),
            (&["99991231T235959Z-x-3fa9c1d2e4b0"], "20260305T021500Z", "99991231T235959Z-a@20260305T021500Z"),
        ] {
            let found = name(newest, now);
            assert_eq!(found, expected, "{newest:?} {now}");
            let read = BatchName::parse(&format!("{found}-af1349b9f5f9")).unwrap();
            assert_eq!((read.slug.as_str(), &read.id().0[..found.len()]), ("a", found.as_str()));
        }
        assert_eq!(BatchName::parse(behind_it).unwrap().booked_at, time("20260305T021500Z"));
    }
}

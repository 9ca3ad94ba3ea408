//! The name of a batch: when it was booked, what it is, and the hash of what it holds.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::store::BatchId;

const TIME: &str = "%Y%m%dT%H%M%SZ";
const HASH_DIGITS: usize = 12;
const SLUG_CHARACTERS: usize = 40;

/// The parts of a batch's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BatchName {
    pub(super) booked_at: DateTime<Utc>,
    pub(super) slug: String,
    pub(super) hash: String,
}

impl BatchName {
    /// The name of a batch of these bytes.
    pub(super) fn new(booked_at: DateTime<Utc>, slug: &str, hash: &blake3::Hash) -> BatchName {
        BatchName { booked_at, slug: safe_slug(slug), hash: short(hash) }
    }

    /// Reads a name without its ending; `None` if no batch is called so.
    pub(super) fn parse(name: &str) -> Option<BatchName> {
        let (time, rest) = name.split_once('-')?;
        let (slug, hash) = rest.rsplit_once('-')?;
        let booked_at = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc();
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let valid = hash.len() == HASH_DIGITS && hash.bytes().all(hex) && !slug.is_empty();
        valid.then(|| BatchName { booked_at, slug: slug.into(), hash: hash.into() })
    }

    /// Without its ending.
    pub(super) fn id(&self) -> BatchId {
        BatchId(format!("{}-{}-{}", self.booked_at.format(TIME), self.slug, self.hash))
    }

    /// Are these the bytes that were booked under this name?
    pub(super) fn fits(&self, hash: &blake3::Hash) -> bool {
        short(hash) == self.hash
    }
}

/// The hash as names carry it.
pub(super) fn short(hash: &blake3::Hash) -> String {
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
        for bad in ["notes", "20260305T021500Z-3fa9c1d2e4b0", "20260305T021500Z-a-3FA9C1D2E4B0", "2026-a-3fa9c1d2e4b0"]
        {
            assert_eq!(BatchName::parse(bad), None, "{bad}");
        }
    }
}

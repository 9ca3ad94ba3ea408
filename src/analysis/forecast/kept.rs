//! What was told of many lines, kept: the next report finds it, as long as all that it rests on is what it was.
//!
//! A record is found by its line's place and known by a hash of every figure that it was made of: whatever changed of a
//! line, it is told anew. Keeping costs nothing but space; losing it costs time.

use std::sync::OnceLock;

use xxhash_rust::xxh3::xxh3_128;

use super::band::Spread;
use super::told::Told;
use super::{Choice, FORECASTS, Frame, Known, Why};

/// Records of lines, one after the other.
#[derive(Debug, Default)]
pub struct Kept {
    /// What the months are that they are of.
    frame: u128,
    bytes: Vec<u8>,
    renewed: OnceLock<Records>,
}

/// Records that are to be kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// What the months are that they are of.
    pub frame: u128,
    /// One after the other.
    pub bytes: Vec<u8>,
}

/// Of what a record is: which line, by its figures.
const KEY: usize = 16;

/// Bytes of a record beside its months.
const FIXED: usize = KEY + 8 + 8 + Spread::BYTES;

/// From this share of new records on all are kept anew.
const ONE_OF: usize = 50;

impl Kept {
    /// Of records that were kept.
    pub fn new(records: Records) -> Kept {
        Kept { frame: records.frame, bytes: records.bytes, renewed: OnceLock::new() }
    }

    /// What is to be kept from now on, if that changed.
    pub fn renewed(&self) -> Option<&Records> {
        self.renewed.get()
    }

    /// What was told of the line at a place, if it rests on the same.
    pub(in crate::analysis) fn find(&self, of: &Frames, place: usize, key: u128) -> Option<Told> {
        if self.frame != of.key {
            return None;
        }
        let record = self.bytes.get(place * of.stride..(place + 1) * of.stride)?;
        (record[..KEY] == key.to_le_bytes()).then(|| decode(&record[KEY..]))?
    }

    /// Keeps what was told of all lines, if enough of it is new.
    pub(in crate::analysis) fn renew(&self, of: &Frames, told: &[(u128, Option<Told>, bool)]) {
        let new = told.iter().filter(|(.., is_new)| *is_new).count();
        if new * ONE_OF <= told.len() {
            return;
        }
        let mut bytes = Vec::with_capacity(told.len() * of.stride);
        for (key, told, _) in told {
            let begin = bytes.len();
            if let Some(told) = told {
                bytes.extend(key.to_le_bytes());
                encode(told, &mut bytes);
            }
            bytes.resize(begin + of.stride, 0);
        }
        let _ = self.renewed.set(Records { frame: of.key, bytes });
    }
}

/// The months of a frame, as records know them.
pub(in crate::analysis) struct Frames {
    key: u128,
    stride: usize,
    closed: usize,
}

impl Frames {
    pub(in crate::analysis) fn new(frame: &Frame) -> Frames {
        let stride = FIXED + 8 * frame.wanted().len();
        // The number changes with what methods tell of the same figures.
        Frames { key: xxh3_128(format!("3 {frame:?}").as_bytes()), stride, closed: frame.closed }
    }

    /// What tells the figures of a line from all others.
    pub(in crate::analysis) fn key(&self, known: &Known<'_>) -> u128 {
        let said = known.said.map(|said| [1, said.returns, said.stays, said.continues]).unwrap_or_default();
        let explained = known.said.map(|said| said.explained).unwrap_or_default();
        let parts = [&known.booked[..self.closed], known.plan, known.covered, known.ordered, &said, &explained];
        let mut bytes = Vec::with_capacity(8 * (4 + parts.iter().map(|part| part.len()).sum::<usize>()));
        for part in parts {
            bytes.extend((part.len() as u64).to_le_bytes());
            part.iter().for_each(|minor| bytes.extend(minor.to_le_bytes()));
        }
        xxh3_128(&bytes)
    }
}

fn encode(told: &Told, out: &mut Vec<u8>) {
    let why = match told.choice.why {
        Why::Asked => 0,
        Why::Tried => 1,
        Why::Usual => 2,
    };
    let folds = u8::try_from(told.choice.folds).unwrap_or(u8::MAX);
    out.extend([told.choice.method as u8, why, folds, told.choice.mase.is_some().into()]);
    out.extend(u32::try_from(told.rests_on).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(told.choice.mase.unwrap_or(0.0).to_le_bytes());
    told.spread.put(out);
    told.amounts.iter().for_each(|minor| out.extend(minor.to_le_bytes()));
}

fn decode(record: &[u8]) -> Option<Told> {
    let (numbers, _) = record.as_chunks::<8>();
    let [head, mase, rest @ ..] = numbers else { return None };
    let [method, why, folds, has_mase, rests_on @ ..] = *head;
    let (spread, amounts) = rest.split_at_checked(Spread::BYTES / 8)?;
    Some(Told {
        choice: Choice {
            method: usize::from(method).min(FORECASTS.len() - 1),
            why: [Why::Asked, Why::Tried, Why::Usual].get(usize::from(why)).copied()?,
            folds: folds.into(),
            mase: (has_mase != 0).then(|| f64::from_le_bytes(*mase)),
        },
        rests_on: u32::from_le_bytes(rests_on) as usize,
        amounts: amounts.iter().map(|minor| i64::from_le_bytes(*minor)).collect(),
        spread: Spread::take(spread),
    })
}

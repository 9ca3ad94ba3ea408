//! How far a forecast may be off: the range that holds four of five outcomes, of a line and of a sum of lines.

use super::backtest::{Errors, FOLDS, held_back};
use super::student::half_width_of_mean;
use super::{FORECASTS, Series};

/// How far a sum of months may be off, in a form that can be added up line by line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// The squares of half the ranges: what lines that have nothing to do with each other come to.
    squares: f64,
    /// Half the ranges: what lines that always go together come to.
    widths: f64,
    /// The errors of the last months, added up.
    errors: [f64; FOLDS],
    /// Their squares, line by line.
    own: f64,
    /// How many lines nobody can say it of.
    unknown: usize,
}

impl Spread {
    /// Of one line whose method was wrong by `errors`; `months` are to come.
    pub(super) fn new(method: usize, errors: &Errors, series: &Series<'_>, months: usize) -> Spread {
        let own: f64 = errors.iter().flatten().map(|error| error * error).sum();
        let count = errors.iter().flatten().count();
        let half = FORECASTS[method].half_width(series, months).or_else(|| match months {
            0 => Some(0.0),
            // What level a line has this year, only this year's months tell.
            _ => half_width_of_mean(own, series.gone().count().max(1), count.checked_sub(1)?, months),
        });
        let Some(half) = half.filter(|half| half.is_finite()) else {
            return Spread { unknown: 1, ..Spread::default() };
        };
        // The model says how far it is off where it fits; whether it does, the months that were held back say.
        let half = held_back(method, series, months).map_or(half, |held_back| half.max(held_back));
        Spread { squares: half * half, widths: half, errors: errors.map(|error| error.unwrap_or(0.0)), own, unknown: 0 }
    }

    /// The same, no narrower than this to either side.
    pub(super) fn at_least(self, half: f64) -> Spread {
        if self.unknown > 0 || self.widths >= half {
            return self;
        }
        Spread { squares: half * half, widths: half, ..self }
    }

    /// Bytes of one that is kept.
    pub(super) const BYTES: usize = 8 * (FOLDS + 4);

    /// Appends it as bytes.
    pub(super) fn put(&self, out: &mut Vec<u8>) {
        let numbers = [self.squares, self.widths, self.own].into_iter().chain(self.errors);
        numbers.for_each(|number| out.extend(number.to_le_bytes()));
        out.extend((self.unknown as u64).to_le_bytes());
    }

    /// Takes it from bytes, of which there are enough.
    pub(super) fn take(bytes: &[[u8; 8]]) -> Spread {
        let number = |at: usize| bytes.get(at).map_or(0.0, |bytes| f64::from_le_bytes(*bytes));
        Spread {
            squares: number(0),
            widths: number(1),
            own: number(2),
            errors: std::array::from_fn(|at| number(3 + at)),
            unknown: bytes.last().map_or(0, |bytes| u64::from_le_bytes(*bytes) as usize),
        }
    }

    /// Takes another line in.
    pub(super) fn add(&mut self, other: &Spread) {
        self.squares += other.squares;
        self.widths += other.widths;
        self.errors.iter_mut().zip(other.errors).for_each(|(own, other)| *own += other);
        self.own += other.own;
        self.unknown += other.unknown;
    }

    /// The same of amounts on the other side.
    pub(super) fn negated(&self) -> Spread {
        Spread { errors: self.errors.map(|error| -error), ..self.clone() }
    }

    /// Half of the range. Lines that were wrong together are taken to be wrong together again; that they make up for one
    /// another is not counted on.
    pub(super) fn half(&self) -> Option<f64> {
        if self.unknown > 0 {
            return None;
        }
        let together: f64 = self.errors.iter().map(|error| error * error).sum();
        let factor = if self.own > 0.0 { (together / self.own).max(1.0) } else { 1.0 };
        Some((self.squares * factor).sqrt().min(self.widths))
    }
}

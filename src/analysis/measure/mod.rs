//! Measures: what an organisation could do to spend less, and what that comes to (domain.md §6.2).
//!
//! A measure owns its keys and the arithmetic of one month; what is the same for all of them — months that it
//! takes to work, payback, net present value, break-even, sensitivity — is [`appraise`]d from that month alone.
//! Two of its inputs are uncertain: they are arguments, so that the grid of a sensitivity is nine such months.
//! To add one: a file, its `mod` line, its line in [`MEASURES`].
//! Not here: changes of the plan's own figures (`scenario`), and what a plan's months come to (`whatif`).

mod appraisal;
mod check;
mod deflection;
mod desks;
mod overtime;
mod present_value;
mod purchase;
mod renegotiation;
mod terms;
mod tiers;

pub use appraisal::{Appraisal, Side, appraise};
pub use check::check;
pub use terms::Terms;

use super::method::{MethodProblem, Tape};
use crate::model::{Key, KeyKind, Keyed, Quantity, Values, keyed};

/// A way of spending less.
///
/// Its id stands under `kind`.
pub trait Measure: Keyed {
    /// Those of its keys that must be there.
    fn needed(&self) -> &'static [&'static str];

    /// Checks its own keys, each of which has the kind declared already.
    fn check(&self, values: &Values) -> Result<(), MethodProblem>;

    /// Its two uncertain inputs.
    fn inputs(&self, terms: &Terms<'_>) -> [Input; 2];

    /// One month of it, and on the tape how that comes about.
    fn month(&self, terms: &Terms<'_>, case: Case, tape: &mut Tape) -> Effect;

    /// Of a series that it works on the share that it leaves for others: two machines do not answer the same contact.
    fn leaves(&self, _terms: &Terms<'_>) -> Option<(&'static str, Quantity)> {
        None
    }

    /// Where it neither costs nor saves, reckoned in fractions; `None` if nowhere.
    fn break_even(&self, terms: &Terms<'_>) -> Option<BreakEven>;
}

/// Every measure.
pub const MEASURES: &[&dyn Measure] =
    &[&deflection::Deflection, &purchase::Purchase, &desks::Desks, &overtime::Overtime, &renegotiation::Renegotiation];

/// The measure of this kind.
pub fn measure(kind: &str) -> Option<&'static dyn Measure> {
    keyed::chosen(MEASURES, kind)
}

/// The keys of every measure.
pub const COMMON: &[Key] = &[
    Key { name: "name", kind: KeyKind::Text, required: false, doc: "measure-key-name" },
    Key { name: "from", kind: KeyKind::Month, required: false, doc: "measure-key-from" },
    Key { name: "ramp", kind: KeyKind::Quantities, required: false, doc: "measure-key-ramp" },
    Key { name: "one_off", kind: KeyKind::Amount, required: false, doc: "measure-key-one-off" },
    Key { name: "horizon", kind: KeyKind::Count, required: false, doc: "measure-key-horizon" },
    Key { name: "discount_rate", kind: KeyKind::Ratio, required: false, doc: "measure-key-discount-rate" },
];

/// An input that may well come out otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input {
    /// The message with its name.
    pub name: &'static str,
    /// How it is read.
    pub kind: InputKind,
    /// Less than planned, as planned, more.
    pub values: [Quantity; 3],
}

/// How an input is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// As it is.
    Number,
    /// Per cent.
    Share,
    /// Percentage points more or less than planned.
    Points,
}

impl Input {
    /// As planned, a share of it less, a share of it more.
    fn around(name: &'static str, planned: Quantity, part: Quantity) -> Input {
        let by = planned * part;
        Input { name, kind: InputKind::Number, values: [planned - by, planned, planned + by] }
    }

    /// A share of which some points are in doubt; it stays between nothing and all.
    fn points(name: &'static str, planned: Quantity, points: Quantity) -> Input {
        let within = |share: Quantity| share.max(Quantity::ZERO).min(Quantity::ONE);
        Input { name, kind: InputKind::Share, values: [within(planned - points), planned, within(planned + points)] }
    }
}

/// Ten per cent, ten points.
const TENTH: Quantity = Quantity::hundredths(10);

/// A month to be worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// The uncertain inputs.
    pub inputs: [Quantity; 2],
    /// How much of the measure works by then, 0 to 1.
    pub reached: Quantity,
}

/// A figure in whole units — a person leaves or stays — and in fractions, as if they could be divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Both {
    /// What is paid.
    pub whole: Quantity,
    /// What the work alone would come to.
    pub fraction: Quantity,
}

impl Both {
    /// Of what knows no units.
    fn same(figure: Quantity) -> Both {
        Both { whole: figure, fraction: figure }
    }
}

/// What a measure does in a month. Amounts are in major units of the plan's currency, not rounded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Spent less.
    pub saved: Both,
    /// Spent on the measure itself.
    pub running: Quantity,
    /// Spent once, at the beginning.
    pub investment: Both,
    /// What it sets free.
    pub capacity: Option<Capacity>,
}

/// People or places, before and after, in fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capacity {
    /// Which.
    pub unit: Unit,
    /// Without the measure.
    pub before: Quantity,
    /// With it.
    pub after: Quantity,
}

/// What a capacity is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// People.
    Heads,
    /// Places to work at.
    Desks,
}

impl Capacity {
    /// Units set free: whole ones, of which no part can go, and in fractions.
    pub fn freed(&self) -> Both {
        Both { whole: self.before.ceil() - self.after.ceil(), fraction: self.before - self.after }
    }
}

/// The value of an input at which a measure pays nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakEven {
    /// The message with the input's name.
    pub name: &'static str,
    /// Its value there, a share.
    pub value: Quantity,
}

#[cfg(test)]
mod fixture;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn every_measure_is_whole() {
        let words = Language::ALL.map(Words::new);
        let mut ids = BTreeSet::new();
        for entry in MEASURES {
            assert!(ids.insert(entry.id()), "two measures `{}`", entry.id());
            assert!(words.iter().all(|w| w.knows(entry.name())), "`{}` has no name", entry.id());
            assert!(!entry.needed().is_empty(), "`{}` makes a saving of nothing", entry.id());
            for key in entry.keys().iter().chain(COMMON) {
                assert!(words.iter().all(|w| w.knows(key.doc)), "`{}` has no text", key.doc);
                // What one kind must have, another need not.
                assert!(!key.required, "`{}` would be asked of every kind", key.name);
            }
            assert!(entry.needed().iter().all(|name| entry.owns(name)), "`{}` needs a key that it has not", entry.id());
        }
    }
}

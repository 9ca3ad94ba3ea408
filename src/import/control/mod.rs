//! Controls: what a file offers to be checked by, held against what was read. They look on from the side.
//!
//! To add one: a file, its `mod` line, its line in [`CONTROLS`]. What can have changed a sum refuses the file
//! (an error), what only may have, or concerns rows that are not booked, is a warning.

mod balance;
mod counts;
mod months;
mod rates;
mod totals;
mod vouchers;

use super::header::mapping::Layout;
use super::interpret::{Manner, Seen};
use super::source::Setting;
use crate::words::{Message, Problem};

/// A kind of redundancy that files offer.
pub(super) trait Control: Sync {
    /// Its name in JSON.
    fn name(&self) -> &'static str;

    /// One that watches a file of this layout; `None` if such a file offers nothing to compare.
    fn watch<'s>(&self, file: &File<'s>) -> Option<Box<dyn Watch + 's>>;
}

/// What is known of a file before its rows.
#[derive(Clone, Copy)]
pub(super) struct File<'s> {
    pub(super) name: &'s str,
    pub(super) layout: &'s Layout,
    pub(super) setting: &'s Setting<'s>,
}

/// A control at work on one table.
pub(super) trait Watch {
    /// What the first rows say of how the file is to be read.
    fn decided(&mut self, _manner: &Manner) {}

    /// A row, with its fate.
    fn row(&mut self, seen: &Seen<'_, '_>);

    /// What it came to; `None` if nothing was there to compare. With refused rows (`clean` is false) sums cannot
    /// agree, and a difference says nothing.
    fn finish(self: Box<Self>, clean: bool) -> Option<Check>;
}

/// Every control, in the order in which they are told.
pub(super) const CONTROLS: &[&dyn Control] =
    &[&totals::Totals, &balance::Balance, &vouchers::Vouchers, &counts::Counts, &months::Months, &rates::Rates];

/// What a control compared, and what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The control's name in JSON.
    pub control: &'static str,
    /// How many things it compared.
    pub compared: u64,
    /// What it compared, in words.
    pub told: Message,
    /// What does not agree, the first row at which it broke first. Errors refuse the file.
    pub problems: Vec<Problem>,
}

/// Every control that this file offers something to.
pub(super) fn watching<'s>(name: &'s str, layout: &'s Layout, setting: &'s Setting<'s>) -> Vec<Box<dyn Watch + 's>> {
    let file = File { name, layout, setting };
    CONTROLS.iter().filter_map(|control| control.watch(&file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_control_has_a_name_of_its_own() {
        let names: BTreeSet<_> = CONTROLS.iter().map(|control| control.name()).collect();
        assert_eq!(names.len(), CONTROLS.len());
        assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
    }
}

//! The time that a row says was spent on its tickets: of all of them, in parts, or of one in the mean.

use super::role::Part;
use crate::model::Quantity;

/// The durations of a row in seconds; those it does not state are not there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Handling {
    totals: [Option<Quantity>; 4],
    means: [Option<Quantity>; 4],
}

impl Handling {
    /// Notes what was spent on all tickets.
    pub(super) fn total(&mut self, part: Part, seconds: Option<Quantity>) {
        self.totals[part as usize] = seconds;
    }

    /// Notes what was spent on one of them.
    pub(super) fn mean(&mut self, part: Part, seconds: Option<Quantity>) {
        self.means[part as usize] = seconds;
    }

    /// What it comes to: the whole where it is stated, else its parts; of means the same, for so many tickets.
    pub(super) fn seconds(&self, tickets: Option<Quantity>) -> Option<Quantity> {
        let whole = |all: &[Option<Quantity>; 4]| {
            all[Part::Whole as usize].or_else(|| {
                let parts = || all[1..].iter().flatten().copied();
                parts().next().map(|_| parts().sum())
            })
        };
        whole(&self.totals).or_else(|| Some(whole(&self.means)? * tickets?))
    }

    /// Is the mean all there is, and nothing says of how many?
    pub(super) fn lacks_tickets(&self, tickets: Option<Quantity>) -> bool {
        tickets.is_none() && self.totals.iter().all(Option::is_none) && self.means.iter().any(Option::is_some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(number: i64) -> Option<Quantity> {
        Some(Quantity::from(number))
    }

    #[test]
    fn the_whole_goes_before_its_parts_and_both_before_means() {
        let mut handling = Handling::default();
        assert_eq!(handling.seconds(q(3)), None);
        handling.mean(Part::Talk, q(100));
        handling.mean(Part::After, q(20));
        assert_eq!(handling.seconds(q(3)), q(360));
        assert!(handling.lacks_tickets(None));
        handling.total(Part::Talk, q(300));
        handling.total(Part::Hold, q(30));
        assert_eq!(handling.seconds(q(3)), q(330));
        handling.total(Part::Whole, q(400));
        assert_eq!(handling.seconds(None), q(400));
    }
}

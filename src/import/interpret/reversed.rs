//! Entries that their state calls reversed, and the entries that take them back: of two that are both there nothing is
//! to be told.

use std::collections::HashMap;

use super::tally::Few;

/// What was booked of a file that states how its rows stand.
#[derive(Default)]
pub(super) struct Reversed {
    /// Amounts spent that are called reversed, and where.
    spent: Vec<(u64, i64)>,
    /// Amounts that came back, whatever their state; where one of them that is called reversed stands.
    back: HashMap<i64, u64>,
    back_at: Few,
}

/// More are not told apart: what is left over is told.
const MOST: usize = 100_000;

impl Reversed {
    pub(super) fn see(&mut self, line: u64, minor: i64, called: bool) {
        match minor {
            0 => {}
            ..0 if self.back.len() < MOST => {
                *self.back.entry(-minor).or_default() += 1;
                if called {
                    self.back_at.see(line);
                }
            }
            1.. if called && self.spent.len() < MOST => self.spent.push((line, minor)),
            _ => {}
        }
    }

    /// The entries called reversed of which the other is not in the file.
    pub(super) fn alone(&mut self) -> Few {
        let mut alone = Few::default();
        for (line, minor) in self.spent.drain(..) {
            match self.back.get_mut(&minor).filter(|times| **times > 0) {
                Some(times) => *times -= 1,
                None => alone.see(line),
            }
        }
        // A red entry alone takes back what no file has.
        if alone.rows == 0 && self.back_at.rows > 0 && self.back.values().sum::<u64>() >= self.back_at.rows {
            let left: u64 = self.back.values().sum();
            (0..left.min(self.back_at.rows)).for_each(|_| alone.see(self.back_at.first));
        }
        alone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_alone_is_told() {
        let alone = |rows: &[(i64, bool)]| {
            let mut reversed = Reversed::default();
            rows.iter().zip(2..).for_each(|((minor, called), line)| reversed.see(line, *minor, *called));
            let few = reversed.alone();
            (few.rows, few.first)
        };
        assert_eq!(alone(&[(5000, true), (-5000, true)]), (0, 0));
        assert_eq!(alone(&[(5000, true), (-5000, false), (300, false)]), (0, 0));
        assert_eq!(alone(&[(300, false), (5000, true)]), (1, 3));
        assert_eq!(alone(&[(5000, true), (5000, true), (-5000, true)]), (1, 3));
        assert_eq!(alone(&[(300, false), (-5000, true)]), (1, 3));
        assert_eq!(alone(&[(300, false), (-300, false)]), (0, 0));
    }
}

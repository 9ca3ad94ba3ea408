//! A line with no amount in any month says nothing, or was forgotten.

use super::{Lint, Worked, named, place};
use crate::model::Plan;
use crate::words::{Problem, msg};

pub(super) struct Zero;

impl Lint for Zero {
    fn look(&self, _: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        let empty = lines.iter().filter(|line| line.months.iter().all(|month| month.is_zero()));
        let tell = |line: &Worked<'_>| {
            let problem = Problem::warning(msg("lint-zero").with("line", named(line.line)));
            problem.hint(msg("lint-zero-hint")).at(place(line.line))
        };
        empty.map(tell).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn a_line_of_nothing_is_told() {
        let line = "[[line]]\ncategory = 'a'\nmonthly = 0\nbasis = '1'\neffect = 'e'\nowner = 'o'\n";
        assert_eq!(told(line), ["!lint-zero"]);
    }
}

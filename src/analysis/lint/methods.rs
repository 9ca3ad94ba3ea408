//! What the methods themselves warn of: overtime above 36 hours, lives shorter than tax law allows.

use super::{Lint, Worked, place};
use crate::analysis::method::warnings;
use crate::model::{Line, Money, Month, Plan};
use crate::words::Problem;

pub(super) struct MethodWarnings;

impl Lint for MethodWarnings {
    fn look(&self, plan: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
        let of = |line: &Worked<'_>| {
            let found = warnings(line.line, plan, &nothing).into_iter();
            let place = place(line.line);
            found.map(move |warning| Problem::warning(warning).at(place.clone())).collect::<Vec<_>>()
        };
        lines.iter().flat_map(of).collect()
    }

    fn is_about_amounts(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn overtime_above_the_law_is_told() {
        let line = |hours| {
            format!(
                "[grade.a]\nheads = 1\nbase = 3000\n[[line]]\ncategory = 'a'\nmethod = 'overtime'\neffect = 'e'\n\
                 owner = 'o'\nwork = [{{ kind = 'rest', hours = {hours} }}]\n"
            )
        };
        assert_eq!(told(&line(36)), [""; 0]);
        assert_eq!(told(&line(37)), ["!method-overtime-long"]);
    }
}

//! A line that rolls over, and is never held to a month: what it takes along changes nothing of what may be spent.

use super::{Lint, Worked, named, place};
use crate::model::control::{Control, Strength, Window};
use crate::model::{Line, Plan};
use crate::words::{Message, Problem, msg};

pub(super) struct RolloverWindow;

impl Lint for RolloverWindow {
    fn look(&self, plan: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        let tell = |line: &Line| {
            let usual = Control::usual(plan.currency);
            let control = line.controlled.as_ref().unwrap_or(&usual);
            let held = control.strength == Strength::None || control.windows.contains(&Window::Period);
            if line.rollover.is_none() || held {
                return None;
            }
            let windows: Vec<Message> = control.windows.iter().map(|window| msg(word(*window))).collect();
            let message = msg("lint-rollover-window").with("line", named(line)).with("windows", windows);
            Some(Problem::note(message).hint(msg("lint-rollover-window-hint")).at(place(line)))
        };
        lines.iter().filter_map(|line| tell(line.line)).collect()
    }
}

fn word(window: Window) -> &'static str {
    match window {
        Window::Period => "check-period",
        Window::Ytd => "check-ytd",
        Window::Year => "check-year",
        Window::Pool => "check-pool-window",
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn a_line_that_rolls_over_and_is_held_to_no_month_is_told() {
        let line = "[[line]]\ncategory = 'a'\nmonthly = 5\nbasis = '1 × 5'\neffect = '5 of 5'\nowner = 'o'\nrollover = 'both'\n";
        assert_eq!(told(line), ["lint-rollover-window"]);
        assert_eq!(told(&format!("{line}window = ['period', 'year']\n")), [""; 0]);
        assert_eq!(told(&format!("{line}control = 'none'\n")), [""; 0]);
    }
}

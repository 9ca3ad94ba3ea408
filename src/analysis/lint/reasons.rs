//! Every line has a basis with a number in it, an expected effect, and somebody who answers for it.

use super::{Lint, Worked, named, place};
use crate::model::{Amount, Plan};
use crate::words::{Message, Problem, msg};

pub(super) struct Reasons;

impl Lint for Reasons {
    fn look(&self, _: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        let mut found = Vec::new();
        for line in lines.iter().map(|line| line.line) {
            let mut tell = |message: Message, hint| {
                found.push(Problem::warning(message.with("line", named(line))).hint(msg(hint)).at(place(line)));
            };
            // A rule is its own basis: the program words it.
            let stated = !matches!(line.amount, Amount::Rule(_));
            match line.basis.trim() {
                "" if stated => tell(msg("lint-basis-missing"), "lint-basis-missing-hint"),
                basis if stated && !has_number(basis) => {
                    tell(msg("lint-basis-thin").with("text", line.basis.as_str()), "lint-basis-thin-hint");
                }
                _ => {}
            }
            if line.effect.trim().is_empty() {
                tell(msg("lint-effect-missing"), "lint-effect-missing-hint");
            }
            if line.owner.trim().is_empty() {
                tell(msg("lint-owner-missing"), "lint-owner-missing-hint");
            }
        }
        found
    }
}

/// A digit, or a number in Chinese words.
fn has_number(text: &str) -> bool {
    text.chars().any(|c| c.is_numeric() || "一二三四五六七八九十百千万两".contains(c))
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn a_line_needs_its_reasons() {
        let bare = "[[line]]\ncategory = 'a'\nmonthly = 5\n";
        assert_eq!(told(bare), ["!lint-basis-missing", "!lint-effect-missing", "!lint-owner-missing"]);
        let thin = "[[line]]\ncategory = 'a'\nmonthly = 5\nbasis = '按惯例'\neffect = 'e'\nowner = 'o'\n";
        assert_eq!(told(thin), ["!lint-basis-thin"]);
        assert_eq!(told(&thin.replace("按惯例", "二十三人")), [""; 0]);
        let rule = "[grade.a]\nheads = 1\nbase = 3000\n[[line]]\ncategory = 'a'\nmethod = 'headcount'\n\
                    effect = 'e'\nowner = 'o'\n";
        assert_eq!(told(rule), [""; 0]);
    }
}

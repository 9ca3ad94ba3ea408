//! Ideas: the measures that a plan's own figures allow to be tried, each with what it assumes beside them.
//!
//! What a plan says is taken from it; what it does not say (a platform's price, a discount) is assumed, and told with
//! every idea: it is an illustration until somebody asks a supplier. Nothing is written into a plan.
//! To add one: a file, its `mod` line, its line in [`IDEAS`].

mod deflection;
mod desks;
mod overtime;
mod people;
mod purchase;
mod renegotiation;
mod together;

pub use together::{Saves, counted_twice};

use super::method::driver;
use crate::model::{KeyValue, Plan, Quantity, ResolvedLine, Series, Values};
use crate::words::Message;

/// A way to come by a measure from what a plan says.
pub trait Idea {
    /// The kind of measure that it tries.
    fn kind(&self) -> &'static str;

    /// The message that says what a plan must say for it.
    fn needs(&self) -> &'static str;

    /// Where the plan says it.
    fn find(&self, grounds: &Grounds<'_>) -> Vec<Found>;
}

/// Every idea.
pub const IDEAS: &[&dyn Idea] =
    &[&deflection::Deflection, &purchase::Purchase, &desks::Desks, &overtime::Overtime, &renegotiation::Renegotiation];

/// A plan, with the months of its lines.
#[derive(Clone, Copy)]
pub struct Grounds<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its lines in its order, worked out.
    pub lines: &'a [ResolvedLine],
}

/// A measure that can be tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What of the plan it is about.
    pub subject: String,
    /// The keys of the measure.
    pub values: Values,
    /// The lines that it would change, by place in the plan.
    pub lines: Vec<usize>,
    /// Of these it saves on so many, the first ones; on the others it spends more.
    pub saves_on: usize,
    /// What is assumed and stands nowhere in the book.
    pub assumes: Vec<Message>,
}

impl Grounds<'_> {
    /// Lines of a method with their values, by place.
    fn of_method(&self, method: &str) -> impl Iterator<Item = (usize, &ResolvedLine)> {
        self.lines.iter().enumerate().filter(move |(_, line)| line.method == method)
    }

    /// The keys of a line's method.
    fn values(&self, line: usize) -> Option<&Values> {
        match &self.plan.lines.get(line)?.amount {
            crate::model::Amount::Rule(rule) => Some(&rule.values),
            _ => None,
        }
    }

    /// What a line costs in a mean month of those that it budgets something in.
    pub fn mean(&self, line: &ResolvedLine) -> Quantity {
        line.months.iter().map(|amount| Quantity::from(*amount)).sum::<Quantity>() / Quantity::from(12)
    }

    /// The mean month of a series.
    fn series(&self, series: &Series) -> Quantity {
        (0..12).map(|month| driver::value(self.plan, series, month)).sum::<Quantity>() / Quantity::from(12)
    }
}

/// A number as a measure takes it.
fn number(value: Quantity) -> KeyValue {
    KeyValue::Quantity(value)
}

/// So many a hundredths.
fn ratio(hundredths: u32) -> KeyValue {
    KeyValue::Ratio(Quantity::hundredths(hundredths).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Spent;
    use crate::analysis::budget::resolve;
    use crate::analysis::measure::{Terms, appraise, check, measure};
    use crate::model::scenario::PlannedMeasure;
    use crate::plan_file::load_texts;
    use crate::words::{Language, Words};

    /// The ideas of a plan: kind, subject, and what a month of them saves.
    fn ideas(text: &str) -> Vec<(&'static str, String, String)> {
        let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n{text}");
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        let plan = &loaded.plans[0];
        let resolved = resolve(plan, &[], &Spent::nothing(plan.currency, Vec::new())).unwrap();
        let grounds = Grounds { plan, lines: &resolved.lines };
        let mut all = Vec::new();
        for idea in IDEAS {
            for found in idea.find(&grounds) {
                assert!(!found.lines.is_empty(), "{}: it changes no line", idea.kind());
                let entry = measure(idea.kind()).unwrap();
                assert_eq!(check(entry, &found.values, plan), Ok(()), "{}", idea.kind());
                let planned = PlannedMeasure { kind: entry.id(), values: found.values, place: Default::default() };
                let it = appraise(entry, &Terms::new(&planned, plan)).unwrap();
                all.push((idea.kind(), found.subject, it.whole.monthly.plain()));
            }
        }
        all
    }

    #[test]
    fn every_idea_names_a_measure_and_what_it_needs() {
        let words = Language::ALL.map(Words::new);
        for idea in IDEAS {
            assert!(measure(idea.kind()).is_some(), "{}", idea.kind());
            assert!(words.iter().all(|words| words.knows(idea.needs())), "{}", idea.kind());
        }
    }

    #[test]
    fn a_plan_that_says_nothing_gives_no_ideas() {
        assert_eq!(ideas("[[line]]\ncategory = 'x'\nmonthly = 100\n"), []);
    }

    #[test]
    fn rent_and_overtime_are_tried_on_what_the_plan_says() {
        // 100 ㎡ at 2.8 a day are 8,516.67 a month; 5 % of it.
        let rent = "[[line]]\ncategory = 'rent'\nmethod = 'rent'\narea = 100\nprice = 2.8\nper = 'day'\n";
        assert_eq!(ideas(rent), [("renegotiation", "rent".to_string(), "425.83".to_string())]);
        // Ten heads of 5,220 cost 52,200 a month. 360 hours on workdays at 5,220 ÷ 174 × 1.5 = 45: 139.2 × 45 − 5,220 = 1,044,
        // for two heads.
        let people = "[grade.agent]\nheads = 10\nbase = 5220\n[[line]]\ncategory = 'pay'\nmethod = 'headcount'\n";
        let hours = "[[line]]\ncategory = 'overtime'\nmethod = 'overtime'\nwork = [{ kind = 'workday', hours = 36 }]\n";
        let found = ideas(&format!("{people}{hours}"));
        assert_eq!(found, [("overtime", "overtime".to_string(), "2088.00".to_string())]);
    }
}

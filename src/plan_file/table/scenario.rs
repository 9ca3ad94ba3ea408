//! `[scenario.NAME]` and its changes; its measures are read by `measure`.

use super::book_names::{self, unknown_category};
use super::declared::{Declared, members};
use super::driver::quantity;
use super::measure;
use crate::analysis::method::{cities, tables_of};
use crate::model::scenario::{Change, ChangeTarget, GradeKey, How, LinesTarget, PlannedMeasure};
use crate::model::{BookSettings, Plan, Quantity, Scenario};
use crate::plan_file::check::references::{unknown_driver, unknown_grade};
use crate::plan_file::field::fields::{Fields, Named};
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Cause, Problem, msg};

/// The keys that say what a change is of: one of them stands in each.
const TARGETS: [&str; 4] = ["driver", "grade", "category", "contribution"];

/// Builds one scenario; the plan has its drivers, grades and lines.
pub(in crate::plan_file) fn build(
    named: &Named<Fields>,
    plan: &Plan,
    settings: &BookSettings,
    reporter: &mut Reporter<'_>,
) -> Option<Scenario> {
    let fields = &named.value;
    let (changes, measures) = (fields.tables("change"), fields.tables("measure"));
    if changes.is_empty() && measures.is_empty() && !fields.incomplete {
        let message = msg("scenario-empty").with("name", named.name.as_str());
        reporter.add(named.name_at, Problem::error(message).hint(msg("scenario-empty-hint")));
    }
    let known = changes.len() + measures.len();
    let mut changer = Changer { plan, settings, declared: Declared::new(&settings.dimensions) };
    let changes: Vec<Change> = changes.iter().filter_map(|fields| changer.build(fields, reporter)).collect();
    let measures: Vec<PlannedMeasure> =
        measures.iter().filter_map(|fields| measure::build(fields, plan, reporter)).collect();
    (changes.len() + measures.len() == known && known > 0).then(|| Scenario {
        name: named.name.clone(),
        note: fields.text("note").unwrap_or_default().to_string(),
        changes,
        measures,
        place: reporter.line_place(named.name_at),
    })
}

struct Changer<'a> {
    plan: &'a Plan,
    settings: &'a BookSettings,
    declared: Declared<'a>,
}

impl Changer<'_> {
    fn build(&mut self, fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Change> {
        let before = reporter.problems.len();
        if let Some(month) = fields.month("from").filter(|month| self.plan.year.index(*month).is_none()) {
            let message = msg("plan-month-outside")
                .with("key", "from")
                .with("month", month.to_string())
                .because(Cause::OutsideMonths);
            let hint = msg("plan-month-outside-hint").with("first", self.plan.year.first.to_string());
            let hint = hint.with("last", self.plan.year.first.plus(11).to_string());
            reporter.add(fields.value_at("from"), Problem::error(message).hint(hint));
        }
        let target = self.target(fields, reporter);
        let how = how(fields, reporter);
        let place = reporter.line_place(fields.at);
        let whole = reporter.problems.len() == before && !fields.incomplete;
        Some(Change { target: target?, from: fields.month("from"), how: how?, place }).filter(|_| whole)
    }

    fn target(&mut self, fields: &Fields, reporter: &mut Reporter<'_>) -> Option<ChangeTarget> {
        let given: Vec<&str> = TARGETS.into_iter().filter(|key| fields.field(key).is_some()).collect();
        let only = match given.as_slice() {
            [only] => *only,
            [] if fields.incomplete => return None,
            [] => {
                let problem = Problem::error(msg("scenario-no-target")).hint(msg("scenario-target-hint"));
                reporter.add(fields.at, problem);
                return None;
            }
            [first, second, ..] => {
                let message = msg("scenario-two-targets").with("first", *first).with("second", *second);
                reporter.add(fields.key_at(second), Problem::error(message).hint(msg("scenario-target-hint")));
                return None;
            }
        };
        let strange = |keys: &[&'static str], reporter: &mut Reporter<'_>| {
            for key in keys.iter().filter(|key| fields.field(key).is_some()) {
                let message = msg("scenario-key-elsewhere").with("key", *key).with("target", only);
                reporter.add(fields.key_at(key), Problem::error(message).hint(msg("scenario-key-elsewhere-hint")));
            }
        };
        match only {
            "driver" => {
                strange(&["for", "name", "city", "key", "monthly"], reporter);
                self.driver(fields, reporter)
            }
            "grade" => {
                strange(&["for", "name", "city", "monthly"], reporter);
                self.grade(fields, reporter)
            }
            "contribution" => {
                strange(&["for", "name", "key", "monthly"], reporter);
                self.contribution(fields, reporter)
            }
            _ => {
                strange(&["city"], reporter);
                self.lines(fields, reporter)
            }
        }
    }

    fn driver(&self, fields: &Fields, reporter: &mut Reporter<'_>) -> Option<ChangeTarget> {
        let name = fields.text("driver")?;
        if self.plan.drivers.iter().any(|driver| driver.name == name) {
            return Some(ChangeTarget::Driver(name.to_string()));
        }
        let known = || self.plan.drivers.iter().map(|driver| driver.name.as_str());
        // `heads` is a driver to lines, but here it is the grades that change.
        let problem = match unknown_driver(name, self.plan) {
            Some(_) if known().next().is_none() => {
                Problem::error(msg("plan-unknown-driver").with("name", name)).hint(msg("scenario-no-drivers-hint"))
            }
            Some(_) => {
                let all = msg("plan-unknown-driver-hint").with("names", likely::names(known()));
                let problem = Problem::error(msg("plan-unknown-driver").with("name", name));
                problem.hint(likely::hint(name, known(), all))
            }
            None => {
                let message = msg("scenario-driver-of-grades").with("name", name);
                Problem::error(message).hint(msg("scenario-driver-of-grades-hint"))
            }
        };
        reporter.add(fields.value_at("driver"), problem);
        None
    }

    fn grade(&self, fields: &Fields, reporter: &mut Reporter<'_>) -> Option<ChangeTarget> {
        let name = fields.text("grade")?;
        if let Some(problem) = unknown_grade(name, self.plan) {
            reporter.add(fields.value_at("grade"), problem);
            return None;
        }
        const KEYS: [&str; 2] = ["heads", "base"];
        let key = match fields.text("key") {
            Some("heads") => GradeKey::Heads,
            Some("base") => GradeKey::Base,
            Some(other) => {
                let message = msg("plan-bad-word").with("key", "key").with("value", other);
                let all = msg("plan-bad-word-hint").with("words", likely::names(KEYS));
                reporter.add(fields.value_at("key"), Problem::error(message).hint(likely::hint(other, KEYS, all)));
                return None;
            }
            None if fields.incomplete => return None,
            None => {
                let message = msg("scenario-grade-key").with("grade", name);
                reporter.add(fields.at, Problem::error(message).hint(msg("scenario-grade-key-hint")));
                return None;
            }
        };
        Some(ChangeTarget::Grade(name.to_string(), key))
    }

    fn lines(&mut self, fields: &Fields, reporter: &mut Reporter<'_>) -> Option<ChangeTarget> {
        let category = book_names::category(fields, "category", reporter)?;
        let tree = &self.settings.categories;
        if !tree.entries.is_empty() && !tree.knows(&category) {
            reporter.add(fields.value_at("category"), unknown_category(&category, tree));
            return None;
        }
        let members = members(fields, "for", &self.declared, reporter);
        let text = |key: &str| fields.text(key).map(String::from);
        Some(ChangeTarget::Lines(LinesTarget { category, members, name: text("name"), key: text("key") }))
    }

    fn contribution(&self, fields: &Fields, reporter: &mut Reporter<'_>) -> Option<ChangeTarget> {
        let kind = fields.text("contribution")?;
        let cities = cities(self.plan);
        let names = || cities.iter().map(String::as_str);
        let Some(city) = fields.text("city") else {
            if !fields.incomplete {
                let hint = msg("scenario-city-hint").with("cities", likely::names(names()));
                reporter.add(fields.at, Problem::error(msg("scenario-no-city").with("kind", kind)).hint(hint));
            }
            return None;
        };
        let tables = tables_of(self.plan, city);
        if tables.is_empty() {
            let all = msg("scenario-city-hint").with("cities", likely::names(names()));
            let problem = Problem::error(msg("scenario-unknown-city").with("city", city));
            reporter.add(fields.value_at("city"), problem.hint(likely::hint(city, names(), all)));
            return None;
        }
        let mut kinds: Vec<&str> = tables.iter().map(|table| table.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if !kinds.contains(&kind) {
            let all = msg("plan-bad-word-hint").with("words", likely::names(kinds.iter().copied()));
            let message = msg("scenario-unknown-kind").with("kind", kind).with("city", city);
            let problem = Problem::error(message).hint(likely::hint(kind, kinds.iter().copied(), all));
            reporter.add(fields.value_at("contribution"), problem);
            return None;
        }
        Some(ChangeTarget::Contribution { city: city.to_string(), kind: kind.to_string() })
    }
}

/// `times` and `plus`, or a new value.
fn how(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<How> {
    let number = |key: &str| quantity(fields, key);
    let (times, plus) = (number("times"), number("plus"));
    let set = number("value").map(|value| ("value", value));
    let monthly = fields.amount("monthly").map(|amount| ("monthly", Quantity::from(amount)));
    if monthly.is_some() && fields.field("key").is_some() {
        let message = msg("scenario-key-elsewhere").with("key", "monthly").with("target", "key");
        reporter.add(fields.key_at("monthly"), Problem::error(message).hint(msg("scenario-how-hint")));
        return None;
    }
    let scaled = times.is_some() || plus.is_some();
    let scaled_by = if times.is_some() { "times" } else { "plus" };
    let two = |first: &str, second: &str| msg("scenario-two-hows").with("first", first).with("second", second);
    let (at, message) = match (scaled, set, monthly) {
        (true, None, None) => {
            let (times, plus) = (times.unwrap_or(Quantity::ONE), plus.unwrap_or(Quantity::ZERO));
            return Some(How::Scaled { times, plus });
        }
        (false, Some((_, value)), None) | (false, None, Some((_, value))) => return Some(How::Set(value)),
        (false, None, None) if fields.incomplete => return None,
        (false, None, None) => (fields.at, msg("scenario-no-how")),
        (true, ..) => (fields.key_at(scaled_by), two(scaled_by, if set.is_some() { "value" } else { "monthly" })),
        (false, Some(_), Some(_)) => (fields.key_at("monthly"), two("value", "monthly")),
    };
    reporter.add(at, Problem::error(message).hint(msg("scenario-how-hint")));
    None
}

//! What a reviewer would send back: lines without reasons, staffing off its ratio, hours above the law.
//!
//! Each lint looks at a plan whose amounts are worked out; it tells, it never changes.
//! To add one: a file, its `mod` line, its line in [`LINTS`].
//! Not here: what keeps a plan from being worked out at all (`plan_file`).

mod bounds;
mod heads;
mod market;
mod methods;
mod never;
mod old_tables;
mod outside;
mod pay;
mod placeholder;
mod reasons;
mod rollover;
mod rules;
mod zero;

use crate::model::{Line, Money, Plan, ResolvedLine};
use crate::words::{Message, Place, Problem, msg};

/// A line as the plan states it, with its amounts.
pub struct Worked<'a> {
    /// The line.
    pub line: &'a Line,
    /// The twelve amounts.
    pub months: &'a [Money; 12],
}

/// One thing that a reviewer looks at.
pub trait Lint: Sync {
    /// Looks at a plan with its lines worked out, and tells what should be mended (warnings) or known (notes).
    fn look(&self, plan: &Plan, lines: &[Worked<'_>]) -> Vec<Problem>;

    /// Does it tell of amounts that can hardly be meant, which is worth knowing before anybody reviews the plan?
    fn is_about_amounts(&self) -> bool {
        false
    }
}

/// Every lint.
pub const LINTS: &[&dyn Lint] = &[
    &reasons::Reasons,
    &placeholder::Placeholder,
    &zero::Zero,
    &heads::Heads,
    &pay::Pay,
    &never::Never,
    &bounds::Bounds,
    &outside::Outside,
    &methods::MethodWarnings,
    &old_tables::OldTables,
    &rollover::RolloverWindow,
    &rules::Rules,
    &market::Market,
];

/// All that the lints tell of a plan, by place; `resolved` are its lines, worked out.
pub fn lint(plan: &Plan, resolved: &[ResolvedLine]) -> Vec<Problem> {
    told_by(plan, resolved, |_| true)
}

/// Of that, which amounts can hardly be meant.
pub fn doubtful(plan: &Plan, resolved: &[ResolvedLine]) -> Vec<Problem> {
    told_by(plan, resolved, |lint| lint.is_about_amounts())
}

fn told_by(plan: &Plan, resolved: &[ResolvedLine], wanted: impl Fn(&dyn Lint) -> bool) -> Vec<Problem> {
    let worked = plan.lines.iter().zip(resolved).map(|(line, resolved)| Worked { line, months: &resolved.months });
    let lines: Vec<Worked<'_>> = worked.collect();
    let lints = LINTS.iter().filter(|lint| wanted(**lint));
    let mut found: Vec<Problem> = lints.flat_map(|lint| lint.look(plan, &lines)).collect();
    found.iter_mut().for_each(advise_as_written);
    found.sort_by(|a, b| a.place.cmp(&b.place));
    found
}

/// A line of a lines table is mended in a column, not under a key.
fn advise_as_written(problem: &mut Problem) {
    let in_table = problem.place.as_ref().is_some_and(|place| place.file.ends_with(".csv"));
    let Some(hint) = problem.hint.as_mut().filter(|_| in_table) else { return };
    hint.id = match hint.id {
        "lint-basis-missing-hint" => "lint-basis-missing-table-hint",
        "lint-effect-missing-hint" => "lint-effect-missing-table-hint",
        "lint-owner-missing-hint" => "lint-owner-missing-table-hint",
        "lint-owner-placeholder-hint" => "lint-owner-placeholder-table-hint",
        "lint-negative-hint" => "lint-negative-table-hint",
        other => other,
    };
}

/// How a sentence names a line.
fn named(line: &Line) -> Message {
    let category = Message::verbatim(line.category.as_str());
    line.members
        .iter()
        .flatten()
        .chain((!line.name.is_empty()).then_some(&line.name))
        .fold(category, |label, aside| msg("report-aside").with("first", label).with("second", aside.clone()))
}

fn place(line: &Line) -> Place {
    Place::line(line.place.file.as_str(), line.place.line as u64)
}

#[cfg(test)]
mod fixture {
    use super::*;
    use crate::analysis::method::fixture::budget;
    use crate::plan_file::load_texts;

    /// The identifiers of what is told of a plan with these tables, `!` before a warning.
    pub(super) fn told(tables: &str) -> Vec<String> {
        told_with(tables, "")
    }

    /// The same in a book with these market data.
    pub(super) fn told_with(tables: &str, market: &str) -> Vec<String> {
        let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n{tables}");
        let mut files = vec![("budget.toml".to_string(), text)];
        files.extend((!market.is_empty()).then(|| ("benchmarks/m.csv".to_string(), market.to_string())));
        let (loaded, _) = load_texts(&files);
        let plan = &loaded.plans[0];
        let budget = budget(plan);
        let found = lint(plan, &budget.lines().unwrap()).into_iter();
        let mark = |level| if level == crate::words::Level::Warning { "!" } else { "" };
        found.map(|problem| format!("{}{}", mark(problem.level), problem.message.id)).collect()
    }
}

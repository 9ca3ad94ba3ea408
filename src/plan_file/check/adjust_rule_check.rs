//! Rules that adjust: the lines that they name, and what none of them may do.

use crate::model::rule::{RuleKind, RuleLine};
use crate::model::{AdjustRule, BookSettings, Category, Kind, Line, Plan, Series, folded_name};
use crate::plan_file::check::references::unknown_driver;
use crate::plan_file::field::likely;
use crate::plan_file::table::adjust_rule::Stated;
use crate::words::{Message, Place, Problem, msg};

/// The rules of a plan, which has all its lines; what is wrong with them is told.
pub(in crate::plan_file) fn rules(
    stated: &[Stated],
    plan: &Plan,
    settings: &BookSettings,
) -> (Vec<AdjustRule>, Vec<Problem>) {
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    for own in stated {
        let before = problems.len();
        let mut lines = |named: &[(String, Place)]| -> Vec<RuleLine> {
            let mut lines = Vec::new();
            for (text, place) in named {
                match line(text, plan, settings) {
                    Ok(found) => lines.push(found),
                    Err(problem) => problems.push(problem.at(place.clone())),
                }
            }
            lines
        };
        let rule = AdjustRule { from: lines(&own.from), to: lines(&own.to), ..own.rule.clone() };
        problems.extend(own.rule.planned.iter().filter_map(|series| match series {
            Series::Driver(name) => unknown_driver(name, plan).map(|problem| problem.at(own.at.clone())),
            Series::Constant(_) | Series::Months(_) => None,
        }));
        if problems.len() == before {
            let found = if rule.kind.moves() { moves(&rule, own, plan) } else { steps(&rule, own, plan, &rules) };
            problems.extend(found);
        }
        if problems.len() == before {
            rules.push(rule);
        }
    }
    (rules, problems)
}

/// The line that a text names: `training`, its code, or `training@desk`.
fn line(text: &str, plan: &Plan, settings: &BookSettings) -> Result<RuleLine, Box<Problem>> {
    let mut parts = text.split(['@', '＠']).map(str::trim);
    let named = parts.next().unwrap_or_default();
    let further: Vec<String> = parts.map(folded_name).collect();
    let coded = settings.categories.entries.iter().find(|entry| entry.code.as_deref() == Some(named));
    let category = coded.map(|entry| entry.path.clone()).or_else(|| Category::parse(named));
    let fits = |line: &&Line| {
        let names = || line.members.iter().flatten().chain([&line.name]).map(|own| folded_name(own));
        Some(&line.category) == category.as_ref() && further.iter().all(|wanted| names().any(|own| own == *wanted))
    };
    let mut found: Vec<RuleLine> = Vec::new();
    for line in plan.lines.iter().filter(fits) {
        let (category, members, name) = (line.category.clone(), line.members.clone(), line.name.clone());
        let new = RuleLine { category, members, name };
        if !found.contains(&new) {
            found.push(new);
        }
    }
    if category.as_ref().is_some_and(|own| settings.categories.kind(own) == Kind::Income) {
        let problem = Problem::error(msg("rule-income").with("line", text));
        return Err(Box::new(problem.hint(msg("rule-income-hint"))));
    }
    match <[RuleLine; 1]>::try_from(found) {
        Ok([only]) => Ok(only),
        Err(found) if found.is_empty() => {
            let known = || plan.lines.iter().map(|line| line.category.as_str());
            let problem = Problem::error(msg("rule-no-line").with("line", text));
            Err(Box::new(problem.hint(likely::hint(named, known(), msg("rule-no-line-hint")))))
        }
        Err(found) => {
            let options: Vec<Message> =
                found.iter().map(|own| Message::verbatim(format!("`{}`", own.text()))).collect();
            let problem = Problem::error(msg("rule-lines").with("line", text).with("count", found.len()));
            Err(Box::new(problem.hint(msg("adjustment-which-hint").with("options", options))))
        }
    }
}

/// Of the lines of a plan the first that is this one.
fn of<'p>(line: &RuleLine, plan: &'p Plan) -> Option<&'p Line> {
    plan.lines
        .iter()
        .find(|own| (&own.category, &own.members, &own.name) == (&line.category, &line.members, &line.name))
}

/// What no transfer may do, a rule may not propose.
fn moves(rule: &AdjustRule, stated: &Stated, plan: &Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    let both = || rule.from.iter().zip(&stated.from).chain(rule.to.iter().zip(&stated.to));
    for (line, (_, place)) in both() {
        if of(line, plan).is_some_and(|line| line.locked) {
            let problem = Problem::error(msg("rule-locked").with("line", line.text()));
            problems.push(problem.at(place.clone()).hint(msg("rule-locked-hint")));
        }
    }
    let wants_reserve = match rule.kind {
        RuleKind::Release | RuleKind::Freeze => rule.to.first().zip(stated.to.first()),
        RuleKind::Flex | RuleKind::Event => rule.from.first().zip(stated.from.first()),
        RuleKind::Surplus | RuleKind::Step => None,
    };
    if let Some((line, (_, place))) =
        wants_reserve.filter(|(line, _)| of(line, plan).is_some_and(|own| !own.is_reserve()))
    {
        let message = msg("rule-not-reserve").with("line", line.text()).with("kind", rule.kind.word());
        problems.push(Problem::error(message).at(place.clone()).hint(msg("rule-not-reserve-hint")));
    }
    for (from, (_, place)) in rule.from.iter().zip(&stated.from) {
        for to in &rule.to {
            if from == to {
                let problem = Problem::error(msg("adjustment-same-line").with("line", from.text()));
                problems.push(problem.at(place.clone()).hint(msg("rule-same-line-hint")));
            }
            // A flex rule moves both ways.
            let back = (rule.kind == RuleKind::Flex).then_some((to, from));
            for (from, to) in std::iter::once((from, to)).chain(back) {
                let (a, b) = (&from.category, &to.category);
                if plan.forbidden.iter().any(|own| own.forbids(a, b)) || leaves_labour(a, b) {
                    let message = msg("rule-forbidden").with("from", from.text()).with("to", to.text());
                    problems.push(Problem::error(message).at(place.clone()).hint(msg("rule-forbidden-hint")));
                }
            }
        }
    }
    problems
}

/// Does budget for people become budget for things? No rule may do that, whether the plan forbids it or not.
fn leaves_labour(from: &Category, to: &Category) -> bool {
    let is_labour = |own: &Category| {
        let root = own.segments().next().unwrap_or_default().to_lowercase();
        ["人力成本", "人工成本", "labour", "labor"].contains(&root.as_str())
    };
    is_labour(from) && !is_labour(to)
}

/// A line steps by one rule, within the year and within its own months.
fn steps(rule: &AdjustRule, stated: &Stated, plan: &Plan, others: &[AdjustRule]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for step in rule.table.iter().filter(|step| plan.year.index(step.from).is_none()) {
        let message = msg("rule-table-outside").with("month", step.from.to_string());
        let hint = msg("rule-table-outside-hint").with("first", plan.year.first.to_string());
        let hint = hint.with("last", plan.year.first.plus(11).to_string());
        problems.push(Problem::error(message).at(stated.at.clone()).hint(hint));
    }
    for (line, (_, place)) in rule.to.iter().zip(&stated.to) {
        if let Some(other) = others.iter().find(|own| !own.kind.moves() && own.to.contains(line)) {
            let message = msg("rule-steps-twice").with("line", line.text()).with("rule", other.id.as_str());
            problems.push(Problem::error(message).at(place.clone()).hint(msg("rule-steps-twice-hint")));
        }
    }
    problems
}

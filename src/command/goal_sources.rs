//! The goals that the command line names.

use crate::answer::goals::PlanGoals;
use crate::model::Goal;
use crate::plan_file::did_you_mean;
use crate::words::{Exit, Failure, Language, Message, Problem, Words, msg};

/// Keeps the goals of these names; each must be a goal of one of the plans.
pub(super) fn keep(plans: &mut [PlanGoals<'_>], names: &[String]) -> Result<(), Failure> {
    // The same goal of several plans is one name.
    let mut goals: Vec<&Goal> = Vec::new();
    for goal in plans.iter().flat_map(|plan| &plan.plan.goals) {
        if !goals.iter().any(|known| (&known.kpi, &known.name) == (&goal.kpi, &goal.name)) {
            goals.push(goal);
        }
    }
    let known: Vec<String> = goals.iter().flat_map(|goal| goal_names(goal)).collect();
    let is_known = |name: &&String| goals.iter().any(|goal| is_called(goal, name));
    let unknown = names.iter().filter(|name| !is_known(name)).map(|name| {
        let problem = Problem::error(msg("goals-unknown").with("name", name.as_str()));
        problem.hint(did_you_mean(name, known.iter().map(String::as_str), || {
            msg("goal-unknown-hint").with("names", goals.iter().map(|goal| listed(goal)).collect::<Vec<_>>())
        }))
    });
    let problems: Vec<Problem> = unknown.collect();
    if !problems.is_empty() {
        return Err(Failure { exit: Exit::CouldNotRun, problems });
    }
    for plan in plans {
        plan.rows.retain(|row| names.iter().any(|name| is_called(row.goal, name)));
        // A total of some goals would be none of the plan.
        (plan.total, plan.ytd_total) = (None, None);
    }
    Ok(())
}

/// What a goal is called: its kpi, its own name, and the words for a known KPI in every language.
pub(super) fn goal_names(goal: &Goal) -> Vec<String> {
    let title = goal.known().map(|kpi| kpi.title);
    let titles = title.into_iter().flat_map(|title| Language::ALL.map(|language| Words::new(language).text(title)));
    let own = [goal.kpi.clone(), goal.name.clone()].into_iter().chain(titles.flatten());
    let mut names: Vec<String> = own.filter(|name| !name.is_empty()).collect();
    names.dedup();
    names
}

fn is_called(goal: &Goal, name: &str) -> bool {
    let name = name.trim().to_lowercase();
    goal_names(goal).iter().any(|own| own.to_lowercase() == name)
}

/// A goal as a list of them names it: its kpi, and what it is called.
fn listed(goal: &Goal) -> Message {
    let name = match (goal.name.as_str(), goal.known()) {
        ("", Some(kpi)) => msg(kpi.title),
        ("", None) => return Message::verbatim(goal.kpi.as_str()),
        (name, _) => Message::verbatim(name),
    };
    msg("goal-listed").with("kpi", goal.kpi.as_str()).with("name", name)
}

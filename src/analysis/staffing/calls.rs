//! Calls that must be answered now: one interval, or the intervals of a day.

use super::erlang::{Goal, MOST_AGENTS, Queue};
use super::{Ask, Demand, Staffed, problem, whole};
use crate::analysis::method::MethodProblem;
use crate::model::Quantity;
use crate::words::msg;

/// `work = "calls"`.
pub(super) struct Calls;

/// How many agents fewer and more are shown beside the answer.
const BESIDE: std::ops::RangeInclusive<i64> = -3..=2;

impl Demand for Calls {
    fn id(&self) -> &'static str {
        "calls"
    }

    fn takes(&self) -> &'static [(&'static str, bool)] {
        &[
            ("volume", false),
            ("day", false),
            ("interval_minutes", false),
            ("handle_seconds", true),
            ("answer_seconds", false),
            ("target", false),
            ("wait_seconds", false),
            ("patience_seconds", false),
            ("occupancy", false),
            ("shrinkage", false),
            ("least", false),
            ("days", false),
        ]
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let day = ask.values.quantities("day");
        match (ask.values.series("volume").is_some(), day.is_empty()) {
            (true, true) => interval(ask),
            (false, false) => profile(ask, day),
            _ => Err(problem("work", msg("staffing-calls-volume"), "staffing-calls-volume-hint")),
        }
    }
}

/// The queue of a volume, and what it has to keep.
fn queue(ask: &Ask<'_>, volume: Quantity) -> Result<(Queue, Goal), MethodProblem> {
    let interval = ask.positive("interval_minutes", 60.into())? * 60.into();
    let handle = ask.positive("handle_seconds", Quantity::ZERO)?;
    let patience = match ask.values.quantity("patience_seconds") {
        Some(_) => Some(ask.positive("patience_seconds", Quantity::ZERO)?),
        None => None,
    };
    let wait = match ask.values.quantity("wait_seconds") {
        Some(_) => Some(ask.positive("wait_seconds", Quantity::ZERO)?),
        None => None,
    };
    let answer = ask.quantity("answer_seconds", 20.into());
    let least = ask.quantity("least", if volume.is_zero() { Quantity::ZERO } else { Quantity::ONE });
    let goal = Goal {
        level: ask.share("target", (80, 100), false)?,
        occupancy: ask.share("occupancy", (85, 100), true)?,
        wait,
        least: least.ceil().exact().parse().unwrap_or(MOST_AGENTS),
    };
    Ok((Queue::new(volume, interval, handle, answer).with_patience(patience), goal))
}

fn agents(queue: &Queue, goal: &Goal) -> Result<i64, MethodProblem> {
    let too_many = || {
        let message = msg("staffing-too-many").with("load", queue.load().grouped()).with("most", MOST_AGENTS);
        problem("volume", message, "staffing-too-many-hint")
    };
    match queue.load() > MOST_AGENTS.into() {
        true => Err(too_many()),
        false => queue.agents(goal).ok_or_else(too_many),
    }
}

fn interval(ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
    let volume = ask.series("volume", Quantity::ZERO);
    let (queue, goal) = queue(ask, volume)?;
    let on_duty = agents(&queue, &goal)?;
    let shrinkage = Quantity::from(ask.values.ratio("shrinkage").unwrap_or(crate::model::Ratio::ZERO));
    let shrinkage = match ask.values.ratio("shrinkage") {
        Some(ratio) if ratio == crate::model::Ratio::ZERO => shrinkage,
        _ => ask.share("shrinkage", (30, 100), false)?,
    };
    let exact = Quantity::from(on_duty) / (Quantity::ONE - shrinkage);
    let load = msg("staffing-calls-load").with("load", queue.load().grouped()).with("volume", volume.grouped());
    let agents = msg("staffing-calls-agents").with("agents", on_duty);
    let scheduled = msg("staffing-calls-scheduled").with("agents", on_duty).with("heads", whole(exact).grouped());
    let percent = (shrinkage * 100.into()).grouped();
    Ok(Staffed {
        exact,
        heads: whole(exact),
        on_duty: Some(on_duty),
        service: queue.service(on_duty),
        beside: BESIDE.filter_map(|by| Some((on_duty + by, queue.service(on_duty + by)?))).collect(),
        steps: vec![load, agents, scheduled.with("shrinkage", percent)],
    })
}

/// Agents of each interval of a day, their hours over the days of a year, by the net hours of a head (EX-2.7).
fn profile(ask: &Ask<'_>, day: &[Quantity]) -> Result<Staffed, MethodProblem> {
    let hours = ask.positive("interval_minutes", 60.into())? / 60.into();
    let net = ask.plan.hours.net();
    if net <= Quantity::ZERO {
        return Err(problem("work", msg("staffing-no-hours"), "staffing-no-hours-hint"));
    }
    let mut on_duty = Vec::new();
    let (mut answered, mut calls) = (Quantity::ZERO, Quantity::ZERO);
    for volume in day {
        let (queue, goal) = queue(ask, *volume)?;
        let agents = agents(&queue, &goal)?;
        if let Some(service) = queue.service(agents) {
            answered = answered + Quantity::from(service.level) * *volume;
        }
        calls = calls + *volume;
        on_duty.push(agents);
    }
    let agent_hours = Quantity::from(on_duty.iter().sum::<i64>()) * hours;
    let days = ask.positive("days", 365.into())?;
    let exact = agent_hours * days / net;
    let list: Vec<String> = on_duty.iter().map(i64::to_string).collect();
    let agents = msg("staffing-day-agents").with("agents", list.join(" ")).with("hours", agent_hours.grouped());
    let level = if calls.is_zero() { Quantity::ZERO } else { answered / calls * 100.into() };
    let level = msg("staffing-day-level").with("calls", calls.grouped()).with("level", level.grouped());
    let heads = msg("staffing-day-heads").with("hours", agent_hours.grouped()).with("days", days.grouped());
    let heads = heads.with("net", net.grouped()).with("exact", exact.grouped()).with("heads", whole(exact).grouped());
    Ok(super::plain(exact, vec![agents, level, heads]))
}

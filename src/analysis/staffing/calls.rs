//! Calls that must be answered now: one interval, or the intervals of a day.

use super::ask::{not_negative, percent, problem, shown};
use super::erlang::{Goal, Queue, Service};
use super::keys::{DAYS, OCCUPANCY, VOLUME, key};
use super::{Ask, Demand, Interval, MOST_AGENTS, Staffed, whole};
use crate::analysis::method::MethodProblem;
use crate::model::{Key, KeyKind, Keyed, Quantity, Ratio, Values};
use crate::words::{Message, msg};

/// `work = "calls"`.
pub(super) struct Calls;

/// The longest queue that Erlang A is worked out for: callers that come while one waits.
const LONGEST_QUEUE: i64 = 100_000;

const KEYS: &[Key] = &[
    VOLUME,
    key("day", KeyKind::Quantities, "staffing-key-day"),
    key("volume_a_month", KeyKind::Series, "staffing-key-volume-a-month"),
    key("interval_minutes", KeyKind::Quantity, "staffing-key-interval"),
    key("handle_seconds", KeyKind::Quantity, "staffing-key-handle-seconds"),
    key("answer_seconds", KeyKind::Quantity, "staffing-key-answer"),
    key("target", KeyKind::Ratio, "staffing-key-target"),
    key("wait_seconds", KeyKind::Quantity, "staffing-key-wait"),
    key("patience_seconds", KeyKind::Quantity, "staffing-key-patience"),
    OCCUPANCY,
    key("shrinkage", KeyKind::Ratio, "staffing-key-shrinkage"),
    key("least", KeyKind::Quantity, "staffing-key-least"),
    DAYS,
];

impl Keyed for Calls {
    fn id(&self) -> &'static str {
        "calls"
    }

    fn name(&self) -> &'static str {
        "staffing-work-calls"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Demand for Calls {
    fn needed(&self) -> &'static [&'static str] {
        &["handle_seconds"]
    }

    fn by_hours(&self, values: &Values) -> bool {
        values.get("day").is_some()
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        match (ask.values.get("volume").is_some(), ask.values.get("day").is_some()) {
            (true, _) => {
                let others = &["day", "volume_a_month", "days"];
                apart(ask, others, "volume", msg("staffing-keys-apart-hint").with("beside", "volume"))?;
                interval(ask)
            }
            (false, true) => {
                apart(ask, &["shrinkage"], "day", msg("staffing-shrinkage-of-day-hint"))?;
                day(ask)
            }
            (false, false) => {
                let hint = msg("staffing-calls-volume-hint");
                Err(MethodProblem { key: None, message: msg("staffing-calls-volume"), hint })
            }
        }
    }
}

/// None of these keys stands beside that one.
fn apart(ask: &Ask<'_>, keys: &[&'static str], beside: &'static str, hint: Message) -> Result<(), MethodProblem> {
    let Some(key) = keys.iter().find(|key| ask.values.get(key).is_some()) else { return Ok(()) };
    let message = msg("staffing-keys-apart").with("key", *key).with("beside", beside);
    Err(problem(key, message, hint.with("key", *key)))
}

/// Everything that is stated of the calls but their number.
struct Desk {
    /// Minutes of an interval.
    minutes: Quantity,
    handle: Quantity,
    answer: Quantity,
    patience: Option<Quantity>,
    target: Quantity,
    occupancy: Quantity,
    wait: Option<Quantity>,
    least: Option<Quantity>,
}

impl Desk {
    fn new(ask: &Ask<'_>) -> Result<Desk, MethodProblem> {
        let reachable = |share: Quantity| share > Quantity::ZERO && share <= Quantity::from(9_999) / 10_000.into();
        let least = ask.values.get("least").map(|_| ask.count("least", Quantity::ZERO)).transpose()?;
        if let Some(least) = least.filter(|least| *least > MOST_AGENTS.into()) {
            let message = msg("staffing-too-much").with("key", "least").with("value", least.grouped());
            let message = message.with("most", Quantity::from(MOST_AGENTS).grouped());
            return Err(problem("least", message, msg("staffing-too-many-hint")));
        }
        Ok(Desk {
            minutes: ask.at_most("interval_minutes", 60.into(), 24 * 60)?,
            handle: ask.positive("handle_seconds", Quantity::ZERO)?,
            answer: ask.count("answer_seconds", 20.into())?,
            patience: ask.limit("patience_seconds")?,
            target: ask.share("target", 80, reachable, "staffing-target-hint")?,
            occupancy: ask.occupancy()?,
            wait: ask.limit("wait_seconds")?,
            least: least.map(Quantity::ceil),
        })
    }

    /// An interval with so many calls.
    fn interval(&self, volume: Quantity) -> Result<Interval, MethodProblem> {
        let seconds = self.minutes * 60.into();
        let queue = Queue::new(volume, seconds, self.handle, self.answer).with_patience(self.patience_of(volume));
        let too_many = || {
            let message = msg("staffing-load").with("load", queue.load.grouped());
            let message = message.with("most", Quantity::from(MOST_AGENTS).grouped());
            MethodProblem { key: None, message, hint: msg("staffing-too-many-hint") }
        };
        let usual = if volume.is_zero() { Quantity::ZERO } else { Quantity::ONE };
        let least = self.least.unwrap_or(usual);
        if queue.load > MOST_AGENTS.into() {
            return Err(too_many());
        }
        let goal = Goal {
            level: self.target,
            occupancy: self.occupancy,
            wait: self.wait,
            least: least.exact().parse().unwrap_or(MOST_AGENTS),
        };
        let agents = queue.agents(&goal).ok_or_else(too_many)?;
        Ok(Interval { volume, queue, agents, service: queue.service(agents) })
    }

    /// How long the callers of an interval wait. Who would wait through a hundred thousand others does not hang up.
    fn patience_of(&self, volume: Quantity) -> Option<Quantity> {
        let seconds = self.minutes * 60.into();
        self.patience.filter(|patience| volume / seconds * *patience <= LONGEST_QUEUE.into())
    }

    /// The method by which these volumes are worked out, and what is asked of the service.
    fn goal(&self, volumes: &[Quantity]) -> Message {
        let hangs_up = |volume: &Quantity| !volume.is_zero() && self.patience_of(*volume).is_some();
        let method = match self.patience {
            None => msg("staffing-erlang-c"),
            Some(patience) if volumes.iter().any(hangs_up) => {
                msg("staffing-erlang-a").with("patience", patience.grouped())
            }
            Some(patience) => msg("staffing-erlang-patient").with("patience", patience.grouped()),
        };
        let goal = msg("staffing-goal").with("method", method).with("target", percent(self.target));
        let goal = goal.with("answer", self.answer.grouped()).with("occupancy", percent(self.occupancy));
        match self.wait {
            None => goal,
            Some(wait) => msg("staffing-goal-wait").with("goal", goal).with("wait", wait.grouped()),
        }
    }
}

/// The agents of one interval, by the share of their paid time that they are there.
fn interval(ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
    let desk = Desk::new(ask)?;
    let volume = ask.series("volume", Quantity::ZERO)?;
    let fits = |share| share >= Quantity::ZERO && share < Quantity::ONE;
    let shrinkage = ask.share("shrinkage", 30, fits, "staffing-shrinkage-hint")?;
    let interval = desk.interval(volume)?;
    let exact = Quantity::from(interval.agents) / (Quantity::ONE - shrinkage);
    let load = msg("staffing-calls-load").with("volume", volume.grouped()).with("handle", desk.handle.grouped());
    let load = load.with("minutes", desk.minutes.grouped()).with("load", interval.queue.load.grouped());
    let agents = match interval.service {
        None => msg("staffing-calls-none").with("agents", interval.agents),
        Some(service) => msg("staffing-calls-agents")
            .with("agents", interval.agents)
            .with("level", shown(service.level))
            .with("occupancy", shown(service.occupancy)),
    };
    let scheduled = msg("staffing-calls-scheduled").with("agents", interval.agents);
    let scheduled = scheduled.with("shrinkage", percent(shrinkage)).with("exact", exact.grouped());
    let scheduled = scheduled.with("heads", whole(exact).grouped());
    let steps = vec![desk.goal(&[volume]), load, agents, scheduled, msg("staffing-calls-one")];
    let service = interval.service;
    Ok(Staffed { service, intervals: vec![interval], ..Staffed::new(exact, steps) })
}

/// The agents of each interval of a day: their hours over the days of a year, by the net hours of a head (EX-2.7).
fn day(ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
    let desk = Desk::new(ask)?;
    let days = ask.at_most("days", 365.into(), 366)?;
    let shape = ask.values.quantities("day");
    let hours = desk.minutes / 60.into();
    if shape.is_empty() || hours * Quantity::from(shape.len() as i64) > 24.into() {
        let message = msg("staffing-day-long").with("count", shape.len()).with("minutes", desk.minutes.grouped());
        return Err(problem("day", message, msg("staffing-day-long-hint")));
    }
    let (volumes, spread) = volumes(ask, shape, days)?;
    let intervals = volumes.iter().map(|volume| desk.interval(*volume)).collect::<Result<Vec<_>, _>>()?;
    let agents: Vec<String> = intervals.iter().map(|interval| interval.agents.to_string()).collect();
    let agent_hours = Quantity::from(intervals.iter().map(|interval| interval.agents).sum::<i64>()) * hours;
    let net = ask.plan.hours.net();
    let exact = agent_hours * days / net;
    let mut steps = vec![desk.goal(&volumes)];
    steps.extend(spread);
    steps.push(msg("staffing-day-agents").with("agents", agents.join(" ")).with("hours", agent_hours.grouped()));
    let service = over_the_day(&intervals);
    if let Some(service) = service {
        let calls = volumes.iter().copied().sum::<Quantity>();
        steps.push(msg("staffing-day-level").with("calls", calls.grouped()).with("level", shown(service.level)));
    }
    let heads = msg("staffing-day-heads").with("hours", agent_hours.grouped()).with("days", days.grouped());
    let heads = heads.with("net", net.grouped()).with("exact", exact.grouped()).with("heads", whole(exact).grouped());
    steps.push(heads);
    Ok(Staffed { service, intervals, ..Staffed::new(exact, steps) })
}

/// The calls of each interval: as the day states them, or a month's calls spread like them over its days.
fn volumes(
    ask: &Ask<'_>,
    shape: &[Quantity],
    days: Quantity,
) -> Result<(Vec<Quantity>, Option<Message>), MethodProblem> {
    for volume in shape {
        not_negative("day", *volume)?;
    }
    if ask.values.get("volume_a_month").is_none() {
        return Ok((shape.to_vec(), None));
    }
    let month = ask.series("volume_a_month", Quantity::ZERO)?;
    let sum: Quantity = shape.iter().copied().sum();
    if sum.is_zero() {
        return Err(problem("day", msg("staffing-day-empty"), msg("staffing-day-empty-hint")));
    }
    let calls = month * 12.into() / days;
    let spread = msg("staffing-day-spread").with("month", month.grouped()).with("days", days.grouped());
    let volumes = shape.iter().map(|share| calls * *share / sum).collect();
    Ok((volumes, Some(spread.with("calls", calls.grouped()))))
}

/// The service of all intervals together: shares of callers by callers, of agents' time by agents.
fn over_the_day(intervals: &[Interval]) -> Option<Service> {
    let served = || intervals.iter().filter_map(|interval| Some((interval, interval.service?)));
    let calls: Quantity = served().map(|(interval, _)| interval.volume).sum();
    let agents: Quantity = intervals.iter().map(|interval| Quantity::from(interval.agents)).sum();
    let by_calls = |of: &dyn Fn(&Service) -> Quantity| {
        served().map(|(interval, service)| of(&service) * interval.volume).sum::<Quantity>() / calls
    };
    let busy = served().map(|(interval, service)| Quantity::from(service.occupancy) * interval.agents.into());
    let (_, first) = served().next()?;
    Some(Service {
        level: Ratio::from(by_calls(&|service| service.level.into())),
        waiting: Ratio::from(by_calls(&|service| service.waiting.into())),
        wait: by_calls(&|service| service.wait),
        occupancy: Ratio::from(busy.sum::<Quantity>() / agents),
        abandoned: first
            .abandoned
            .map(|_| Ratio::from(by_calls(&|service| service.abandoned.map_or(Quantity::ZERO, Quantity::from)))),
    })
}

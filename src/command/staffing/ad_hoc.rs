//! A demand told in options, without any plan: `--calls 100 --interval 30m --handle 180s --target 80%/20s`.

use crate::analysis::method::MethodProblem;
use crate::analysis::staffing::{Staffed, check_keys, staffed};
use crate::model::{Currency, KeyValue, LinePlace, Month, Plan, Quantity, Ratio, Series, Staffing, Values};
use crate::words::{Arg, Exit, Failure, Message, Problem, msg};

/// The options, each of which is a key of `[staffing.NAME]`.
#[derive(Debug, clap::Args)]
pub(super) struct AdHocArgs {
    /// Calls in an interval
    #[arg(long, value_name = "N", group = "kind", allow_negative_numbers = true)]
    calls: Option<String>,
    /// Calls of each interval of a day, such as 22,48,55
    #[arg(long, value_name = "N,N,…", group = "kind")]
    day: Option<String>,
    /// Tickets in a month, which can wait
    #[arg(long, value_name = "N", group = "kind", allow_negative_numbers = true)]
    tickets: Option<String>,
    /// Posts that are never left empty
    #[arg(long, value_name = "N", group = "kind", allow_negative_numbers = true)]
    posts: Option<String>,
    /// Households / households a butler, such as 4200/350,300/100
    #[arg(long, value_name = "N/N,…", group = "kind")]
    households: Option<String>,
    /// Agents who need supervisors
    #[arg(long, value_name = "N", group = "kind", allow_negative_numbers = true)]
    agents: Option<String>,
    /// How long an interval is [default: 1h]
    #[arg(long, value_name = "TIME")]
    interval: Option<String>,
    /// How long a call or a ticket takes: 180s, 25m
    #[arg(long, value_name = "TIME")]
    handle: Option<String>,
    /// Share of calls answered, within a time [default: 80%/20s]
    #[arg(long, value_name = "P/TIME")]
    target: Option<String>,
    /// Longest mean wait
    #[arg(long, value_name = "TIME")]
    wait: Option<String>,
    /// After how long callers hang up, on average [default: they wait]
    #[arg(long, value_name = "TIME")]
    patience: Option<String>,
    /// Share of their time that agents are busy at most [default: 85%]
    #[arg(long, value_name = "P")]
    occupancy: Option<String>,
    /// Share of paid time away from the phone [default: 30%]
    #[arg(long, value_name = "P")]
    shrinkage: Option<String>,
    /// Agents at least in every interval [default: 1]
    #[arg(long, value_name = "N")]
    least: Option<String>,
    /// Days of a year with calls or posts [default: 365]
    #[arg(long, value_name = "N")]
    days: Option<String>,
    /// Tickets that one head works on at once [default: 1]
    #[arg(long, value_name = "N")]
    concurrency: Option<String>,
    /// Hours a day that a post is open
    #[arg(long, value_name = "N")]
    hours_a_day: Option<String>,
    /// Somebody stands in during breaks
    #[arg(long)]
    relieved: bool,
    /// Round butlers up for each kind of building, or once [default: each]
    #[arg(long, value_name = "HOW", value_enum)]
    rounding: Option<Rounding>,
    /// Agents that one supervisor leads [default: 10]
    #[arg(long, value_name = "N")]
    span: Option<String>,
    /// Share of heads that leaves in a year
    #[arg(long, value_name = "P")]
    attrition: Option<String>,
}

/// When butlers are rounded up.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Rounding {
    Each,
    Pooled,
}

impl Rounding {
    /// As plans write it.
    fn word(self) -> &'static str {
        match self {
            Rounding::Each => "each",
            Rounding::Pooled => "pooled",
        }
    }
}

/// A question, answered.
pub(super) struct Question {
    /// A plan without anything in it, for its hours.
    pub(super) plan: Plan,
    /// The demand, without a name.
    pub(super) staffing: Staffing,
    /// Its heads.
    pub(super) staffed: Staffed,
}

/// What stands behind an option.
#[derive(Clone, Copy)]
enum Reading {
    Series,
    Quantity,
    Quantities,
    Ratio,
    Seconds,
    Minutes,
    Buildings,
    Text,
}

impl AdHocArgs {
    /// The question that the options ask; `None` where there is none, and the plan is meant.
    pub(super) fn question(&self, month: Month) -> Result<Option<Question>, Failure> {
        let Some(work) = self.work() else { return self.nothing_without_work().map(|()| None) };
        let (mut values, mut problems) = (Values::default(), Vec::new());
        let mut options = Vec::new();
        for (option, key, text, reading) in self.given(work) {
            options.push((option, key));
            match read(reading, text) {
                Some(value) => values.0.push((key, value)),
                None => {
                    let message = msg("staffing-unreadable").with("option", option).with("value", text);
                    let meant = in_percent(reading, text).map(|meant| msg("did-you-mean").with("value", meant));
                    let hint = meant.unwrap_or_else(|| msg(expected(reading)));
                    problems.push(Problem::error(message).hint(hint));
                }
            }
        }
        if self.relieved {
            options.push(("--relieved", "relieved"));
            values.0.push(("relieved", KeyValue::Flag(true)));
        }
        let told = |problem: MethodProblem| {
            Problem::error(renamed(problem.message, work, &options)).hint(renamed(problem.hint, work, &options))
        };
        if problems.is_empty() {
            problems.extend(check_keys(work, &values).into_iter().map(told));
        }
        let plan = Plan::empty("", month, Currency::CNY, 0);
        let place = LinePlace { file: String::new(), line: 0 };
        let staffing = Staffing { name: String::new(), work, values, place };
        if problems.is_empty() {
            match staffed(&plan, &staffing, 0) {
                Ok(staffed) => return Ok(Some(Question { plan, staffing, staffed })),
                Err(problem) => problems.push(told(problem)),
            }
        }
        Err(Failure { exit: Exit::CouldNotRun, problems })
    }

    fn work(&self) -> Option<&'static str> {
        let kinds = [
            (self.calls.is_some() || self.day.is_some(), "calls"),
            (self.tickets.is_some(), "tickets"),
            (self.posts.is_some(), "posts"),
            (self.households.is_some(), "households"),
            (self.agents.is_some(), "supervisors"),
        ];
        kinds.into_iter().find(|(given, _)| *given).map(|(_, work)| work)
    }

    /// Options that say how, where none says what.
    fn nothing_without_work(&self) -> Result<(), Failure> {
        let first = self.given("").first().map(|(option, ..)| *option).or(self.relieved.then_some("--relieved"));
        let Some(option) = first else { return Ok(()) };
        let problem = Problem::error(msg("staffing-no-work").with("option", option));
        Err(Failure::could_not_run(problem.hint(msg("staffing-no-work-hint"))))
    }

    /// The options that are given: as they are written, the key each is, and what stands behind it.
    fn given(&self, work: &str) -> Vec<(&'static str, &'static str, &str, Reading)> {
        let handle = match work {
            "tickets" => ("handle_minutes", Reading::Minutes),
            _ => ("handle_seconds", Reading::Seconds),
        };
        let (target, answer) = match self.target.as_deref().and_then(|target| target.split_once('/')) {
            Some((share, time)) => (Some(share), Some(time)),
            None => (self.target.as_deref(), None),
        };
        let all: [(&str, &str, Option<&str>, Reading); 21] = [
            ("--calls", "volume", self.calls.as_deref(), Reading::Series),
            ("--day", "day", self.day.as_deref(), Reading::Quantities),
            ("--tickets", "volume", self.tickets.as_deref(), Reading::Series),
            ("--posts", "posts", self.posts.as_deref(), Reading::Series),
            ("--households", "buildings", self.households.as_deref(), Reading::Buildings),
            ("--agents", "agents", self.agents.as_deref(), Reading::Series),
            ("--interval", "interval_minutes", self.interval.as_deref(), Reading::Minutes),
            ("--handle", handle.0, self.handle.as_deref(), handle.1),
            ("--target", "target", target, Reading::Ratio),
            ("--target", "answer_seconds", answer, Reading::Seconds),
            ("--wait", "wait_seconds", self.wait.as_deref(), Reading::Seconds),
            ("--patience", "patience_seconds", self.patience.as_deref(), Reading::Seconds),
            ("--occupancy", "occupancy", self.occupancy.as_deref(), Reading::Ratio),
            ("--shrinkage", "shrinkage", self.shrinkage.as_deref(), Reading::Ratio),
            ("--least", "least", self.least.as_deref(), Reading::Quantity),
            ("--days", "days", self.days.as_deref(), Reading::Quantity),
            ("--concurrency", "concurrency", self.concurrency.as_deref(), Reading::Quantity),
            ("--hours-a-day", "hours_a_day", self.hours_a_day.as_deref(), Reading::Quantity),
            ("--rounding", "rounding", self.rounding.map(Rounding::word), Reading::Text),
            ("--span", "span", self.span.as_deref(), Reading::Quantity),
            ("--attrition", "attrition", self.attrition.as_deref(), Reading::Ratio),
        ];
        all.into_iter().filter_map(|(option, key, text, reading)| Some((option, key, text?, reading))).collect()
    }
}

fn read(reading: Reading, text: &str) -> Option<KeyValue> {
    let quantities = || text.split([',', '，']).map(Quantity::parse).collect::<Option<Vec<_>>>();
    Some(match reading {
        Reading::Series => KeyValue::Series(Series::Constant(Quantity::parse(text)?)),
        Reading::Quantity => KeyValue::Quantity(Quantity::parse(text)?),
        Reading::Quantities => KeyValue::Quantities(quantities()?),
        Reading::Ratio if in_percent(reading, text).is_some() => return None,
        Reading::Ratio => KeyValue::Ratio(Ratio::parse(text)?),
        Reading::Seconds => KeyValue::Quantity(seconds(text)?),
        Reading::Minutes => KeyValue::Quantity(seconds(text)? / 60.into()),
        Reading::Text => KeyValue::Text(text.to_string()),
        Reading::Buildings => {
            let building = |pair: &str| {
                let (households, per_head) = pair.split_once('/')?;
                Some(Values(vec![
                    ("households", KeyValue::Series(Series::Constant(Quantity::parse(households)?))),
                    ("per_head", KeyValue::Quantity(Quantity::parse(per_head)?)),
                ]))
            };
            KeyValue::Tables(text.split([',', '，']).map(building).collect::<Option<_>>()?)
        }
    })
}

/// A share of more than the whole, without a sign: 80 is 80 %.
fn in_percent(reading: Reading, text: &str) -> Option<String> {
    let number = Quantity::parse(text.trim()).filter(|_| matches!(reading, Reading::Ratio))?;
    (number > Quantity::from(1_i64)).then(|| format!("{}%", text.trim()))
}

/// A time with its unit, in seconds: a number alone could be either.
fn seconds(text: &str) -> Option<Quantity> {
    const UNITS: &[(&str, i64)] =
        &[("min", 60), ("分钟", 60), ("小时", 3_600), ("s", 1), ("秒", 1), ("m", 60), ("分", 60), ("h", 3_600)];
    let text = text.trim();
    let (number, unit) = UNITS.iter().find_map(|(unit, seconds)| Some((text.strip_suffix(unit)?, *seconds)))?;
    Some(Quantity::parse(number)? * unit.into())
}

fn expected(reading: Reading) -> &'static str {
    match reading {
        Reading::Series | Reading::Quantity | Reading::Text => "staffing-takes-number",
        Reading::Quantities => "staffing-takes-numbers",
        Reading::Ratio => "staffing-takes-share",
        Reading::Seconds | Reading::Minutes => "staffing-takes-time",
        Reading::Buildings => "staffing-takes-buildings",
    }
}

/// Keys are called by the options that stand for them.
fn renamed(mut message: Message, work: &str, options: &[(&'static str, &'static str)]) -> Message {
    let option = |key: &str| {
        let given = options.iter().find(|(_, of)| *of == key).map(|(option, _)| *option);
        given.or(match (work, key) {
            (_, "handle_seconds" | "handle_minutes") => Some("--handle"),
            ("posts", "hours_a_day") => Some("--hours-a-day"),
            _ => None,
        })
    };
    for (name, arg) in &mut message.args {
        if matches!(*name, "key" | "beside")
            && let Arg::Text(key) = arg
            && let Some(option) = option(key)
        {
            *arg = Arg::Text(option.to_string());
        }
    }
    message
}

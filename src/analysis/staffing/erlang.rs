//! Queues with agents: Erlang C (every caller waits) and Erlang A (callers hang up).
//!
//! Times are in seconds. Probabilities are statistics, not amounts: they are doubles here, and leave through one
//! function, `digits`. Sources: domain.md §2.2 and §2.3, verified there against pyworkforce 0.5.1.

#![expect(clippy::float_arithmetic, reason = "a probability is a statistic; no amount is made of it")]

use std::cell::RefCell;
use std::collections::HashMap;

use crate::model::{Quantity, Ratio};

/// More agents than any department has: what asks for them is a mistake in its units.
pub const MOST_AGENTS: i64 = 10_000;

/// How much less likely than the likeliest a state of the queue may be before it is left out, as a logarithm.
const NEGLIGIBLE: f64 = 50.0;

/// Contacts that must be answered now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// Work that comes in, in agents' time (Erlangs).
    pub load: Quantity,
    /// Mean handling time.
    handle: f64,
    /// The wait within which a contact counts as answered in time.
    answer: f64,
    /// Mean patience; `None` waits for ever.
    patience: Option<f64>,
}

/// What a queue has to keep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// Share answered in time.
    pub level: Quantity,
    /// Agents are busy at most this share of their time.
    pub occupancy: Quantity,
    /// Mean wait in seconds at most, if it is limited.
    pub wait: Option<Quantity>,
    /// Agents at least.
    pub least: i64,
}

/// What callers meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Share answered in time.
    pub level: Ratio,
    /// Share that waits at all.
    pub waiting: Ratio,
    /// Mean wait in seconds.
    pub wait: Quantity,
    /// Share of the agents' time that is busy.
    pub occupancy: Ratio,
    /// Share that hangs up; `None` where all are taken to wait.
    pub abandoned: Option<Ratio>,
}

impl Queue {
    /// Of a volume in an interval.
    pub fn new(volume: Quantity, interval: Quantity, handle: Quantity, answer: Quantity) -> Queue {
        let load = volume * handle / interval;
        Queue { load, handle: float(handle), answer: float(answer), patience: None }
    }

    /// Callers hang up after this many seconds in the mean.
    pub fn with_patience(self, patience: Option<Quantity>) -> Queue {
        Queue { patience: patience.map(float), ..self }
    }

    /// The fewest agents that keep the goal; `None` where more than [`MOST_AGENTS`] would be needed.
    pub fn agents(&self, goal: &Goal) -> Option<i64> {
        let load = float(self.load);
        if load <= 0.0 {
            return Some(goal.least);
        }
        // Those who wait for ever need more agents than there is work; where callers hang up, one can do.
        let first = match self.patience {
            None => (load.floor() as i64 + 1).max((load / float(goal.occupancy) - 1e-9).ceil() as i64),
            Some(_) => 1,
        };
        let first = first.max(goal.least);
        let keeps = |agents: i64| {
            let met = self.met(agents);
            met.level >= float(goal.level)
                && met.occupancy <= float(goal.occupancy) + 1e-12
                && goal.wait.is_none_or(|limit| met.wait <= float(limit))
        };
        // One agent more never makes it worse: from as many as there is work, double until it is enough, then halve
        // the distance.
        let (mut few, mut enough) = (first - 1, first.max(load.ceil() as i64));
        while enough < MOST_AGENTS && !keeps(enough) {
            (few, enough) = (enough, (enough * 2).min(MOST_AGENTS));
        }
        if enough > MOST_AGENTS || !keeps(enough) {
            return None;
        }
        while enough - few > 1 {
            let middle = few.midpoint(enough);
            *(if keeps(middle) { &mut enough } else { &mut few }) = middle;
        }
        Some(enough)
    }

    /// What callers meet with so many agents; `None` where nobody calls, or the queue would grow for ever.
    pub fn service(&self, agents: i64) -> Option<Service> {
        let grows = self.patience.is_none() && Quantity::from(agents) <= self.load;
        if agents < 1 || self.load <= Quantity::ZERO || grows {
            return None;
        }
        let met = self.met(agents);
        Some(Service {
            level: ratio(met.level),
            waiting: ratio(met.waiting),
            wait: Quantity::parse(&digits(met.wait)).unwrap_or_default(),
            occupancy: ratio(met.occupancy),
            abandoned: met.abandoned.map(ratio),
        })
    }

    fn met(&self, agents: i64) -> Met {
        match self.patience {
            None => self.erlang_c(agents),
            Some(patience) => self.remembered(agents, patience),
        }
    }

    /// Erlang A, worked out once for each question: a plan asks the same queue in every month, and again for each line
    /// that takes its heads from it. What is remembered follows from the key alone.
    fn remembered(&self, agents: i64, patience: f64) -> Met {
        thread_local!(static MET: RefCell<HashMap<[u64; 5], Met>> = RefCell::default());
        let numbers = [float(self.load), self.handle, self.answer, patience, agents as f64];
        let key = numbers.map(f64::to_bits);
        if let Some(met) = MET.with_borrow(|known| known.get(&key).copied()) {
            return met;
        }
        let met = self.erlang_a(agents, patience);
        MET.with_borrow_mut(|known| known.insert(key, met));
        met
    }

    fn erlang_c(&self, agents: i64) -> Met {
        let (load, n) = (float(self.load), agents as f64);
        if n <= load {
            return Met { level: 0.0, waiting: 1.0, wait: f64::INFINITY, occupancy: 1.0, abandoned: None };
        }
        let b = erlang_b(load, agents);
        let waiting = n * b / (n - load * (1.0 - b));
        Met {
            level: 1.0 - waiting * (-(n - load) * self.answer / self.handle).exp(),
            waiting,
            wait: waiting * self.handle / (n - load),
            occupancy: load / n,
            abandoned: None,
        }
    }

    /// Birth and death in the number of callers k: up λ, down min(k,N)·μ + max(0,k−N)·θ.
    fn erlang_a(&self, agents: i64, patience: f64) -> Met {
        let (rate, serve, leave) = (float(self.load) / self.handle, 1.0 / self.handle, 1.0 / patience);
        let n = agents as f64;
        let weights = weights(rate, |k| k.min(n) * serve + (k - n).max(0.0) * leave);
        let sum: f64 = weights.iter().sum();
        let (mut waiting, mut queued, mut busy, mut level) = (0.0, 0.0, 0.0, 0.0);
        // Who finds N + i callers is served after i + 1 of them went, at the rates Nμ, Nμ + θ … Nμ + iθ. The share
        // e^(−θ·wait) of such a wait is Beta(c, i+1) with c = Nμ/θ. To be served before one's own patience ends
        // weighs it with itself; to be served within T asks that it is at least u = e^(−θT): together
        // c ÷ (c+i+1) · (1 − I(u; c+1, i+1)). `late` is that I, a sum of i+1 terms of which each follows from the last.
        let (c, log_u) = (n * serve / leave, -leave * self.answer);
        let (mut late, mut term) = (0.0_f64, log_u * (c + 1.0));
        for (k, weight) in weights.iter().enumerate() {
            let (p, k) = (weight / sum, k as f64);
            busy += k.min(n) * p / n;
            if k < n {
                level += p;
                continue;
            }
            waiting += p;
            queued += (k - n) * p;
            let place = k - n + 1.0;
            late = (late + term.exp()).min(1.0);
            term += ((c + place) / place).ln() + (-log_u.exp_m1()).ln();
            level += p * c / (c + place) * (1.0 - late);
        }
        Met { level, waiting, wait: queued / rate, occupancy: busy, abandoned: Some(leave * queued / rate) }
    }
}

/// What callers meet, before it leaves the doubles.
#[derive(Clone, Copy)]
struct Met {
    level: f64,
    waiting: f64,
    wait: f64,
    occupancy: f64,
    abandoned: Option<f64>,
}

/// B(0) = 1; B(k) = A·B(k−1) ÷ (k + A·B(k−1)): the share that finds all agents busy when nobody waits.
fn erlang_b(load: f64, agents: i64) -> f64 {
    (1..=agents).fold(1.0, |b, k| load * b / (k as f64 + load * b))
}

/// How likely each number of callers is, beside the likeliest; in logarithms until all are known, against overflow.
fn weights(up: f64, down: impl Fn(f64) -> f64) -> Vec<f64> {
    let (mut logs, mut log, mut peak, mut k) = (vec![0.0_f64], 0.0_f64, 0.0_f64, 0.0_f64);
    while log > peak - NEGLIGIBLE || up >= down(k) {
        k += 1.0;
        log += (up / down(k)).ln();
        peak = peak.max(log);
        logs.push(log);
    }
    logs.iter().map(|log| (log - peak).exp()).collect()
}

fn float(quantity: Quantity) -> f64 {
    quantity.exact().parse().unwrap_or(f64::NAN)
}

/// A statistic, to nine decimals; what is too large to be one stays at the largest that can be read.
fn digits(value: f64) -> String {
    format!("{:.9}", value.min(999_999_999_999.0))
}

fn ratio(value: f64) -> Ratio {
    Ratio::parse(&digits(value)).unwrap_or(Ratio::ZERO)
}

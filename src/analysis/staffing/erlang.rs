//! Queues with agents: Erlang C (every caller waits) and Erlang A (callers hang up).
//!
//! Rates are per second. Probabilities are statistics, not amounts: they are doubles here, and
//! turned into exact values in one function, [`exact`]. Sources: domain.md §2.2 and §2.3; verified there against
//! pyworkforce 0.5.1.

use super::Service;
use crate::model::{Quantity, Ratio};

/// More agents than any department has: what asks for them is a mistake in its units.
pub const MOST_AGENTS: i64 = 10_000;

/// Contacts that must be answered now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// Contacts a second.
    rate: f64,
    /// Mean handling time in seconds.
    handle: f64,
    /// The wait within which a contact counts as answered in time.
    answer: f64,
    /// Mean patience in seconds; `None` waits for ever.
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

impl Queue {
    /// Of a volume in an interval of so many seconds.
    pub fn new(volume: Quantity, interval: Quantity, handle: Quantity, answer: Quantity) -> Queue {
        let rate = float(volume) / float(interval);
        Queue { rate, handle: float(handle), answer: float(answer), patience: None }
    }

    /// Callers hang up after this many seconds in the mean.
    pub fn with_patience(self, patience: Option<Quantity>) -> Queue {
        Queue { patience: patience.map(float), ..self }
    }

    /// Work that comes in, in agents' time (Erlangs).
    pub fn load(&self) -> Quantity {
        exact(self.erlangs())
    }

    fn erlangs(&self) -> f64 {
        self.rate * self.handle
    }

    /// The fewest agents that keep the goal; `None` where more than [`MOST_AGENTS`] would be needed.
    pub fn agents(&self, goal: &Goal) -> Option<i64> {
        let load = self.erlangs();
        if load <= 0.0 {
            return Some(goal.least);
        }
        // Those who wait for ever need more agents than work; those who hang up do not.
        let stable = if self.patience.is_none() { load.floor() as i64 + 1 } else { 1 };
        let busy = if self.patience.is_none() { (load / float(goal.occupancy) - 1e-9).ceil() as i64 } else { 1 };
        let first = stable.max(busy).max(goal.least).max(1);
        (first..=MOST_AGENTS).find(|agents| {
            let raw = self.raw(*agents);
            raw.level >= float(goal.level)
                && raw.occupancy <= float(goal.occupancy) + 1e-12
                && goal.wait.is_none_or(|limit| raw.wait <= float(limit))
        })
    }

    /// What callers meet with so many agents; `None` where the queue would grow for ever.
    pub fn service(&self, agents: i64) -> Option<Service> {
        if agents < 1 || self.patience.is_none() && agents as f64 <= self.erlangs() {
            return None;
        }
        let raw = self.raw(agents);
        Some(Service {
            level: ratio(raw.level),
            waiting: ratio(raw.waiting),
            wait: exact(raw.wait),
            occupancy: ratio(raw.occupancy),
            abandoned: raw.abandoned.map(ratio),
        })
    }

    fn raw(&self, agents: i64) -> Raw {
        match self.patience {
            None => erlang_c(self, agents),
            Some(patience) => erlang_a(self, agents, patience),
        }
    }
}

struct Raw {
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

fn erlang_c(queue: &Queue, agents: i64) -> Raw {
    let (load, n) = (queue.erlangs(), agents as f64);
    if n <= load {
        return Raw { level: 0.0, waiting: 1.0, wait: f64::INFINITY, occupancy: 1.0, abandoned: None };
    }
    let b = erlang_b(load, agents);
    let waiting = n * b / (n - load * (1.0 - b));
    Raw {
        level: 1.0 - waiting * (-(n - load) * queue.answer / queue.handle).exp(),
        waiting,
        wait: waiting * queue.handle / (n - load),
        occupancy: load / n,
        abandoned: None,
    }
}

/// Birth and death: up λ, down min(k,N)·μ + max(0,k−N)·θ, weighed in logarithms against overflow.
fn erlang_a(queue: &Queue, agents: i64, patience: f64) -> Raw {
    let (rate, serve, leave, n) = (queue.rate, 1.0 / queue.handle, 1.0 / patience, agents as f64);
    let mut logs = vec![0.0_f64];
    let mut k = 0.0;
    loop {
        k += 1.0;
        let down = k.min(n) * serve + (k - n).max(0.0) * leave;
        let next = logs[logs.len() - 1] + (rate / down).ln();
        logs.push(next);
        let peak = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if k > n && rate < down && next < peak - 50.0 {
            break;
        }
    }
    let peak = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| (log - peak).exp()).collect();
    let sum: f64 = weights.iter().sum();
    let (mut waiting, mut queued, mut busy, mut level) = (0.0, 0.0, 0.0, 0.0);
    // Who finds j−1 waiting is served in time with c/(c+j) · (1 − I(u; c+1, j)); see below.
    let (c, u) = (n * serve / leave, (-leave * queue.answer).exp());
    let mut late = 0.0;
    let mut term = u.powf(c + 1.0);
    for (k, weight) in weights.iter().enumerate() {
        let (p, k) = (weight / sum, k as f64);
        busy += k.min(n) * p / n;
        if k < n {
            level += p;
            continue;
        }
        waiting += p;
        queued += (k - n) * p;
        let j = k - n + 1.0;
        // The wait of the j-th in line is a sum of exponentials of rates Nμ + iθ, i < j; e^(−θ·wait) is then
        // Beta(c, j), and being served before one's own patience ends weighs it with itself.
        late += term;
        term *= (c + j) / j * (1.0 - u);
        level += p * c / (c + j) * (1.0 - late);
    }
    Raw {
        level,
        waiting,
        wait: queued / rate,
        occupancy: busy,
        abandoned: Some(leave * queued / rate),
    }
}

fn float(quantity: Quantity) -> f64 {
    quantity.exact().parse().unwrap_or(f64::NAN)
}

/// A statistic as an exact value, to nine decimals.
fn exact(value: f64) -> Quantity {
    Quantity::parse(&format!("{value:.9}")).unwrap_or(Quantity::ZERO)
}

fn ratio(value: f64) -> Ratio {
    Ratio::parse(&format!("{value:.9}")).unwrap_or(Ratio::ZERO)
}

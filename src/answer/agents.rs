//! What agents did beside their peers, as far as their figures bear it.

mod did;

use std::collections::{BTreeMap, BTreeSet};

use self::did::{At, Did};
use super::Source;
use super::kept::Kept;
use super::period::MonthsOver;
use crate::analysis::agents::{Figures, OfKind, RATES, Shares, Shrunk, case_mix, shrink, standards};
use crate::model::posting::flag;
use crate::model::{AgentFigure, AgentKey, Category, Money, Month, Period, Quantity};
use crate::store::LedgerStore;

/// What is asked.
pub struct AgentsRequest {
    /// The period; of it the months that are over.
    pub period: Period,
    /// Which members of dimensions count.
    pub kept: Kept,
    /// Of fewer cases nothing is said of an agent.
    pub least: Least,
    /// Seconds of a ticket of a kind, where they are stated.
    pub standards: BTreeMap<String, Quantity>,
}

/// How much there must be before figures bear anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least {
    /// Tickets of an agent.
    pub tickets: i64,
    /// Answers about him.
    pub answers: i64,
    /// Peers with cases.
    pub peers: usize,
}

/// What it comes to.
pub struct AgentsAnswer {
    /// The months that were taken.
    pub months: Vec<Month>,
    /// Months of the period that are not over.
    pub open: Vec<Month>,
    /// Months that are over, and of which no agent has figures.
    pub missing: Vec<Month>,
    /// Peers with each other.
    pub groups: Vec<AgentGroup>,
    /// Agents that are in several groups, each time with what they did there.
    pub several: BTreeSet<String>,
    /// Of these, those whose hours name no group.
    pub unplaced: BTreeSet<String>,
    /// Agents of whom some months or kinds of work lack one figure of a rate: it is of the others.
    pub partly: BTreeSet<String>,
}

/// Agents who do the same work.
#[derive(Clone, Debug, PartialEq)]
pub struct AgentGroup {
    /// What they have in common: the type of their projects, their team, channel or grade.
    pub common: Vec<String>,
    /// They, by name.
    pub agents: Vec<Agent>,
    /// All of them together.
    pub all: Figures,
    /// What can be said of their shares of tickets resolved the first time.
    pub first_time: Option<Shrunk>,
    /// The same of satisfied answers.
    pub satisfied: Option<Shrunk>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Agent {
    /// As the source names him.
    pub name: String,
    /// What he did.
    pub figures: Figures,
    /// Are there tickets on days without hours?
    pub lacks_hours: bool,
    /// Time taken by time expected of the same kinds of work.
    pub mix: Option<Quantity>,
    /// Resolved the first time.
    pub first_time: Share,
    /// Satisfied answers.
    pub satisfied: Share,
}

/// A share, and what can be said of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// As it is; `None` without cases.
    pub own: Option<Quantity>,
    /// Drawn towards the mean of the group.
    pub shrunk: Option<Quantity>,
    /// What the figures bear.
    pub says: Says,
}

/// What figures bear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Says {
    /// Nothing that would set him apart.
    #[default]
    Nothing,
    /// Too few cases to say anything.
    TooFew,
    /// More good cases than cases: the source is wrong.
    Impossible,
    /// Another look, or training, may help.
    Look,
}

/// Works out what agents did.
pub fn agents(source: &Source<'_>, ledger: &dyn LedgerStore, request: &AgentsRequest) -> anyhow::Result<AgentsAnswer> {
    let booked: BTreeSet<Month> = ledger.months()?.into_iter().map(|(month, ..)| month).collect();
    let MonthsOver { months, open, missing } = MonthsOver::new(request.period, source.as_of, &booked);
    let done = match (months.first(), months.last()) {
        (Some(first), Some(last)) => did(source, ledger, request, (*first, *last))?,
        _ => BTreeMap::new(),
    };
    let (done, several, unplaced) = placed(done);
    let groups: Vec<AgentGroup> = done.into_iter().map(|(common, agents)| group(common, agents, request)).collect();
    let is_partly = |agent: &&Agent| RATES.iter().any(|(upper, lower)| agent.figures.is_partly(*upper, *lower));
    let partly =
        groups.iter().flat_map(|group| &group.agents).filter(is_partly).map(|agent| agent.name.clone()).collect();
    Ok(AgentsAnswer { months, open, missing, groups, several, unplaced, partly })
}

/// By what agents have in common, by agent.
type Done = BTreeMap<Vec<String>, BTreeMap<String, Did>>;

fn did(
    source: &Source<'_>,
    ledger: &dyn LedgerStore,
    request: &AgentsRequest,
    (first, last): (Month, Month),
) -> anyhow::Result<Done> {
    let dimensions = &source.settings.dimensions;
    let of_type = dimensions.trees.iter().find_map(|tree| {
        let column = tree.columns.iter().position(|column| column == "type")?;
        (!tree.values(column).is_empty()).then_some((tree, column))
    });
    // Sums would do for months; which figures stand in one row, only the rows say.
    let mut keys: BTreeMap<String, Option<AgentKey>> = BTreeMap::new();
    let mut sums: BTreeMap<(AgentKey, At), (Money, i64)> = BTreeMap::new();
    let query = source.query(Period::months(first, last.plus(1)), &source.axes());
    ledger.postings(&query, &mut |_, posting| {
        let takes = |(axis, wanted): &(usize, Vec<String>)| wanted.iter().any(|own| own == posting.members[*axis]);
        if !keys.contains_key(posting.category) {
            let key = Category::parse(posting.category).and_then(|path| AgentKey::read(&path));
            keys.insert(posting.category.to_string(), key);
        }
        let (Some(Some(key)), true) = (keys.get(posting.category), request.kept.members.iter().all(takes)) else {
            return Ok(());
        };
        let members = posting.members.iter().map(|member| member.to_string()).collect();
        let part = posting.line.to_string();
        let at = At { month: posting.month, day: posting.date, part, members, kind: key.kind.clone() };
        let (sum, live) = sums.entry((key.clone(), at)).or_insert((Money::zero(posting.amount.currency()), 0));
        *sum = sum.checked_add(posting.amount)?;
        *live += if posting.has_flag(flag::REVERSAL) { -1 } else { 1 };
        Ok(())
    })?;
    let mut done = Done::new();
    for ((key, at), (sum, _)) in sums.into_iter().filter(|(_, (sum, live))| !sum.is_zero() || *live > 0) {
        let kind = of_type.map_or("", |(tree, column)| tree.text(&at.members[tree.axis], column, last));
        let own = done.entry(vec![kind.to_string(), key.group]).or_default();
        own.entry(key.agent).or_default().add(at, key.figure, Quantity::from(sum));
    }
    Ok(done)
}

/// Puts what names less of what agents have in common (hours of an attendance list) to the only group of the agent that it
/// fits; and tells who is in several, and whose hours then fit more than one.
fn placed(mut done: Done) -> (Done, BTreeSet<String>, BTreeSet<String>) {
    let mut groups_of: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for (common, agents) in &done {
        agents.keys().for_each(|agent| groups_of.entry(agent.clone()).or_default().push(common.clone()));
    }
    let (mut several, mut unplaced) = (BTreeSet::new(), BTreeSet::new());
    for (agent, groups) in groups_of {
        let wider = |wide: &Vec<String>, own: &Vec<String>| {
            wide != own && wide.iter().zip(own).all(|(wide, own)| wide.is_empty() || wide == own)
        };
        let mut left = groups.len();
        for wide in &groups {
            let fits: Vec<&Vec<String>> = groups.iter().filter(|own| wider(wide, own)).collect();
            // Of those that it fits, the ones that are no wider than another.
            let narrow: Vec<&Vec<String>> =
                fits.iter().copied().filter(|own| !fits.iter().any(|other| wider(own, other))).collect();
            match narrow.as_slice() {
                [] => {}
                [only] => {
                    let taken = done.get_mut(wide).and_then(|agents| agents.remove(&agent));
                    let into = done.get_mut(*only).and_then(|agents| agents.get_mut(&agent));
                    if let (Some(taken), Some(into)) = (taken, into) {
                        into.add_all(taken);
                        left -= 1;
                    }
                }
                _ => {
                    unplaced.insert(agent.clone());
                }
            }
        }
        if left > 1 {
            several.insert(agent);
        }
    }
    done.retain(|_, agents| !agents.is_empty());
    (done, several, unplaced)
}

fn group(common: Vec<String>, done: BTreeMap<String, Did>, request: &AgentsRequest) -> AgentGroup {
    let kinds: Vec<BTreeMap<String, OfKind>> = done.values().map(Did::kinds).collect();
    let standards = standards(&kinds, &request.standards);
    let agent = |((name, did), kinds): ((String, Did), &BTreeMap<String, OfKind>)| Agent {
        name,
        mix: case_mix(kinds, &standards).filter(|_| !kinds.is_empty()),
        figures: did.figures(),
        lacks_hours: did.lacks_hours(),
        first_time: Share::default(),
        satisfied: Share::default(),
    };
    let mut agents: Vec<Agent> = done.into_iter().zip(&kinds).map(agent).collect();
    let mut all = Figures::default();
    agents.iter().for_each(|agent| all.add_all(&agent.figures));
    let least = request.least;
    let shares = |agents: &[Agent], good, all, fewest| judged(agents, (good, all), fewest, least.peers);
    let (first, first_time) = shares(&agents, AgentFigure::FirstTime, AgentFigure::Resolved, least.tickets);
    let (second, satisfied) = shares(&agents, AgentFigure::Satisfied, AgentFigure::Answers, least.answers);
    for (agent, (first, second)) in agents.iter_mut().zip(first.into_iter().zip(second)) {
        (agent.first_time, agent.satisfied) = (first, second);
    }
    let common = common.into_iter().filter(|text| !text.is_empty()).collect();
    AgentGroup { common, agents, all, first_time, satisfied }
}

/// What can be said of the shares of agents.
fn judged(
    agents: &[Agent],
    (good, all): (AgentFigure, AgentFigure),
    fewest: i64,
    peers: usize,
) -> (Vec<Share>, Option<Shrunk>) {
    let cases = |agent: &Agent| {
        let (good, all) = agent.figures.both(good, all)?;
        Some(Shares { good, all })
    };
    let of_agents: Vec<Option<Shares>> = agents.iter().map(cases).collect();
    let possible = |own: &Shares| own.good <= own.all;
    let sound: Vec<Shares> = of_agents.iter().flatten().copied().filter(possible).collect();
    let shrunk = if sound.len() >= peers { shrink(&sound) } else { None };
    let mut next = 0;
    let share = |own: &Option<Shares>| {
        let Some(own) = own else { return Share::default() };
        if !possible(own) {
            return Share { own: Some(own.good / own.all), shrunk: None, says: Says::Impossible };
        }
        let found = shrunk.as_ref().map(|shrunk| (shrunk.agents[next], shrunk.mean));
        next += 1;
        let says = match found {
            _ if own.all < Quantity::from(fewest) => Says::TooFew,
            Some((found, mean)) if found.is_below(mean) => Says::Look,
            _ => Says::Nothing,
        };
        Share { own: Some(own.good / own.all), shrunk: found.map(|(found, _)| found.share), says }
    };
    (of_agents.iter().map(share).collect(), shrunk)
}

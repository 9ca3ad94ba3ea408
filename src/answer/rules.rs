//! Rules that adjust: what they look at, on a day.

use sha2::{Digest, Sha256};

use super::check::standing;
use super::commitments::commitments;
use super::forecast::{ForecastRequest, ends};
use super::outlook::{OutlookRequest, outlook};
use super::{Source, last_complete};
use crate::analysis::adjustment::{Adjustment, Entry, adjust};
use crate::analysis::forecast::Outlook;
use crate::analysis::gate::Standing;
use crate::analysis::rule::{LineFacts, Moved, Snapshot, code_text};
use crate::analysis::variance::{By, Ends, Sort};
use crate::analysis::{Budget, Covering, PlanHead};
use crate::model::control::Window;
use crate::model::forbidden_transfer::ForbiddenTransfer;
use crate::model::metric::same_metric;
use crate::model::rule::{RuleKind, RuleLine};
use crate::model::version::Signed;
use crate::model::{AdjustRule, Money, Month, Quantity, ResolvedPlan, ReviewNote, ReviewSpan};
use crate::store::LedgerStore;

/// The plan whose rules are asked, and what with.
pub struct RulesRequest<'a> {
    /// The plan, in the version that judges the day.
    pub head: &'a PlanHead,
    /// Its rules.
    pub rules: &'a [AdjustRule],
    /// All plans in force, as they stood before anything was adjusted.
    pub plans: &'a [(PlanHead, ResolvedPlan)],
    /// What no transfer may do.
    pub forbidden: Vec<ForbiddenTransfer>,
    /// The rules that somebody says an event has happened for.
    pub events: &'a [String],
    /// All adjustments.
    pub all: &'a [Adjustment],
    /// Months that are closed: what they are judged by stays.
    pub closed: Vec<Month>,
    /// What rules look at, by its hash.
    pub hash: &'a str,
    /// The reviews of the book: why lines are off their budgets.
    pub reviews: Vec<(ReviewSpan, Vec<ReviewNote>)>,
}

/// The hash of what rules look at: the day, the version, all rows that count, what people said of them, and what they
/// adjusted.
pub fn snapshot_hash(
    source: &Source<'_>,
    (plan, version): (&str, u32),
    events: &[String],
    (all, reviews): (&[Adjustment], &[(ReviewSpan, Vec<ReviewNote>)]),
) -> anyhow::Result<String> {
    let mut said = format!("{plan}:v{version}\n{}\n{}\n", source.as_of, events.join(" "));
    let ledgers: [&dyn LedgerStore; 3] = [source.actual, source.commitments, source.metrics];
    for ledger in ledgers {
        let mut batches: Vec<String> = ledger.batches()?.into_iter().map(|batch| batch.id.0).collect();
        batches.sort_unstable();
        said.push_str(&batches.join(" "));
        said.push('\n');
    }
    // Of a note only what moves a forecast: the snapshot stays while somebody finds better words.
    for (span, notes) in reviews {
        for note in notes {
            let Some(cause) = note.cause else { continue };
            let until = note.reverses.map(|month| month.to_string()).unwrap_or_default();
            said.push_str(&format!("{} {} {} {until}\n", span.name(), note.key.text(), cause.word()));
        }
    }
    // What rules make of a snapshot is no part of it; what they made before is.
    let base = Sha256::digest(said.as_bytes());
    let act = |own: &Adjustment| {
        let by = |signed: &Option<Signed>| signed.as_ref().map_or(0, |signed| signed.at.timestamp());
        format!("{} {} {}\n", own.id, by(&own.approved), by(&own.undone))
    };
    let digest = |acts: &str| -> String {
        let mut hasher = Sha256::new();
        hasher.update(base);
        hasher.update(acts.as_bytes());
        hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    };
    // An adjustment that carries the hash of what stood before it was made from this very snapshot, and so were those
    // that were made beside it.
    let mut acts = String::new();
    for (place, own) in all.iter().enumerate() {
        let hash = digest(&acts);
        let made_of_it = |own: &Adjustment| own.rule.as_ref().is_some_and(|rule| rule.snapshot == hash);
        if made_of_it(own) && all[place..].iter().all(made_of_it) {
            return Ok(hash);
        }
        acts.push_str(&act(own));
    }
    Ok(digest(&acts))
}

/// What rules of a plan look at; the budget that it rests on goes to whoever judges further.
pub fn snapshot(source: &Source<'_>, request: RulesRequest<'_>) -> anyhow::Result<(Snapshot, Budget)> {
    let RulesRequest { head, rules, plans, forbidden, events, all, closed, hash, reviews } = request;
    let version = head.version.as_ref().map_or(0, |version| version.number);
    let is_same = |own: &Adjustment| own.rule.as_ref().is_some_and(|rule| rule.snapshot == hash);
    let before: Vec<Adjustment> = all.iter().filter(|own| !is_same(own)).cloned().collect();
    let unadjusted = source.budget_in_force(plans.to_vec());
    let mut budget = source.budget_in_force(plans.to_vec());
    // What cannot be adjusted was told when the budget in force was made.
    let _ = adjust(&mut budget, &before)?;
    // As `outlook` forecasts them: no line is expected to spend more for what a rule gave it, or less for what it took.
    let forecast = ForecastRequest { reviews, adjusted: Some(before), ..ForecastRequest::default() };
    let holds_back = rules.iter().any(|rule| rule.kind == RuleKind::Freeze);
    let total = if holds_back { total(source, &budget, forecast.clone())? } else { None };
    let period = Month::of(source.as_of);
    let complete = usize::try_from(last_complete(source.as_of).since(head.year.first) + 1).unwrap_or(0).min(12);
    let booked = source.booked()?;
    let known = std::array::from_fn(|index| booked.contains(&head.year.first.plus(index as i32)));
    let committed = commitments(source)?;
    let mut lines: Vec<LineFacts> = Vec::new();
    {
        let [covering, first] = [Covering::new(&budget), Covering::new(&unadjusted)];
        let ends = ends(source, &covering, forecast)?;
        let stands = standing(source, &covering, head.year, None, committed.as_ref())?;
        let stood = Standing::new(&first, head.year, None)?;
        let wanted = rules.iter().filter(|rule| rule.kind.moves()).flat_map(|rule| rule.from.iter().chain(&rule.to));
        for line in wanted {
            if lines.iter().any(|own| own.line == *line) {
                continue;
            }
            let seen = Seen { source, head, stands: &stands, stood: &stood, ends: &ends, period, closed: &closed };
            lines.extend(seen.facts(line)?);
        }
    }
    let moved = all.iter().filter_map(|own| moved(own, head, is_same(own)).transpose()).collect::<Result<_, _>>()?;
    let snapshot = Snapshot {
        plan: head.id.clone(),
        version,
        year: head.year,
        as_of: source.as_of,
        complete,
        known,
        lines,
        total,
        volumes: volumes(source, head, rules)?,
        events: events.to_vec(),
        forbidden,
        moved,
    };
    Ok((snapshot, budget))
}

/// The budget of all costs, and where they end.
fn total(source: &Source<'_>, budget: &Budget, forecast: ForecastRequest) -> anyhow::Result<Option<(Money, Money)>> {
    let request = OutlookRequest {
        by: vec![By::Category],
        depth: None,
        categories: Vec::new(),
        members: Vec::new(),
        sort: Sort::Book,
        all: true,
        monthly: false,
        forecast,
    };
    let answer = outlook(source, budget, request)?;
    let Some(all) = answer.answer.variance.totals[0].cost_outlook.as_ref() else { return Ok(None) };
    let Some(budget) = all.budget() else { return Ok(None) };
    Ok(Some((budget, all.year_end()?)))
}

/// What is known of lines.
struct Seen<'a, 'c, 'b> {
    source: &'a Source<'a>,
    head: &'a PlanHead,
    stands: &'a Standing<'c, 'b>,
    /// Before anything was adjusted.
    stood: &'a Standing<'c, 'b>,
    ends: &'a Ends,
    period: Month,
    closed: &'a [Month],
}

impl Seen<'_, '_, '_> {
    /// The cover of a line in the month, else in a later one; `None` if no version has it any more.
    fn cover(&self, standing: &Standing<'_, '_>, line: &RuleLine) -> Option<usize> {
        let covering = standing.covering();
        let (covers, plans) = (covering.covers(), &covering.budget().plans);
        let members: Vec<&str> = line.members.iter().map(|member| member.as_deref().unwrap_or_default()).collect();
        let is_it = |cover: &usize| {
            *covers.category_of(*cover) == line.category
                && covers.member_names(*cover) == line.members
                && plans[covers.plan[*cover] as usize].id == self.head.id
        };
        let later = self.period.until(self.head.year.first.plus(12));
        later.filter_map(|month| covering.find(month, &line.category, &members)).find(is_it)
    }

    fn facts(&self, line: &RuleLine) -> anyhow::Result<Option<LineFacts>> {
        let covering = self.stands.covering();
        let (covers, budget) = (covering.covers(), covering.budget());
        let (Some(cover), Some(before)) = (self.cover(self.stands, line), self.cover(self.stood, line)) else {
            return Ok(None);
        };
        let year = self.stands.figures(cover, Window::Year, self.period)?;
        let original = self.stood.figures(before, Window::Year, self.period)?.budget;
        let zero = Money::zero(budget.currency);
        let mut months = [[zero; 3]; 12];
        for (own, month) in months.iter_mut().zip(self.head.year.months()) {
            let figures = self.stands.figures(cover, Window::Period, month)?;
            *own = [figures.budget, figures.actual, figures.committed];
        }
        let numbered = budget.lines()?;
        let of_line = || {
            let numbered = numbered.iter().enumerate().filter(|(_, own)| own.is_named(line));
            numbered.filter(|(number, _)| budget.plans[covers.plan_of_line(*number)].id == self.head.id)
        };
        let mut ahead = Vec::new();
        let open = self.period.until(self.head.year.first.plus(12)).filter(|month| !self.closed.contains(month));
        for month in open {
            let judging = of_line()
                .find(|(number, own)| budget.plans[covers.plan_of_line(*number)].judges(month) && own.budgets(month));
            if let Some((number, own)) = judging {
                let stated = budget.within(covers.plan_of_line(number), &own.months, month);
                // A ceiling gives no more than what those below it leave.
                let left = covering.own(cover, month)?;
                ahead.push((month, if left.minor() < stated.minor() { left } else { stated }));
            }
        }
        let end = self.ends.get(cover);
        let range = end.map(Outlook::range).transpose()?.flatten();
        Ok(Some(LineFacts {
            line: line.clone(),
            code: code_text(line, &self.source.settings.categories),
            locked: of_line().any(|(_, own)| own.locked),
            original,
            budget: year.budget,
            actual: year.actual,
            committed: year.committed,
            forecast: end.map(Outlook::year_end).transpose()?,
            high: range.map(|(_, high)| high),
            ahead,
            months,
        }))
    }
}

/// What an adjustment says of the rule that made it; `None` for what somebody made, or what gave way to another.
fn moved(own: &Adjustment, head: &PlanHead, same_snapshot: bool) -> Result<Option<Moved>, crate::model::MoneyError> {
    let line = |entry: &Entry| RuleLine {
        category: entry.category.clone(),
        members: entry.members.clone(),
        name: entry.name.clone(),
    };
    let gave_way = |signed: &Signed| own.rule.as_ref().is_some_and(|rule| rule.actor() == signed.by);
    let in_year = own.months().iter().all(|month| head.year.index(*month).is_some());
    let (Some(rule), true, true) = (&own.rule, own.plan == head.id, in_year) else { return Ok(None) };
    let (Some(from), Some(to)) = (own.lines(true).into_iter().next(), own.lines(false).into_iter().next()) else {
        return Ok(None);
    };
    if own.undone.as_ref().is_some_and(gave_way) {
        return Ok(None);
    }
    Ok(Some(Moved {
        id: own.id.clone(),
        rule: rule.rule.clone(),
        hash: rule.key.clone(),
        period: rule.period,
        same_snapshot,
        from: line(from),
        to: line(to),
        amount: own.amount()?,
        state: own.state(),
        months: own.entries.iter().filter(|own| own.amount.is_positive()).map(|own| (own.month, own.amount)).collect(),
    }))
}

/// The volume of each rule that goes by one, month by month of the year: of the members of the line that follows it.
fn volumes(
    source: &Source<'_>,
    head: &PlanHead,
    rules: &[AdjustRule],
) -> anyhow::Result<Vec<(String, [Option<Quantity>; 12])>> {
    let by_volume: Vec<(&AdjustRule, &str)> =
        rules.iter().filter_map(|rule| Some((rule, rule.metric.as_deref()?))).collect();
    if by_volume.is_empty() {
        return Ok(Vec::new());
    }
    let grid = source.metric_sums(&source.query(head.year.period(), &source.axes()))?;
    let volumes = by_volume.into_iter().map(|(rule, metric)| {
        let mut months = [None; 12];
        let members = rule.to.first().map(|line| line.members.as_slice()).unwrap_or_default();
        for cell in grid.cells().filter(|cell| same_metric(grid.category(cell).as_str(), metric)) {
            let named = members.iter().enumerate().filter_map(|(axis, member)| Some((axis, member.as_deref()?)));
            let inside = named.into_iter().all(|(axis, member)| grid.member(&cell, axis) == member);
            if let (true, Some(index)) = (inside, head.year.index(cell.month)) {
                let sum = months[index].unwrap_or(Quantity::ZERO) + Quantity::from(cell.amount);
                months[index] = Some(sum);
            }
        }
        (rule.id.clone(), months)
    });
    Ok(volumes.collect())
}

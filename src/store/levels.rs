//! A ledger seen by what lies above its members: region by region, though its rows name projects.
//!
//! It answers as the ledger does, and has more axes, the last: what stands on them follows, month by month, from what the
//! book says of the members that rows name. Nothing is booked through it.

use std::collections::HashMap;
use std::rc::Rc;

use anyhow::bail;
use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Archive, BatchDraft, BatchId, BatchInfo, BatchPlan, Evidence, LedgerKind, LedgerStore, MissingOriginal, Moment,
    Originals, Proof, Query, Reconciled, Settled, Wanted,
};
use crate::model::{Currency, Dimensions, Follows, Grid, GridSum, Month, Period, PostingRef};
use crate::words::Problem;

/// A ledger with the axes that follow from its own.
pub struct LevelStore {
    ledger: Rc<dyn LedgerStore>,
    dimensions: Rc<Dimensions>,
}

/// A visitor of postings.
type Visit<'v> = dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()> + 'v;

impl LevelStore {
    /// A ledger by these dimensions.
    pub fn new(ledger: Rc<dyn LedgerStore>, dimensions: Rc<Dimensions>) -> LevelStore {
        LevelStore { ledger, dimensions }
    }

    /// What an axis follows from; `None` of one that the ledger has.
    fn level(&self, axis: &str) -> Option<&Follows> {
        let own = self.dimensions.own();
        let at = self.dimensions.axes[own..].iter().position(|level| level.name == axis)?;
        Some(&self.dimensions.follows[at])
    }

    /// What a query asks of the ledger itself, and the filters that are left for its rows.
    fn asked(&self, query: &Query) -> (Query, Vec<(Follows, Vec<String>)>) {
        let level = |(axis, wanted): &(String, Vec<String>)| Some((self.level(axis)?.clone(), wanted.clone()));
        let filters = query.filters.iter().filter_map(level).collect();
        let own = query.filters.iter().filter(|(axis, _)| self.level(axis).is_none()).cloned().collect();
        (Query { filters: own, ..query.clone() }, filters)
    }

    /// Hands rows on with what follows from their members, those that the filters keep.
    fn handing<'v>(
        &'v self,
        filters: &'v [(Follows, Vec<String>)],
        visit: &'v mut Visit<'_>,
    ) -> impl FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()> + 'v {
        move |batch, row| {
            let of = |follows: &Follows| {
                let member = row.members.get(self.dimensions.above(follows)).copied().unwrap_or_default();
                self.dimensions.follow(follows, member, row.month)
            };
            if filters.iter().any(|(follows, wanted)| !wanted.iter().any(|own| own == of(follows))) {
                return Ok(());
            }
            let mut members: Vec<&str> = row.members.to_vec();
            members.resize(self.dimensions.own(), "");
            members.extend(self.dimensions.follows.iter().map(of));
            let mut said: Vec<&str> = row.source_members.to_vec();
            if !said.is_empty() {
                said.resize(members.len(), "");
            }
            visit(batch, &PostingRef { members: &members, source_members: &said, ..*row })
        }
    }
}

impl LedgerStore for LevelStore {
    fn kind(&self) -> LedgerKind {
        self.ledger.kind()
    }

    fn currency(&self) -> Currency {
        self.ledger.currency()
    }

    /// It is pinned where it is opened.
    fn pin(&mut self, _moment: &Moment) {}

    fn warnings(&self) -> Vec<Problem> {
        self.ledger.warnings()
    }

    fn tell(&self, problem: Problem) {
        self.ledger.tell(problem);
    }

    fn batches(&self) -> anyhow::Result<Vec<BatchInfo>> {
        self.ledger.batches()
    }

    fn newest(&self) -> anyhow::Result<(usize, Option<BatchId>)> {
        self.ledger.newest()
    }

    fn state(&self, period: Period) -> anyhow::Result<u128> {
        self.ledger.state(period)
    }

    fn draft(&self, _plan: BatchPlan) -> anyhow::Result<Box<dyn BatchDraft + '_>> {
        bail!("nothing is booked by what follows from members")
    }

    fn summarize(&self, query: &Query) -> anyhow::Result<Grid> {
        let (mut asked, filters) = self.asked(query);
        let shown: Vec<&Follows> = query.by.iter().filter_map(|axis| self.level(axis)).collect();
        if shown.is_empty() && filters.is_empty() {
            return self.ledger.summarize(&asked);
        }
        asked.by.retain(|axis| self.level(axis).is_none());
        let kept = asked.by.clone();
        for follows in shown.iter().copied().chain(filters.iter().map(|(follows, _)| follows)) {
            let above = &self.dimensions.axes[self.dimensions.above(follows)].name;
            if !asked.by.contains(above) {
                asked.by.push(above.clone());
            }
        }
        // Where something moved within the period its months are told apart, and put together afterwards.
        let first = query.period.first_month();
        let last = query.period.last_month();
        let together = query.together && !self.dimensions.moves().iter().any(|month| first < *month && *month <= last);
        asked.together = together;
        let grid = self.ledger.summarize(&asked)?;
        let seen = Seen { store: self, grid: &grid };
        let columns: Vec<Column<'_>> = shown.iter().map(|follows| seen.column(follows)).collect();
        let kept_at: Vec<usize> = kept.iter().filter_map(|axis| grid.axes.iter().position(|own| own == axis)).collect();
        let axes = kept_at.iter().map(|at| grid.axes[*at].clone());
        let axes = axes.chain(query.by.iter().filter(|axis| self.level(axis).is_some()).cloned()).collect();
        let members = kept_at.iter().map(|at| grid.members[*at].clone());
        let members = members.chain(columns.iter().map(|column| column.texts.iter().map(|t| t.to_string()).collect()));
        let named = Grid::named(grid.currency, axes, grid.categories.clone(), members.collect());
        let mut cells: Vec<(Month, Vec<u32>, GridSum)> = Vec::new();
        for (month, sums) in grid.sums() {
            let above: Vec<Vec<u32>> = columns.iter().map(|column| column.numbers(month)).collect();
            let keeps: Vec<(usize, Vec<bool>)> = filters.iter().map(|own| seen.keeps(own, month)).collect();
            let into = if query.together { first } else { month };
            for (place, sum) in grid.places().zip(sums).filter(|(_, sum)| !sum.is_none()) {
                if keeps.iter().any(|(at, keeps)| !keeps[place[1 + at] as usize]) {
                    continue;
                }
                let own = kept_at.iter().map(|at| place[1 + at]);
                let levels = columns.iter().zip(&above).map(|(column, above)| above[place[1 + column.at] as usize]);
                cells.push((into, std::iter::once(place[0]).chain(own).chain(levels).collect(), *sum));
            }
        }
        Ok(named.with_cells(cells)?)
    }

    fn postings(&self, query: &Query, visit: &mut Visit<'_>) -> anyhow::Result<()> {
        let (asked, filters) = self.asked(query);
        self.ledger.postings(&asked, &mut self.handing(&filters, visit))
    }

    fn settled(&self, query: &Query) -> anyhow::Result<Vec<Settled>> {
        self.ledger.settled(query)
    }

    fn postings_of(&self, query: &Query, wanted: &Wanted<'_>, visit: &mut Visit<'_>) -> anyhow::Result<()> {
        let (asked, filters) = self.asked(query);
        self.ledger.postings_of(&asked, wanted, &mut self.handing(&filters, visit))
    }

    fn months(&self) -> anyhow::Result<Vec<(Month, u64, NaiveDate)>> {
        self.ledger.months()
    }

    fn row_months(&self) -> anyhow::Result<Vec<Month>> {
        self.ledger.row_months()
    }

    fn members(&self, axis: &str) -> anyhow::Result<Vec<String>> {
        match self.level(axis) {
            None => self.ledger.members(axis),
            Some(follows) => Ok(self.dimensions.trees[follows.tree].values(follows.column).to_vec()),
        }
    }

    fn undo(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<()> {
        self.ledger.undo(id, actor, now)
    }

    fn adopt(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Option<BatchId>> {
        self.ledger.adopt(id, actor, now)
    }

    fn reconcile(&self, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Option<Reconciled>> {
        self.ledger.reconcile(actor, now)
    }
}

/// Sums by the axes of the ledger.
struct Seen<'a> {
    store: &'a LevelStore,
    grid: &'a Grid,
}

impl<'a> Seen<'a> {
    /// Where the axis stands among those of the sums that one follows from.
    fn at(&self, follows: &Follows) -> usize {
        let name = &self.store.dimensions.axes[self.store.dimensions.above(follows)].name;
        self.grid.axes.iter().position(|own| own == name).unwrap_or_default()
    }

    fn column(&self, follows: &'a Follows) -> Column<'a> {
        let values = self.store.dimensions.trees[follows.tree].values(follows.column);
        let texts: Vec<&str> = std::iter::once("").chain(values.iter().map(String::as_str)).collect();
        let at = self.at(follows);
        Column {
            dimensions: &self.store.dimensions,
            follows,
            at,
            members: &self.grid.members[at],
            number: texts.iter().copied().zip(0..).collect(),
            texts,
        }
    }

    /// Which members a filter keeps in a month.
    fn keeps(&self, (follows, wanted): &(Follows, Vec<String>), month: Month) -> (usize, Vec<bool>) {
        let at = self.at(follows);
        let dimensions = &self.store.dimensions;
        let keeps = |member: &String| wanted.iter().any(|own| own == dimensions.follow(follows, member, month));
        (at, self.grid.members[at].iter().map(keeps).collect())
    }
}

/// An axis that is added to sums.
struct Column<'a> {
    dimensions: &'a Dimensions,
    follows: &'a Follows,
    /// The axis of the sums that it follows from, and its members.
    at: usize,
    members: &'a [String],
    texts: Vec<&'a str>,
    number: HashMap<&'a str, u32>,
}

impl Column<'_> {
    /// For each member the number of what lies above it in a month.
    fn numbers(&self, month: Month) -> Vec<u32> {
        let number = |member: &String| {
            let above = self.dimensions.follow(self.follows, member, month);
            self.number.get(above).copied().unwrap_or_default()
        };
        self.members.iter().map(number).collect()
    }
}

impl Originals for LevelStore {
    fn archive(&self) -> anyhow::Result<Box<dyn Archive>> {
        self.ledger.archive()
    }

    fn missing_originals(&self) -> anyhow::Result<Vec<MissingOriginal>> {
        self.ledger.missing_originals()
    }

    fn verify_originals(&self) -> anyhow::Result<Proof> {
        self.ledger.verify_originals()
    }
}

impl Evidence for LevelStore {
    fn verify_batches(&self) -> anyhow::Result<Proof> {
        self.ledger.verify_batches()
    }

    fn verify_evidence(&self) -> anyhow::Result<Vec<Problem>> {
        self.ledger.verify_evidence()
    }

    fn lacks_index(&self) -> anyhow::Result<bool> {
        self.ledger.lacks_index()
    }
}

//! A file of the cache: made from a budget, and a budget's amounts and lines brought from it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::controls;
use super::heads;
use super::inputs::{Inputs, LedgerState, put_ledgers};
use super::lines::{self, BLOCK};
use super::numbers::{put_column, put_number, take_column, take_number};
use super::wanted::{MAGIC, Wanted};
use super::{rollovers, settings};
use crate::analysis::PlanHead;
use crate::analysis::budget::Kept;
use crate::analysis::covers::{Covers, NONE};
use crate::analysis::{Budget, Covering};
use crate::book::derived::{Bytes, DerivedFile, Sections, Span, Torn, put_text, put_texts, put_u32};
use crate::model::line::LineMateriality;
use crate::model::{Amount, BookSettings, Category, Currency, Money, Month, Ratio, ResolvedLine};

/// A file that is begun before the plans are read, so that what is written meanwhile makes it stale.
pub struct Making {
    file: DerivedFile,
    inputs: Inputs,
    wanted: Wanted,
}

/// What the plans of a book come to.
pub struct Worked<'a> {
    /// The book-wide tables.
    pub settings: &'a BookSettings,
    /// The budget, worked out.
    pub budget: &'a Budget,
    /// Is there anything in the plan files that is worth mending?
    pub warned: bool,
    /// Do lines of tables tell what drivers move?
    pub tables_tell: bool,
    /// The ledgers that plans look back on.
    pub ledgers: &'a [LedgerState],
    /// For each line its amount as the plan states it; `None` where there is more to say of how it comes about.
    pub stated: &'a [Option<Amount>],
}

impl Making {
    /// Begins a file; `None` where it cannot be written, or the files that plans are read from cannot be read.
    pub fn begin(wanted: Wanted) -> Option<Making> {
        let file = DerivedFile::begin(&wanted.book.plan_cache()).ok()?;
        let inputs = Inputs::now(&wanted.book, file.begun()?)?;
        Some(Making { file, inputs, wanted })
    }

    /// Writes it. A book that cannot be written is worked out each time, and so is one with an amount too large.
    pub fn finish(self, worked: &Worked<'_>) {
        let Ok((directory, sections)) = encode(&self.wanted, &self.inputs, worked) else { return };
        let sections = sections.iter().map(Vec::as_slice);
        let _ = self.file.finish(&self.wanted.path(), MAGIC, &directory, sections);
    }
}

fn encode(wanted: &Wanted, inputs: &Inputs, worked: &Worked<'_>) -> anyhow::Result<(Vec<u8>, Vec<Vec<u8>>)> {
    let budget = worked.budget;
    let mut out = Vec::new();
    put_text(&mut out, &wanted.program);
    put_text(&mut out, wanted.plan.as_deref().unwrap_or_default());
    inputs.put(&mut out);
    put_ledgers(&mut out, worked.ledgers);
    out.extend([worked.warned, worked.tables_tell].map(u8::from));
    settings::put(&mut out, worked.settings);
    put_text(&mut out, budget.currency.code());
    put_u32(&mut out, budget.plans.len() as u32);
    for plan in &budget.plans {
        heads::put(&mut out, plan);
    }
    let (mut sections, mut offset) = (Vec::new(), 0);
    let mut section = |out: &mut Vec<u8>, bytes: Vec<u8>| {
        Span::new(offset, &bytes).put(out);
        offset += bytes.len() as u64;
        sections.push(bytes);
    };
    section(&mut out, encode_covers(budget.covers()));
    let months: BTreeSet<Month> = budget.plans.iter().flat_map(|plan| plan.year.months()).collect();
    put_u32(&mut out, months.len() as u32);
    let covering = Covering::new(budget);
    let months: Vec<Month> = months.into_iter().collect();
    for (month, own) in months.iter().zip(covering.months(&months)?) {
        put_u32(&mut out, month.ordinal().cast_unsigned());
        let mut bytes = Vec::new();
        put_column(&mut bytes, own.iter().copied());
        section(&mut out, bytes);
    }
    let years: BTreeSet<Month> = budget.plans.iter().map(|plan| plan.year.first).collect();
    put_u32(&mut out, years.len() as u32);
    for first in years {
        put_u32(&mut out, first.ordinal().cast_unsigned());
        let mut bytes = Vec::new();
        put_column(&mut bytes, covering.year(first)?.iter().copied());
        section(&mut out, bytes);
    }
    let lines = budget.lines()?;
    put_u32(&mut out, lines.len() as u32);
    for (block, stated) in lines.chunks(BLOCK).zip(worked.stated.chunks(BLOCK)) {
        let mut bytes = Vec::new();
        block.iter().zip(stated).for_each(|(line, stated)| lines::put(&mut bytes, line, stated.as_ref()));
        section(&mut out, bytes);
    }
    Ok((out, sections))
}

fn encode_covers(covers: &Covers) -> Vec<u8> {
    let mut out = Vec::new();
    put_u32(&mut out, covers.categories.len() as u32);
    covers.categories.iter().for_each(|category| put_text(&mut out, category.as_str()));
    covers.members.iter().for_each(|names| put_texts(&mut out, names));
    let wide = |column: &[u32]| column.iter().map(|number| i64::from(*number)).collect::<Vec<_>>();
    put_column(&mut out, wide(&covers.plan).into_iter());
    put_column(&mut out, wide(&covers.category).into_iter());
    put_column(&mut out, wide(&covers.member).into_iter());
    // No parent is one below the first.
    let parents = covers.parent.iter().map(|parent| if *parent == NONE { -1 } else { i64::from(*parent) });
    put_column(&mut out, parents);
    put_column(&mut out, covers.further.iter().map(|(cover, _)| i64::from(*cover)));
    put_column(&mut out, covers.further.iter().map(|(_, holder)| i64::from(*holder)));
    put_column(&mut out, covers.flags.iter().map(|flags| i64::from(*flags)));
    put_column(&mut out, covers.active.iter().map(|months| i64::from(*months)));
    // How far each is from the one of the line before: mostly one.
    let before = std::iter::once(0).chain(covers.of_line.iter().copied());
    let steps = covers.of_line.iter().zip(before).map(|(cover, before)| i64::from(*cover) - i64::from(before));
    put_column(&mut out, steps);
    put_u32(&mut out, covers.control.len() as u32);
    for (cover, control) in &covers.control {
        put_u32(&mut out, *cover);
        controls::put(&mut out, Some(control));
    }
    put_u32(&mut out, covers.rollover.len() as u32);
    for (cover, rollover) in &covers.rollover {
        put_u32(&mut out, *cover);
        rollovers::put(&mut out, Some(*rollover));
    }
    put_u32(&mut out, covers.materiality.len() as u32);
    for (cover, rule) in &covers.materiality {
        put_u32(&mut out, *cover);
        let (amount, ratio) = match rule {
            LineMateriality::Always => (None, String::new()),
            LineMateriality::Threshold(amount, ratio) => (Some(*amount), ratio.exact()),
        };
        put_text(&mut out, &ratio);
        put_number(&mut out, amount.map_or(0, Money::minor));
    }
    put_column(&mut out, covers.changes.iter().map(|month| i64::from(month.ordinal())));
    out
}

fn decode_covers(fields: &mut Bytes<'_>, axes: usize, plans: usize, currency: Currency) -> Result<Covers, Torn> {
    let mut covers = Covers::default();
    for _ in 0..fields.u32()? {
        covers.categories.push(Category::parse(fields.str()?).ok_or(Torn)?);
    }
    covers.members = (0..axes).map(|_| fields.texts()).collect::<Result<_, _>>()?;
    covers.plan = take_column(fields, |n| n as u32)?;
    covers.category = take_column(fields, |n| n as u32)?;
    covers.member = take_column(fields, |n| n as u32)?;
    covers.parent = take_column(fields, |n| if n < 0 { NONE } else { n as u32 })?;
    let of: Vec<u32> = take_column(fields, |n| n as u32)?;
    let holders: Vec<u32> = take_column(fields, |n| n as u32)?;
    let pairs = of.len() == holders.len();
    covers.further = of.into_iter().zip(holders).collect();
    covers.flags = take_column(fields, |n| n as u8)?;
    covers.active = take_column(fields, |n| n as u16)?;
    let mut cover = 0_i64;
    covers.of_line = take_column(fields, |n| n)?
        .into_iter()
        .map(|step| {
            cover = cover.wrapping_add(step);
            cover as u32
        })
        .collect();
    for _ in 0..fields.u32()? {
        let (cover, control) = (fields.u32()?, controls::take(fields, currency)?.ok_or(Torn)?);
        covers.control.insert(cover, control);
    }
    for _ in 0..fields.u32()? {
        let (cover, rollover) = (fields.u32()?, rollovers::take(fields, currency)?.ok_or(Torn)?);
        covers.rollover.insert(cover, rollover);
    }
    for _ in 0..fields.u32()? {
        let (cover, ratio, amount) = (fields.u32()?, fields.text()?, take_number(fields)?);
        let rule = match ratio.is_empty() {
            true => LineMateriality::Always,
            false => LineMateriality::Threshold(Money::from_minor(amount, currency), Ratio::parse(&ratio).ok_or(Torn)?),
        };
        covers.materiality.insert(cover, rule);
    }
    let month = |ordinal| Month::from_ordinal(ordinal as i32).ok_or(Torn);
    covers.changes = take_column(fields, month)?.into_iter().collect::<Result<_, _>>()?;
    // What follows goes by these numbers.
    let count = covers.count();
    let columns = [covers.category.len(), covers.parent.len(), covers.flags.len(), covers.active.len()];
    let below = |numbers: &[u32], bound: usize| numbers.iter().all(|number| (*number as usize) < bound);
    let fits = columns == [count; 4]
        && covers.member.len() == count * axes
        && below(&covers.plan, plans)
        && below(&covers.category, covers.categories.len())
        && below(&covers.of_line, count)
        && pairs
        && covers.further.is_sorted_by_key(|(cover, _)| *cover)
        && covers.further.iter().all(|(cover, holder)| (*cover as usize) < count && (*holder as usize) < count)
        && covers.parent.iter().all(|parent| *parent == NONE || (*parent as usize) < count)
        && (axes == 0
            || covers
                .member
                .chunks_exact(axes)
                .all(|own| own.iter().zip(&covers.members).all(|(n, names)| *n as usize <= names.len())));
    if fits { Ok(covers) } else { Err(Torn) }
}

/// Works everything out from the files.
pub(super) type Again = Box<dyn Fn() -> anyhow::Result<Budget>>;

/// An open file of the cache.
pub(super) struct KeptFile {
    file: Sections,
    currency: Currency,
    covers: usize,
    months: BTreeMap<Month, Span>,
    /// The sums of plans' years, by their first month.
    years: BTreeMap<Month, Span>,
    lines: usize,
    blocks: Vec<Span>,
}

impl KeptFile {
    /// Takes the rest of the directory; gives the covers, which every report asks for.
    pub fn open(
        file: Sections,
        fields: &mut Bytes<'_>,
        base: u64,
        plans: &[PlanHead],
        settings: &BookSettings,
        currency: Currency,
    ) -> Result<(KeptFile, Covers), Torn> {
        let mut bytes = Vec::new();
        Span::take(fields, base)?.read(&file, &mut bytes)?;
        let covers = decode_covers(&mut Bytes(&bytes), settings.dimensions.axes.len(), plans.len(), currency)?;
        let mut spans = || {
            let mut spans = BTreeMap::new();
            for _ in 0..fields.u32()? {
                let month = Month::from_ordinal(fields.u32()?.cast_signed()).ok_or(Torn)?;
                spans.insert(month, Span::take(fields, base)?);
            }
            Ok(spans)
        };
        let (months, years) = (spans()?, spans()?);
        let lines = fields.u32()? as usize;
        if lines != covers.line_count() {
            return Err(Torn);
        }
        let blocks = (0..lines.div_ceil(BLOCK)).map(|_| Span::take(fields, base)).collect::<Result<_, _>>()?;
        Ok((KeptFile { file, currency, covers: covers.count(), months, years, lines, blocks }, covers))
    }

    /// With what is done where a piece proves damaged.
    pub fn or(self, again: Again) -> KeptBudget {
        KeptBudget { file: self, again, fresh: OnceCell::new() }
    }

    fn own(&self, month: Month) -> Result<Rc<Vec<i64>>, Torn> {
        match self.months.get(&month) {
            Some(span) => self.column(*span),
            None => Ok(Rc::new(vec![0; self.covers])),
        }
    }

    fn column(&self, span: Span) -> Result<Rc<Vec<i64>>, Torn> {
        let mut bytes = Vec::new();
        span.read(&self.file, &mut bytes)?;
        let own = take_column(&mut Bytes(&bytes), |n| n)?;
        if own.len() == self.covers { Ok(Rc::new(own)) } else { Err(Torn) }
    }

    fn lines(&self, covers: &Covers, wanted: &[usize]) -> Result<Vec<(ResolvedLine, Option<Amount>)>, Torn> {
        let mut found = Vec::with_capacity(wanted.len());
        let mut bytes = Vec::new();
        for of_block in wanted.chunk_by(|a, b| a / BLOCK == b / BLOCK) {
            let first = of_block[0] / BLOCK * BLOCK;
            self.blocks.get(first / BLOCK).ok_or(Torn)?.read(&self.file, &mut bytes)?;
            let mut fields = Bytes(&bytes);
            let mut of_block = of_block.iter().peekable();
            for line in first..self.lines.min(first + BLOCK) {
                if of_block.peek().is_none() {
                    break;
                }
                let taken = lines::take(&mut fields, covers, covers.of_line[line] as usize, self.currency)?;
                if of_block.next_if(|wanted| **wanted == line).is_some() {
                    found.push(taken);
                }
            }
        }
        if found.len() == wanted.len() { Ok(found) } else { Err(Torn) }
    }
}

/// A budget that is brought from a file of the cache.
pub(super) struct KeptBudget {
    file: KeptFile,
    again: Again,
    /// Worked out from the files, because a piece was damaged.
    fresh: OnceCell<Budget>,
}

impl KeptBudget {
    /// The budget as the plan files give it. What was read of the cache was whole, and is the same.
    fn fresh(&self) -> anyhow::Result<&Budget> {
        if self.fresh.get().is_none() {
            let _ = self.fresh.set((self.again)()?);
        }
        self.fresh.get().ok_or_else(|| anyhow::anyhow!("no budget"))
    }
}

impl Kept for KeptBudget {
    fn own(&self, month: Month) -> anyhow::Result<Rc<Vec<i64>>> {
        self.file.own(month).or_else(|Torn| Covering::new(self.fresh()?).month(month))
    }

    fn year(&self, first: Month) -> Option<Rc<Vec<i64>>> {
        self.file.years.get(&first).and_then(|span| self.file.column(*span).ok())
    }

    fn lines(&self, covers: &Covers, wanted: &[usize]) -> anyhow::Result<Vec<ResolvedLine>> {
        match self.file.lines(covers, wanted) {
            Ok(lines) => Ok(lines.into_iter().map(|(line, _)| line).collect()),
            Err(Torn) => self.fresh()?.lines_of(wanted),
        }
    }

    fn stated(&self, covers: &Covers, wanted: &[usize]) -> Vec<Option<Amount>> {
        match self.file.lines(covers, wanted) {
            Ok(lines) => lines.into_iter().map(|(_, stated)| stated).collect(),
            Err(Torn) => vec![None; wanted.len()],
        }
    }
}

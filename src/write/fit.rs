//! How a table that is wider than its room is set: parts of it one under the other, each with the first column.
//!
//! Blocks stay whole, months fold into halves, quarters and so on. Only what a reader can derive or do without
//! (a priority above 0) gives way, where its block has no room for it; figures that answer the question never do. A list
//! has no blocks: its last texts give way, too, for what it hides stands under its rows. Before anything gives way a few
//! names go on below their rows.

use super::text_columns::Names;
use crate::report::{Align, Block, Column};

/// The columns of each part, and those that had no room at all.
#[derive(Debug, PartialEq)]
pub(super) struct Layout {
    pub(super) parts: Vec<Vec<usize>>,
    pub(super) hidden: Vec<usize>,
}

/// What a table says, as far as its layout goes by it.
pub(super) struct Told<'a> {
    pub(super) columns: &'a [Column],
    /// The columns that tell its rows apart: every part has them.
    pub(super) lead: &'a [usize],
    /// The columns in which no row says anything.
    pub(super) empty: &'a [usize],
}

/// Up to this priority a column of a block goes only where its names have given way: its figures matter more than the
/// names of parents.
const AFTER_NAMES: u8 = 5;

/// Sets columns into so much room. `width_of` tells how wide the table is with some of them, and with the names of its
/// rows giving way.
pub(super) fn lay_out(told: &Told<'_>, room: Option<usize>, width_of: impl Fn(&[usize], Names) -> usize) -> Layout {
    let columns = told.columns;
    let all: Vec<usize> = (0..columns.len()).collect();
    let room = room.unwrap_or(usize::MAX);
    let stackable = columns.iter().any(|column| column.block != Block::Loose);
    let mut kept = all.clone();
    if width_of(&kept, Names::Whole) > room {
        kept.retain(|column| *column == 0 || !told.empty.contains(column));
    }
    let whole = |kept: &[usize], names| (width_of(kept, names) <= room).then(|| vec![kept.to_vec()]);
    let stacked = |kept: &[usize], names, may_break| {
        let fits: &dyn Fn(&[usize]) -> bool = &|part: &[usize]| width_of(part, names) <= room;
        Stack { columns, lead: told.lead, fits, may_break }.parts(kept)
    };
    let stack = |kept: &[usize], names| stackable.then(|| stacked(kept, names, false)).flatten();
    let (mut parts, names) = loop {
        let derived = kept.iter().map(|&i| columns[i].priority).max().filter(|priority| *priority > 0);
        let tidy = |names| stack(&kept, names).filter(|parts| parts.is_tidy).map(|of| of.parts);
        let one = |names| whole(&kept, names).map(|parts| (parts, names));
        let set = |names| one(names).or_else(|| Some((tidy(names)?, names)));
        // A name or two on two lines is less to read than every name twice.
        let first = one(Names::Whole).or_else(|| one(Names::Few).filter(|_| stackable));
        if let Some(set) = first.or_else(|| set(Names::Whole)).or_else(|| set(Names::Few).filter(|_| stackable)) {
            break set;
        }
        match derived {
            Some(last) if stackable && last <= AFTER_NAMES => match set(Names::All) {
                Some(set) => break set,
                None => kept.retain(|&i| columns[i].priority < last),
            },
            Some(last) => kept.retain(|&i| columns[i].priority < last),
            None => {
                let any = |names| stack(&kept, names).map(|of| (of.parts, names));
                let torn = |kept: &[usize]| stacked(kept, Names::All, true).map(|of| of.parts);
                let folded = set(Names::Few).or_else(|| any(Names::Whole));
                if folded.is_none() && !stackable {
                    let without = |names| without_last_texts(told, &kept, |part| width_of(part, names) <= room);
                    let mut all = [Names::Whole, Names::Few, Names::All].into_iter();
                    if let Some((fitting, names)) = all.find_map(|names| Some((without(names)?, names))) {
                        kept.clone_from(&fitting);
                        break (vec![fitting], names);
                    }
                }
                if let Some(set) = folded.or_else(|| set(Names::All)).or_else(|| any(Names::All)) {
                    break set;
                }
                // In as many parts as it takes without them there may be room again for those that had to go.
                let says = |column: &usize| *column == 0 || !told.empty.contains(column);
                let every: Vec<usize> = all.iter().copied().filter(says).collect();
                let parts = match (torn(&kept), torn(&every)) {
                    (Some(parts), Some(whole)) if whole.len() <= parts.len() => {
                        kept = every;
                        whole
                    }
                    (Some(parts), _) => parts,
                    (None, _) => vec![kept.clone()],
                };
                break (parts, Names::All);
            }
        }
    };
    if stackable {
        let fits = |part: &[usize]| width_of(part, names) <= room;
        let gone = all.iter().copied().filter(|i| !kept.contains(i) && !told.empty.contains(i)).collect();
        kept.extend(bring_back(columns, gone, &mut parts, fits));
    }
    Layout { hidden: all.into_iter().filter(|i| !kept.contains(i)).collect(), parts }
}

/// What had to go for the sake of one block stands in others that have room for it, what matters most first. Gives those
/// that do.
fn bring_back(
    columns: &[Column],
    mut gone: Vec<usize>,
    parts: &mut [Vec<usize>],
    fits: impl Fn(&[usize]) -> bool,
) -> Vec<usize> {
    gone.sort_by_key(|&column| columns[column].priority);
    gone.retain(|&column| {
        let of_block = |part: &[usize]| part.iter().any(|&other| columns[other].block == columns[column].block);
        let with = |part: &[usize]| {
            let mut with = [part, &[column]].concat();
            with.sort_unstable();
            with
        };
        let host = parts.iter_mut().find(|part| of_block(part) && fits(&with(part)));
        host.map(|part| *part = with(part)).is_some()
    });
    gone
}

/// As many columns of a list as fit without its last texts: at least one beside its names.
fn without_last_texts(told: &Told<'_>, kept: &[usize], fits: impl Fn(&[usize]) -> bool) -> Option<Vec<usize>> {
    let mut kept = kept.to_vec();
    while !fits(&kept) {
        let is_text = |i: &usize| told.columns[*i].align == Align::Left && !told.lead.contains(i);
        let last = kept.iter().rposition(is_text).filter(|_| kept.len() > told.lead.len() + 2)?;
        kept.remove(last);
    }
    Some(kept)
}

struct Stack<'a> {
    columns: &'a [Column],
    lead: &'a [usize],
    fits: &'a dyn Fn(&[usize]) -> bool,
    /// May a block be torn where it does not fit even alone?
    may_break: bool,
}

/// Parts, and whether what belongs to no block stands beside the first.
struct Stacked {
    parts: Vec<Vec<usize>>,
    is_tidy: bool,
}

impl Stack<'_> {
    fn parts(&self, kept: &[usize]) -> Option<Stacked> {
        let block = |i: usize| self.columns[i].block;
        let names = |&&i: &&usize| self.lead.contains(&i) || block(i) == Block::Name;
        let (lead, rest): (Vec<usize>, Vec<usize>) = kept.iter().partition(names);
        let is_list = rest.iter().all(|&i| block(i) == Block::Loose);
        let (loose, blocks): (Vec<usize>, Vec<usize>) =
            rest.iter().partition(|&&i| !is_list && block(i) == Block::Loose);
        // The columns of a block stand together, also where others come between them: a month's status after the year.
        let mut whole: Vec<Vec<usize>> = Vec::new();
        for column in blocks {
            match whole.iter_mut().find(|own| !is_list && block(own[0]) == block(column)) {
                Some(own) => own.push(column),
                None => whole.push(vec![column]),
            }
        }
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for block in &whole {
            self.add(&mut parts, &lead, block, &loose)?;
        }
        // What belongs to no block says something of the first, and stands elsewhere only where that has no room.
        let mut is_tidy = true;
        for &column in &loose {
            let host = parts.iter().position(|part| (self.fits)(&[part.as_slice(), &[column]].concat()));
            is_tidy &= host == Some(0);
            match host {
                Some(host) => parts[host].push(column),
                None => parts.push([lead.as_slice(), &[column]].concat()),
            }
        }
        parts.iter_mut().for_each(|part| part.sort_unstable());
        Some(Stacked { parts, is_tidy })
    }

    /// Sets a block beside what stands in the last part, else into a part of its own, else in pieces.
    fn add(&self, parts: &mut Vec<Vec<usize>>, lead: &[usize], block: &[usize], loose: &[usize]) -> Option<()> {
        let alone = |piece: &[usize]| [lead, piece].concat();
        let is_aside = |&i: &usize| matches!(self.columns[i].block, Block::Aside(_));
        let of_asides = |part: &[usize]| part.len() > lead.len() && part[lead.len()..].iter().all(is_aside);
        // A comparison stands beside what it compares with, or below it; and nothing else stands beside it there.
        let aside = block.iter().all(is_aside);
        let is_first = parts.len() == 1;
        let host = parts.last_mut().filter(|part| {
            // The first part keeps room for what belongs beside it.
            let kept = if is_first { loose } else { &[] };
            (aside || !of_asides(part)) && (self.fits)(&[part.as_slice(), block, kept].concat())
        });
        if let Some(host) = host {
            host.extend(block);
            return Some(());
        }
        if (self.fits)(&alone(block)) {
            parts.push(alone(block));
            return Some(());
        }
        let is_series = matches!(self.columns[block[0]].block, Block::Series(_));
        let fits = |size: &usize| is_series && block.chunks(*size).all(|piece| (self.fits)(&alone(piece)));
        let pieces = (2..=block.len()).map(|count| block.len().div_ceil(count));
        // Halves, quarters …: of equal length, so that the eye finds a month under the one a half-year before it; unless
        // that leaves half of the room empty, as with seven months.
        let equal = pieces.clone().filter(|size| block.len().is_multiple_of(*size) || *size == 1).find(fits);
        let size =
            equal.zip(pieces.clone().find(fits)).map(|(equal, most)| if equal * 2 > most { equal } else { most });
        match (size, self.may_break) {
            (Some(size), _) => parts.extend(block.chunks(size).map(alone)),
            (None, false) => return None,
            (None, true) if block.len() > 1 => {
                // Into pieces of one length, so that none is left with a single word; a list fills one line after the other.
                let mut sizes = pieces.filter(|size| *size > 1);
                let evenly = sizes.find(|size| block.chunks(*size).all(|piece| (self.fits)(&alone(piece))));
                match evenly {
                    Some(size) => parts.extend(block.chunks(size).map(alone)),
                    None => block.iter().try_for_each(|&column| self.add(parts, lead, &[column], loose))?,
                }
            }
            (None, true) => parts.push(alone(block)),
        }
        Some(())
    }
}

#[cfg(test)]
mod tests;

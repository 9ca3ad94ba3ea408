//! How a table that is wider than its room is set: parts of it one under the other, each with the first column.
//!
//! Blocks stay whole, months fold into halves, quarters and so on. Only what a reader can derive or do without
//! (a priority above 0) gives way, and of all blocks alike; figures that answer the question never do. A list has no
//! blocks: its last texts give way, too, for what it hides stands under its rows.

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
    let parts = loop {
        let derived = kept.iter().map(|&i| columns[i].priority).max().filter(|priority| *priority > 0);
        let tidy = |names| stack(&kept, names).filter(|parts| parts.is_tidy).map(|of| of.parts);
        let set = |names| whole(&kept, names).or_else(|| tidy(names));
        if let Some(parts) = set(Names::Whole) {
            break parts;
        }
        let by_names = || set(Names::Trimmed).or_else(|| set(Names::Short));
        match derived {
            Some(last) if stackable && last <= AFTER_NAMES => match by_names() {
                Some(parts) => break parts,
                None => kept.retain(|&i| columns[i].priority < last),
            },
            Some(last) => kept.retain(|&i| columns[i].priority < last),
            None => {
                let any = |names| stack(&kept, names).map(|of| of.parts);
                let torn = |kept: &[usize]| stacked(kept, Names::Short, true).map(|of| of.parts);
                let trimmed = set(Names::Trimmed).or_else(|| any(Names::Whole));
                if trimmed.is_none() && !stackable {
                    let without = |names| without_last_texts(told, &kept, |part| width_of(part, names) <= room);
                    let fitting = without(Names::Whole).or_else(|| without(Names::Trimmed));
                    if let Some(fitting) = fitting.or_else(|| without(Names::Short)) {
                        kept = fitting;
                        break vec![kept.clone()];
                    }
                }
                if let Some(parts) = trimmed.or_else(|| set(Names::Short)).or_else(|| any(Names::Short)) {
                    break parts;
                }
                // In as many parts as it takes without them there may be room again for those that had to go.
                let says = |column: &usize| *column == 0 || !told.empty.contains(column);
                let every: Vec<usize> = all.iter().copied().filter(says).collect();
                match (torn(&kept), torn(&every)) {
                    (Some(parts), Some(whole)) if whole.len() <= parts.len() => {
                        kept = every;
                        break whole;
                    }
                    (Some(parts), _) => break parts,
                    (None, _) => break vec![kept.clone()],
                }
            }
        }
    };
    Layout { hidden: all.into_iter().filter(|i| !kept.contains(i)).collect(), parts }
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
mod tests {
    use super::*;
    use crate::words::Message;

    fn columns(blocks: &[(Block, u8)]) -> Vec<Column> {
        let column = |(block, priority)| Column::new(Message::verbatim("x"), Align::Right, priority).within(block);
        blocks.iter().copied().map(column).collect()
    }

    fn told(columns: &[Column]) -> Told<'_> {
        Told { columns, lead: &[0], empty: &[] }
    }

    /// Ten cells a column; the first may be cut to five.
    fn set(columns: &[Column], room: usize) -> (Vec<Vec<usize>>, Vec<usize>) {
        let layout = lay_out(&told(columns), Some(room), |part, names| {
            part.len() * 10 - if names == Names::Whole { 0 } else { 5 }
        });
        (layout.parts, layout.hidden)
    }

    #[test]
    fn blocks_are_set_one_under_the_other() {
        let (a, b) = (Block::Whole(1), Block::Whole(2));
        let table = columns(&[(Block::Loose, 0), (a, 0), (a, 0), (a, 7), (b, 0), (b, 0), (b, 7), (Block::Loose, 0)]);
        for (room, parts, hidden) in [
            (80, vec![vec![0, 1, 2, 3, 4, 5, 6, 7]], vec![]),
            (79, vec![vec![0, 1, 2, 3, 7], vec![0, 4, 5, 6]], vec![]),
            // What can be derived goes from both blocks, and only where one does not fit alone or with what it needs.
            (49, vec![vec![0, 1, 2, 7], vec![0, 4, 5]], vec![3, 6]),
            // Names are cut before what belongs beside the first block has to stand by itself.
            (39, vec![vec![0, 1, 2, 7], vec![0, 4, 5]], vec![3, 6]),
            (34, vec![vec![0, 1, 2], vec![0, 4, 5], vec![0, 7]], vec![3, 6]),
            // Names are cut before a block is torn.
            (25, vec![vec![0, 1, 2], vec![0, 4, 5], vec![0, 7]], vec![3, 6]),
            (24, vec![vec![0, 1], vec![0, 2], vec![0, 4], vec![0, 5], vec![0, 7]], vec![3, 6]),
        ] {
            assert_eq!(set(&table, room), (parts, hidden), "room {room}");
        }
    }

    /// A comparison stands beside what it compares with, else with other comparisons, and is never torn.
    #[test]
    fn comparisons_keep_together() {
        let (a, b) = (Block::Whole(1), Block::Whole(2));
        let (c, d) = (Block::Aside(1), Block::Aside(2));
        let places = [Block::Loose, a, a, c, c, b, b, d, d, Block::Loose];
        let table = columns(&places.map(|place| (place, 0)));
        for (room, parts) in [
            (100, vec![vec![0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]),
            (80, vec![vec![0, 1, 2, 3, 4, 5, 6, 9], vec![0, 7, 8]]),
            (60, vec![vec![0, 1, 2, 3, 4, 9], vec![0, 5, 6, 7, 8]]),
            (50, vec![vec![0, 1, 2, 9], vec![0, 3, 4], vec![0, 5, 6, 7, 8]]),
            (40, vec![vec![0, 1, 2, 9], vec![0, 3, 4], vec![0, 5, 6], vec![0, 7, 8]]),
        ] {
            assert_eq!(set(&table, room), (parts, vec![]), "room {room}");
        }
    }

    #[test]
    fn comparisons_that_do_not_fit_beside_their_block_stand_below_it() {
        let (a, b) = (Block::Whole(1), Block::Whole(2));
        let (c, d) = (Block::Aside(1), Block::Aside(2));
        let places = [Block::Loose, a, a, a, c, c, b, b, b, d, d];
        let table = columns(&places.map(|place| (place, 0)));
        assert_eq!(set(&table, 55).0, [vec![0, 1, 2, 3], vec![0, 4, 5], vec![0, 6, 7, 8], vec![0, 9, 10]]);
    }

    /// What stands after the others belongs to its block all the same.
    #[test]
    fn a_block_keeps_what_stands_apart_from_it() {
        let (a, b) = (Block::Whole(1), Block::Whole(2));
        let table = columns(&[(Block::Loose, 0), (a, 0), (a, 4), (b, 0), (b, 0), (a, 0)]);
        assert_eq!(set(&table, 50).0, [vec![0, 1, 2, 5], vec![0, 3, 4]]);
        // Names give way before what can be derived does.
        assert_eq!(set(&table, 36), (vec![vec![0, 1, 2, 5], vec![0, 3, 4]], vec![]));
        assert_eq!(set(&table, 34), (vec![vec![0, 1, 5], vec![0, 3, 4]], vec![2]));
    }

    /// What tells rows apart stands in each part; what says nothing goes first.
    #[test]
    fn each_part_names_its_rows_and_empty_columns_go_first() {
        let table = columns(&[(Block::Loose, 0); 6]);
        let lay = |room: usize| {
            let told = Told { columns: &table, lead: &[0, 1], empty: &[3] };
            let layout = lay_out(&told, Some(room), |part, _| part.len() * 10);
            (layout.parts, layout.hidden)
        };
        assert_eq!(lay(60), (vec![vec![0, 1, 2, 3, 4, 5]], vec![]));
        assert_eq!(lay(50), (vec![vec![0, 1, 2, 4, 5]], vec![3]));
        assert_eq!(lay(40), (vec![vec![0, 1, 2, 4], vec![0, 1, 5]], vec![3]));
    }

    /// A block that has to be torn gets back what had to go, as far as it takes no further part.
    #[test]
    fn a_torn_block_has_room_again() {
        let block = Block::Whole(1);
        let table = columns(&[(Block::Loose, 0), (block, 0), (block, 0), (block, 7), (block, 0), (block, 0)]);
        assert_eq!(set(&table, 45), (vec![vec![0, 1, 2, 4, 5]], vec![3]));
        assert_eq!(set(&table, 35), (vec![vec![0, 1, 2, 3], vec![0, 4, 5]], vec![]));
        assert_eq!(set(&table, 25), (vec![vec![0, 1, 2], vec![0, 4, 5]], vec![3]));
    }

    /// The last texts of a list go before it is torn; figures do not.
    #[test]
    fn a_list_gives_up_its_last_texts() {
        let column = |align| Column::new(Message::verbatim("x"), align, 0);
        let table = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Right, Align::Left].map(column);
        for (room, parts, hidden) in [
            (60, vec![vec![0, 1, 2, 3, 4, 5]], vec![]),
            // A name that is trimmed says as much.
            (55, vec![vec![0, 1, 2, 3, 4, 5]], vec![]),
            (54, vec![vec![0, 1, 2, 3, 4]], vec![5]),
            (49, vec![vec![0, 1, 2, 4]], vec![3, 5]),
            (25, vec![vec![0, 2, 4]], vec![1, 3, 5]),
            (24, vec![vec![0, 1], vec![0, 2], vec![0, 3], vec![0, 4], vec![0, 5]], vec![]),
        ] {
            assert_eq!(set(&table, room), (parts, hidden), "room {room}");
        }
    }

    #[test]
    fn months_fold_into_equal_parts() {
        let mut places = vec![(Block::Loose, 0)];
        places.extend([(Block::Series(1), 0); 12]);
        places.push((Block::Whole(2), 0));
        let table = columns(&places);
        for (room, lengths) in [
            (140, vec![14]),
            (139, vec![13, 2]),
            (129, vec![7, 8]),
            (70, vec![7, 7, 2]),
            (69, vec![5, 5, 6]),
            (49, vec![4, 4, 4, 4, 2]),
            (30, vec![3, 3, 3, 3, 3, 3, 2]),
            (20, vec![2; 13]),
        ] {
            let lengths_found: Vec<usize> = set(&table, room).0.iter().map(Vec::len).collect();
            assert_eq!(lengths_found, lengths, "room {room}");
        }
    }

    #[test]
    fn months_that_no_equal_parts_divide_fill_the_room() {
        for (months, room, lengths) in [
            (7, 55, vec![5, 4]),
            (7, 45, vec![4, 4, 2]),
            (10, 60, vec![6, 6]),
            (10, 50, vec![5, 5, 3]),
            (9, 60, vec![4, 4, 4]),
        ] {
            let mut places = vec![(Block::Loose, 0)];
            places.extend(vec![(Block::Series(1), 0); months]);
            let found: Vec<usize> = set(&columns(&places), room).0.iter().map(Vec::len).collect();
            assert_eq!(found, lengths, "{months} months, room {room}");
        }
    }

    /// A list has no blocks: what matters least goes first, all of one priority together; nothing else does.
    #[test]
    fn a_list_gives_up_what_it_can_do_without() {
        let priorities = [0, 2, 0, 3, 2, 1, 3].map(|priority| (Block::Loose, priority));
        let table = columns(&priorities);
        for (room, parts, hidden) in [
            (70, vec![vec![0, 1, 2, 3, 4, 5, 6]], vec![]),
            (69, vec![vec![0, 1, 2, 4, 5]], vec![3, 6]),
            (49, vec![vec![0, 2, 5]], vec![1, 3, 4, 6]),
            (29, vec![vec![0, 2]], vec![1, 3, 4, 5, 6]),
            (15, vec![vec![0, 2]], vec![1, 3, 4, 5, 6]),
            (1, vec![vec![0, 2]], vec![1, 3, 4, 5, 6]),
        ] {
            assert_eq!(set(&table, room), (parts, hidden), "room {room}");
        }
    }
}

//! Which rows are parts of which: each way in which a sheet can show it, and the one that its sums bear out.

use std::collections::HashMap;

use super::fate::{Fate, Levels};
use super::item::Item;
use super::label::{Numeral, NumeralKind, Sum};
use super::totals::{self, Fit};

/// The parent of each item, if it has one.
pub(super) type Parents = Vec<Option<usize>>;

/// A way in which a sheet shows its levels, taken.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub(super) parents: Parents,
    /// The message that names the way; `None` where rows have no levels.
    pub(super) by: Option<&'static str>,
    pub(super) fit: Fit,
}

/// One way.
type Way = (&'static str, Levels, fn(&[Item]) -> Option<Parents>);

/// The ways, the plainest first.
const WAYS: &[Way] = &[
    ("plan-sheet-by-paths", Levels::Auto, by_paths),
    ("plan-sheet-by-codes", Levels::Codes, by_codes),
    ("plan-sheet-by-numbering", Levels::Numbering, by_numbering),
    ("plan-sheet-by-indent", Levels::Indent, by_indent),
    ("plan-sheet-by-headings", Levels::Auto, by_headings),
];

/// The tree of the items, by the way asked for or the one that fits best.
pub(super) fn tree(items: &[Item], levels: Levels, book: Option<Parents>) -> Tree {
    let flat = || weighed(items, vec![None; items.len()], None);
    let sums = || by_sums(items).map(|parents| weighed(items, parents, Some("plan-sheet-by-sums")));
    match levels {
        Levels::None => return flat(),
        Levels::Sums => return sums().unwrap_or_else(flat),
        Levels::Auto => {}
        wanted => {
            let way = WAYS.iter().find(|(_, levels, _)| *levels == wanted);
            let found = way.and_then(|(by, _, way)| Some(weighed(items, way(items)?, Some(by))));
            return found.unwrap_or_else(flat);
        }
    }
    let mut ways: Vec<Tree> =
        WAYS.iter().filter_map(|(by, _, way)| Some(weighed(items, way(items)?, Some(by)))).collect();
    if let Some(parents) = book {
        // What the book says of its own categories counts before headings do.
        let headings = ways.iter().position(|tree| tree.by == Some("plan-sheet-by-headings")).unwrap_or(ways.len());
        ways.insert(headings, weighed(items, parents, Some("plan-sheet-by-book")));
    }
    let shown = ways.into_iter().reduce(|best, next| if next.fit.cost() < best.fit.cost() { next } else { best });
    let clean = |tree: &Tree| tree.fit.cost() == 0;
    let Some(shown) = shown else {
        let flat = flat();
        return match sums() {
            // A total that holds without them: rows that happen to add up.
            Some(sums) if flat.fit.totals > 0 && clean(&flat) && !clean(&sums) => flat,
            Some(sums) => sums,
            None => flat,
        };
    };
    let proven = |tree: &Tree| clean(tree) && tree.fit.totals > 0;
    if shown.fit.unfit > 0 || shown.fit.less > 0 {
        return sums().filter(proven).or_else(|| Some(flat()).filter(proven)).unwrap_or(shown);
    }
    shown
}

fn weighed(items: &[Item], parents: Parents, by: Option<&'static str>) -> Tree {
    let fit = totals::fit(items, &parents);
    Tree { parents, by, fit }
}

/// The places of items that may be lines or parents of lines.
fn counting(items: &[Item]) -> impl Iterator<Item = usize> + '_ {
    (0..items.len()).filter(|i| items[*i].counts())
}

fn some(parents: Parents) -> Option<Parents> {
    parents.iter().any(Option::is_some).then_some(parents)
}

/// Names that are paths, or levels in columns of their own.
fn by_paths(items: &[Item]) -> Option<Parents> {
    let path = |item: &Item| {
        let name = item.label.name.replace('：', ":");
        item.path.iter().cloned().chain(name.split(':').map(|part| part.trim().to_string())).collect::<Vec<_>>()
    };
    let paths: Vec<Vec<String>> = items.iter().map(path).collect();
    if !counting(items).any(|i| paths[i].len() > 1) {
        return None;
    }
    let mut known: HashMap<(usize, &[String], &[String]), usize> = HashMap::new();
    counting(items).for_each(|i| {
        known.entry((items[i].side, &items[i].key, &paths[i])).or_insert(i);
    });
    let mut parents = vec![None; items.len()];
    for i in counting(items) {
        let above =
            (1..paths[i].len()).rev().find_map(|end| known.get(&(items[i].side, &items[i].key, &paths[i][..end])));
        parents[i] = above.copied().filter(|above| *above != i);
    }
    Some(parents)
}

/// Codes that begin with other codes of the sheet: `6602` and `660201`, `1.1` and `1.1.3`.
fn by_codes(items: &[Item]) -> Option<Parents> {
    let coded = counting(items).filter(|i| !items[*i].code.is_empty());
    let codes: HashMap<(&[String], &str), usize> =
        coded.map(|i| ((items[i].key.as_slice(), items[i].code.as_str()), i)).collect();
    // 1 to 12 are numbers of rows: 1 is no parent of 10.
    let numbers: Vec<Option<u64>> = counting(items).map(|i| items[i].code.parse().ok()).collect();
    let consecutive = |pair: &[Option<u64>]| matches!(pair, [Some(a), Some(b)] if *b == a + 1);
    if numbers.len() > 1 && numbers.windows(2).all(consecutive) {
        return None;
    }
    let mut parents = vec![None; items.len()];
    for i in counting(items) {
        let code = items[i].code.as_str();
        let parted = code.contains(['.', '-']);
        let cuts = code.char_indices().map(|(at, _)| at).skip(1);
        let cuts = cuts.filter(|at| !parted || code[*at..].starts_with(['.', '-']));
        parents[i] = cuts.filter_map(|at| codes.get(&(items[i].key.as_slice(), &code[..at]))).last().copied();
    }
    some(parents)
}

/// Each row belongs to the nearest above it that stands further left.
fn by_indent(items: &[Item]) -> Option<Parents> {
    let mut parents = vec![None; items.len()];
    let mut open: Vec<Vec<(usize, usize)>> = vec![Vec::new(); sides(items)];
    for i in counting(items) {
        let open = &mut open[items[i].side];
        // `其中：` is a step further in.
        let indent = items[i].label.indent + usize::from(items[i].label.of_which);
        while open.last().is_some_and(|(known, _)| *known >= indent) {
            open.pop();
        }
        parents[i] = open.last().map(|(_, parent)| *parent);
        open.push((indent, i));
    }
    some(parents)
}

fn sides(items: &[Item]) -> usize {
    items.iter().map(|item| item.side + 1).max().unwrap_or(0)
}

/// A numeral's kind and depth: rows that share it are of one level.
type Key = (NumeralKind, usize);

/// Numerals that go on, or begin at one a level further in; rows without belong to the numbered one above.
fn by_numbering(items: &[Item]) -> Option<Parents> {
    let mut parents = vec![None; items.len()];
    let mut open: Vec<Vec<(Key, u32, usize)>> = vec![Vec::new(); sides(items)];
    let mut keys: Vec<Key> = Vec::new();
    let mut bare: Vec<(usize, usize)> = Vec::new();
    for i in counting(items) {
        let open = &mut open[items[i].side];
        let numeral = items[i].label.numeral.as_ref().filter(|numeral| goes_on(numeral, open));
        let Some(numeral) = numeral else {
            if let Some((_, _, above)) = open.last() {
                parents[i] = Some(*above);
                bare.push((i, *above));
            }
            continue;
        };
        let key = (numeral.kind, numeral.numbers.len());
        if let Some(level) = open.iter().position(|(known, ..)| *known == key) {
            open.truncate(level);
        }
        parents[i] = open.last().map(|(.., above)| *above);
        open.push((key, numeral.numbers.last().copied().unwrap_or(0), i));
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    // Where a numbered row has an amount, rows without a numeral below are its parts only if they make it up.
    for parent in bare.iter().map(|(_, parent)| *parent).collect::<std::collections::BTreeSet<_>>() {
        let of: Vec<usize> = bare.iter().filter(|(_, of)| *of == parent).map(|(i, _)| *i).collect();
        let numbered = (0..items.len()).any(|i| parents[i] == Some(parent) && !of.contains(&i));
        if !items[parent].has_figures() && !numbered {
            continue;
        }
        let makes_up = (1..=of.len()).rev().find(|count| !numbered && totals::equal(items, parent, &of[..*count]));
        for i in &of[makes_up.unwrap_or(0)..] {
            parents[*i] = parents[parent];
        }
    }
    if keys.len() < 2 && !bare.iter().any(|(i, parent)| parents[*i] == Some(*parent)) {
        return None;
    }
    some(parents)
}

/// Does a numeral follow the last of its kind, or begin a level?
fn goes_on(numeral: &Numeral, open: &[(Key, u32, usize)]) -> bool {
    let (Some(last), depth) = (numeral.numbers.last(), numeral.numbers.len()) else { return false };
    match open.iter().find(|((kind, of), ..)| (*kind, *of) == (numeral.kind, depth)) {
        // A list begins anew below the next heading.
        Some((_, before, _)) => *last == before + 1 || *last == 1,
        None => *last == 1,
    }
}

/// Names without amounts over rows that have them, and named subtotals below the rows that they sum up.
fn by_headings(items: &[Item]) -> Option<Parents> {
    let mut parents = vec![None; items.len()];
    let mut heading: Vec<Option<usize>> = vec![None; sides(items)];
    let mut since: Vec<Vec<usize>> = vec![Vec::new(); sides(items)];
    for (i, item) in items.iter().enumerate() {
        let side = item.side;
        if item.fate == Fate::Line && !item.has_figures() {
            heading[side] = Some(i);
            since[side].clear();
        } else if item.counts() {
            parents[i] = heading[side];
            since[side].push(i);
        } else if let Some((kind, of)) = &item.sum {
            let names = *kind == Sum::Perhaps && !of.is_empty() && heading[side].is_none();
            if names && item.has_figures() && totals::equal(items, i, &since[side]) {
                since[side].iter().for_each(|part| parents[*part] = Some(i));
            }
            heading[side] = None;
            since[side].clear();
        }
    }
    some(parents)
}

/// A row is looked at as the sum of so many below it.
const MOST_PARTS: usize = 60;

/// Rows that are the sum of those right below them; worked out from the last row up.
fn by_sums(items: &[Item]) -> Option<Parents> {
    let mut parents = vec![None; items.len()];
    // The rows of the part below that have no parent yet, nearest last.
    let mut roots: Vec<usize> = Vec::new();
    for i in (0..items.len()).rev() {
        if !items[i].counts() || !items[i].has_figures() {
            // A total ends what a row above it can be the sum of.
            roots.clear();
            continue;
        }
        let below: Vec<usize> = roots
            .iter()
            .rev()
            .copied()
            .take(MOST_PARTS)
            .take_while(|root| items[*root].side == items[i].side)
            .collect();
        let parts = (2..=below.len()).find(|count| totals::equal(items, i, &below[..*count]));
        if let Some(count) = parts.filter(|_| !totals::is_zero(&items[i])) {
            below[..count].iter().for_each(|part| parents[*part] = Some(i));
            roots.truncate(roots.len() - count);
        }
        roots.push(i);
    }
    some(parents)
}

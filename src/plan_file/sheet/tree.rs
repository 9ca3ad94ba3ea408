//! Which rows are parts of which: each way in which a sheet can show it, and the one that its sums bear out.

use std::collections::HashMap;

use super::fate::{Fate, Levels};
use super::item::Item;
use super::label::{Numeral, NumeralKind, Sum};
use super::of_which;
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
    /// Rows that another way, which holds as well, takes otherwise.
    pub(super) rivals: Vec<usize>,
    /// What says that no row is a part of another, whatever adds up.
    pub(super) plain: Option<Plain>,
}

/// What says that rows are of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    /// Their codes, all of one length.
    Codes,
    /// The categories of the book.
    Book,
}

/// One way.
type Way = (&'static str, Levels, fn(&[Item]) -> Option<Parents>);

/// The ways, the plainest first.
const WAYS: &[Way] = &[
    ("plan-sheet-by-paths", Levels::Auto, by_paths),
    ("plan-sheet-by-codes", Levels::Codes, by_codes),
    ("plan-sheet-by-numbering", Levels::Numbering, by_numbering),
    ("plan-sheet-by-of-which", Levels::Auto, of_which::alone),
    ("plan-sheet-by-indent", Levels::Indent, by_indent),
    ("plan-sheet-by-of-which", Levels::Auto, of_which::parents),
    ("plan-sheet-by-headings", Levels::Auto, by_headings),
    ("plan-sheet-by-indent", Levels::Indent, by_indent_above),
];

/// How a way looks for parents of at least so many parts.
type WayBySums = fn(&[Item], usize) -> Option<Parents>;

/// Ways that nothing but sums shows: the rows that a row is the sum of stand below it, or above.
const BY_SUMS: &[(&str, WayBySums)] = &[("plan-sheet-by-sums", by_sums), ("plan-sheet-by-sums-above", by_sums_above)];

/// The tree of the items, by the way asked for or the one that fits best.
pub(super) fn tree(items: &[Item], levels: Levels, book: Option<Parents>) -> Tree {
    let flat = || weighed(items, vec![None; items.len()], None);
    match levels {
        Levels::None => return flat(),
        Levels::Sums => return summed(items, 2).into_iter().reduce(likelier).unwrap_or_else(flat),
        Levels::Auto => {}
        wanted => {
            let ways = WAYS.iter().filter(|(_, levels, _)| *levels == wanted);
            let found = ways.filter_map(|(by, _, way)| Some(weighed(items, way(items)?, Some(by))));
            return found.reduce(better).unwrap_or_else(flat);
        }
    }
    let mut ways: Vec<Tree> =
        WAYS.iter().filter_map(|(by, _, way)| Some(weighed(items, way(items)?, Some(by)))).collect();
    let mut plain = one_level(items).then_some(Plain::Codes);
    if book.as_ref().is_some_and(|parents| parents.iter().all(Option::is_none)) {
        plain = Some(Plain::Book);
    } else if let Some(parents) = book {
        // What the book says of its own categories counts before headings do.
        let headings = ways.iter().position(|tree| tree.by == Some("plan-sheet-by-headings")).unwrap_or(ways.len());
        ways.insert(headings, weighed(items, parents, Some("plan-sheet-by-book")));
    }
    let shown = ways.into_iter().reduce(better);
    match shown {
        Some(shown) if shown.fit.unfit + shown.fit.less + shown.fit.partial == 0 => shown,
        Some(shown) => proven(items).unwrap_or(shown),
        None => bare(items, plain),
    }
}

fn better(best: Tree, next: Tree) -> Tree {
    if next.fit.cost() < best.fit.cost() { next } else { best }
}

/// The one that explains more: it holds, its totals take in more lines, more of its rows are sums.
fn likelier(best: Tree, next: Tree) -> Tree {
    let rank = |tree: &Tree| (tree.fit.cost(), tree.fit.outside, std::cmp::Reverse(tree.fit.equal.len()));
    if rank(&next) < rank(&best) { next } else { best }
}

/// Every way by sums, for rows that are the sum of at least so many.
fn summed(items: &[Item], fewest: usize) -> Vec<Tree> {
    let ways = BY_SUMS.iter().filter_map(|(by, way)| Some(weighed(items, way(items, fewest)?, Some(by))));
    ways.collect()
}

/// Rows that show nothing: they are alike, or sums of each other.
fn bare(items: &[Item], plain: Option<Plain>) -> Tree {
    let flat = weighed(items, vec![None; items.len()], None);
    let Some(found) = proven(items) else {
        if plain.is_some() {
            return Tree { plain, ..flat };
        }
        let below = summed(items, 2).into_iter().find(|tree| tree.by == Some("plan-sheet-by-sums"));
        return match below {
            // Totals that hold without them: rows that happen to add up.
            Some(sums) if flat.fit.totals > 0 => {
                let rank = |tree: &Tree| (tree.fit.cost(), tree.fit.outside);
                if rank(&sums) < rank(&flat) { sums } else { flat }
            }
            Some(sums) => sums,
            None => flat,
        };
    };
    found
}

/// The way by sums that the totals of the sheet prove, for they take in every line; with what another, which they prove
/// as well, takes otherwise.
fn proven(items: &[Item]) -> Option<Tree> {
    let flat = weighed(items, vec![None; items.len()], None);
    if flat.fit.is_proven() {
        return Some(flat);
    }
    // A row may be the sum of a single one, too, where nothing else explains the totals.
    let of = |fewest| summed(items, fewest).into_iter().filter(|tree| tree.fit.is_proven()).collect::<Vec<_>>();
    let found = Some(of(2)).filter(|found| !found.is_empty()).unwrap_or_else(|| of(1));
    let mut found = found.into_iter();
    let mut first = found.next()?;
    for other in found {
        let [mine, its] = [&first, &other].map(|tree| totals::leaves(items, &tree.parents));
        first.rivals.extend((0..items.len()).filter(|i| mine[*i] != its[*i]));
    }
    Some(first)
}

fn weighed(items: &[Item], parents: Parents, by: Option<&'static str>) -> Tree {
    let fit = totals::fit(items, &parents);
    Tree { parents, by, fit, rivals: Vec::new(), plain: None }
}

/// The places of items that may be lines or parents of lines.
pub(super) fn counting(items: &[Item]) -> impl Iterator<Item = usize> + '_ {
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

/// Codes of accounts, all of one length, none of which is what others begin with: `660201` to `660212`.
fn one_level(items: &[Item]) -> bool {
    let mut codes: Vec<&str> =
        counting(items).filter(|i| items[*i].has_figures()).map(|i| items[i].code.as_str()).collect();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    let Some(first) = codes.first().filter(|_| codes.len() == count && count > 1) else { return false };
    let digits = |code: &&str| code.len() == first.len() && code.bytes().all(|b| b.is_ascii_digit());
    // `660200` may stand over `660201`.
    let padded = |code: &&str| {
        let head = code.trim_end_matches("00");
        head.len() < code.len() && codes.iter().filter(|other| other.starts_with(head)).count() > 1
    };
    first.len() >= 6 && codes.iter().all(digits) && !codes.iter().any(padded)
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

/// Each row belongs to the nearest below it that stands further left, where it does to every such row's sum.
fn by_indent_above(items: &[Item]) -> Option<Parents> {
    let mut parents = vec![None; items.len()];
    let mut open: Vec<Vec<(usize, usize)>> = vec![Vec::new(); sides(items)];
    for i in counting(items).collect::<Vec<_>>().into_iter().rev() {
        let open = &mut open[items[i].side];
        while open.last().is_some_and(|(known, _)| *known >= items[i].label.indent) {
            open.pop();
        }
        parents[i] = open.last().map(|(_, parent)| *parent);
        open.push((items[i].label.indent, i));
    }
    let fit = totals::fit(items, &parents);
    some(parents).filter(|_| !fit.equal.is_empty() && fit.more + fit.less == 0)
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
fn by_sums(items: &[Item], fewest: usize) -> Option<Parents> {
    sums_over(items, fewest, (0..items.len()).rev())
}

/// Rows that are the sum of those right above them.
fn by_sums_above(items: &[Item], fewest: usize) -> Option<Parents> {
    sums_over(items, fewest, 0..items.len())
}

fn sums_over(items: &[Item], fewest: usize, rows: impl Iterator<Item = usize>) -> Option<Parents> {
    let mut parents = vec![None; items.len()];
    // The rows met that have no parent yet, on each side of the sheet, nearest last.
    let mut roots: Vec<Vec<usize>> = vec![Vec::new(); sides(items)];
    for i in rows {
        let roots = &mut roots[items[i].side];
        if !items[i].counts() || !items[i].has_figures() {
            // A total ends what a row beyond it can be the sum of.
            roots.clear();
            continue;
        }
        let near = roots.iter().rev().copied().take_while(|part| totals::may_sum(&items[i], &items[*part]));
        let near: Vec<usize> = near.take(MOST_PARTS).collect();
        let parts = (fewest..=near.len()).find(|count| totals::equal(items, i, &near[..*count]));
        if let Some(count) = parts.filter(|_| !totals::is_zero(&items[i])) {
            near[..count].iter().for_each(|part| parents[*part] = Some(i));
            roots.truncate(roots.len() - count);
        }
        roots.push(i);
    }
    some(parents)
}

//! Sums that may be chance: where nothing but figures says that a row sums up others, and where they say it twice over.

use super::SheetContext;
use super::columns::fold;
use super::coverage::Coverage;
use super::fate::{Fate, Levels};
use super::header::{Header, Rows};
use super::item::Item;
use super::totals;
use super::tree::{Plain, Tree};
use crate::model::{Amount, Line, Money};
use crate::words::{Message, Place, Problem, msg};

/// Words in which the name of a group ends.
const GROUPS: &[&str] =
    &["成本", "费用", "支出", "类", "经费", "开支", "费", "收入", "costs", "expenses", "cost", "expense"];

/// Those that hardly end the name of anything else: a single fee is called 保洁费, too.
const NAMED: &[&str] = &["成本", "费用", "支出", "类", "经费", "开支", "收入", "costs", "expenses"];

/// Headings of columns that number the level of each row.
const LEVEL_COLUMNS: &[&str] = &["级次", "级别", "层级", "科目级次", "科目级别", "level", "lvl"];

/// A row is looked at as the sum of so many before or after it.
const MOST_PARTS: usize = 60;

/// The question that has to be answered before sums decide what is left out, or booked twice.
pub(super) fn problem(items: &[Item], tree: &Tree, coverage: &Coverage, context: &SheetContext<'_>) -> Option<Problem> {
    if let Some((total, missing)) = coverage.partial.first() {
        let message = msg("plan-sheet-total-partial").with("name", items[*total].label.name.as_str());
        let message = message.with("missing", super::short(named(items, missing))).with("count", missing.len());
        let place = Place::line(context.file, items[*total].line);
        let hint = msg("plan-sheet-total-partial-hint").with("line", place_of(&items[*total]));
        if !context.ignore_totals {
            return Some(Problem::error(message).at(place).hint(hint));
        }
    }
    if !tree.rivals.is_empty() {
        return Some(perhaps(items, &tree.rivals, context));
    }
    // Totals that take in every line leave nothing to chance.
    let told = items.iter().any(|item| item.fate == Fate::Total && item.has_figures() && !item.forced);
    if told && coverage.outside.is_empty() || context.levels == Levels::None {
        return None;
    }
    let named = |i: &usize| {
        let name = fold(&items[*i].label.name).0;
        NAMED.iter().any(|word| name.ends_with(word)) && name.chars().count() > 2
    };
    let mut doubtful = match tree.by {
        _ if tree.plain == Some(Plain::Codes) => sums(items, tree).into_iter().filter(named).collect(),
        _ if tree.plain.is_some() => Vec::new(),
        Some("plan-sheet-by-sums") if context.levels == Levels::Auto => {
            if let Some(problem) = lone(items, tree, context) {
                return Some(problem);
            }
            if is_plain(items, tree) { Vec::new() } else { sums(items, tree) }
        }
        None if !items.iter().any(|item| !item.code.is_empty() || item.label.numeral.is_some()) => after(items),
        _ => Vec::new(),
    };
    doubtful.extend(last(items, tree));
    doubtful.retain(|i| !items[*i].forced);
    doubtful.sort_unstable();
    doubtful.dedup();
    (!doubtful.is_empty()).then(|| perhaps(items, &doubtful, context))
}

/// These rows could be sums of others.
fn perhaps(items: &[Item], rows: &[usize], context: &SheetContext<'_>) -> Problem {
    let message = msg("plan-sheet-perhaps-sums").with("names", super::short(named(items, rows)));
    let first = &items[rows[0]];
    let hint = msg("plan-sheet-perhaps-sums-hint").with("line", place_of(first));
    Problem::error(message.with("count", rows.len())).at(Place::line(context.file, first.line)).hint(hint)
}

fn named(items: &[Item], rows: &[usize]) -> Vec<Message> {
    rows.iter().map(|i| Message::verbatim(format!("`{}`", items[*i].label.name))).collect()
}

fn place_of(item: &Item) -> i64 {
    i64::try_from(item.line).unwrap_or(i64::MAX)
}

/// One row that is the sum of two others, of the year alone, and covers all the rest.
fn lone(items: &[Item], tree: &Tree, context: &SheetContext<'_>) -> Option<Problem> {
    let [only] = tree.fit.equal[..] else { return None };
    let parts = tree.parents.iter().filter(|parent| **parent == Some(only)).count();
    let columns = items[only].figures.iter().flatten().filter(|figure| figure.minor != 0).count();
    let name = fold(&items[only].label.name).0;
    let group = GROUPS.iter().any(|word| name.ends_with(word)) && name.chars().count() > 2;
    if parts > 2 || columns > 2 || group || parts + 1 < booked(items).count() {
        return None;
    }
    let message = msg("plan-sheet-perhaps-sum").with("name", items[only].label.name.as_str()).with("count", parts);
    let place = Place::line(context.file, items[only].line);
    Some(Problem::error(message).at(place).hint(msg("plan-sheet-perhaps-sum-hint")))
}

/// Rows with figures that are no totals by name.
fn booked(items: &[Item]) -> impl Iterator<Item = usize> + '_ {
    (0..items.len()).filter(|i| items[*i].counts() && items[*i].has_figures())
}

/// Is there one way to read the sums: one row over all others, or groups over nearly all, and no other sum in sight?
fn is_plain(items: &[Item], tree: &Tree) -> bool {
    let parent = |i: usize| tree.parents[i];
    let children = totals::children(items, &tree.parents);
    let roots: Vec<usize> = booked(items).filter(|i| parent(*i).is_none()).collect();
    let groups = roots.iter().filter(|i| !children[**i].is_empty()).count();
    // A single group beside other rows has to be called one, and add up more than once.
    let named = |i: usize| {
        let name = fold(&items[i].label.name).0;
        let columns = items[i].figures.iter().flatten().filter(|figure| figure.minor != 0).count();
        columns > 1 && NAMED.iter().any(|word| name.ends_with(word)) && name.chars().count() > 2
    };
    let enough = match groups {
        0 => false,
        1 => roots.len() == 1 || roots.iter().all(|i| children[*i].is_empty() || named(*i)),
        _ => roots.len() - groups < groups,
    };
    // Two like parts of a part may as well be a group of one, further out.
    let like = |i: usize| matches!(children[i][..], [a, b] if totals::equal(items, a, &[b])) && parent(i).is_some();
    // A sum among the parts of one group would leave that group without its own.
    let within = |i: usize, parts: &[usize]| {
        parent(i).is_some_and(|above| parent(above).is_none()) && parts.iter().all(|part| parent(*part) == parent(i))
    };
    let rows: Vec<usize> = booked(items).collect();
    let other = |i: usize| {
        let at = rows.partition_point(|row| *row < i);
        let below: Vec<usize> = rows[at + 1..].iter().copied().take(MOST_PARTS).collect();
        let above = || rows[..at].iter().rev().copied();
        let near: Vec<usize> = above().take(MOST_PARTS).collect();
        let same = |parts: &[usize]| children[i] == parts || within(i, parts);
        // Above, groups stand for their parts.
        let outer: Vec<usize> = above().filter(|row| parent(*row) == parent(i)).take(MOST_PARTS).collect();
        [&below, &near, &outer].into_iter().any(|rows| window(items, i, rows).is_some_and(|parts| !same(&parts)))
    };
    enough && !booked(items).any(|i| like(i) || other(i))
}

/// The fewest rows, two or more, next to a row that it is the sum of.
fn window(items: &[Item], i: usize, rows: &[usize]) -> Option<Vec<usize>> {
    if totals::is_zero(&items[i]) {
        return None;
    }
    let rows: Vec<usize> =
        rows.iter().copied().filter(|row| items[*row].side == items[i].side).take(MOST_PARTS).collect();
    let own = rows.iter().take_while(|row| totals::may_sum(&items[i], &items[**row])).count();
    let rows = &rows[..own];
    let count = (2..=rows.len()).find(|count| totals::equal(items, i, &rows[..*count]))?;
    Some(rows[..count].to_vec())
}

/// All rows that are the sum of those below, or above.
fn sums(items: &[Item], tree: &Tree) -> Vec<usize> {
    let rows: Vec<usize> = booked(items).collect();
    let below = |at: &usize| window(items, rows[*at], &rows[at + 1..]).is_some();
    let mut found: Vec<usize> = (0..rows.len()).filter(below).map(|at| rows[at]).collect();
    found.extend(&tree.fit.equal);
    found.extend(after(items));
    found
}

/// Rows that are as much as those next to them together, and are lines all the same: for their codes or the book.
pub(super) fn by_the_way(items: &[Item], tree: &Tree) -> Option<Message> {
    let mut found = sums(items, tree);
    found.sort_unstable();
    found.dedup();
    let by = match tree.plain? {
        Plain::Codes => "plan-sheet-plain-by-codes",
        Plain::Book => "plan-sheet-plain-by-book",
    };
    (!found.is_empty()).then(|| msg(by).with("names", super::short(named(items, &found))))
}

/// Rows that are the sum of those right above them.
fn after(items: &[Item]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    for i in 0..items.len() {
        if !items[i].counts() || !items[i].has_figures() {
            above.clear();
            continue;
        }
        let near: Vec<usize> =
            above.iter().rev().take_while(|row| items[**row].key == items[i].key).copied().take(MOST_PARTS).collect();
        if let Some(parts) = window(items, i, &near) {
            found.push(i);
            above.truncate(above.len() - parts.len());
        }
        above.push(i);
    }
    found
}

/// In a list of months that shows no levels: lines that are the sum of those next to them, month by month.
pub(super) fn in_list(
    lines: &[(usize, Line)],
    items: &[Item],
    tree: &Tree,
    context: &SheetContext<'_>,
) -> Option<Problem> {
    if context.levels != Levels::Auto || tree.parents.iter().any(Option::is_some) {
        return None;
    }
    let months = lines.iter().map(|(_, line)| match &line.amount {
        Amount::Monthly(month) => Some([*month; 12]),
        Amount::Months(months) => Some(**months),
        Amount::Annual(..) | Amount::Rule(_) => None,
    });
    let months: Vec<Option<[Money; 12]>> = months.collect();
    let is_sum = |whole: usize, parts: &mut dyn Iterator<Item = usize>| {
        let Some(wanted) = months[whole].filter(|months| months.iter().filter(|month| !month.is_zero()).count() > 1)
        else {
            return false;
        };
        let mut sums = [0_i128; 12];
        for (count, part) in parts.take(MOST_PARTS).enumerate() {
            let Some(part) = months[part].filter(|_| lines[part].1.members == lines[whole].1.members) else {
                return false;
            };
            sums.iter_mut().zip(part).for_each(|(sum, month)| *sum += i128::from(month.minor()));
            if count > 0 && sums.iter().zip(wanted).all(|(sum, month)| *sum == i128::from(month.minor())) {
                return true;
            }
        }
        false
    };
    let found = (0..lines.len()).filter(|i| is_sum(*i, &mut (*i + 1..lines.len())) || is_sum(*i, &mut (0..*i).rev()));
    let found: Vec<usize> = found.map(|i| lines[i].0).collect();
    let first = &items[*found.first()?];
    let message = msg("plan-sheet-perhaps-sums").with("names", super::short(named(items, &found)));
    let hint = msg("plan-sheet-perhaps-sums-list-hint").with("line", place_of(first));
    Some(Problem::error(message.with("count", found.len())).at(Place::line(context.file, first.line)).hint(hint))
}

/// The last row, where it is the sum of all others that are no parts.
fn last(items: &[Item], tree: &Tree) -> Option<usize> {
    let last = booked(items).last()?;
    let same = |i: &usize| tree.parents[*i].is_none() && items[*i].side == items[last].side && *i != last;
    let roots: Vec<usize> = booked(items).filter(same).collect();
    let alone = tree.parents[last].is_none() && !tree.parents.contains(&Some(last));
    let keyed = roots.iter().any(|i| items[*i].key != items[last].key);
    let sum = alone && !keyed && roots.len() > 1 && !totals::is_zero(&items[last]);
    (sum && totals::equal(items, last, &roots)).then_some(last)
}

/// A column that numbers levels, where nothing else shows them.
pub(super) fn level_column(rows: &Rows, header: &Header, tree: &Tree, context: &SheetContext<'_>) -> Option<Problem> {
    if context.levels != Levels::Auto || !matches!(tree.by, None | Some("plan-sheet-by-sums")) {
        return None;
    }
    let column = header.unknown.iter().find(|text| LEVEL_COLUMNS.contains(&fold(text).0.as_str()))?;
    let at = rows[header.first..=header.last]
        .iter()
        .find_map(|(_, cells)| cells.iter().position(|cell| fold(cell).0 == fold(column).0))?;
    let cells = rows[header.last + 1..].iter().filter_map(|(_, cells)| cells.get(at));
    let cells: Vec<&str> = cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let numbered = cells.iter().all(|cell| cell.parse::<u8>().is_ok_and(|level| level < 10));
    if !numbered || cells.windows(2).all(|pair| pair[0] == pair[1]) {
        return None;
    }
    let message = msg("plan-sheet-level-column").with("column", column.as_str());
    Some(Problem::error(message).at(Place::file(context.file)).hint(msg("plan-sheet-level-column-hint")))
}

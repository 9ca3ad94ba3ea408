//! From rows looked at alone to lines: which are parents, which totals hold, what is left.

use super::amounts::{of_year, plain};
use super::category::Names;
use super::chance;
use super::columns::Column;
use super::coverage::coverage;
use super::fate::{Fate, Levels, SheetRow};
use super::header::{Header, Rows};
use super::item::{Item, items, money};
use super::kind;
use super::label::Sum;
use super::lines::{Counts, LineRow, Maker, ancestors};
use super::notes::{counted, left_out, told};
use super::product;
use super::taken_off;
use super::totals::{self, Parts, Totals};
use super::tree::{Parents, Tree, tree};
use super::unit::units;
use super::{SheetContext, SheetRead};
use crate::model::{Line, Money};
use crate::words::{Level, Place, Problem, msg};

/// Reads everything below the header.
pub(super) fn judge(rows: &Rows, header: &Header, names: &Names, context: &SheetContext<'_>) -> SheetRead {
    let mut problems = Vec::new();
    let units = units(rows, header, context, &mut problems);
    let mut items = items(rows, header, &units, context, &mut problems);
    let mut maker =
        Maker { context, header, rows, names, problems: Vec::new(), new: Vec::new(), counts: Counts::default() };
    let (tree, doubtful) = grown(&mut items, &maker);
    let mut notes = Vec::new();
    let leaves = totals::leaves(&items, &tree.parents);
    kind::by_totals(&mut items, &tree.parents, &leaves);
    // Rows that may happen to add up are no proof; among rows that are wrong no sum can be right.
    let asked = chance::level_column(rows, header, &tree, context);
    let refused = items.iter().any(|item| item.fate == Fate::Refused);
    let counted_in = totals::counted_in(&items, &tree.parents, &leaves, context.ceilings);
    let covered = coverage(&items, &tree.parents, &counted_in, &Totals::new(&items, &tree.parents, &counted_in));
    let asked = asked.or_else(|| chance::problem(&items, &tree, &covered, context).filter(|_| !refused));
    taken_off::mark(&mut items, &tree.parents, &leaves);
    let lines = settle(&mut items, &tree, [&leaves, &counted_in], header, context, &mut problems);
    problems.extend(product::check(rows, header, &items, context));
    problems.extend(asked);
    let found = maker.categories(&items, &tree.parents);
    let mut made: Vec<LineRow> = Vec::new();
    for i in (0..items.len()).filter(|i| lines[*i]) {
        match maker.line(&items, &tree.parents, &found, i) {
            Some(row) => made.push(row),
            None => items[i].fate = Fate::Refused,
        }
    }
    let by_month = header.sides.iter().any(|side| side.has(|column| column == Column::Period));
    let made = if by_month { maker.gather(made, &mut items) } else { maker.separate(made, &mut items) };
    if by_month && !names.declared {
        problems.extend(chance::in_list(&made, &items, &tree, context));
    }
    problems.append(&mut maker.problems);
    let whole = problems.iter().all(|problem| problem.level != Level::Error);
    notes.extend(told(&units, &tree, &items, doubtful));
    // How often something was done is of no use where nothing is.
    if whole {
        notes.extend(counted(&maker.counts, &tree, &items, header, context));
        notes.extend(chance::by_the_way(&items, &tree));
        notes.extend(left_out(&items, &covered.outside).filter(|_| tree.fit.unfit == 0));
    }
    problems.sort_by_key(|problem| problem.place.as_ref().and_then(|place| place.line));
    let warned = maker.counts.uneven.iter().map(|(line, name, year, month)| {
        let message = msg("plan-sheet-uneven").with("name", name.as_str()).with("year", year.grouped());
        Problem::warning(message.with("month", month.grouped())).at(Place::line(context.file, *line))
    });
    problems.extend(warned);
    problems.extend(notes.into_iter().map(|note| Problem::note(note).at(Place::file(context.file))));
    let shown = shown(&items, &tree.parents, &counted_in, &made, header, context);
    let lines = made.into_iter().map(|(_, line)| line).collect();
    SheetRead { lines, rows: shown, problems, new: maker.new }
}

/// The tree, once it is settled which rows that are called totals are lines after all; and those.
fn grown(items: &mut [Item], maker: &Maker<'_>) -> (Tree, Vec<usize>) {
    let grow = |items: &[Item]| {
        let book =
            (maker.names.declared && maker.context.levels == Levels::Auto).then(|| by_book(items, maker)).flatten();
        tree(items, maker.context.levels, book)
    };
    let found = grow(items);
    let leaves = totals::leaves(items, &found.parents);
    let sums = Totals::new(items, &found.parents, &leaves);
    let doubtful: Vec<usize> = (0..items.len())
        .filter(|i| {
            let perhaps = matches!(&items[*i].sum, Some((Sum::Perhaps, of)) if !of.is_empty());
            perhaps
                && !items[*i].forced
                && items[*i].fate == Fate::Total
                && items[*i].has_figures()
                && sums.sums_for(*i).is_err()
        })
        .collect();
    if doubtful.is_empty() {
        return (found, doubtful);
    }
    // An account may be called Total Facilities Management: the sums decide, or the book that knows it.
    let mut tried: Vec<Item> = items.to_vec();
    doubtful.iter().for_each(|i| tried[*i].fate = Fate::Line);
    let other = grow(&tried);
    let known =
        doubtful.iter().all(|i| maker.names.find(&[items[*i].label.name.clone()], &items[*i].code, &[]).is_some());
    if known || (other.fit.unfit == 0 && other.fit.totals > 0 && other.fit.less == 0) {
        items.clone_from_slice(&tried);
        return (other, doubtful);
    }
    (found, Vec::new())
}

/// Parents as the book has them: each row by its name alone.
fn by_book(items: &[Item], maker: &Maker<'_>) -> Option<Parents> {
    let none = vec![None; items.len()];
    let found = maker.categories(items, &none);
    let mut known = std::collections::HashMap::new();
    for i in (0..items.len()).filter(|i| items[*i].counts()) {
        if let Some(category) = &found[i] {
            known.entry((items[i].key.clone(), category.clone())).or_insert(i);
        }
    }
    let parents: Parents = (0..items.len())
        .map(|i| {
            let category = found[i].as_ref().filter(|_| items[i].counts())?;
            let above = category.ancestors().skip(1).find_map(|above| known.get(&(items[i].key.clone(), above)));
            above.copied().filter(|above| *above != i)
        })
        .collect();
    // It may say as well that none is a part of another.
    let mut booked = (0..items.len()).filter(|i| items[*i].counts() && items[*i].has_figures());
    (parents.iter().any(Option::is_some) || booked.all(|i| found[i].is_some())).then_some(parents)
}

/// Gives every item its fate, and finds every sum that does not hold; which items are lines.
fn settle(
    items: &mut [Item],
    tree: &Tree,
    [leaves, counted_in]: [&[bool]; 2],
    header: &Header,
    context: &SheetContext<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<bool> {
    let mut lines: Vec<bool> = (0..items.len()).map(|i| leaves[i] && items[i].fate == Fate::Line).collect();
    let children = totals::children(items, &tree.parents);
    let refused = items.iter().any(|item| item.fate == Fate::Refused);
    let mut fates: Vec<Fate> = items.iter().map(|item| item.fate).collect();
    for i in (0..items.len()).filter(|i| items[*i].counts() && !leaves[*i]) {
        let parts = totals::parts_of(items, &children, i);
        if !items[i].has_figures() {
            fates[i] = if parts.is_empty() { Fate::Empty } else { Fate::Heading };
            continue;
        }
        // What is wrong with its parts says nothing of the parent.
        let compared = if refused { Parts::Equal } else { totals::compare(items, i, &parts) };
        let explicit = items[i].label.name.contains([':', '：'])
            || parts.iter().all(|part| items[*part].label.name.contains([':', '：']));
        let own_mode = header.sides[items[i].side].has(|column| column == Column::Mode);
        match compared {
            Parts::Equal => fates[i] = Fate::Total,
            Parts::More if context.ceilings => lines[i] = true,
            // Paths say themselves which line is a ceiling over which.
            _ if explicit || own_mode => lines[i] = true,
            parts_are => {
                let sums = sum_of(items, &parts);
                let difference = sums.difference(&items[i]);
                let (column, stated, sum) = difference.unwrap_or_default();
                let id = if parts_are == Parts::More { "plan-sheet-parent-more" } else { "plan-sheet-parent-less" };
                let message = msg(id)
                    .with("name", items[i].label.name.as_str())
                    .with("column", heading(header, &items[i], column));
                let message = message.with("stated", plain(stated, context)).with("sum", plain(sum, context));
                let place = Place::line(context.file, items[i].line);
                fates[i] = if context.ignore_totals { Fate::Total } else { Fate::Refused };
                problems.push(match context.ignore_totals {
                    true => Problem::warning(message).at(place),
                    false => Problem::error(message).at(place).hint(msg(match parts_are {
                        Parts::More => "plan-sheet-parent-more-hint",
                        _ => "plan-sheet-parent-less-hint",
                    })),
                });
            }
        }
    }
    let sums = Totals::new(items, &tree.parents, counted_in);
    for i in (0..items.len()).filter(|i| items[*i].fate == Fate::Total && items[*i].has_figures()) {
        // Among rows that are wrong no sum can be right; a row without a name is wrong whatever the others are.
        if refused && !items[i].label.name.is_empty() {
            continue;
        }
        let Err(likeliest) = sums.sums_for(i) else { continue };
        if items[i].forced {
            continue;
        }
        let Some((column, stated, sum)) = likeliest.difference(&items[i]) else { continue };
        if items[i].label.name.is_empty() {
            let message = msg("plan-sheet-no-name").with("value", "");
            problems.push(
                Problem::error(message)
                    .at(Place::line(context.file, items[i].line))
                    .hint(msg("plan-sheet-no-name-hint")),
            );
            fates[i] = Fate::Refused;
            continue;
        }
        let message = msg("plan-sheet-sum-differs").with("name", items[i].label.name.as_str());
        let message = message.with("column", heading(header, &items[i], column));
        let message = message.with("stated", plain(stated, context)).with("sum", plain(sum, context));
        let place = Place::line(context.file, items[i].line);
        problems.push(match context.ignore_totals {
            true => Problem::warning(message).at(place),
            false => {
                let perhaps = matches!(items[i].sum, Some((Sum::Perhaps, _)));
                let hint = if perhaps { "plan-sheet-sum-perhaps-hint" } else { "plan-sheet-sum-differs-hint" };
                let line = i64::try_from(items[i].line).unwrap_or(i64::MAX);
                Problem::error(message).at(place).hint(msg(hint).with("line", line))
            }
        });
        if !context.ignore_totals {
            fates[i] = Fate::Refused;
        }
    }
    items.iter_mut().zip(fates).for_each(|(item, fate)| item.fate = fate);
    lines
}

fn sum_of(items: &[Item], parts: &[usize]) -> totals::Sums {
    let mut sums = totals::Sums::default();
    parts.iter().for_each(|part| sums.add(&items[*part], 1));
    sums
}

fn heading(header: &Header, item: &Item, column: usize) -> String {
    let amounts = header.sides[item.side].cols.iter().filter(|col| col.column.is_amount());
    amounts.map(|col| col.text.clone()).nth(column).unwrap_or_default()
}

/// The rows as they were read, for the preview.
fn shown(
    items: &[Item],
    parents: &Parents,
    leaves: &[bool],
    made: &[(usize, Line)],
    header: &Header,
    context: &SheetContext<'_>,
) -> Vec<SheetRow> {
    let sums = Totals::new(items, parents, leaves);
    // Parents below a parent are its parts, too, though they are no lines.
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    let is_part = |item: &Item| item.counts() || item.fate == Fate::Total && item.sum.is_none();
    for i in (0..items.len()).filter(|i| is_part(&items[*i])) {
        parents[i].into_iter().for_each(|parent| children[parent].push(i));
    }
    let of_year = |item: &Item, minor: &[Option<i128>]| of_year(&header.sides[item.side], minor);
    let mut lines = made.iter().map(|(i, line)| (*i, line)).collect::<std::collections::HashMap<_, _>>();
    let row = |(i, item): (usize, &Item)| {
        let own: Vec<Option<i128>> = item.figures.iter().map(|figure| figure.map(|figure| figure.minor)).collect();
        let stated = of_year(item, &own).and_then(|minor| money(minor, context));
        let line = lines.remove(&i);
        let read: Option<Money> = match (line, item.fate) {
            (Some(line), _) => line.amount.annual(context.plan.currency).ok(),
            (None, Fate::Total) => {
                let parts = if item.sum.is_some() { Vec::new() } else { totals::parts_of(items, &children, i) };
                let sums = match parts.is_empty() {
                    true => sums.sums_for(i).ok(),
                    false => Some(sum_of(items, &parts)),
                };
                sums.and_then(|sums| {
                    let minor: Vec<Option<i128>> = sums.minor.iter().map(|minor| Some(*minor)).collect();
                    of_year(item, &minor).filter(|_| stated.is_some()).and_then(|minor| money(minor, context))
                })
            }
            _ => None,
        };
        let mut name = if item.label.name.is_empty() { item.code.clone() } else { item.label.name.clone() };
        // A line shows its members itself.
        let whose = header.sides.get(item.side).and_then(|side| side.member.as_ref()).filter(|_| line.is_none());
        if let Some((_, Some(member))) = whose {
            name = format!("{name} · {member}");
        }
        SheetRow {
            line: item.line,
            name,
            depth: item.path.len() + ancestors(parents, i).len(),
            fate: item.fate,
            stated,
            read,
            category: line.map(|line| line.category.clone()),
        }
    };
    items.iter().enumerate().map(row).collect()
}

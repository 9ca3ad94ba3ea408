//! From rows looked at alone to lines: which are parents, which totals hold, what is left.

use super::amounts::plain;
use super::category::Names;
use super::chance;
use super::columns::Column;
use super::fate::{Fate, Levels, RowAs, SheetRow};
use super::header::{Header, Rows, Side};
use super::item::{Item, items, money};
use super::label::Sum;
use super::lines::{Counts, Maker, Row, ancestors};
use super::totals::{self, Parts, Totals};
use super::tree::{Parents, Tree, tree};
use super::unit::{Units, units};
use super::{SheetContext, SheetRead};
use crate::model::{Line, Money, Unit};
use crate::words::{Level, Message, Place, Problem, msg};

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
    // Rows that may happen to add up are no proof; among rows that are wrong no sum can be right.
    let asked = chance::level_column(rows, header, &tree, context);
    let refused = items.iter().any(|item| item.fate == Fate::Refused);
    let asked = asked.or_else(|| chance::problem(&items, &tree, context).filter(|_| !refused));
    let lines = settle(&mut items, &tree, &leaves, header, context, &mut problems);
    problems.extend(asked);
    let found = maker.categories(&items, &tree.parents);
    let mut made: Vec<Row> = Vec::new();
    for i in (0..items.len()).filter(|i| lines[*i]) {
        match maker.line(&items, &tree.parents, &found, i) {
            Some(row) => made.push(row),
            None => items[i].fate = Fate::Refused,
        }
    }
    let by_month = header.sides.iter().any(|side| side.has(|column| column == Column::Period));
    let made = if by_month { maker.gather(made, &mut items) } else { maker.separate(made, &mut items) };
    problems.append(&mut maker.problems);
    let whole = problems.iter().all(|problem| problem.level != Level::Error);
    notes.extend(told(&units, &tree, &items, doubtful));
    // How often something was done is of no use where nothing is.
    if whole {
        notes.extend(counted(&maker.counts, &tree, &items, header));
    }
    problems.sort_by_key(|problem| problem.place.as_ref().and_then(|place| place.line));
    let warned = maker.counts.uneven.iter().map(|(line, name, year, month)| {
        let message = msg("plan-sheet-uneven").with("name", name.as_str()).with("year", year.grouped());
        Problem::warning(message.with("month", month.grouped())).at(Place::line(context.file, *line))
    });
    problems.extend(warned);
    problems.extend(notes.into_iter().map(|note| Problem::note(note).at(Place::file(context.file))));
    let shown = shown(&items, &tree.parents, &leaves, &made, header, context);
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
            let forced = maker.context.rows.iter().any(|(line, _)| *line == items[*i].line);
            perhaps && !forced && items[*i].fate == Fate::Total && items[*i].has_figures() && sums.sums_for(*i).is_err()
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
    parents.iter().any(Option::is_some).then_some(parents)
}

/// Gives every item its fate, and finds every sum that does not hold; which items are lines.
fn settle(
    items: &mut [Item],
    tree: &Tree,
    leaves: &[bool],
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
    let sums = Totals::new(items, &tree.parents, leaves);
    for i in (0..items.len()).filter(|i| items[*i].fate == Fate::Total && items[*i].has_figures()) {
        // Among rows that are wrong no sum can be right; a row without a name is wrong whatever the others are.
        if refused && !items[i].label.name.is_empty() {
            continue;
        }
        let forced = context.rows.iter().any(|(line, what)| *line == items[i].line && *what == RowAs::Total);
        let Err(likeliest) = sums.sums_for(i) else { continue };
        if forced {
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

/// What was taken, and what is worth knowing of it.
fn told(units: &Units, tree: &Tree, items: &[Item], doubtful: Vec<usize>) -> Vec<Message> {
    let mut notes = Vec::new();
    if let Some((text, line)) = &units.place
        && units.unit != Unit::One
    {
        let message = msg("plan-sheet-unit").with("unit", unit_name(units.unit)).with("text", text.as_str());
        notes.push(message.with("line", i64::try_from(*line).unwrap_or(i64::MAX)));
    }
    if let Some(by) = tree.by
        && by != "plan-sheet-by-paths"
    {
        let message = msg("plan-sheet-levels").with("by", msg(by));
        notes.push(message.with("sums", tree.fit.equal.len()));
    }
    for i in doubtful {
        let line = i64::try_from(items[i].line).unwrap_or(i64::MAX);
        notes.push(msg("plan-sheet-no-total").with("name", items[i].label.name.as_str()).with("line", line));
    }
    let counted: Vec<&Item> = items.iter().filter(|item| item.fate == Fate::NotMoney).collect();
    if let [first, ..] = counted[..] {
        let line = i64::try_from(first.line).unwrap_or(i64::MAX);
        let names = counted.iter().map(|item| Message::verbatim(format!("`{}`", item.label.name))).collect();
        notes.push(msg("plan-sheet-not-money").with("names", super::short(names)).with("line", line));
    }
    notes
}

/// How often something was done to figures.
fn counted(counts: &Counts, tree: &Tree, items: &[Item], header: &Header) -> Vec<Message> {
    let mut notes: Vec<Message> = Vec::new();
    let months = |side: &Side| side.cols.iter().filter(|col| matches!(col.column, Column::Month(_))).count();
    // Where there are no months: those of the quarters or halves that have columns.
    let parts = |side: &Side| {
        let of = |wanted: fn(Column) -> bool| side.cols.iter().filter(|col| wanted(col.column)).count();
        let quarters = of(|column| matches!(column, Column::Quarter(_))) * 3;
        if quarters > 0 { quarters } else { of(|column| matches!(column, Column::Half(_))) * 6 }
    };
    let given = |side: &Side| if months(side) > 0 { months(side) } else { parts(side) };
    if let Some(some) = header.sides.iter().map(given).find(|months| (1..12).contains(months)) {
        notes.push(msg("plan-sheet-some-months").with("count", some));
    }
    if !counts.income.is_empty() {
        let names = counts.income.iter().map(|name| Message::verbatim(format!("`{name}`"))).collect();
        notes.push(msg("plan-sheet-income-by-name").with("names", super::short(names)));
    }
    let counted = [
        ("plan-sheet-even", counts.even),
        ("plan-sheet-parted", counts.parted),
        ("plan-sheet-moved", counts.moved),
        ("plan-sheet-rounded", counts.rounded),
        ("plan-sheet-blurred", counts.blurred),
        ("plan-sheet-less", counts.less),
        ("plan-sheet-notes", counts.notes),
    ];
    notes.extend(counted.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| msg(id).with("count", count)));
    let leaves = totals::leaves(items, &tree.parents);
    let sums = Totals::new(items, &tree.parents, &leaves);
    let blurred = (0..items.len())
        .filter(|i| items[*i].fate == Fate::Total && items[*i].has_figures())
        .filter(|i| sums.sums_for(*i).is_ok_and(|sums| sums.is_rounded(&items[*i])));
    let blurred = blurred.count();
    if blurred > 0 {
        notes.push(msg("plan-sheet-totals-blurred").with("count", blurred));
    }
    notes
}

/// The word for a unit.
fn unit_name(unit: Unit) -> Message {
    msg(match unit {
        Unit::Fen => "import-unit-fen",
        Unit::Jiao => "import-unit-jiao",
        Unit::One => "import-unit-one",
        Unit::Ten => "import-unit-ten",
        Unit::Hundred => "import-unit-hundred",
        Unit::Thousand => "import-unit-thousand",
        Unit::Wan => "import-unit-wan",
        Unit::Lakh => "import-unit-lakh",
        Unit::Million => "import-unit-million",
        Unit::Crore => "import-unit-crore",
        Unit::Yi => "import-unit-yi",
        Unit::Billion => "import-unit-billion",
    })
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
    let children = totals::children(items, parents);
    let of_year = |item: &Item, minor: &[Option<i128>]| {
        let cols = || header.sides[item.side].cols.iter().filter(|col| col.column.is_amount()).zip(minor);
        let one = |wanted: Column| cols().find(|(col, _)| col.column == wanted).and_then(|(_, minor)| *minor);
        let sum = |wanted: fn(Column) -> bool| {
            let mut given = cols().filter(|(col, _)| wanted(col.column)).filter_map(|(_, minor)| *minor).peekable();
            given.peek().is_some().then(|| given.sum::<i128>())
        };
        one(Column::Annual)
            .or_else(|| one(Column::Total))
            .or_else(|| one(Column::Amount))
            .or_else(|| sum(|column| matches!(column, Column::Month(_))))
            .or_else(|| sum(|column| matches!(column, Column::Quarter(_))))
            .or_else(|| sum(|column| matches!(column, Column::Half(_))))
            .or_else(|| one(Column::Monthly).map(|month| month * 12))
    };
    let mut lines = made.iter().map(|(i, line)| (*i, line)).collect::<std::collections::HashMap<_, _>>();
    let row = |(i, item): (usize, &Item)| {
        let own: Vec<Option<i128>> = item.figures.iter().map(|figure| figure.map(|figure| figure.minor)).collect();
        let stated = of_year(item, &own).and_then(|minor| money(minor, context));
        let line = lines.remove(&i);
        let read: Option<Money> = match (line, item.fate) {
            (Some(line), _) => Some(line.amount.annual(context.plan.currency)),
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
        let name = if item.label.name.is_empty() { item.code.clone() } else { item.label.name.clone() };
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

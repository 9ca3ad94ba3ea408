//! Two columns of names: a group, often filled on its first row alone, and what is in it.

use super::SheetContext;
use super::category::Names;
use super::columns::{Column, STAND_INS, fold};
use super::header::{Col, Header, Rows, figure, shown};
use super::label::{self, Label};

/// Ends of headings that stand over groups.
const GROUPS: &[&str] =
    &["大类", "类别", "分类", "类型", "大项", "大科目", "科目类", "板块", "模块", "group", "class", "section", "type"];

/// Finds a column of groups left of the names, and the names right of the groups: by their headings, and by rows of
/// amounts that have no group of their own.
pub(super) fn pair(
    cols: &mut Vec<(Col, &str)>,
    unread: &[usize],
    texts: &[(String, String)],
    header: &mut Header,
    rows: &Rows,
    context: &SheetContext<'_>,
) {
    let amounts: Vec<usize> = cols.iter().filter(|(col, _)| col.column.is_amount()).map(|(col, _)| col.at).collect();
    let Some(first) = amounts.iter().min().copied() else { return };
    let names = |column: Column| matches!(column, Column::Category | Column::Level(_));
    // Whoever says what a column holds has the last word.
    if cols.iter().any(|(col, _)| col.rank == 0 && (names(col.column) || col.column == Column::Name)) {
        return;
    }
    let below = Below { rows, after: header.last + 1, amounts: &amounts, context };
    let word = |at: usize| fold(&texts[at].1).0;
    let grouping = |at: usize| GROUPS.iter().any(|end| word(at).ends_with(end));
    let stands_in = |at: usize| STAND_INS.iter().any(|words| words.contains(&word(at).as_str()));
    let column = |cols: &[(Col, &str)], at: usize| {
        let mut found = cols.iter().filter(|(col, _)| col.at == at).map(|(col, _)| col.column);
        found.next()
    };
    let left: Vec<usize> = (0..first.min(texts.len())).filter(|at| below.is_text(*at)).collect();
    // The group: the last level, else the first column of names, else one that is called a group.
    let level = left.iter().copied().rev().find(|at| matches!(column(cols, *at), Some(Column::Level(_))));
    let category = left.iter().copied().find(|at| column(cols, *at) == Some(Column::Category));
    let called = left.iter().copied().find(|at| unread.contains(at) && grouping(*at) && !stands_in(*at));
    // `Category | Line item`: both name rows, the second below the first.
    let below_category = |at: usize| ["lineitem", "item", "budgetitem", "budgetline"].contains(&word(at).as_str());
    let item = |cols: &[(Col, &str)], above: usize| {
        let mut after = above + 1..first.min(texts.len());
        after.find(|at| below_category(*at) && column(cols, *at) == Some(Column::Category))
    };
    if let Some(above) = category.filter(|at| level.is_none() && !below_category(*at))
        && let Some(item) = item(cols, above)
    {
        // A column that nobody filled names nothing.
        if below.is_text(item) {
            take(cols, above, Column::Level(0), texts, header);
            take(cols, item, Column::Category, texts, header);
        } else {
            cols.retain(|(col, _)| col.at != item);
            header.unknown.push(shown(&texts[item].0, &texts[item].1));
        }
        return;
    }
    let open = |at: &usize| left.iter().copied().filter(|other| other > at).collect::<Vec<_>>();
    let may_name = |cols: &[(Col, &str)], at: usize| match column(cols, at) {
        Some(Column::Category | Column::Name) => true,
        Some(Column::Ignored | Column::Axis(_) | Column::Measure) => stands_in(at) && !below.holds_members(at),
        Some(_) => false,
        None => unread.contains(&at),
    };
    let group = match (level, category) {
        (Some(level), None) => level,
        (_, Some(category)) => match called.filter(|called| *called < category && level.is_none()) {
            Some(called) => {
                // `科目大类 | 科目`: both say what they are.
                take(cols, called, Column::Level(0), texts, header);
                return;
            }
            None if level.is_none() => category,
            None => return,
        },
        (None, None) => {
            match called.or_else(|| left.iter().copied().find(|at| stands_in(*at) && may_name(cols, *at))) {
                Some(group) => group,
                None => return,
            }
        }
    };
    let candidates = || open(&group).into_iter().filter(|at| may_name(cols, *at));
    let certain = level.is_some() || called == Some(group);
    let item = candidates().find(|at| below.needs(group, *at)).or_else(|| {
        candidates().find(|at| {
            let named = column(cols, *at) == Some(Column::Name);
            (certain && (stands_in(*at) && !named || called == Some(group) && named))
                || below.is_known(group, *at)
                || column(cols, *at) == Some(Column::Category) && below.repeats(group, *at)
        })
    });
    let Some(item) = item else { return };
    if level != Some(group) {
        take(cols, group, Column::Level(0), texts, header);
    }
    take(cols, item, Column::Category, texts, header);
}

/// Makes a column hold this.
fn take(cols: &mut Vec<(Col, &str)>, at: usize, column: Column, texts: &[(String, String)], header: &mut Header) {
    let (group, text) = &texts[at];
    let full = shown(group, text);
    let used = cols.iter().any(|(col, _)| col.at == at && col.column != Column::Ignored);
    if !used {
        header.unknown.retain(|known| *known != full);
        header.score += 1;
    }
    cols.retain(|(col, _)| col.at != at);
    cols.push((Col { at, column, text: text.clone(), unit: None, full, rank: 1, member: None }, ""));
}

/// The rows below a header.
struct Below<'a> {
    rows: &'a Rows,
    after: usize,
    amounts: &'a [usize],
    context: &'a SheetContext<'a>,
}

impl<'a> Below<'a> {
    fn rows(&self) -> impl Iterator<Item = &'a [String]> {
        self.rows.iter().skip(self.after).map(|(_, cells)| cells.as_slice())
    }

    /// Those with an amount that are no sums by name.
    fn lines(&self) -> impl Iterator<Item = &'a [String]> {
        let sum = |cell: &String| label::sum(&Label::parse(cell, false).name).is_some();
        self.rows().filter(move |cells| {
            let amount = self.amounts.iter().any(|at| figure(of(cells, *at)).is_some());
            amount && !cells.iter().take(self.amounts[0]).any(sum)
        })
    }

    fn is_text(&self, at: usize) -> bool {
        let (mut filled, mut named) = (0, 0);
        for cell in self.rows().map(|cells| of(cells, at)).filter(|cell| !cell.is_empty()) {
            filled += 1;
            named += usize::from(figure(cell).is_none());
        }
        named * 2 > filled
    }

    /// Are there amounts beside which only the second of two columns says what they are for, and none beside which
    /// only the first does?
    fn needs(&self, group: usize, item: usize) -> bool {
        let (mut without, mut bare) = (0, 0);
        for cells in self.lines() {
            match (of(cells, group).is_empty(), of(cells, item).is_empty()) {
                (true, false) => without += 1,
                (false, true) => bare += 1,
                (true, true) => return false,
                _ => {}
            }
        }
        without > 0 && bare <= without
    }

    /// Does the book know what most rows name, as what stands below their groups?
    fn is_known(&self, group: usize, item: usize) -> bool {
        let names = Names::new(&self.context.settings.categories);
        if !names.declared {
            return false;
        }
        let path = |cells: &[String]| [of(cells, group), of(cells, item)].map(|name| Label::parse(name, false).name);
        let mut lines = 0;
        let known = self.lines().inspect(|_| lines += 1).filter(|cells| {
            let path = path(cells);
            path.iter().all(|name| !name.is_empty())
                && names.find(&path[1..], "", &[]).is_some()
                && names.find(&path[..1], "", &[]).is_none_or(|above| {
                    names.find(&path, "", std::slice::from_ref(&above)).is_some_and(|found| found != above)
                })
        });
        let known = known.count();
        known * 2 > lines
    }

    /// Does one name stand beside several others, and none of those beside several of it?
    fn repeats(&self, group: usize, item: usize) -> bool {
        let pairs: std::collections::BTreeSet<(&str, &str)> =
            self.lines().map(|cells| (of(cells, group), of(cells, item))).collect();
        let groups: std::collections::BTreeSet<&str> = pairs.iter().map(|(group, _)| *group).collect();
        let items: std::collections::BTreeSet<&str> = pairs.iter().map(|(_, item)| *item).collect();
        groups.len() < pairs.len() && items.len() == pairs.len()
    }

    fn holds_members(&self, at: usize) -> bool {
        self.rows().any(|cells| super::across::is_member(of(cells, at), self.context))
    }
}

fn of(cells: &[String], at: usize) -> &str {
    cells.get(at).map_or("", |cell| cell.trim())
}

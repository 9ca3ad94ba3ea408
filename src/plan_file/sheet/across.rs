//! Members of a dimension side by side: one column, or one group of columns, for each department.

use super::SheetContext;
use super::amounts::{of_year, plain};
use super::columns::{Column, fold};
use super::fate::Fate;
use super::header::{Col, Header, Rows, figure};
use super::heading::{self, Reading};
use super::item::{Figure, Item};
use crate::model::FiscalYear;
use crate::words::{Message, Place, Problem, msg};

/// Whose amounts a column holds: of which dimension, which member; nobody's are all members'.
pub(super) type Of = (usize, Option<String>);

/// What stands beside members for what they share.
const SHARED: &[&str] = &["公共", "共用", "公共费用", "未分部门", "shared", "common", "unallocated"];

/// The columns of a header that are of members.
pub(super) struct Across {
    columns: Vec<Option<(Column, Of)>>,
}

impl Across {
    /// Finds headings, or titles of groups of columns, that are members of one dimension: two at least, or they are
    /// what `--map` says of columns of amounts.
    pub(super) fn find(texts: &[(String, String)], context: &SheetContext<'_>) -> Option<Across> {
        let year = context.plan.year;
        (0..context.settings.dimensions.axes.len()).find_map(|axis| {
            let member = |text: &str| member(text, axis, context);
            let of = |(group, text): &(String, String)| -> Option<(Column, Of)> {
                if let Some(of) = member(text) {
                    return Some((amount(group, "", year)?, (axis, of)));
                }
                let of = member(group).filter(|_| !group.is_empty())?;
                Some((amount("", text, year)?, (axis, of)))
            };
            let columns: Vec<Option<(Column, Of)>> = texts.iter().map(of).collect();
            let mut named: Vec<&String> = columns.iter().flatten().filter_map(|(_, (_, of))| of.as_ref()).collect();
            named.sort_unstable();
            named.dedup();
            (named.len() > 1).then_some(Across { columns })
        })
    }

    pub(super) fn of(&self, at: usize) -> Option<(Column, Of)> {
        self.columns.get(at).cloned().flatten()
    }
}

/// The member that a heading names: declared, or said by `--map`.
fn member(text: &str, axis: usize, context: &SheetContext<'_>) -> Option<Option<String>> {
    let axis = &context.settings.dimensions.axes[axis];
    let folded = fold(text).0;
    if folded.is_empty() {
        return None;
    }
    if let Some(member) = axis.members.iter().find(|member| fold(member).0 == folded) {
        return Some(Some(member.clone()));
    }
    if SHARED.contains(&folded.as_str()) {
        return Some(None);
    }
    let said = context.maps.iter().any(|(heading, key)| *key == axis.name && fold(heading).0 == folded);
    (said && axis.members.is_empty()).then(|| Some(text.trim().to_string()))
}

/// What is left of a sheet's name without what only says that it is a budget, and of which year.
pub(super) fn bare(name: &str) -> String {
    const WORDS: &[&str] = &["预算表", "费用预算", "支出预算", "预算", "费用", "年度", "budget"];
    let folded = fold(name).0;
    let bare = WORDS.iter().fold(folded.clone(), |text, word| text.replace(word, ""));
    let aside = |c: char| c.is_ascii_digit() || matches!(c, '年' | '-' | '.' | '·');
    let bare = bare.trim_matches(aside).to_string();
    if bare.is_empty() { folded } else { bare }
}

/// The member that the name of a sheet names.
pub(super) fn of_sheet(name: &str, context: &SheetContext<'_>) -> Option<(usize, String)> {
    (0..context.settings.dimensions.axes.len()).find_map(|axis| {
        let found = member(name, axis, context).or_else(|| member(&bare(name), axis, context));
        found.flatten().map(|member| (axis, member))
    })
}

/// Headings of those that a budget is given to, whatever they are to the book.
const GIVEN_TO: &[&str] =
    &["预算单位", "使用部门", "使用单位", "责任单位", "归口单位", "编制部门", "申报部门", "所属部门", "事业部"];

/// The dimension that a column of those is: every cell names one of its members.
pub(super) fn of_cells(folded: &str, rows: &Rows, last: usize, at: usize, context: &SheetContext<'_>) -> Option<usize> {
    if !GIVEN_TO.contains(&folded) {
        return None;
    }
    let cells = || rows.iter().skip(last + 1).filter_map(|(_, cells)| cells.get(at)).map(|cell| cell.trim());
    let filled = || cells().filter(|cell| !cell.is_empty());
    (0..context.settings.dimensions.axes.len()).find(|axis| {
        let declared = &context.settings.dimensions.axes[*axis].members;
        filled().next().is_some() && filled().all(|cell| declared.iter().any(|member| member == cell))
    })
}

/// Does a cell name a member of any dimension?
pub(super) fn is_member(cell: &str, context: &SheetContext<'_>) -> bool {
    (0..context.settings.dimensions.axes.len()).any(|axis| member(cell, axis, context).is_some())
}

/// The amount that a column of a member holds, by what else its heading says.
fn amount(group: &str, text: &str, year: FiscalYear) -> Option<Column> {
    if group.is_empty() && text.is_empty() {
        return Some(Column::Amount);
    }
    match heading::read(group, text, year) {
        Reading::Amount { column, .. } => Some(column),
        // A title of no known word over departments is only a title.
        Reading::Unknown if text.is_empty() => Some(Column::Amount),
        _ => None,
    }
}

/// A member with its columns.
type Side = (Of, Vec<Col>);

/// The columns of each member with those that all of them share, and the columns that sum members up.
pub(super) fn sides(cols: &[(Col, &str)]) -> Option<(Vec<Side>, Vec<Col>)> {
    let mut sides: Vec<Side> = Vec::new();
    for (col, _) in cols {
        let Some(of) = &col.member else { continue };
        if sides.iter().all(|(known, _)| known != of) {
            sides.push((of.clone(), Vec::new()));
        }
    }
    if sides.is_empty() {
        return None;
    }
    let mut sums = Vec::new();
    for (col, _) in cols {
        match &col.member {
            Some(of) => sides.iter_mut().filter(|(known, _)| known == of).for_each(|(_, own)| own.push(col.clone())),
            None if col.column.is_amount() => sums.push(col.clone()),
            None => sides.iter_mut().for_each(|(_, own)| own.push(col.clone())),
        }
    }
    Some((sides, sums))
}

/// Holds the columns that sum members up against the amounts of one row's members.
pub(super) fn check(
    header: &Header,
    items: &[Item],
    sums: &[Option<Figure>],
    context: &SheetContext<'_>,
) -> Vec<Problem> {
    let Some(first) = items.first().filter(|_| items.iter().all(|item| item.fate != Fate::Refused)) else {
        return Vec::new();
    };
    let total = |column: Column| -> (i128, i128) {
        let of = |item: &Item| {
            let side = &header.sides[item.side];
            let own: Vec<Option<i128>> = item.figures.iter().map(|figure| figure.map(|figure| figure.minor)).collect();
            let amounts = || side.cols.iter().filter(|col| col.column.is_amount());
            let same = amounts().zip(&own).find(|(col, _)| col.column == column).and_then(|(_, minor)| *minor);
            let whole = matches!(column, Column::Annual | Column::Total | Column::Amount);
            same.or_else(|| of_year(side, &own).filter(|_| whole)).unwrap_or(0)
        };
        let blur = |item: &Item| {
            item.figures.iter().flatten().map(|figure| figure.blur + i128::from(figure.rounded)).sum::<i128>()
        };
        (items.iter().map(of).sum(), items.iter().map(blur).sum())
    };
    let mut problems = Vec::new();
    for (col, stated) in header.across.iter().zip(sums) {
        let Some(stated) = stated else { continue };
        let (sum, blur) = total(col.column);
        if (stated.minor - sum).abs() > stated.blur + i128::from(stated.rounded) + blur {
            let message = msg("plan-sheet-across-differs").with("column", col.full.as_str());
            let message = message.with("stated", plain(stated.minor, context)).with("sum", plain(sum, context));
            let place = Place::line(context.file, first.line);
            problems.push(match context.ignore_totals {
                true => Problem::warning(message).at(place),
                false => Problem::error(message).at(place).hint(msg("plan-sheet-total-differs-hint")),
            });
        }
    }
    problems
}

/// Columns of no known heading that add up to the one that is read: perhaps members, and told.
pub(super) fn perhaps(rows: &Rows, header: &Header, context: &SheetContext<'_>) -> Option<Problem> {
    let [side] = &header.sides[..] else { return None };
    let mut amounts = side.cols.iter().filter(|col| col.column.is_amount());
    let (total, None) = (amounts.next()?, amounts.next()) else { return None };
    let heads = &rows[header.last].1;
    let unknown: Vec<usize> = (0..heads.len())
        .filter(|at| header.unknown.iter().any(|text| !heads[*at].trim().is_empty() && *text == heads[*at].trim()))
        .collect();
    let figures = |cells: &[String], at: usize| cells.get(at).and_then(|cell| figure(cell)).map(|money| money.minor());
    let below = || rows.iter().skip(header.last + 1).map(|(_, cells)| cells.as_slice());
    let held: Vec<usize> =
        unknown.into_iter().filter(|at| below().any(|cells| figures(cells, *at).is_some_and(|f| f != 0))).collect();
    let mut compared = 0;
    for cells in below() {
        let Some(total) = figures(cells, total.at) else { continue };
        let parts: i64 = held.iter().filter_map(|at| figures(cells, *at)).sum();
        if parts != total {
            return None;
        }
        compared += 1;
    }
    if held.len() < 2 || compared == 0 {
        return None;
    }
    let names = held.iter().map(|at| Message::verbatim(format!("`{}`", heads[*at].trim()))).collect();
    let message = msg("plan-sheet-across").with("columns", super::short(names)).with("total", total.text.as_str());
    let first = heads[held[0]].trim().to_string();
    let hint = msg("plan-sheet-across-hint").with("column", first);
    Some(Problem::warning(message).at(Place::file(context.file)).hint(hint))
}

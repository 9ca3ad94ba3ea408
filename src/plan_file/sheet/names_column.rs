//! Which column of a 预算表 holds the names of its rows, where no heading says so.

use super::SheetContext;
use super::columns::{Column, STAND_INS, fold};
use super::header::{Col, Header, LEVELS, Rows, figure, shown};

/// Where no heading says category: the column 项目 or 名称 stands for it, unless it holds members of a dimension.
pub(super) fn stand_in(cols: &mut [(Col, &str)], header: &mut Header, rows: &Rows, context: &SheetContext<'_>) {
    let category = |column: Column| matches!(column, Column::Category | Column::Level(_));
    let levels: Vec<usize> = (0..cols.len()).filter(|i| matches!(cols[*i].0.column, Column::Level(_))).collect();
    if let [only] = levels[..]
        && !cols.iter().any(|(col, _)| col.column == Column::Category)
    {
        cols[only].0.column = Column::Category;
    }
    // `Category | Subcategory`: the first of the two is the level above.
    if let [only] = levels[..]
        && cols[only].0.column == Column::Level(1)
    {
        let above = cols[only].0.at;
        let first = cols.iter_mut().filter(|(col, _)| col.column == Column::Category && col.at < above);
        first.for_each(|(col, _)| col.column = Column::Level(0));
    }
    if cols.iter().any(|(col, _)| category(col.column)) {
        return;
    }
    let members = |col: &Col| {
        let Column::Axis(axis) = col.column else { return false };
        let declared = &context.settings.dimensions.axes[axis].members;
        let cells = rows.iter().skip(header.last + 1).filter_map(|(_, cells)| cells.get(col.at));
        cells.map(|cell| cell.trim()).any(|cell| declared.iter().any(|member| member == cell))
    };
    for words in STAND_INS {
        let found = cols.iter().position(|(col, _)| {
            let kept = matches!(col.column, Column::Ignored | Column::Name | Column::Axis(_) | Column::Measure)
                && !members(col);
            words.contains(&fold(&col.text).0.as_str()) && kept
        });
        let sides: Vec<usize> = found
            .map(|found| fold(&cols[found].0.text).0)
            .map(|word| (0..cols.len()).filter(|i| fold(&cols[*i].0.text).0 == word).collect())
            .unwrap_or_default();
        if !sides.is_empty() {
            for at in sides {
                if cols[at].0.column == Column::Ignored {
                    header.score += 1;
                    header.unknown.retain(|text| *text != shown(cols[at].1, &cols[at].0.text));
                }
                cols[at].0.column = Column::Category;
            }
            return;
        }
    }
}

/// Columns without a heading, left of the amounts: names and codes where no heading says so, else names further in.
pub(super) fn infer_blanks(cols: &mut Vec<(Col, &str)>, blanks: &[usize], rows: &Rows, last: usize) {
    let amounts = cols.iter().filter(|(col, _)| col.column.is_amount()).map(|(col, _)| col.at);
    let first = amounts.min().unwrap_or(0);
    let cells = |at: usize| {
        let below = rows.iter().skip(last + 1).filter_map(move |(_, cells)| cells.get(at));
        below.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    };
    let coded = |cell: &str| cell.chars().all(|c| c.is_ascii_digit() || ".-".contains(c));
    let mostly = |at: usize, test: &dyn Fn(&str) -> bool| {
        let all = cells(at).count();
        all > 0 && cells(at).filter(|cell| test(cell)).count() * 2 > all
    };
    let col = |at, column| {
        (Col { at, column, text: String::new(), unit: None, full: String::new(), rank: 1, member: None }, "")
    };
    // Right of figures there are more of them, and no codes.
    let used: Vec<usize> = cols.iter().map(|(col, _)| col.at).chain(blanks.iter().copied()).collect();
    let after_figures =
        |at: usize| (0..at).any(|left| !used.contains(&left) && mostly(left, &|cell| figure(cell).is_some()));
    let named = cols.iter().find(|(col, _)| matches!(col.column, Column::Category)).map(|(col, _)| col.at);
    for at in blanks.iter().copied().filter(|at| *at < first) {
        let has = |cols: &[(Col, &str)], wanted| cols.iter().any(|(col, _)| col.column == wanted);
        match named {
            // Each level stands one cell further to the right.
            Some(named) => {
                let between = (named + 1..at).all(|at| blanks.contains(&at));
                if at > named && at - named < LEVELS && between && mostly(at, &|cell| figure(cell).is_none()) {
                    let first = cols.iter_mut().filter(|(col, _)| col.at == named);
                    first.for_each(|(col, _)| col.column = Column::Level(0));
                    cols.push(col(at, Column::Level(at - named)));
                }
            }
            None if !has(cols, Column::Code) && mostly(at, &coded) && !after_figures(at) => {
                cols.push(col(at, Column::Code))
            }
            None if !has(cols, Column::Category)
                && !cols.iter().any(|(col, _)| matches!(col.column, Column::Level(_)))
                && mostly(at, &|cell| figure(cell).is_none()) =>
            {
                cols.push(col(at, Column::Category));
            }
            None => {}
        }
    }
}

/// Where no column holds names: the first left of the amounts whose heading is not known, if it holds texts.
pub(super) fn names_below(
    cols: &mut Vec<(Col, &str)>,
    unread: &[usize],
    texts: &[(String, String)],
    header: &mut Header,
    rows: &Rows,
) {
    let first = cols.iter().filter(|(col, _)| col.column.is_amount()).map(|(col, _)| col.at).min().unwrap_or(0);
    let names = |col: &Col| matches!(col.column, Column::Category | Column::Level(_));
    if cols.iter().any(|(col, _)| names(col)) || cols.iter().filter(|(col, _)| col.column.is_amount()).count() < 4 {
        return;
    }
    for at in unread.iter().copied().filter(|at| *at < first) {
        let cells = rows.iter().skip(header.last + 1).filter_map(|(_, cells)| cells.get(at)).map(|cell| cell.trim());
        let (filled, named) = cells
            .filter(|cell| !cell.is_empty())
            .fold((0, 0), |(filled, named), cell| (filled + 1, named + usize::from(figure(cell).is_none())));
        if named * 2 > filled {
            let (group, text) = &texts[at];
            let full = shown(group, text);
            header.unknown.retain(|known| *known != full);
            header.score += 1;
            let col = Col { at, column: Column::Category, text: text.clone(), unit: None, full, rank: 1, member: None };
            cols.retain(|(col, _)| col.at != at);
            cols.push((col, ""));
            return;
        }
    }
}

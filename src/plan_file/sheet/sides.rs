//! The tables that stand side by side under one header, and which of several columns of one kind counts.

use super::columns::Column;
use super::header::{Col, Header, Side};
use super::heading::Other;
use super::kind::kind_of;
use crate::model::Kind;

/// Parts columns into the tables that stand side by side, and settles which of several versions of a column counts.
pub(super) fn split(cols: Vec<(Col, &str)>, header: &mut Header) {
    let categories: Vec<usize> = (0..cols.len()).filter(|i| cols[*i].0.column == Column::Category).collect();
    let whole = categories.iter().enumerate().all(|(n, at)| {
        let end = categories.get(n + 1).copied().unwrap_or(cols.len());
        cols[*at..end].iter().any(|(col, _)| col.column.is_amount())
    });
    let mut starts: Vec<usize> = vec![0];
    if whole {
        starts.extend(categories.iter().skip(1).map(|at| {
            let before = |at: usize| matches!(cols[at - 1].0.column, Column::Code | Column::Numeral);
            if before(*at) { at - 1 } else { *at }
        }));
    }
    starts.push(cols.len());
    for range in starts.windows(2) {
        let cols = &cols[range[0]..range[1]];
        let titles = cols.iter().map(|(_, group)| *group).filter(|group| !group.is_empty());
        let kind = titles.filter_map(kind_of).next().filter(|_| starts.len() > 2);
        // `收入项目` over the names says what they all are; a list of costs may hold a refund.
        let names = cols.iter().find(|(col, _)| col.column == Column::Category);
        let kind = kind.or(names.and_then(|(col, _)| kind_of(&col.text)).filter(|kind| *kind == Kind::Income));
        let mut side = Side { kind, ..Side::default() };
        for (col, _) in cols {
            settle(col, &mut side, header);
        }
        take_whole(&mut side, header);
        header.sides.push(side);
    }
}

/// Which version a column of amounts is: the least is the latest. What was added comes after what was changed.
fn version(col: &Col) -> (u8, bool) {
    (col.rank, !col.full.contains("追加后"))
}

/// Adds a column to its table; of two that hold the same the later version counts.
pub(super) fn settle(col: &Col, side: &mut Side, header: &mut Header) {
    // 合计 and 合计（万元）: the same in two units, held against each other.
    let again = side.col(col.column).is_some_and(|known| known.unit != col.unit && version(known) == version(col));
    let free = !side.has(|column| matches!(column, Column::Amount | Column::Period));
    if again && free && matches!(col.column, Column::Annual | Column::Total) {
        side.cols.push(Col { column: Column::Amount, ..col.clone() });
        return;
    }
    let Some(rival) = side.cols.iter_mut().find(|known| known.column == col.column) else {
        side.cols.push(col.clone());
        return;
    };
    match col.column {
        Column::Added(_) => side.cols.push(col.clone()),
        // A second reason is read with the remarks.
        Column::Basis | Column::Note => side.cols.push(Col { column: Column::Note, ..col.clone() }),
        // Whose name it is counts more than whose department.
        Column::Owner => header.unknown.push(col.text.clone()),
        column if column.is_amount() && version(rival) != version(col) => {
            let (kept, left) = match version(col) < version(rival) {
                true => (col.clone(), rival.clone()),
                false => (rival.clone(), col.clone()),
            };
            // Of three versions the second is not the one that counts.
            if header.version.as_ref().is_none_or(|known| *known == left.text) {
                header.version = Some(kept.text.clone());
            }
            header.others.push((Other::Version, left.full));
            *rival = kept;
        }
        _ => header.twice.push((rival.text.clone(), col.text.clone())),
    }
}

/// `年度预算数 | 预算调整数 | 总预算数`: of the year's amount, what was added to it and both together, the last counts.
fn take_whole(side: &mut Side, header: &mut Header) {
    let added = header.others.iter().any(|(other, _)| *other == Other::Version);
    let parts = |column| matches!(column, Column::Month(_) | Column::Quarter(_) | Column::Half(_) | Column::Monthly);
    let place = |wanted| side.cols.iter().position(|col| col.column == wanted);
    let (Some(first), Some(whole)) = (place(Column::Annual), place(Column::Total)) else { return };
    if !added || side.has(parts) {
        return;
    }
    header.version.get_or_insert(side.cols[whole].full.clone());
    header.others.push((Other::Version, side.cols[first].full.clone()));
    side.cols[whole].column = Column::Annual;
    side.cols.remove(first);
}

//! Which columns a variance report has, and what stands in each: the table for people, column by column.

use super::{VarianceParts, against_heading, against_key};
use crate::analysis::variance::{Against, By, ScopeName, VarianceQuery};
use crate::model::{Month, ReportColumn};
use crate::report::head::period;
use crate::report::{Align, Block, Column};
use crate::words::terms::axis_heading;
use crate::words::{Message, msg};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stands {
    /// What the row is called.
    Label,
    /// The variance of a month of the first scope.
    Month(Month),
    /// The variance of the first scope at a member, by its place among the columns.
    Across(usize),
    /// A figure of a scope.
    Scope(usize, ReportColumn),
    /// A base of comparison of a scope, by its number in the query.
    Base(usize, usize),
    /// The change from it.
    Change(usize, usize),
    /// The year's budget, or how much of it is done, of the scope that begins the year.
    Year(usize, ReportColumn),
    /// Where the year ends.
    Outlook(OfYear),
    /// Where the row stands in the first scope.
    Status,
    /// The basis of its plan line.
    Note,
    /// What reviews say of it.
    Cause,
}

/// A figure of the year's end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum OfYear {
    /// What it comes to.
    End,
    /// The budget of the year.
    Budget,
    /// The difference of the two.
    Variance,
}

use ReportColumn::{
    Actual, Adjusted, Available, Budget, Commitment, Completion, Current, Execution, LastYear, Note, Original, Rate,
    Rollover, Status, Variance, YearBudget,
};

/// The 预算执行情况表: a month and the year to date, and both against the year.
const OF_YEAR: [ReportColumn; 7] = [Budget, Actual, Variance, Rate, YearBudget, Completion, Status];
/// Of any other period.
const OF_PERIOD: [ReportColumn; 7] = [Budget, Actual, Variance, Rate, Execution, Available, Status];

/// The same of a book in which something is committed.
const OF_YEAR_COMMITTED: [ReportColumn; 9] =
    [Budget, Actual, Commitment, Available, Variance, Rate, YearBudget, Completion, Status];
const OF_PERIOD_COMMITTED: [ReportColumn; 8] =
    [Budget, Actual, Commitment, Available, Variance, Rate, Execution, Status];

/// The columns in order; those that were asked for, else the usual ones.
pub(super) fn columns(parts: &VarianceParts<'_>) -> Vec<(Stands, Column)> {
    let query = &parts.answer.query;
    let usual: &[ReportColumn] = match (query.scopes.len() > 1, parts.answer.commits) {
        (true, false) => &OF_YEAR,
        (false, false) => &OF_PERIOD,
        (true, true) => &OF_YEAR_COMMITTED,
        (false, true) => &OF_PERIOD_COMMITTED,
    };
    let rolling: Vec<ReportColumn>;
    let asked = match parts.columns.is_empty() {
        false => parts.columns,
        true if rolls(parts) => {
            rolling = with_rollover(usual);
            &rolling
        }
        true => usual,
    };
    // What makes the outermost rows heads their names.
    let heading = match query.by.first() {
        Some(By::Axis(axis)) => axis_heading(parts.names.dimensions.axes.get(*axis).map_or("", |axis| &axis.name)),
        _ => msg("term-category"),
    };
    let label = Column::new(heading, Align::Left, 0);
    let mut columns = vec![(Stands::Label, label)];
    if query.pivot {
        columns.extend(query.scopes[0].period.touched().map(|month| {
            let column = Column::new(Message::verbatim(month.to_string()), Align::Right, 0);
            let key = if query.scopes[0].planned { "variance" } else { "actual" };
            let column = column.under(Some(msg("report-pivot-group"))).within(Block::Series(1));
            (Stands::Month(month), column.keyed(key))
        }));
    }
    if let Some(axis) = query.across {
        let name = axis_heading(parts.names.dimensions.axes.get(axis).map_or("", |axis| &axis.name));
        let group = msg("report-across-group").with("dimension", name);
        let key = if query.scopes[0].planned { "variance" } else { "actual" };
        columns.extend(parts.answer.variance.columns.iter().enumerate().map(|(at, member)| {
            let column = Column::new(parts.names.member(axis, member), Align::Right, 0);
            (Stands::Across(at), column.under(Some(group.clone())).within(Block::Series(1)).keyed(key))
        }));
    }
    for (index, scope) in query.scopes.iter().enumerate() {
        let group = match scope.name {
            // Alone, the title names the period.
            _ if query.scopes.len() == 1 => None,
            ScopeName::Period => Some(period(scope.period)),
            ScopeName::Ytd => Some(msg("term-year-to-date")),
        };
        let block = Block::Whole(u8::try_from(index + 2).unwrap_or(u8::MAX));
        let own = of_scope(parts, asked, index).into_iter();
        columns.extend(own.map(|(stands, column)| {
            let block = match stands {
                Stands::Base(_, base) | Stands::Change(_, base) => Block::Aside(aside(query, index, base)),
                _ => block,
            };
            (stands, column.under(group.clone()).within(block))
        }));
    }
    for (index, scope) in query.scopes.iter().enumerate().filter(|(_, scope)| scope.planned) {
        for column in asked.iter().filter(|_| scope.year.is_some()) {
            let (heading, key) = match column {
                YearBudget => ("term-year-budget", "year_budget"),
                Completion => ("term-completion", "year_completion"),
                _ => continue,
            };
            let place = Block::Whole(u8::MAX);
            // Beside where the year ends they stand under the year.
            let group = parts.answer.frame.as_ref().map(|_| msg("outlook-group"));
            let of_year = Column::new(msg(heading), Align::Right, 0).within(place).keyed(key);
            columns.push((Stands::Year(index, *column), of_year.under(group)));
        }
    }
    if let Some(frame) = &parts.answer.frame {
        let all = [
            (OfYear::End, "term-outlook", "outlook"),
            (OfYear::Budget, "term-budget", "outlook_budget"),
            (OfYear::Variance, "term-variance", "outlook_variance"),
        ];
        // The year's budget stands there once.
        let has_budget = columns.iter().any(|(stands, _)| matches!(stands, Stands::Year(_, YearBudget)));
        let shown = all.into_iter().filter(|(of, ..)| match of {
            OfYear::End => true,
            OfYear::Budget => frame.planned && !has_budget,
            OfYear::Variance => frame.planned,
        });
        columns.extend(shown.map(|(of, heading, key)| {
            let column = Column::new(msg(heading), Align::Right, 0).within(Block::Whole(u8::MAX));
            (Stands::Outlook(of), column.under(Some(msg("outlook-group"))).keyed(key))
        }));
    }
    if asked.contains(&Status) && query.scopes[0].planned {
        // Between two periods it has to say of which it is.
        let heading = if query.scopes.len() > 1 { "report-status-period" } else { "term-status" };
        columns.push((Stands::Status, Column::new(msg(heading), Align::Left, 0).within(Block::Whole(2))));
    }
    if asked.contains(&Note) {
        columns.push((Stands::Note, Column::new(msg("term-basis"), Align::Left, 0)));
    }
    if parts.notes.is_some() {
        columns.push((Stands::Cause, Column::new(msg("term-cause"), Align::Left, 0)));
    }
    columns
}

/// Did anything come into a scope from the months before?
fn rolls(parts: &VarianceParts<'_>) -> bool {
    (0..parts.answer.query.scopes.len()).any(|scope| rolled(parts, scope))
}

fn rolled(parts: &VarianceParts<'_>, scope: usize) -> bool {
    parts.answer.variance.rows.iter().any(|row| !row.scopes[scope].measure.rolled.is_zero())
}

/// What rolls over stands beside the budget, and what both leave is told.
fn with_rollover(usual: &[ReportColumn]) -> Vec<ReportColumn> {
    let mut columns: Vec<ReportColumn> = Vec::new();
    for column in usual {
        columns.push(*column);
        match column {
            Budget => columns.push(Rollover),
            Actual if !usual.contains(&Available) => columns.push(Available),
            _ => {}
        }
    }
    columns
}

/// A number for each base of each scope.
fn aside(query: &VarianceQuery, scope: usize, base: usize) -> u8 {
    u8::try_from(scope * query.against.len() + base).unwrap_or(u8::MAX)
}

/// The columns of one scope.
fn of_scope(parts: &VarianceParts<'_>, asked: &[ReportColumn], index: usize) -> Vec<(Stands, Column)> {
    let query: &VarianceQuery = &parts.answer.query;
    // What follows from other columns gives way on a narrow terminal, unless it was asked for by name.
    let derived = if parts.columns.is_empty() { 1 } else { 0 };
    let mut columns = Vec::new();
    // A base that the ledger has no rows for is told in a line.
    let has_figures = |base: &usize| {
        query.against[*base].is_stated() || parts.answer.bases[index].get(*base).is_some_and(Option::is_some)
    };
    for column in asked {
        let (heading, key, rank) = match column {
            Budget => ("term-budget", "budget", 0),
            Original => ("term-original-budget", "original", 0),
            Adjusted => ("term-adjusted", "adjusted", 0),
            Current => ("term-current-budget", "budget", 0),
            Actual => ("term-actual", "actual", 0),
            Variance => ("term-variance", "variance", 0),
            // Between two periods there is no room for its full name in English.
            Rate if query.scopes.len() > 1 => ("report-rate-in-block", "variance_ratio", 4 * derived),
            Rate => ("term-variance-ratio", "variance_ratio", 4 * derived),
            Execution => ("term-execution-ratio", "execution_ratio", 6 * derived),
            Available => ("term-available", "available", 7 * derived),
            // Into a year that begins nothing comes: the column would be empty.
            Rollover if parts.columns.is_empty() && !rolled(parts, index) => continue,
            Rollover => ("term-rollover", "rollover", 0),
            Commitment => ("term-commitment", "commitment", 0),
            LastYear => {
                let base = query.against.iter().position(|against| *against == Against::LastYear);
                columns.extend(base.into_iter().filter(has_figures).flat_map(|base| compared(query, index, base)));
                continue;
            }
            YearBudget | Completion | Status | Note => continue,
        };
        if query.scopes[index].planned || *column == Actual {
            columns.push((Stands::Scope(index, *column), Column::new(msg(heading), Align::Right, rank).keyed(key)));
        }
    }
    let others = query.against.iter().enumerate();
    let others = others.filter(|(_, against)| **against != Against::LastYear || !asked.contains(&LastYear));
    let others = others.map(|(base, _)| base).filter(has_figures);
    columns.extend(others.flat_map(|base| compared(query, index, base)));
    columns
}

/// A base and the change from it.
fn compared(query: &VarianceQuery, scope: usize, base: usize) -> [(Stands, Column); 2] {
    let heading = against_heading(query.against[base]);
    let change = msg("report-change-from").with("base", heading.clone());
    let key = against_key(query.against[base]);
    let column = |heading, part| Column::new(heading, Align::Right, 0).keyed(format!("against.{key}.{part}"));
    [
        (Stands::Base(scope, base), column(heading, "base")),
        (Stands::Change(scope, base), column(change, "variance_ratio")),
    ]
}

//! Budget and actual by category; each row opens to its months and to the rows of the ledger.

use std::collections::BTreeSet;

use super::anchor::row_anchor;
use super::block::{Detail, Drill, DrillRow, Ledger};
use super::stories::{Places, stories};
use super::{Block, PageParts, Part};
use crate::analysis::variance::{Bucket, Direction, Role, Segment, VarianceRow};
use crate::answer::variance::VarianceAnswer;
use crate::model::{Category, Kind, Money, MoneyError};
use crate::report::chart::{bars, variances};
use crate::report::head::period;
use crate::report::table::column;
use crate::report::{Align, Cell, Emphasis, Readers, Row, Section, Table, Tone, VarianceParts, variance_report};
use crate::words::{Message, msg};

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let answer = parts.variance;
    let title = msg("page-categories");
    if let Some(reason) = &answer.empty {
        let text = (reason.clone(), Tone::Warn);
        let brief = vec![Section::Text(text.0.clone(), text.1)];
        return Ok(Some(Part { name: "categories", title, blocks: vec![Block::Text(text.0, text.1)], brief }));
    }
    let of = || period(parts.chosen.period);
    let rows = &answer.variance.rows;
    let stories = stories(parts)?;
    let early = answer.query.scopes[0].is_early();
    let mut blocks = Vec::new();
    let charts = [
        bars(rows, Kind::Cost, parts.names, (&stories, early), of())?,
        variances(rows, 0, parts.names, of())?,
        match answer.query.scopes.get(1) {
            Some(ytd) => variances(rows, 1, parts.names, period(ytd.period))?,
            None => None,
        },
        bars(rows, Kind::Income, parts.names, (&[], early), of())?,
    ];
    blocks.extend(charts.into_iter().flatten().map(|chart| Block::Chart(Box::new(chart))));
    blocks.push(Block::Drill(Box::new(drill(parts)?)));
    blocks.extend(ledger(parts).map(|ledger| Block::Ledger(Box::new(ledger))));
    Ok(Some(Part { name: "categories", title, blocks, brief: vec![Section::Table(brief(parts)?)] }))
}

/// The table of `variance`, each row with what it opens to.
fn drill(parts: &PageParts<'_>) -> Result<Drill, MoneyError> {
    let table = variance_table(parts, parts.variance);
    let year = Places::new(&parts.year.variance.rows);
    let all = parts.variance.variance.rows.iter();
    let rows = all.map(|row| {
        Ok(DrillRow {
            anchor: row_anchor(row),
            is_income: row.bucket.kind() == Kind::Income,
            detail: detail(row, &year, parts)?,
        })
    });
    Ok(Drill { table, rows: rows.collect::<Result<_, MoneyError>>()? })
}

/// The table of an answer, as `variance` shows it.
pub(super) fn variance_table(parts: &PageParts<'_>, answer: &VarianceAnswer) -> Table {
    let tables = variance_sections(parts, answer).into_iter().filter_map(|section| match section {
        Section::Table(table) => Some(table),
        _ => None,
    });
    tables.into_iter().next().unwrap_or_default()
}

/// An answer, as `variance` shows it.
pub(super) fn variance_sections(parts: &PageParts<'_>, answer: &VarianceAnswer) -> Vec<Section> {
    let report = variance_report(&VarianceParts {
        answer,
        head: parts.head,
        names: parts.names,
        materiality: parts.materiality,
        filters: Vec::new(),
        columns: &[],
        overrides: &[],
        asides: parts.asides.clone(),
        notes: parts.said.clone().filter(|_| std::ptr::eq(answer, parts.variance)),
        readers: Readers::All,
    });
    debug_assert_eq!(crate::report::disagreements(&report), Vec::<String>::new());
    report.sections
}

/// What a row opens to; nothing where it stands for no category.
fn detail(row: &VarianceRow, year: &Places<'_>, parts: &PageParts<'_>) -> Result<Option<Detail>, MoneyError> {
    let Some(Segment::Category(category)) = row.path.last() else { return Ok(None) };
    let months = match year.find(row) {
        Some((_, own)) => Some(months_table(own, parts)?),
        None => None,
    };
    let planned = !row.bucket.is_unbudgeted();
    let count = parts.ledger.as_ref().map_or((0, 0), |ledger| ledger.count(category, planned));
    let rows = (count.0 > 0).then(|| (category.clone(), planned));
    Ok(Some(Detail { months, rows, count, command: command(category.as_str(), parts) }))
}

/// The command that shows every row.
fn command(category: &str, parts: &PageParts<'_>) -> String {
    let own = parts.chosen.period;
    let quoted = match category {
        plain if plain.chars().all(|c| c.is_alphanumeric() || ":-_./".contains(c)) => plain.to_string(),
        other => format!("'{}'", other.replace('\'', r"'\''")),
    };
    match own.first_month() == own.last_month() && own.covers(own.first_month()) {
        true => format!("budget explain {quoted} --month {}", own.first_month()),
        false => format!("budget explain {quoted} --from {} --to {}", own.from, own.last_day()),
    }
}

/// The months of a row that have begun.
fn months_table(row: &VarianceRow, parts: &PageParts<'_>) -> Result<Table, MoneyError> {
    let scope = &parts.year.query.scopes[0];
    let columns = vec![
        column("term-month", Align::Left, 0),
        column("term-budget", Align::Right, 0).keyed("budget"),
        column("term-actual", Align::Right, 0).keyed("actual"),
        column("term-variance", Align::Right, 0).keyed("variance"),
        column("term-variance-ratio", Align::Right, 1).keyed("variance_ratio"),
    ];
    let mut rows = Vec::new();
    let until = parts.chosen.period.last_month();
    for (month, measure) in scope.period.touched().zip(&row.months) {
        if !scope.has_begun(month) || month > until {
            break;
        }
        let variance = measure.variance()?;
        let way = match variance {
            Some(variance) => {
                let zero = Money::zero(variance.currency());
                let early = scope.is_early_month(month);
                crate::analysis::variance::against(variance, zero, row.bucket.kind(), early)?.2
            }
            None => Direction::None,
        };
        let tone = match way {
            Direction::Adverse => Tone::Bad,
            Direction::Favorable => Tone::Good,
            Direction::None => Tone::Plain,
        };
        let cells = vec![
            (Cell::Month(month), Tone::Plain),
            (measure.budget.map_or(Cell::Unknown, Cell::Money), Tone::Plain),
            (Cell::Money(measure.actual), Tone::Plain),
            (variance.map_or(Cell::Unknown, Cell::Signed), tone),
            (measure.variance_ratio().map_or(Cell::Unknown, Cell::SignedRatio), tone),
        ];
        rows.push(Row { cells, emphasis: Emphasis::Item, indent: 0 });
    }
    Ok(Table { title: None, columns, rows })
}

/// The rows of the ledger, with what their categories are called.
fn ledger(parts: &PageParts<'_>) -> Option<Ledger> {
    let rows = parts.ledger.clone()?;
    let paths: BTreeSet<&str> = rows.rows.iter().map(|(posting, _)| posting.category.as_str()).collect();
    let named = |path: &str| match Category::parse(path) {
        Some(category) => parts.names.path(&category),
        None => Message::verbatim(path),
    };
    let is_income =
        |path: &str| Category::parse(path).is_some_and(|category| parts.names.tree.kind(&category) == Kind::Income);
    Some(Ledger {
        categories: paths.into_iter().map(|path| (path.to_string(), named(path), is_income(path))).collect(),
        command: command("total", parts),
        axes: parts.names.dimensions.names().map(crate::words::terms::axis_heading).collect(),
        rows,
    })
}

/// The outermost rows alone.
fn brief(parts: &PageParts<'_>) -> Result<Table, MoneyError> {
    let columns = vec![
        column("term-category", Align::Left, 0),
        column("term-budget", Align::Right, 0).keyed("budget"),
        column("term-actual", Align::Right, 0).keyed("actual"),
        column("term-variance", Align::Right, 0).keyed("variance"),
    ];
    let answer = &parts.variance.variance;
    let line = |label: Message, judged: &crate::analysis::variance::Judged, bucket: Bucket, emphasis| {
        let measure = &judged.measure;
        let tone = match judged.direction {
            Direction::Adverse => Tone::Bad,
            Direction::Favorable => Tone::Good,
            Direction::None if bucket.is_unbudgeted() => Tone::Warn,
            Direction::None => Tone::Plain,
        };
        let cells = vec![
            (Cell::message(label), Tone::Plain),
            (measure.budget.map_or(Cell::Unknown, Cell::Money), Tone::Plain),
            (Cell::Money(measure.actual), Tone::Plain),
            (measure.variance()?.map_or(Cell::Unknown, Cell::Signed), tone),
        ];
        Ok::<Row, MoneyError>(Row { cells, emphasis, indent: 0 })
    };
    let mut rows = Vec::new();
    for row in answer.rows.iter().filter(|row| row.indent == 0) {
        let label = match row.role {
            Role::Item | Role::Subtotal => parts.names.label(row.label()),
            Role::Unbudgeted => msg("term-unbudgeted"),
            Role::Remainder(count) => msg("term-other").with("count", count),
            Role::Selected => msg("report-selected"),
            Role::Shared(count) => msg("report-shared").with("count", count),
        };
        rows.push(line(label, &row.scopes[0], row.bucket, Emphasis::Item)?);
    }
    let totals = &answer.totals[0];
    let cost = if totals.income.is_some() { "report-total-cost" } else { "term-total" };
    rows.push(line(msg(cost), &totals.cost, Bucket::Cost, Emphasis::Total)?);
    for (id, judged) in [("report-total-income", &totals.income), ("term-net", &totals.net)] {
        if let Some(judged) = judged {
            rows.push(line(msg(id), judged, Bucket::Income, Emphasis::Total)?);
        }
    }
    Ok(Table { title: None, columns, rows })
}

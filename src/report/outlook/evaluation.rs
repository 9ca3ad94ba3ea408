//! What forecasts would have been worth.

use super::method_name;
use crate::analysis::forecast::{Evaluation, FORECASTS, Score};
use crate::model::Ratio;
use crate::report::fields::{Field, data_table, field};
use crate::report::table::column;
use crate::report::{Align, Cell, DataTable, Emphasis, Row, Section, Table, Tone};
use crate::words::msg;

fn ratio(ratio: Option<Ratio>) -> Cell {
    ratio.map_or(Cell::Unknown, Cell::Ratio)
}

fn count(count: usize) -> Cell {
    Cell::Count(count as i64)
}

pub(super) fn sections(evaluation: &Evaluation) -> Vec<Section> {
    let scores = evaluation.scores();
    if scores.is_empty() {
        return vec![Section::Text(msg("outlook-backtest-short").with("count", evaluation.short), Tone::Warn)];
    }
    let columns = vec![
        column("term-method", Align::Left, 0),
        column("outlook-backtest-lines", Align::Right, 0).keyed("lines"),
        column("outlook-backtest-months", Align::Right, 0).keyed("months"),
        column("outlook-backtest-mase", Align::Right, 0).derived(),
        column("outlook-backtest-bias", Align::Right, 0).keyed("bias"),
        column("outlook-backtest-ranges", Align::Right, 0).keyed("ranges"),
        column("outlook-backtest-coverage", Align::Right, 0).keyed("coverage"),
    ];
    let row = |score: &Score| {
        let (label, emphasis) = match score.method {
            Some(method) => (method_name(FORECASTS[method].id()), Emphasis::Item),
            None => (msg("outlook-backtest-chosen"), Emphasis::Total),
        };
        let mase = score.mase.map_or(Cell::Unknown, |mase| Cell::Text(mase.plain()));
        let bias = score.bias.map_or(Cell::Unknown, Cell::SignedRatio);
        let cells = [
            Cell::message(label),
            count(score.lines),
            count(score.months),
            mase,
            bias,
            count(score.ranges),
            ratio(score.coverage),
        ];
        Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
    };
    let title = Some(msg("outlook-backtest-title"));
    let mut sections = vec![Section::Table(Table { title, columns, rows: scores.iter().map(row).collect() })];
    if let Some((months, share)) = evaluation.against_last_year() {
        let text = msg("outlook-backtest-last-year").with("months", months).with("share", share.percent());
        sections.push(Section::Text(text, Tone::Plain));
    }
    if evaluation.short > 0 {
        sections.push(Section::Text(msg("outlook-backtest-left").with("count", evaluation.short), Tone::Quiet));
    }
    sections.push(Section::Text(msg("outlook-backtest-reading"), Tone::Quiet));
    sections
}

pub(super) fn data(evaluation: &Evaluation) -> DataTable {
    let fields: Vec<Field<'_, Score>> = vec![
        field("method", |score: &Score| match score.method {
            Some(method) => Cell::Tag(FORECASTS[method].id()),
            None => Cell::Tag("chosen"),
        }),
        field("lines", |score: &Score| count(score.lines)),
        field("months", |score: &Score| count(score.months)),
        field("mase", |score: &Score| ratio(score.mase)),
        field("bias", |score: &Score| ratio(score.bias)),
        field("ranges", |score: &Score| count(score.ranges)),
        field("coverage", |score: &Score| ratio(score.coverage)),
    ];
    data_table("backtest", &fields, evaluation.scores())
}

//! Layouts at every width.

use super::{Look, WRITERS};
use crate::model::{Currency, Money, Unit};
use crate::report::{Align, Block, Cell, Column, Data, Emphasis, Report, Row, Section, Table, Tone};
use crate::words::{Language, Message, Words};

/// Whatever the width: each block names its rows and has more than a status, and what a row is called is never cut.
#[test]
fn no_block_is_headless_and_no_leaf_is_cut_at_any_width() {
    let leaves = ["水费", "电费", "Employer's housing fund", "办公费", "住房公积金", "rent"];
    let text = |text: String| (Cell::Text(text), Tone::Plain);
    let money = |minor: i64| (Cell::Money(Money::from_minor(minor, Currency::CNY)), Tone::Plain);
    let rows = leaves.iter().enumerate().map(|(at, leaf)| Row {
        cells: vec![
            text(format!("运营成本:水电及公共能耗{}:{leaf} · 阳光花园 · 客服{}部", at % 2, at % 3)),
            money(123_456_700 + at as i64),
            money(100_000_000),
            money(23_456_700),
            money(4_500),
            text("over".into()),
            money(700_000_000),
            money(600_000_000),
        ],
        emphasis: Emphasis::Item,
        indent: 0,
    });
    let figure = |name: &'static str, block, priority| {
        Column::new(Message::verbatim(name), Align::Right, priority).within(Block::Whole(block))
    };
    let columns = vec![
        Column::new(Message::verbatim("Line"), Align::Left, 0),
        figure("Budget", 1, 0),
        figure("Actual", 1, 0),
        figure("Variance", 1, 0),
        figure("Rate", 1, 4),
        Column::new(Message::verbatim("Status"), Align::Left, 0).within(Block::Whole(1)),
        figure("To date", 2, 0),
        figure("Spent", 2, 0),
    ];
    let table = Table { title: None, columns, rows: rows.collect() };
    let report = Report {
        name: "check",
        sections: vec![Section::Table(table)],
        data: Data { head: vec![], tables: vec![], errors: vec![] },
    };
    let words = Words::new(Language::En);
    let writer = WRITERS.iter().find(|writer| writer.name() == "table").unwrap();
    for width in 72..=200 {
        let look = Look { width: Some(width), ..Look::plain(&words, Unit::One) };
        let mut bytes = Vec::new();
        writer.write(&report, &look, &mut bytes).unwrap();
        let said = String::from_utf8(bytes).unwrap();
        for block in said.split("\n\n") {
            let lines: Vec<&str> = block.lines().collect();
            let head = lines.iter().find(|line| line.starts_with("Line")).unwrap_or_else(|| panic!("{width}\n{said}"));
            assert!(head.split_whitespace().count() > 2, "{width}\n{said}");
            for leaf in leaves {
                assert!(block.contains(leaf), "{leaf} at {width}\n{said}");
            }
            assert!(lines.iter().all(|line| unicode_width::UnicodeWidthStr::width(*line) <= width), "{width}\n{said}");
        }
    }
}

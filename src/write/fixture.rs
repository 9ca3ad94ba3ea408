//! One report with everything that a writer meets, figures worked by hand.

#![expect(clippy::inconsistent_digit_grouping, reason = "amounts in 分 are written yuan_fen")]

use crate::model::{Currency, Money, Month, Ratio};
use crate::report::{
    Align, Block, Cell, Column, Data, DataTable, Datum, Emphasis, Legend, Record, Report, Row, Section, Table, Tone,
};
use crate::words::{Message, Place, Problem, msg};

/// February and the year to date: an overrun, one of a single 分, one without a budget, a saving.
pub(super) fn report() -> Report {
    let legend = Legend {
        brief: vec![Message::verbatim("2026-CS v1"), Message::verbatim("明细入账至 2026-02-28")],
        whole: vec![Message::verbatim("预算方案 2026-CS v1"), Message::verbatim("三个批次")],
    };
    let title = Section::Title { title: Message::verbatim("阳光花园 2026-02"), notes: Vec::new(), legend };
    let finding = Section::Text(msg("term-in-progress"), Tone::Warn);
    Report { name: "variance", sections: vec![title, Section::Table(table()), finding], data: data() }
}

fn table() -> Table {
    let month = || Some(msg("term-this-month"));
    let ytd = || Some(msg("term-year-to-date"));
    let column = |heading, group: Option<Message>, align, priority| {
        let block = if group == month() { 1 } else { 2 };
        let column = Column::new(msg(heading), align, priority);
        if group.is_some() { column.under(group).within(Block::Whole(block)) } else { column }
    };
    let columns = vec![
        column("term-category", None, Align::Left, 0),
        column("term-budget", month(), Align::Right, 0),
        column("term-actual", month(), Align::Right, 0),
        column("term-variance", month(), Align::Right, 0),
        column("term-execution-ratio", month(), Align::Right, 2),
        column("term-status", None, Align::Left, 0),
        column("term-actual", ytd(), Align::Right, 0),
        column("term-variance", ytd(), Align::Right, 0),
    ];
    let rows = vec![
        row(
            "人力成本",
            [5_000_00, 7_000_00],
            ("over", "term-status-over"),
            [10_000_00, 9_001_00],
            Emphasis::Subtotal,
            0,
        ),
        row("加班费", [5_000_00, 7_000_00], ("over", "term-status-over"), [10_000_00, 9_001_00], Emphasis::Item, 1),
        row(
            "电费|A*",
            [120_000_00, 120_000_01],
            ("over", "term-status-over"),
            [240_000_00, 239_000_00],
            Emphasis::Item,
            0,
        ),
        row("快递费", [0, 88_00], ("unbudgeted", "term-status-unbudgeted"), [0, 88_00], Emphasis::Item, 0),
        row("", [125_000_00, 127_088_01], ("over", "term-status-over"), [250_000_00, 248_089_00], Emphasis::Total, 0),
    ];
    Table { title: None, columns, rows }
}

fn row(
    name: &str,
    [budget, actual]: [i64; 2],
    (tag, word): (&'static str, &'static str),
    [ytd_budget, ytd_actual]: [i64; 2],
    emphasis: Emphasis,
    indent: usize,
) -> Row {
    let tone = if tag == "over" { Tone::Bad } else { Tone::Warn };
    let cells = vec![
        (if emphasis == Emphasis::Total { total() } else { Cell::Text(name.to_string()) }, Tone::Plain),
        (Cell::Money(cny(budget)), Tone::Plain),
        (Cell::Money(cny(actual)), Tone::Plain),
        (Cell::Signed(cny(actual - budget)), tone),
        (ratio(actual, budget), Tone::Plain),
        (Cell::word(tag, msg(word)), tone),
        (Cell::Money(cny(ytd_actual)), Tone::Plain),
        (Cell::Signed(cny(ytd_actual - ytd_budget)), Tone::Plain),
    ];
    Row { cells, emphasis, indent }
}

fn total() -> Cell {
    Cell::word("total", msg("term-total"))
}

fn data() -> Data {
    let columns = ["category", "dimensions.department", "month", "budget", "variance_ratio", "status", "material"];
    let record = |category: &str, department: Cell, budget, variance_ratio, tag| Record {
        path: Vec::new(),
        values: vec![
            Cell::Text(category.to_string()),
            department,
            Cell::Month(Month::parse("2026-02").unwrap()),
            Cell::Money(cny(budget)),
            variance_ratio,
            Cell::word(tag, msg("term-status-over")),
            Cell::Flag(true),
        ],
    };
    let rows = DataTable {
        key: "rows",
        columns: columns.map(String::from).to_vec(),
        keyed: false,
        records: vec![
            record("人力成本:加班费", Cell::Text("客服部".into()), 5_000_00, ratio(2_000_00, 5_000_00), "over"),
            record("=1+1, \"x\"", Cell::Empty, -1_234_567_89, Cell::Unknown, "unbudgeted"),
        ],
    };
    let total =
        |path: [&'static str; 2], budget| Record { path: path.to_vec(), values: vec![Cell::Money(cny(budget))] };
    let totals = DataTable {
        key: "totals",
        columns: vec!["budget".into()],
        records: vec![
            total(["period", "cost"], 125_000_00),
            total(["period", "income"], 0),
            total(["ytd", "cost"], 250_000_00),
        ],
        keyed: true,
    };
    let late = msg("verbatim").with("text", "x").with("count", 3_i64).with("word", msg("term-budget"));
    Data {
        head: vec![
            ("currency", "CNY".into()),
            ("scopes", Datum::object([("period", Datum::object([("from", "2026-02-01".into())]))])),
        ],
        tables: vec![rows, totals],
        errors: vec![Problem::warning(late).at(Place::line("a.csv", 7))],
    }
}

fn ratio(a: i64, b: i64) -> Cell {
    Ratio::of(cny(a), cny(b)).map_or(Cell::Unknown, Cell::Ratio)
}

fn cny(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

//! The figures of the period at a glance.

use super::{Block, Card, PageParts, Part};
use crate::analysis::forecast::Outlook;
use crate::analysis::variance::{Direction, Judged, Measure};
use crate::model::{Money, MoneyError, Month};
use crate::report::chart::{Spark, spark};
use crate::report::head::period;
use crate::report::table::column;
use crate::report::{Align, Cell, Column, DataTable, Emphasis, Record, Row, Section, Table, Tone};
use crate::words::{Message, msg};

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let totals = &parts.variance.variance.totals;
    let mut blocks = vec![Block::Cards(cost_cards(parts)?)];
    if let (Some(income), Some(net)) = (&totals[0].income, &totals[0].net) {
        blocks.push(Block::Cards(vec![of(income, "income", "report-total-income")?, of(net, "net", "term-net")?]));
    }
    Ok(Some(Part { name: "headline", title: msg("page-headline"), blocks, brief: vec![brief(parts)?] }))
}

fn cost_cards(parts: &PageParts<'_>) -> Result<Vec<Card>, MoneyError> {
    let cost = &parts.variance.variance.totals[0].cost;
    let measure = &cost.measure;
    let mut cards = Vec::new();
    let months = gone(parts);
    let line = |of: &dyn Fn(&Measure) -> Option<Money>| -> Option<Spark> {
        spark(months.iter().filter_map(|(month, measure)| Some((*month, of(measure)?))).collect())
    };
    if let Some(budget) = measure.budget {
        cards.push(card("budget", msg("term-budget"), (Cell::Money(budget), Tone::Plain), None));
    }
    let mut actual = card("actual", msg("term-actual"), (Cell::Money(measure.actual), Tone::Plain), None);
    actual.spark = line(&|measure| Some(measure.actual));
    cards.push(actual);
    if let Some(variance) = measure.variance()? {
        let note = measure.variance_ratio().map(|ratio| msg("page-of-budget").with("ratio", ratio.percent()));
        let mut own = card("variance", msg("term-variance"), (Cell::Signed(variance), tone(cost)), note);
        own.spark = line(&|measure| measure.variance().ok().flatten());
        cards.push(own);
    }
    if let Some(answer) = parts.outlook {
        let totals = &answer.answer.variance.totals[0];
        if let Some(outlook) = &totals.cost_outlook {
            cards.push(outlook_card(outlook)?);
        }
        if let Some(available) = totals.cost.measure.available()? {
            let tone = if available.is_negative() { Tone::Bad } else { Tone::Plain };
            let measure = &totals.cost.measure;
            let carried = |message: Message| message.with("carried", measure.rolled.grouped());
            let ordered = |message: Message| message.with("amount", measure.commitment.grouped());
            let note = match (measure.commitment.is_zero(), measure.rolled.is_zero()) {
                (true, true) => None,
                (false, true) => Some(ordered(msg("page-after-orders"))),
                (true, false) => Some(carried(msg("page-after-carry"))),
                (false, false) => Some(carried(ordered(msg("page-after-both")))),
            };
            cards.push(card("available", msg("page-available"), (Cell::Money(available), tone), note));
        }
    }
    Ok(cards)
}

fn outlook_card(outlook: &Outlook) -> Result<Card, MoneyError> {
    let (tone, note) = match outlook.variance()? {
        Some(variance) => {
            let text = if variance.is_positive() { format!("+{}", variance.grouped()) } else { variance.grouped() };
            let tone = match variance.minor().signum() {
                1 => Tone::Bad,
                0 => Tone::Plain,
                _ => Tone::Good,
            };
            (tone, Some(msg("page-against-year").with("variance", text)))
        }
        None => (Tone::Plain, None),
    };
    Ok(card("outlook", msg("term-outlook"), (Cell::Money(outlook.year_end()?), tone), note))
}

/// The actual of a total, with what it is off its budget.
fn of(judged: &Judged, key: &'static str, id: &'static str) -> Result<Card, MoneyError> {
    let note = judged.measure.variance()?.map(|variance| {
        let text = if variance.is_positive() { format!("+{}", variance.grouped()) } else { variance.grouped() };
        msg("page-against-budget").with("variance", text)
    });
    Ok(card(key, msg(id), (Cell::Money(judged.measure.actual), tone(judged)), note))
}

fn card(key: &'static str, label: Message, value: (Cell, Tone), note: Option<Message>) -> Card {
    Card { key, label, value, note, spark: None }
}

fn tone(judged: &Judged) -> Tone {
    match judged.direction {
        Direction::Adverse => Tone::Bad,
        Direction::Favorable => Tone::Good,
        Direction::None => Tone::Plain,
    }
}

/// The months of the year up to the period's end that are over and have rows, with the costs of each.
fn gone<'a>(parts: &PageParts<'a>) -> Vec<(Month, &'a Measure)> {
    let scope = &parts.year.query.scopes[0];
    let until = parts.chosen.period.last_month();
    let months = scope.period.touched().zip(&parts.year.variance.totals[0].cost_months);
    months.filter(|(month, _)| *month <= until && !scope.is_early_month(*month)).collect()
}

/// What a row shows of the costs of a period.
type OfCosts<'a> = &'a dyn Fn(&Judged) -> Result<(Cell, Tone), MoneyError>;

/// The same as a small table: the period, and the year to date beside it.
fn brief(parts: &PageParts<'_>) -> Result<Section, MoneyError> {
    let scopes = &parts.variance.query.scopes;
    let totals = &parts.variance.variance.totals;
    let mut columns = vec![column("page-figure", Align::Left, 0)];
    columns.extend(scopes.iter().enumerate().map(|(at, scope)| {
        let heading = if at == 0 { period(scope.period) } else { msg("term-year-to-date") };
        Column::new(heading, Align::Right, 0).keyed("amount")
    }));
    let row = |id: &'static str, cell: OfCosts<'_>| {
        let mut cells = vec![(Cell::message(msg(id)), Tone::Plain)];
        for totals in totals {
            cells.push(cell(&totals.cost)?);
        }
        Ok::<Row, MoneyError>(Row { cells, emphasis: Emphasis::Item, indent: 0 })
    };
    let money = |amount: Option<Money>| (amount.map_or(Cell::Unknown, Cell::Money), Tone::Plain);
    let mut rows = vec![
        row("term-budget", &|cost| Ok(money(cost.measure.budget)))?,
        row("term-actual", &|cost| Ok(money(Some(cost.measure.actual))))?,
        row("term-variance", &|cost| Ok((cost.measure.variance()?.map_or(Cell::Unknown, Cell::Signed), tone(cost))))?,
        row("term-variance-ratio", &|cost| {
            Ok((cost.measure.variance_ratio().map_or(Cell::Unknown, Cell::SignedRatio), tone(cost)))
        })?,
    ];
    // What is available follows from these.
    let has = |of: &dyn Fn(&Measure) -> Money| totals.iter().any(|totals| !of(&totals.cost.measure).is_zero());
    if has(&|measure| measure.commitment) {
        rows.push(row("term-commitment", &|cost| Ok(money(Some(cost.measure.commitment))))?);
    }
    if has(&|measure| measure.rolled) {
        rows.push(row("term-rollover", &|cost| Ok(money(Some(cost.measure.rolled))))?);
    }
    rows.push(row("term-available", &|cost| Ok(money(cost.measure.available()?)))?);
    // Without a plan there is nothing but what was spent.
    rows.retain(|row| row.cells[1..].iter().any(|(cell, _)| *cell != Cell::Unknown));
    Ok(Section::Table(Table { title: None, columns, rows }))
}

/// What scripts read of the page: its figures, each by its name.
pub(super) fn data(parts: &PageParts<'_>) -> Result<DataTable, MoneyError> {
    let mut records = Vec::new();
    let mut push = |scope: &'static str, kind: &'static str, figure: &'static str, amount: Option<Money>| {
        let amount = amount.map_or(Cell::Empty, Cell::Money);
        records.push(Record {
            path: Vec::new(),
            values: vec![Cell::Tag(scope), Cell::Tag(kind), Cell::Tag(figure), amount],
        });
    };
    for (scope, totals) in ["period", "ytd"].into_iter().zip(&parts.variance.variance.totals) {
        let all = [("cost", Some(&totals.cost)), ("income", totals.income.as_ref()), ("net", totals.net.as_ref())];
        for (kind, judged) in all.into_iter().filter_map(|(kind, judged)| Some((kind, judged?))) {
            let measure = &judged.measure;
            push(scope, kind, "budget", measure.budget);
            push(scope, kind, "actual", Some(measure.actual));
            push(scope, kind, "variance", measure.variance()?);
            if kind == "cost" {
                push(scope, kind, "commitment", Some(measure.commitment));
                push(scope, kind, "rollover", Some(measure.rolled));
                push(scope, kind, "available", measure.available()?);
            }
        }
    }
    if let Some(answer) = parts.outlook {
        let totals = &answer.answer.variance.totals[0];
        if let Some(outlook) = &totals.cost_outlook {
            push("year", "cost", "budget", outlook.budget());
            push("year", "cost", "outlook", Some(outlook.year_end()?));
        }
        push("year", "cost", "available", totals.cost.measure.available()?);
    }
    let columns = ["scope", "kind", "figure", "amount"].map(String::from).to_vec();
    Ok(DataTable { key: "figures", columns, records, keyed: false })
}

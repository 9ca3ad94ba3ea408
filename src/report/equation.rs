//! The equation of the budget, by category: how the current budget came about, and what of it is available.

use super::fields::{Field, data_table, field};
use super::head::{Head, period, period_data};
use super::table::column;
use super::{Align, DataTable};
use super::{Cell, Data, Emphasis, Legend, Names, Report, Row, Section, Table, Tone};
use crate::analysis::equation::Equation;
use crate::model::{Category, Money, MoneyError, Period};
use crate::words::msg;

/// A term: its key, its heading, what it is, and whether it is left out where it is nothing everywhere.
type Term = (&'static str, &'static str, fn(&Equation) -> Result<Money, MoneyError>, bool);

const TERMS: [Term; 12] = [
    ("original", "term-original-budget", |own| Ok(own.original), false),
    ("revised", "term-revised", |own| Ok(own.revised), true),
    ("supplement", "term-supplement", |own| Ok(own.supplement), true),
    ("reduction", "term-reduction", |own| Ok(own.reduction), true),
    ("transfer_in", "term-transfer-in", |own| Ok(own.transfer_in), true),
    ("transfer_out", "term-transfer-out", |own| Ok(own.transfer_out), true),
    ("carry_forward", "term-carry-forward", |own| Ok(own.carried), true),
    ("current", "term-current-budget", Equation::current, false),
    ("rollover", "term-rollover", |own| Ok(own.rolled), true),
    ("commitment", "term-commitment", |own| Ok(own.commitment), true),
    ("actual", "term-actual", |own| Ok(own.actual), false),
    ("available", "term-available", Equation::available, false),
];

/// Builds the report of rows, each a category or what no line covers.
pub fn equation_report(
    rows: &[(Option<Category>, Equation)],
    of: Period,
    head: &Head,
    names: &Names,
) -> Result<Report, MoneyError> {
    let mut total: Option<Equation> = None;
    for (_, own) in rows {
        match &mut total {
            Some(total) => total.add(own)?,
            None => total = Some(*own),
        }
    }
    let title = msg("equation-title").with("period", period(of));
    let rolls = rows.iter().any(|(_, own)| !own.rolled.is_zero());
    let brief = msg(if rolls { "equation-brief-rolled" } else { "equation-brief" });
    let legend = Legend { brief: vec![brief], whole: vec![msg("equation-whole")] };
    let mut sections = vec![head.section(title, Vec::new(), legend)];
    match &total {
        None => sections.push(Section::Text(msg("report-plan-empty"), Tone::Warn)),
        Some(total) => {
            sections.push(Section::Table(table(rows, total, names)?));
            sections.push(Section::Text(current(total)?, Tone::Plain));
            sections.push(Section::Text(available(total)?, Tone::Plain));
        }
    }
    let known: Vec<(Option<Category>, Equation, bool)> =
        rows.iter().map(|(category, own)| (category.clone(), *own, category.is_none())).collect();
    let tables = vec![data(&known), totals(total)];
    let mut members = head.data();
    members.push(("period", period_data(of)));
    Ok(Report { name: "equation", sections, data: Data { head: members, tables, errors: Vec::new() } })
}

/// The sum in words: terms that are nothing are left out.
fn current(total: &Equation) -> Result<crate::words::Message, MoneyError> {
    let mut sum = msg("equation-original").with("amount", total.original.grouped());
    let parts = [
        (total.revised, "equation-revised"),
        (total.supplement, "equation-supplement"),
        (total.reduction, "equation-reduction"),
        (total.transfer_in, "equation-transfer-in"),
        (total.transfer_out, "equation-transfer-out"),
        (total.carried, "equation-carry-forward"),
    ];
    for (amount, id) in parts.into_iter().filter(|(amount, _)| !amount.is_zero()) {
        sum = msg(id).with("sum", sum).with("amount", amount.grouped());
    }
    Ok(msg("equation-current").with("current", total.current()?.grouped()).with("sum", sum))
}

/// What is left of that.
fn available(total: &Equation) -> Result<crate::words::Message, MoneyError> {
    let said = match total.rolled.is_zero() {
        true => msg("equation-available"),
        false => msg("equation-available-rolled").with("rolled", total.rolled.grouped()),
    };
    let said = said.with("available", total.available()?.grouped()).with("current", total.current()?.grouped());
    Ok(said.with("commitment", total.commitment.grouped()).with("actual", total.actual.grouped()))
}

fn table(rows: &[(Option<Category>, Equation)], total: &Equation, names: &Names) -> Result<Table, MoneyError> {
    let mut shown: Vec<&Term> = Vec::new();
    for term in &TERMS {
        let (.., of, may_go) = term;
        let mut is_something = !of(total)?.is_zero();
        for (_, own) in rows {
            is_something |= !of(own)?.is_zero();
        }
        if is_something || !may_go {
            shown.push(term);
        }
    }
    let mut columns = vec![column("term-category", Align::Left, 0)];
    columns.extend(shown.iter().map(|(key, heading, ..)| column(heading, Align::Right, 0).keyed(*key)));
    let line = |label, own: &Equation, emphasis| -> Result<Row, MoneyError> {
        let mut cells = vec![(Cell::message(label), Tone::Plain)];
        for (key, _, of, _) in &shown {
            let amount = of(own)?;
            let bad = *key == "available" && amount.is_negative();
            cells.push((Cell::Money(amount), if bad { Tone::Bad } else { Tone::Plain }));
        }
        Ok(Row { cells, emphasis, indent: 0 })
    };
    let mut all = Vec::new();
    for (category, own) in rows {
        let label = category.as_ref().map_or_else(|| msg("term-unbudgeted"), |category| names.path(category));
        all.push(line(label, own, Emphasis::Item)?);
    }
    all.push(line(msg("term-total"), total, Emphasis::Total)?);
    Ok(Table { title: None, columns, rows: all })
}

fn money_fields<'a, T: 'a>(of: fn(&T) -> Option<&Equation>) -> Vec<Field<'a, T>> {
    let each = TERMS.iter().map(|(key, _, term, _)| {
        field(*key, move |thing: &T| of(thing).and_then(|own| term(own).ok()).map_or(Cell::Empty, Cell::Money))
    });
    each.collect()
}

fn data(rows: &[(Option<Category>, Equation, bool)]) -> DataTable {
    type Known = (Option<Category>, Equation, bool);
    let mut fields: Vec<Field<'_, &Known>> = vec![
        field("category", |(category, ..): &&Known| category.as_ref().map_or(Cell::Empty, Cell::category)),
        field("unbudgeted", |(.., unbudgeted): &&Known| Cell::Flag(*unbudgeted)),
    ];
    fields.extend(money_fields(|known: &&Known| Some(&known.1)));
    data_table("rows", &fields, rows)
}

fn totals(total: Option<Equation>) -> DataTable {
    let fields = money_fields(|total: &Option<Equation>| total.as_ref());
    DataTable { keyed: true, ..data_table("totals", &fields, [total]) }
}

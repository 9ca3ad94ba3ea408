//! A resolved plan as canonical TOML: what a version of a plan is frozen as, and hashed.
//!
//! The same plan gives the same bytes: keys in one order, amounts as text with all decimals of the currency, ratios with
//! every digit, what is usual left out. Where lines stand in the plan's own files is not among it, for a comment moves
//! them: a line of a version stands in the version.

use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::canonical_rule;
use super::canonical_text::{amount, text_of, texts};
use crate::model::control::{Control, Strength, Tolerance, Window};
use crate::model::line::{LineMateriality, Mode};
use crate::model::{
    Category, Currency, FiscalYear, LinePlace, Money, Month, Ratio, ResolvedLine, ResolvedPlan, Rollover, TaxBasis,
};

/// The form of the text; a program that knows no later one refuses it.
const SCHEMA: i64 = 1;

/// A text that is no resolved plan in its canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCanonical {
    /// The line that is wrong, from 1; of a plan that is whole, but written in another form, the first that differs.
    pub line: usize,
}

/// The canonical text of a plan.
pub fn canonical(plan: &ResolvedPlan) -> String {
    let mut document = DocumentMut::new();
    let mut head = |key: &str, value: Value| document.insert(key, Item::Value(value));
    head("schema", SCHEMA.into());
    head("id", plan.id.as_str().into());
    head("name", plan.name.as_str().into());
    head("first_month", plan.year.first.to_string().into());
    head("currency", plan.currency.code().into());
    head("tax_basis", if plan.tax_basis == TaxBasis::Net { "net" } else { "gross" }.into());
    head("axes", plan.axes.iter().map(String::as_str).collect::<Array>().into());
    head("categories", plan.categories().into_iter().map(Category::as_str).collect::<Array>().into());
    let mut lines = ArrayOfTables::new();
    plan.lines.iter().for_each(|line| lines.push(table(line, &plan.axes)));
    if !lines.is_empty() {
        document.insert("line", Item::ArrayOfTables(lines));
    }
    let mut rules = ArrayOfTables::new();
    plan.rules.iter().for_each(|rule| rules.push(canonical_rule::table(rule, &plan.axes)));
    if !rules.is_empty() {
        document.insert("rule", Item::ArrayOfTables(rules));
    }
    document.to_string()
}

/// The hash of a plan: of its canonical text.
pub fn canonical_hash(plan: &ResolvedPlan) -> String {
    blake3::hash(canonical(plan).as_bytes()).to_hex().to_string()
}

fn table(line: &ResolvedLine, axes: &[String]) -> Table {
    let mut table = Table::new();
    let mut put = |key: &str, value: Value| table.insert(key, Item::Value(value));
    put("category", line.category.as_str().into());
    let named = axes.iter().zip(&line.members).filter_map(|(axis, member)| Some((axis.as_str(), member.as_deref()?)));
    let members: InlineTable = named.collect();
    if !members.is_empty() {
        put("for", members.into());
    }
    let mut text = |key: &str, text: &str| {
        if !text.is_empty() {
            put(key, text.into());
        }
    };
    text("name", &line.name);
    text("method", &line.method);
    text("from", &line.from.map_or_else(String::new, |month| month.to_string()));
    text("to", &line.to.map_or_else(String::new, |month| month.to_string()));
    text("mode", if line.mode == Mode::Additive { "additive" } else { "" });
    for (key, flag) in [("contra", line.contra), ("locked", line.locked)] {
        if flag {
            put(key, true.into());
        }
    }
    if let Some(floor) = line.floor {
        put("floor", floor.exact().into());
    }
    match line.materiality {
        None => {}
        Some(LineMateriality::Always) => drop(put("materiality", "always".into())),
        Some(LineMateriality::Threshold(amount, ratio)) => {
            let rule: InlineTable = [("amount", amount.plain()), ("ratio", ratio.exact())].into_iter().collect();
            put("materiality", rule.into());
        }
    }
    if let Some(control) = &line.control {
        put("control", control.strength.word().into());
        put("window", control.windows.iter().map(|window| window.word()).collect::<Array>().into());
        put("tolerance", control.tolerance.ratio.exact().into());
        put("tolerance_amount", control.tolerance.amount.plain().into());
        if let Some(pool) = &control.pool {
            put("pool", pool.as_str().into());
        }
    }
    if let Some(rollover) = line.rollover {
        put("rollover", rollover.word().into());
        if let Some(cap) = rollover.cap {
            put("rollover_cap", cap.plain().into());
        }
    }
    if let Some(reserve) = line.reserve {
        put("reserve", reserve.into());
    }
    let months = |months: &[Money; 12]| Value::from(months.map(Money::plain).into_iter().collect::<Array>());
    put("months", months(&line.months));
    for (key, series) in [("target", &line.target), ("market", &line.market)] {
        if let Some(series) = series {
            put(key, months(series));
        }
    }
    for (key, text) in [("basis", &line.basis), ("effect", &line.effect), ("owner", &line.owner)] {
        if !text.is_empty() {
            put(key, text.as_str().into());
        }
    }
    if !line.goals.is_empty() {
        put("goals", line.goals.iter().map(String::as_str).collect::<Array>().into());
    }
    table
}

/// Reads a canonical text; `file` is where it stands, and so do its lines.
pub fn read_canonical(text: &str, file: &str) -> Result<ResolvedPlan, NotCanonical> {
    let at = |offset: usize| NotCanonical { line: text[..offset.min(text.len())].matches('\n').count() + 1 };
    let document = Document::parse(text).map_err(|error| at(error.span().map_or(0, |span| span.start)))?;
    let plan = plan(text, document.as_table(), file).map_err(at)?;
    let again = canonical(&plan);
    if again == text {
        return Ok(plan);
    }
    let same = text.lines().zip(again.lines()).take_while(|(a, b)| a == b).count();
    Err(NotCanonical { line: same + 1 })
}

/// The plan that a document says, or the byte at which it says none.
fn plan(text: &str, document: &Table, file: &str) -> Result<ResolvedPlan, usize> {
    let get = |key: &str| text_of(document, key).ok_or(0_usize);
    if document.get("schema").and_then(Item::as_integer) != Some(SCHEMA) {
        return Err(0);
    }
    let currency = Currency::parse(get("currency")?).ok_or(0_usize)?;
    let axes = texts(document, "axes").ok_or(0_usize)?;
    let mut lines = Vec::new();
    let (mut number, mut counted) = (1, 0);
    let mut place = |table: &Table| {
        let start = table.span().map_or(counted, |span| span.start).max(counted);
        number += text[counted..start].matches('\n').count();
        counted = start;
        (LinePlace { file: file.to_string(), line: number }, start)
    };
    let tables = |key: &str| document.get(key).and_then(Item::as_array_of_tables).into_iter().flatten();
    for table in tables("line") {
        let (place, start) = place(table);
        lines.push(line(table, &axes, currency, place).ok_or(start)?);
    }
    let mut rules = Vec::new();
    for table in tables("rule") {
        let (place, start) = place(table);
        rules.push(canonical_rule::read(table, &axes, currency, place).ok_or(start)?);
    }
    Ok(ResolvedPlan {
        id: get("id")?.to_string(),
        name: get("name")?.to_string(),
        year: FiscalYear { first: Month::parse(get("first_month")?).ok_or(0_usize)? },
        currency,
        tax_basis: if get("tax_basis")? == "net" { TaxBasis::Net } else { TaxBasis::Gross },
        axes,
        lines,
        rules,
    })
}

fn line(table: &Table, axes: &[String], currency: Currency, place: LinePlace) -> Option<ResolvedLine> {
    let text = |key: &str| text_of(table, key).unwrap_or_default().to_string();
    let members = table.get("for").and_then(Item::as_inline_table);
    let member = |axis: &String| members.and_then(|own| own.get(axis)?.as_str().map(String::from));
    let month = |key: &str| text_of(table, key).map_or(Some(None), |text| Month::parse(text).map(Some));
    let ratio = |key: &str| text_of(table, key).map_or(Some(None), |text| Ratio::parse(text).map(Some));
    let flag = |key: &str| table.get(key).and_then(Item::as_bool).unwrap_or(false);
    let series = |key: &str| match table.get(key) {
        None => Some(None),
        Some(_) => amounts(table, key, currency).map(|months| Some(Box::new(months))),
    };
    let materiality = match table.get("materiality") {
        None => None,
        Some(item) => Some(match item.as_inline_table() {
            None => LineMateriality::Always,
            Some(rule) => {
                let amount = amount(rule.get("amount")?.as_str()?, currency)?;
                LineMateriality::Threshold(amount, Ratio::parse(rule.get("ratio")?.as_str()?)?)
            }
        }),
    };
    let control = match text_of(table, "control") {
        None => None,
        Some(word) => Some(Control {
            strength: Strength::named(word)?,
            windows: texts(table, "window")?.iter().map(|word| Window::named(word)).collect::<Option<_>>()?,
            tolerance: Tolerance {
                ratio: Ratio::parse(text_of(table, "tolerance")?)?,
                amount: amount(text_of(table, "tolerance_amount")?, currency)?,
            },
            pool: text_of(table, "pool").map(String::from),
        }),
    };
    let rollover = match text_of(table, "rollover") {
        None => None,
        Some(word) => {
            let cap = text_of(table, "rollover_cap").map_or(Some(None), |text| amount(text, currency).map(Some))?;
            Some(Rollover { cap, ..Rollover::named(word)? })
        }
    };
    Some(ResolvedLine {
        control,
        rollover,
        reserve: table.get("reserve").and_then(Item::as_bool),
        category: Category::parse(text_of(table, "category")?)?,
        members: axes.iter().map(member).collect(),
        name: text("name"),
        method: text("method"),
        months: amounts(table, "months", currency)?,
        from: month("from")?,
        to: month("to")?,
        mode: if text("mode") == "additive" { Mode::Additive } else { Mode::Ceiling },
        contra: flag("contra"),
        locked: flag("locked"),
        floor: ratio("floor")?,
        materiality,
        target: series("target")?,
        market: series("market")?,
        basis: text("basis"),
        effect: text("effect"),
        owner: text("owner"),
        goals: texts(table, "goals").unwrap_or_default(),
        place,
    })
}

fn amounts(table: &dyn TableLike, key: &str, currency: Currency) -> Option<[Money; 12]> {
    let amounts: Option<Vec<Money>> = texts(table, key)?.iter().map(|text| amount(text, currency)).collect();
    amounts?.try_into().ok()
}

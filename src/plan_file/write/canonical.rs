//! A resolved plan as canonical TOML: what a version of a plan is frozen as, and hashed.
//!
//! The same plan gives the same bytes: keys in one order, amounts as text with all decimals of the currency, ratios with
//! every digit, what is usual left out. Where lines stand in the plan's own files is not among it, for a comment moves
//! them: a line of a version stands in the version.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use super::canonical_rule;
use crate::model::line::{LineMateriality, Mode};
use crate::model::{AdjustRule, Category, Money, ResolvedLine, ResolvedPlan, TaxBasis};

/// The form of the text; a program that knows no later one refuses it.
pub(super) const SCHEMA: i64 = 1;

/// How each line begins, and each rule: behind a blank line.
pub(super) const LINE: &str = "\n[[line]]\n";
pub(super) const RULE: &str = "\n[[rule]]\n";

/// The canonical text of a plan.
pub fn canonical(plan: &ResolvedPlan) -> String {
    let mut text = String::new();
    pieces(plan, &mut |piece| text.push_str(piece));
    text
}

/// The hash of a plan: of its canonical text.
pub fn canonical_hash(plan: &ResolvedPlan) -> String {
    let mut hasher = blake3::Hasher::new();
    pieces(plan, &mut |piece| {
        hasher.update(piece.as_bytes());
    });
    hasher.finalize().to_hex().to_string()
}

/// The text piece by piece: the tables of a hundred thousand lines at once would be a gigabyte.
fn pieces(plan: &ResolvedPlan, take: &mut dyn FnMut(&str)) {
    take(&head_text(plan));
    plan.lines.iter().for_each(|line| take(&line_text(line, &plan.axes)));
    take(&rules_text(&plan.rules, &plan.axes));
}

pub(super) fn head_text(plan: &ResolvedPlan) -> String {
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
    document.to_string()
}

pub(super) fn line_text(line: &ResolvedLine, axes: &[String]) -> String {
    format!("{LINE}{}", table(line, axes))
}

pub(super) fn rules_text(rules: &[AdjustRule], axes: &[String]) -> String {
    if rules.is_empty() {
        return String::new();
    }
    let tables: ArrayOfTables = rules.iter().map(|rule| canonical_rule::table(rule, axes)).collect();
    let mut document = DocumentMut::new();
    document.insert("rule", Item::ArrayOfTables(tables));
    format!("\n{document}")
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

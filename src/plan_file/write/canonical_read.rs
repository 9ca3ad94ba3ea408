//! A canonical plan read back, a line at a time: that of a hundred thousand lines takes no more than its lines do.

use toml_edit::{Document, Item, Table, TableLike};

use super::canonical::{LINE, RULE, SCHEMA, head_text, line_text, rules_text};
use super::canonical_rule;
use super::canonical_text::{amount, text_of, texts};
use crate::model::control::{Control, Strength, Tolerance, Window};
use crate::model::line::{LineMateriality, Mode};
use crate::model::{
    AdjustRule, Category, Currency, FiscalYear, LinePlace, Money, Month, Ratio, ResolvedLine, ResolvedPlan, Rollover,
    TaxBasis,
};

/// A text that is no resolved plan in its canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCanonical {
    /// The line that is wrong, from 1; of a plan that is whole, but written in another form, the first that differs.
    pub line: usize,
}

/// A basis may hold what looks like the begin of a line: so many of them at most.
const MOST_IN_TEXTS: usize = 64;

/// Reads a canonical text; `file` is where it stands, and so do its lines.
pub fn read_canonical(text: &str, file: &str) -> Result<ResolvedPlan, NotCanonical> {
    let wrong = |offset: usize| NotCanonical { line: newlines(&text[..offset]) + 1 };
    let mut at = next_table(text, 0);
    let head = Document::parse(&text[..at]).map_err(|error| wrong(error.span().map_or(0, |span| span.start)))?;
    let mut plan = head_of(head.as_table()).ok_or(wrong(0))?;
    let mut number = newlines(&text[..at]) + 1;
    let place = |number: usize| LinePlace { file: file.to_string(), line: number + 1 };
    while text[at..].starts_with(LINE) {
        let (line, end) = next_line(text, at, &plan, place(number)).map_err(wrong)?;
        number += newlines(&text[at..end]);
        at = end;
        plan.lines.push(line);
    }
    plan.rules = rules(&text[at..], &plan, |newlines| place(number + newlines)).map_err(|offset| wrong(at + offset))?;
    let head = head_text(&plan);
    match text.starts_with(&head) {
        true => Ok(plan),
        false => Err(wrong(differs(text, &head))),
    }
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Where the next line or rule begins, from a byte on; the end of the text if there is none.
fn next_table(text: &str, from: usize) -> usize {
    let begins = |at: &usize| text[*at..].starts_with(LINE) || text[*at..].starts_with(RULE);
    text[from..].match_indices("\n[[").map(|(at, _)| from + at).find(begins).unwrap_or(text.len())
}

/// The first byte of the first row that is not as it would be written.
fn differs(text: &str, again: &str) -> usize {
    let rows = text.split_inclusive('\n').zip(again.split_inclusive('\n'));
    rows.take_while(|(own, again)| own == again).map(|(own, _)| own.len()).sum()
}

/// The line that begins at a byte, and where it ends; or the byte at which it is none. What looks like the next one may
/// stand in a text of this one: then it goes on behind.
fn next_line(text: &str, at: usize, plan: &ResolvedPlan, place: LinePlace) -> Result<(ResolvedLine, usize), usize> {
    let (mut end, mut first) = (at, None);
    for _ in 0..MOST_IN_TEXTS {
        end = next_table(text, end + 1);
        match line_of(&text[at..end], plan, place.clone()) {
            Ok(line) => return Ok((line, end)),
            Err(offset) => drop(first.get_or_insert(at + offset)),
        }
        if end == text.len() {
            break;
        }
    }
    Err(first.unwrap_or(at))
}

fn line_of(text: &str, plan: &ResolvedPlan, place: LinePlace) -> Result<ResolvedLine, usize> {
    let body = &text[LINE.len()..];
    let at = |error: toml_edit::TomlError| LINE.len() + error.span().map_or(0, |span| span.start.min(body.len()));
    let document = Document::parse(body).map_err(at)?;
    let line = line(document.as_table(), &plan.axes, plan.currency, place).ok_or(1_usize)?;
    let again = line_text(&line, &plan.axes);
    if again == text { Ok(line) } else { Err(differs(text, &again)) }
}

/// The rules, which end a text.
fn rules(text: &str, plan: &ResolvedPlan, place: impl Fn(usize) -> LinePlace) -> Result<Vec<AdjustRule>, usize> {
    let document = Document::parse(text).map_err(|error| error.span().map_or(0, |span| span.start.min(text.len())))?;
    let mut rules = Vec::new();
    for table in document.get("rule").and_then(Item::as_array_of_tables).into_iter().flatten() {
        let start = table.span().map_or(0, |span| span.start.min(text.len()));
        let place = place(newlines(&text[..start]) - 1);
        rules.push(canonical_rule::read(table, &plan.axes, plan.currency, place).ok_or(start)?);
    }
    let again = rules_text(&rules, &plan.axes);
    if again == text { Ok(rules) } else { Err(differs(text, &again)) }
}

/// A plan that has no lines yet.
fn head_of(document: &Table) -> Option<ResolvedPlan> {
    let get = |key: &str| text_of(document, key);
    if document.get("schema").and_then(Item::as_integer) != Some(SCHEMA) {
        return None;
    }
    Some(ResolvedPlan {
        id: get("id")?.to_string(),
        name: get("name")?.to_string(),
        year: FiscalYear { first: Month::parse(get("first_month")?)? },
        currency: Currency::parse(get("currency")?)?,
        tax_basis: if get("tax_basis")? == "net" { TaxBasis::Net } else { TaxBasis::Gross },
        axes: texts(document, "axes")?,
        lines: Vec::new(),
        rules: Vec::new(),
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

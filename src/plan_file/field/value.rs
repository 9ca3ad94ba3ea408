//! One value by its kind: read exactly, or the problem with its remedy.

use super::amount;
use super::fields::{Named, Read};
use super::likely;
use super::quantity;
use super::slip;
use super::weights;
use super::wrong_kind::{At, wrong_kind};
use crate::model::{Category, Currency, KeyKind, KeyValue, Money, Month, Ratio};
use crate::plan_file::text::node::{Item, Node};
use crate::words::{Message, Problem, msg};

/// Reads a value that is no table of declared keys.
pub(in crate::plan_file) fn read(key: &str, item: &Item<'_>, kind: KeyKind, currency: Currency) -> Result<Read, At> {
    let wrong = || Err((item.at, wrong_kind(key, kind, &item.node)));
    let simple = |value: Result<KeyValue, Box<Problem>>| match value {
        Ok(value) => Ok(Read::Simple(value)),
        Err(problem) => Err((item.at, problem)),
    };
    match (kind, &item.node) {
        (KeyKind::Text, Node::Text(text)) => simple(one_line(key, text).map(KeyValue::Text)),
        (KeyKind::OneOf(words), Node::Text(text)) => simple(word(key, text, words)),
        (KeyKind::Flag, Node::Flag(flag)) => simple(Ok(KeyValue::Flag(*flag))),
        (KeyKind::Flag, Node::Text(text)) if matches!(&**text, "true" | "false") => {
            simple(Ok(KeyValue::Flag(text == "true")))
        }
        (KeyKind::Count, Node::Number(text)) => match text.replace('_', "").parse() {
            Ok(count) => simple(Ok(KeyValue::Count(count))),
            Err(_) => wrong(),
        },
        (KeyKind::Month, Node::Text(text)) => simple(match Month::parse(text) {
            Some(month) => Ok(KeyValue::Month(month)),
            None => {
                let message = msg("plan-bad-month").with("key", key).with("value", &**text);
                Err(Box::new(Problem::error(message).hint(msg("plan-bad-month-hint"))))
            }
        }),
        (KeyKind::Ratio | KeyKind::Change, Node::Text(text) | Node::Number(text)) => {
            let signed = matches!(kind, KeyKind::Change);
            simple(match Ratio::parse(text).filter(|ratio| signed || *ratio >= Ratio::ZERO) {
                Some(ratio) => slip::check(key, text, ratio).map(|()| KeyValue::Ratio(ratio)),
                None => {
                    let message = msg("plan-bad-ratio").with("key", key).with("value", &**text);
                    let hint = if signed { "plan-bad-change-hint" } else { "plan-bad-ratio-hint" };
                    Err(Box::new(Problem::error(message).hint(msg(hint))))
                }
            })
        }
        (
            KeyKind::Quantity
            | KeyKind::Level
            | KeyKind::Band
            | KeyKind::Quantities
            | KeyKind::Series
            | KeyKind::Date
            | KeyKind::LastDay,
            _,
        ) => match quantity::read(key, item, kind)? {
            Some(value) => simple(Ok(value)),
            None => wrong(),
        },
        (KeyKind::MonthList, Node::List(list)) => {
            let months = texts(key, list)?.into_iter().map(|(text, at)| match Month::parse(&text) {
                Some(month) => Ok(month),
                None => {
                    let message = msg("plan-bad-month").with("key", key).with("value", text);
                    Err((at, Box::new(Problem::error(message).hint(msg("plan-bad-month-hint")))))
                }
            });
            simple(Ok(KeyValue::MonthList(months.collect::<Result<_, At>>()?)))
        }
        (KeyKind::Grades, _) => {
            let list = names(key, kind, item)?;
            simple(Ok(KeyValue::Grades(list.into_iter().map(|(name, _)| name).collect())))
        }
        (KeyKind::Categories, _) => {
            let list = names(key, kind, item)?.into_iter().map(|(text, at)| match Category::parse(&text) {
                Some(category) => Ok(category),
                None => {
                    let message = msg("plan-bad-category").with("category", text);
                    Err((at, Box::new(Problem::error(message).hint(msg("plan-bad-category-hint")))))
                }
            });
            simple(Ok(KeyValue::Categories(list.collect::<Result<_, At>>()?)))
        }
        (KeyKind::Amount, _) => match amount::read(key, &item.node, currency) {
            Some(amount) => simple(amount.map(KeyValue::Amount)),
            None => wrong(),
        },
        (KeyKind::Amounts, Node::List(list)) => {
            let mut amounts = Box::new([Money::zero(currency); 12]);
            for (place, item) in amounts.iter_mut().zip(twelve(key, item.at, list)?) {
                *place = match amount::read(key, &item.node, currency) {
                    Some(amount) => amount.map_err(|problem| (item.at, problem))?,
                    None => return Err((item.at, wrong_kind(key, KeyKind::Amount, &item.node))),
                };
            }
            Ok(Read::Simple(KeyValue::Amounts(amounts)))
        }
        (KeyKind::Weights, Node::List(list)) => {
            let weights = weights::read(key, item.at, twelve(key, item.at, list)?)?;
            Ok(Read::Simple(KeyValue::Weights(Box::new(weights))))
        }
        (KeyKind::Texts, Node::Text(_)) => Ok(Read::Texts(texts(key, std::slice::from_ref(item))?)),
        (KeyKind::Texts, Node::List(list)) => Ok(Read::Texts(texts(key, list)?)),
        (KeyKind::Map, Node::Table(table)) => {
            let entries = table.entries.iter().map(|entry| match &entry.item.node {
                Node::Text(text) => Ok(Named {
                    name: entry.key.trim().to_string(),
                    name_at: entry.key_at,
                    value: (one_line(&entry.key, text).map_err(|p| (entry.item.at, p))?, entry.item.at),
                }),
                node => Err((entry.item.at, wrong_kind(&entry.key, KeyKind::Text, node))),
            });
            Ok(Read::Map(entries.collect::<Result<_, At>>()?))
        }
        (KeyKind::Lists, Node::Table(table)) => {
            let entries = table.entries.iter().map(|entry| match &entry.item.node {
                Node::List(list) => Ok(Named {
                    name: one_line("dimensions", entry.key.trim()).map_err(|p| (entry.key_at, p))?,
                    name_at: entry.key_at,
                    value: texts(&entry.key, list)?,
                }),
                node => Err((entry.item.at, wrong_kind(&entry.key, KeyKind::Texts, node))),
            });
            Ok(Read::Lists(entries.collect::<Result<_, At>>()?))
        }
        _ => wrong(),
    }
}

/// A word of a short list.
pub(in crate::plan_file) fn word(key: &str, text: &str, words: &[&'static str]) -> Result<KeyValue, Box<Problem>> {
    match words.iter().find(|word| **word == text) {
        Some(word) => Ok(KeyValue::Text((*word).to_string())),
        None => {
            let message = msg("plan-bad-word").with("key", key).with("value", text);
            let all = msg("plan-bad-word-hint").with("words", likely::names(words.iter().copied()));
            Err(Box::new(Problem::error(message).hint(likely::hint(text, words.iter().copied(), all))))
        }
    }
}

fn one_line(key: &str, text: &str) -> Result<String, Box<Problem>> {
    // As most texts are.
    if !text.contains(char::is_control) {
        return Ok(text.trim().to_string());
    }
    if text.trim().chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        let message = msg("plan-control-character").with("key", key);
        return Err(Box::new(Problem::error(message).hint(msg("plan-control-character-hint"))));
    }
    // A basis may be written over several lines; it is one text.
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.collect::<Vec<_>>().join(" ").replace('\t', " "))
}

fn texts(key: &str, list: &[Item<'_>]) -> Result<Vec<(String, usize)>, At> {
    let read = |item: &Item<'_>| match &item.node {
        Node::Text(text) => one_line(key, text).map(|text| (text, item.at)).map_err(|p| (item.at, p)),
        node => Err((item.at, wrong_kind(key, KeyKind::Text, node))),
    };
    list.iter().map(read).collect()
}

/// One name, or a list of names.
fn names(key: &str, kind: KeyKind, item: &Item<'_>) -> Result<Vec<(String, usize)>, At> {
    match &item.node {
        Node::Text(_) => texts(key, std::slice::from_ref(item)),
        Node::List(list) => texts(key, list),
        node => Err((item.at, wrong_kind(key, kind, node))),
    }
}

fn twelve<'l, 'a>(key: &str, at: usize, list: &'l [Item<'a>]) -> Result<&'l [Item<'a>], At> {
    if list.len() == 12 {
        return Ok(list);
    }
    let message: Message = msg("plan-not-twelve").with("key", key).with("count", list.len());
    Err((at, Box::new(Problem::error(message).hint(msg("plan-not-twelve-hint")))))
}

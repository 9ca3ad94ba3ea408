//! Quantities, series of them, and days: exact, or the problem with its remedy.

use chrono::NaiveDate;

use super::wrong_kind::{At, wrong_kind};
use crate::model::{KeyKind, KeyValue, Month, Quantity, Ratio, Series};
use crate::plan_file::text::node::{Item, Node};
use crate::words::{Problem, msg};

/// Reads a value of one of these kinds; `None` where another kind of value stands there.
pub(in crate::plan_file) fn read(key: &str, item: &Item<'_>, kind: KeyKind) -> Result<Option<KeyValue>, At> {
    Ok(match (kind, &item.node) {
        (KeyKind::Quantity, Node::Number(_) | Node::Text(_)) => Some(KeyValue::Quantity(one(key, item)?)),
        (KeyKind::Level, Node::Number(_) | Node::Text(_)) => Some(KeyValue::Quantity(level(key, item)?)),
        (KeyKind::Band, Node::List(list)) => {
            let band: Vec<Quantity> = list.iter().map(|item| level(key, item)).collect::<Result<_, At>>()?;
            match band[..] {
                [low, high] if low <= high => Some(KeyValue::Quantities(band)),
                _ => {
                    let problem = Problem::error(msg("plan-bad-band").with("key", key));
                    return Err((item.at, Box::new(problem.hint(msg("plan-kind-band-hint").with("key", key)))));
                }
            }
        }
        (KeyKind::Quantities, Node::List(list)) => Some(KeyValue::Quantities(all(key, list)?)),
        (KeyKind::Series, Node::Number(_)) => Some(KeyValue::Series(Series::Constant(one(key, item)?))),
        (KeyKind::Series, Node::Text(name)) => Some(KeyValue::Series(match Quantity::parse(name) {
            Some(quantity) => Series::Constant(quantity),
            None => Series::Driver(name.trim().to_string()),
        })),
        (KeyKind::Series, Node::List(list)) => {
            let quantities = all(key, list)?;
            let months: [Quantity; 12] = quantities.try_into().map_err(|found: Vec<Quantity>| {
                let message = msg("plan-not-twelve").with("key", key).with("count", found.len());
                (item.at, Box::new(Problem::error(message).hint(msg("plan-not-twelve-hint"))))
            })?;
            Some(KeyValue::Series(Series::Months(Box::new(months))))
        }
        (KeyKind::Date | KeyKind::LastDay, Node::Text(text)) => {
            let (of_month, hint) = match kind {
                KeyKind::LastDay => (Month::last_day as fn(Month) -> NaiveDate, "plan-kind-last-day-hint"),
                _ => (Month::first_day as fn(Month) -> NaiveDate, "plan-kind-date-hint"),
            };
            Some(KeyValue::Date(date(text, of_month).ok_or_else(|| {
                let message = msg("plan-bad-date").with("key", key).with("value", &**text);
                (item.at, Box::new(Problem::error(message).hint(msg(hint).with("key", key))))
            })?))
        }
        _ => None,
    })
}

fn all(key: &str, list: &[Item<'_>]) -> Result<Vec<Quantity>, At> {
    list.iter().map(|item| one(key, item)).collect()
}

/// A number, or a percentage.
fn level(key: &str, item: &Item<'_>) -> Result<Quantity, At> {
    let (Node::Number(text) | Node::Text(text)) = &item.node else {
        return Err((item.at, wrong_kind(key, KeyKind::Level, &item.node)));
    };
    let value = Quantity::parse(text).or_else(|| Ratio::parse(text).map(Quantity::from));
    value.ok_or_else(|| {
        let message = msg("plan-bad-quantity").with("key", key).with("value", &**text);
        (item.at, Box::new(Problem::error(message).hint(msg("plan-kind-level-hint").with("key", key))))
    })
}

fn one(key: &str, item: &Item<'_>) -> Result<Quantity, At> {
    let (Node::Number(text) | Node::Text(text)) = &item.node else {
        return Err((item.at, wrong_kind(key, KeyKind::Quantity, &item.node)));
    };
    Quantity::parse(text).ok_or_else(|| {
        let message = msg("plan-bad-quantity").with("key", key).with("value", &**text);
        (item.at, Box::new(Problem::error(message).hint(msg("plan-kind-quantity-hint").with("key", key))))
    })
}

/// `2026-07-15`, or `2026-07` for the day of it that is meant.
fn date(text: &str, of_month: fn(Month) -> NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    let whole = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10);
    whole.or_else(|| Month::parse(text).map(of_month))
}

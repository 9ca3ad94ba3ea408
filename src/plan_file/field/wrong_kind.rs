//! A value that is not of the kind that its key asks for.

use crate::model::KeyKind;
use crate::plan_file::text::node::Node;
use crate::words::{Problem, msg};

/// A problem and the byte it stands at.
pub(in crate::plan_file) type At = (usize, Box<Problem>);

/// Another kind of value stands there than the key takes.
pub(super) fn wrong_kind(key: &str, kind: KeyKind, found: &Node<'_>) -> Box<Problem> {
    let (expected, hint) = match kind {
        KeyKind::Text | KeyKind::OneOf(_) => ("plan-kind-text", "plan-kind-text-hint"),
        KeyKind::Texts => ("plan-kind-texts", "plan-kind-texts-hint"),
        KeyKind::Flag => ("plan-kind-flag", "plan-kind-flag-hint"),
        KeyKind::Count => ("plan-kind-count", "plan-kind-count-hint"),
        KeyKind::Month => ("plan-kind-month", "plan-kind-month-hint"),
        KeyKind::Amount => ("plan-kind-amount", "plan-kind-amount-hint"),
        KeyKind::Amounts => ("plan-kind-amounts", "plan-kind-amounts-hint"),
        KeyKind::Weights => ("plan-kind-weights", "plan-kind-weights-hint"),
        KeyKind::Ratio | KeyKind::Change => ("plan-kind-ratio", "plan-kind-ratio-hint"),
        KeyKind::Quantity => ("plan-kind-quantity", "plan-kind-quantity-hint"),
        KeyKind::Level => ("plan-kind-level", "plan-kind-level-hint"),
        KeyKind::Band => ("plan-kind-band", "plan-kind-band-hint"),
        KeyKind::Quantities => ("plan-kind-quantities", "plan-kind-quantities-hint"),
        KeyKind::Series => ("plan-kind-series", "plan-kind-series-hint"),
        KeyKind::Date => ("plan-kind-date", "plan-kind-date-hint"),
        KeyKind::LastDay => ("plan-kind-date", "plan-kind-last-day-hint"),
        KeyKind::MonthList => ("plan-kind-month-list", "plan-kind-month-list-hint"),
        KeyKind::Grades | KeyKind::Categories => ("plan-kind-texts", "plan-kind-texts-hint"),
        KeyKind::Map => ("plan-kind-map", "plan-kind-map-hint"),
        KeyKind::Lists => ("plan-kind-lists", "plan-kind-lists-hint"),
        KeyKind::WordOrTable(..) | KeyKind::Table(_) => ("plan-kind-table", "plan-kind-table-hint"),
        KeyKind::Tables(_) => ("plan-kind-tables", "plan-kind-tables-hint"),
        KeyKind::Named(_) => ("plan-kind-named", "plan-kind-named-hint"),
    };
    let found = match found {
        Node::Text(text) => msg("plan-found-text").with("value", &**text),
        Node::Number(text) => msg("plan-found-number").with("value", &**text),
        Node::Flag(flag) => msg("plan-found-flag").with("value", flag.to_string()),
        Node::Date => msg("plan-found-date"),
        Node::List(_) => msg("plan-found-list"),
        Node::Table(_) => msg("plan-found-table"),
    };
    let message = msg("plan-wrong-kind").with("key", key).with("expected", msg(expected)).with("found", found);
    Box::new(Problem::error(message).hint(msg(hint).with("key", key)))
}

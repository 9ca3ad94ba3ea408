//! `control`, `window`, `tolerance`, `tolerance_amount` and `pool`: how spending is controlled, of a line, a category or
//! the book.

use crate::model::control::{ControlKeys, Strength, Window};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely::{hint, names};
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// What a table says; `strength` is the key under which it says how strictly.
pub(in crate::plan_file) fn build(fields: &Fields, strength: &str, reporter: &mut Reporter<'_>) -> ControlKeys {
    let mut windows = Vec::new();
    for (word, at) in fields.texts("window") {
        match Window::named(word) {
            Some(window) => windows.push(window),
            None => {
                let known = || Window::WORDS.into_iter();
                let otherwise = msg("plan-bad-word-hint").with("words", names(known()));
                let problem = Problem::error(msg("plan-control-window").with("value", word.as_str()));
                reporter.add(*at, problem.hint(hint(word, known(), otherwise)));
            }
        }
    }
    let keys = ControlKeys {
        strength: fields.text(strength).and_then(Strength::named),
        windows,
        ratio: fields.ratio("tolerance"),
        amount: fields.amount("tolerance_amount"),
        pool: fields.text("pool").map(|name| name.trim().to_string()).filter(|name| !name.is_empty()),
    };
    if let Some(amount) = keys.amount.filter(|amount| amount.is_negative()) {
        let problem = Problem::error(msg("plan-control-negative").with("value", amount.grouped()));
        reporter.add(fields.value_at("tolerance_amount"), problem.hint(msg("plan-control-negative-hint")));
    }
    keys
}

/// What a line says and cannot be meant: a tolerance beside a control that knows none. What a category or the book says is
/// for lines of any control.
pub(in crate::plan_file) fn check_of_line(fields: &Fields, keys: &ControlKeys, reporter: &mut Reporter<'_>) {
    let tolerant = ["tolerance", "tolerance_amount"].into_iter().find(|key| fields.field(key).is_some());
    if let (Some(key), Some(stated)) = (tolerant, keys.strength.filter(|own| *own != Strength::Flexible)) {
        let message = msg("plan-control-tolerance").with("key", key).with("control", stated.word());
        reporter.add(fields.key_at(key), Problem::error(message).hint(msg("plan-control-tolerance-hint")));
    }
}

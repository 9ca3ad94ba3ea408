//! `rollover` and `rollover_cap`: what a line takes along from month to month.

use crate::model::{Kind, Rollover};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// What a line of this kind says.
pub(in crate::plan_file) fn build(fields: &Fields, kind: Kind, reporter: &mut Reporter<'_>) -> Option<Rollover> {
    let stated = fields.text("rollover").and_then(Rollover::named);
    let cap = fields.amount("rollover_cap");
    let mut told = |key, message, hint| reporter.add(fields.key_at(key), Problem::error(msg(message)).hint(msg(hint)));
    if fields.field("rollover_cap").is_some() && !stated.is_some_and(|own| own.surplus) {
        told("rollover_cap", "rollover-cap-alone", "rollover-cap-alone-hint");
    }
    if cap.is_some_and(|cap| cap.minor() <= 0) {
        told("rollover_cap", "rollover-cap-nothing", "rollover-cap-nothing-hint");
    }
    if stated.is_some() && kind == Kind::Income {
        told("rollover", "rollover-income", "rollover-remove-hint");
    }
    if stated.is_some() && fields.flag("contra") == Some(true) {
        told("rollover", "rollover-contra", "rollover-remove-hint");
    }
    stated.map(|own| Rollover { cap, ..own })
}

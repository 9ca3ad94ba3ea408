//! Butlers by the households of each kind of building (EX-2.6).

use super::ask::positive;
use super::keys::key;
use super::{Ask, Demand, Staffed, whole};
use crate::analysis::method::MethodProblem;
use crate::model::{Key, KeyKind, Keyed, Quantity};
use crate::words::{Message, msg};

/// `work = "households"`: households ÷ households a head, rounded up for each kind or for all together.
pub(super) struct Households;

const BUILDINGS: &[Key] = &[
    Key { name: "households", kind: KeyKind::Series, required: true, doc: "staffing-key-households" },
    Key { name: "per_head", kind: KeyKind::Quantity, required: true, doc: "staffing-key-per-head" },
    key("name", KeyKind::Text, "staffing-key-building"),
];

const KEYS: &[Key] = &[
    key("buildings", KeyKind::Tables(|| BUILDINGS), "staffing-key-buildings"),
    key("rounding", KeyKind::OneOf(&["each", "pooled"]), "staffing-key-rounding"),
];

impl Keyed for Households {
    fn id(&self) -> &'static str {
        "households"
    }

    fn name(&self) -> &'static str {
        "staffing-work-households"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Demand for Households {
    fn needed(&self) -> &'static [&'static str] {
        &["buildings"]
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let (mut exact, mut each, mut steps) = (Quantity::ZERO, Quantity::ZERO, Vec::new());
        for (index, building) in ask.values.tables("buildings").iter().enumerate() {
            let per_head = positive("per_head", building.quantity("per_head").unwrap_or_default()).map_err(outer)?;
            let households = building.series("households").map(|series| ask.of_series("households", series));
            let households = households.transpose().map_err(outer)?.unwrap_or_default();
            let heads = households / per_head;
            exact = exact + heads;
            each = each + whole(heads);
            let number = || msg("staffing-building").with("number", (index + 1).to_string());
            let name = building.text("name").map_or_else(number, Message::verbatim);
            let step = msg("staffing-households").with("name", name).with("households", households.grouped());
            steps.push(step.with("per_head", per_head.grouped()).with("heads", heads.grouped()));
        }
        let pooled = ask.values.text("rounding") == Some("pooled");
        let heads = if pooled { whole(exact) } else { each };
        let rounded = msg(if pooled { "staffing-pooled" } else { "staffing-each" });
        steps.push(rounded.with("exact", exact.grouped()).with("heads", heads.grouped()));
        Ok(Staffed { heads, ..Staffed::new(exact, steps) })
    }
}

/// A key of a building stands under `buildings`.
fn outer(problem: MethodProblem) -> MethodProblem {
    MethodProblem { key: Some("buildings"), ..problem }
}

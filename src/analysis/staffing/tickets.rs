//! Work that can wait: tickets by their hours (EX-2.4).

use super::ask::{percent, problem};
use super::keys::{OCCUPANCY, VOLUME, key};
use super::{Ask, Demand, Staffed, whole};
use crate::analysis::method::MethodProblem;
use crate::model::{Key, KeyKind, Keyed, Quantity, Values};
use crate::words::msg;

/// `work = "tickets"`: volume × handling time ÷ (occupancy × net hours of a month).
pub(super) struct Tickets;

const KEYS: &[Key] = &[
    VOLUME,
    key("handle_minutes", KeyKind::Quantity, "staffing-key-handle-minutes"),
    key("concurrency", KeyKind::Quantity, "staffing-key-concurrency"),
    OCCUPANCY,
];

impl Keyed for Tickets {
    fn id(&self) -> &'static str {
        "tickets"
    }

    fn name(&self) -> &'static str {
        "staffing-work-tickets"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Demand for Tickets {
    fn needed(&self) -> &'static [&'static str] {
        &["volume", "handle_minutes"]
    }

    fn by_hours(&self, _values: &Values) -> bool {
        true
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let volume = ask.series("volume", Quantity::ZERO)?;
        let minutes = ask.positive("handle_minutes", Quantity::ZERO)?;
        let together = ask.positive("concurrency", Quantity::ONE)?;
        if together < Quantity::ONE {
            let message = msg("staffing-concurrency").with("key", "concurrency").with("value", together.grouped());
            return Err(problem("concurrency", message, msg("staffing-concurrency-hint")));
        }
        let occupancy = ask.occupancy()?;
        let month = ask.plan.hours.net_of_month();
        let hours = volume * minutes / 60.into() / together;
        let exact = hours / (occupancy * month);
        let work = match together == Quantity::ONE {
            true => msg("staffing-tickets-hours"),
            false => msg("staffing-tickets-together").with("concurrency", together.grouped()),
        };
        let work = work.with("volume", volume.grouped()).with("minutes", minutes.grouped());
        let heads = msg("staffing-tickets-heads").with("hours", hours.grouped()).with("month", month.grouped());
        let heads = heads.with("occupancy", percent(occupancy)).with("exact", exact.grouped());
        let heads = heads.with("heads", whole(exact).grouped());
        Ok(Staffed::new(exact, vec![work.with("hours", hours.grouped()), heads]))
    }
}

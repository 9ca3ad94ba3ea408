//! Work that can wait: tickets by their hours (EX-2.4).

use super::{Ask, Demand, Staffed, plain, problem, whole};
use crate::analysis::method::MethodProblem;
use crate::model::Quantity;
use crate::words::msg;

/// `work = "tickets"`: volume × handling time ÷ (occupancy × net hours of a month).
pub(super) struct Tickets;

impl Demand for Tickets {
    fn id(&self) -> &'static str {
        "tickets"
    }

    fn takes(&self) -> &'static [(&'static str, bool)] {
        &[("volume", true), ("handle_minutes", true), ("concurrency", false), ("occupancy", false)]
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let volume = ask.series("volume", Quantity::ZERO);
        let minutes = ask.positive("handle_minutes", Quantity::ZERO)?;
        let together = ask.positive("concurrency", Quantity::ONE)?;
        let occupancy = ask.share("occupancy", (85, 100), true)?;
        let month = ask.plan.hours.net() / 12.into();
        if month <= Quantity::ZERO {
            return Err(problem("work", msg("staffing-no-hours"), "staffing-no-hours-hint"));
        }
        let hours = volume * minutes / 60.into() / together;
        let exact = hours / (occupancy * month);
        let work = msg("staffing-tickets-hours").with("volume", volume.grouped()).with("minutes", minutes.grouped());
        let work = work.with("concurrency", together.grouped()).with("hours", hours.grouped());
        let heads = msg("staffing-tickets-heads").with("hours", hours.grouped()).with("month", month.grouped());
        let heads = heads.with("occupancy", (occupancy * 100.into()).grouped()).with("exact", exact.grouped());
        Ok(plain(exact, vec![work, heads.with("heads", whole(exact).grouped())]))
    }
}

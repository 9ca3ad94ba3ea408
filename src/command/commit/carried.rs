//! Orders whose money was brought over into the next year go with it: `plan carry --commitments`.

use super::Booking;
use super::change::row;
use crate::command::Session;
use crate::command::commit::NewRow;
use crate::command::opened::Opened;
use crate::model::{Category, Money, Month};

/// Where what is left of an order is committed from now on.
pub(in crate::command) struct Home<'h> {
    pub(in crate::command) month: Month,
    /// The category of the line there; `None` where it is that of the line before.
    pub(in crate::command) category: Option<&'h Category>,
    /// The members that the line there names.
    pub(in crate::command) members: &'h [Option<String>],
}

/// Moves what is open of orders at the places that are `meant`, all in one batch named for `act`: which orders, with how
/// much of each, in the order of the ledger.
pub(in crate::command) fn bring_over(
    (opened, act, reason): (&Opened, &str, &str),
    meant: impl Fn(Month, &str, &[String]) -> bool,
    home: &Home<'_>,
    session: &mut Session<'_>,
) -> anyhow::Result<Vec<(String, Money)>> {
    let mut booking = Booking::begin(opened, act, session)?;
    let mut moved: Vec<(String, Money, Vec<NewRow>)> = Vec::new();
    for one in booking.all.all.iter().filter(|one| !one.closed && one.ordered <= session.as_of) {
        let (mut rows, mut sum) = (Vec::new(), Money::zero(opened.currency));
        for place in one.places.iter().filter(|place| place.open.is_positive()) {
            if !meant(place.month, &place.category, &place.members) {
                continue;
            }
            let own = place.members.iter().zip(home.members);
            let members: Vec<String> = own.map(|(own, named)| named.as_ref().unwrap_or(own).clone()).collect();
            let category = home.category.map_or(place.category.as_str(), Category::as_str);
            let from = (place.month, place.category.as_str(), &place.members[..]);
            rows.push(row(from, place.open.negate(), reason, session));
            rows.push(row((home.month, category, &members), place.open, reason, session));
            sum = sum.checked_add(place.open)?;
        }
        if !rows.is_empty() {
            moved.push((one.id.clone(), sum, rows));
        }
    }
    if moved.is_empty() {
        return Ok(Vec::new());
    }
    let mut told = Vec::new();
    for (id, sum, rows) in moved {
        booking.push(&id, rows)?;
        told.push((id, sum));
    }
    booking.commit(session)?;
    Ok(told)
}

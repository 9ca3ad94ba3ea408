//! Commitments: the list of them, and the life of one.

mod life;
mod list;
mod terms;

pub use life::commitment_life;
pub use list::{CommitmentParts, commitment_list};
pub use terms::terms_line;

use chrono::NaiveDate;

use super::fields::{Field, by_axis, field};
use super::{Cell, Names, Tone};
use crate::analysis::commitment::{Commitment, Place, State};
use crate::analysis::variance::Member;
use crate::model::{Category, Money, MoneyError};
use crate::words::{Message, msg};

/// A commitment with what follows from it.
pub(super) struct Listed<'a> {
    commitment: &'a Commitment,
    open: Money,
    over: Money,
    state: State,
    idle: Option<i64>,
    stale: bool,
}

impl<'a> Listed<'a> {
    fn new(commitment: &'a Commitment, as_of: NaiveDate) -> Result<Listed<'a>, MoneyError> {
        Ok(Listed {
            commitment,
            open: commitment.open()?,
            over: commitment.over()?,
            state: commitment.state()?,
            idle: commitment.idle_days(as_of),
            stale: commitment.is_stale(as_of),
        })
    }

    /// How it stands, in a word; with the days that nothing has moved, where those are too many.
    fn word(&self) -> (Cell, Tone) {
        let (tag, message) = state_word(self.state);
        match self.idle.filter(|_| self.stale) {
            Some(days) => {
                let message = msg("commitment-stale-word").with("word", message).with("days", days);
                (Cell::word(tag, message), Tone::Warn)
            }
            None => (Cell::word(tag, message), if self.state == State::Over { Tone::Bad } else { Tone::Plain }),
        }
    }
}

fn state_word(state: State) -> (&'static str, Message) {
    match state {
        State::Open => ("open", msg("commitment-state-open")),
        State::Part => ("part", msg("commitment-state-part")),
        State::Settled => ("settled", msg("commitment-state-settled")),
        State::Over => ("over", msg("commitment-state-over")),
        State::Closed => ("closed", msg("commitment-state-closed")),
    }
}

/// What scripts read of commitments.
fn fields<'a>() -> Vec<Field<'a, &'a Listed<'a>>> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    vec![
        field("commitment", move |listed: &&Listed<'_>| Cell::Text(listed.commitment.id.clone())),
        field("vendor", move |listed: &&Listed<'_>| text(&listed.commitment.vendor)),
        field("description", move |listed: &&Listed<'_>| text(&listed.commitment.description)),
        field("ordered", move |listed: &&Listed<'_>| Cell::Date(listed.commitment.ordered)),
        field("last_movement", move |listed: &&Listed<'_>| Cell::Date(listed.commitment.moved)),
        field("committed", move |listed: &&Listed<'_>| Cell::Money(listed.commitment.committed)),
        field("released", move |listed: &&Listed<'_>| Cell::Money(listed.commitment.released)),
        field("invoiced", move |listed: &&Listed<'_>| Cell::Money(listed.commitment.invoiced)),
        field("over", move |listed: &&Listed<'_>| Cell::Money(listed.over)),
        field("open", move |listed: &&Listed<'_>| Cell::Money(listed.open)),
        field("status", move |listed: &&Listed<'_>| {
            let (tag, message) = state_word(listed.state);
            Cell::word(tag, message)
        }),
        field("idle_days", move |listed: &&Listed<'_>| listed.idle.map_or(Cell::Empty, Cell::Count)),
        field("stale", move |listed: &&Listed<'_>| Cell::Flag(listed.stale)),
    ]
}

/// What scripts read of their places.
fn place_fields<'a>(names: &'a Names) -> Vec<Field<'a, (&'a Commitment, &'a Place)>> {
    let mut fields: Vec<Field<'_, (&Commitment, &Place)>> = vec![
        field("commitment", |(commitment, _): &(&Commitment, &Place)| Cell::Text(commitment.id.clone())),
        field("month", |(_, place): &(&Commitment, &Place)| Cell::Month(place.month)),
        field("category", |(_, place): &(&Commitment, &Place)| {
            Cell::Text(Category::for_scripts(&place.category).to_string())
        }),
    ];
    fields.extend(by_axis(names, move |axis, (_, place): &(&Commitment, &Place)| {
        Cell::Text(place.members.get(axis).cloned().unwrap_or_default())
    }));
    fields.push(field("committed", |(_, place): &(&Commitment, &Place)| Cell::Money(place.committed)));
    fields.push(field("open", |(_, place): &(&Commitment, &Place)| Cell::Money(place.open)));
    fields
}

/// A category with the members that are named beside it.
fn place_name(category: &str, members: &[String], names: &Names) -> Message {
    let path = Category::parse(category).map_or_else(|| Message::verbatim(category), |path| names.path(&path));
    let named = members.iter().enumerate().filter(|(_, member)| !member.is_empty());
    named.fold(path, |label, (axis, member)| {
        let member = names.member(axis, &Member::of_posting(member));
        msg("report-aside").with("first", label).with("second", member)
    })
}

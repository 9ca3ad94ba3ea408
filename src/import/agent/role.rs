//! What a column of a table of agents may hold.

use crate::model::AgentFigure;

/// A part of the time spent on a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    Talk,
    Hold,
    /// What is done when the customer is gone.
    After,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The month, the day, or an interval of it.
    Period,
    /// The members of an axis of the book.
    Axis(usize),
    /// The agent's number.
    AgentNumber,
    /// The agent's name, which is that of the row where there is no number.
    Agent,
    /// A team, a channel, a grade.
    Group,
    /// Of what kind the work was.
    Kind,
    /// Tells rows of one agent and day apart: a shift.
    Part,
    /// A number.
    Count(AgentFigure),
    /// The time in which the agent was there.
    Available,
    /// Time spent on all tickets of the row.
    Total(Part),
    /// Time spent on one of them in the mean.
    Mean(Part),
    /// Nothing that is booked.
    Unused,
}

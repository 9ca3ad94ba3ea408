//! What an agent did, and the rates that follow from it; what is divided by nothing is not there.

use crate::model::{AgentFigure, Quantity};

/// The figures of an agent; one that no source states is not there, which is not zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures([Option<Quantity>; AgentFigure::COUNT]);

impl Figures {
    /// One of them.
    pub fn get(&self, figure: AgentFigure) -> Option<Quantity> {
        self.0[figure as usize]
    }

    /// Adds to one of them.
    pub fn add(&mut self, figure: AgentFigure, number: Quantity) {
        let own = &mut self.0[figure as usize];
        *own = Some(own.unwrap_or_default() + number);
    }

    /// Adds all of another's.
    pub fn add_all(&mut self, other: &Figures) {
        for figure in AgentFigure::all() {
            if let Some(number) = other.get(figure) {
                self.add(figure, number);
            }
        }
    }

    /// One of them by another; `None` where either is not stated, or the second is zero.
    fn over(&self, upper: AgentFigure, lower: AgentFigure) -> Option<Quantity> {
        let lower = self.get(lower).filter(|lower| *lower > Quantity::ZERO)?;
        Some(self.get(upper)? / lower)
    }

    /// Tickets of an hour in which the agent was there.
    pub fn tickets_per_hour(&self) -> Option<Quantity> {
        let seconds = self.get(AgentFigure::Available).filter(|seconds| *seconds > Quantity::ZERO)?;
        Some(self.get(AgentFigure::Tickets)? * Quantity::from(3_600) / seconds)
    }

    /// Minutes of a ticket.
    pub fn handling_minutes(&self) -> Option<Quantity> {
        Some(self.over(AgentFigure::Handling, AgentFigure::Tickets)? / Quantity::from(60))
    }

    /// Of those that were resolved, the share that was the first time.
    pub fn first_time(&self) -> Option<Quantity> {
        self.over(AgentFigure::FirstTime, AgentFigure::Resolved)
    }

    /// The share of satisfied answers.
    pub fn satisfied(&self) -> Option<Quantity> {
        self.over(AgentFigure::Satisfied, AgentFigure::Answers)
    }

    /// What a ticket costs.
    pub fn cost_per_ticket(&self) -> Option<Quantity> {
        self.over(AgentFigure::Cost, AgentFigure::Tickets)
    }

    /// The share of the time there that was spent on tickets.
    pub fn utilisation(&self) -> Option<Quantity> {
        self.over(AgentFigure::Handling, AgentFigure::Available)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_divided_by_nothing() {
        let mut own = Figures::default();
        own.add(AgentFigure::Tickets, Quantity::ZERO);
        own.add(AgentFigure::Available, Quantity::from(7_200));
        assert_eq!(own.tickets_per_hour(), Some(Quantity::ZERO));
        assert_eq!((own.handling_minutes(), own.cost_per_ticket(), own.first_time()), (None, None, None));
        own.add(AgentFigure::Handling, Quantity::from(3_600));
        own.add(AgentFigure::Tickets, Quantity::from(12));
        assert_eq!(own.handling_minutes(), Some(Quantity::from(5)));
        assert_eq!(own.utilisation(), Quantity::parse("0.5"));
        assert_eq!(own.tickets_per_hour(), Some(Quantity::from(6)));
    }
}

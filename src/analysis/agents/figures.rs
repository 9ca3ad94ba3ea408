//! What an agent did, and the rates that follow from it; what is divided by nothing is not there.

use crate::model::{AgentFigure, Quantity};

/// What is divided by what.
pub const RATES: [(AgentFigure, AgentFigure); 6] = [
    (AgentFigure::FirstTime, AgentFigure::Resolved),
    (AgentFigure::Satisfied, AgentFigure::Answers),
    (AgentFigure::Handling, AgentFigure::Tickets),
    (AgentFigure::Tickets, AgentFigure::Available),
    (AgentFigure::Handling, AgentFigure::Available),
    (AgentFigure::Cost, AgentFigure::Tickets),
];

/// The figures of an agent; one that no source states is not there, which is not zero.
///
/// A rate is of what states both of its figures: where one was not counted, the other tells nothing of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    sums: [Option<Quantity>; AgentFigure::COUNT],
    rates: [Option<(Quantity, Quantity)>; RATES.len()],
}

impl Figures {
    /// One of them.
    pub fn get(&self, figure: AgentFigure) -> Option<Quantity> {
        self.sums[figure as usize]
    }

    /// Adds to one of them.
    pub fn add(&mut self, figure: AgentFigure, number: Quantity) {
        let own = &mut self.sums[figure as usize];
        *own = Some(own.unwrap_or_default() + number);
    }

    /// Adds all of another's, its rates among them.
    pub fn add_all(&mut self, other: &Figures) {
        for figure in AgentFigure::all() {
            if let Some(number) = other.get(figure) {
                self.add(figure, number);
            }
        }
        for (own, other) in self.rates.iter_mut().zip(other.rates) {
            if let Some((upper, lower)) = other {
                let sums = own.unwrap_or_default();
                *own = Some((sums.0 + upper, sums.1 + lower));
            }
        }
    }

    /// Says both figures of a rate, of what states both.
    pub fn set_rate(&mut self, rate: (AgentFigure, AgentFigure), both: Option<(Quantity, Quantity)>) {
        if let Some(at) = RATES.iter().position(|own| *own == rate) {
            self.rates[at] = both;
        }
    }

    /// Both figures of a rate, of what states both; `None` where nothing does, or the second is zero.
    pub fn both(&self, upper: AgentFigure, lower: AgentFigure) -> Option<(Quantity, Quantity)> {
        let rate = RATES.iter().position(|own| *own == (upper, lower))?;
        self.rates[rate].filter(|(_, lower)| *lower > Quantity::ZERO)
    }

    /// Is there more of the figures of a rate than what it was made of? That is so, too, where it was made of nothing.
    pub fn is_partly(&self, upper: AgentFigure, lower: AgentFigure) -> bool {
        let all = self.get(lower).filter(|all| *all > Quantity::ZERO);
        match self.both(upper, lower) {
            Some((_, counted)) => all.is_some_and(|all| all > counted),
            None => all.is_some() && self.get(upper).is_some(),
        }
    }

    fn over(&self, upper: AgentFigure, lower: AgentFigure) -> Option<Quantity> {
        self.both(upper, lower).map(|(upper, lower)| upper / lower)
    }

    /// Tickets of an hour in which the agent was there.
    pub fn tickets_per_hour(&self) -> Option<Quantity> {
        let (tickets, seconds) = self.both(AgentFigure::Tickets, AgentFigure::Available)?;
        Some(tickets * Quantity::from(3_600) / seconds)
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

    fn of(figures: &[(AgentFigure, i64)]) -> Figures {
        let mut own = Figures::default();
        figures.iter().for_each(|(figure, number)| own.add(*figure, Quantity::from(*number)));
        for (upper, lower) in RATES {
            own.set_rate((upper, lower), own.get(upper).zip(own.get(lower)));
        }
        own
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        use AgentFigure::{Available, Handling, Tickets};
        let own = of(&[(Tickets, 0), (Available, 7_200)]);
        assert_eq!(own.tickets_per_hour(), Some(Quantity::ZERO));
        assert_eq!((own.handling_minutes(), own.cost_per_ticket(), own.first_time()), (None, None, None));
        let own = of(&[(Tickets, 12), (Available, 7_200), (Handling, 3_600)]);
        assert_eq!(own.handling_minutes(), Some(Quantity::from(5)));
        assert_eq!(own.utilisation(), Quantity::parse("0.5"));
        assert_eq!(own.tickets_per_hour(), Some(Quantity::from(6)));
    }

    #[test]
    fn a_rate_is_of_what_states_both_of_its_figures() {
        use AgentFigure::{Available, FirstTime, Resolved, Tickets};
        // In the second month nobody counted what was resolved the first time.
        let mut own = of(&[(Resolved, 200), (FirstTime, 180)]);
        own.add_all(&of(&[(Resolved, 200)]));
        assert_eq!(own.first_time(), Quantity::parse("0.9"));
        assert_eq!(own.get(Resolved), Some(Quantity::from(400)));
        assert!(own.is_partly(FirstTime, Resolved) && !own.is_partly(Tickets, Available));
        // One has tickets and no hours, another hours and no tickets: together they have no more an hour than the third.
        let mut all = of(&[(Tickets, 100), (Available, 72_000)]);
        all.add_all(&of(&[(Tickets, 300)]));
        all.add_all(&of(&[(Available, 36_000)]));
        assert_eq!(all.tickets_per_hour(), Some(Quantity::from(5)));
    }
}

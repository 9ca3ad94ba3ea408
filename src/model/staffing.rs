//! What a plan states of work that needs heads: demands, and the hours a head gives.

use super::line::LinePlace;
use super::{Quantity, Ratio, Values};

/// `[staffing.NAME]`: a demand for heads, worked out by `analysis::staffing`.
#[derive(Clone, Debug, PartialEq)]
pub struct Staffing {
    /// Lines and grades refer to it as `staffing:NAME`.
    pub name: String,
    /// What kind of work it is: the id of a demand.
    pub work: &'static str,
    /// The keys of that kind.
    pub values: Values,
    /// Where it stands.
    pub place: LinePlace,
}

/// `[hours]`: the working year of a head (domain.md §2.4).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hours {
    /// Days of the year less rest days and statutory holidays.
    pub workdays: Quantity,
    /// Paid leave.
    pub leave_days: Quantity,
    /// Sick leave.
    pub sick_days: Quantity,
    /// Training.
    pub training_days: Quantity,
    /// Of a day.
    pub hours_a_day: Quantity,
    /// Share of the hours present that breaks and meetings take.
    pub breaks: Ratio,
}

impl Default for Hours {
    /// EX-2.3.
    fn default() -> Hours {
        Hours {
            workdays: 248.into(),
            leave_days: 7.into(),
            sick_days: 4.into(),
            training_days: 5.into(),
            hours_a_day: 8.into(),
            breaks: Ratio::of_counts(1, 10).unwrap_or(Ratio::ZERO),
        }
    }
}

impl Hours {
    /// Hours present in a year.
    pub fn present(&self) -> Quantity {
        (self.workdays - self.leave_days - self.sick_days - self.training_days) * self.hours_a_day
    }

    /// Hours that work can be done in, in a year.
    pub fn net(&self) -> Quantity {
        self.present() * (Quantity::ONE - Quantity::from(self.breaks))
    }

    /// What of the paid hours (261 days: 365 less 104 rest days) is not worked.
    pub fn shrinkage_of_paid(&self) -> Quantity {
        Quantity::ONE - self.net() / (Quantity::from(261) * self.hours_a_day)
    }

    /// What of the hours of all workdays is not worked.
    pub fn shrinkage_of_work(&self) -> Quantity {
        Quantity::ONE - self.net() / (self.workdays * self.hours_a_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ex_2_3() {
        let hours = Hours::default();
        assert_eq!(hours.present(), 1_856.into());
        assert_eq!(hours.net().exact(), "1670.4");
        assert_eq!((hours.net() / 12.into()).exact(), "139.2");
        assert_eq!(hours.shrinkage_of_paid().exact(), "0.2");
        assert_eq!(hours.shrinkage_of_work().grouped(), "0.1581");
    }
}

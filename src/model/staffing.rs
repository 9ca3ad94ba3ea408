//! What a plan states of work that needs heads: demands, and the hours a head gives.

use super::{KeyValue, LinePlace, Quantity, Ratio, Series, Values};

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

impl Staffing {
    /// The grade whose work it is, where it names one.
    pub fn grade(&self) -> Option<&str> {
        self.values.text("grade")
    }

    /// Every series it refers to, also those of its inner tables.
    pub fn series(&self) -> Vec<&Series> {
        let inner = self.values.0.iter().flat_map(|(_, value)| match value {
            KeyValue::Tables(tables) => tables.as_slice(),
            _ => &[],
        });
        let all = [&self.values].into_iter().chain(inner).flat_map(|values| &values.0);
        all.filter_map(|(_, value)| if let KeyValue::Series(series) = value { Some(series) } else { None }).collect()
    }
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

/// Paid days of a year: 365 less 104 rest days (domain.md §2.4).
const PAID_DAYS: i64 = 261;

impl Hours {
    /// Days present in a year.
    pub fn days(&self) -> Quantity {
        self.workdays - self.leave_days - self.sick_days - self.training_days
    }

    /// Hours present in a year.
    pub fn present(&self) -> Quantity {
        self.days() * self.hours_a_day
    }

    /// Hours that work can be done in, in a year.
    pub fn net(&self) -> Quantity {
        self.present() * (Quantity::ONE - Quantity::from(self.breaks))
    }

    /// The same in a month, on average.
    pub fn net_of_month(&self) -> Quantity {
        self.net() / 12.into()
    }

    /// Hours that are paid in a year.
    pub fn paid(&self) -> Quantity {
        Quantity::from(PAID_DAYS) * self.hours_a_day
    }

    /// Hours of all workdays of a year.
    pub fn of_workdays(&self) -> Quantity {
        self.workdays * self.hours_a_day
    }

    /// What of these hours is no net hour: shrinkage, which says nothing without its denominator.
    pub fn shrinkage_of(&self, hours: Quantity) -> Ratio {
        Ratio::from(Quantity::ONE - self.net() / hours)
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
        assert_eq!(hours.net_of_month().exact(), "139.2");
        assert_eq!((hours.paid(), hours.of_workdays()), (2_088.into(), 1_984.into()));
        assert_eq!(hours.shrinkage_of(hours.paid()).exact(), "0.2");
        assert_eq!(hours.shrinkage_of(hours.of_workdays()).plain(), "0.1581");
    }
}

//! When a contract ends, and whether it goes on by itself.

use chrono::{Days, Months, NaiveDate};

use super::Month;

/// What a contract says of its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContractTerms {
    /// The last day of its first term.
    pub ends: NaiveDate,
    /// So many days before the end somebody must have said that it is to end.
    pub notice: u32,
    /// For how many months it goes on each time nobody did; `None` where it ends by itself.
    pub renews: Option<u32>,
}

impl ContractTerms {
    /// The last day of the term after so many renewals. A contract to the end of a month ends with a month, however many
    /// days it has.
    fn end_after(&self, renewals: u32) -> Option<NaiveDate> {
        let end = self.ends.checked_add_months(Months::new(self.renews?.max(1).checked_mul(renewals)?))?;
        let is_last = Month::of(self.ends).last_day() == self.ends;
        Some(if is_last { Month::of(end).last_day() } else { end })
    }

    /// The ends of its terms from a day on, the running one first: one alone where it does not go on by itself.
    pub fn ends_from(&self, day: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        let single = self.renews.is_none().then_some(self.ends);
        let renewed = (0..).map_while(|renewals| self.end_after(renewals));
        single.into_iter().chain(renewed).filter(move |end| *end >= day)
    }

    /// The last day on which notice can be given, of a term that ends on this day.
    pub fn last_notice(&self, end: NaiveDate) -> NaiveDate {
        end.checked_sub_days(Days::new(u64::from(self.notice))).unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn terms_follow_each_other_and_keep_the_end_of_the_month() {
        let terms = ContractTerms { ends: day("2026-08-31"), notice: 60, renews: Some(6) };
        let ends: Vec<NaiveDate> = terms.ends_from(day("2026-09-01")).take(3).collect();
        assert_eq!(ends, [day("2027-02-28"), day("2027-08-31"), day("2028-02-29")]);
        assert_eq!(terms.last_notice(day("2026-08-31")), day("2026-07-02"));
        let mid = ContractTerms { ends: day("2026-08-15"), ..terms };
        assert_eq!(
            mid.ends_from(day("2026-08-15")).take(2).collect::<Vec<_>>(),
            [day("2026-08-15"), day("2027-02-15")]
        );
        let once = ContractTerms { renews: None, ..terms };
        assert_eq!(once.ends_from(day("2026-01-01")).count(), 1);
        assert_eq!(once.ends_from(day("2026-09-01")).count(), 0);
    }
}

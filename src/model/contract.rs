//! When a contract ends, and whether it goes on by itself.

use chrono::{Days, Months, NaiveDate};

use super::Month;
use super::posting::flag;

/// What a contract says of its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContractTerms {
    /// The last day of its first term.
    pub ends: NaiveDate,
    /// So many days before the end somebody must have said that it is to end.
    pub notice: u32,
    /// The same in months of the calendar; of both the earlier day holds.
    pub notice_months: u32,
    /// For how many months it goes on each time nobody did; `None` where it ends by itself.
    pub renews: Option<u32>,
}

impl ContractTerms {
    /// As the flag of a row says it; `None` where it says nothing of an end.
    pub fn from_flag(text: &str) -> Option<ContractTerms> {
        let value = |mark: &str| text.split(' ').find_map(|own| own.strip_prefix(mark)?.strip_prefix(':'));
        let number = |mark: &str| value(mark).and_then(|number| number.parse().ok());
        Some(ContractTerms {
            ends: value(flag::ENDS)?.parse().ok()?,
            notice: number(flag::NOTICE).unwrap_or(0),
            notice_months: number(flag::NOTICE_MONTHS).unwrap_or(0),
            renews: number(flag::RENEWS),
        })
    }

    /// The same, to be kept in a flag.
    pub fn marks(&self) -> String {
        let said = |number: u32| Some(number).filter(|number| *number > 0);
        let all = [
            (flag::NOTICE, said(self.notice)),
            (flag::NOTICE_MONTHS, said(self.notice_months)),
            (flag::RENEWS, self.renews),
        ];
        let said = all.into_iter().filter_map(|(mark, number)| Some(format!(" {mark}:{}", number?)));
        format!("{}:{}{}", flag::ENDS, self.ends, said.collect::<String>())
    }

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
        let by_days = end.checked_sub_days(Days::new(u64::from(self.notice))).unwrap_or(end);
        // Where the month is too short for the day its last one is taken, and from 30 June it is 30 March, not the 31st: who
        // gives notice a day early is never too late.
        let by_months = end.checked_sub_months(Months::new(self.notice_months)).unwrap_or(end);
        by_days.min(by_months)
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
        let terms = ContractTerms { ends: day("2026-08-31"), notice: 60, notice_months: 0, renews: Some(6) };
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

    #[test]
    fn notice_by_months_keeps_to_the_days_that_a_month_has() {
        let terms = ContractTerms { ends: day("2026-05-31"), notice: 0, notice_months: 3, renews: Some(12) };
        let last = |end: &str| terms.last_notice(day(end)).to_string();
        assert_eq!((last("2026-05-31"), last("2028-05-31")), ("2026-02-28".into(), "2028-02-29".into()));
        assert_eq!((last("2026-06-30"), last("2027-02-28")), ("2026-03-30".into(), "2026-11-28".into()));
        let both = ContractTerms { notice: 100, ..terms };
        assert_eq!(both.last_notice(day("2026-05-31")), day("2026-02-20"), "the earlier of the two");
    }

    #[test]
    fn what_a_flag_keeps_is_read_back() {
        let terms = ContractTerms { ends: day("2026-12-31"), notice: 30, notice_months: 0, renews: Some(12) };
        for own in [terms, ContractTerms { notice: 0, notice_months: 3, renews: None, ..terms }] {
            assert_eq!(ContractTerms::from_flag(&format!("change {}", own.marks())), Some(own));
        }
        assert_eq!(ContractTerms::from_flag("change"), None);
    }

    #[test]
    fn a_contract_to_a_leap_day_ends_with_february() {
        let terms = ContractTerms { ends: day("2028-02-29"), notice: 0, notice_months: 0, renews: Some(12) };
        let ends: Vec<NaiveDate> = terms.ends_from(day("2029-01-01")).take(4).collect();
        assert_eq!(ends, [day("2029-02-28"), day("2030-02-28"), day("2031-02-28"), day("2032-02-29")]);
    }
}

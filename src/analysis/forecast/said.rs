//! What reviews say of the year of a line: how much of its variance comes back, stays, or goes on.

use std::collections::BTreeMap;

use crate::model::{Cause, Lasting, MoneyError, Month, ReviewSpan};

/// The parts of a variance to date of which somebody said what becomes of them, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// This comes back until the end of the year.
    pub returns: i64,
    /// This has happened once, or was to come back and has not.
    pub stays: i64,
    /// This goes on as it did.
    pub continues: i64,
}

/// What somebody said of a line in some months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SaidNote {
    /// The months.
    pub span: ReviewSpan,
    /// Why it was off its budget in them.
    pub cause: Cause,
    /// The month in which that is to have come back.
    pub reverses: Option<Month>,
}

impl Said {
    /// What the notes make of the variances of the months of a year that are over.
    ///
    /// What was to come back, and did, is no variance of either month any more. What was to come back by a month that is
    /// over, and did not, stays. Of two reviews of a month the one of fewer months says why.
    pub fn of(variances: &BTreeMap<Month, i64>, notes: &[SaidNote], over: Month) -> Result<Said, MoneyError> {
        let mut notes = notes.to_vec();
        notes.sort_by_key(|note| (std::cmp::Reverse(note.span.months().len()), note.span.first));
        let mut own: BTreeMap<Month, usize> = BTreeMap::new();
        for (at, note) in notes.iter().enumerate() {
            own.extend(note.span.months().map(|month| (month, at)));
        }
        let mut left = variances.clone();
        let mut said = Said::default();
        let mut in_order: Vec<usize> = (0..notes.len()).collect();
        // What comes back takes from the months after it before those say why they were off.
        in_order.sort_by_key(|at| (notes[*at].cause.lasting() != Lasting::Returns, notes[*at].span.first));
        for at in in_order {
            let note = &notes[at];
            let mut sum = 0_i64;
            for (_, amount) in left.iter_mut().filter(|(month, _)| own.get(month) == Some(&at)) {
                sum = sum.checked_add(std::mem::take(amount)).ok_or(MoneyError::Overflow)?;
            }
            let is_overdue = note.cause == Cause::Timing && note.reverses.is_some_and(|until| until <= over);
            let into = match note.cause.lasting() {
                Lasting::Returns => {
                    let until = note.reverses.unwrap_or(over).min(over);
                    let later = left.iter_mut().filter(|(month, _)| **month > note.span.last && **month <= until);
                    let other_way = -sum.signum();
                    for (_, amount) in later.filter(|(_, amount)| amount.signum() == other_way) {
                        let back = if amount.unsigned_abs() < sum.unsigned_abs() { *amount } else { -sum };
                        (sum, *amount) = (sum + back, *amount - back);
                    }
                    if is_overdue { &mut said.stays } else { &mut said.returns }
                }
                Lasting::Stays => &mut said.stays,
                Lasting::Continues => &mut said.continues,
            };
            *into = into.checked_add(sum).ok_or(MoneyError::Overflow)?;
        }
        Ok(said)
    }

    /// With what is said of another line.
    pub fn plus(self, other: Said) -> Result<Said, MoneyError> {
        let add = |own: i64, other: i64| own.checked_add(other).ok_or(MoneyError::Overflow);
        Ok(Said {
            returns: add(self.returns, other.returns)?,
            stays: add(self.stays, other.stays)?,
            continues: add(self.continues, other.continues)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(number: u32) -> Month {
        Month::new(2026, number).unwrap()
    }

    fn note(first: u32, last: u32, cause: Cause, reverses: Option<u32>) -> SaidNote {
        let span = ReviewSpan { first: month(first), last: month(last) };
        SaidNote { span, cause, reverses: reverses.map(month) }
    }

    fn said(variances: &[i64], notes: &[SaidNote]) -> (i64, i64, i64) {
        let own = variances.iter().zip(1..).map(|(amount, number)| (month(number), *amount)).collect();
        let said = Said::of(&own, notes, month(variances.len() as u32)).unwrap();
        (said.returns, said.stays, said.continues)
    }

    #[test]
    fn each_month_counts_as_its_own_note_says() {
        use Cause::*;
        let notes = [note(1, 1, OneOff, None), note(2, 2, Price, None), note(3, 3, Timing, Some(6))];
        assert_eq!(said(&[100, 20, 7, 50], &notes), (7, 100, 20));
        // The note of a month goes before that of its quarter.
        let notes = [note(1, 3, RunRate, None), note(2, 2, OneOff, None)];
        assert_eq!(said(&[100, 20, 7], &notes), (0, 20, 107));
    }

    #[test]
    fn what_came_back_is_a_variance_of_neither_month() {
        use Cause::*;
        let survey = note(5, 5, Timing, Some(6));
        assert_eq!(said(&[0, 0, 0, 0, -8000, 8000], &[survey]), (0, 0, 0));
        // Whatever is said of the month in which it came.
        assert_eq!(said(&[0, 0, 0, 0, -8000, 8500], &[survey, note(6, 6, OneOff, None)]), (0, 500, 0));
        // Its month is over, and a part has not come back: that stays.
        assert_eq!(said(&[0, 0, 0, 0, -8000, 3000], &[survey]), (0, -5000, 0));
        assert_eq!(said(&[0, 0, 0, 0, -8000, -1000], &[survey]), (0, -8000, 0));
        // Later than was said is too late.
        assert_eq!(said(&[0, 0, 0, 0, -8000, 0, 8000], &[survey]), (0, -8000, 0));
        // The month of its return has not come.
        assert_eq!(said(&[0, 0, 0, 0, -8000], &[survey]), (-8000, 0, 0));
        // An error is put right whenever it is.
        let error = note(1, 1, Error, None);
        assert_eq!(said(&[900, 0, 0, -400], &[error]), (500, 0, 0));
    }

    #[test]
    fn amounts_at_the_end_of_the_range_are_errors_and_no_panic() {
        let notes = [note(1, 2, Cause::OneOff, None)];
        let own = [(month(1), i64::MAX), (month(2), 1)].into();
        assert_eq!(Said::of(&own, &notes, month(2)), Err(MoneyError::Overflow));
        let own = [(month(1), i64::MIN), (month(2), i64::MAX)].into();
        let back = Said::of(&own, &[note(1, 1, Cause::Timing, Some(2))], month(2)).unwrap();
        assert_eq!(back, Said { stays: -1, ..Said::default() });
    }
}

//! What reviews say of the year of a line: how much of its variance comes back, stays, or goes on.

use crate::model::{Cause, Lasting, MoneyError, Month, ReviewSpan};

/// The parts of a variance to date of which somebody said what becomes of them, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// This comes back until the end of the year.
    pub returns: i64,
    /// This has happened once, was to come back and has not, or does after the year.
    pub stays: i64,
    /// This goes on as it did.
    pub continues: i64,
    /// What is explained of each month of the year.
    pub explained: [i64; 12],
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
    /// What the notes make of the variances of the twelve months from `first` on, of which those up to `over` are over.
    ///
    /// What was to come back, and did, is no variance of either month any more. What was to come back by a month that is
    /// over, and did not, stays. Of two reviews of a month the one of fewer months says why.
    pub fn new(first: Month, variances: [i64; 12], notes: &[SaidNote], over: Month) -> Result<Said, MoneyError> {
        let mut notes = notes.to_vec();
        notes.sort_by_key(|note| (std::cmp::Reverse(note.span.months().len()), note.span.first));
        let slot = |month: Month| usize::try_from(month.since(first)).ok().filter(|slot| *slot < 12);
        let mut own = [None; 12];
        for (at, note) in notes.iter().enumerate() {
            note.span.months().filter_map(slot).for_each(|slot| own[slot] = Some(at));
        }
        // What comes back takes from the months after it before those say why they were off.
        let mut in_order: Vec<usize> = (0..notes.len()).collect();
        in_order.sort_by_key(|at| (notes[*at].cause.lasting() != Lasting::Returns, notes[*at].span.first));
        let mut left = variances;
        let mut said = Said::default();
        for at in in_order {
            let note = &notes[at];
            let mut sum = 0_i64;
            for slot in (0..12).filter(|slot| own[*slot] == Some(at)) {
                sum = sum.checked_add(std::mem::take(&mut left[slot])).ok_or(MoneyError::Overflow)?;
            }
            let into = match note.cause.lasting() {
                Lasting::Returns => {
                    let until = note.reverses.unwrap_or(over).min(over);
                    for slot in note.span.last.plus(1).until(until.plus(1)).filter_map(slot) {
                        let back = came_back(sum, left[slot]);
                        // Of what has no month of its own only a month that takes back all of it is the one.
                        let back = if note.reverses.is_none() && back != -sum { 0 } else { back };
                        (sum, left[slot]) = (sum + back, left[slot] - back);
                    }
                    let is_overdue = note.cause == Cause::Timing && note.reverses.is_some_and(|until| until <= over);
                    // What comes back in another year stays in this one.
                    let is_later = note.reverses.is_some_and(|until| until > first.plus(11));
                    if is_overdue || is_later { &mut said.stays } else { &mut said.returns }
                }
                Lasting::Stays => &mut said.stays,
                Lasting::Continues => &mut said.continues,
            };
            *into = into.checked_add(sum).ok_or(MoneyError::Overflow)?;
        }
        for ((explained, was), left) in said.explained.iter_mut().zip(variances).zip(left) {
            *explained = was.checked_sub(left).ok_or(MoneyError::Overflow)?;
        }
        Ok(said)
    }

    /// With what is said of another line.
    pub fn plus(self, other: Said) -> Result<Said, MoneyError> {
        let add = |own: i64, other: i64| own.checked_add(other).ok_or(MoneyError::Overflow);
        let mut explained = self.explained;
        for (own, other) in explained.iter_mut().zip(other.explained) {
            *own = add(*own, other)?;
        }
        Ok(Said {
            returns: add(self.returns, other.returns)?,
            stays: add(self.stays, other.stays)?,
            continues: add(self.continues, other.continues)?,
            explained,
        })
    }
}

/// How much of a variance a later one takes back: nothing if it goes the same way, and never more than all of it.
fn came_back(variance: i64, later: i64) -> i64 {
    match later.signum() == -variance.signum() {
        false => 0,
        true if later.unsigned_abs() < variance.unsigned_abs() => later,
        true => -variance,
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

    fn new(variances: &[i64], notes: &[SaidNote]) -> Result<Said, MoneyError> {
        let mut own = [0; 12];
        own[..variances.len()].copy_from_slice(variances);
        Said::new(month(1), own, notes, month(variances.len() as u32))
    }

    fn said(variances: &[i64], notes: &[SaidNote]) -> (i64, i64, i64) {
        let said = new(variances, notes).unwrap();
        let parts = said.returns + said.stays + said.continues;
        assert_eq!(said.explained.iter().sum::<i64>(), parts, "what is explained is all that has a part");
        (said.returns, said.stays, said.continues)
    }

    #[test]
    fn each_month_counts_as_its_own_note_says() {
        use Cause::*;
        let notes = [note(1, 1, OneOff, None), note(2, 2, Price, None), note(3, 3, Timing, Some(6))];
        assert_eq!(said(&[100, 20, 7, 50], &notes), (7, 100, 20));
        assert_eq!(new(&[100, 20, 7, 50], &notes).unwrap().explained[..5], [100, 20, 7, 0, 0]);
        // The note of a month goes before that of its quarter.
        let notes = [note(1, 3, RunRate, None), note(2, 2, OneOff, None)];
        assert_eq!(said(&[100, 20, 7], &notes), (0, 20, 107));
    }

    #[test]
    fn what_came_back_is_a_variance_of_neither_month() {
        use Cause::*;
        let survey = note(5, 5, Timing, Some(6));
        assert_eq!(said(&[0, 0, 0, 0, -8000, 8000], &[survey]), (0, 0, 0));
        assert_eq!(new(&[0, 0, 0, 0, -8000, 8000], &[survey]).unwrap().explained[4..6], [-8000, 8000]);
        // Whatever is said of the month in which it came.
        assert_eq!(said(&[0, 0, 0, 0, -8000, 8500], &[survey, note(6, 6, OneOff, None)]), (0, 500, 0));
        // Its month is over, and a part has not come back: that stays.
        assert_eq!(said(&[0, 0, 0, 0, -8000, 3000], &[survey]), (0, -5000, 0));
        assert_eq!(said(&[0, 0, 0, 0, -8000, -1000], &[survey]), (0, -8000, 0));
        // Later than was said is too late.
        assert_eq!(said(&[0, 0, 0, 0, -8000, 0, 8000], &[survey]), (0, -8000, 0));
        // The month of its return has not come, or is one of the next year.
        assert_eq!(said(&[0, 0, 0, 0, -8000], &[survey]), (-8000, 0, 0));
        assert_eq!(said(&[0, 0, 0, 0, -8000], &[note(5, 5, Timing, Some(12))]), (-8000, 0, 0));
        let next_year = SaidNote { reverses: Month::new(2027, 1), ..survey };
        assert_eq!(said(&[0, 0, 0, 0, -8000], &[next_year]), (0, -8000, 0));
        // An error is put right whenever it is, all of it; a month that is a little below its budget is no such thing.
        let error = note(1, 1, Error, None);
        assert_eq!(said(&[900, 0, 0, -400], &[error]), (900, 0, 0));
        assert_eq!(said(&[900, 0, 0, -1000], &[error]), (0, 0, 0));
        assert_eq!(said(&[900, 0, 0, -400], &[note(1, 1, Error, Some(6))]), (500, 0, 0));
    }

    #[test]
    fn amounts_at_the_end_of_the_range_are_errors_and_no_panic() {
        assert_eq!(new(&[i64::MAX, 1], &[note(1, 2, Cause::OneOff, None)]), Err(MoneyError::Overflow));
        let back = new(&[i64::MIN, i64::MAX], &[note(1, 1, Cause::Timing, Some(2))]).unwrap();
        assert_eq!((back.stays, back.explained[1]), (-1, i64::MAX));
    }
}

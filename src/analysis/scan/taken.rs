//! Which of the rows that a ledger was read from were taken in: what tells where the texts of one are found.

/// A mark for each row that was seen, by month, in the order in which they came.
#[derive(Default)]
pub struct Taken {
    marks: Vec<u64>,
    seen: usize,
    /// The number of the first row of each month.
    starts: Vec<Option<usize>>,
}

impl Taken {
    /// A row of a month, by the month's number.
    pub(super) fn push(&mut self, month: usize, is_taken: bool) {
        if self.starts.len() <= month {
            self.starts.resize(month + 1, None);
        }
        self.starts[month].get_or_insert(self.seen);
        if self.seen.is_multiple_of(64) {
            self.marks.push(0);
        }
        if let Some(last) = self.marks.last_mut() {
            *last |= u64::from(is_taken) << (self.seen % 64);
        }
        self.seen += 1;
    }

    /// Where the rows of a month stand among all rows of it; `taken` counts, ascending, only those that were taken in.
    pub fn among_all(&self, month: usize, taken: &[u64]) -> Vec<u64> {
        let Some(start) = self.starts.get(month).copied().flatten() else { return Vec::new() };
        let is_taken = |at: &usize| self.marks[at / 64] >> (at % 64) & 1 == 1;
        let mut all = (start..self.seen).filter(is_taken);
        let mut before = 0;
        let mut places = Vec::with_capacity(taken.len());
        for own in taken {
            let Some(at) = all.nth((own - before) as usize) else { break };
            places.push((at - start) as u64);
            before = own + 1;
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_were_taken_in_are_found_among_all() {
        let mut taken = Taken::default();
        // Every third row, over two months and more than one word of marks.
        (0..100).for_each(|row| taken.push(1, row % 3 == 0));
        (0..100).for_each(|row| taken.push(4, row % 3 == 1));
        assert_eq!(taken.among_all(1, &[0, 1, 33]), [0, 3, 99]);
        assert_eq!(taken.among_all(4, &[0, 2, 32]), [1, 7, 97]);
        assert!(taken.among_all(0, &[0]).is_empty());
        assert!(taken.among_all(4, &[33]).is_empty(), "there is none");
    }
}

//! Sums of a year by month: of what lines hold in columns, of the few other places each by itself.

use crate::analysis::rollover::Side;

/// Twelve months of what no line holds, in minor units.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Months([[i64; 12]; 3]);

impl Months {
    pub(super) fn get(&self, sum: usize, index: usize) -> i64 {
        self.0[sum][index]
    }

    pub(super) fn at(&mut self, (sum, index): Slot) -> &mut i64 {
        &mut self.0[sum as usize][index]
    }
}

/// What is summed of a month.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sum {
    Budget,
    Actual,
    Committed,
}

impl From<Side> for Sum {
    fn from(side: Side) -> Sum {
        match side {
            Side::Actual => Sum::Actual,
            Side::Committed => Sum::Committed,
        }
    }
}

/// A sum of a month of the year.
pub(super) type Slot = (Sum, usize);

/// The sums of all places, a column for each month: months come one after the other, and a month in which nothing was
/// committed takes no room.
#[derive(Debug, Default)]
pub(super) struct Columns {
    columns: [[Vec<i64>; 12]; 3],
    /// How many places there are, and how many there can be.
    pub(super) count: usize,
    pub(super) most: usize,
}

impl Columns {
    pub(super) fn at(&mut self, place: u32, (sum, index): Slot) -> &mut i64 {
        let (place, most) = (place as usize, self.most);
        let column = &mut self.columns[sum as usize][index];
        if column.len() <= place {
            // Growing by itself would touch as much once more.
            column.reserve_exact(most.max(place + 1) - column.len());
            column.resize(place + 1, 0);
        }
        &mut column[place]
    }

    pub(super) fn get(&self, place: u32, sum: usize, index: usize) -> i64 {
        self.columns[sum][index].get(place as usize).copied().unwrap_or(0)
    }
}

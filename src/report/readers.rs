//! Who reads a report.

/// For whom a report is made: a large one is not arranged for people where a script asks, and the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// The sections alone.
    People,
    /// The data alone.
    Machines,
    /// Both, which must agree.
    All,
}

impl Readers {
    /// Are sections read?
    pub fn are_people(self) -> bool {
        self != Readers::Machines
    }

    /// Are data read?
    pub fn are_machines(self) -> bool {
        self != Readers::People
    }
}

//! What was inferred from a file rather than known: told, carried in JSON, and refused under `--strict`.

use crate::words::{Message, Place, Problem, msg};

/// What can be inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inference {
    /// The encoding, where another would have fitted too.
    Encoding,
    /// The sheet of a workbook that has several.
    Sheet,
    /// The year of dates or months that state none.
    Year,
    /// The order of day and month.
    DateOrder,
    /// Which of point and comma begins the decimals.
    DecimalMark,
    /// The month of a period that can be read as two.
    Month,
    /// What a negative amount means.
    Sign,
    /// Which side of the accounts is booked.
    Side,
    /// A row that is taken for a total by its amount.
    Total,
    /// What a document's state or a refund means.
    State,
}

/// Every inference with its name in JSON.
pub const INFERENCES: &[(Inference, &str)] = &[
    (Inference::Encoding, "encoding"),
    (Inference::Sheet, "sheet"),
    (Inference::Year, "year"),
    (Inference::DateOrder, "date_order"),
    (Inference::DecimalMark, "decimal_mark"),
    (Inference::Month, "month"),
    (Inference::Sign, "sign"),
    (Inference::Side, "side"),
    (Inference::Total, "total"),
    (Inference::State, "state"),
];

/// One thing that was inferred: what was taken, and how to state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inferred {
    /// What it is about.
    pub what: Inference,
    /// What was taken, and by which evidence.
    pub taken: Message,
    /// How to say it, so that nothing need be inferred.
    pub remedy: Message,
    /// Where the evidence stands.
    pub place: Place,
}

impl Inferred {
    /// `Inferred::new(Inference::Year, place, msg("…"), msg("…-hint"))`.
    pub fn new(what: Inference, place: Place, taken: Message, remedy: Message) -> Inferred {
        Inferred { what, taken, remedy, place }
    }

    /// As it is told: a note, or under `--strict` an error.
    pub fn problem(&self, strict: bool) -> Problem {
        let problem = match strict {
            true => Problem::error(msg("import-inferred-strict").with("taken", self.taken.clone())),
            false => Problem::note(msg("import-inferred").with("taken", self.taken.clone())),
        };
        problem.at(self.place.clone()).hint(self.remedy.clone())
    }
}

impl Inference {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        INFERENCES[self as usize].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_inferences() {
        for (i, (what, name)) in INFERENCES.iter().enumerate() {
            assert_eq!((*what as usize, what.name()), (i, *name));
        }
    }
}

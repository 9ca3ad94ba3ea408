//! Causes: why a line is off its budget, as a person says it, and what that means for the rest of the year.

/// Why a line is off its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// 时间性: earlier or later than planned; it evens out within the year.
    Timing,
    /// 一次性: it has happened, and stays; the rest of the year is as planned.
    OneOff,
    /// 持续性: the rest of the year goes on as the year to date.
    RunRate,
    /// 价格: each unit costs something else than planned.
    Price,
    /// 数量: there are more or fewer units than planned.
    Volume,
    /// 效率: a unit takes more or less than planned.
    Efficiency,
    /// 差错: booked wrongly; it is going to be put right.
    Error,
}

/// What becomes of a variance until the end of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// It evens out: the year ends at its budget.
    Returns,
    /// It stays as it is: the rest of the year is as planned.
    Stays,
    /// It grows on as it did: the rest of the year is planned too low, or too high, by as much.
    Continues,
}

/// Every cause with its word in files and on the command line.
const WORDS: [(Cause, &str); 7] = [
    (Cause::Timing, "timing"),
    (Cause::OneOff, "one-off"),
    (Cause::RunRate, "run-rate"),
    (Cause::Price, "price"),
    (Cause::Volume, "volume"),
    (Cause::Efficiency, "efficiency"),
    (Cause::Error, "error"),
];

impl Cause {
    /// The words, for files and the command line.
    pub const WORDS: [&str; 7] = ["timing", "one-off", "run-rate", "price", "volume", "efficiency", "error"];

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(own, _)| *own == self).map_or("", |(_, word)| word)
    }

    /// The cause of this word.
    pub fn named(word: &str) -> Option<Cause> {
        WORDS.iter().find(|(_, own)| *own == word).map(|(cause, _)| *cause)
    }

    /// What becomes of the variance.
    pub fn lasting(self) -> Lasting {
        match self {
            Cause::Timing | Cause::Error => Lasting::Returns,
            Cause::OneOff => Lasting::Stays,
            Cause::RunRate | Cause::Price | Cause::Volume | Cause::Efficiency => Lasting::Continues,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_its_word() {
        for (word, listed) in Cause::WORDS.into_iter().zip(WORDS) {
            assert_eq!((Cause::named(word), listed.0.word()), (Some(listed.0), word));
        }
        assert_eq!(Cause::named("else"), None);
    }
}

//! 结转: whether a line takes along into the next month of its year what a month leaves.

use super::Money;

/// What a line takes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rollover {
    /// What is left of a month.
    pub surplus: bool,
    /// What a month is beyond its budget.
    pub deficit: bool,
    /// The most that is taken along of what is left; a deficit is taken along whole.
    pub cap: Option<Money>,
}

/// Every rollover with its word in plans: surplus, deficit.
const WORDS: [(&str, bool, bool); 4] =
    [("none", false, false), ("surplus", true, false), ("deficit", false, true), ("both", true, true)];

impl Rollover {
    /// The words, for plans.
    pub const WORDS: [&str; 4] = ["none", "surplus", "deficit", "both"];

    /// Of a word, without a cap; `None` where nothing is taken along.
    pub fn named(word: &str) -> Option<Rollover> {
        let (_, surplus, deficit) = *WORDS.iter().find(|(own, ..)| *own == word)?;
        (surplus || deficit).then_some(Rollover { surplus, deficit, cap: None })
    }

    /// The word in plans.
    pub fn word(self) -> &'static str {
        WORDS
            .iter()
            .find(|(_, surplus, deficit)| (*surplus, *deficit) == (self.surplus, self.deficit))
            .map_or("", |w| w.0)
    }

    /// What is taken along of a balance, in minor units.
    pub fn takes(self, balance: i64) -> i64 {
        let most = self.cap.map_or(i64::MAX, Money::minor);
        match balance {
            1.. if self.surplus => balance.min(most),
            ..=-1 if self.deficit => balance,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn words_read_as_written() {
        for word in &Rollover::WORDS[1..] {
            assert_eq!(Rollover::named(word).unwrap().word(), *word);
        }
        assert_eq!((Rollover::named("none"), Rollover::named("all")), (None, None));
    }

    /// 300 left and 300 beyond, by each word; a cap of 200 holds what is left, and never a deficit.
    #[test]
    fn each_takes_its_own_and_a_cap_holds_what_is_left() {
        for (word, surplus, deficit) in [("surplus", 300, 0), ("deficit", 0, -300), ("both", 300, -300)] {
            let own = Rollover::named(word).unwrap();
            assert_eq!([own.takes(300), own.takes(-300), own.takes(0)], [surplus, deficit, 0], "{word}");
            let capped = Rollover { cap: Some(Money::from_minor(200, Currency::CNY)), ..own };
            assert_eq!([capped.takes(300), capped.takes(-300)], [surplus.min(200), deficit], "{word}");
        }
    }
}

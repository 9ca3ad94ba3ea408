//! Units of money, all of them powers of ten, and the words by which sheets state them.

/// The unit in which plain numbers are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Unit {
    /// 分, cents.
    Fen,
    /// 角.
    Jiao,
    /// 元.
    #[default]
    One,
    /// 十元.
    Ten,
    /// 百元.
    Hundred,
    /// 千元.
    Thousand,
    /// 万元.
    Wan,
    /// 十万元, lakhs.
    Lakh,
    /// 百万元, millions.
    Million,
    /// 千万元, crores.
    Crore,
    /// 亿元.
    Yi,
    /// 十亿元, billions.
    Billion,
}

const UNITS: [Unit; 12] = [
    Unit::Fen,
    Unit::Jiao,
    Unit::One,
    Unit::Ten,
    Unit::Hundred,
    Unit::Thousand,
    Unit::Wan,
    Unit::Lakh,
    Unit::Million,
    Unit::Crore,
    Unit::Yi,
    Unit::Billion,
];

/// The names of units in profiles, in their order.
pub const UNIT_NAMES: [&str; 12] =
    ["fen", "jiao", "yuan", "ten", "hundred", "thousand", "wan", "lakh", "million", "crore", "yi", "billion"];

impl Unit {
    /// The name in a profile.
    pub fn name(self) -> &'static str {
        UNIT_NAMES[self as usize]
    }

    /// The unit of this name.
    pub fn by_name(name: &str) -> Option<Unit> {
        UNIT_NAMES.iter().position(|known| *known == name).map(|at| UNITS[at])
    }

    /// One of it is 10 to the power of this in major units (元).
    pub fn power(self) -> i32 {
        self as i32 - 2
    }

    /// How many major units one of it is; of those below one, 1.
    pub fn factor(self) -> i64 {
        10_i64.pow(self.power().max(0).unsigned_abs())
    }

    /// The unit of this [power](Unit::power).
    pub fn of_power(power: i32) -> Option<Unit> {
        usize::try_from(power + 2).ok().and_then(|at| UNITS.get(at)).copied()
    }

    /// A multiple in Chinese characters, `百万`, `十亿`, `仟`; the empty text is one.
    pub fn chinese(text: &str) -> Option<Unit> {
        let powers = text.chars().map(|c| match c {
            '十' | '拾' => Some(1),
            '百' | '佰' => Some(2),
            '千' | '仟' => Some(3),
            '万' | '萬' => Some(4),
            '亿' | '億' => Some(8),
            _ => None,
        });
        // `万百` and `万千` are nothing that anyone writes.
        let powers: Vec<i32> = powers.collect::<Option<_>>()?;
        let rising = powers.windows(2).all(|pair| pair[0] < pair[1] || pair == [4, 8]);
        rising.then(|| powers.iter().sum()).and_then(Unit::of_power)
    }

    /// A multiple in English words or marks, in lower case: `thousands`, `'000`, `mn`, `lakhs`, `tens of thousands`.
    pub fn english(text: &str) -> Option<Unit> {
        let words = text.split([' ', '-']).filter(|word| !matches!(*word, "" | "of" | "a"));
        let mut power = 0;
        let mut any = false;
        for word in words {
            any = true;
            power += match word {
                "cent" | "cents" | "pence" => -2,
                "ten" | "tens" => 1,
                "hundred" | "hundreds" => 2,
                "thousand" | "thousands" | "'000" | "000" | "000s" | "'000s" | "000's" | "'000's" | "k" | "ths"
                | "tsd" | "tsd." | "thsd" | "000,s" => 3,
                "lakh" | "lakhs" | "lac" | "lacs" => 5,
                "million" | "millions" | "mn" | "mln" | "mio" | "mio." | "mil" | "mm" | "mill" | "m" | "'000,000"
                | "000,000" | "000000" | "'000000" | "000,000s" => 6,
                "crore" | "crores" => 7,
                "billion" | "billions" | "bn" | "bln" => 9,
                _ => return None,
            };
        }
        any.then_some(power).and_then(Unit::of_power)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_by_word() {
        for (text, expected) in [
            ("", Some(Unit::One)),
            ("万", Some(Unit::Wan)),
            ("百万", Some(Unit::Million)),
            ("十万", Some(Unit::Lakh)),
            ("仟", Some(Unit::Thousand)),
            ("十亿", Some(Unit::Billion)),
            ("万百", None),
            ("千亿", None),
            ("韩", None),
        ] {
            assert_eq!(Unit::chinese(text), expected, "{text}");
        }
        for (text, expected) in [
            ("millions", Some(Unit::Million)),
            ("'000", Some(Unit::Thousand)),
            ("tens of thousands", Some(Unit::Wan)),
            ("hundred thousands", Some(Unit::Lakh)),
            ("cents", Some(Unit::Fen)),
            ("dozens", None),
            ("", None),
        ] {
            assert_eq!(Unit::english(text), expected, "{text}");
        }
        for unit in UNITS {
            assert_eq!((Unit::of_power(unit.power()), Unit::by_name(unit.name())), (Some(unit), Some(unit)));
        }
    }
}

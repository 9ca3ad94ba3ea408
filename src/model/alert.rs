//! When to warn: levels, and the thresholds that a book states (domain.md §5.4).

use super::{Category, Currency, Money, Ratio};

/// How urgent an alert is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertLevel {
    /// Nothing to do; at most worth knowing.
    #[default]
    Info,
    /// 关注: keep an eye on it.
    Watch,
    /// 预警: close to the limit, or heading beyond it.
    Warning,
    /// 严重: over, or spent without a budget.
    Critical,
}

/// Every level with its word to machines, the lowest first: its place is its number.
const LEVELS: [(AlertLevel, &str); 4] = [
    (AlertLevel::Info, "info"),
    (AlertLevel::Watch, "watch"),
    (AlertLevel::Warning, "warning"),
    (AlertLevel::Critical, "critical"),
];

impl AlertLevel {
    /// What machines call it.
    pub fn tag(self) -> &'static str {
        LEVELS[self as usize].1
    }

    /// The level of a word.
    pub fn named(word: &str) -> Option<AlertLevel> {
        LEVELS.iter().find(|(_, own)| *own == word).map(|(level, _)| *level)
    }

    /// From 0 to 3.
    pub fn number(self) -> i64 {
        self as i64
    }

    /// One level less urgent.
    pub fn lowered(self) -> AlertLevel {
        LEVELS[(self as usize).saturating_sub(1)].0
    }
}

/// The thresholds that hold for one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlertLimits {
    /// Used this share of the year's budget: watch it.
    pub warn: Ratio,
    /// Used this share of it: it is nearly gone.
    pub crit: Ratio,
    /// So far ahead of the plan's own phasing, as a share of the year's budget, before what is used counts as much.
    pub gap: Ratio,
    /// So far above the budget to date, as a share of it, before spending counts as ahead.
    pub pace: Ratio,
    /// Amounts below this are not worth a message.
    pub min: Money,
}

impl AlertLimits {
    /// What holds where a book says nothing.
    pub fn usual(currency: Currency) -> AlertLimits {
        let percent = |count: i64| Ratio::of_counts(count, 100).unwrap_or(Ratio::ZERO);
        AlertLimits {
            warn: percent(80),
            crit: percent(90),
            gap: percent(5),
            pace: percent(5),
            min: Money::from_minor(500 * currency.scale(), currency),
        }
    }
}

/// What one table says of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlertKeys {
    /// `warn`.
    pub warn: Option<Ratio>,
    /// `crit`.
    pub crit: Option<Ratio>,
    /// `gap`.
    pub gap: Option<Ratio>,
    /// `pace`.
    pub pace: Option<Ratio>,
    /// `min`.
    pub min: Option<Money>,
}

impl AlertKeys {
    /// Thresholds with what this says put over them.
    pub fn over(&self, limits: AlertLimits) -> AlertLimits {
        AlertLimits {
            warn: self.warn.unwrap_or(limits.warn),
            crit: self.crit.unwrap_or(limits.crit),
            gap: self.gap.unwrap_or(limits.gap),
            pace: self.pace.unwrap_or(limits.pace),
            min: self.min.unwrap_or(limits.min),
        }
    }
}

/// `[[alert.line]]`: thresholds of the lines in a category, and of these members if some are named.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertFor {
    /// The category.
    pub category: Category,
    /// The members, one for each axis; `None` is all of them.
    pub members: Vec<Option<String>>,
    /// What holds there.
    pub keys: AlertKeys,
}

impl AlertFor {
    fn holds(&self, category: &Category, members: &[Option<String>]) -> bool {
        let fits = |(axis, own): (usize, &Option<String>)| {
            own.is_none() || members.get(axis).is_some_and(|member| member == own)
        };
        self.category.contains(category) && self.members.iter().enumerate().all(fits)
    }

    /// The deeper category goes before, then the more members.
    fn rank(&self) -> (usize, usize) {
        (self.category.depth(), self.members.iter().flatten().count())
    }
}

/// `[alert]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlertSettings {
    /// What holds for all lines that say nothing else.
    pub book: AlertKeys,
    /// What holds for some.
    pub lines: Vec<AlertFor>,
    /// `grace_days`: so many days after its end a month may still be without rows.
    pub grace_days: Option<i64>,
}

/// Accounts are closed in the first days of the next month.
const GRACE_DAYS: i64 = 10;

impl AlertSettings {
    /// The thresholds of a line. Of several tables that hold for it the most particular one decides, key by key.
    pub fn limits(&self, category: &Category, members: &[Option<String>], currency: Currency) -> AlertLimits {
        let mut holding: Vec<&AlertFor> = self.lines.iter().filter(|own| own.holds(category, members)).collect();
        holding.sort_by_key(|own| own.rank());
        let book = self.book.over(AlertLimits::usual(currency));
        holding.into_iter().fold(book, |limits, own| own.keys.over(limits))
    }

    /// The thresholds of the book as a whole.
    pub fn of_book(&self, currency: Currency) -> AlertLimits {
        self.book.over(AlertLimits::usual(currency))
    }

    /// So many days after its end a month may still be without rows.
    pub fn grace(&self) -> i64 {
        self.grace_days.unwrap_or(GRACE_DAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_particular_table_decides_key_by_key() {
        let ratio = |text: &str| Ratio::parse(text);
        let path = |text: &str| Category::parse(text).unwrap();
        let own = |category: &str, member: Option<&str>, keys| AlertFor {
            category: path(category),
            members: vec![member.map(String::from)],
            keys,
        };
        let settings = AlertSettings {
            book: AlertKeys { warn: ratio("70%"), ..AlertKeys::default() },
            lines: vec![
                own("a:b", Some("desk"), AlertKeys { warn: ratio("50%"), ..AlertKeys::default() }),
                own("a", None, AlertKeys { warn: ratio("60%"), crit: ratio("65%"), ..AlertKeys::default() }),
            ],
            grace_days: None,
        };
        let limits = |category: &str, member: &str| {
            let limits = settings.limits(&path(category), &[Some(member.to_string())], Currency::CNY);
            [limits.warn, limits.crit].map(Ratio::percent)
        };
        assert_eq!(limits("a:b:c", "desk"), ["50.0%", "65.0%"]);
        assert_eq!(limits("a:b:c", "hotline"), ["60.0%", "65.0%"]);
        assert_eq!(limits("b", "desk"), ["70.0%", "90.0%"]);
    }

    #[test]
    fn a_level_and_its_word() {
        for (level, word) in LEVELS {
            assert_eq!((level.tag(), AlertLevel::named(word)), (word, Some(level)));
        }
        assert_eq!(AlertLevel::Critical.lowered(), AlertLevel::Warning);
        assert_eq!(AlertLevel::Info.lowered(), AlertLevel::Info);
    }
}

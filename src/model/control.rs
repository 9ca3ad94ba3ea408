//! How spending is controlled: how strictly, over which window, with what tolerance.

use super::{Category, Currency, Money, Ratio};

/// How strictly a line is controlled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// 不控: nothing is held back.
    None,
    /// 预警: beyond is told, and passes.
    Warn,
    /// 柔性: beyond needs approval.
    Flexible,
    /// 刚性: beyond is refused.
    Rigid,
}

/// Over which time, and which lines, budget and spending are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Window {
    /// 当期: the month.
    Period,
    /// 累计: from the first month of the year to this one.
    Ytd,
    /// 总量: the year.
    Year,
    /// 组合: the year, together with the other lines of the pool.
    Pool,
}

/// Every strength with its word in plans.
const STRENGTHS: [(Strength, &str); 4] =
    [(Strength::Rigid, "rigid"), (Strength::Flexible, "flexible"), (Strength::Warn, "warn"), (Strength::None, "none")];

/// Every window with its word in plans.
const WINDOWS: [(Window, &str); 4] =
    [(Window::Period, "period"), (Window::Ytd, "ytd"), (Window::Year, "year"), (Window::Pool, "pool")];

impl Strength {
    /// The words, for plans.
    pub const WORDS: [&str; 4] = ["rigid", "flexible", "warn", "none"];

    /// The word in plans.
    pub fn word(self) -> &'static str {
        STRENGTHS.iter().find(|(own, _)| *own == self).map_or("", |(_, word)| word)
    }

    /// The strength of this word.
    pub fn named(word: &str) -> Option<Strength> {
        STRENGTHS.iter().find(|(_, own)| *own == word).map(|(strength, _)| *strength)
    }
}

impl Window {
    /// The words, for plans.
    pub const WORDS: [&str; 4] = ["period", "ytd", "year", "pool"];

    /// The word in plans.
    pub fn word(self) -> &'static str {
        WINDOWS.iter().find(|(own, _)| *own == self).map_or("", |(_, word)| word)
    }

    /// The window of this word.
    pub fn named(word: &str) -> Option<Window> {
        WINDOWS.iter().find(|(_, own)| *own == word).map(|(window, _)| *window)
    }
}

/// How far a flexible line may go beyond before a higher approval is needed: the greater of a share of the budget and an
/// amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// A share of the budget of the window.
    pub ratio: Ratio,
    /// An amount.
    pub amount: Money,
}

impl Tolerance {
    /// Is an excess over a budget within it?
    pub fn holds(self, excess: Money, budget: Money) -> bool {
        excess.minor() <= self.amount.minor() || self.ratio.compare_share(excess, budget).is_le()
    }
}

/// A control, complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// How strictly.
    pub strength: Strength,
    /// Over which windows, each once, in order; several are all held.
    pub windows: Vec<Window>,
    /// How far a flexible line may go beyond.
    pub tolerance: Tolerance,
    /// The lines that it shares its amount with, by the name of their pool.
    pub pool: Option<String>,
}

impl Control {
    /// What holds where a book says nothing: flexible, year to date, 5 % of the budget or 2,000.
    pub fn usual(currency: Currency) -> Control {
        Control {
            strength: Strength::Flexible,
            windows: vec![Window::Ytd],
            tolerance: Tolerance {
                ratio: Ratio::of_counts(5, 100).unwrap_or(Ratio::ZERO),
                amount: Money::from_minor(2_000 * currency.scale(), currency),
            },
            pool: None,
        }
    }

    /// Of two controls of one line the stricter in everything.
    pub fn stricter(mut self, other: &Control) -> Control {
        self.strength = self.strength.max(other.strength);
        self.windows.extend(&other.windows);
        self.windows.sort_unstable();
        self.windows.dedup();
        self.pool = self.pool.or_else(|| other.pool.clone());
        self
    }
}

/// What one table says of it: a line, a category, or the book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ControlKeys {
    /// `control`.
    pub strength: Option<Strength>,
    /// `window`; empty says nothing.
    pub windows: Vec<Window>,
    /// `tolerance`.
    pub ratio: Option<Ratio>,
    /// `tolerance_amount`.
    pub amount: Option<Money>,
    /// `pool`.
    pub pool: Option<String>,
}

impl ControlKeys {
    /// Does it say nothing?
    pub fn is_empty(&self) -> bool {
        *self == ControlKeys::default()
    }
}

/// What a book says for its lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Controls {
    /// `[control]`.
    pub book: ControlKeys,
    /// Those of `[[category]]` that say something.
    pub categories: Vec<(Category, ControlKeys)>,
}

impl Controls {
    /// The control of a line, or of what no line covers: of each key the most specific table that has it decides, the
    /// line, then its category and those above, then the book. `None` where all are silent.
    pub fn of(&self, own: &ControlKeys, category: &Category, currency: Currency) -> Option<Control> {
        let above = category.ancestors();
        let above = above.filter_map(|path| self.categories.iter().find(|(own, _)| *own == path));
        let mut levels = vec![own];
        levels.extend(above.map(|(_, keys)| keys));
        levels.push(&self.book);
        if levels.iter().all(|keys| keys.is_empty()) {
            return None;
        }
        let usual = Control::usual(currency);
        let pool = levels.iter().find_map(|keys| keys.pool.clone());
        // To be in a pool and nothing else is to be controlled by it.
        let stated = levels.iter().find(|keys| !keys.windows.is_empty() || keys.pool.is_some());
        let mut windows = match stated {
            Some(keys) if keys.windows.is_empty() => vec![Window::Pool],
            Some(keys) => keys.windows.clone(),
            None => usual.windows,
        };
        windows.sort_unstable();
        windows.dedup();
        let tolerance = levels.iter().find(|keys| keys.ratio.is_some() || keys.amount.is_some());
        Some(Control {
            strength: levels.iter().find_map(|keys| keys.strength).unwrap_or(usual.strength),
            windows,
            tolerance: tolerance.map_or(usual.tolerance, |keys| Tolerance {
                ratio: keys.ratio.unwrap_or(Ratio::ZERO),
                amount: keys.amount.unwrap_or(Money::zero(currency)),
            }),
            pool,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(strength: Option<&str>, windows: &[&str]) -> ControlKeys {
        ControlKeys {
            strength: strength.map(|word| Strength::named(word).unwrap()),
            windows: windows.iter().map(|word| Window::named(word).unwrap()).collect(),
            ..ControlKeys::default()
        }
    }

    #[test]
    fn words_read_as_written() {
        for word in Strength::WORDS {
            assert_eq!(Strength::named(word).unwrap().word(), word);
        }
        for word in Window::WORDS {
            assert_eq!(Window::named(word).unwrap().word(), word);
        }
        assert_eq!((Strength::named("hard"), Window::named("month")), (None, None));
    }

    #[test]
    fn of_each_key_the_most_specific_table_decides() {
        let path = |text| Category::parse(text).unwrap();
        let controls = Controls {
            book: keys(Some("flexible"), &["year"]),
            categories: vec![(path("a"), keys(Some("warn"), &[])), (path("a:b"), keys(None, &["ytd", "period"]))],
        };
        let of = |own: &ControlKeys, category| {
            let control = controls.of(own, &path(category), Currency::CNY).unwrap();
            (control.strength.word(), control.windows.iter().map(|window| window.word()).collect::<Vec<_>>())
        };
        let nothing = ControlKeys::default();
        for (own, category, strength, windows) in [
            (&nothing, "c", "flexible", vec!["year"]),
            (&nothing, "a", "warn", vec!["year"]),
            (&nothing, "a:b:c", "warn", vec!["period", "ytd"]),
            (&keys(Some("rigid"), &[]), "a:b", "rigid", vec!["period", "ytd"]),
            (&keys(None, &["year"]), "a:b", "warn", vec!["year"]),
            (&ControlKeys { pool: Some("p".into()), ..nothing.clone() }, "c", "flexible", vec!["pool"]),
            (&ControlKeys { pool: Some("p".into()), ..keys(None, &["ytd"]) }, "c", "flexible", vec!["ytd"]),
        ] {
            assert_eq!(of(own, category), (strength, windows), "{category}");
        }
        assert_eq!(Controls::default().of(&nothing, &path("a"), Currency::CNY), None);
        let pooled = ControlKeys { pool: Some("p".into()), ..nothing };
        let pooled = Controls::default().of(&pooled, &path("a"), Currency::CNY).unwrap();
        assert_eq!((pooled.windows, pooled.tolerance), (vec![Window::Pool], Control::usual(Currency::CNY).tolerance));
    }

    /// 5 % of 121,000 is 6,050.
    #[test]
    fn the_greater_tolerance_counts() {
        let money = |yuan: i64| Money::from_minor(yuan * 100, Currency::CNY);
        let usual = Control::usual(Currency::CNY).tolerance;
        for (excess, budget, holds) in [
            (6_050, 121_000, true),
            (6_051, 121_000, false),
            (2_000, 10_000, true),
            (2_001, 10_000, false),
            (5, 0, true),
        ] {
            assert_eq!(usual.holds(money(excess), money(budget)), holds, "{excess} of {budget}");
        }
    }
}

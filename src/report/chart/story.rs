//! What is to be said of a row, by rule: for how long it has been over, and when its budget is gone.

use std::cmp::Reverse;

use crate::analysis::forecast::Overrun;
use crate::model::{Money, Ratio};
use crate::words::{Message, msg};

/// What is known of a row of costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// What it is called.
    pub label: Message,
    /// Of the period.
    pub variance: Money,
    /// In per cent of the budget.
    pub ratio: Option<Ratio>,
    /// For how many months up to the last of the period it was above its budget.
    pub months_over: usize,
    /// When the budget of the year is gone.
    pub overrun: Option<Overrun>,
    /// Does no line cover it?
    pub unbudgeted: bool,
}

/// Is it worth a sentence that a row is over for so many months?
const SEVERAL: usize = 2;

/// The row that is to be spoken of: the one that is the furthest above its budget.
pub fn most_over(stories: &[Story]) -> Option<&Story> {
    stories.iter().filter(|story| story.variance.is_positive()).max_by_key(|story| story.variance.minor())
}

/// The sentence: of the row that is over, else that none is. While there may be `more` to come nothing is saved yet.
pub fn said(stories: &[Story], of: Option<&Story>, more: bool) -> Message {
    let Some(story) = of else { return if more { msg("chart-none-over-yet") } else { nothing_over(stories) } };
    let row = || story.label.clone();
    let amount = story.variance.grouped();
    if story.unbudgeted {
        return msg("chart-unbudgeted").with("row", row()).with("amount", amount);
    }
    let months = story.months_over;
    match story.overrun {
        Some(Overrun::On(day)) if months >= SEVERAL => msg("chart-over-months-until")
            .with("row", row())
            .with("months", months)
            .with("amount", amount)
            .with("day", day.to_string()),
        Some(Overrun::On(day)) => {
            msg("chart-over-until").with("row", row()).with("amount", amount).with("day", day.to_string())
        }
        Some(Overrun::In(month)) => {
            msg("chart-over-gone").with("row", row()).with("amount", amount).with("month", month.to_string())
        }
        _ if months >= SEVERAL => {
            msg("chart-over-months").with("row", row()).with("months", months).with("amount", amount)
        }
        _ => match story.ratio {
            Some(ratio) => msg("chart-over").with("row", row()).with("amount", amount).with("ratio", ratio.percent()),
            None => msg("chart-over-alone").with("row", row()).with("amount", amount),
        },
    }
}

fn nothing_over(stories: &[Story]) -> Message {
    let saved = stories.iter().filter(|story| story.variance.is_negative());
    match saved.min_by_key(|story| (story.variance.minor(), Reverse(story.months_over))) {
        Some(story) => msg("chart-none-over").with("row", story.label.clone()).with("variance", plus(story.variance)),
        None => msg("chart-on-budget"),
    }
}

/// An amount with its sign: a variance is never without one.
pub(super) fn plus(amount: Money) -> String {
    if amount.is_positive() { format!("+{}", amount.grouped()) } else { amount.grouped() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Month};
    use crate::words::{Language, Words};
    use chrono::NaiveDate;

    fn story(label: &str, yuan: i64, months_over: usize, overrun: Option<Overrun>) -> Story {
        Story {
            label: Message::verbatim(label),
            variance: Money::from_minor(yuan * 100, Currency::CNY),
            ratio: Ratio::of_counts(yuan, 2_000),
            months_over,
            overrun,
            unbudgeted: false,
        }
    }

    #[test]
    fn the_sentence_follows_what_is_known() {
        let day = Overrun::On(NaiveDate::from_ymd_opt(2026, 11, 11).unwrap());
        let gone = Overrun::In(Month::new(2026, 9).unwrap());
        let rent = || story("租金", -500, 0, None);
        for (over, zh, en) in [
            (
                story("水电费", 200, 3, Some(day)),
                "水电费连续 3 个月超支（本期 200.00），预计 2026-11-11 用完全年预算",
                "水电费 has been over for 3 months (200.00 this time); its budget is expected to be gone on 2026-11-11",
            ),
            (
                story("水电费", 200, 1, Some(day)),
                "水电费超支 200.00，预计 2026-11-11 用完全年预算",
                "水电费 is 200.00 over; its budget is expected to be gone on 2026-11-11",
            ),
            (
                story("水电费", 200, 2, Some(gone)),
                "水电费超支 200.00，全年预算在 2026-09 用尽",
                "水电费 is 200.00 over; its budget of the year was gone in 2026-09",
            ),
            (
                story("水电费", 200, 3, Some(Overrun::Never)),
                "水电费连续 3 个月超支，本期 200.00",
                "水电费 has been over for 3 months, 200.00 this time",
            ),
            (story("水电费", 200, 1, None), "水电费超支 200.00（10.0%）", "水电费 is 200.00 over (10.0%)"),
        ] {
            let stories = [rent(), over];
            let message = said(&stories, most_over(&stories), false);
            assert_eq!(Words::new(Language::ZhCn).say(&message), zh);
            assert_eq!(Words::new(Language::En).say(&message), en);
        }
        let stories = [rent(), story("电话费", -20, 0, None)];
        let message = said(&stories, most_over(&stories), false);
        assert_eq!(Words::new(Language::ZhCn).say(&message), "没有超支；租金节约最多（-500.00）");
        assert_eq!(Words::new(Language::En).say(&message), "nothing is over; 租金 saved most (-500.00)");
        assert_eq!(Words::new(Language::ZhCn).say(&said(&[], None, false)), "与预算持平");
        assert_eq!(Words::new(Language::ZhCn).say(&said(&stories, None, true)), "目前没有超支");
    }
}

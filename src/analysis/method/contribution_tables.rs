//! The built-in tables of employer contributions: Shanghai and Beijing (domain.md §1.2).
//!
//! From secondary sources: verify locally 请以当地公布为准. Every other city is the user's `[[contribution]]`.

use crate::model::contribution::Rounding;
use crate::model::{ContributionRate, Currency, Money, Month, Ratio};

/// City, first month, month of announcement, floor and cap of social insurance.
const SOCIAL: &[(&str, &str, Option<&str>, i64, i64)] = &[
    ("上海", "2024-07", None, 7_384, 36_921),
    ("上海", "2025-07", None, 7_460, 37_302),
    ("上海", "2026-07", Some("2026-08"), 7_546, 37_731),
    ("北京", "2024-07", None, 6_821, 35_283),
    ("北京", "2025-07", None, 7_162, 35_811),
];

/// City, kind, rate in hundredths of a per cent. Beijing's medical 9.8 % holds maternity already. Injury is
/// class 2 (房地产业), 0.4 %.
const RATES: &[(&str, &str, i64)] = &[
    ("上海", "pension", 1_600),
    ("上海", "medical", 900),
    ("上海", "unemployment", 50),
    ("上海", "injury", 40),
    ("北京", "pension", 1_600),
    ("北京", "medical", 980),
    ("北京", "unemployment", 50),
    ("北京", "injury", 40),
];

/// City, first month, floor, cap, rate in hundredths of a per cent. The floor is the local minimum wage.
const HOUSING: &[(&str, &str, i64, i64, i64)] = &[
    ("上海", "2024-07", 2_690, 36_921, 700),
    ("上海", "2025-07", 2_740, 37_302, 700),
    ("上海", "2026-07", 2_740, 37_731, 700),
    ("北京", "2024-07", 2_420, 35_283, 1_200),
    ("北京", "2025-07", 2_420, 35_811, 1_200),
];

/// All of them, oldest first within a city and kind.
pub(super) fn built_in() -> Vec<ContributionRate> {
    let mut all = Vec::new();
    for (city, from, announced, floor, cap) in SOCIAL {
        for (_, kind, rate) in RATES.iter().filter(|(of, ..)| of == city) {
            all.extend(entry(city, kind, from, *announced, (*floor, *cap), *rate));
        }
    }
    for (city, from, floor, cap, rate) in HOUSING {
        all.extend(entry(city, "housing_fund", from, None, (*floor, *cap), *rate));
    }
    all
}

fn entry(
    city: &str,
    kind: &str,
    from: &str,
    announced: Option<&str>,
    (floor, cap): (i64, i64),
    rate: i64,
) -> Option<ContributionRate> {
    let yuan = |major: i64| Money::from_minor(major * 100, Currency::CNY);
    Some(ContributionRate {
        city: city.to_string(),
        kind: kind.to_string(),
        from: Month::parse(from)?,
        announced: announced.and_then(Month::parse),
        floor: yuan(floor),
        cap: yuan(cap),
        rate: Ratio::of_counts(rate, 10_000)?,
        rounding: Rounding::Fen,
    })
}

//! The built-in tables of employer contributions: Shanghai and Beijing (domain.md §1.2).
//!
//! Each with where it is from: verify locally 请以当地公布为准. Every other city is the user's `[[contribution]]`.

use crate::model::contribution::Rounding;
use crate::model::{ContributionRate, Currency, Money, Month, Ratio};

/// Where a table is from.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// By name and date.
    Named(&'static str),
    /// So many public sources of a year that say the same.
    Public(i64, &'static str),
}

const MAZARS: Source = Source::Named("Forvis Mazars 2024-08");
const SHANGHAI_2025: Source = Source::Named("上海市人社局 2025");
const SHANGHAI_2026: Source = Source::Named("上海市人社局 2026-08-24");
const TWO: Source = Source::Public(2, "2025");
const FOUR: Source = Source::Public(4, "2026");

/// City, first month, month of announcement, floor and cap, source.
type Social = (&'static str, &'static str, Option<&'static str>, i64, i64, Source);

/// Social insurance.
const SOCIAL: &[Social] = &[
    ("上海", "2024-07", None, 7_384, 36_921, MAZARS),
    ("上海", "2025-07", None, 7_460, 37_302, SHANGHAI_2025),
    ("上海", "2026-07", Some("2026-08"), 7_546, 37_731, SHANGHAI_2026),
    ("北京", "2024-07", None, 6_821, 35_283, MAZARS),
    ("北京", "2025-07", None, 7_162, 35_811, TWO),
    ("北京", "2026-07", None, 7_270, 36_348, FOUR),
];

/// City, kind, rate in hundredths of a per cent. Beijing's medical 9.8 % holds maternity already. Injury is
/// class 2 (房地产业), 0.4 % before a city floats it; 0.26 % is quoted too, and in doubt: reports say so.
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

/// City, first month, floor, cap, rate in hundredths of a per cent, rounding of one person's, source.
type Housing = (&'static str, &'static str, i64, i64, i64, Rounding, Source);

/// The housing fund. The floor follows the local minimum wage, a year later in Shanghai.
const HOUSING: &[Housing] = &[
    ("上海", "2024-07", 2_690, 36_921, 700, Rounding::Yuan, MAZARS),
    ("上海", "2025-07", 2_690, 37_302, 700, Rounding::Yuan, FOUR),
    ("上海", "2026-07", 2_740, 37_731, 700, Rounding::Yuan, FOUR),
    ("北京", "2024-07", 2_420, 35_283, 1_200, Rounding::Fen, MAZARS),
    ("北京", "2025-07", 2_540, 35_811, 1_200, Rounding::Fen, FOUR),
    ("北京", "2026-07", 2_540, 36_348, 1_200, Rounding::Fen, FOUR),
];

/// Where a city's table from a month is from.
pub(super) fn source(city: &str, housing: bool, from: Month) -> Option<Source> {
    let here = |of: &str, since: &str| of == city && Month::parse(since) == Some(from);
    match housing {
        true => HOUSING.iter().find(|(of, since, ..)| here(of, since)).map(|(.., source)| *source),
        false => SOCIAL.iter().find(|(of, since, ..)| here(of, since)).map(|(.., source)| *source),
    }
}

/// All of them, oldest first within a city and kind.
pub(super) fn built_in() -> Vec<ContributionRate> {
    let mut all = Vec::new();
    for (city, from, announced, floor, cap, _) in SOCIAL {
        for (_, kind, rate) in RATES.iter().filter(|(of, ..)| of == city) {
            all.extend(entry(city, kind, from, *announced, (*floor, *cap), *rate, Rounding::Fen));
        }
    }
    for (city, from, floor, cap, rate, rounding, _) in HOUSING {
        all.extend(entry(city, "housing_fund", from, None, (*floor, *cap), *rate, *rounding));
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
    rounding: Rounding,
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
        rounding,
    })
}

//! The statutory holidays: 13 days a year since 2025 (国务院 2024-11-10), by the lunar calendar of each year.

use chrono::NaiveDate;

use crate::model::Month;

/// A year's days as month and day.
type Days = [(u32, u32); 13];

/// New Year, Spring Festival from its eve, Qingming, Labour Day, Dragon Boat, Mid-Autumn and National Day.
const HOLIDAYS: &[(i32, Days)] = &[
    (
        2025,
        [
            (1, 1),
            (1, 28),
            (1, 29),
            (1, 30),
            (1, 31),
            (4, 4),
            (5, 1),
            (5, 2),
            (5, 31),
            (10, 1),
            (10, 2),
            (10, 3),
            (10, 6),
        ],
    ),
    (
        2026,
        [
            (1, 1),
            (2, 16),
            (2, 17),
            (2, 18),
            (2, 19),
            (4, 5),
            (5, 1),
            (5, 2),
            (6, 19),
            (9, 25),
            (10, 1),
            (10, 2),
            (10, 3),
        ],
    ),
    (
        2027,
        [(1, 1), (2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (5, 1), (5, 2), (6, 9), (9, 15), (10, 1), (10, 2), (10, 3)],
    ),
];

/// What a festival is called, and its day in 2025, 2026 and 2027.
type Festival = (&'static [&'static str], [(u32, u32); 3]);

/// The festivals at which gifts are usual.
const FESTIVALS: &[Festival] = &[
    (&["元旦", "new year's day"], [(1, 1), (1, 1), (1, 1)]),
    (&["春节", "spring festival", "chinese new year", "lunar new year"], [(1, 29), (2, 17), (2, 6)]),
    (&["妇女", "women"], [(3, 8), (3, 8), (3, 8)]),
    (&["清明", "qingming"], [(4, 4), (4, 5), (4, 5)]),
    (&["劳动", "五一", "labour day", "labor day"], [(5, 1), (5, 1), (5, 1)]),
    (&["端午", "dragon boat"], [(5, 31), (6, 19), (6, 9)]),
    (&["中秋", "mid-autumn"], [(10, 6), (9, 25), (9, 15)]),
    (&["国庆", "national day"], [(10, 1), (10, 1), (10, 1)]),
];

/// The first year of [`FESTIVALS`].
const FIRST: i32 = 2025;

/// The holidays of a month; `None` where the year is not known.
pub(in crate::analysis) fn of_month(month: Month) -> Option<Vec<NaiveDate>> {
    let (year, days) = HOLIDAYS.iter().find(|(year, _)| *year == month.year())?;
    let here = days.iter().filter(|(of, _)| *of == month.month());
    Some(here.filter_map(|(of, day)| NaiveDate::from_ymd_opt(*year, *of, *day)).collect())
}

/// The day of a festival that is known by its name, if it lies in the month.
pub(super) fn named(name: &str, month: Month) -> Option<NaiveDate> {
    let name = name.to_lowercase();
    let index = usize::try_from(month.year() - FIRST).ok()?;
    let (_, days) = FESTIVALS.iter().find(|(names, _)| names.iter().any(|known| name.contains(known)))?;
    let (of, day) = *days.get(index)?;
    NaiveDate::from_ymd_opt(month.year(), of, day).filter(|day| Month::of(*day) == month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_has_13_holidays_in_order() {
        for (year, days) in HOLIDAYS {
            assert!(days.is_sorted(), "{year}");
            let all = (1..=12).filter_map(|month| of_month(Month::new(*year, month)?)).flatten();
            assert_eq!(all.count(), 13, "{year}");
        }
        // EX-1.4: by month of 2026.
        let counts = (1..=12).map(|month| of_month(Month::new(2026, month).unwrap()).unwrap().len());
        assert_eq!(counts.collect::<Vec<_>>(), [1, 4, 0, 1, 2, 1, 0, 0, 1, 3, 0, 0]);
    }

    #[test]
    fn festivals_are_holidays_of_their_year() {
        for (names, days) in FESTIVALS.iter().filter(|(names, _)| names[0] != "妇女") {
            for ((year, holidays), day) in HOLIDAYS.iter().zip(days) {
                assert!(holidays.contains(day), "{} {year}", names[0]);
            }
        }
        let september = Month::parse("2026-09").unwrap();
        assert_eq!(named("中秋慰问", september), NaiveDate::from_ymd_opt(2026, 9, 25));
        assert_eq!(named("中秋慰问", september.plus(1)), None);
    }
}

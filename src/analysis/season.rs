//! The history engine (domain.md §3.2): months cleaned of outliers, their season, growth and level.
//!
//! Exact decimals throughout: medians, means and quotients need no float. Not here: which months count
//! (the caller leaves out part months and the open month), or sentences.

use crate::model::{Month, Quantity};

/// A series taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Season {
    /// The months, outliers replaced.
    pub cleaned: Vec<(Month, Quantity)>,
    /// What was replaced.
    pub outliers: Vec<Outlier>,
    /// Months that net below zero, as booked: they count as nothing.
    pub refunds: Vec<(Month, Quantity)>,
    /// Twelve indices from January on; their sum is 12.
    pub index: [Quantity; 12],
    /// How many full years the index comes from.
    pub years: usize,
    /// Median growth over the same month a year before, within ±30 %; `None` for less than 13 months.
    pub growth: Option<Quantity>,
    /// The mean of the last twelve months, or of as many as there are.
    pub level: Quantity,
    /// The trend of the months without season: median of pairwise slopes, and its value at the first month.
    pub trend: Option<(Quantity, Quantity)>,
}

/// A month that is far from what its season and year let expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlier {
    /// The month.
    pub month: Month,
    /// As booked.
    pub raw: Quantity,
    /// What it is taken for.
    pub clean: Quantity,
    /// How many times the usual it is.
    pub ratio: Quantity,
    /// Its modified z-score.
    pub score: Quantity,
}

/// Decimals of a residual: series that repeat exactly leave none, whatever the last digits of quotients say.
const EXACT: u32 = 18;

const TWELVE: Quantity = Quantity::hundredths(1_200);

/// Takes a series apart; months ascend, gaps are allowed. `pooled` makes January and February one season.
pub fn season(months: &[(Month, Quantity)], pooled: bool) -> Season {
    let months = if pooled { pool(months) } else { months.to_vec() };
    let refunds: Vec<(Month, Quantity)> = months.iter().filter(|(_, x)| x.is_negative()).copied().collect();
    // More came back than was spent: that is no season, and as a share of the year it would distort the others.
    let months: Vec<(Month, Quantity)> = months.into_iter().map(|(month, x)| (month, x.max(Quantity::ZERO))).collect();
    let (cleaned, outliers) = clean(&months);
    let (index, years) = index(&cleaned);
    let last = &cleaned[cleaned.len().saturating_sub(12)..];
    Season {
        growth: growth(&cleaned),
        level: mean(last.iter().map(|(_, x)| *x)),
        trend: trend(&cleaned, &index),
        cleaned,
        outliers,
        refunds,
        index,
        years,
    }
}

impl Season {
    /// The same in a shape that somebody states, from January on: where no full year tells one, and nothing was booked in
    /// a month that the shape leaves out. The level is then what the months come to in it.
    pub fn in_shape(&self, weights: [Quantity; 12]) -> Option<Season> {
        let sum: Quantity = weights.into_iter().sum();
        if self.years > 0 || sum.is_zero() {
            return None;
        }
        let index = weights.map(|weight| weight * TWELVE / sum);
        let of = |month: &Month| index[month.month() as usize - 1];
        let last = &self.cleaned[self.cleaned.len().saturating_sub(12)..];
        let strange = |(month, x): &(Month, Quantity)| of(month).is_zero() && !x.is_zero();
        let shares: Quantity = last.iter().map(|(month, _)| of(month)).sum();
        if shares.is_zero() || last.iter().any(strange) {
            return None;
        }
        let spent: Quantity = last.iter().map(|(_, x)| *x).sum();
        let trend = trend(&self.cleaned, &index);
        Some(Season { index, level: spent / shares, trend, ..self.clone() })
    }

    /// The trend's amount in a month, with its season.
    pub fn trend_in(&self, month: Month) -> Option<Quantity> {
        let (slope, start) = self.trend?;
        let first = self.cleaned.first()?.0;
        Some((start + slope * Quantity::from(i64::from(month.since(first)))) * self.index[month.month() as usize - 1])
    }
}

/// January and February at their mean, where both are there: Spring Festival moves between them.
fn pool(months: &[(Month, Quantity)]) -> Vec<(Month, Quantity)> {
    let of = |month: Month| months.iter().find(|(m, _)| *m == month).map(|(_, x)| *x);
    let pooled = months.iter().map(|(month, x)| {
        let other = match month.month() {
            1 => of(month.plus(1)),
            2 => of(month.plus(-1)),
            _ => None,
        };
        (*month, other.map_or(*x, |other| (*x + other) / Quantity::from(2)))
    });
    pooled.collect()
}

fn mean(values: impl Iterator<Item = Quantity> + Clone) -> Quantity {
    let count = values.clone().count() as i64;
    if count == 0 { Quantity::ZERO } else { values.sum::<Quantity>() / Quantity::from(count) }
}

/// Steps 2 and 3: a residual is the month over its year's median and its month's usual share of that.
fn clean(months: &[(Month, Quantity)]) -> (Vec<(Month, Quantity)>, Vec<Outlier>) {
    let level = |year: i32| Quantity::median(months.iter().filter(|(m, _)| m.year() == year).map(|(_, x)| *x));
    let share =
        |(month, x): &(Month, Quantity)| level(month.year()).filter(|level| !level.is_zero()).map(|level| *x / level);
    let usual = |k: u32| usual_of(months.iter().filter(|(m, _)| m.month() == k).filter_map(share).collect());
    let expected: Vec<Option<Quantity>> = months
        .iter()
        .map(|(month, _)| {
            let product = level(month.year())? * usual(month.month())?;
            (product > Quantity::ZERO).then_some(product)
        })
        .collect();
    let residuals: Vec<Option<Quantity>> =
        months.iter().zip(&expected).map(|((_, x), expected)| Some((*x / (*expected)?).rounded(EXACT))).collect();
    let nothing = || (months.to_vec(), Vec::new());
    let Some(middle) = Quantity::median(residuals.iter().flatten().copied()).filter(|m| *m > Quantity::ZERO) else {
        return nothing();
    };
    let deviations = || residuals.iter().flatten().map(|e| (*e - middle).abs());
    // 0.6745 / MAD; where more than half deviate by nothing, 1 / (1.253314 × mean deviation).
    let Some(spread) = Quantity::median(deviations()) else { return nothing() };
    let scale = if spread.is_zero() {
        let spread = deviations().sum::<Quantity>() / Quantity::from(deviations().count() as i64);
        if spread.is_zero() {
            return nothing();
        }
        Quantity::ONE / (spread * Quantity::from(1_253_314) / Quantity::from(1_000_000))
    } else {
        Quantity::from(6_745) / Quantity::from(10_000) / spread
    };
    let mut cleaned = months.to_vec();
    let mut outliers = Vec::new();
    for (index, (month, raw)) in months.iter().enumerate() {
        let (Some(residual), Some(expected)) = (residuals[index], expected[index]) else { continue };
        let score = (residual - middle) * scale;
        let ratio = residual / middle;
        // The second test is essential: very regular data make the first one jump at one per cent.
        let far = (ratio - Quantity::ONE).abs() >= Quantity::hundredths(20);
        if score.abs() > Quantity::hundredths(350) && far {
            let clean = expected * middle;
            cleaned[index].1 = clean;
            outliers.push(Outlier { month: *month, raw: *raw, clean, ratio: residual, score });
        }
    }
    (cleaned, outliers)
}

/// What a month usually is of its year: the median; of two years that disagree the one nearer to the year's level,
/// for the mean of a spike and a normal month is neither.
fn usual_of(shares: Vec<Quantity>) -> Option<Quantity> {
    // A share of nothing is farther than any other.
    let far = |share: &Quantity| match *share > Quantity::ZERO {
        true => (0, (*share).max(Quantity::ONE / *share)),
        false => (1, Quantity::ZERO),
    };
    match shares.as_slice() {
        [a, b] if (*a).max(*b) >= (*a).min(*b) * Quantity::from(2) => Some(if far(b) < far(a) { *b } else { *a }),
        _ => Quantity::median(shares),
    }
}

/// The years of a series, as runs of twelve months: those of the calendar that are whole; where none is, the last
/// twelve months in a row.
fn whole_years(months: &[(Month, Quantity)]) -> Vec<&[(Month, Quantity)]> {
    let by_calendar = months.chunk_by(|(a, _), (b, _)| a.year() == b.year()).filter(|year| year.len() == 12);
    let years: Vec<&[(Month, Quantity)]> = by_calendar.collect();
    let in_a_row = |year: &&[(Month, Quantity)]| year[11].0 == year[0].0.plus(11);
    match years.is_empty() {
        true => months.windows(12).rev().find(in_a_row).into_iter().collect(),
        false => years,
    }
}

/// Step 4: median over full years of month over the year's mean, to a sum of 12, shrunk below three years.
fn index(months: &[(Month, Quantity)]) -> ([Quantity; 12], usize) {
    let years = whole_years(months).into_iter().map(|year| (year, mean(year.iter().map(|(_, x)| *x))));
    let means: Vec<(&[(Month, Quantity)], Quantity)> = years.filter(|(_, mean)| *mean > Quantity::ZERO).collect();
    let flat = [Quantity::ONE; 12];
    if means.is_empty() {
        return (flat, 0);
    }
    let raw: [Quantity; 12] = std::array::from_fn(|k| {
        let shares = means.iter().flat_map(|(year, mean)| {
            let of = year.iter().filter(move |(m, _)| m.month() as usize == k + 1);
            of.map(move |(_, x)| *x / *mean)
        });
        Quantity::median(shares).unwrap_or(Quantity::ONE).max(Quantity::ZERO)
    });
    let sum: Quantity = raw.into_iter().sum();
    if sum.is_zero() {
        return (flat, 0);
    }
    let n = Quantity::from(means.len() as i64);
    let weight = if means.len() < 3 { n / (n + Quantity::ONE) } else { Quantity::ONE };
    let shrunk = raw.map(|s| Quantity::ONE + weight * (s * TWELVE / sum - Quantity::ONE));
    (shrunk, means.len())
}

/// Step 5: the median change over the same month a year before, within ±30 %.
fn growth(months: &[(Month, Quantity)]) -> Option<Quantity> {
    let changes = months.iter().filter_map(|(month, x)| {
        let before = months.iter().find(|(m, _)| *m == month.plus(-12)).map(|(_, x)| *x)?;
        (before > Quantity::ZERO).then(|| *x / before - Quantity::ONE)
    });
    let bound = Quantity::hundredths(30);
    Some(Quantity::median(changes)?.min(bound).max(Quantity::ZERO - bound))
}

/// Theil–Sen on the months without season: median of pairwise slopes, median of what is left.
fn trend(months: &[(Month, Quantity)], index: &[Quantity; 12]) -> Option<(Quantity, Quantity)> {
    let first = months.first()?.0;
    let points: Vec<(Quantity, Quantity)> = months
        .iter()
        .filter(|(month, _)| index[month.month() as usize - 1] > Quantity::ZERO)
        .map(|(month, x)| (i64::from(month.since(first)).into(), *x / index[month.month() as usize - 1]))
        .collect();
    let pairs = points
        .iter()
        .enumerate()
        .flat_map(|(i, (t, x))| points[i + 1..].iter().map(move |(later, y)| (*y - *x) / (*later - *t)));
    let slope = Quantity::median(pairs)?;
    let start = Quantity::median(points.iter().map(|(t, x)| *x - slope * *t))?;
    Some((slope, start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    /// EX-3.1: electricity of three years, one month of which is wrong.
    const YEARS: [[i64; 12]; 3] = [
        [2480, 2390, 2210, 2180, 2560, 3240, 3890, 4020, 3150, 2330, 2040, 2450],
        [2610, 2450, 2300, 2290, 7800, 3390, 4080, 4190, 3260, 2440, 2150, 2560],
        [2700, 2570, 2420, 2380, 2830, 3560, 4230, 4400, 3450, 2540, 2260, 2680],
    ];

    fn months(years: &[[i64; 12]]) -> Vec<(Month, Quantity)> {
        let first = Month::parse("2023-01").unwrap();
        years.concat().into_iter().enumerate().map(|(i, x)| (first.plus(i as i32), x.into())).collect()
    }

    fn near(found: Quantity, expected: &str) {
        let expected = Quantity::parse(expected).unwrap();
        assert!((found - expected).abs() < Quantity::parse("0.000000001").unwrap(), "{found} is not {expected}");
    }

    #[test]
    fn ex_3_1_every_intermediate_figure() {
        let season = season(&months(&YEARS), false);
        let [outlier] = season.outliers.as_slice() else { panic!("{:?}", season.outliers) };
        assert_eq!(outlier.month, Month::parse("2024-05").unwrap());
        assert_eq!(outlier.clean.money(Currency::CNY).unwrap().plain(), "2719.54");
        assert!((outlier.ratio - Quantity::parse("2.8681").unwrap()).abs() < Quantity::parse("0.00005").unwrap());
        assert!((outlier.score - Quantity::parse("544.547").unwrap()).abs() < Quantity::parse("0.0005").unwrap());
        for (found, expected) in season.index.into_iter().zip([
            "0.9032678221201663",
            "0.8560080879780093",
            "0.8049281801957934",
            "0.7940015533153075",
            "0.942608128006913",
            "1.1809482542061058",
            "1.4168192855030028",
            "1.4641680019851084",
            "1.1472958224510177",
            "0.8486346877177369",
            "0.7489789812811585",
            "0.8923411952396805",
        ]) {
            near(found, expected);
        }
        near(season.growth.unwrap(), "0.04704265021459231");
        near(season.level, "3001.6666666666665");
        let (slope, start) = season.trend.unwrap();
        near(slope, "9.053842366108789");
        near(start, "2716.689916309825");
        let year = Month::parse("2026-01").unwrap();
        near((0..12).filter_map(|k| season.trend_in(year.plus(k))).sum(), "37121.72039815222");
    }

    /// A shape that leaves out a month in which something was booked is not so.
    #[test]
    fn a_stated_shape_is_for_want_of_a_year_and_of_what_contradicts_it() {
        let one = |n: i64| Quantity::from(n);
        let few: Vec<(Month, Quantity)> =
            (0..6).map(|at| (Month::parse("2025-01").unwrap().plus(at), one(100))).collect();
        let season = season(&few, false);
        let mut shape = [one(1); 12];
        shape[11] = one(13);
        let shaped = season.in_shape(shape).unwrap();
        // Six months of half a usual one each.
        assert_eq!((shaped.level, shaped.index[11]), (one(200), Quantity::parse("6.5").unwrap()));
        shape[2] = one(0);
        assert_eq!(season.in_shape(shape), None);
        assert_eq!(season.in_shape([one(0); 12]), None);
    }

    #[test]
    fn little_history_gives_little_season() {
        // One full year counts half: an index of 1.2 becomes 1.1.
        let mut year = [100; 12];
        (year[0], year[1]) = (120, 80);
        let one = season(&months(&[year]), false);
        assert_eq!((one.years, one.growth), (1, None));
        near(one.index[0], "1.1");
        near(one.index[1], "0.9");
        // January and February are one season where the festival moves between them.
        near(season(&months(&[year]), true).index[0], "1");
        let half = season(&months(&[year])[..6], false);
        assert_eq!((half.years, half.index), (0, [Quantity::ONE; 12]));
    }

    /// 1,000 to 1,022 over two years, 3,000 in March of the first.
    #[test]
    fn one_spike_in_two_years_leaves_the_normal_month_alone() {
        let mut years = [[0; 12]; 2];
        for (year, months) in years.iter_mut().enumerate() {
            for (k, x) in months.iter_mut().enumerate() {
                *x = 1_000 + 12 * year as i64 + [0, 3, -2, 5][k % 4];
            }
        }
        let usual = years[1][2];
        years[0][2] = 3_000;
        let season = season(&months(&years), false);
        let [outlier] = season.outliers.as_slice() else { panic!("{:?}", season.outliers) };
        assert_eq!((outlier.month, outlier.raw), (Month::parse("2023-03").unwrap(), 3_000.into()));
        assert_eq!(season.cleaned[14].1, usual.into());
        assert!((outlier.clean - Quantity::from(1_000)).abs() < 20.into(), "{:?}", outlier.clean);
        assert!((season.index[2] - Quantity::ONE).abs() < Quantity::hundredths(1), "{:?}", season.index);
        let year = season.level * TWELVE;
        assert!((year - Quantity::from(12_162)).abs() < 5.into(), "{year}");
    }

    #[test]
    fn a_month_of_refunds_leaves_the_others_as_they_are() {
        let mut year = [1_000; 12];
        year[4] = -500;
        let season = season(&months(&[year, year, year]), false);
        assert_eq!(season.refunds.len(), 3);
        // 11,000 a year: twelve elevenths of the mean in each month but May.
        for (k, index) in season.index.iter().enumerate() {
            let expected = if k == 4 { 0 } else { 1_000 };
            assert_eq!((*index * season.level).money(Currency::CNY).unwrap().minor(), expected * 100, "{k}");
        }
    }

    #[test]
    fn growth_is_bounded() {
        let years = [[100; 12], [180; 12]];
        near(season(&months(&years), false).growth.unwrap(), "0.30");
    }
}

//! What the earlier years of a line are like: cleaned of outliers, their season, growth and level (domain.md §3.2).
//!
//! The same as [`crate::analysis::season`] works out exactly for drafts, which a test holds; a forecast of every line of
//! a large book has no time for that.

use super::Series;

/// Months taken apart.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// The first month of `cleaned`.
    first: usize,
    /// The months, outliers replaced; what nobody knows is not a number.
    months: Vec<f64>,
    /// Twelve indices from January on; their sum is 12.
    pub index: [f64; 12],
    /// Of how many full calendar years.
    pub years: usize,
    /// Median growth over the same month a year before, within ±30 %.
    pub growth: Option<f64>,
    /// The mean of the last twelve months, or of as many as there are.
    pub level: f64,
}

/// Beyond so many decimals a residual says nothing.
const EXACT: f64 = 1e12;

/// One month: which year and which calendar month it is of, and its amount.
#[derive(Clone, Copy)]
struct Month {
    year: usize,
    season: usize,
    amount: f64,
}

impl Profile {
    /// Of the months of a line before `until`.
    pub(super) fn new(series: &Series<'_>, until: usize) -> Profile {
        let first = series.start.min(until);
        let known = (first..until).filter(|month| series.known[*month]);
        let mut months: Vec<(usize, Month)> = known
            .map(|month| {
                let at = series.calendar + month;
                // More came back than was spent: that is no season.
                let amount = series.months[month].max(0.0);
                (month, Month { year: at / 12, season: at % 12, amount })
            })
            .collect();
        clean(&mut months);
        let (index, years) = index(&months);
        let last = &months[months.len().saturating_sub(12)..];
        let level = last.iter().map(|(_, month)| month.amount).sum::<f64>() / last.len().max(1) as f64;
        let mut cleaned = vec![f64::NAN; until - first];
        months.iter().for_each(|(at, month)| cleaned[at - first] = month.amount);
        let growth = growth(&cleaned);
        Profile { first, months: cleaned, index, years, growth, level }
    }

    /// A month without what made it an outlier; `None` for one that it does not know.
    pub fn cleaned(&self, month: usize) -> Option<f64> {
        let own = self.months.get(month.checked_sub(self.first)?).copied();
        own.filter(|amount| !amount.is_nan())
    }
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / 2.0),
    }
}

/// What a month usually is of its year; of two years that disagree the one nearer to the year's level.
fn usual(shares: &mut [f64]) -> Option<f64> {
    let far = |share: f64| if share > 0.0 { share.max(1.0 / share) } else { f64::INFINITY };
    match shares {
        [a, b] if a.max(*b) >= a.min(*b) * 2.0 => Some(if far(*b) < far(*a) { *b } else { *a }),
        shares => median(shares),
    }
}

fn clean(months: &mut [(usize, Month)]) {
    let Some((first, last)) = months.first().zip(months.last()).map(|(a, b)| (a.1.year, b.1.year)) else { return };
    let of_year = |year: usize| months.iter().filter(move |(_, month)| month.year == year).map(|(_, m)| m.amount);
    let levels: Vec<f64> =
        (first..=last).map(|year| median(&mut of_year(year).collect::<Vec<_>>()).unwrap_or(0.0)).collect();
    let share = |month: &Month| {
        let level = levels[month.year - first];
        (level != 0.0).then(|| month.amount / level)
    };
    let usuals: Vec<Option<f64>> = (0..12)
        .map(|season| {
            let own = months.iter().filter(|(_, month)| month.season == season);
            usual(&mut own.filter_map(|(_, month)| share(month)).collect::<Vec<_>>())
        })
        .collect();
    let expected = |month: &Month| {
        let product = levels[month.year - first] * usuals[month.season]?;
        (product > 0.0).then_some(product)
    };
    let residual = |month: &Month| Some((month.amount / expected(month)? * EXACT).round() / EXACT);
    let residuals: Vec<Option<f64>> = months.iter().map(|(_, month)| residual(month)).collect();
    let Some(middle) = median(&mut residuals.iter().flatten().copied().collect::<Vec<_>>()).filter(|m| *m > 0.0) else {
        return;
    };
    let deviations: Vec<f64> = residuals.iter().flatten().map(|e| (e - middle).abs()).collect();
    let mean = deviations.iter().sum::<f64>() / deviations.len() as f64;
    // 0.6745 / MAD; where more than half deviate by nothing, 1 / (1.253314 × mean deviation).
    let scale = match median(&mut deviations.clone()) {
        Some(spread) if spread > 0.0 => 0.6745 / spread,
        Some(_) if mean > 0.0 => 1.0 / (1.253314 * mean),
        _ => return,
    };
    let cleaned: Vec<Option<f64>> = months
        .iter()
        .zip(&residuals)
        .map(|((_, month), residual)| {
            let residual = (*residual)?;
            let is_far = (residual / middle - 1.0).abs() >= 0.2;
            let clean = (expected(month)? * middle).round();
            // An amount has no parts of a cent.
            (is_far && ((residual - middle) * scale).abs() > 3.5).then_some(clean)
        })
        .collect();
    months.iter_mut().zip(cleaned).for_each(|((_, month), clean)| month.amount = clean.unwrap_or(month.amount));
}

/// Median over full years of month over the year's mean, to a sum of 12, shrunk below three years.
fn index(months: &[(usize, Month)]) -> ([f64; 12], usize) {
    const FLAT: ([f64; 12], usize) = ([1.0; 12], 0);
    let mut full: Vec<&[(usize, Month)]> = months.chunk_by(|(_, a), (_, b)| a.year == b.year).collect();
    full.retain(|year| year.len() == 12 && year.iter().any(|(_, month)| month.amount > 0.0));
    if full.is_empty() {
        return FLAT;
    }
    let means: Vec<f64> =
        full.iter().map(|year| year.iter().map(|(_, month)| month.amount).sum::<f64>() / 12.0).collect();
    let raw: [f64; 12] = std::array::from_fn(|season| {
        let mut shares: Vec<f64> = full.iter().zip(&means).map(|(year, mean)| year[season].1.amount / mean).collect();
        median(&mut shares).unwrap_or(1.0)
    });
    let sum: f64 = raw.iter().sum();
    if sum <= 0.0 {
        return FLAT;
    }
    let n = full.len() as f64;
    let weight = if full.len() < 3 { n / (n + 1.0) } else { 1.0 };
    (raw.map(|share| 1.0 + weight * (share * 12.0 / sum - 1.0)), full.len())
}

fn growth(months: &[f64]) -> Option<f64> {
    let pairs = months.iter().zip(months.iter().skip(12));
    let mut changes: Vec<f64> =
        pairs.filter(|(before, now)| **before > 0.0 && !now.is_nan()).map(|(before, now)| now / before - 1.0).collect();
    Some(median(&mut changes)?.clamp(-0.3, 0.3))
}

//! Market data: what others pay, or reach, for the same thing; as percentiles (domain.md §1.6, EX-3.6).
//!
//! Not here: reading them (`plan_file`), or what a line or a grade makes of them (`analysis`).

use super::{LinePlace, Quantity};

/// The percentiles that market data come in.
pub const PERCENTILES: [i64; 5] = [10, 25, 50, 75, 90];

/// Fewer samples tell little.
const FEW: i64 = 10;
/// Data of more years before the plan's are stale.
const STALE: i32 = 2;

/// One row of `benchmarks/*.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// What was measured: `salary`.
    pub metric: String,
    /// Of whom: `客服专员`; often empty where the metric is no pay.
    pub role: String,
    /// Where; empty is everywhere.
    pub city: String,
    /// The year of the data.
    pub year: i32,
    /// The values at [`PERCENTILES`], none below the one before; in major units where they are money.
    pub values: [Option<Quantity>; 5],
    /// How many samples; `None` where the source does not say.
    pub n: Option<i64>,
    /// The samples themselves, ascending, where they are known.
    pub samples: Vec<Quantity>,
    /// Who published it; empty where that is not known.
    pub source: String,
    /// The file and line where it stands.
    pub place: LinePlace,
}

/// Where a value lies among the percentiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Below the lowest known percentile, which this is.
    Below(i64),
    /// At this percentile, 0 to 100.
    At(Quantity),
    /// Above the highest known percentile, which this is.
    Above(i64),
}

impl Benchmark {
    /// By which plans name it: `salary/客服专员/上海`, without what is empty.
    pub fn name(&self) -> String {
        name([&self.metric, &self.role, &self.city].map(String::as_str))
    }

    /// Is this its name? (Without making it: a plan asks often.)
    fn is_named(&self, name: &str) -> bool {
        let parts = [&self.metric, &self.role, &self.city].into_iter().filter(|part| !part.is_empty());
        let rest = parts.enumerate().try_fold(name, |rest, (index, part)| {
            let rest = if index == 0 { rest } else { rest.strip_prefix('/')? };
            rest.strip_prefix(part.as_str())
        });
        rest == Some("")
    }

    /// The percentiles that are known with their values, ascending.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = (i64, Quantity)> {
        PERCENTILES.into_iter().zip(self.values).filter_map(|(percentile, value)| Some((percentile, value?)))
    }

    /// The value at a percentile, linear between those known; `None` outside them.
    pub fn at(&self, percentile: i64) -> Option<Quantity> {
        let [(low, below), (high, above)] = self.around(percentile)?;
        if low == high {
            return Some(below);
        }
        Some(below + (above - below) * Quantity::from(percentile - low) / Quantity::from(high - low))
    }

    /// The known percentiles between which one lies, with their values; twice the same where it is known itself.
    pub fn around(&self, percentile: i64) -> Option<[(i64, Quantity); 2]> {
        let low = self.known().rfind(|(known, _)| *known <= percentile)?;
        Some([low, self.known().find(|(known, _)| *known >= percentile)?])
    }

    /// Where a value lies, linear between the known percentiles and never outside them.
    ///
    /// A value that several percentiles have lies in the middle of them. `None` where no percentile is known.
    pub fn position(&self, value: Quantity) -> Option<Position> {
        let (lowest, highest) = (self.known().next()?, self.known().next_back()?);
        if value < lowest.1 {
            return Some(Position::Below(lowest.0));
        }
        if value > highest.1 {
            return Some(Position::Above(highest.0));
        }
        let mut equal = self.known().filter(|(_, known)| *known == value).map(|(percentile, _)| percentile);
        if let Some(first) = equal.next() {
            let last = equal.next_back().unwrap_or(first);
            return Some(Position::At(Quantity::from(first + last) / Quantity::from(2)));
        }
        let (low, below) = self.known().rfind(|(_, known)| *known < value)?;
        let (high, above) = self.known().find(|(_, known)| *known > value)?;
        Some(Position::At(Quantity::from(low) + Quantity::from(high - low) * (value - below) / (above - below)))
    }

    /// The mid-rank percentile of a value among the samples: (those below + half of those equal) ÷ n, as 0 to 100.
    pub fn mid_rank(&self, value: Quantity) -> Option<Quantity> {
        if self.samples.is_empty() {
            return None;
        }
        let count = |keep: &dyn Fn(Quantity) -> bool| self.samples.iter().filter(|sample| keep(**sample)).count();
        let halves = 2 * count(&|sample| sample < value) + count(&|sample| sample == value);
        Some(Quantity::from(50 * halves as i64) / Quantity::from(self.samples.len() as i64))
    }

    /// The compa-ratio of a value: value ÷ P50.
    pub fn compa_ratio(&self, value: Quantity) -> Option<Quantity> {
        self.at(50).filter(|median| !median.is_zero()).map(|median| value / median)
    }

    /// Older than two years before a plan's year?
    pub fn is_stale(&self, plan_year: i32) -> bool {
        self.year + STALE < plan_year
    }

    /// Made of fewer than ten samples?
    pub fn is_thin(&self) -> bool {
        self.n.is_some_and(|n| n < FEW)
    }
}

/// A benchmark's name from its parts.
pub fn name<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join("/")
}

/// The benchmark of this name in the newest of the wanted years; of several in a year that of the most samples.
pub fn find<'b>(all: &'b [Benchmark], name: &str, wanted: impl Fn(i32) -> bool) -> Option<&'b Benchmark> {
    let of_name = all.iter().filter(|one| one.is_named(name) && wanted(one.year));
    // Of equals the first, which `max_by_key` would give last.
    of_name.rev().max_by_key(|one| (one.year, one.n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    fn new(values: [Option<&str>; 5]) -> Benchmark {
        Benchmark {
            metric: "salary".into(),
            role: "客服专员".into(),
            city: String::new(),
            year: 2025,
            values: values.map(|value| value.map(q)),
            n: None,
            samples: Vec::new(),
            source: String::new(),
            place: LinePlace::default(),
        }
    }

    #[test]
    fn ex_3_6() {
        let text = "4200 4500 4800 5000 5200 5500 5800 6200 6800 7500";
        let samples: Vec<Quantity> = text.split(' ').map(q).collect();
        let values = PERCENTILES.map(|percentile| Quantity::percentile(&samples, percentile));
        assert_eq!(values, ["4470", "4850", "5350", "6100", "6870"].map(|value| Some(q(value))));
        let salary = Benchmark { samples, values, ..new([None; 5]) };
        assert_eq!(salary.mid_rank(q("5000")), Some(q("35")));
        assert_eq!(salary.compa_ratio(q("5000")).unwrap().grouped(), "0.9346");
        assert_eq!(salary.name(), "salary/客服专员");
        for (name, expected) in [("salary/客服专员", true), ("salary", false), ("salary/客服专员/", false), ("", false)]
        {
            assert_eq!(salary.is_named(name), expected, "{name}");
        }
    }

    #[test]
    fn values_lie_between_the_known_percentiles_and_never_outside() {
        let known = new([None, Some("4850"), Some("5350"), Some("6100"), None]);
        // 4,850 + 500 × 10 ÷ 25, and 5,350 + 750 × 10 ÷ 25.
        for (percentile, expected) in
            [(10, None), (25, Some("4850")), (35, Some("5050")), (60, Some("5650")), (76, None)]
        {
            assert_eq!(known.at(percentile), expected.map(q), "P{percentile}");
        }
        for (value, expected) in [
            ("4849", Position::Below(25)),
            ("4850", Position::At(q("25"))),
            ("5050", Position::At(q("35"))),
            ("6100", Position::At(q("75"))),
            ("6101", Position::Above(75)),
        ] {
            assert_eq!(known.position(q(value)), Some(expected), "{value}");
        }
        let flat = new([Some("5"), Some("5"), Some("5"), Some("6"), None]);
        assert_eq!(flat.position(q("5")), Some(Position::At(q("30"))));
        assert_eq!((new([None; 5]).position(q("5")), new([None; 5]).compa_ratio(q("5"))), (None, None));
    }

    #[test]
    fn the_newest_counts_and_of_one_year_that_of_the_most_samples() {
        let one = |year, n, source: &str| Benchmark { year, n, source: source.into(), ..new([None; 5]) };
        let all =
            [one(2024, Some(99), "a"), one(2025, Some(8), "b"), one(2025, Some(20), "c"), one(2025, Some(20), "d")];
        let found = |wanted: fn(i32) -> bool| find(&all, "salary/客服专员", wanted).map(|one| one.source.as_str());
        assert_eq!(
            (found(|_| true), found(|year| year < 2025), found(|year| year < 2024)),
            (Some("c"), Some("a"), None)
        );
        assert!(all[0].is_stale(2027) && !all[0].is_stale(2026) && all[1].is_thin() && !all[2].is_thin());
    }
}

//! Shares of agents, drawn towards the share of all: empirical Bayes with a beta prior whose strength comes from how much
//! more the shares differ than chance makes them differ (domain.md §6.3, EX-6.4).

use crate::model::Quantity;

/// Of how many cases how many were good.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// The good ones.
    pub good: Quantity,
    /// All; more than none.
    pub all: Quantity,
}

/// What can be said of a group of agents.
#[derive(Clone, Debug, PartialEq)]
pub struct Shrunk {
    /// The share of all of them.
    pub mean: Quantity,
    /// How much of the differences is the agents' own; not above zero where chance explains them all.
    pub correlation: Quantity,
    /// As many cases the mean counts for; `None` where chance explains all differences.
    pub weight: Option<Quantity>,
    /// For each agent, in order.
    pub agents: Vec<ShrunkShare>,
}

/// What can be said of one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShrunkShare {
    /// His share, drawn towards the mean.
    pub share: Quantity,
    /// 95 of 100 times his own share is below this.
    pub upper: Quantity,
}

impl ShrunkShare {
    /// Do the figures bear it that his share is below that of all?
    pub fn is_below(&self, mean: Quantity) -> bool {
        self.upper < mean
    }
}

/// One-sided, 95 of 100.
const SIDE: u32 = 1_645;

/// Draws the shares of a group towards their mean; `None` where fewer than two agents have cases, or too few have more
/// than one.
pub fn shrink(shares: &[Shares]) -> Option<Shrunk> {
    let count = Quantity::from(i64::try_from(shares.len()).ok().filter(|count| *count > 1)?);
    let one = Quantity::ONE;
    let all: Quantity = shares.iter().map(|own| own.all).sum();
    let mean = shares.iter().map(|own| own.good).sum::<Quantity>() / all;
    let own_share = |own: &Shares| own.good / own.all;
    let between = shares.iter().map(|own| own.all * square(own_share(own) - mean)).sum::<Quantity>() / (count - one);
    let inside = shares.iter().map(|own| own.good * (one - own_share(own))).sum::<Quantity>();
    if all <= count {
        return None;
    }
    let inside = inside / (all - count);
    let squares: Quantity = shares.iter().map(|own| square(own.all)).sum();
    let usual = (all - squares / all) / (count - one);
    let below = between + (usual - one) * inside;
    let correlation = if below > Quantity::ZERO { (between - inside) / below } else { Quantity::ZERO };
    if correlation <= Quantity::ZERO {
        let agents = shares.iter().map(|_| ShrunkShare { share: mean, upper: one }).collect();
        return Some(Shrunk { mean, correlation, weight: None, agents });
    }
    let weight = (one - correlation) / correlation;
    let side = Quantity::from(i64::from(SIDE)) / Quantity::from(1_000);
    let agent = |own: &Shares| {
        let share = (own.good + weight * mean) / (own.all + weight);
        let spread = (share * (one - share) / (own.all + weight + one)).sqrt();
        ShrunkShare { share, upper: share + side * spread }
    };
    Some(Shrunk { mean, correlation, weight: Some(weight), agents: shares.iter().map(agent).collect() })
}

fn square(number: Quantity) -> Quantity {
    number * number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(shares: &[(i64, i64)]) -> Vec<Shares> {
        shares.iter().map(|(good, all)| Shares { good: (*good).into(), all: (*all).into() }).collect()
    }

    #[test]
    fn ex_6_4_only_one_is_below_as_far_as_the_figures_bear() {
        let shares = [(350, 412), (310, 388), (31, 45), (316, 420), (7, 12), (331, 395), (341, 401), (321, 376)];
        let found = shrink(&of(&shares)).unwrap();
        assert_eq!(found.mean.fixed(12), "0.819518170682");
        assert_eq!(found.correlation.fixed(12), "0.012440523473");
        assert_eq!(found.weight.unwrap().fixed(8), "79.38246961");
        let said: Vec<String> = found.agents.iter().map(|own| own.share.fixed(4)).collect();
        assert_eq!(said, ["0.8447", "0.8025", "0.7723", "0.7631", "0.7885", "0.8349", "0.8453", "0.8478"]);
        let upper: Vec<String> = found.agents.iter().map(|own| own.upper.fixed(4)).collect();
        assert_eq!(upper, ["0.8715", "0.8327", "0.8339", "0.7943", "0.8584", "0.8629", "0.8724", "0.8754"]);
        let below: Vec<bool> = found.agents.iter().map(|own| own.is_below(found.mean)).collect();
        assert_eq!(below, [false, false, false, true, false, false, false, false]);
    }

    #[test]
    fn where_chance_explains_all_nobody_is_below() {
        for shares in [vec![(80, 100), (81, 100), (79, 100)], vec![(10, 10), (10, 10)], vec![(0, 10), (0, 10)]] {
            let found = shrink(&of(&shares)).unwrap();
            assert!(found.correlation <= Quantity::ZERO && found.weight.is_none(), "{shares:?}");
            assert!(found.agents.iter().all(|own| !own.is_below(found.mean)), "{shares:?}");
        }
        assert_eq!(shrink(&of(&[(5, 10)])), None);
        assert_eq!(shrink(&of(&[(1, 1), (0, 1)])), None);
    }
}

//! Time beside what the same cases take: O/E, observed by expected.

use std::collections::BTreeMap;

use crate::model::Quantity;

/// What an agent did of one kind of work.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OfKind {
    /// How many tickets.
    pub tickets: Quantity,
    /// Seconds spent on them.
    pub handling: Quantity,
}

/// Seconds of a ticket of each kind, over all of these agents: what is stated, else what it takes them together.
pub fn standards<'a>(
    agents: impl IntoIterator<Item = &'a BTreeMap<String, OfKind>>,
    stated: &BTreeMap<String, Quantity>,
) -> BTreeMap<String, Quantity> {
    let mut all: BTreeMap<String, OfKind> = BTreeMap::new();
    for (kind, own) in agents.into_iter().flatten() {
        let sum = all.entry(kind.clone()).or_default();
        sum.tickets = sum.tickets + own.tickets;
        sum.handling = sum.handling + own.handling;
    }
    let taken = all.into_iter().filter(|(_, own)| own.tickets > Quantity::ZERO);
    let taken = taken.map(|(kind, own)| (kind, own.handling / own.tickets));
    taken.map(|(kind, seconds)| (kind.clone(), stated.get(&kind).copied().unwrap_or(seconds))).collect()
}

/// What an agent took of what his cases take; `None` where no kinds are known, or nothing is expected.
pub fn case_mix(own: &BTreeMap<String, OfKind>, standards: &BTreeMap<String, Quantity>) -> Option<Quantity> {
    let (mut observed, mut expected) = (Quantity::ZERO, Quantity::ZERO);
    for (kind, done) in own {
        let standard = standards.get(kind)?;
        observed = observed + done.handling;
        expected = expected + done.tickets * *standard;
    }
    (expected > Quantity::ZERO).then(|| observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(number: i64) -> Quantity {
        Quantity::from(number)
    }

    /// Tickets of 4, 6 and 12 minutes, and the minutes that they took together.
    fn did(tickets: [i64; 3], minutes: i64) -> BTreeMap<String, OfKind> {
        let shares = ["online", "phone", "visit"].iter().zip(tickets).enumerate();
        // All the time is noted on the first kind: only the sum counts.
        let own = |(at, (kind, tickets)): (usize, (&&str, i64))| {
            let handling = if at == 0 { q(minutes * 60) } else { Quantity::ZERO };
            (kind.to_string(), OfKind { tickets: q(tickets), handling })
        };
        shares.map(own).collect()
    }

    #[test]
    fn ex_6_5_the_one_with_the_hard_cases_is_the_faster() {
        let stated = [("online", 240), ("phone", 360), ("visit", 720)].map(|(k, s)| (k.to_string(), q(s)));
        let stated: BTreeMap<String, Quantity> = stated.into();
        // 412 tickets in 2,700 minutes, of which 2,376 are expected; 388 in 3,350, of which 3,164 are.
        let (first, second) = (did([108, 284, 20], 2_700), did([32, 206, 150], 3_350));
        let standards = standards([&first, &second], &stated);
        let ratio = |own| case_mix(own, &standards).unwrap().fixed(10);
        assert_eq!(ratio(&first), "1.1363636364");
        assert_eq!(ratio(&second), "1.0587863464");
    }

    #[test]
    fn without_standards_peers_are_the_standard() {
        let agent = |tickets, handling| {
            BTreeMap::from([("x".to_string(), OfKind { tickets: q(tickets), handling: q(handling) })])
        };
        let (fast, slow) = (agent(10, 1_000), agent(10, 3_000));
        let standards = standards([&fast, &slow], &BTreeMap::new());
        assert_eq!(standards["x"], q(200));
        assert_eq!(case_mix(&fast, &standards), Quantity::parse("0.5"));
        assert_eq!(case_mix(&BTreeMap::new(), &standards), None);
        assert_eq!(case_mix(&agent(0, 0), &standards), None);
    }
}

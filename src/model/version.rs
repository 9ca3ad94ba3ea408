//! A version of a plan: what was submitted and frozen, who decided on it, and which months it judges.

use chrono::{DateTime, NaiveDate, Utc};

use super::forbidden_transfer::ForbiddenTransfer;
use super::{FiscalYear, Money, Month, Ratio};

/// Who did something, when, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// As they named themselves.
    pub by: String,
    /// By the clock of their computer.
    pub at: DateTime<Utc>,
    /// In their words; often empty.
    pub reason: String,
}

/// Up to which change of the plan somebody may approve it.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The largest sum of changes; `None` is any.
    pub up_to: Option<Money>,
    /// The largest share of the version before; `None` is any.
    pub share: Option<Ratio>,
    /// Who may approve.
    pub who: Vec<String>,
}

/// What was decided on a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It judges from its month on.
    Approved,
    /// It never judges.
    Rejected,
}

/// A decision on a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which.
    pub verdict: Verdict,
    /// Whose.
    pub signed: Signed,
    /// What proves that, where the book asks for it.
    pub signature: Option<String>,
}

/// A submitted plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// From 1, by submission.
    pub number: u32,
    /// The blake3 of the frozen text.
    pub hash: String,
    /// The first month that it judges, once it is approved.
    pub from: Month,
    /// The approved version that it is to follow.
    pub follows: Option<u32>,
    /// Who submitted it.
    pub submitted: Signed,
    /// Why it was submitted despite what `plan lint` found; empty where it found nothing of weight.
    pub despite_lint: String,
    /// How much it changes: of the first version all of it.
    pub change: Money,
    /// The same as a share of the version that it follows.
    pub share: Option<Ratio>,
    /// Who may approve what, as the plan said when it was submitted.
    pub routes: Vec<Route>,
    /// From where to where no money goes, as the plan said when it was submitted; `None` where that was not noted.
    pub forbidden: Option<Vec<ForbiddenTransfer>>,
    /// The file of those whose keys prove an approval, as the book said when it was submitted; `None` where it asked for none.
    pub signers: Option<String>,
    /// What was decided; `None` while it waits.
    pub decision: Option<Decision>,
}

impl Version {
    /// The decision, if it is an approval known at a moment.
    pub fn approved(&self, known_at: Option<DateTime<Utc>>) -> Option<&Signed> {
        let decision = self.decision.as_ref().filter(|decision| decision.verdict == Verdict::Approved)?;
        known_at.is_none_or(|known_at| decision.signed.at <= known_at).then_some(&decision.signed)
    }

    /// The place of the first route that reaches as far as this change; the later ones reach further, and so may approve
    /// it too.
    pub fn route(&self) -> Option<usize> {
        reaching(&self.routes, self.change, self.share)
    }
}

/// The place of the first route that reaches as far as a change, and this share of what was there before.
pub fn reaching(routes: &[Route], change: Money, share: Option<Ratio>) -> Option<usize> {
    routes.iter().position(|route| {
        let amount = route.up_to.is_none_or(|most| change.minor() <= most.minor());
        // Without anything before, a share says nothing that an amount does not.
        amount && route.share.is_none_or(|most| share.is_some_and(|share| share <= most))
    })
}

/// That a plan is to be revised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The number that the next version had when it was opened.
    pub number: u32,
    /// The month from which it is to judge.
    pub from: Month,
    /// Who opened it.
    pub signed: Signed,
}

/// All versions of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanVersions {
    /// The id of the plan.
    pub plan: String,
    /// By number.
    pub versions: Vec<Version>,
    /// By number.
    pub revisions: Vec<Revision>,
}

impl PlanVersions {
    /// The first that was approved: 年初预算.
    pub fn original(&self) -> Option<&Version> {
        self.versions.iter().find(|version| version.approved(None).is_some())
    }

    /// The last that was approved: 现行预算.
    pub fn current(&self) -> Option<&Version> {
        self.versions.iter().rfind(|version| version.approved(None).is_some())
    }

    /// The one that waits for a decision.
    pub fn pending(&self) -> Option<&Version> {
        self.versions.last().filter(|version| version.decision.is_none())
    }

    /// The revision that is open: nothing was approved since.
    pub fn revision(&self) -> Option<&Revision> {
        let current = self.current().map_or(0, |version| version.number);
        self.revisions.last().filter(|revision| revision.number > current)
    }

    /// The number that the next submission gets.
    pub fn next_number(&self) -> u32 {
        self.versions.last().map_or(1, |version| version.number + 1)
    }

    /// Where its year is over on this day: its last month. Nothing of it changes any more.
    pub fn closed(&self, as_of: NaiveDate) -> Option<Month> {
        // The first version judges from the first month of the year.
        let last = self.original()?.from.plus(11);
        (as_of > last.last_day()).then_some(last)
    }

    /// By number.
    pub fn numbered(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// The version that judges a month: of those known to be approved, and from no later month on, the last.
    pub fn judging(&self, month: Month, known_at: Option<DateTime<Utc>>) -> Option<&Version> {
        let judges = |version: &&Version| version.from <= month && version.approved(known_at).is_some();
        self.versions.iter().rfind(judges)
    }

    /// The months of a year by the version that judges them: the first month of each stretch, and the one after its
    /// last.
    pub fn stretches(
        &self,
        year: FiscalYear,
        known_at: Option<DateTime<Utc>>,
    ) -> Vec<(Month, Month, Option<&Version>)> {
        let mut stretches: Vec<(Month, Month, Option<&Version>)> = Vec::new();
        for month in year.months() {
            let judge = self.judging(month, known_at);
            let same = |other: &Option<&Version>| other.map(|v| v.number) == judge.map(|v| v.number);
            match stretches.last_mut() {
                Some((_, until, last)) if same(last) => *until = month.plus(1),
                _ => stretches.push((month, month.plus(1), judge)),
            }
        }
        stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    fn at(day: &str) -> DateTime<Utc> {
        format!("{day}T08:00:00Z").parse().unwrap()
    }

    fn signed(day: &str) -> Signed {
        Signed { by: "x".into(), at: at(day), reason: String::new() }
    }

    fn version(number: u32, from: &str, decision: Option<(Verdict, &str)>) -> Version {
        Version {
            number,
            hash: String::new(),
            from: Month::parse(from).unwrap(),
            follows: None,
            submitted: signed("2026-01-01"),
            despite_lint: String::new(),
            change: Money::from_minor(500_000, Currency::CNY),
            share: Ratio::parse("5%"),
            routes: Vec::new(),
            decision: decision.map(|(verdict, day)| Decision { verdict, signed: signed(day), signature: None }),
            forbidden: None,
            signers: None,
        }
    }

    fn numbers(versions: &PlanVersions, known_at: Option<&str>) -> Vec<(String, Option<u32>)> {
        let year = FiscalYear { first: Month::new(2026, 1).unwrap() };
        let stretches = versions.stretches(year, known_at.map(at));
        stretches.into_iter().map(|(from, _, version)| (from.to_string(), version.map(|v| v.number))).collect()
    }

    /// Three versions, the second rejected: the third judges from April, and only once its approval is known.
    #[test]
    fn the_last_approved_version_judges_from_its_month_on() {
        let versions = PlanVersions {
            versions: vec![
                version(1, "2026-01", Some((Verdict::Approved, "2026-01-10"))),
                version(2, "2026-03", Some((Verdict::Rejected, "2026-03-01"))),
                version(3, "2026-04", Some((Verdict::Approved, "2026-04-02"))),
                version(4, "2026-02", None),
            ],
            ..PlanVersions::default()
        };
        let of = |from: &str, number| (from.to_string(), number);
        assert_eq!(numbers(&versions, None), [of("2026-01", Some(1)), of("2026-04", Some(3))]);
        assert_eq!(numbers(&versions, Some("2026-04-01")), [of("2026-01", Some(1))]);
        assert_eq!(numbers(&versions, Some("2026-01-09")), [of("2026-01", None)]);
        assert_eq!(versions.pending().map(|v| v.number), Some(4));
        assert_eq!((versions.original().unwrap().number, versions.current().unwrap().number), (1, 3));
        assert_eq!(versions.next_number(), 5);
        let closed = |day: &str| versions.closed(day.parse().unwrap()).map(|month| month.to_string());
        assert_eq!((closed("2026-12-31"), closed("2027-01-01")), (None, Some("2026-12".to_string())));
        assert_eq!(PlanVersions::default().closed("2030-01-01".parse().unwrap()), None);
    }

    /// 5,000.00 and 5 %: the route that reaches exactly so far is the one; one cent or a bit of a percent less is not.
    #[test]
    fn a_route_reaches_up_to_its_limits_and_includes_them() {
        let route = |up_to: Option<i64>, share: Option<&str>| Route {
            up_to: up_to.map(|minor| Money::from_minor(minor, Currency::CNY)),
            share: share.and_then(Ratio::parse),
            who: vec!["li".into()],
        };
        let found = |routes: Vec<Route>| Version { routes, ..version(1, "2026-01", None) }.route();
        assert_eq!(found(vec![route(Some(499_999), None), route(Some(500_000), None)]), Some(1));
        assert_eq!(found(vec![route(None, Some("4.99%")), route(None, Some("5%"))]), Some(1));
        assert_eq!(found(vec![route(Some(900_000), Some("4%")), route(None, None)]), Some(1));
        assert_eq!(found(vec![route(Some(100), None)]), None);
        assert_eq!(found(vec![]), None);
    }
}

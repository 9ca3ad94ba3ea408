//! Overrides 特批: one request may go beyond what its line allows, and that is on record.
//!
//! The event that an override is for is one request: a category with its members, a month, and an amount up to that of
//! the override. What would be blocked, or would want approval, passes as a warning. It does so from the approval to the
//! last day of the override, and once: an order that is committed by it uses it up. Whatever else is asked of the same
//! line is judged as before.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::adjustment::{BookedRow, value_of};
use super::gate::Request;
use crate::model::Category;
use crate::model::posting::flag;
use crate::model::version::Signed;

/// One override.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// As people name it: `O1-3fa9`.
    pub id: String,
    /// The id of the plan whose line it goes beyond.
    pub plan: String,
    /// What may be asked for: this, or less of it.
    pub event: Request,
    /// The last day on which it lets anything pass.
    pub until: NaiveDate,
    /// Who made it, and why.
    pub made: Signed,
    /// Who approved it; whoever made it, where nobody else had to.
    pub approved: Option<Signed>,
    /// What proves the approval, where the book asks for it.
    pub signature: Option<String>,
    /// Who took it back.
    pub withdrawn: Option<Signed>,
    /// The commitment that used it up.
    pub used: Option<String>,
    /// Further commitments that passed by it: of two branches each had it.
    pub again: Vec<Passed>,
}

/// A commitment that passed by an override.
#[derive(Clone, Debug, PartialEq)]
pub struct Passed {
    /// Its number.
    pub commitment: String,
    /// What was asked for.
    pub request: Request,
}

/// How an override stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for who may approve it.
    Proposed,
    /// It lets its event pass.
    InForce,
    /// Its event has passed.
    Used,
    /// It was taken back.
    Withdrawn,
    /// Its last day is over.
    Ended,
}

impl State {
    /// The word for scripts.
    pub fn tag(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::InForce => "in_force",
            State::Used => "used",
            State::Withdrawn => "withdrawn",
            State::Ended => "ended",
        }
    }
}

impl Override {
    /// How it stands.
    pub fn state(&self, as_of: NaiveDate) -> State {
        match () {
            () if self.used.is_some() => State::Used,
            () if self.withdrawn.is_some() => State::Withdrawn,
            () if as_of > self.until => State::Ended,
            () if self.approved.is_none() => State::Proposed,
            () => State::InForce,
        }
    }

    /// Does it let something pass, or has it, and is its last day still to come? Reports say so.
    pub fn is_told(&self, as_of: NaiveDate) -> bool {
        as_of <= self.until && matches!(self.state(as_of), State::InForce | State::Used)
    }

    /// Is this request the event that it is for?
    pub fn is_for(&self, request: &Request) -> bool {
        let own = &self.event;
        (&own.category, &own.members, own.month) == (&request.category, &request.members, request.month)
            && request.amount.minor() <= own.amount.minor()
    }
}

/// The override that a request is let pass by: of those that are for it the smallest.
pub fn letting(overrides: &[Override], request: &Request) -> Option<usize> {
    let fitting = overrides.iter().enumerate().filter(|(_, own)| own.is_for(request));
    fitting.min_by_key(|(_, own)| own.event.amount.minor()).map(|(place, _)| place)
}

/// Marks what passed as having used its override up, in the order of booking. An override lets one request pass: what
/// passed by it later takes another one, where there is one for it, as it would have on one branch.
pub fn use_up(overrides: &mut [Override], passed: impl IntoIterator<Item = (String, Passed)>) {
    let mut further = Vec::new();
    for (id, passed) in passed {
        let Some(at) = overrides.iter().position(|own| own.id == id) else { continue };
        match &overrides[at].used {
            None => overrides[at].used = Some(passed.commitment),
            Some(first) if *first == passed.commitment => {}
            Some(_) => further.push((at, passed)),
        }
    }
    for (at, passed) in further {
        let free = |own: &Override| own.used.is_none() && own.withdrawn.is_none() && own.approved.is_some();
        let fitting = (0..overrides.len()).filter(|at| free(&overrides[*at]) && overrides[*at].is_for(&passed.request));
        match fitting.min_by_key(|at| overrides[*at].event.amount.minor()) {
            Some(other) => overrides[other].used = Some(passed.commitment),
            None if overrides[at].again.iter().all(|known| known.commitment != passed.commitment) => {
                overrides[at].again.push(passed);
            }
            None => {}
        }
    }
}

/// All overrides, in the order in which they were made; `rows` are in the order of booking.
///
/// Of a row `voucher` is the id, `counterparty` that of the plan, `vendor` who, `description` why.
pub fn overrides(rows: impl IntoIterator<Item = BookedRow>) -> Vec<Override> {
    let mut all: Vec<Override> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for BookedRow { posting, booked_at } in rows {
        let has = |mark: &str| posting.flag.split(' ').any(|own| own == mark);
        let signed = Signed { by: posting.vendor.clone(), at: booked_at, reason: posting.description.clone() };
        let known = places.get(&posting.voucher).copied();
        let signature = value_of(&posting, flag::SIGNATURE);
        if let Some(own) = known.map(|at| &mut all[at]) {
            match () {
                () if has(flag::APPROVAL) && own.approved.is_none() => {
                    (own.approved, own.signature) = (Some(signed), signature);
                }
                () if has(flag::WITHDRAWAL) => drop(own.withdrawn.get_or_insert(signed)),
                () => {}
            }
            continue;
        }
        let until = value_of(&posting, flag::OVERRIDE).and_then(|day| day.parse().ok());
        let (Some(until), Some(category)) = (until, Category::parse(&posting.category)) else { continue };
        places.insert(posting.voucher.clone(), all.len());
        all.push(Override {
            id: posting.voucher.clone(),
            plan: posting.counterparty.clone(),
            until,
            approved: (!has(flag::PROPOSED)).then(|| signed.clone()),
            made: signed,
            signature,
            event: Request { category, members: posting.members.clone(), month: posting.month, amount: posting.amount },
            withdrawn: None,
            used: None,
            again: Vec::new(),
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Money, Month, Posting};

    fn row(id: &str, yuan: i64, flag: &str, by: &str) -> BookedRow {
        let posting = Posting {
            month: Month::parse("2026-05").unwrap(),
            date: None,
            category: "office".into(),
            members: vec!["desk".into()],
            amount: Money::from_minor(yuan * 100, Currency::CNY),
            description: "why".into(),
            voucher: id.into(),
            line: "1".into(),
            vendor: by.into(),
            invoice: String::new(),
            counterparty: "2026".into(),
            commitment: String::new(),
            source_account: String::new(),
            source: "override".into(),
            source_line: 1,
            flag: flag.into(),
            source_members: vec![String::new()],
        };
        BookedRow { posting, booked_at: "2026-05-04T01:00:00Z".parse().unwrap() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_override_is_in_force_from_its_approval_to_its_last_day() {
        let made = row("O1", 500, "override:2026-05-20 proposed", "wang");
        let own = |rows: Vec<BookedRow>| overrides(rows).remove(0);
        let proposed = own(vec![made.clone()]);
        assert_eq!(proposed.state(day("2026-05-05")), State::Proposed);
        let approved = own(vec![made.clone(), row("O1", 0, "approval", "li")]);
        assert_eq!(approved.approved.as_ref().unwrap().by, "li");
        assert_eq!((approved.state(day("2026-05-20")), approved.is_told(day("2026-05-20"))), (State::InForce, true));
        assert_eq!((approved.state(day("2026-05-21")), approved.is_told(day("2026-05-21"))), (State::Ended, false));
        let used = Override { used: Some("PO-1".into()), ..approved };
        assert_eq!((used.state(day("2026-05-20")), used.is_told(day("2026-05-20"))), (State::Used, true));
        assert!(!used.is_told(day("2026-05-21")));
        let withdrawn = own(vec![made, row("O1", 0, "withdrawal", "wang")]);
        assert_eq!(withdrawn.state(day("2026-05-05")), State::Withdrawn);
        // Decisions on what nobody made, and rows that say no day, are nothing.
        assert_eq!(overrides([row("O2", 0, "approval", "li"), row("O3", 5, "override:soon", "li")]), []);
    }

    /// Two orders of two branches by one override: the later one takes another that is for it, or is told.
    #[test]
    fn an_override_lets_one_pass_and_what_passed_by_it_again_takes_another() {
        let all =
            || overrides([row("O1", 500, "override:2026-05-20", "li"), row("O2", 300, "override:2026-05-20", "li")]);
        let passed = |order: &str, yuan: i64| {
            let amount = Money::from_minor(yuan * 100, Currency::CNY);
            let request = Request { amount, ..all()[0].event.clone() };
            ("O1".to_string(), Passed { commitment: order.to_string(), request })
        };
        let used = |passed: Vec<(String, Passed)>| -> Vec<String> {
            let mut all = all();
            use_up(&mut all, passed);
            let again =
                |own: &Override| own.again.iter().map(|one| one.commitment.clone()).collect::<Vec<_>>().join("+");
            all.iter().map(|own| format!("{:?} {}", own.used, again(own))).collect()
        };
        assert_eq!(used(vec![passed("A", 500), passed("A", 500)]), ["Some(\"A\") ", "None "]);
        assert_eq!(used(vec![passed("A", 500), passed("B", 300)]), ["Some(\"A\") ", "Some(\"B\") "]);
        assert_eq!(used(vec![passed("A", 500), passed("B", 301), passed("B", 301)]), ["Some(\"A\") B", "None "]);
    }

    /// The very line and month, and no more than the amount; of several the one that gives the least.
    #[test]
    fn the_event_is_one_request() {
        let all = overrides([
            row("O1", 500, "override:2026-05-20", "li"),
            row("O2", 300, "override:2026-05-20", "li"),
            row("O3", 400, "override:2026-05-20", "li"),
        ]);
        let asked =
            |yuan: i64| Request { amount: Money::from_minor(yuan * 100, Currency::CNY), ..all[0].event.clone() };
        for (yuan, by) in [(300, Some(1)), (301, Some(2)), (500, Some(0)), (501, None)] {
            assert_eq!(letting(&all, &asked(yuan)), by, "{yuan}");
        }
        let elsewhere = [
            Request { members: vec!["hotline".into()], ..asked(1) },
            Request { month: Month::parse("2026-06").unwrap(), ..asked(1) },
            Request { category: Category::parse("office:paper").unwrap(), ..asked(1) },
        ];
        assert!(elsewhere.iter().all(|request| letting(&all, request).is_none()));
    }
}

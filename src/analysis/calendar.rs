//! The days that contracts bring: until when notice can be given, when they go on by themselves or end, when prices change,
//! and what is paid for and not used.

use chrono::NaiveDate;

use crate::model::{ContractTerms, Quantity, Ratio};

/// A contract: a commitment, or a plan line, that says when it ends or changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    /// The number of the commitment, or the line.
    pub name: String,
    /// Of whom.
    pub vendor: String,
    /// Its end; `None` where nothing is said of it.
    pub terms: Option<ContractTerms>,
    /// Days on which its price changes, and by how much.
    pub changes: Vec<(NaiveDate, Ratio)>,
    /// Seats that are paid for, and how many of them are used.
    pub seats: Option<(Quantity, Quantity)>,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EventKind {
    /// The last day on which notice can be given, before it goes on for so many months.
    Notice(u32),
    /// It goes on by itself for so many months.
    Renews(u32),
    /// It ends.
    Ends,
    /// Its price changes.
    Price(Ratio),
    /// So many seats are not used.
    Unused(Quantity),
}

impl EventKind {
    /// The word for scripts.
    pub fn tag(&self) -> &'static str {
        match self {
            EventKind::Notice(_) => "notice",
            EventKind::Renews(_) => "renews",
            EventKind::Ends => "ends",
            EventKind::Price(_) => "price",
            EventKind::Unused(_) => "unused_seats",
        }
    }
}

/// A day of a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<'c> {
    /// The day.
    pub day: NaiveDate,
    /// What happens.
    pub kind: EventKind,
    /// To which contract.
    pub contract: &'c Contract,
}

/// All from one day to another, both included, by day; what is not used now stands on the first.
pub fn events(contracts: &[Contract], from: NaiveDate, until: NaiveDate) -> Vec<Event<'_>> {
    let mut all = Vec::new();
    for contract in contracts {
        let mut add = |day: NaiveDate, kind| {
            if (from..=until).contains(&day) {
                all.push(Event { day, kind, contract });
            }
        };
        if let Some((paid, used)) = contract.seats.filter(|(paid, used)| paid > used) {
            add(from, EventKind::Unused(paid - used));
        }
        contract.changes.iter().for_each(|(day, rate)| add(*day, EventKind::Price(*rate)));
        let Some(terms) = &contract.terms else { continue };
        // What ended yesterday goes on today. The notice of a term that ends after the last day may lie before it.
        let before = from.pred_opt().unwrap_or(from);
        for end in terms.ends_from(before).take_while(|end| terms.last_notice(*end) <= until) {
            match terms.renews {
                Some(months) => {
                    add(terms.last_notice(end), EventKind::Notice(months));
                    add(end.succ_opt().unwrap_or(end), EventKind::Renews(months));
                }
                None => add(end, EventKind::Ends),
            }
        }
    }
    all.sort_by(|a, b| (a.day, &a.contract.name).cmp(&(b.day, &b.contract.name)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_days_of_contracts_stand_in_order() {
        let blank = Contract { name: String::new(), vendor: String::new(), terms: None, changes: vec![], seats: None };
        let terms = ContractTerms { ends: day("2026-12-31"), notice: 60, notice_months: 0, renews: Some(12) };
        let five = Ratio::of_counts(5, 100).unwrap();
        let contracts = [
            Contract { name: "rent".into(), changes: vec![(day("2026-07-01"), five)], ..blank.clone() },
            Contract { name: "crm".into(), terms: Some(terms), seats: Some((30.into(), 25.into())), ..blank.clone() },
            Contract { name: "lift".into(), terms: Some(ContractTerms { renews: None, ..terms }), ..blank },
        ];
        let told = |from: &str, until: &str| -> Vec<String> {
            let all = events(&contracts, day(from), day(until));
            all.iter().map(|event| format!("{} {} {}", event.day, event.contract.name, event.kind.tag())).collect()
        };
        assert_eq!(
            told("2026-06-01", "2027-01-01"),
            [
                "2026-06-01 crm unused_seats",
                "2026-07-01 rent price",
                "2026-11-01 crm notice",
                "2026-12-31 lift ends",
                "2027-01-01 crm renews",
            ]
        );
        assert_eq!(told("2027-01-01", "2027-02-01"), ["2027-01-01 crm unused_seats", "2027-01-01 crm renews"]);
        // In December it is too late for a word; the next one is a year away.
        assert_eq!(
            told("2026-12-01", "2027-11-30"),
            ["2026-12-01 crm unused_seats", "2026-12-31 lift ends", "2027-01-01 crm renews", "2027-11-01 crm notice",]
        );
    }
}

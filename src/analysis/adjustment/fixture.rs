//! An adjustment for the tests of these rules.

use super::{Adjustment, AdjustmentKind, Entry};
use crate::model::version::Signed;
use crate::model::{Category, Currency, Money, Month};

/// A transfer of 1.00 in May, in force.
pub(super) fn transfer(id: &str, from: &str, to: &str) -> Adjustment {
    let entry = |category: &str, minor| Entry {
        month: Month::parse("2026-05").unwrap(),
        category: Category::parse(category).unwrap(),
        members: Vec::new(),
        name: String::new(),
        amount: Money::from_minor(minor, Currency::CNY),
    };
    let made = Signed { by: "li".to_string(), at: "2026-04-02T01:00:00Z".parse().unwrap(), reason: String::new() };
    Adjustment {
        id: id.to_string(),
        plan: "2026".to_string(),
        kind: AdjustmentKind::Transfer,
        approved: Some(made.clone()),
        made,
        carried: None,
        rule: None,
        entries: vec![entry(from, -100), entry(to, 100)],
        signature: None,
        undone: None,
        back: None,
    }
}

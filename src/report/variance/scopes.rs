//! The periods of a variance report for scripts, and what each is compared with.

use super::data::scope_key;
use super::{VarianceParts, against_key};
use crate::analysis::variance::Asked;
use crate::model::{Kind, Month, Period};
use crate::report::Datum;
use crate::report::head::period_data;

pub(super) fn scopes(parts: &VarianceParts<'_>) -> Datum {
    let scopes = parts.answer.query.scopes.iter().enumerate().map(|(index, s)| {
        let mut period = period_data(s.period);
        period.push("open_month", s.open.map(|open| open.month));
        period.push("missing_months", s.missing.clone());
        if s.to_date && !parts.answer.later.is_empty() {
            let first = |(month, plan): &(Month, String)| (plan.clone(), month.first_day().into());
            period.push("plans_from", Datum::Object(parts.answer.later.iter().map(first).collect()));
        }
        if let Some((amount, _)) = parts.answer.unsorted[index] {
            period.push("unclassified", amount);
        }
        if !parts.answer.query.against.is_empty() {
            period.push("against", bases(parts, &parts.answer.bases[index]));
        }
        if !parts.answer.query.members.is_empty() || !parts.answer.query.categories.is_empty() {
            period.push("filter", filter(&parts.answer.variance.asked[index]));
        }
        (scope_key(s.name).to_string(), period)
    });
    Datum::Object(scopes.collect())
}

/// The days of each base, and in how many months of them the ledger has rows.
fn bases(parts: &VarianceParts<'_>, bases: &[Option<(Period, u32)>]) -> Datum {
    let each = parts.answer.query.against.iter().zip(bases).map(|(against, base)| {
        let value = base.map(|(days, covered)| {
            let mut value = period_data(days);
            value.push("months", covered);
            value
        });
        (against_key(*against), value.into())
    });
    Datum::Object(each.collect())
}

/// The actual that the filters ask for, in rows of its own and in shared ones.
fn filter(asked: &[Asked; 2]) -> Datum {
    let each = asked.iter().map(|asked| {
        let key = if asked.kind == Kind::Cost { "cost" } else { "income" };
        let actual = asked.own.checked_add(asked.shared).ok();
        let members = [("actual", actual.into()), ("own", asked.own.into()), ("shared", asked.shared.into())];
        (key.to_string(), Datum::object(members))
    });
    Datum::Object(each.collect())
}

//! `[plan]`: the head of a plan, before its lines.

use super::declared::{Declared, members};
use super::settings::currency;
use crate::model::{Currency, Dimensions, Plan, TaxBasis};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// Builds a plan without lines; `None` where its identity or year is not known.
pub(in crate::plan_file) fn build(
    fields: &Fields,
    dimensions: &Dimensions,
    reporter: &mut Reporter<'_>,
) -> Option<Plan> {
    let currency = match fields.field("currency") {
        Some(_) => currency(fields, reporter)?,
        None => Currency::CNY,
    };
    let members = members(fields, "for", &Declared::new(dimensions), reporter);
    let id = fields.text("id")?;
    if !id_is_a_file_name(id) {
        let problem = Problem::error(msg("plan-bad-id").with("id", id)).hint(msg("plan-bad-id-hint"));
        reporter.add(fields.value_at("id"), problem);
        return None;
    }
    Some(Plan {
        name: fields.text("name").unwrap_or(id).to_string(),
        tax_basis: if fields.text("tax_basis") == Some("net") { TaxBasis::Net } else { TaxBasis::Gross },
        members,
        file: reporter.source.name.to_string(),
        ..Plan::empty(id, fields.month("first_month")?, currency, dimensions.axes.len())
    })
}

/// A plan's id names `plans/ID.csv` and `versions/ID/`, on every system.
fn id_is_a_file_name(id: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    id.chars().all(fits) && id.starts_with(char::is_alphanumeric) && !id.ends_with('.') && id.chars().count() <= 80
}

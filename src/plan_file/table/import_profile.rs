//! `[import.NAME]` as a [`Profile`].

use std::collections::BTreeMap;

use super::declared::{Declared, members};
use crate::model::profile::{DateOrder, Sign, SkipRule};
use crate::model::{Dimensions, Profile, Unit};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::keys::PROFILE_COLUMNS;
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// Builds a profile; what had a problem is left out of it.
pub(in crate::plan_file) fn build(
    name: &str,
    fields: &Fields,
    dimensions: &Dimensions,
    reporter: &mut Reporter<'_>,
) -> Profile {
    Profile {
        name: name.to_string(),
        encoding: encoding(fields, reporter),
        delimiter: delimiter(fields, reporter),
        headless: fields.text("header") == Some("none"),
        header_row: positive(fields, "header_row", reporter),
        sheet: fields.text("sheet").map(str::to_string),
        more_sheets: Vec::new(),
        columns: columns(fields, dimensions, reporter),
        date_order: fields.text("date_order").map(|order| match order {
            "dmy" => DateOrder::Dmy,
            "mdy" => DateOrder::Mdy,
            _ => DateOrder::Ymd,
        }),
        decimal_mark: fields.text("decimal_mark").and_then(|mark| mark.chars().next()),
        unit: fields.text("unit").and_then(Unit::by_name),
        sign: fields.text("sign").map(|sign| match sign {
            "cost-negative" => Sign::CostNegative,
            _ => Sign::CostPositive,
        }),
        year: positive::<i32>(fields, "year", reporter),
        skip: fields.tables("skip").iter().filter_map(|skip| skip_rule(skip, reporter)).collect(),
        match_vouchers: fields.flag("match_vouchers"),
        expect: fields.text("expect").map(str::to_string),
        expect_rows: fields.count("expect_rows").and_then(|rows| u64::try_from(rows).ok()),
        currency: None,
        fixed: fixed(fields, dimensions, reporter),
    }
}

/// A rule that leaves rows out: by one test or several, and never by none.
fn skip_rule(skip: &Fields, reporter: &mut Reporter<'_>) -> Option<SkipRule> {
    let texts = |key| skip.texts(key).iter().map(|(text, _)| text.clone()).collect::<Vec<_>>();
    let rule = SkipRule {
        column: skip.text("column")?.to_string(),
        equals: texts("equals"),
        starts_with: texts("starts_with"),
        contains: texts("contains"),
        matches: skip.text("matches").map(str::to_string),
    };
    if let Some(Err(error)) = rule.matches.as_deref().map(regex::Regex::new) {
        let message = msg("import-bad-rule-pattern").with("cause", error.to_string());
        reporter.add(skip.value_at("matches"), Problem::error(message).hint(msg("import-bad-rule-pattern-hint")));
    }
    let tests = [&rule.equals, &rule.starts_with, &rule.contains];
    if rule.matches.is_none() && tests.iter().all(|texts| texts.is_empty()) {
        let problem = Problem::error(msg("plan-skip-without-test")).hint(msg("plan-skip-without-test-hint"));
        reporter.add(skip.value_at("column"), problem);
    }
    Some(rule)
}

fn encoding(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<String> {
    let label = fields.text("encoding")?;
    if encoding_rs::Encoding::for_label(label.as_bytes()).is_none() {
        let message = msg("plan-unknown-encoding").with("encoding", label);
        let problem = Problem::error(message).hint(msg("plan-unknown-encoding-hint"));
        reporter.add(fields.value_at("encoding"), problem);
    }
    Some(label.to_string())
}

fn delimiter(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<char> {
    let written = fields.field("delimiter").and_then(|_| fields.text("delimiter"))?;
    let mut chars = written.chars();
    match (written, chars.next(), chars.next()) {
        // White space is trimmed from texts, and a tab is white space.
        ("" | "tab", ..) => Some('\t'),
        (_, Some(mark), None) if mark.is_ascii_punctuation() && mark != '"' => Some(mark),
        _ => {
            let message = msg("plan-bad-delimiter").with("delimiter", written);
            let problem = Problem::error(message).hint(msg("plan-bad-delimiter-hint"));
            reporter.add(fields.value_at("delimiter"), problem);
            None
        }
    }
}

fn positive<T: TryFrom<i64>>(fields: &Fields, key: &'static str, reporter: &mut Reporter<'_>) -> Option<T> {
    let count = fields.count(key)?;
    let fits = T::try_from(count).ok().filter(|_| (1..=9_999_999).contains(&count));
    if fits.is_none() {
        let message = msg("plan-not-positive").with("key", key).with("value", count.to_string());
        reporter.add(fields.value_at(key), Problem::error(message).hint(msg("plan-not-positive-hint")));
    }
    fits
}

fn columns(fields: &Fields, dimensions: &Dimensions, reporter: &mut Reporter<'_>) -> BTreeMap<String, String> {
    let mut columns = BTreeMap::new();
    for entry in fields.map("columns") {
        if !PROFILE_COLUMNS.contains(&entry.name.as_str()) && dimensions.index(&entry.name).is_none() {
            let message = msg("plan-unknown-field").with("field", entry.name.as_str());
            let known = || PROFILE_COLUMNS.iter().copied().chain(dimensions.names());
            let otherwise = msg("plan-bad-word-hint").with("words", likely::names(known()));
            reporter.add(entry.name_at, Problem::error(message).hint(likely::hint(&entry.name, known(), otherwise)));
            continue;
        }
        columns.insert(entry.name.clone(), entry.value.0.clone());
    }
    columns
}

fn fixed(fields: &Fields, dimensions: &Dimensions, reporter: &mut Reporter<'_>) -> BTreeMap<String, String> {
    let members = members(fields, "fixed", &Declared::new(dimensions), reporter);
    let named = dimensions.names().zip(members).filter_map(|(axis, member)| Some((axis.to_string(), member?)));
    named.collect()
}

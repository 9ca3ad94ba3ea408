//! The book-wide tables of `budget.toml` as [`BookSettings`].

use std::collections::HashMap;

use super::accrual_rules;
use super::alert;
use super::allocate;
use super::book_names::{BookNames, category, unknown_category};
use super::commitment_rule;
use super::contribution;
use super::control;
use super::declared::{Declared, members};
use super::import_profile;
use super::report_columns;
use super::report_pages;
use super::team;
use crate::model::account::StatedAccount;
use crate::model::classify::ClassifyTest;
use crate::model::control::Controls;
use crate::model::{
    AccountSide, ApprovalRule, Axis, BookSettings, Category, CategoryEntry, CategoryTree, ClassifyRule, Currency,
    Dimensions, KeyValue, Kind, Materiality, StoreSettings, View,
};
use crate::plan_file::check::alike_check::Spellings;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::keys::CLASSIFY_FIELDS;
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// Builds the settings; what had a problem is left out of them.
pub(in crate::plan_file) fn build(fields: &Fields, reporter: &mut Reporter<'_>) -> BookSettings {
    let dimensions = dimensions(fields, reporter);
    let categories = categories(fields, reporter);
    let scope = BookNames { dimensions: &dimensions, categories: &categories };
    let classify = fields.tables("classify").iter().filter_map(|fields| classify(fields, scope, reporter)).collect();
    let mut profiles: Vec<_> = fields
        .named("import")
        .iter()
        .map(|named| import_profile::build(&named.name, &named.value, &dimensions, reporter))
        .collect();
    profiles.sort_by(|a, b| a.name.cmp(&b.name));
    let mut controls = Controls {
        book: fields.table("control").map(|table| control::build(table, "default", reporter)).unwrap_or_default(),
        categories: Vec::new(),
    };
    for fields in fields.tables("category") {
        let keys = control::build(fields, "control", reporter);
        if let (Some(path), false) = (fields.text("path").and_then(Category::parse), keys.is_empty()) {
            controls.categories.push((path, keys));
        }
    }
    let contributions = fields.tables("contribution");
    let alert = alert::build(fields, scope, reporter);
    let spread = accrual_rules::spreads(fields, scope, reporter);
    let accrue = accrual_rules::accrues(fields, scope, reporter);
    BookSettings {
        accounts: accounts(fields, reporter),
        allocate: allocate::build(fields, scope, reporter),
        teams: team::build(fields, reporter),
        contributions: contributions.iter().filter_map(|table| contribution::build(table, reporter)).collect(),
        classify,
        spread,
        accrue,
        profiles,
        materiality: fields.table("materiality").and_then(materiality),
        controls,
        alert,
        language: fields.text("language").map(str::to_string),
        unit: fields.text("unit").map(str::to_string),
        view: fields.text("view").and_then(View::named).unwrap_or_default(),
        columns: report_columns::build(fields, reporter),
        pages: report_pages::build(fields, reporter),
        commitment_number: commitment_rule::build(fields, reporter),
        approval: fields.table("approval").and_then(approval),
        store: fields.table("store").and_then(store),
        archive: fields.flag("archive").unwrap_or(true),
        controllable: controllable(fields),
        dimensions,
        categories,
    }
}

/// What categories say of whether their costs can be decided on; a path that is wrong was told.
fn controllable(fields: &Fields) -> Vec<(Category, bool)> {
    let said = |table: &Fields| Some((Category::parse(table.text("path")?)?, table.flag("controllable")?));
    fields.tables("category").iter().filter_map(said).collect()
}

/// How approvals are signed.
fn approval(fields: &Fields) -> Option<ApprovalRule> {
    let signers = fields.text("signers").map(str::trim).filter(|signers| !signers.is_empty())?;
    let since = match fields.simple("since") {
        Some(KeyValue::Date(day)) => Some(*day),
        _ => None,
    };
    Some(ApprovalRule { signers: signers.to_string(), since })
}

/// The schema where a book names none.
const SCHEMA: &str = "budget";

/// Where the ledger is.
fn store(fields: &Fields) -> Option<StoreSettings> {
    let text = |key| fields.text(key).map(str::trim).filter(|text| !text.is_empty());
    let schema = text("schema").unwrap_or(SCHEMA).to_string();
    Some(StoreSettings { url: text("url")?.to_string(), schema, book: text("book").map(String::from) })
}

/// Names that the ledger's own columns have.
pub(super) const RESERVED: &[&str] = &[
    "period",
    "date",
    "category",
    "amount",
    "description",
    "voucher",
    "line",
    "vendor",
    "invoice",
    "counterparty",
    "commitment",
    "source_account",
    "source",
    "source_line",
    "flag",
    "account",
    "month",
];

fn dimensions(fields: &Fields, reporter: &mut Reporter<'_>) -> Dimensions {
    let mut axes: Vec<Axis> = Vec::new();
    for axis in fields.lists("dimensions") {
        if axis.name.is_empty() || RESERVED.contains(&axis.name.as_str()) || axis.name.starts_with("source_") {
            let message = msg("plan-axis-reserved").with("axis", axis.name.as_str());
            reporter.add(axis.name_at, Problem::error(message).hint(msg("plan-axis-reserved-hint")));
            continue;
        }
        let too_long = |name: &str| {
            let message = msg("plan-name-too-long").with("name", name).with("longest", Category::LONGEST);
            Problem::error(message)
        };
        if Category::is_too_long(&axis.name) {
            reporter.add(axis.name_at, too_long(&axis.name));
            continue;
        }
        let mut members: Vec<String> = Vec::new();
        for (member, at) in &axis.value {
            if Category::is_too_long(member) {
                reporter.add(*at, too_long(member));
            } else if member.is_empty() {
                let message = msg("plan-member-empty").with("axis", axis.name.as_str());
                reporter.add(*at, Problem::error(message).hint(msg("plan-member-empty-hint")));
            } else if members.contains(member) {
                let message = msg("plan-member-twice").with("member", member.as_str());
                reporter.add(*at, Problem::error(message).hint(msg("plan-member-twice-hint")));
            } else {
                members.push(member.clone());
            }
        }
        axes.push(Axis { name: axis.name.clone(), members });
    }
    Dimensions::plain(axes)
}

fn categories(fields: &Fields, reporter: &mut Reporter<'_>) -> CategoryTree {
    let mut entries: Vec<CategoryEntry> = Vec::new();
    // Every text by which a ledger may name a category, with the path it stands for.
    let mut names: HashMap<String, Category> = HashMap::new();
    let mut paths: HashMap<Category, usize> = HashMap::new();
    let mut spellings = Spellings::default();
    for fields in fields.tables("category") {
        let Some(path) = category(fields, "path", reporter) else { continue };
        if let Some(first) = paths.insert(path.clone(), fields.at) {
            let line = reporter.source.line(first);
            let message = msg("plan-category-twice").with("category", path.as_str()).with("line", line);
            reporter.add(fields.value_at("path"), Problem::error(message).hint(msg("plan-category-twice-hint")));
            continue;
        }
        if let Some(problem) = spellings.note(&path, &reporter.source.place(fields.value_at("path"))) {
            reporter.add(fields.value_at("path"), problem);
            continue;
        }
        let code = fields.text("code").map(|code| (code.to_string(), fields.value_at("code")));
        for (name, at) in code.iter().chain(fields.texts("aliases")) {
            match names.insert(name.clone(), path.clone()) {
                Some(other) if other != path => {
                    let message = msg("plan-alias-twice").with("alias", name.as_str());
                    let message = message.with("first", other.as_str()).with("second", path.as_str());
                    reporter.add(*at, Problem::error(message).hint(msg("plan-alias-twice-hint")));
                }
                _ => {}
            }
        }
        entries.push(CategoryEntry {
            path,
            code: code.map(|(code, _)| code),
            label: fields.text("label").map(str::to_string),
            aliases: fields.texts("aliases").iter().map(|(alias, _)| alias.clone()).collect(),
            kind: fields.text("kind").map(|kind| if kind == "income" { Kind::Income } else { Kind::Cost }),
        });
    }
    CategoryTree { entries }
}

fn classify(fields: &Fields, scope: BookNames<'_>, reporter: &mut Reporter<'_>) -> Option<ClassifyRule> {
    let before = reporter.problems.len();
    let field = fields.text("field").unwrap_or_default();
    let axes = || scope.dimensions.names();
    if !field.is_empty() && !CLASSIFY_FIELDS.contains(&field) && scope.dimensions.index(field).is_none() {
        let message = msg("plan-unknown-field").with("field", field);
        let known = || CLASSIFY_FIELDS.iter().copied().chain(axes());
        let otherwise = msg("plan-bad-word-hint").with("words", likely::names(known()));
        let problem = Problem::error(message).hint(likely::hint(field, known(), otherwise));
        reporter.add(fields.value_at("field"), problem);
    }
    let test = match (fields.text("contains"), fields.text("matches")) {
        (Some(text), None) if !text.is_empty() => Some(ClassifyTest::Contains(text.to_string())),
        (None, Some(pattern)) => match regex::Regex::new(pattern) {
            Ok(_) => Some(ClassifyTest::Matches(pattern.to_string())),
            Err(error) => {
                // The last line of the library's explanation is the reason.
                let reason = error.to_string();
                let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ").to_string();
                let message = msg("plan-bad-pattern").with("pattern", pattern).with("reason", reason);
                let problem = Problem::error(message).hint(msg("plan-bad-pattern-hint"));
                reporter.add(fields.value_at("matches"), problem);
                None
            }
        },
        _ if fields.incomplete => None,
        _ => {
            let problem = Problem::error(msg("plan-classify-test")).hint(msg("plan-classify-test-hint"));
            reporter.add(fields.at, problem);
            None
        }
    };
    let category = category(fields, "category", reporter);
    if let Some(path) =
        category.as_ref().filter(|path| !scope.categories.entries.is_empty() && !scope.categories.knows(path))
    {
        reporter.add_made(fields.value_at("category"), || unknown_category(path, scope.categories));
    }
    let members = members(fields, "for", &Declared::new(scope.dimensions), reporter);
    let gives_nothing = category.is_none() && members.iter().all(Option::is_none);
    if gives_nothing && reporter.problems.len() == before && !fields.incomplete {
        let problem = Problem::error(msg("plan-classify-gives-nothing"));
        reporter.add(fields.at, problem.hint(msg("plan-classify-gives-nothing-hint")));
    }
    (reporter.problems.len() == before && !fields.incomplete).then_some(())?;
    Some(ClassifyRule { field: field.to_string(), test: test?, category, members })
}

/// `[accounts]`: what accounts are, where neither their code nor their name says so.
fn accounts(fields: &Fields, reporter: &mut Reporter<'_>) -> Vec<StatedAccount> {
    let mut accounts = Vec::new();
    for entry in fields.map("accounts") {
        let (text, at) = &entry.value;
        let side = AccountSide::WORDS.iter().find(|(word, _)| word == text);
        match side {
            Some((_, side)) if !entry.name.trim().is_empty() => {
                accounts.push(StatedAccount { account: entry.name.trim().to_string(), side: *side });
            }
            Some(_) => {
                let problem = Problem::error(msg("plan-account-empty")).hint(msg("plan-account-empty-hint"));
                reporter.add(entry.name_at, problem);
            }
            None => {
                let words = || AccountSide::WORDS.iter().map(|(word, _)| *word);
                let otherwise = msg("plan-bad-word-hint").with("words", likely::names(words()));
                let message = msg("plan-account-side").with("account", entry.name.as_str()).with("side", text.as_str());
                reporter.add(*at, Problem::error(message).hint(likely::hint(text, words(), otherwise)));
            }
        }
    }
    accounts
}

fn materiality(fields: &Fields) -> Option<Materiality> {
    Some(Materiality {
        amount: fields.amount("amount")?.abs(),
        ratio: fields.ratio("ratio")?,
        hard_amount: fields.amount("hard_amount").map(|amount| amount.abs()),
    })
}

/// A currency by its code; a problem where there is no such currency.
pub(in crate::plan_file) fn currency(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Currency> {
    let code = fields.text("currency")?;
    let known = Currency::parse(code).filter(|currency| currency.is_current());
    if known.is_none() {
        let message = msg("plan-unknown-currency").with("code", code);
        let upper = code.to_uppercase();
        let hint = likely::hint(&upper, COMMON.iter().copied(), msg("plan-unknown-currency-hint"));
        reporter.add(fields.value_at("currency"), Problem::error(message).hint(hint));
    }
    known
}

/// The currencies that a slip is likely to have meant.
const COMMON: &[&str] = &["CNY", "USD", "EUR", "GBP", "HKD", "JPY", "SGD", "AUD", "CAD", "MOP", "TWD"];

//! Edits of plan files that keep their comments and their order.

use std::collections::HashMap;

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use crate::model::category::CategoryEntry;
use crate::model::classify::ClassifyTest;
use crate::model::profile::{DateOrder, Sign};
use crate::model::{Category, ClassifyRule, Profile};
use crate::words::{Failure, Problem, msg};

/// Writes `[import.NAME]` into the text of `budget.toml`, in the place of an older one of that name.
pub fn add_profile(text: &str, profile: &Profile) -> Result<String, Failure> {
    let mut document: DocumentMut = text.parse().map_err(|_| broken())?;
    let imports = document.entry("import").or_insert_with(|| {
        let mut table = Table::new();
        // `[import]` alone would be an empty heading.
        table.set_implicit(true);
        Item::Table(table)
    });
    let imports = imports.as_table_like_mut().ok_or_else(broken)?;
    imports.insert(&profile.name, Item::Table(table(profile)));
    Ok(document.to_string())
}

/// Has the text of `budget.toml` another `[import.NAME]` of this name? Somebody may have written it by hand.
pub fn has_other_profile(text: &str, profile: &Profile) -> Result<bool, Failure> {
    let document: DocumentMut = text.parse().map_err(|_| broken())?;
    let imports = document.get("import").and_then(Item::as_table_like);
    let Some(there) = imports.and_then(|imports| imports.get(&profile.name)) else { return Ok(false) };
    Ok(!same(there, &Item::Table(table(profile))))
}

/// Do two items say the same, whatever stands around it?
fn same(a: &Item, b: &Item) -> bool {
    match (a.as_table_like(), b.as_table_like()) {
        (Some(a), Some(b)) => {
            a.len() == b.len() && a.iter().all(|(key, item)| b.get(key).is_some_and(|other| same(item, other)))
        }
        (None, None) => {
            let bare = |item: &Item| item.as_value().cloned().map(|value| value.decorated("", "").to_string());
            bare(a) == bare(b)
        }
        _ => false,
    }
}

/// Writes into `[store]` of the text of `budget.toml` what the database calls the book.
pub fn name_store_book(text: &str, book: &str) -> Result<String, Failure> {
    let mut document: DocumentMut = text.parse().map_err(|_| broken())?;
    let store = document.get_mut("store").and_then(Item::as_table_like_mut).ok_or_else(broken)?;
    store.insert("book", Item::Value(book.into()));
    Ok(document.to_string())
}

/// Adds a `[[category]]` for each entry to the text of `budget.toml`, after those it has, and other names to those.
///
/// What the text has by now, because somebody else was quicker, is not added twice.
pub fn add_categories(
    text: &str,
    entries: &[CategoryEntry],
    aliases: &[(Category, String)],
) -> Result<String, Failure> {
    let mut document: DocumentMut = text.parse().map_err(|_| broken())?;
    let tables = document.entry("category").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let tables = tables.as_array_of_tables_mut().ok_or_else(broken)?;
    let mut places = places(tables);
    for (path, alias) in aliases {
        if let Some(table) = places.get(path).and_then(|at| tables.get_mut(*at)) {
            add_aliases(table, std::slice::from_ref(alias))?;
        }
    }
    for entry in entries {
        if let Some(table) = places.get(&entry.path).and_then(|at| tables.get_mut(*at)) {
            add_aliases(table, &entry.aliases)?;
            continue;
        }
        let mut table = Table::new();
        table.insert("path", Item::Value(entry.path.as_str().into()));
        if let Some(code) = &entry.code {
            table.insert("code", Item::Value(code.as_str().into()));
        }
        add_aliases(&mut table, &entry.aliases)?;
        places.insert(entry.path.clone(), tables.len());
        tables.push(table);
    }
    Ok(document.to_string())
}

/// Adds a `[[classify]]` for each rule to the text of `budget.toml`, after those it has; one that it has is not added.
pub fn add_rules(text: &str, rules: &[ClassifyRule]) -> Result<String, Failure> {
    if rules.is_empty() {
        return Ok(text.to_string());
    }
    let mut document: DocumentMut = text.parse().map_err(|_| broken())?;
    let tables = document.entry("classify").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let tables = tables.as_array_of_tables_mut().ok_or_else(broken)?;
    for rule in rules {
        let mut table = Table::new();
        table.insert("field", Item::Value(rule.field.as_str().into()));
        match &rule.test {
            ClassifyTest::Contains(text) => table.insert("contains", Item::Value(text.as_str().into())),
            ClassifyTest::Matches(pattern) => table.insert("matches", Item::Value(pattern.as_str().into())),
        };
        if let Some(category) = &rule.category {
            table.insert("category", Item::Value(category.as_str().into()));
        }
        let text = |table: &Table, key: &str| table.get(key).and_then(Item::as_str).map(String::from);
        let same = |known: &Table| {
            ["field", "contains", "matches", "category"].iter().all(|key| text(known, key) == text(&table, key))
        };
        if !tables.iter().any(same) {
            tables.push(table);
        }
    }
    Ok(document.to_string())
}

/// Where the `[[category]]` of each path stands; of two of one path, the first.
fn places(tables: &ArrayOfTables) -> HashMap<Category, usize> {
    let mut places = HashMap::new();
    for (at, table) in tables.iter().enumerate() {
        if let Some(own) = table.get("path").and_then(Item::as_str).and_then(Category::parse) {
            places.entry(own).or_insert(at);
        }
    }
    places
}

fn add_aliases(table: &mut Table, aliases: &[String]) -> Result<(), Failure> {
    if aliases.is_empty() {
        return Ok(());
    }
    let list = table.entry("aliases").or_insert_with(|| Item::Value(Value::Array(Array::new())));
    let list = list.as_array_mut().ok_or_else(broken)?;
    for alias in aliases {
        if !list.iter().any(|known| known.as_str() == Some(alias)) {
            list.push(alias.as_str());
        }
    }
    Ok(())
}

fn broken() -> Failure {
    Failure::could_not_run(Problem::error(msg("plan-edit-broken")).hint(msg("plan-edit-broken-hint")))
}

fn table(profile: &Profile) -> Table {
    let mut table = Table::new();
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            table.insert(key, Item::Value(value));
        }
    };
    add("encoding", profile.encoding.as_deref().map(Value::from));
    add("delimiter", profile.delimiter.map(|mark| if mark == '\t' { "tab".into() } else { mark.to_string().into() }));
    add("header", profile.headless.then(|| "none".into()));
    add("header_row", profile.header_row.and_then(|row| i64::try_from(row).ok()).map(Value::from));
    add("sheet", profile.sheet.as_deref().map(Value::from));
    let texts = |map: &std::collections::BTreeMap<String, String>| {
        let table: InlineTable = map.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
        (!table.is_empty()).then_some(Value::InlineTable(table))
    };
    add("columns", texts(&profile.columns));
    add(
        "date_order",
        profile.date_order.map(|order| match order {
            DateOrder::Ymd => "ymd".into(),
            DateOrder::Dmy => "dmy".into(),
            DateOrder::Mdy => "mdy".into(),
        }),
    );
    add("decimal_mark", profile.decimal_mark.map(|mark| mark.to_string().into()));
    add("unit", profile.unit.map(|unit| unit.name().into()));
    add(
        "sign",
        profile.sign.map(|sign| match sign {
            Sign::CostPositive => "cost-positive".into(),
            Sign::CostNegative => "cost-negative".into(),
        }),
    );
    add("year", profile.year.map(|year| i64::from(year).into()));
    add("match_vouchers", profile.match_vouchers.map(Value::from));
    add("expect", profile.expect.as_deref().map(Value::from));
    add("expect_rows", profile.expect_rows.and_then(|rows| i64::try_from(rows).ok()).map(Value::from));
    add("fixed", texts(&profile.fixed));
    let mut skips = ArrayOfTables::new();
    for rule in &profile.skip {
        let mut skip = Table::new();
        skip.insert("column", Item::Value(rule.column.as_str().into()));
        let tests = [("equals", &rule.equals), ("starts_with", &rule.starts_with), ("contains", &rule.contains)];
        for (key, texts) in tests.into_iter().filter(|(_, texts)| !texts.is_empty()) {
            skip.insert(key, Item::Value(Value::Array(texts.iter().map(String::as_str).collect::<Array>())));
        }
        if let Some(pattern) = &rule.matches {
            skip.insert("matches", Item::Value(pattern.as_str().into()));
        }
        skips.push(skip);
    }
    if !skips.is_empty() {
        table.insert("skip", Item::ArrayOfTables(skips));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::model::profile::SkipRule;
    use crate::plan_file::load_texts;

    #[test]
    fn a_profile_is_written_among_comments_and_read_back() {
        let mut profile = Profile {
            name: "微信".into(),
            encoding: Some("gb18030".into()),
            delimiter: Some('\t'),
            header_row: Some(3),
            unit: Some(Unit::Wan),
            sign: Some(Sign::CostNegative),
            date_order: Some(DateOrder::Dmy),
            decimal_mark: Some(','),
            skip: vec![SkipRule {
                column: "状态".into(), equals: vec!["交易关闭".into()], ..SkipRule::default()
            }],
            ..Profile::default()
        };
        profile.columns.insert("date".into(), "凭证日期".into());
        profile.fixed.insert("project".into(), "A".into());
        let text = "# mine\nlanguage = 'en' # kept\n\n[dimensions]\nproject = []\n\n[import.old]\nyear = 2025\n";
        let once = add_profile(text, &profile).unwrap();
        assert!(once.starts_with("# mine\nlanguage = 'en' # kept\n"), "{once}");
        // A second time it takes the place of the first.
        let twice = add_profile(&once, &profile).unwrap();
        assert_eq!(once, twice);
        let (loaded, problems) = load_texts(&[("budget.toml".into(), twice)]);
        assert_eq!(problems, []);
        assert_eq!(loaded.settings.profiles.iter().find(|p| p.name == "微信"), Some(&profile));
    }

    #[test]
    fn rules_are_added_after_those_that_are_there_once() {
        let text = "language = 'en' # kept\n\n[[category]]\npath = 'a'\n\n# first\n[[classify]]\nfield = 'vendor'\n\
                    contains = 'x'\ncategory = 'a'\n# last\n";
        let rule = ClassifyRule {
            field: "account".into(),
            test: ClassifyTest::Matches(r#"^a\s+"b"\\$"#.into()),
            category: Category::parse("a"),
            members: Vec::new(),
        };
        let once = add_rules(text, std::slice::from_ref(&rule)).unwrap();
        assert!(once.starts_with("language = 'en' # kept\n") && once.contains("# first\n"), "{once}");
        assert!(once.contains("# last"), "{once}");
        assert_eq!(add_rules(&once, std::slice::from_ref(&rule)).unwrap(), once);
        let (loaded, problems) = load_texts(&[("budget.toml".into(), once)]);
        assert_eq!(problems, []);
        assert_eq!(loaded.settings.classify[1..], [rule]);
    }

    #[test]
    fn categories_are_added_after_those_that_are_there() {
        let text = "language = 'en' # kept\n\n[[category]]\npath = 'a'\n\n# rules\n[[classify]]\nfield = 'vendor'\n\
                    contains = 'x'\ncategory = 'a'\n";
        let entry = |path: &str, code: Option<&str>, aliases: &[&str]| CategoryEntry {
            path: crate::model::Category::parse(path).unwrap(),
            code: code.map(String::from),
            label: None,
            aliases: aliases.iter().map(|alias| alias.to_string()).collect(),
            kind: None,
        };
        let added = [entry("b:c", Some("6602"), &["6601 \"c\""]), entry("d", None, &[])];
        let other = (crate::model::Category::parse("a").unwrap(), "A".to_string());
        let text = add_categories(text, &added, &[other]).unwrap();
        assert!(text.starts_with("language = 'en' # kept\n") && text.contains("# rules\n"), "{text}");
        // Once more changes nothing.
        let other = (crate::model::Category::parse("a").unwrap(), "A".to_string());
        assert_eq!(add_categories(&text, &added, &[other]).unwrap(), text);
        let (loaded, problems) = load_texts(&[("budget.toml".into(), text)]);
        assert_eq!(problems, []);
        assert_eq!(loaded.settings.categories.entries[1..], added);
        assert_eq!(loaded.settings.categories.entries[0].aliases, ["A"]);
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        assert!(add_profile("[plan", &Profile { name: "a".into(), ..Profile::default() }).is_err());
    }
}

//! Lines written back: as `[[line]]`s, as a lines table, as a sheet for people.

use std::fmt::Write;

use toml_edit::Value;

use crate::model::line::{LineMateriality, Mode, Target};
use crate::model::{Amount, BookSettings, KeyValue, Line, Money, Phasing, Plan, Series};
use crate::words::{CsvWriter, Message, msg};

/// Lines as `[[line]]`s, ready to be put under a `[plan]`.
pub fn lines_to_toml(lines: &[Line], settings: &BookSettings) -> String {
    lines.iter().map(|line| line_to_toml(line, settings) + "\n").collect()
}

/// One `[[line]]`.
pub(super) fn line_to_toml(line: &Line, settings: &BookSettings) -> String {
    let mut text = "[[line]]\n".to_string();
    for (key, value) in cells(line, settings) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{key} = {value}");
    }
    text
}

/// The keys of a line as TOML values, in the order in which people read them.
fn cells(line: &Line, settings: &BookSettings) -> Vec<(&'static str, String)> {
    let quoted = |text: &str| Value::from(text).to_string();
    let mut cells = vec![("category", quoted(line.category.as_str()))];
    let members: Vec<String> =
        named(line, settings).map(|(axis, m)| format!("{} = {}", bare(axis), quoted(m))).collect();
    if !members.is_empty() {
        cells.push(("for", format!("{{ {} }}", members.join(", "))));
    }
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    for (key, value) in texts(line) {
        let value = match key {
            "method" => {
                cells.push(("method", quoted(&value)));
                cells.extend(rule(line));
                continue;
            }
            "months" => list(value.split(' ').map(short).collect()),
            "weights" => list(value.split(' ').map(str::to_string).collect()),
            "monthly" | "annual" | "target_monthly" | "target_annual" => short(&value),
            "goals" => list(line.goals.iter().map(|goal| quoted(goal)).collect()),
            "contra" | "locked" => value,
            "materiality" if value != "always" => {
                let (amount, ratio) = value.split_once(' ').unwrap_or((&value, "0"));
                format!("{{ amount = {}, ratio = {} }}", short(amount), quoted(ratio))
            }
            _ => quoted(&value),
        };
        cells.push((key, value));
    }
    // What its method has not said already.
    let compared = line.benchmark.iter().flat_map(|rule| &rule.values.0);
    for (key, value) in compared {
        if cells.iter().all(|(known, _)| known != key) {
            cells.push((*key, key_value(value)));
        }
    }
    cells
}

/// The keys of a line's budget method.
fn rule(line: &Line) -> Vec<(&'static str, String)> {
    let Amount::Rule(rule) = &line.amount else { return Vec::new() };
    rule.values.0.iter().map(|(key, value)| (*key, key_value(value))).collect()
}

/// A value as TOML; numbers as they are, everything else between quotes.
pub(super) fn key_value(value: &KeyValue) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    match value {
        KeyValue::Text(text) => quoted(text),
        KeyValue::Flag(flag) => flag.to_string(),
        KeyValue::Count(count) => count.to_string(),
        KeyValue::Month(month) => quoted(&month.to_string()),
        KeyValue::Amount(amount) => short(&amount.plain()),
        KeyValue::Amounts(amounts) => list(amounts.iter().map(|amount| short(&amount.plain())).collect()),
        KeyValue::Weights(weights) => list(weights.iter().map(ToString::to_string).collect()),
        KeyValue::Ratio(ratio) => quoted(&ratio.exact()),
        KeyValue::Quantity(quantity) => quantity.exact(),
        KeyValue::Quantities(all) => list(all.iter().map(|quantity| quantity.exact()).collect()),
        KeyValue::Series(Series::Constant(quantity)) => quantity.exact(),
        KeyValue::Series(Series::Months(months)) => list(months.iter().map(|month| month.exact()).collect()),
        KeyValue::Series(Series::Driver(name)) => quoted(name),
        KeyValue::Date(date) => quoted(&date.to_string()),
        KeyValue::MonthList(months) => list(months.iter().map(|month| quoted(&month.to_string())).collect()),
        KeyValue::Grades(names) => list(names.iter().map(|name| quoted(name)).collect()),
        KeyValue::Categories(all) => list(all.iter().map(|category| quoted(category.as_str())).collect()),
        KeyValue::Tables(tables) => list(
            tables
                .iter()
                .map(|table| {
                    let entries = table.0.iter().map(|(key, value)| format!("{key} = {}", key_value(value)));
                    format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
                })
                .collect(),
        ),
    }
}

/// Lines as the table `plans/ID.csv`, with a column for every key that some line uses.
pub fn lines_to_csv(lines: &[Line], axes: &[String], plan: &Plan) -> String {
    let texts: Vec<Vec<(&'static str, String)>> = lines.iter().map(texts).collect();
    let months: Vec<String> = plan.year.months().map(|month| month.to_string()).collect();
    let used = |key: &str| texts.iter().flatten().any(|(used, _)| *used == key);
    const ORDER: &[&str] = &[
        "name",
        "monthly",
        "annual",
        "phasing",
        "weights",
        "months",
        "from",
        "to",
        "basis",
        "effect",
        "owner",
        "goals",
        "target_monthly",
        "target_annual",
        "mode",
        "contra",
        "locked",
        "floor",
        "materiality",
    ];
    let columns: Vec<&str> = ORDER.iter().copied().filter(|key| used(key)).collect();
    let mut rows = vec![header(axes, &columns, &months)];
    for (line, texts) in lines.iter().zip(&texts) {
        let mut row = vec![line.category.to_string()];
        row.extend(line.members.iter().map(|member| member.clone().unwrap_or_default()));
        for key in &columns {
            let text = texts.iter().find(|(used, _)| used == key).map_or("", |(_, text)| text.as_str());
            match *key {
                "months" if text.is_empty() => row.extend(std::iter::repeat_n(String::new(), 12)),
                "months" => row.extend(text.split(' ').map(str::to_string)),
                _ => row.push(text.to_string()),
            }
        }
        rows.push(row);
    }
    table(&rows)
}

fn header(axes: &[String], columns: &[&str], months: &[String]) -> Vec<String> {
    let mut header = vec!["category".to_string()];
    header.extend(axes.iter().cloned());
    for column in columns {
        match *column {
            "months" => header.extend(months.iter().cloned()),
            column => header.push(column.to_string()),
        }
    }
    header
}

pub(super) fn table(rows: &[Vec<String>]) -> String {
    let mut bytes = Vec::new();
    let mut writer = CsvWriter::new(&mut bytes);
    for row in rows {
        writer.record(row).expect("rows of one length into memory");
    }
    writer.finish().expect("flushing into memory");
    String::from_utf8(bytes).expect("cells are UTF-8")
}

/// The plan as a sheet for people, its headings in the language of `say`; `plan import` reads it again.
///
/// `months` are the twelve amounts of each line, in order. What a month's amount came from is told
/// in the basis; the sheet itself states amounts.
pub fn sheet_of(
    plan: &Plan,
    months: &[[Money; 12]],
    settings: &BookSettings,
    say: &dyn Fn(&Message) -> String,
) -> (Vec<String>, Vec<Vec<String>>) {
    let word = |id: &'static str| say(&msg(id));
    let texts: Vec<Vec<(&'static str, String)>> = plan.lines.iter().map(texts).collect();
    let used = |key: &str| texts.iter().flatten().any(|(used, _)| *used == key);
    let coded = settings.categories.entries.iter().any(|entry| entry.code.is_some());
    let mut header = Vec::new();
    header.extend(coded.then(|| word("plan-column-code")));
    header.push(word("plan-column-category"));
    header.extend(settings.dimensions.names().map(str::to_string));
    header.extend(used("name").then(|| word("plan-column-name")));
    header.extend(plan.year.months().map(|month| month.to_string()));
    header.push(word("plan-column-total"));
    const TEXTS: &[(&str, &str)] = &[
        ("basis", "plan-column-basis"),
        ("effect", "plan-column-effect"),
        ("owner", "plan-column-owner"),
        ("target_monthly", "plan-column-target-monthly"),
        ("target_annual", "plan-column-target-annual"),
        ("mode", "plan-column-mode"),
        ("contra", "plan-column-contra"),
    ];
    let extra: Vec<&(&str, &'static str)> =
        TEXTS.iter().filter(|(key, _)| matches!(*key, "basis" | "effect" | "owner") || used(key)).collect();
    header.extend(extra.iter().map(|(_, id)| word(id)));
    let rows = plan.lines.iter().zip(months).zip(&texts).map(|((line, months), texts)| {
        let text = |key: &str| texts.iter().find(|(used, _)| *used == key).map_or(String::new(), |(_, t)| t.clone());
        let mut row = Vec::with_capacity(header.len());
        if coded {
            row.push(settings.categories.get(&line.category).and_then(|e| e.code.clone()).unwrap_or_default());
        }
        row.push(line.category.to_string());
        row.extend(line.members.iter().map(|member| member.clone().unwrap_or_default()));
        row.extend(used("name").then(|| line.name.clone()));
        row.extend(months.iter().map(|month| month.plain()));
        let total = Money::sum(months.iter().copied(), plan.currency);
        row.push(total.map_or(String::new(), Money::plain));
        row.extend(extra.iter().map(|(key, _)| text(key)));
        row
    });
    (header.clone(), rows.collect())
}

/// What a line states beside its category and members, each as one plain text.
fn texts(line: &Line) -> Vec<(&'static str, String)> {
    let mut texts = Vec::new();
    let mut add = |key, text: String| {
        if !text.is_empty() {
            texts.push((key, text));
        }
    };
    add("name", line.name.clone());
    match &line.amount {
        Amount::Monthly(amount) => add("monthly", amount.plain()),
        Amount::Months(months) => add("months", months.map(Money::plain).join(" ")),
        Amount::Rule(rule) => add("method", rule.method.to_string()),
        Amount::Annual(amount, phasing) => {
            add("annual", amount.plain());
            match phasing {
                Phasing::Even => {}
                Phasing::Weights(weights) => add("weights", weights.map(|w| w.to_string()).join(" ")),
                Phasing::History => add("phasing", "history".into()),
                Phasing::FirstOfQuarter => add("phasing", "first-of-quarter".into()),
            }
        }
    }
    let month = |month: Option<crate::model::Month>| month.map_or(String::new(), |month| month.to_string());
    add("from", month(line.from));
    add("to", month(line.to));
    add("basis", line.basis.clone());
    add("effect", line.effect.clone());
    add("owner", line.owner.clone());
    add("goals", line.goals.join(";"));
    match line.target {
        Some(Target::Monthly(amount)) => add("target_monthly", amount.plain()),
        Some(Target::Annual(amount)) => add("target_annual", amount.plain()),
        None => {}
    }
    add("mode", if line.mode == Mode::Additive { "additive".into() } else { String::new() });
    add("contra", if line.contra { "true".into() } else { String::new() });
    add("locked", if line.locked { "true".into() } else { String::new() });
    add("floor", line.floor.map_or(String::new(), |floor| floor.exact()));
    match line.materiality {
        Some(LineMateriality::Always) => add("materiality", "always".into()),
        Some(LineMateriality::Threshold(amount, ratio)) => {
            add("materiality", format!("{} {}", amount.plain(), ratio.exact()));
        }
        None => {}
    }
    texts
}

/// An amount without decimals that say nothing: `5000` for `5000.00`.
fn short(plain: &str) -> String {
    match plain.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b == b'0') => whole.to_string(),
        _ => plain.to_string(),
    }
}

fn named<'l>(line: &'l Line, settings: &'l BookSettings) -> impl Iterator<Item = (&'l str, &'l str)> {
    settings.dimensions.names().zip(&line.members).filter_map(|(axis, member)| Some((axis, member.as_deref()?)))
}

/// A key as TOML writes it: between quotes where it must be.
pub(super) fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if plain { key.to_string() } else { Value::from(key).to_string() }
}

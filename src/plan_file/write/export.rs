//! Lines written back: as `[[line]]`s, as a lines table, as a sheet for people.

use std::ops::Range;

use toml_edit::{DocumentMut, Table};

use super::toml_value::{self, Keys, amount, inline, key_value, list, members};
use crate::model::line::{LineMateriality, Mode, Target};
use crate::model::{Amount, BookSettings, KeyValue, Line, Money, Phasing, Plan, Ratio};
use crate::words::{CsvWriter, Message, msg};

/// Lines as `[[line]]`s, ready to be put under a `[plan]`.
pub fn lines_to_toml(lines: &[Line], settings: &BookSettings) -> String {
    let mut document = DocumentMut::new();
    toml_value::put_list(&mut document, "line", lines.iter().map(|line| line_table(line, settings, &[])));
    let text = document.to_string();
    // What stands above ends with an empty line of its own.
    text.strip_prefix('\n').map_or_else(String::new, |text| format!("{text}\n"))
}

/// One `[[line]]`, under its remarks.
pub(super) fn line_table(line: &Line, settings: &BookSettings, remarks: &[String]) -> Table {
    toml_value::table(line_keys(line, settings), remarks)
}

/// The keys of a line, in the order in which people read them.
fn line_keys(line: &Line, settings: &BookSettings) -> Keys {
    let mut keys: Keys = vec![("category", line.category.as_str().into())];
    keys.extend(members(&line.members, settings).map(|members| ("for", members)));
    for (key, stated) in stated(line) {
        keys.push((key, stated.toml()));
        if let (Amount::Rule(rule), "method") = (&line.amount, key) {
            keys.extend(rule.values.0.iter().map(|(key, value)| (*key, key_value(value))));
        }
    }
    // What its method has not said already.
    let compared = line.benchmark.iter().flat_map(|rule| &rule.values.0);
    for (key, value) in compared {
        if keys.iter().all(|(known, _)| known != key) {
            keys.push((*key, key_value(value)));
        }
    }
    keys
}

/// What a line states under a key.
enum Stated {
    Value(KeyValue),
    Texts(Vec<String>),
    Threshold(Money, Ratio),
}

impl Stated {
    fn toml(&self) -> toml_edit::Value {
        match self {
            Stated::Value(value) => key_value(value),
            Stated::Texts(texts) => list(texts.iter().map(|text| text.as_str().into())),
            Stated::Threshold(above, ratio) => inline([("amount", amount(*above)), ("ratio", ratio.exact().into())]),
        }
    }

    /// As cells of a table; amounts of months have one each.
    fn cells(&self) -> Vec<String> {
        match self {
            Stated::Value(KeyValue::Amounts(months)) => months.iter().map(|month| month.plain()).collect(),
            stated => vec![stated.text()],
        }
    }

    fn text(&self) -> String {
        let joined = |texts: &mut dyn Iterator<Item = String>| texts.collect::<Vec<_>>().join(" ");
        match self {
            Stated::Value(KeyValue::Text(text)) => text.clone(),
            Stated::Value(KeyValue::Amount(amount)) => amount.plain(),
            Stated::Value(KeyValue::Amounts(months)) => joined(&mut months.iter().map(|month| month.plain())),
            Stated::Value(KeyValue::Weights(weights)) => joined(&mut weights.iter().map(ToString::to_string)),
            Stated::Value(KeyValue::Month(month)) => month.to_string(),
            Stated::Value(KeyValue::Ratio(ratio)) => ratio.exact(),
            Stated::Value(value) => key_value(value).to_string(),
            Stated::Texts(texts) => texts.join(";"),
            Stated::Threshold(above, ratio) => format!("{} {}", above.plain(), ratio.exact()),
        }
    }
}

/// Lines as the table `plans/ID.csv`, with a column for every key that some line uses.
pub fn lines_to_csv(lines: &[Line], axes: &[String], plan: &Plan) -> String {
    let stated: Vec<Vec<(&'static str, Stated)>> = lines.iter().map(stated).collect();
    let months: Vec<String> = plan.year.months().map(|month| month.to_string()).collect();
    let used = |key: &str| stated.iter().flatten().any(|(used, _)| *used == key);
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
        "control",
        "window",
        "tolerance",
        "tolerance_amount",
        "pool",
        "rollover",
        "rollover_cap",
        "reserve",
    ];
    let columns: Vec<&str> = ORDER.iter().copied().filter(|key| used(key)).collect();
    let mut rows = vec![header(axes, &columns, &months)];
    for (line, stated) in lines.iter().zip(&stated) {
        let mut row = vec![line.category.to_string()];
        row.extend(line.members.iter().map(|member| member.clone().unwrap_or_default()));
        for key in &columns {
            let width = if *key == "months" { 12 } else { 1 };
            match stated.iter().find(|(used, _)| used == key) {
                Some((_, stated)) => row.extend(stated.cells()),
                None => row.extend(std::iter::repeat_n(String::new(), width)),
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

pub(in crate::plan_file) fn table(rows: &[Vec<String>]) -> String {
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
/// in the basis; the sheet itself states amounts, in the columns of the range.
pub fn sheet_of(
    plan: &Plan,
    months: &[[Money; 12]],
    settings: &BookSettings,
    say: &dyn Fn(&Message) -> String,
) -> (Vec<String>, Vec<Vec<String>>, Range<usize>) {
    let word = |id: &'static str| say(&msg(id));
    let stated: Vec<Vec<(&'static str, Stated)>> = plan.lines.iter().map(stated).collect();
    let used = |key: &str| stated.iter().flatten().any(|(used, _)| *used == key);
    let coded = settings.categories.entries.iter().any(|entry| entry.code.is_some());
    let mut header = Vec::new();
    header.extend(coded.then(|| word("plan-column-code")));
    header.push(word("plan-column-category"));
    header.extend(settings.dimensions.names().map(str::to_string));
    header.extend(used("name").then(|| word("plan-column-name")));
    let first = header.len();
    header.extend(plan.year.months().map(|month| month.to_string()));
    header.push(word("plan-column-total"));
    let amounts = first..header.len();
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
    let rows = plan.lines.iter().zip(months).zip(&stated).map(|((line, months), stated)| {
        let text = |key: &str| stated.iter().find(|(used, _)| *used == key).map_or(String::new(), |(_, t)| t.text());
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
    (header.clone(), rows.collect(), amounts)
}

/// What a line states beside its category, its members and the keys of its method, as TOML values.
pub(super) fn stated_keys(line: &Line) -> Keys {
    stated(line).into_iter().map(|(key, stated)| (key, stated.toml())).collect()
}

/// What a line states beside its category and members.
fn stated(line: &Line) -> Vec<(&'static str, Stated)> {
    let mut all = Vec::new();
    let mut add = |key, value: KeyValue| all.push((key, Stated::Value(value)));
    let text = |text: &str| (!text.is_empty()).then(|| KeyValue::Text(text.to_string()));
    text(&line.name).into_iter().for_each(|name| add("name", name));
    match &line.amount {
        Amount::Monthly(amount) => add("monthly", KeyValue::Amount(*amount)),
        Amount::Months(months) => add("months", KeyValue::Amounts(months.clone())),
        Amount::Rule(rule) => add("method", KeyValue::Text(rule.method.to_string())),
        Amount::Annual(amount, phasing) => {
            add("annual", KeyValue::Amount(*amount));
            match phasing {
                Phasing::Even => {}
                Phasing::Weights(weights) => add("weights", KeyValue::Weights(weights.clone())),
                Phasing::History => add("phasing", KeyValue::Text("history".into())),
                Phasing::FirstOfQuarter => add("phasing", KeyValue::Text("first-of-quarter".into())),
            }
        }
    }
    line.from.into_iter().for_each(|month| add("from", KeyValue::Month(month)));
    line.to.into_iter().for_each(|month| add("to", KeyValue::Month(month)));
    for (key, said) in [("basis", &line.basis), ("effect", &line.effect), ("owner", &line.owner)] {
        text(said).into_iter().for_each(|said| add(key, said));
    }
    if !line.goals.is_empty() {
        all.push(("goals", Stated::Texts(line.goals.clone())));
    }
    let mut add = |key, value: KeyValue| all.push((key, Stated::Value(value)));
    match line.target {
        Some(Target::Monthly(amount)) => add("target_monthly", KeyValue::Amount(amount)),
        Some(Target::Annual(amount)) => add("target_annual", KeyValue::Amount(amount)),
        None => {}
    }
    if line.mode == Mode::Additive {
        add("mode", KeyValue::Text("additive".into()));
    }
    for (key, flag) in [("contra", line.contra), ("locked", line.locked)] {
        if flag {
            add(key, KeyValue::Flag(true));
        }
    }
    line.floor.into_iter().for_each(|floor| add("floor", KeyValue::Ratio(floor)));
    match line.materiality {
        Some(LineMateriality::Always) => add("materiality", KeyValue::Text("always".into())),
        Some(LineMateriality::Threshold(above, ratio)) => all.push(("materiality", Stated::Threshold(above, ratio))),
        None => {}
    }
    let own = &line.control;
    let mut add = |key, value: KeyValue| all.push((key, Stated::Value(value)));
    own.strength.into_iter().for_each(|strength| add("control", KeyValue::Text(strength.word().into())));
    own.ratio.into_iter().for_each(|ratio| add("tolerance", KeyValue::Ratio(ratio)));
    own.amount.into_iter().for_each(|amount| add("tolerance_amount", KeyValue::Amount(amount)));
    own.pool.iter().for_each(|pool| add("pool", KeyValue::Text(pool.clone())));
    if let Some(rollover) = line.rollover {
        add("rollover", KeyValue::Text(rollover.word().into()));
        rollover.cap.into_iter().for_each(|cap| add("rollover_cap", KeyValue::Amount(cap)));
    }
    line.reserve.into_iter().for_each(|reserve| add("reserve", KeyValue::Flag(reserve)));
    if !own.windows.is_empty() {
        all.push(("window", Stated::Texts(own.windows.iter().map(|window| window.word().to_string()).collect())));
    }
    all
}

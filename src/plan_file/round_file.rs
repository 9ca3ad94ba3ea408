//! `rounds/<plan id>/N.toml`, what was handed out, and `N.collected.toml`, what was taken over from what came back.

use chrono::{DateTime, SecondsFormat, Utc};
use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Item, Table, TableLike, Value};

use crate::model::amount::{self, AmountStyle};
use crate::model::round::{Answer, Handed, HandedLine};
use crate::model::{Category, Currency, Month, Round, Unit};

/// The form of these files; a program that knows no later one refuses it.
const SCHEMA: i64 = 1;

/// The text of a round that is handed out.
pub fn round_text(round: &Round, currency: Currency) -> String {
    let mut document = DocumentMut::new();
    let mut put = |key: &str, value: Value| drop(document.insert(key, Item::Value(value)));
    put("schema", SCHEMA.into());
    put("plan", round.plan.as_str().into());
    put("round", i64::from(round.number).into());
    put("hash", round.hash.as_str().into());
    put("by", round.by.as_str().into());
    put("unit", round.unit.name().into());
    put("currency", currency.code().into());
    put("axes", round.axes.iter().map(String::as_str).collect::<Array>().into());
    put("this_year", round.this_year.to_string().into());
    put("at", moment(round.at).into());
    put("actor", round.actor.as_str().into());
    let mut owners = ArrayOfTables::new();
    for handed in &round.owners {
        let mut table = Table::new();
        table.insert("owner", Item::Value(handed.owner.as_str().into()));
        table.insert("line", Item::ArrayOfTables(handed.lines.iter().map(line_table).collect()));
        owners.push(table);
    }
    document.insert("handed", Item::ArrayOfTables(owners));
    document.to_string()
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn line_table(line: &HandedLine) -> Table {
    let mut table = Table::new();
    let mut put = |key: &str, value: Value| drop(table.insert(key, Item::Value(value)));
    put("number", i64::from(line.number).into());
    put("category", line.category.as_str().into());
    put("members", line.members.iter().map(String::as_str).collect::<Array>().into());
    put("name", line.name.as_str().into());
    put("planned", line.planned.plain().into());
    for (key, amount) in [("last_year", line.last_year), ("this_year", line.this_year), ("target", line.target)] {
        amount.into_iter().for_each(|amount| put(key, amount.plain().into()));
    }
    table
}

/// Reads a round back; `None` if the text is none.
pub fn read_round(text: &str) -> Option<Round> {
    let document = Document::parse(text).ok()?;
    let top = document.as_table();
    let text = |key: &str| top.get(key)?.as_str();
    if top.get("schema")?.as_integer()? != SCHEMA {
        return None;
    }
    let currency = Currency::parse(text("currency")?)?;
    let owners = top.get("handed").and_then(Item::as_array_of_tables).into_iter().flatten();
    let handed = |table: &Table| {
        let lines = table.get("line")?.as_array_of_tables()?.iter();
        let lines = lines.map(|line| read_line(line, currency)).collect::<Option<Vec<_>>>()?;
        Some(Handed { owner: table.get("owner")?.as_str()?.to_string(), lines })
    };
    Some(Round {
        number: u32::try_from(top.get("round")?.as_integer()?).ok()?,
        plan: text("plan")?.to_string(),
        hash: text("hash")?.to_string(),
        by: text("by")?.to_string(),
        unit: Unit::by_name(text("unit")?)?,
        axes: texts(top.get("axes")?)?,
        this_year: Month::parse(text("this_year")?)?,
        at: text("at")?.parse().ok()?,
        actor: text("actor")?.to_string(),
        owners: owners.map(handed).collect::<Option<Vec<_>>>()?,
    })
}

fn texts(item: &Item) -> Option<Vec<String>> {
    item.as_array()?.iter().map(|value| value.as_str().map(str::to_string)).collect()
}

fn read_line(table: &dyn TableLike, currency: Currency) -> Option<HandedLine> {
    let money = |key: &str| match table.get(key) {
        None => Some(None),
        Some(item) => amount::read(item.as_str()?, AmountStyle::default(), currency).ok()?.map(|read| Some(read.money)),
    };
    Some(HandedLine {
        number: u32::try_from(table.get("number")?.as_integer()?).ok()?,
        category: Category::parse(table.get("category")?.as_str()?)?,
        members: texts(table.get("members")?)?,
        name: table.get("name")?.as_str()?.to_string(),
        last_year: money("last_year")?,
        this_year: money("this_year")?,
        planned: money("planned")??,
        target: money("target")?,
    })
}

/// What of a round was taken over into its plan.
pub struct Collected<'a> {
    /// The round.
    pub round: &'a Round,
    /// The hash of the plan that it became.
    pub hash: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who took it over.
    pub actor: &'a str,
    /// Those whose lines were left as they were, for they did not answer.
    pub without: &'a [String],
    /// What they answered, owner by owner.
    pub answers: Vec<(&'a str, &'a [Answer])>,
}

/// The text of what was taken over.
pub fn collected_text(own: &Collected<'_>) -> String {
    let mut document = DocumentMut::new();
    let mut put = |key: &str, value: Value| drop(document.insert(key, Item::Value(value)));
    put("schema", SCHEMA.into());
    put("plan", own.round.plan.as_str().into());
    put("round", i64::from(own.round.number).into());
    put("hash", own.hash.as_str().into());
    put("at", moment(own.at).into());
    put("actor", own.actor.into());
    put("without", own.without.iter().map(String::as_str).collect::<Array>().into());
    let mut tables = ArrayOfTables::new();
    for (owner, answers) in &own.answers {
        for answer in *answers {
            let mut table = Table::new();
            table.insert("owner", Item::Value((*owner).into()));
            table.insert("number", Item::Value(i64::from(answer.number).into()));
            if let Some(amount) = answer.amount {
                table.insert("amount", Item::Value(amount.plain().into()));
            }
            for (key, text) in [("basis", &answer.basis), ("effect", &answer.effect)] {
                if !text.is_empty() {
                    table.insert(key, Item::Value(text.as_str().into()));
                }
            }
            tables.push(table);
        }
    }
    document.insert("answer", Item::ArrayOfTables(tables));
    document.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Money;

    #[test]
    fn a_round_is_read_back_as_it_was_written() {
        let cny = |minor| Money::from_minor(minor, Currency::CNY);
        let line = HandedLine {
            number: 2,
            category: Category::parse("人力成本:加班费").unwrap(),
            members: vec!["客服部".to_string(), String::new()],
            name: "晚班 \"b\"".to_string(),
            last_year: None,
            this_year: Some(cny(-5)),
            planned: cny(1_234_567),
            target: Some(cny(0)),
        };
        let round = Round {
            number: 3,
            plan: "2027-CS".to_string(),
            hash: "ab".to_string(),
            by: "department".to_string(),
            unit: Unit::Wan,
            axes: vec!["department".to_string(), "project".to_string()],
            this_year: Month::parse("2026-01").unwrap(),
            at: "2026-11-30T08:00:00Z".parse().unwrap(),
            actor: "wang".to_string(),
            owners: vec![Handed { owner: "客服部".to_string(), lines: vec![line] }],
        };
        let text = round_text(&round, Currency::CNY);
        assert_eq!(read_round(&text), Some(round));
        assert_eq!(read_round(&text.replace("schema = 1", "schema = 2")), None);
        assert_eq!(read_round(&text[..text.len() / 2]), None);
    }
}

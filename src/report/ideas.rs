//! Measures tried on the plans' own figures: what each saves, what it assumes, which lines it would change.

use super::fields::{Field, data_table, field, known};
use super::table::column;
use super::{Align, Cell, Data, DataTable, Emphasis, Form, Legend, Names, Report, Row, Section, Table, Tone};
use crate::answer::ideas::{IdeasAnswer, Together, TriedIdea};
use crate::model::{Money, MoneyError};
use crate::words::{Message, msg};

/// What the report is made from.
pub struct IdeasParts<'a> {
    /// What was tried.
    pub answer: &'a IdeasAnswer,
    /// Names in the reader's language.
    pub names: &'a Names,
}

/// Builds the report.
pub fn ideas_report(parts: &IdeasParts<'_>) -> Result<Report, MoneyError> {
    let answer = parts.answer;
    let legend = Legend { brief: vec![msg("ideas-told")], whole: vec![msg("ideas-robust-told")] };
    let mut sections = vec![Section::Title { title: msg("ideas-title"), notes: vec![msg("ideas-convention")], legend }];
    if answer.ideas.is_empty() {
        sections.push(Section::Text(msg("ideas-none"), Tone::Warn));
    } else {
        sections.push(Section::Table(table(parts)?));
    }
    for own in &answer.together {
        sections.push(Section::Text(together(parts, own)?, Tone::Plain));
    }
    for idea in &answer.ideas {
        let message = msg("ideas-assumes").with("measure", idea.name.clone()).with("subject", idea.subject.as_str());
        sections.push(Section::Text(message.with("assumes", idea.assumes.clone()), Tone::Quiet));
    }
    let loses = answer.ideas.iter().filter(|idea| !idea.appraisal.whole.monthly.is_positive());
    let loses: Vec<Message> = loses.map(|idea| idea.name.clone()).collect();
    if !loses.is_empty() {
        sections.push(Section::Text(msg("ideas-loses").with("names", loses), Tone::Warn));
    }
    for (measure, needs) in &answer.lacking {
        let message = msg("ideas-not-tried").with("measure", measure.clone()).with("needs", needs.clone());
        sections.push(Section::Text(message, Tone::Quiet));
    }
    Ok(Report {
        name: "ideas",
        sections,
        data: Data { head: Vec::new(), tables: vec![data(parts)?, together_data(parts)], errors: Vec::new() },
    })
}

/// What ideas that pay save at once, what two of them take from the same line counted once.
fn together(parts: &IdeasParts<'_>, own: &Together) -> Result<Message, MoneyError> {
    let several = parts.answer.together.len() > 1;
    let said = msg(if own.twice.is_zero() { "ideas-together" } else { "ideas-together-once" });
    let said = said.with("count", own.count).with("sum", own.sum.grouped()).with("net", own.net()?.grouped());
    let said = if own.twice.is_zero() { said } else { said.with("twice", own.twice.grouped()) };
    Ok(if several { msg("ideas-together-of").with("plan", own.plan.as_str()).with("said", said) } else { said })
}

fn together_data(parts: &IdeasParts<'_>) -> DataTable {
    let fields: Vec<Field<'_, &Together>> = vec![
        field("plan", |own: &&Together| Cell::Text(own.plan.clone())),
        field("ideas", |own: &&Together| Cell::Count(i64::try_from(own.count).unwrap_or(i64::MAX))),
        field("sum", |own: &&Together| Cell::Money(own.sum)),
        field("counted_twice", |own: &&Together| Cell::Money(own.twice)),
        field("net_year", |own: &&Together| known(own.net().ok(), Cell::Money)),
    ];
    data_table("together", &fields, &parts.answer.together)
}

fn lines(parts: &IdeasParts<'_>, idea: &TriedIdea) -> Vec<Message> {
    idea.lines.iter().map(|line| parts.names.part(line, false)).collect()
}

fn table(parts: &IdeasParts<'_>) -> Result<Table, MoneyError> {
    let right = |id, key: &str| column(id, Align::Right, 0).keyed(key);
    let columns = vec![
        column("ideas-measure", Align::Left, 0),
        column("ideas-subject", Align::Left, 0),
        right("ideas-net", "net_year"),
        right("ideas-invested", "investment"),
        right("ideas-payback", "payback_months"),
        column("ideas-robust", Align::Left, 0),
        column("ideas-lines", Align::Left, 0),
    ];
    let row = |idea: &TriedIdea| {
        let it = &idea.appraisal;
        let payback = it.whole.payback.map_or(Cell::Unknown, |months| Cell::Figure(months, Form::Number(1)));
        let robust = if it.robust { Cell::word("yes", msg("ideas-yes")) } else { Cell::word("no", msg("ideas-no")) };
        let tone = if it.whole.monthly.is_positive() { Tone::Plain } else { Tone::Quiet };
        let cells = vec![
            Cell::message(idea.name.clone()),
            Cell::Text(idea.subject.clone()),
            Cell::Money(idea.yearly()?),
            Cell::Money(it.whole.investment),
            payback,
            robust,
            Cell::message(msg("staffing-list").with("names", lines(parts, idea))),
        ];
        let cells = cells.into_iter().map(|cell| (cell, tone)).collect();
        Ok(Row { cells, emphasis: Emphasis::Item, indent: 0 })
    };
    let rows = parts.answer.ideas.iter().map(row).collect::<Result<_, MoneyError>>()?;
    Ok(Table { title: None, columns, rows })
}

fn data(parts: &IdeasParts<'_>) -> Result<DataTable, MoneyError> {
    type Of<'a> = (&'a TriedIdea, Money);
    let fields: Vec<Field<'_, Of<'_>>> = vec![
        field("plan", |(idea, _): &Of<'_>| Cell::Text(idea.plan.clone())),
        field("measure", |(idea, _): &Of<'_>| Cell::Tag(idea.kind)),
        field("subject", |(idea, _): &Of<'_>| Cell::Text(idea.subject.clone())),
        field("net_year", |(_, yearly): &Of<'_>| Cell::Money(*yearly)),
        field("net_month", |(idea, _): &Of<'_>| Cell::Money(idea.appraisal.whole.monthly)),
        field("investment", |(idea, _): &Of<'_>| Cell::Money(idea.appraisal.whole.investment)),
        field("payback_months", |(idea, _): &Of<'_>| {
            known(idea.appraisal.whole.payback, |months| Cell::Figure(months, Form::Number(1)))
        }),
        field("npv", |(idea, _): &Of<'_>| Cell::Money(idea.appraisal.whole.npv)),
        field("robust", |(idea, _): &Of<'_>| Cell::Flag(idea.appraisal.robust)),
        field("lines", |(idea, _): &Of<'_>| {
            let lines = idea.lines.iter().map(|line| line.category.to_string()).collect::<Vec<_>>();
            Cell::Text(lines.join("; "))
        }),
    ];
    let ideas = parts.answer.ideas.iter().map(|idea| Ok((idea, idea.yearly()?)));
    Ok(data_table("rows", &fields, ideas.collect::<Result<Vec<_>, MoneyError>>()?))
}

//! What agents did beside their peers, and what their figures bear: people are not ranked, and stand by name.

use super::fields::{Field, data_table, field, known};
use super::head::{period, period_data};
use super::left_out;
use super::table::column;
use super::{Align, Block, Cell, Data, DataTable, Emphasis, Form, Legend, Report, Row, Section, Table, Tone};
use crate::analysis::agents::{Figures, Shrunk};
use crate::answer::agents::{Agent, AgentGroup, AgentsAnswer, Least, Says, Share};
use crate::model::{AgentFigure, Period, Quantity};
use crate::words::{Message, msg};

/// What the report is made from.
pub struct AgentsParts<'a> {
    /// The figures.
    pub answer: &'a AgentsAnswer,
    /// The period that was asked for.
    pub period: Period,
    /// The day up to which rows count.
    pub as_of: chrono::NaiveDate,
    /// How much there must be before figures bear anything.
    pub least: Least,
    /// What an agent is called here.
    pub label: &'a dyn Fn(&str) -> String,
    /// Are these the names of people?
    pub names: bool,
    /// The filters in words.
    pub filters: Vec<Message>,
}

/// Builds the report.
pub fn agents_report(parts: &AgentsParts<'_>) -> Report {
    let answer = parts.answer;
    let title = msg("agents-title").with("period", period(parts.period));
    let mut notes = left_out::notes(&parts.filters, [&answer.open, &answer.missing, &[]]);
    notes.push(msg(if parts.names { "agents-names-shown" } else { "agents-pseudonyms" }));
    notes.push(msg("agents-no-verdict"));
    let least = parts.least;
    let bears = msg("agents-bears").with("tickets", least.tickets).with("answers", least.answers);
    let reading = Legend {
        brief: vec![msg("agents-reading")],
        whole: vec![
            msg("agents-told"),
            msg("agents-mix-told"),
            msg("agents-shrunk-told"),
            bears.with("peers", least.peers),
        ],
    };
    let mut sections = vec![Section::Title { title, notes, legend: reading }];
    if answer.groups.is_empty() {
        let empty = match answer.months.is_empty() {
            true => msg("agents-empty-months"),
            false => msg("agents-empty"),
        };
        sections.push(Section::Text(empty, Tone::Warn));
    }
    for group in &answer.groups {
        sections.push(Section::Table(table(parts, group)));
        sections.extend(said(parts, group).into_iter().map(|(said, tone)| Section::Text(said, tone)));
    }
    for (id, names) in
        [("agents-several", &answer.several), ("agents-unplaced", &answer.unplaced), ("agents-partly", &answer.partly)]
    {
        if !names.is_empty() {
            let names = labels(parts, names.iter().map(String::as_str));
            sections.push(Section::Text(msg(id).with("names", names), Tone::Warn));
        }
    }
    let head = vec![
        ("as_of", parts.as_of.into()),
        ("period", period_data(parts.period)),
        ("months", answer.months.clone().into()),
        ("names", parts.names.into()),
        ("least_tickets", Cell::Count(least.tickets).into()),
        ("least_answers", Cell::Count(least.answers).into()),
        ("least_peers", least.peers.into()),
    ];
    Report {
        name: "agents",
        sections,
        data: Data { head, tables: vec![rows(parts), groups(parts)], errors: Vec::new() },
    }
}

/// The agents of a group by what they are called, never by a figure.
fn in_order<'g>(parts: &AgentsParts<'_>, group: &'g AgentGroup) -> Vec<(String, &'g Agent)> {
    let mut agents: Vec<_> = group.agents.iter().map(|agent| ((parts.label)(&agent.name), agent)).collect();
    agents.sort_by(|a, b| (&a.0, &a.1.name).cmp(&(&b.0, &b.1.name)));
    agents
}

fn labels<'n>(parts: &AgentsParts<'_>, names: impl Iterator<Item = &'n str>) -> Vec<Message> {
    let mut labels: Vec<String> = names.map(parts.label).collect();
    labels.sort_unstable();
    labels.into_iter().map(Message::verbatim).collect()
}

/// A figure of an agent or of all: its key, its heading, how it is read, and what it is.
type Shown = (&'static str, &'static str, Form, fn(&Figures) -> Option<Quantity>);

const WORK: [Shown; 6] = [
    ("tickets", "agents-tickets", Form::Number(0), |own| own.get(AgentFigure::Tickets)),
    ("hours", "agents-hours", Form::Number(1), hours),
    ("tickets_per_hour", "agents-per-hour", Form::Number(2), Figures::tickets_per_hour),
    ("aht_minutes", "agents-handling", Form::Number(2), Figures::handling_minutes),
    ("utilisation", "agents-utilisation", Form::Percent(1), Figures::utilisation),
    ("cost_per_ticket", "agents-cost", Form::Number(2), Figures::cost_per_ticket),
];

fn hours(own: &Figures) -> Option<Quantity> {
    Some(own.get(AgentFigure::Available)? / Quantity::from(3_600))
}

fn cell(value: Option<Quantity>, form: Form) -> Cell {
    value.map_or(Cell::Unknown, |value| Cell::Figure(value, form))
}

/// What figures bear, in a word.
fn says(agent: &Agent) -> Cell {
    let both = [agent.first_time.says, agent.satisfied.says];
    let word = |tag, id| Cell::word(tag, msg(id));
    match () {
        () if both.contains(&Says::Impossible) => word("impossible", "agents-says-impossible"),
        () if both.contains(&Says::Look) => word("look", "agents-says-look"),
        () if both.contains(&Says::TooFew) => word("too_few", "agents-says-few"),
        () => Cell::Empty,
    }
}

fn table(parts: &AgentsParts<'_>, group: &AgentGroup) -> Table {
    let figure = |id, key: &'static str, block| column(id, Align::Right, 0).within(Block::Whole(block)).keyed(key);
    let mut columns = vec![column("agents-agent", Align::Left, 0)];
    columns.extend(WORK.iter().map(|(key, id, ..)| figure(*id, key, 1)));
    columns.push(figure("agents-mix", "observed_to_expected", 1));
    let shares = [("agents-first-time", "fcr", "fcr_shrunk"), ("agents-satisfied", "csat", "csat_shrunk")];
    for (id, own, shrunk) in shares {
        columns.push(figure(id, own, 2));
        columns.push(figure("agents-shrunk", shrunk, 2));
    }
    columns.push(column("agents-says", Align::Left, 0).within(Block::Whole(2)));
    let percent = |value| cell(value, Form::Percent(1));
    let line = |label: Cell, figures: &Figures, mix, shares: [[Option<Quantity>; 2]; 2], says: Cell, emphasis| {
        let mut cells = vec![label];
        cells.extend(WORK.iter().map(|(.., form, of)| cell(of(figures), *form)));
        cells.push(mix);
        cells.extend(shares.into_iter().flatten().map(percent));
        cells.push(says);
        Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
    };
    let pair = |share: &Share| [share.own, share.shrunk];
    let mut rows: Vec<Row> = in_order(parts, group)
        .into_iter()
        .map(|(label, agent)| {
            let shares = [pair(&agent.first_time), pair(&agent.satisfied)];
            let mix = cell(agent.mix, Form::Number(3));
            line(Cell::Text(label), &agent.figures, mix, shares, says(agent), Emphasis::Item)
        })
        .collect();
    let all = &group.all;
    let shares = [[all.first_time(), None], [all.satisfied(), None]];
    let mut total = line(Cell::message(msg("peers-pooled")), all, Cell::Empty, shares, Cell::Empty, Emphasis::Total);
    for place in [WORK.len() + 3, WORK.len() + 5] {
        total.cells[place].0 = Cell::Empty;
    }
    rows.push(total);
    let mut common: Vec<Message> = group.common.iter().map(|text| Message::verbatim(text.as_str())).collect();
    if common.is_empty() {
        common.push(msg("agents-no-group"));
    }
    let title = msg("agents-group").with("common", common).with("count", group.agents.len());
    let is_alone = group.common.is_empty() && parts.answer.groups.len() == 1;
    without_unknown(Table { title: (!is_alone).then_some(title), columns, rows })
}

/// Without the columns that say nothing of anybody.
fn without_unknown(table: Table) -> Table {
    let says = |place: usize| {
        let cells = || table.rows.iter().map(|row| &row.cells[place].0);
        place == 0 || cells().any(|cell| !matches!(cell, Cell::Unknown | Cell::Empty))
    };
    let kept: Vec<usize> = (0..table.columns.len()).filter(|place| says(*place)).collect();
    let columns = kept.iter().map(|place| table.columns[*place].clone()).collect();
    let rows = table
        .rows
        .iter()
        .map(|row| Row { cells: kept.iter().map(|at| row.cells[*at].clone()).collect(), ..row.clone() });
    let rows = rows.collect();
    Table { title: table.title, columns, rows }
}

/// What is to be said below a group.
fn said(parts: &AgentsParts<'_>, group: &AgentGroup) -> Vec<(Message, Tone)> {
    let mut said = Vec::new();
    let named = |wanted: &dyn Fn(&Agent) -> bool| -> Vec<Message> {
        let own = group.agents.iter().filter(|agent| wanted(agent)).map(|agent| agent.name.as_str());
        labels(parts, own)
    };
    type OfAgent = fn(&Agent) -> &Share;
    let shares: [(&str, &Option<Shrunk>, OfAgent); 2] = [
        ("agents-first-time", &group.first_time, |agent| &agent.first_time),
        ("agents-satisfied", &group.satisfied, |agent| &agent.satisfied),
    ];
    for (name, shrunk, share) in shares {
        let is = |wanted: Says| named(&|agent: &Agent| share(agent).says == wanted);
        let with = group.agents.iter().filter(|agent| share(agent).own.is_some()).count();
        let about = |id: &'static str| msg(id).with("share", msg(name));
        match shrunk {
            _ if with == 0 => {}
            None => {
                let few = about("agents-few-peers").with("count", with).with("fewest", parts.least.peers);
                said.push((few, Tone::Quiet));
            }
            Some(shrunk) if shrunk.weight.is_none() => said.push((about("agents-chance"), Tone::Quiet)),
            Some(shrunk) => {
                let mean = (shrunk.mean * Quantity::from(100)).fixed(1);
                let weight = shrunk.weight.unwrap_or_default().fixed(1);
                said.push((about("agents-mean").with("mean", mean).with("weight", weight), Tone::Quiet));
            }
        }
        for (says, told, tone) in [
            (Says::Look, msg("agents-look").with("share", msg(name)).with("names", is(Says::Look)), Tone::Plain),
            (Says::TooFew, msg("agents-too-few").with("share", msg(name)).with("names", is(Says::TooFew)), Tone::Quiet),
            (
                Says::Impossible,
                msg("agents-impossible").with("share", msg(name)).with("names", is(Says::Impossible)),
                Tone::Warn,
            ),
        ] {
            if !is(says).is_empty() {
                said.push((told, tone));
            }
        }
    }
    let counts = |all: &Figures| all.get(AgentFigure::Tickets).is_some();
    let idle = |agent: &Agent| agent.figures.get(AgentFigure::Tickets).is_none_or(Quantity::is_zero);
    let busy = |agent: &Agent| agent.figures.utilisation().is_some_and(|share| share > Quantity::ONE);
    let absent =
        |agent: &Agent| !idle(agent) && agent.figures.get(AgentFigure::Available).is_none_or(Quantity::is_zero);
    for (id, names, tone) in [
        // Where nobody's tickets are counted they say nothing of anybody.
        ("agents-without-tickets", if counts(&group.all) { named(&idle) } else { Vec::new() }, Tone::Quiet),
        // Where nobody's hours are known there is no such column.
        ("agents-without-hours", if hours(&group.all).is_some() { named(&absent) } else { Vec::new() }, Tone::Quiet),
        ("agents-days-without-hours", named(&|agent: &Agent| agent.lacks_hours), Tone::Warn),
        ("agents-over-hours", named(&busy), Tone::Warn),
    ] {
        if !names.is_empty() {
            said.push((msg(id).with("names", names), tone));
        }
    }
    said
}

fn rows(parts: &AgentsParts<'_>) -> DataTable {
    type Of<'g> = (&'g AgentGroup, String, &'g Agent);
    let mut fields: Vec<Field<'_, Of<'_>>> = vec![
        field("group", |(group, ..): &Of<'_>| Cell::Text(group.common.join(" · "))),
        field("agent", |(_, label, _): &Of<'_>| Cell::Text(label.clone())),
    ];
    for (key, _, form, of) in WORK {
        fields
            .push(field(key, move |(.., agent): &Of<'_>| known(of(&agent.figures), |value| Cell::Figure(value, form))));
    }
    let share = |value: Option<Quantity>, form| known(value, |value| Cell::Figure(value, form));
    fields.push(field("observed_to_expected", move |(.., agent): &Of<'_>| share(agent.mix, Form::Number(3))));
    let percent = Form::Percent(1);
    fields.push(field("fcr", move |(.., agent): &Of<'_>| share(agent.first_time.own, percent)));
    fields.push(field("fcr_shrunk", move |(.., agent): &Of<'_>| share(agent.first_time.shrunk, percent)));
    fields.push(field("csat", move |(.., agent): &Of<'_>| share(agent.satisfied.own, percent)));
    fields.push(field("csat_shrunk", move |(.., agent): &Of<'_>| share(agent.satisfied.shrunk, percent)));
    fields.push(field("says", |(.., agent): &Of<'_>| says(agent)));
    let things = parts
        .answer
        .groups
        .iter()
        .flat_map(|group| in_order(parts, group).into_iter().map(move |(label, agent)| (group, label, agent)));
    data_table("rows", &fields, things)
}

fn groups(parts: &AgentsParts<'_>) -> DataTable {
    let share = |value: Option<Quantity>| known(value, |value| Cell::Figure(value, Form::Percent(1)));
    let mean = move |shrunk: &Option<Shrunk>| share(shrunk.as_ref().map(|shrunk| shrunk.mean));
    let weight = move |shrunk: &Option<Shrunk>| {
        known(shrunk.as_ref().and_then(|own| own.weight), |value| Cell::Figure(value, Form::Number(0)))
    };
    let fields: Vec<Field<'_, &AgentGroup>> = vec![
        field("group", |group: &&AgentGroup| Cell::Text(group.common.join(" · "))),
        field("agents", |group: &&AgentGroup| Cell::Count(group.agents.len() as i64)),
        field("fcr_mean", move |group: &&AgentGroup| mean(&group.first_time)),
        field("fcr_weight", move |group: &&AgentGroup| weight(&group.first_time)),
        field("csat_mean", move |group: &&AgentGroup| mean(&group.satisfied)),
        field("csat_weight", move |group: &&AgentGroup| weight(&group.satisfied)),
    ];
    data_table("groups", &fields, parts.answer.groups.iter())
}

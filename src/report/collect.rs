//! A round of collecting: who answered, and what it comes to.

use super::fields::{Field, data_table, field, known};
use super::table::column;
use super::{Align, Cell, Data, Emphasis, Report, Row, Section, Table, Tone};
use crate::model::round::{Answer, HandedLine};
use crate::model::{Currency, Kind, Money, MoneyError, Ratio, Round};
use crate::words::{Message, msg};

/// What the lines of an owner come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundSums {
    /// In the plan.
    pub planned: Money,
    /// With what was filled in; lines without an answer count as the plan has them.
    pub collected: Money,
    /// Of lines that have one.
    pub target: Option<Money>,
    /// What was filled in for these less their targets.
    pub gap: Option<Money>,
}

impl RoundSums {
    /// Of no line.
    pub fn nothing(currency: Currency) -> RoundSums {
        let zero = Money::zero(currency);
        RoundSums { planned: zero, collected: zero, target: None, gap: None }
    }

    fn add(&mut self, other: &RoundSums) -> Result<(), MoneyError> {
        self.planned = self.planned.checked_add(other.planned)?;
        self.collected = self.collected.checked_add(other.collected)?;
        let plus = |a: Option<Money>, b: Option<Money>| match (a, b) {
            (Some(a), Some(b)) => a.checked_add(b).map(Some),
            (a, b) => Ok(a.or(b)),
        };
        self.target = plus(self.target, other.target)?;
        self.gap = plus(self.gap, other.gap)?;
        Ok(())
    }
}

/// How far an owner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// All lines are filled in.
    Complete,
    /// Some are not.
    Partly,
    /// Nothing came back.
    Missing,
    /// What came back is refused.
    Refused,
    /// His lines stay as they are, as was asked.
    LeftOut,
}

impl RoundState {
    fn cell(self) -> (Cell, Tone) {
        let (tag, id, tone) = match self {
            RoundState::Complete => ("complete", "collect-state-complete", Tone::Plain),
            RoundState::Partly => ("partly", "collect-state-partly", Tone::Warn),
            RoundState::Missing => ("missing", "collect-state-missing", Tone::Warn),
            RoundState::Refused => ("refused", "collect-state-refused", Tone::Bad),
            RoundState::LeftOut => ("left_out", "collect-state-left-out", Tone::Plain),
        };
        (Cell::word(tag, msg(id)), tone)
    }
}

/// An owner's part of a round.
pub struct RoundRow {
    /// Who; `None` is nobody, for lines that were handed to none.
    pub owner: Option<String>,
    /// Of costs, or of income.
    pub kind: Kind,
    /// How far he is; nobody is nowhere.
    pub state: Option<RoundState>,
    /// How many of his lines are filled in, and how many he has.
    pub filled: (usize, usize),
    /// What they come to.
    pub sums: RoundSums,
}

/// A line with what was answered.
pub struct RoundLine<'a> {
    /// Whose.
    pub owner: &'a str,
    /// As it was handed out.
    pub line: &'a HandedLine,
    /// What came back.
    pub answer: Option<&'a Answer>,
}

/// What the report is made from.
pub struct CollectParts<'a> {
    /// The round.
    pub round: &'a Round,
    /// Owners, in the order of the plan; costs before income.
    pub rows: Vec<RoundRow>,
    /// All lines that were handed out.
    pub lines: Vec<RoundLine<'a>>,
    /// A target for all costs.
    pub target: Option<Money>,
    /// Is it written into the plan?
    pub written: bool,
    /// Of amounts.
    pub currency: Currency,
}

/// Builds the report.
pub fn collect_report(parts: &CollectParts<'_>) -> Result<Report, MoneyError> {
    let round = parts.round;
    let title = msg("collect-title").with("plan", round.plan.as_str()).with("round", i64::from(round.number));
    let handed = msg("collect-handed").with("day", round.at.date_naive().to_string()).with("by", round.actor.as_str());
    let mut sections = vec![Section::title(title, vec![handed, msg("collect-convention")])];
    let mut costs = RoundSums::nothing(parts.currency);
    for row in parts.rows.iter().filter(|row| row.kind == Kind::Cost) {
        costs.add(&row.sums)?;
    }
    for kind in [Kind::Cost, Kind::Income] {
        let own: Vec<&RoundRow> = parts.rows.iter().filter(|row| row.kind == kind).collect();
        if !own.is_empty() {
            sections.push(Section::Table(table(kind, &own, parts)?));
        }
    }
    let gap = parts.target.map(|target| costs.collected.checked_sub(target)).transpose()?;
    if let (Some(target), Some(gap)) = (parts.target, gap) {
        let (id, tone) = match gap {
            gap if gap.is_positive() => ("collect-gap-over", Tone::Bad),
            gap if gap.is_negative() => ("collect-gap-under", Tone::Good),
            _ => ("collect-gap-none", Tone::Plain),
        };
        let text = msg(id).with("collected", costs.collected.grouped()).with("target", target.grouped());
        let text = if gap.is_zero() { text } else { text.with("gap", gap.abs().grouped()) };
        sections.push(Section::Text(text, tone));
    }
    let complete =
        parts.rows.iter().all(|row| matches!(row.state, None | Some(RoundState::Complete | RoundState::LeftOut)));
    let plain = |amount: Option<Money>| amount.map(Money::plain);
    let head = vec![
        ("plan", round.plan.clone().into()),
        ("round", Cell::Count(i64::from(round.number)).into()),
        ("hash", round.hash.clone().into()),
        ("by", round.by.clone().into()),
        ("currency", parts.currency.code().into()),
        ("complete", complete.into()),
        ("written", parts.written.into()),
        ("target", plain(parts.target).into()),
        ("gap", plain(gap).into()),
    ];
    let tables = vec![owners_data(parts), lines_data(parts)];
    Ok(Report { name: "plan_collect", sections, data: Data { head, tables, errors: Vec::new() } })
}

fn table(kind: Kind, own: &[&RoundRow], parts: &CollectParts<'_>) -> Result<Table, MoneyError> {
    let targets = own.iter().any(|row| row.sums.target.is_some());
    let mut columns = vec![
        column("collect-owner", Align::Left, 0),
        column("collect-state", Align::Left, 0),
        column("collect-lines", Align::Right, 0).derived(),
        column("form-planned", Align::Right, 0).keyed("planned"),
        column("collect-collected", Align::Right, 0).keyed("collected"),
        column("term-difference", Align::Right, 0).derived(),
        column("term-change-ratio", Align::Right, 1).derived(),
    ];
    if targets {
        columns.push(column("form-target", Align::Right, 0).keyed("target"));
        columns.push(column("collect-gap", Align::Right, 0).keyed("gap"));
    }
    let line = |label: Message, state: (Cell, Tone), filled: (usize, usize), sums: &RoundSums, emphasis| {
        let change = sums.collected.checked_sub(sums.planned)?;
        let plain = |cell| (cell, Tone::Plain);
        let counts = msg("collect-of-lines").with("filled", filled.0).with("lines", filled.1);
        let mut cells = vec![
            plain(Cell::message(label)),
            state,
            plain(if filled.1 == 0 { Cell::Empty } else { Cell::message(counts) }),
            plain(Cell::Money(sums.planned)),
            plain(Cell::Money(sums.collected)),
            plain(Cell::Signed(change)),
            plain(Ratio::of(change, sums.planned.abs()).map_or(Cell::Unknown, Cell::SignedRatio)),
        ];
        if targets {
            cells.push(plain(sums.target.map_or(Cell::Unknown, Cell::Money)));
            cells.push(plain(sums.gap.map_or(Cell::Unknown, Cell::Signed)));
        }
        Ok::<Row, MoneyError>(Row { cells, emphasis, indent: 0 })
    };
    let (mut rows, mut total, mut counts) = (Vec::new(), RoundSums::nothing(parts.currency), (0, 0));
    for row in own {
        let label = row.owner.as_deref().map_or_else(|| msg("collect-nobody"), Message::verbatim);
        let state = row.state.map_or((Cell::Empty, Tone::Plain), RoundState::cell);
        rows.push(line(label, state, row.filled, &row.sums, Emphasis::Item)?);
        total.add(&row.sums)?;
        counts = (counts.0 + row.filled.0, counts.1 + row.filled.1);
    }
    rows.push(line(msg("term-total"), (Cell::Empty, Tone::Plain), counts, &total, Emphasis::Total)?);
    let title = (kind == Kind::Income).then(|| msg("collect-income"));
    Ok(Table { title, columns, rows })
}

fn owners_data(parts: &CollectParts<'_>) -> super::DataTable {
    let money = |amount: Option<Money>| known(amount, Cell::Money);
    let fields: Vec<Field<'_, &RoundRow>> = vec![
        field("owner", |row: &&RoundRow| known(row.owner.clone(), Cell::Text)),
        field("kind", |row: &&RoundRow| Cell::Tag(if row.kind == Kind::Cost { "cost" } else { "income" })),
        field("state", |row: &&RoundRow| row.state.map_or(Cell::Empty, |state| state.cell().0)),
        field("filled", |row: &&RoundRow| Cell::Count(row.filled.0 as i64)),
        field("lines", |row: &&RoundRow| Cell::Count(row.filled.1 as i64)),
        field("planned", |row: &&RoundRow| Cell::Money(row.sums.planned)),
        field("collected", |row: &&RoundRow| Cell::Money(row.sums.collected)),
        field("target", move |row: &&RoundRow| money(row.sums.target)),
        field("gap", move |row: &&RoundRow| money(row.sums.gap)),
    ];
    data_table("owners", &fields, &parts.rows)
}

fn lines_data(parts: &CollectParts<'_>) -> super::DataTable {
    let money = |amount: Option<Money>| known(amount, Cell::Money);
    let text = |text: Option<&String>| known(text.filter(|text| !text.is_empty()).cloned(), Cell::Text);
    let mut fields: Vec<Field<'_, &RoundLine<'_>>> = vec![
        field("owner", |own: &&RoundLine<'_>| Cell::Text(own.owner.to_string())),
        field("number", |own: &&RoundLine<'_>| Cell::Count(i64::from(own.line.number))),
        field("category", |own: &&RoundLine<'_>| Cell::category(&own.line.category)),
    ];
    for (axis, name) in parts.round.axes.iter().enumerate() {
        let member = move |own: &&RoundLine<'_>| text(own.line.members.get(axis));
        fields.push(field(format!("dimensions.{name}"), member));
    }
    fields.extend([
        field("name", |own: &&RoundLine<'_>| Cell::Text(own.line.name.clone())),
        field("last_year", move |own: &&RoundLine<'_>| money(own.line.last_year)),
        field("this_year", move |own: &&RoundLine<'_>| money(own.line.this_year)),
        field("planned", |own: &&RoundLine<'_>| Cell::Money(own.line.planned)),
        field("target", move |own: &&RoundLine<'_>| money(own.line.target)),
        field("amount", move |own: &&RoundLine<'_>| money(own.answer.and_then(|answer| answer.amount))),
        field("basis", move |own: &&RoundLine<'_>| text(own.answer.map(|answer| &answer.basis))),
        field("effect", move |own: &&RoundLine<'_>| text(own.answer.map(|answer| &answer.effect))),
    ]);
    data_table("lines", &fields, &parts.lines)
}

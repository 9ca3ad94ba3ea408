//! A draft: the table a manager looks over, and the sentences that stand in the file beside each line.

use super::table::column;
use super::{Align, Block, Cell, Data, DataTable, Emphasis, Names, Record, Report, Row, Section, Table, Tone};
use super::{goal_name, goal_value};
use crate::analysis::draft::{Draft, Drafted, LeftOut, far};
use crate::analysis::goal::{Bound, Cap, bound};
use crate::analysis::method::{joined, name};
use crate::model::goal::{Aim, GoalTarget};
use crate::model::money::group_digits;
use crate::model::{Goal, Money, MoneyError, Month, Plan, Quantity, Ratio};
use crate::words::{Message, msg};

/// What a draft was made from.
pub struct DraftParts<'a> {
    /// With its lines.
    pub plan: &'a Plan,
    /// The plan it follows.
    pub last: Option<&'a Plan>,
    /// The last month that counted.
    pub until: Month,
    /// The draft, line by line as in `plan`.
    pub draft: &'a Draft,
    /// The caps that it was fitted to, in the order in which they were.
    pub caps: Vec<DraftCap>,
}

/// A cap, and what it did.
#[derive(Clone, Debug)]
pub struct DraftCap {
    /// The most that the costs may come to.
    pub amount: Money,
    /// What free lines were multiplied by; `None` if they were below it anyway.
    pub factor: Option<String>,
    /// Was what a contract or the law states shrunk with the rest?
    pub owed_too: bool,
    /// The goal that it comes from, and how.
    pub goal: Option<(Goal, Cap)>,
}

/// How much `new` is above or below `base`: `+4.7%`; `—` where there is nothing to compare with.
fn change(new: Money, base: Money) -> String {
    let ratio = new.checked_sub(base).ok().and_then(|difference| Ratio::of(difference, base.abs()));
    ratio.map_or("—".to_string(), |ratio| match ratio > Ratio::ZERO {
        true => format!("+{}", ratio.percent()),
        false => ratio.percent(),
    })
}

/// The 预算依据 of a drafted line: its method's arithmetic, then what was spent and what was planned.
pub fn draft_basis(line: &Drafted, until: Month) -> Message {
    let amount = line.cut.map_or(line.annual, |cut| cut.from);
    let own = line.basis.clone().unwrap_or_else(|| {
        let kept = msg("draft-basis-kept").with("amount", line.last.unwrap_or(amount).grouped());
        match line.line.basis.as_str() {
            "" => kept,
            stated => msg("method-joined").with("first", kept).with("second", stated.to_string()),
        }
    });
    let actual = line.actual.filter(|actual| !actual.is_zero()).map(|actual| {
        let about = msg("draft-basis-actual").with("amount", actual.grouped()).with("change", change(amount, actual));
        about.with("first", until.plus(-11).to_string()).with("last", until.to_string())
    });
    let last = line
        .last
        .map(|last| msg("draft-basis-last").with("amount", last.grouped()).with("change", change(amount, last)));
    let cut = line.cut.map(|cut| {
        let id = if cut.at_floor { "draft-basis-floor" } else { "draft-basis-cut" };
        msg(id).with("from", cut.from.grouped()).with("amount", line.annual.grouped())
    });
    joined([Some(own), actual, last, cut].into_iter().flatten()).unwrap_or_else(|| Message::verbatim(""))
}

/// What stands over a drafted line in the file: its amounts, and other estimates more than a tenth away.
pub fn draft_remarks(line: &Drafted) -> Vec<Message> {
    let same = line.months.iter().all(|month| *month == line.months[0]);
    let months = match same {
        true => format!("{} × 12", line.months[0].grouped()),
        false => line.months.map(Money::grouped).join("  "),
    };
    let mut remarks = vec![
        msg("draft-remark")
            .with("annual", line.annual.grouped())
            .with("method", name(line.method))
            .with("months", months),
    ];
    remarks.extend(line.checks.iter().filter(|(_, other)| far(line.annual, *other)).map(|(method, other)| {
        let check = msg("draft-check").with("method", name(method)).with("amount", other.grouped());
        check.with("change", change(*other, line.annual))
    }));
    remarks
}

/// What stands over the whole file.
pub fn draft_head(parts: &DraftParts<'_>) -> Result<Vec<Message>, MoneyError> {
    let total = Money::sum(parts.draft.lines.iter().map(|line| line.annual), parts.plan.currency)?;
    let mut head = vec![
        msg("draft-head").with("name", parts.plan.name.clone()).with("until", parts.until.to_string()),
        msg("draft-total").with("lines", parts.draft.lines.len()).with("total", total.grouped()),
    ];
    head.extend(parts.last.map(|last| msg("draft-follows").with("id", last.id.clone())));
    for cap in &parts.caps {
        head.extend(cap.goal.as_ref().map(|(goal, cap)| goal_cap(goal, cap)));
        head.push(match &cap.factor {
            Some(factor) => {
                let id = if cap.owed_too { "draft-cap" } else { "draft-cap-owed" };
                msg(id).with("cap", cap.amount.grouped()).with("factor", factor.clone())
            }
            None => msg("draft-cap-wide").with("cap", cap.amount.grouped()),
        });
    }
    head.push(msg("draft-review"));
    Ok(head)
}

/// How a cost goal comes to a cap: EX-3.8.
fn goal_cap(goal: &Goal, cap: &Cap) -> Message {
    let decimals = |value: Quantity| group_digits(&value.fixed(4));
    let from = match (goal.aim, cap.baseline) {
        (Aim::Down(GoalTarget::Change(change)), Some(baseline)) => {
            let changed =
                msg("draft-goal-change").with("baseline", decimals(baseline)).with("change", change.percent());
            changed.with("target", decimals(cap.target))
        }
        _ => Message::verbatim(decimals(cap.target)),
    };
    let sentence = msg("draft-goal-cap").with("goal", goal_name(goal)).with("target", from);
    let sentence = sentence.with("driver", cap.driver.clone()).with("volume", cap.volume.grouped());
    let per = if goal.per == Quantity::ONE { String::new() } else { format!(" ÷ {}", goal.per.grouped()) };
    let sentence = sentence.with("per", per).with("cap", cap.amount.grouped());
    match &cap.of {
        None => sentence.with("of", msg("draft-goal-all")),
        Some(of) => sentence.with("of", of.to_string()),
    }
}

/// What a line is to bring about for the goals that it serves.
pub fn draft_goal_effect(goal: &Goal, baseline: Option<Quantity>) -> Message {
    let value = |value| goal_value(value, goal.unit);
    let target = match (bound(goal.aim, baseline), goal.aim) {
        (Some(Bound::Up(target) | Bound::Down(target)), _) => value(target),
        (Some(Bound::Band(low, high)), _) => format!("{}–{}", value(low), value(high)),
        (None, Aim::Up(GoalTarget::Change(change)) | Aim::Down(GoalTarget::Change(change))) => change.percent(),
        (None, _) => String::new(),
    };
    let effect = match baseline {
        Some(baseline) => msg("draft-effect-change").with("baseline", value(baseline)),
        None => msg("draft-effect-target"),
    };
    effect.with("goal", goal_name(goal)).with("target", target)
}

/// What has no line, a sentence each.
pub fn draft_left_out(draft: &Draft, names: &Names) -> Vec<Message> {
    let tell = |left: &LeftOut| match left {
        LeftOut::Ceiling(category) => msg("draft-left-ceiling").with("category", names.path(category)),
        LeftOut::NoMethod(category) => msg("draft-left-method").with("category", names.path(category)),
        LeftOut::TooShort { category, months, spent } => {
            let about = msg("draft-left-short").with("category", names.path(category));
            about.with("months", *months).with("spent", spent.grouped())
        }
        LeftOut::Unclassified { spent } => msg("draft-left-unclassified").with("spent", spent.grouped()),
        LeftOut::Outside { spent } => msg("draft-left-outside").with("spent", spent.grouped()),
    };
    draft.left_out.iter().map(tell).collect()
}

/// The draft at a glance.
pub fn draft_report(parts: &DraftParts<'_>, names: &Names) -> Result<Report, MoneyError> {
    let columns = vec![
        column("term-line", Align::Left, 0),
        column("term-method", Align::Left, 0),
        column("draft-last", Align::Right, 0).within(Block::Whole(1)).keyed("last"),
        column("draft-actual", Align::Right, 0).within(Block::Whole(1)).keyed("actual"),
        column("draft-amount", Align::Right, 0).within(Block::Whole(1)).keyed("annual"),
        column("draft-change", Align::Right, 0).within(Block::Whole(1)).derived(),
        column("draft-others", Align::Left, 0).within(Block::Whole(2)),
    ];
    let currency = parts.plan.currency;
    let mut rows: Vec<Row> = parts.draft.lines.iter().map(|line| row(line, names)).collect();
    // Of what no line knows the sum is unknown, too.
    let sum = |of: &dyn Fn(&Drafted) -> Option<Money>| -> Result<Option<Money>, MoneyError> {
        let known: Vec<Money> = parts.draft.lines.iter().filter_map(of).collect();
        (!known.is_empty()).then(|| Money::sum(known, currency)).transpose()
    };
    let (last, actual) = (sum(&|l| l.last)?, sum(&|l| l.actual)?);
    let total = Money::sum(parts.draft.lines.iter().map(|l| l.annual), currency)?;
    let base = if parts.last.is_some() { last } else { actual };
    let money = |amount: Option<Money>| amount.map_or(Cell::Unknown, Cell::Money);
    let cells = vec![
        Cell::message(msg("term-total")),
        Cell::Empty,
        money(last),
        money(actual),
        Cell::Money(total),
        ratio(total, base),
        Cell::Empty,
    ];
    rows.push(Row { cells: plain(cells), emphasis: Emphasis::Total, indent: 0 });
    let mut notes = draft_head(parts)?;
    let title = notes.remove(0);
    let mut sections = vec![
        Section::title(title, [notes, vec![msg("draft-convention")]].concat()),
        Section::Table(Table { title: None, columns, rows }),
    ];
    let left = draft_left_out(parts.draft, names).into_iter();
    sections.extend(left.map(|message| Section::Text(message, Tone::Warn)));
    let head = vec![
        ("plan", parts.plan.id.clone().into()),
        ("currency", currency.code().into()),
        ("until", parts.until.to_string().into()),
    ];
    Ok(Report { name: "draft", sections, data: Data { head, tables: vec![data_rows(parts, names)], errors: vec![] } })
}

fn plain(cells: Vec<Cell>) -> Vec<(Cell, Tone)> {
    cells.into_iter().map(|cell| (cell, Tone::Plain)).collect()
}

fn ratio(new: Money, base: Option<Money>) -> Cell {
    let difference = base.and_then(|base| Some((new.checked_sub(base).ok()?, base)));
    difference.and_then(|(d, base)| Ratio::of(d, base.abs())).map_or(Cell::Unknown, Cell::SignedRatio)
}

fn row(line: &Drafted, names: &Names) -> Row {
    let money = |amount: Option<Money>| amount.map_or(Cell::Unknown, Cell::Money);
    let others = line.checks.iter().filter(|(_, other)| far(line.annual, *other));
    let others =
        others.map(|(method, other)| msg("draft-other").with("method", name(method)).with("amount", other.grouped()));
    let others = others.reduce(|a, b| msg("report-aside").with("first", a).with("second", b));
    let tone = if others.is_none() { Tone::Plain } else { Tone::Warn };
    let mut cells = plain(vec![
        Cell::message(names.line(&line.line)),
        Cell::word(line.method, name(line.method)),
        money(line.last),
        money(line.actual),
        Cell::Money(line.annual),
        ratio(line.annual, line.last.or(line.actual)),
    ]);
    cells.push((others.map_or(Cell::Empty, Cell::message), tone));
    Row { cells, emphasis: Emphasis::Item, indent: 0 }
}

fn data_rows(parts: &DraftParts<'_>, names: &Names) -> DataTable {
    let mut columns: Vec<String> = ["category", "name"].map(String::from).to_vec();
    columns.extend(names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.extend(["method", "last", "actual", "before_cap", "annual"].map(String::from));
    columns.extend(parts.plan.year.months().map(|month| format!("months.{month}")));
    let money = |amount: Option<Money>| amount.map_or(Cell::Empty, Cell::Money);
    let records = parts.draft.lines.iter().map(|line| {
        let mut values = vec![Cell::category(&line.line.category), Cell::Text(line.line.name.clone())];
        values.extend(line.line.members.iter().map(|member| Cell::Text(member.clone().unwrap_or_default())));
        values.extend([Cell::Text(line.method.to_string()), money(line.last), money(line.actual)]);
        values.extend([money(line.cut.map(|cut| cut.from)), Cell::Money(line.annual)]);
        values.extend(line.months.map(Cell::Money));
        Record { path: Vec::new(), values }
    });
    DataTable { key: "rows", columns, records: records.collect(), keyed: false }
}

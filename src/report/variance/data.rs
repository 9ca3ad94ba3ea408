//! The variance report for scripts: design.md §3, "Machine output is a promise".

mod said;

use said::said_fields;

use super::{VarianceParts, against_key, status_word};
use crate::analysis::forecast::Outlook;
use crate::analysis::variance::{
    Direction, Judged, Measure, Member, Role, Scope, ScopeName, Segment, Status, Totals, VarianceRow, against,
};
use crate::answer::variance::VarianceAnswer;
use crate::model::{Category, Kind, Money, Month, Ratio, ReportColumn, ReviewNote, ReviewSpan};
use crate::report::fields::{Field, by_axis, data_table, field, known};
use crate::report::{Cell, DataTable, Names};

/// `*`: the line covers the axis whole (全部). No member is called so.
pub(in crate::report) const SHARED: &str = "*";

/// The sums of a row, of a total or of a month.
struct Sums<'a> {
    measure: &'a Measure,
    direction: Direction,
    kind: Kind,
    /// What is still to come has no variance.
    has_begun: bool,
    verdict: Verdict,
    /// Where the year ends.
    outlook: Option<&'a Outlook>,
}

/// What is said of sums: nothing of a month alone, unless it has no rows.
enum Verdict {
    OfMonth { is_missing: bool },
    Judged { status: Option<Status>, material: bool, is_early: bool },
}

/// By how much money and which share, and which way.
type Distance = (Money, Option<Ratio>, Direction);

impl<'a> Sums<'a> {
    fn judged(judged: &'a Judged, kind: Kind, scope: &Scope) -> Sums<'a> {
        let Judged { status, material, .. } = *judged;
        let verdict = Verdict::Judged { status, material, is_early: scope.is_early() };
        let has_begun = !scope.is_ahead();
        Sums { measure: &judged.measure, direction: judged.direction, kind, has_begun, verdict, outlook: None }
    }

    /// Of a month of the first scope.
    fn of_month(measure: &'a Measure, kind: Kind, scope: &Scope, month: Month) -> Sums<'a> {
        let has_begun = scope.has_begun(month);
        let variance = measure.variance().ok().flatten().filter(|_| has_begun);
        let direction = variance.map_or(Direction::None, |v| {
            let early = scope.is_early_month(month);
            against(v, Money::zero(v.currency()), kind, early).map_or(Direction::None, |(_, _, way)| way)
        });
        let verdict = Verdict::OfMonth { is_missing: scope.missing.contains(&month) };
        Sums { measure, direction, kind, has_begun, verdict, outlook: None }
    }

    /// Of a member, in the first scope.
    fn of_member(measure: &'a Measure, kind: Kind, scope: &Scope) -> Sums<'a> {
        let has_begun = !scope.is_ahead();
        let variance = measure.variance().ok().flatten().filter(|_| has_begun);
        let direction = variance.map_or(Direction::None, |v| {
            against(v, Money::zero(v.currency()), kind, scope.is_early()).map_or(Direction::None, |(_, _, way)| way)
        });
        Sums { measure, direction, kind, has_begun, verdict: Verdict::OfMonth { is_missing: false }, outlook: None }
    }

    /// With where the year ends, beside the first scope.
    fn ending(self, outlook: Option<&'a Outlook>, scope: usize) -> Sums<'a> {
        Sums { outlook: outlook.filter(|_| scope == 0), ..self }
    }

    fn status(&self) -> Option<Status> {
        match self.verdict {
            Verdict::OfMonth { is_missing } => is_missing.then_some(Status::Missing),
            Verdict::Judged { status, .. } => status,
        }
    }

    /// Of the net, nothing is used up.
    fn is_used_up(&self) -> bool {
        matches!(self.verdict, Verdict::OfMonth { .. } | Verdict::Judged { status: Some(_), .. })
    }

    /// A base, and how far the actual money is from it.
    fn compared(&self, base: usize) -> Option<(Money, Distance)> {
        let Verdict::Judged { is_early, .. } = self.verdict else { return None };
        let base = self.measure.against[base]?;
        Some((base, against(self.measure.actual, base, self.kind, is_early).ok()?))
    }
}

/// The figures of whatever has sums.
fn figures<'a, T: 'a>(parts: &VarianceParts<'_>, of: fn(&T) -> &Sums<'_>) -> Vec<Field<'a, T>> {
    let ratio = |ratio: Option<Ratio>| ratio.map_or(Cell::Unknown, Cell::Ratio);
    let begun = move |thing: &T, cell: Cell| if of(thing).has_begun { cell } else { Cell::Empty };
    let mut fields = vec![
        field("budget", move |thing: &T| known(of(thing).measure.budget, Cell::Money)),
        field("actual", move |thing: &T| Cell::Money(of(thing).measure.actual)),
        field("variance", move |thing: &T| {
            begun(thing, known(of(thing).measure.variance().ok().flatten(), Cell::Money))
        }),
        field("variance_ratio", move |thing: &T| begun(thing, ratio(of(thing).measure.variance_ratio()))),
        field("direction", move |thing: &T| begun(thing, direction_cell(of(thing).direction))),
        field("execution_ratio", move |thing: &T| match of(thing).is_used_up() {
            true => begun(thing, ratio(of(thing).measure.execution())),
            false => Cell::Empty,
        }),
        field("commitment", move |thing: &T| Cell::Money(of(thing).measure.commitment)),
        field("available", move |thing: &T| {
            // Only what is budgeted for a cost can be spent; a month of income has what is left to come in.
            let sums = of(thing);
            let available = sums.measure.available().ok().flatten();
            let spends = sums.kind == Kind::Cost || matches!(sums.verdict, Verdict::OfMonth { .. });
            known(available.filter(|_| spends), Cell::Money)
        }),
        field("status", move |thing: &T| {
            begun(thing, known(of(thing).status(), |status| Cell::Tag(status_word(status).0)))
        }),
        field("material", move |thing: &T| match of(thing).verdict {
            Verdict::Judged { material, .. } => Cell::Flag(material),
            Verdict::OfMonth { .. } => Cell::Empty,
        }),
    ];
    if parts.answer.rolls || parts.columns.contains(&ReportColumn::Rollover) {
        fields.push(field("rollover", move |thing: &T| {
            known(of(thing).measure.budget.map(|_| of(thing).measure.rolled), Cell::Money)
        }));
    }
    if parts.answer.with_original {
        fields
            .push(field("original", move |thing: &T| known(of(thing).measure.original().ok().flatten(), Cell::Money)));
        fields.push(field("adjusted", move |thing: &T| {
            known(of(thing).measure.budget.map(|_| of(thing).measure.changed), Cell::Money)
        }));
    }
    for (base, against) in parts.answer.query.against.iter().enumerate() {
        let key = |part: &str| format!("against.{}.{part}", against_key(*against));
        let compared = move |thing: &T| of(thing).compared(base);
        fields.push(field(key("base"), move |thing: &T| known(compared(thing), |(base, _)| Cell::Money(base))));
        fields.push(field(key("variance"), move |thing: &T| {
            begun(thing, known(compared(thing), |(_, (by, ..))| Cell::Money(by)))
        }));
        fields.push(field(key("variance_ratio"), move |thing: &T| {
            begun(thing, known(compared(thing), |(_, (_, by, _))| ratio(by)))
        }));
        fields.push(field(key("direction"), move |thing: &T| {
            begun(thing, known(compared(thing), |(.., (.., way))| direction_cell(way)))
        }));
    }
    fields
}

/// The year's budget and how much of it is done; of the net, nothing is.
fn year<'a, T: 'a>(of: fn(&T) -> &Sums<'_>) -> [Field<'a, T>; 2] {
    [
        field("year_budget", move |thing: &T| {
            let measure = of(thing).measure;
            known(measure.year.filter(|_| measure.budget.is_some()), Cell::Money)
        }),
        field("year_completion", move |thing: &T| {
            let sums = of(thing);
            known(sums.measure.completion().filter(|_| sums.is_used_up()), Cell::Ratio)
        }),
    ]
}

/// Where the year ends, where that was asked for.
fn ends<'a, T: 'a>(parts: &VarianceParts<'_>, of: fn(&T) -> &Sums<'_>) -> Vec<Field<'a, T>> {
    if parts.answer.frame.is_none() {
        return Vec::new();
    }
    let figure = |key: &'static str, figure: fn(&Outlook) -> Option<Money>| {
        field(key, move |thing: &T| known(of(thing).outlook.and_then(figure), Cell::Money))
    };
    vec![
        figure("outlook", |own| own.year_end().ok()),
        figure("outlook_budget", Outlook::budget),
        figure("outlook_variance", |own| own.variance().ok().flatten()),
        figure("outlook_low", |own| own.range().ok().flatten().map(|(low, _)| low)),
        figure("outlook_high", |own| own.range().ok().flatten().map(|(_, high)| high)),
        field("outlook_method", move |thing: &T| {
            let methods = of(thing).outlook.map(|own| own.methods).filter(|methods| methods.count() > 0);
            known(methods, |methods| Cell::Tag(methods.one().unwrap_or("mixed")))
        }),
    ]
}

/// A row of a scope, or a month of it; without a row, the total.
struct Line<'a> {
    scope: ScopeName,
    row: Option<&'a VarianceRow>,
    month: Option<Month>,
    /// The member of a column of members.
    across: Option<(usize, &'a Member)>,
    sums: Sums<'a>,
    basis: Option<&'a str>,
    said: &'a [(ReviewSpan, ReviewNote)],
}

impl Line<'_> {
    /// The member of its column, where that is of this axis.
    fn member_across(&self, axis: usize) -> Option<&Member> {
        self.across.filter(|(own, _)| *own == axis).map(|(_, member)| member)
    }
}

/// What a row is and where it stands; without a row it is a total.
///
/// `across` says at which member of an axis it stands, where it is the part of a row.
pub(in crate::report) fn place_fields<'a, T: 'a>(
    names: &'a Names,
    row: fn(&T) -> Option<&VarianceRow>,
    across: fn(&T, usize) -> Option<&Member>,
) -> Vec<Field<'a, T>> {
    let mut fields = vec![
        field("kind", move |thing: &T| Cell::Tag(row(thing).map_or("total", kind))),
        field("category", move |thing: &T| known(row(thing).and_then(category), Cell::category)),
    ];
    fields.extend(by_axis(names, move |axis, thing: &T| {
        known(across(thing, axis).or_else(|| row(thing).and_then(|row| member(row, axis))), member_cell)
    }));
    fields
}

fn member_cell(member: &Member) -> Cell {
    match member {
        Member::Named(name) => text(name),
        Member::Shared => Cell::Tag(SHARED),
        Member::Unassigned => Cell::Tag(""),
    }
}

pub(super) fn rows(parts: &VarianceParts<'_>) -> DataTable {
    let mut fields = vec![field("scope", |line: &Line<'_>| Cell::Tag(scope_key(line.scope)))];
    fields.extend(place_fields(parts.names, |line: &Line<'_>| line.row, Line::member_across));
    fields.push(field("month", |line: &Line<'_>| known(line.month, Cell::Month)));
    // The parts of a row at members of an axis, told from the row itself.
    if let Some(axis) = parts.answer.query.across.and_then(|axis| parts.names.dimensions.axes.get(axis)) {
        fields.push(field("across", |line: &Line<'_>| known(line.across, |_| text(&axis.name))));
    }
    fields.extend(figures(parts, |line: &Line<'_>| &line.sums));
    fields
        .push(field("type", |line: &Line<'_>| Cell::Tag(if line.sums.kind == Kind::Cost { "cost" } else { "income" })));
    fields.push(field("group", |line: &Line<'_>| known(line.row.and_then(group), Cell::Tag)));
    fields.extend(year(|line: &Line<'_>| &line.sums));
    fields.extend(ends(parts, |line: &Line<'_>| &line.sums));
    if parts.columns.contains(&ReportColumn::Note) {
        fields.push(field("basis", |line: &Line<'_>| known(line.basis, text)));
    }
    if parts.notes.is_some() {
        fields.extend(said_fields());
    }
    data_table("rows", &fields, lines(parts))
}

fn lines<'a>(parts: &'a VarianceParts<'_>) -> Vec<Line<'a>> {
    let answer = parts.answer;
    let mut lines = Vec::new();
    for (index, scope) in answer.query.scopes.iter().enumerate() {
        for (number, row) in answer.variance.rows.iter().enumerate() {
            let kind = row.bucket.kind();
            let basis = answer.basis.get(number).and_then(|basis| basis.as_deref());
            let sums = Sums::judged(&row.scopes[index], kind, scope).ending(row.outlook.as_deref(), index);
            let said = parts.notes.as_ref().and_then(|notes| notes.get(number)).filter(|_| index == 0);
            let said = said.map_or(&[][..], Vec::as_slice);
            let line = Line { scope: scope.name, row: Some(row), month: None, across: None, sums, basis, said };
            lines.push(line);
            lines.extend(columns(answer, Some(row), kind, &row.months).filter(|_| index == 0));
        }
        // The totals of each column: of `kind` `total`, which no sum over items counts.
        let totals = &answer.variance.totals[index];
        for (kind, months) in [(Kind::Cost, &totals.cost_months), (Kind::Income, &totals.income_months)] {
            lines.extend(columns(answer, None, kind, months).filter(|_| index == 0));
        }
    }
    lines
}

/// The months of the first scope, or its members, of what has columns of them.
fn columns<'a>(
    answer: &'a VarianceAnswer,
    row: Option<&'a VarianceRow>,
    kind: Kind,
    measures: &'a [Measure],
) -> impl Iterator<Item = Line<'a>> {
    let scope = &answer.query.scopes[0];
    let line = move |month, across, sums| Line { scope: scope.name, row, month, across, sums, basis: None, said: &[] };
    let is_monthly = answer.query.across.is_none();
    let months = scope.period.touched().zip(measures).filter(move |_| is_monthly);
    let months = months.map(move |(month, own)| line(Some(month), None, Sums::of_month(own, kind, scope, month)));
    let members =
        answer.query.across.into_iter().flat_map(|axis| answer.variance.columns.iter().map(move |own| (axis, own)));
    let members = members.zip(measures).filter(|(_, own)| !own.is_zero());
    months.chain(members.map(move |(member, own)| line(None, Some(member), Sums::of_member(own, kind, scope))))
}

pub(in crate::report) fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

pub(in crate::report) fn kind(row: &VarianceRow) -> &'static str {
    match row.role {
        Role::Item => "item",
        Role::Subtotal | Role::Unbudgeted | Role::Selected => "subtotal",
        Role::Remainder(_) | Role::Shared(_) => "remainder",
    }
}

pub(in crate::report) fn member(row: &VarianceRow, axis: usize) -> Option<&Member> {
    row.path.iter().rev().find_map(|segment| match segment {
        Segment::Member(of, member) if *of == axis => Some(member),
        _ => None,
    })
}

pub(super) fn totals(parts: &VarianceParts<'_>) -> DataTable {
    let mut fields = figures(parts, |sums: &Sums<'_>| sums);
    fields.extend(year(|sums: &Sums<'_>| sums));
    fields.extend(ends(parts, |sums: &Sums<'_>| sums));
    let (mut paths, mut sums) = (Vec::new(), Vec::new());
    let scopes = parts.answer.query.scopes.iter().zip(&parts.answer.variance.totals);
    for (index, (scope, totals)) in scopes.enumerate() {
        let all = [
            ("cost", Some(&totals.cost), Kind::Cost, &totals.cost_outlook),
            ("income", totals.income.as_ref(), Kind::Income, &totals.income_outlook),
            ("net", totals.net.as_ref(), Kind::Income, &totals.net_outlook),
        ];
        for (key, judged, kind, outlook) in all {
            if let Some(judged) = judged {
                paths.push(vec![scope_key(scope.name), key]);
                sums.push(Sums::judged(judged, kind, scope).ending(outlook.as_ref(), index));
            }
        }
    }
    reached_by(paths, data_table("totals", &fields, sums))
}

pub(super) fn gross(parts: &VarianceParts<'_>) -> DataTable {
    let fields: Vec<Field<'_, &Totals>> = vec![
        field("adverse", |totals: &&Totals| Cell::Money(totals.gross_adverse)),
        field("favorable", |totals: &&Totals| Cell::Money(totals.gross_favorable)),
    ];
    let paths = parts.answer.query.scopes.iter().map(|scope| vec![scope_key(scope.name), "gross"]);
    reached_by(paths.collect(), data_table("totals", &fields, &parts.answer.variance.totals))
}

/// The same as an object whose records are reached by these paths.
pub(in crate::report) fn reached_by(paths: Vec<Vec<&'static str>>, mut table: DataTable) -> DataTable {
    table.keyed = true;
    table.records.iter_mut().zip(paths).for_each(|(record, path)| record.path = path);
    table
}

pub(super) fn scope_key(name: ScopeName) -> &'static str {
    match name {
        ScopeName::Period => "period",
        ScopeName::Ytd => "ytd",
    }
}

/// What tells apart rows that have no category of their own, and the rest of a ceiling from the ceiling.
pub(in crate::report) fn group(row: &VarianceRow) -> Option<&'static str> {
    match row.role {
        Role::Unbudgeted => Some("unbudgeted"),
        Role::Selected => Some("selected"),
        Role::Shared(_) => Some("shared"),
        Role::Item if row.path.contains(&Segment::Unallocated) => Some("unallocated"),
        Role::Item if row.path.contains(&Segment::Own) => Some("own"),
        Role::Item if row.bucket.is_unbudgeted() => Some("unbudgeted"),
        Role::Item | Role::Subtotal | Role::Remainder(_) => None,
    }
}

pub(in crate::report) fn category(row: &VarianceRow) -> Option<&Category> {
    row.path.iter().rev().find_map(|segment| match segment {
        Segment::Category(category) => Some(category),
        _ => None,
    })
}

pub(in crate::report) fn direction_cell(direction: Direction) -> Cell {
    Cell::Tag(match direction {
        Direction::Adverse => "adverse",
        Direction::Favorable => "favorable",
        Direction::None => "none",
    })
}

//! What each column of a table of metrics is.

use crate::import::fields::{Column, Field};
use crate::import::figures::{Cell, Named, Roles, cell, named_by_profile};
use crate::import::header::header_words::{DENOMINATOR, METRIC, NUMERATOR, PART, VALUE};
use crate::import::header::headers;
use crate::import::header::headers::{Vocabulary, is_word};
use crate::import::row::non_transaction::says;
use crate::import::sheet::Sheet;
use crate::import::source::Setting;
use crate::import::statement::stated;
use crate::model::amount::AmountStyle;
use crate::model::{Category, Unit};
use crate::words::{Message, Place, Problem, msg};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The month, or a day of it.
    Period,
    /// The year of bare months.
    Year,
    /// The members of an axis.
    Axis(usize),
    /// Tells rows of one month and member apart that are parts of one number: a channel, a team.
    Part,
    /// The metric's name.
    Name,
    /// The value of the metric that the row names.
    Value,
    /// The numerator of the ratio that the row names.
    Numerator,
    /// Its denominator.
    Denominator,
    /// A metric of its own.
    Metric(String, Unit),
    /// Nothing that is booked.
    Unused,
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) roles: Roles<Role>,
    /// Worth knowing.
    pub(super) notes: Vec<Problem>,
}

/// Numbers that count rows or name them, and are no metrics.
const ROW_NUMBERS: &str = "序号|编号|no|id|index|#";

/// Units that stand in brackets behind a metric's name and change nothing.
const PLAIN_UNITS: &str = "户|单|件|次|个|人|分钟|小时|元|通|条|households|tickets|minutes|hours|calls|heads|cny|yuan";

impl Columns {
    /// The columns, or what is wrong with the header.
    pub(super) fn locate(sheet: &Sheet, setting: &Setting<'_>) -> Result<Columns, Vec<Problem>> {
        let vocabulary = Vocabulary::new(setting, None);
        let known = sheet.header.iter().map(|header| known(header, setting, &vocabulary)).collect();
        let mut columns = Columns { roles: Roles::new(known, sheet, setting), notes: Vec::new() };
        let style = columns.roles.style;
        let (roles, notes) = (&mut columns.roles.each, &mut columns.notes);
        only_first(roles, &Role::Period);
        let has = |roles: &[Role], role: &Role| roles.contains(role);
        let place = || Place::line(sheet.name.as_str(), sheet.header_line);
        let error = |id, hint| Problem::error(msg(id)).at(place()).hint(msg(hint));
        let mut problems = Vec::new();
        if has(roles, &Role::Name) {
            let ratio = has(roles, &Role::Numerator) && has(roles, &Role::Denominator);
            if !has(roles, &Role::Value) && !ratio {
                problems.push(error("metric-no-value-column", "metric-no-value-column-hint"));
            }
        } else {
            problems.extend(wide(sheet, style, roles, notes, &vocabulary));
            if problems.is_empty() && !roles.iter().any(|role| matches!(role, Role::Metric(..))) {
                problems.push(error("metric-no-metric-column", "metric-no-metric-column-hint"));
            }
        }
        if !has(roles, &Role::Period) && sheet.month.is_none() {
            problems.push(error("metric-no-period-column", "metric-no-header-hint"));
        }
        if problems.is_empty() { Ok(columns) } else { Err(problems) }
    }

    /// Field and header of each column that is used, as [`crate::import::Decided`] tells them.
    pub(super) fn told(&self, sheet: &Sheet, setting: &Setting<'_>) -> Vec<(String, String)> {
        let field = |role: &Role| match role {
            Role::Period => Some("period"),
            Role::Year => Some("year"),
            Role::Axis(axis) => Some(setting.settings.dimensions.axes[*axis].name.as_str()),
            Role::Part => Some("part"),
            Role::Name | Role::Metric(..) => Some("metric"),
            Role::Value => Some("value"),
            Role::Numerator => Some("numerator"),
            Role::Denominator => Some("denominator"),
            Role::Unused => None,
        };
        self.roles.told(sheet, field)
    }
}

/// What the header alone says.
fn known(header: &str, setting: &Setting<'_>, vocabulary: &Vocabulary) -> Role {
    let key = headers::key(header);
    match named_by_profile(header, setting) {
        Some(Named::Axis(axis)) => return Role::Axis(axis),
        Some(Named::Period) => return Role::Period,
        None => {}
    }
    for (words, role) in [
        (METRIC, Role::Name),
        (VALUE, Role::Value),
        (NUMERATOR, Role::Numerator),
        (DENOMINATOR, Role::Denominator),
        (PART, Role::Part),
    ] {
        // A book may have an axis of that name.
        let axis = vocabulary.meanings(header).iter().any(|(column, _)| matches!(column, Column::Axis(_)));
        if is_word(words, &key) && !axis {
            return role;
        }
    }
    match vocabulary.meanings(header).first() {
        Some((Column::Axis(axis), _)) => Role::Axis(*axis),
        Some((Column::Field(Field::Period | Field::Date), _)) => Role::Period,
        Some((Column::Field(Field::Year), _)) => Role::Year,
        _ => Role::Unused,
    }
}

/// Of several columns that say when, the first does.
fn only_first(roles: &mut [Role], role: &Role) {
    roles.iter_mut().filter(|other| *other == role).skip(1).for_each(|other| *other = Role::Unused);
}

/// One column for each metric: every other column that holds numbers.
fn wide(
    sheet: &Sheet,
    style: AmountStyle,
    roles: &mut [Role],
    notes: &mut Vec<Problem>,
    vocabulary: &Vocabulary,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for (at, header) in sheet.header.iter().enumerate() {
        // A column headed 数值 without a column of names is a metric like any other.
        if !matches!(roles[at], Role::Unused | Role::Value | Role::Numerator | Role::Denominator) {
            continue;
        }
        roles[at] = Role::Unused;
        if header.is_empty() || names_rows(header, vocabulary) {
            continue;
        }
        let place = || Place::at(sheet.name.as_str(), sheet.header_line, at as u64 + 1);
        let mut cells = sheet.rows.iter().filter_map(|(_, row)| row.get(at)).map(|text| cell(text, style));
        let (mut numbers, mut percents) = (false, false);
        cells.by_ref().for_each(|cell| match cell {
            Cell::Number { .. } => numbers = true,
            Cell::Percent => percents = true,
            Cell::Empty | Cell::Bad(_) => {}
        });
        if percents && !numbers {
            let note = Problem::note(msg("metric-percent-column").with("header", header.as_str())).at(place());
            notes.push(note.hint(msg("metric-percent-column-hint")));
        } else if numbers {
            let (name, unit) = name_and_unit(header);
            if let Some(problem) = bad_name(&name) {
                problems.push(problem.at(place()));
            } else if names.contains(&name) {
                let message = msg("metric-column-twice").with("name", name.as_str());
                problems.push(Problem::error(message).at(place()).hint(msg("metric-column-twice-hint")));
            } else {
                names.push(name.clone());
                roles[at] = Role::Metric(name, unit);
            }
        }
    }
    problems
}

/// Does a column number or describe its rows, or sum others?
fn names_rows(header: &str, vocabulary: &Vocabulary) -> bool {
    let key = headers::key(header);
    is_word(ROW_NUMBERS, &key)
        || says(header).is_some()
        || vocabulary.meanings(header).iter().any(|(column, _)| {
            use Field::{Account, Date, Description, Invoice, Line, Period, Voucher, VoucherWord};
            let fields = [Account, Date, Description, Invoice, Line, Period, Voucher, VoucherWord];
            matches!(column, Column::Field(field) if fields.contains(field))
        })
}

/// The metric that a header names: without the unit in brackets, which may say 万.
pub(super) fn name_and_unit(header: &str) -> (String, Unit) {
    let half = crate::import::values::half_width(header);
    let whole = (half.trim().to_string(), Unit::One);
    let Some((name, inner)) = half.trim().strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return whole;
    };
    let (name, inner) = (name.trim().to_string(), inner.trim().to_lowercase());
    match stated::split(header).1.unit {
        _ if name.is_empty() => whole,
        Some(unit) => (name, unit),
        None if is_word(PLAIN_UNITS, &inner) => (name, Unit::One),
        None => whole,
    }
}

/// A name that cannot be a metric's.
pub(super) fn bad_name(name: &str) -> Option<Problem> {
    let plain = Category::parse(name).is_some_and(|path| path.depth() == 1);
    let problem = |hint: Message| Problem::error(msg("metric-bad-name").with("name", name)).hint(hint);
    (!plain).then(|| problem(msg("metric-bad-name-hint")))
}

//! `--file`: requests from a table, a row each; all that is wrong with it is told at once.

use std::path::Path;

use crate::analysis::gate::Request;
use crate::command::import::open_source;
use crate::command::opened::Opened;
use crate::command::spending::{Places, read_amount};
use crate::command::{Session, calendar_text, spoken};
use crate::import::{Setting, SheetKind, header_key, read_sheet};
use crate::model::Month;
use crate::words::{Exit, Failure, Place, Problem, msg};

/// What the column of a line is called.
const LINE: &str = "预算科目|科目|科目名称|费用项目|预算行|预算项目|line|budgetline|category|budgetcategory";
/// What the column of an amount is called.
const AMOUNT: &str = "金额|申请金额|请款金额|采购金额|预计金额|amount|requested|requestedamount|value";
/// What the column of a month is called.
const MONTH: &str = "月份|月|期间|预计月份|预计支出月份|month|period";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Line,
    Amount,
    Month,
    Axis(usize),
    Other,
}

pub(super) fn read(
    file: &Path,
    month: Month,
    (opened, places): (&Opened, &Places<'_>),
    session: &mut Session<'_>,
) -> anyhow::Result<Vec<Request>> {
    let setting = Setting::new(&opened.settings, opened.currency);
    let sheet = read_sheet(open_source(file, session)?, &setting, kind())?;
    session.warn(&sheet.warnings)?;
    let is = |words: &str, key: &str| words.split('|').any(|word| word == key);
    let role = |header: &String| {
        let key = header_key(header);
        match () {
            () if is(LINE, &key) => Role::Line,
            () if is(AMOUNT, &key) => Role::Amount,
            () if is(MONTH, &key) => Role::Month,
            () => spoken::axis(&opened.settings.dimensions, header).map_or(Role::Other, Role::Axis),
        }
    };
    let roles: Vec<Role> = sheet.header.iter().map(role).collect();
    let column = |wanted: Role| roles.iter().position(|role| *role == wanted);
    let (Some(line), Some(amount)) = (column(Role::Line), column(Role::Amount)) else {
        let problem = Problem::error(msg("check-file-columns")).at(Place::line(sheet.name.as_str(), sheet.header_line));
        return Err(Failure::refused(problem.hint(msg("check-file-columns-hint"))).into());
    };
    let (mut requests, mut problems) = (Vec::new(), Vec::new());
    for (number, cells) in &sheet.rows {
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let place = Place::line(sheet.name.as_str(), *number);
        let read = || -> Result<Request, Failure> {
            let amount = read_amount(cell(amount), opened.currency)?;
            let month = match column(Role::Month).map(cell).filter(|text| !text.is_empty()) {
                None => month,
                Some(text) => calendar_text::month(text, None).ok_or_else(|| {
                    let problem = Problem::error(msg("check-file-month").with("value", text));
                    Failure::refused(problem.hint(msg("check-file-month-hint")))
                })?,
            };
            places.refuse_outside(month)?;
            let mut given = places.given().to_vec();
            for (at, role) in roles.iter().enumerate() {
                if let (Role::Axis(axis), false) = (role, cell(at).is_empty()) {
                    let known = &opened.settings.dimensions.axes[*axis].members;
                    given[*axis] = Some(spoken::member(known, cell(at)));
                }
            }
            let target = places.target_for(cell(line), month, &given)?;
            Ok(Request { category: target.category, members: target.members, month, amount })
        };
        match read() {
            Ok(request) => requests.push(request),
            Err(failure) => problems.extend(failure.problems.into_iter().map(|problem| problem.at(place.clone()))),
        }
    }
    if requests.is_empty() && problems.is_empty() {
        problems.push(Problem::error(msg("check-file-empty")).at(Place::file(sheet.name.as_str())));
    }
    match problems.is_empty() {
        true => Ok(requests),
        false => Err(Failure { exit: Exit::InputRefused, problems }.into()),
    }
}

fn kind() -> SheetKind {
    let no_header = |rows: usize| {
        Problem::error(msg("check-file-no-header").with("rows", rows)).hint(msg("check-file-columns-hint"))
    };
    let words = [LINE, AMOUNT, MONTH].iter().flat_map(|words| words.split('|')).map(str::to_string).collect();
    SheetKind { words, months: false, free: false, no_header }
}

//! Columns beside the amounts that say of a row that it is not this plan's: in another currency, rejected, of another
//! year, one of several versions. None of them is passed over.

use super::SheetContext;
use super::columns::fold;
use super::header::{Header, Rows, texts};
use crate::import::is_void_state;
use crate::model::Currency;
use crate::words::{Message, Place, Problem, msg};

const CURRENCIES: &[&str] = &[
    "币种",
    "币别",
    "货币",
    "货币代码",
    "币种名称",
    "币种代码",
    "原币",
    "原币币种",
    "currency",
    "currencycode",
    "ccy",
    "curr",
];
const STATES: &[&str] = &[
    "状态",
    "审核状态",
    "审批状态",
    "预算状态",
    "单据状态",
    "流程状态",
    "审核结果",
    "审批结果",
    "审核意见",
    "审批意见",
    "批复结果",
    "批复意见",
    "state",
    "status",
    "approvalstatus",
    "approval",
    "budgetstatus",
    "result",
];
const VERSIONS: &[&str] = &[
    "版本",
    "版次",
    "预算版本",
    "情景",
    "情形",
    "场景",
    "版本号",
    "scenario",
    "version",
    "budgetversion",
    "case",
    "scenarioname",
];
const YEARS: &[&str] = &[
    "年度",
    "年份",
    "年",
    "预算年度",
    "会计年度",
    "year",
    "fiscalyear",
    "budgetyear",
    "fy",
    // Where they hold years.
    "期间",
    "预算期间",
    "会计期间",
    "所属期间",
    "period",
    "budgetperiod",
];

/// Looks at every column that is not used.
pub(super) fn problems(rows: &Rows, header: &Header, context: &SheetContext<'_>) -> Vec<Problem> {
    let used = |at: usize| header.sides.iter().any(|side| side.cols.iter().any(|col| col.at == at));
    let mapped = |text: &str| context.maps.iter().any(|(heading, _)| fold(heading).0 == fold(text).0);
    let columns = texts(rows, header.first, header.last).into_iter().enumerate();
    let free = columns.filter(|(at, (_, text))| !used(*at) && !text.is_empty() && !mapped(text));
    free.filter_map(|(at, (_, text))| Column { at, text, rows, header, context }.problem()).collect()
}

struct Column<'a> {
    at: usize,
    text: String,
    rows: &'a Rows,
    header: &'a Header,
    context: &'a SheetContext<'a>,
}

impl<'a> Column<'a> {
    /// The filled cells below, with their lines; without the rows of which the user says what they are.
    fn cells(&self) -> impl Iterator<Item = (u64, &'a str)> {
        let said = |line: u64| self.context.rows.iter().any(|(own, _)| *own == line);
        let below = self
            .rows
            .iter()
            .skip(self.header.last + 1)
            .filter(move |(line, cells)| !said(*line) && !self.header.repeats(self.rows, cells));
        below.filter_map(|(line, cells)| Some((*line, cells.get(self.at)?.trim()))).filter(|(_, cell)| !cell.is_empty())
    }

    fn problem(&self) -> Option<Problem> {
        let key = fold(self.text.split(['(', '（']).next().unwrap_or_default()).0;
        let is = |words: &[&str]| words.contains(&key.as_str());
        let own = self.context.plan.currency;
        let column = self.text.as_str();
        let hint = |line: u64| msg("plan-sheet-void-hint").with("column", column).with("line", line.to_string());
        if is(CURRENCIES) {
            let foreign = |(_, cell): &(u64, &str)| !own.is_called(cell) && Currency::named(cell).is_some();
            let Found { line, value, count } = found(self.cells().filter(foreign))?;
            let told = msg("plan-sheet-foreign").with("column", column).with("value", value).with("count", count);
            let hint = msg("plan-sheet-foreign-hint").with("column", column).with("line", line.to_string());
            return Some(self.error(told.with("expected", own.code()), hint, line));
        }
        if is(STATES) {
            let void = |(_, cell): &(u64, &str)| is_void_state(cell);
            let Found { line, value, count } = found(self.cells().filter(void))?;
            let told = msg("plan-sheet-void").with("column", column).with("value", value).with("count", count);
            return Some(self.error(told, hint(line), line));
        }
        if is(VERSIONS) {
            let first = self.cells().next()?.1;
            let Found { line, value, .. } = found(self.cells().filter(|(_, cell)| *cell != first))?;
            let told = msg("plan-sheet-versions").with("column", column).with("first", first).with("value", value);
            return Some(self.error(told, hint(line), line));
        }
        if is(YEARS) {
            let year = self.context.plan.year;
            let [begins, ends] = [year.first.year(), year.first.plus(11).year()];
            let other = |(_, cell): &(u64, &str)| year_in(cell).is_some_and(|year| year != begins && year != ends);
            let Found { line, value, count } = found(self.cells().filter(other))?;
            let told = msg("plan-sheet-years").with("column", column).with("value", value).with("count", count);
            return Some(self.error(told.with("year", ends.to_string()), hint(line), line));
        }
        None
    }

    fn error(&self, told: Message, hint: Message, line: u64) -> Problem {
        Problem::error(told).at(Place::line(self.context.file, line)).hint(hint)
    }
}

/// Rows that are not the plan's: the first of them, and how many.
struct Found<'a> {
    line: u64,
    value: &'a str,
    count: usize,
}

fn found<'a>(mut cells: impl Iterator<Item = (u64, &'a str)>) -> Option<Found<'a>> {
    let (line, value) = cells.next()?;
    Some(Found { line, value, count: 1 + cells.count() })
}

/// The year that a cell is: `2026`, `2026年`, `FY2026`.
pub(super) fn year_in(cell: &str) -> Option<i32> {
    let digits = cell.trim_start_matches(['F', 'Y', 'f', 'y']).trim_end_matches(['年', '度']);
    let is_year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|year| is_year && (1990..2100).contains(year))
}

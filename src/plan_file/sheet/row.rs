//! One row of a 预算表.

use std::collections::HashMap;

use super::category::{Names, path_by_code, separated};
use super::columns::{Column, Heading, fold, month};
use super::{SheetContext, blank};
use crate::model::amount::{self, AmountStyle};
use crate::model::line::{Mode, Target};
use crate::model::{Amount, Category, Line, Money, Phasing};
use crate::plan_file::likely;
use crate::plan_file::settings::unknown_category;
use crate::words::{Message, Place, Problem, msg};

/// A row that budgets something.
pub(super) struct Row {
    /// Its line in the sheet.
    pub(super) at: u64,
    /// Where rows are of one month each: which, and its amount is the line's.
    pub(super) month: Option<usize>,
    pub(super) line: Line,
}

/// Reads rows in order; what the rows above said fills the cells that were merged.
pub(super) struct RowReader<'a> {
    context: &'a SheetContext<'a>,
    headings: &'a [Heading<Column>],
    names: Names,
    codes: HashMap<String, String>,
    levels: Vec<String>,
    subtotals: usize,
    headed: usize,
    rounded: usize,
    problems: Vec<Problem>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(
        context: &'a SheetContext<'a>,
        headings: &'a [Heading<Column>],
        rows: &[(u64, Vec<String>)],
    ) -> RowReader<'a> {
        let place = |wanted: Column| headings.iter().position(|heading| heading.column == wanted);
        let mut codes = HashMap::new();
        if let (Some(code), Some(name)) = (place(Column::Code), place(Column::Category)) {
            let cell = |cells: &[String], at: usize| cells.get(at).map_or(String::new(), |c| c.trim().to_string());
            codes.extend(rows.iter().map(|(_, cells)| (cell(cells, code), cell(cells, name))));
        }
        let names = Names::new(&context.settings.categories);
        let levels = vec![String::new(); 4];
        RowReader { context, headings, names, codes, levels, subtotals: 0, headed: 0, rounded: 0, problems: Vec::new() }
    }

    /// What was left out, and every problem.
    pub(super) fn finish(self) -> (Vec<Message>, Vec<Problem>) {
        let counts = [
            ("plan-sheet-subtotals", self.subtotals),
            ("plan-sheet-without-amount", self.headed),
            ("plan-sheet-rounded", self.rounded),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        (counts.map(|(id, count)| msg(id).with("count", count)).collect(), self.problems)
    }

    /// The row as a line; `None` for a subtotal, a heading, an empty row, or with its problems kept.
    pub(super) fn read(&mut self, at: u64, cells: &[String]) -> Option<Row> {
        let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        let cell = |wanted: Column| {
            let place = self.headings.iter().position(|heading| heading.column == wanted);
            place.and_then(|place| cells.get(place)).copied().unwrap_or_default()
        };
        if cells.iter().all(|cell| cell.is_empty()) {
            return None;
        }
        let naming = |c: &Column| {
            matches!(c, Column::Category | Column::Level(_) | Column::Code | Column::Axis(_) | Column::Ignored)
        };
        let named = self.headings.iter().zip(&cells).filter(|(heading, _)| naming(&heading.column));
        if named.into_iter().any(|(_, cell)| is_subtotal(cell)) {
            self.subtotals += 1;
            return None;
        }
        let before = self.problems.len();
        let category = self.category(at, cell(Column::Category), cell(Column::Code), &cells);
        let amounts = self.amounts(at, &cells);
        let members = self.members(at, &cells);
        let Some(amount) = amounts else {
            self.headed += usize::from(self.problems.len() == before);
            return None;
        };
        let mut line = blank(category?, members, amount, self.context, at);
        line.name = cell(Column::Name).to_string();
        line.basis = cell(Column::Basis).to_string();
        line.effect = cell(Column::Effect).to_string();
        line.owner = cell(Column::Owner).to_string();
        line.contra = matches!(fold(cell(Column::Contra)).0.as_str(), "true" | "yes" | "是" | "y");
        if fold(cell(Column::Mode)).0 == "additive" {
            line.mode = Mode::Additive;
        }
        self.phasing(at, cell(Column::Phasing), &mut line);
        let targets =
            [(Column::TargetMonthly, Target::Monthly as fn(Money) -> Target), (Column::TargetAnnual, Target::Annual)];
        for (column, target) in targets {
            if let Some(amount) = self.amount(at, column, &cells) {
                line.target = Some(target(amount));
            }
        }
        self.check_sign(at, &line);
        let month = self.month(at, cell(Column::Period));
        (self.problems.len() == before).then_some(Row { at, month, line })
    }

    fn problem(&mut self, at: u64, message: Message, hint: Message) {
        self.problems.push(Problem::error(message).at(Place::line(self.context.file, at)).hint(hint));
    }

    fn category(&mut self, at: u64, text: &str, code: &str, cells: &[&str]) -> Option<Category> {
        for (heading, cell) in self.headings.iter().zip(cells) {
            if let Column::Level(level) = heading.column
                && !cell.is_empty()
            {
                self.levels[level] = (*cell).to_string();
                self.levels[level + 1..].fill(String::new());
            }
        }
        let levels: Vec<&str> =
            self.levels.iter().map(String::as_str).chain([text]).filter(|l| !l.is_empty()).collect();
        let path = levels.join(":");
        let text = path.as_str();
        // The last level may be an alias; the levels above must still be its parents.
        let (above, last) = text.rsplit_once(':').unwrap_or(("", text));
        let inside = |category: &&Category| Category::parse(above).is_none_or(|above| above.contains(category));
        let found = self.names.find(text, code);
        if let Some(category) = found.or_else(|| self.names.find(last, "").filter(inside)) {
            return Some(category.clone());
        }
        let written = match (self.names.declared, code.is_empty() || text.contains(':')) {
            (false, false) if !text.is_empty() => path_by_code(code, text, &self.codes),
            _ => separated(if text.is_empty() { code } else { text }),
        };
        let Some(category) = Category::parse(&written).filter(|category| !category.is_unclassified()) else {
            let message = msg("plan-sheet-no-name").with("value", written);
            self.problem(at, message, msg("plan-bad-category-hint"));
            return None;
        };
        if self.names.declared {
            let problem = unknown_category(&category, &self.context.settings.categories);
            self.problems.push(problem.at(Place::line(self.context.file, at)));
            return None;
        }
        Some(category)
    }

    fn members(&mut self, at: u64, cells: &[&str]) -> Vec<Option<String>> {
        let mut members = self.context.plan.members.clone();
        let axes = &self.context.settings.dimensions.axes;
        members.resize(axes.len(), None);
        for (heading, cell) in self.headings.iter().zip(cells) {
            let Column::Axis(axis) = heading.column else { continue };
            if cell.is_empty() || matches!(*cell, "全部" | "所有" | "*" | "All" | "all") {
                continue;
            }
            let declared = &axes[axis].members;
            if !declared.is_empty() && !declared.iter().any(|member| member == cell) {
                let message = msg("plan-unknown-member").with("axis", axes[axis].name.as_str()).with("member", *cell);
                let otherwise = msg("plan-unknown-member-hint").with("axis", axes[axis].name.as_str());
                let hint = likely::hint(cell, declared.iter().map(String::as_str), otherwise);
                self.problem(at, message, hint);
                continue;
            }
            members[axis] = Some((*cell).to_string());
        }
        members
    }

    /// The row's amount: its months, else its year's or its month's amount.
    fn amounts(&mut self, at: u64, cells: &[&str]) -> Option<Amount> {
        let zero = Money::zero(self.context.plan.currency);
        let mut months = [zero; 12];
        let mut given = false;
        for (heading, cell) in self.headings.iter().zip(cells) {
            if let Column::Month(month) = heading.column
                && let Some(money) = self.money(at, heading, cell)
            {
                (months[month], given) = (money, true);
            }
        }
        let stated = [Column::Annual, Column::Total, Column::Amount].map(|column| self.amount(at, column, cells));
        let stated = stated.into_iter().flatten().next();
        if !given {
            return stated.map(|amount| Amount::Annual(amount, Phasing::Even));
        }
        let sum = Money::sum(months, zero.currency()).ok();
        if let (Some(stated), Some(sum)) = (stated, sum)
            && stated != sum
        {
            let message = msg("plan-sheet-total-differs").with("stated", stated.plain()).with("sum", sum.plain());
            let place = Place::line(self.context.file, at);
            self.problems.push(Problem::error(message).at(place).hint(msg("plan-sheet-total-differs-hint")));
        }
        Some(amount(months))
    }

    fn amount(&mut self, at: u64, column: Column, cells: &[&str]) -> Option<Money> {
        let headings = self.headings;
        let place = headings.iter().position(|heading| heading.column == column)?;
        self.money(at, &headings[place], cells.get(place)?)
    }

    fn money(&mut self, at: u64, heading: &Heading<Column>, cell: &str) -> Option<Money> {
        let style = AmountStyle { unit: heading.unit.unwrap_or(self.context.unit), ..AmountStyle::default() };
        match amount::read(cell, style, self.context.plan.currency) {
            Ok(None) => None,
            Ok(Some(read)) => {
                self.rounded += usize::from(read.rounded);
                Some(read.money)
            }
            Err(_) => {
                let message = msg("plan-bad-amount").with("key", heading.text.as_str()).with("value", cell);
                self.problem(at, message, msg("plan-sheet-bad-amount-hint"));
                None
            }
        }
    }

    fn phasing(&mut self, at: u64, word: &str, line: &mut Line) {
        let Amount::Annual(amount, _) = line.amount else { return };
        let phasing = match fold(word).0.as_str() {
            "" | "even" | "平均" | "平均分摊" | "均摊" => Phasing::Even,
            "history" | "去年同月" | "历史" | "按历史" => Phasing::History,
            "first-of-quarter" | "季度首月" | "季初" => Phasing::FirstOfQuarter,
            _ => {
                let hint = msg("plan-sheet-phasing-hint");
                return self.problem(at, msg("plan-bad-word").with("key", "phasing").with("value", word), hint);
            }
        };
        line.amount = Amount::Annual(amount, phasing);
    }

    fn month(&mut self, at: u64, text: &str) -> Option<usize> {
        if !self.headings.iter().any(|heading| heading.column == Column::Period) {
            return None;
        }
        let year = self.context.plan.year;
        let bare = || text.parse::<u32>().ok().and_then(|n| year.months().find(|month| month.month() == n));
        let found = month(text, year).or_else(bare);
        let index = found.and_then(|month| year.index(month));
        if index.is_none() {
            let hint = msg("plan-month-outside-hint").with("first", year.first.to_string());
            let message = msg("plan-sheet-bad-month").with("value", text);
            self.problem(at, message, hint.with("last", year.first.plus(11).to_string()));
        }
        index
    }

    fn check_sign(&mut self, at: u64, line: &Line) {
        let negative = match &line.amount {
            Amount::Monthly(amount) | Amount::Annual(amount, _) => amount.is_negative(),
            Amount::Months(months) => months.iter().any(|month| month.is_negative()),
            // A sheet states amounts.
            Amount::Rule(_) => false,
        };
        if negative && !line.contra {
            let message = msg("plan-sheet-negative").with("category", line.category.as_str());
            self.problem(at, message, msg("plan-sheet-negative-hint"));
        }
    }
}

/// Twelve amounts, or the one that they all are.
pub(super) fn amount(months: [Money; 12]) -> Amount {
    if months.iter().all(|month| *month == months[0]) {
        Amount::Monthly(months[0])
    } else {
        Amount::Months(Box::new(months))
    }
}

/// Does the cell say that its row sums up others?
fn is_subtotal(cell: &str) -> bool {
    let folded = fold(cell).0;
    let word = folded.trim_end_matches(':');
    ["合计", "小计", "总计", "累计"].iter().any(|ending| word.ends_with(ending))
        || matches!(word, "total" | "subtotal" | "grandtotal" | "sum")
        || word.starts_with("subtotal")
        || word.ends_with("subtotal")
        || word.starts_with("total:")
}

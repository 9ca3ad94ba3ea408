//! Items that budget something as lines of the plan.

use super::amounts::{self, Read};
use super::category::{Names, separated};
use super::columns::{Column, fold};
use super::header::{Header, Rows, Side};
use super::item::Item;
use super::kind::income;
use super::path_mark::is_path;
use super::tree::Parents;
use super::{SheetContext, blank};
use crate::model::category::CategoryEntry;
use crate::model::line::{Mode, Target};
use crate::model::{Amount, Category, Kind, Line, Money, Month, Phasing};
use crate::plan_file::field::likely;
use crate::plan_file::table::book_names::unknown_category;
use crate::words::{Message, Place, Problem, msg};

/// Makes lines; every problem is kept, and counts of what was done are told at the end.
pub(super) struct Maker<'a> {
    pub(super) context: &'a SheetContext<'a>,
    pub(super) header: &'a Header,
    pub(super) rows: &'a Rows,
    pub(super) names: &'a Names,
    pub(super) problems: Vec<Problem>,
    /// Categories that the book gets.
    pub(super) new: Vec<CategoryEntry>,
    pub(super) counts: Counts,
}

/// How often something was done that is worth telling.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) even: usize,
    pub(super) parted: usize,
    pub(super) moved: usize,
    pub(super) rounded: usize,
    pub(super) blurred: usize,
    pub(super) less: usize,
    /// Rows that only the sums of the sheet take off.
    pub(super) taken_off: Vec<String>,
    pub(super) notes: usize,
    /// New categories that are income by nothing but their names.
    pub(super) income: Vec<String>,
    pub(super) uneven: Vec<(u64, String, Money, Money)>,
}

/// A row that budgets something.
pub(super) struct LineRow {
    pub(super) item: usize,
    /// Where rows are of one month each: which.
    pub(super) month: Option<usize>,
    pub(super) line: Line,
}

impl Maker<'_> {
    /// The categories of all rows that have one, parents before their parts.
    pub(super) fn categories(&self, items: &[Item], parents: &Parents) -> Vec<Option<Category>> {
        let mut found: Vec<Option<Category>> = vec![None; items.len()];
        let mut order: Vec<usize> = (0..items.len()).collect();
        let depths: Vec<usize> = order.iter().map(|i| ancestors(parents, *i).len()).collect();
        order.sort_by_key(|i| depths[*i]);
        for i in order {
            let (path, above) = self.path(items, parents, &found, i);
            found[i] = self.names.find(&path, &items[i].code, &above);
        }
        found
    }

    /// The names above a row and its own, and the categories of those above that have one.
    fn path(
        &self,
        items: &[Item],
        parents: &Parents,
        found: &[Option<Category>],
        i: usize,
    ) -> (Vec<String>, Vec<Category>) {
        let above: Vec<usize> = ancestors(parents, i);
        let categories = above.iter().rev().filter_map(|at| found[*at].clone()).collect();
        let explicit = !items[i].path.is_empty() || is_path(&items[i].label.name);
        let mut path: Vec<String> = match explicit {
            true => items[i].path.clone(),
            false => above.iter().rev().map(|at| group_name(&items[*at])).filter(|name| !name.is_empty()).collect(),
        };
        let own = if items[i].label.name.is_empty() { &items[i].code } else { &items[i].label.name };
        path.push(own.clone());
        (path, categories)
    }

    /// The line of an item.
    pub(super) fn line(
        &mut self,
        items: &[Item],
        parents: &Parents,
        found: &[Option<Category>],
        i: usize,
    ) -> Option<LineRow> {
        let (item, side) = (&items[i], &self.header.sides[items[i].side]);
        let before = self.problems.len();
        let category = self.category(items, parents, found, i);
        let read = amounts::read(item, side, self.context, &mut self.problems)?;
        self.count(&read, item, side);
        let cells = &self.rows[item.row].1;
        let cell = |wanted: Column| side.col(wanted).and_then(|col| cells.get(col.at)).map_or("", |cell| cell.trim());
        let members = self.members(item.line, side, cells);
        let mut line = blank(category?, members, read.amount, self.context, item.line);
        line.name = cell(Column::Name).to_string();
        line.basis = cell(Column::Basis).to_string();
        for col in side.cols.iter().filter(|col| col.column == Column::Note) {
            let note = cells.get(col.at).map_or("", |cell| cell.trim());
            if !note.is_empty() && !line.basis.contains(note) {
                let joint = if line.basis.is_empty() {
                    ""
                } else if note.is_ascii() {
                    "; "
                } else {
                    "；"
                };
                line.basis = format!("{}{joint}{note}", line.basis);
                self.counts.notes += 1;
            }
        }
        line.effect = cell(Column::Effect).to_string();
        line.owner = cell(Column::Owner).to_string();
        line.contra = matches!(fold(cell(Column::Contra)).0.as_str(), "true" | "yes" | "是" | "y");
        if item.label.less {
            self.counts.less += 1;
            line.contra = true;
            line.amount = negative(line.amount);
        } else if item.taken_off && !line.contra {
            self.counts.taken_off.push(item.label.name.clone());
            line.contra = true;
        }
        if fold(cell(Column::Mode)).0 == "additive" {
            line.mode = Mode::Additive;
        }
        self.phasing(item.line, cell(Column::Phasing), &mut line);
        let targets =
            [(Column::TargetMonthly, Target::Monthly as fn(Money) -> Target), (Column::TargetAnnual, Target::Annual)];
        for (column, target) in targets {
            if let Some(amount) = self.target(item.line, side, column, cell(column)) {
                line.target = Some(target(amount));
            }
        }
        self.check_sign(item.line, &line);
        let month = self.month(item.line, side, cell(Column::Period));
        (self.problems.len() == before).then_some(LineRow { item: i, month, line })
    }

    fn count(&mut self, read: &Read, item: &Item, side: &Side) {
        let by_row = side.has(|column| column == Column::Period || column == Column::Phasing);
        self.counts.even += usize::from(read.even && !by_row);
        self.counts.parted += usize::from(read.parted);
        self.counts.moved += usize::from(read.moved);
        self.counts.blurred += usize::from(read.rounded);
        self.counts.rounded += item.figures.iter().flatten().filter(|figure| figure.rounded).count();
        if let Some((year, month)) = read.uneven {
            self.counts.uneven.push((item.line, item.label.name.clone(), year, month));
        }
    }

    pub(super) fn problem(&mut self, at: u64, message: Message, hint: Message) {
        self.problems.push(Problem::error(message).at(Place::line(self.context.file, at)).hint(hint));
    }

    fn category(
        &mut self,
        items: &[Item],
        parents: &Parents,
        found: &[Option<Category>],
        i: usize,
    ) -> Option<Category> {
        let brings_in = income(items, parents, i);
        let (path, above) = self.path(items, parents, found, i);
        let category = match &found[i] {
            Some(category) => category.clone(),
            None => {
                // Below a category that the book has, else by the names that the sheet has.
                let own = path.last().map_or("", String::as_str);
                let written = match (above.last(), items[i].path.is_empty() && !own.contains([':', '：'])) {
                    (Some(above), true) => separated(&format!("{above}:{own}")),
                    _ => path.iter().map(|name| separated(name)).collect::<Vec<_>>().join(":"),
                };
                let Some(category) = Category::parse(&written).filter(|category| !category.is_unclassified()) else {
                    let message = msg("plan-sheet-no-name").with("value", written);
                    self.problem(items[i].line, message, msg("plan-bad-category-hint"));
                    return None;
                };
                if self.names.declared && !self.context.new_categories {
                    let problem = unknown_category(&category, &self.context.settings.categories);
                    self.problems.push(problem.at(Place::line(self.context.file, items[i].line)));
                    return None;
                }
                if self.context.new_categories {
                    let above = parents[i].is_some_and(|above| income(items, parents, above));
                    let said = items[i].kind.is_some() || !items[i].path.is_empty();
                    if brings_in && !above && !said && !self.counts.income.contains(&items[i].label.name) {
                        self.counts.income.push(items[i].label.name.clone());
                    }
                    self.add(&category, &items[i].code, brings_in);
                }
                category
            }
        };
        let known = self.context.settings.categories.kind(&category) == Kind::Income
            || self.new.iter().any(|entry| entry.path == category && entry.kind == Some(Kind::Income));
        if brings_in && !known {
            let message = msg("plan-sheet-income").with("category", category.as_str());
            self.problem(items[i].line, message, msg("plan-sheet-income-hint"));
            return None;
        }
        Some(category)
    }

    fn add(&mut self, path: &Category, code: &str, income: bool) {
        let taken = |code: &str| {
            let all = self.context.settings.categories.entries.iter().chain(&self.new);
            all.filter_map(|entry| entry.code.as_deref()).any(|known| known == code)
        };
        let code = Some(code.to_string()).filter(|code| !code.is_empty() && !taken(code));
        if self.new.iter().all(|entry| entry.path != *path) {
            let kind = income.then_some(Kind::Income);
            self.new.push(CategoryEntry { path: path.clone(), code, label: None, aliases: Vec::new(), kind });
        }
    }

    fn members(&mut self, at: u64, side: &Side, cells: &[String]) -> Vec<Option<String>> {
        let context = self.context;
        let mut members = context.plan.members.clone();
        let axes = &context.settings.dimensions.axes;
        members.resize(axes.len(), None);
        if let Some((axis, Some(member))) = &side.member {
            members[*axis] = Some(member.clone());
        }
        for col in &side.cols {
            let Column::Axis(axis) = col.column else { continue };
            let cell = cells.get(col.at).map_or("", |cell| cell.trim());
            if cell.is_empty() || matches!(cell, "全部" | "所有" | "*" | "All" | "all") {
                continue;
            }
            let declared = &axes[axis].members;
            if !declared.is_empty() && !declared.iter().any(|member| member == cell) {
                let message = msg("plan-unknown-member").with("axis", axes[axis].name.as_str()).with("member", cell);
                let otherwise = msg("plan-sheet-unknown-member-hint").with("axis", axes[axis].name.as_str());
                let otherwise = otherwise.with("column", col.text.as_str());
                let hint = likely::hint(cell, declared.iter().map(String::as_str), otherwise);
                self.problem(at, message, hint);
                continue;
            }
            members[axis] = Some(cell.to_string());
        }
        members
    }

    fn target(&mut self, at: u64, side: &Side, column: Column, text: &str) -> Option<Money> {
        let heading = &side.col(column)?.text;
        let style = crate::model::amount::AmountStyle {
            unit: side
                .col(column)
                .and_then(|col| col.unit.clone()?.ok())
                .unwrap_or(self.context.unit.unwrap_or_default()),
            decimal_mark: self.context.decimal_mark,
            ..Default::default()
        };
        match crate::model::amount::read(text, style, self.context.plan.currency) {
            Ok(read) => read.map(|read| read.money),
            Err(_) => {
                let message = msg("plan-bad-amount").with("key", heading.as_str()).with("value", text);
                self.problem(at, message, msg("plan-sheet-bad-amount-hint"));
                None
            }
        }
    }

    fn phasing(&mut self, at: u64, word: &str, line: &mut Line) {
        let Amount::Annual(amount, _) = line.amount else { return };
        let phasing = match fold(word).0.as_str() {
            "" | "even" | "平均" | "平均分摊" | "均摊" => Phasing::Even,
            "history" | "上年同月" | "去年同月" | "历史" | "按历史" => Phasing::History,
            "first-of-quarter" | "季度首月" | "季初" => Phasing::FirstOfQuarter,
            _ => {
                let hint = msg("plan-sheet-phasing-hint");
                return self.problem(at, msg("plan-bad-word").with("key", "phasing").with("value", word), hint);
            }
        };
        line.amount = Amount::Annual(amount, phasing);
    }

    fn month(&mut self, at: u64, side: &Side, text: &str) -> Option<usize> {
        side.col(Column::Period)?;
        let year = self.context.plan.year;
        let bare = || text.parse::<u32>().ok().and_then(|n| year.months().find(|month: &Month| month.month() == n));
        let found = super::month::month(text, year).or_else(bare);
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

/// The items above one, the nearest first.
pub(super) fn ancestors(parents: &Parents, i: usize) -> Vec<usize> {
    std::iter::successors(parents[i], |above| parents[*above]).collect()
}

/// What the rows of a group are called: the heading's name, or that of the subtotal below them.
fn group_name(item: &Item) -> String {
    let Some((_, of)) = item.sum.as_ref().filter(|(_, of)| !of.is_empty()) else { return item.label.name.clone() };
    let name = item.label.name.trim();
    const ENDS: &[&str] = &["合计", "小计", "总计", "共计", " total", " Total", " subtotal", " Subtotal"];
    const STARTS: &[&str] = &["Total for ", "Total ", "total ", "TOTAL ", "Subtotal "];
    let ended = ENDS.iter().find_map(|end| name.strip_suffix(end));
    ended
        .or_else(|| STARTS.iter().find_map(|start| name.strip_prefix(start)))
        .map_or_else(|| of.clone(), |name| name.trim().to_string())
}

fn negative(amount: Amount) -> Amount {
    let down = |money: Money| if money.is_positive() { money.negate() } else { money };
    match amount {
        Amount::Monthly(amount) => Amount::Monthly(down(amount)),
        Amount::Annual(amount, phasing) => Amount::Annual(down(amount), phasing),
        Amount::Months(months) => Amount::Months(Box::new(months.map(down))),
        rule => rule,
    }
}

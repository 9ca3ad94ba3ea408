//! The columns of a variance report that `--columns` and the book's settings may name.

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportColumn {
    /// The budget of each period.
    Budget,
    /// 年初预算: what it was before anything was changed.
    Original,
    /// 调整: what was changed since.
    Adjusted,
    /// 现行预算: the budget that judges, beside the other two.
    Current,
    /// What was spent in it.
    Actual,
    /// The difference of the two.
    Variance,
    /// That in per cent of the budget.
    Rate,
    /// Actual in per cent of the budget: 执行率.
    Execution,
    /// What is left to spend.
    Available,
    /// 结转: what came into the period from the months before.
    Rollover,
    /// 占用.
    Commitment,
    /// The same period of last year, and the change from there.
    LastYear,
    /// The budget of the whole year.
    YearBudget,
    /// The year to date in per cent of that.
    Completion,
    /// The word for where a row stands, and the mark of what is material.
    Status,
    /// The basis of the row's plan line.
    Note,
}

/// Every column by its name, and by the words that head it in Chinese and in English.
const NAMES: [(&str, &[&str], ReportColumn); 16] = [
    ("budget", &["预算"], ReportColumn::Budget),
    ("original", &["年初预算"], ReportColumn::Original),
    ("adjusted", &["调整"], ReportColumn::Adjusted),
    ("current", &["现行预算"], ReportColumn::Current),
    ("actual", &["实际"], ReportColumn::Actual),
    ("variance", &["差异"], ReportColumn::Variance),
    ("rate", &["差异率", "variance %", "var. %"], ReportColumn::Rate),
    ("execution", &["执行率", "execution %"], ReportColumn::Execution),
    ("available", &["可用预算"], ReportColumn::Available),
    ("rollover", &["结转", "rolled over"], ReportColumn::Rollover),
    ("commitment", &["占用"], ReportColumn::Commitment),
    ("last-year", &["上年同期", "same period last year"], ReportColumn::LastYear),
    ("year-budget", &["年度预算", "year budget"], ReportColumn::YearBudget),
    ("completion", &["全年完成率", "used %"], ReportColumn::Completion),
    ("status", &["状态", "本月状态", "month's status"], ReportColumn::Status),
    ("note", &["预算依据", "basis"], ReportColumn::Note),
];

impl ReportColumn {
    /// The column of this name, or under this heading, as it is printed.
    pub fn named(name: &str) -> Option<ReportColumn> {
        let name = name.trim().to_lowercase();
        let is_it = |(own, headings, _): &&(&str, &[&str], _)| *own == name || headings.contains(&name.as_str());
        NAMES.iter().find(is_it).map(|(.., column)| *column)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(.., column)| *column == self).map_or("", |(name, ..)| name)
    }

    /// Is it a figure of the whole year?
    pub fn is_of_year(self) -> bool {
        matches!(self, ReportColumn::YearBudget | ReportColumn::Completion)
    }

    /// Does it take the original budget to tell it?
    pub fn is_of_original(self) -> bool {
        matches!(self, ReportColumn::Original | ReportColumn::Adjusted)
    }

    /// The names of all.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, ..)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_as_it_is_headed() {
        for (text, column) in [
            ("rate", ReportColumn::Rate),
            ("Variance %", ReportColumn::Rate),
            ("Var. %", ReportColumn::Rate),
            ("差异率", ReportColumn::Rate),
            ("Year budget", ReportColumn::YearBudget),
            ("Used %", ReportColumn::Completion),
            ("Month's status", ReportColumn::Status),
            ("本月状态", ReportColumn::Status),
        ] {
            assert_eq!(ReportColumn::named(text), Some(column), "{text}");
        }
        assert_eq!(ReportColumn::named("variance%"), None);
    }
}

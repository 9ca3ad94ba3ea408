//! Which line of the budget is meant: `training`, or `training@desk` where several lines have the category.

use crate::analysis::Budget;
use crate::analysis::adjustment::line_text;
use crate::command::filter_args::find_category;
use crate::command::opened::Opened;
use crate::model::{Category, Kind, Month, ResolvedLine, folded_name};
use crate::words::{Failure, Message, msg};

/// A line of an approved plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meant {
    /// The id of its plan.
    pub(super) plan: String,
    pub(super) category: Category,
    pub(super) members: Vec<Option<String>>,
    pub(super) name: String,
    pub(super) locked: bool,
}

impl Meant {
    /// As the command line writes it.
    pub(super) fn text(&self) -> String {
        line_text(&self.category, &self.members, &self.name)
    }

    /// Is it this line, of whatever version?
    pub(super) fn is(&self, line: &ResolvedLine) -> bool {
        (&self.category, &self.members, &self.name) == (&line.category, &line.members, &line.name)
    }
}

/// The line that is meant, which budgets all of these months.
pub(super) fn meant(text: &str, months: &[Month], budget: &Budget, opened: &Opened) -> anyhow::Result<Meant> {
    let mut parts = text.split(['@', '＠']).map(str::trim);
    let category = parts.next().unwrap_or_default();
    let further: Vec<String> = parts.map(folded_name).collect();
    let category = find_category(category, &opened.settings.categories, budget.categories())?;
    if opened.settings.categories.kind(&category) == Kind::Income {
        let message = msg("adjustment-income").with("category", category.as_str());
        return Err(Failure::hinted(message, msg("spending-income-hint")).into());
    }
    let covers = budget.covers();
    let lines = budget.lines()?;
    let own = lines.iter().enumerate().filter(|(_, line)| line.category == category);
    let fits = |line: &ResolvedLine| {
        further.iter().all(|wanted| {
            let named = line.members.iter().flatten().chain([&line.name]);
            named.map(|own| folded_name(own)).any(|own| own == *wanted)
        })
    };
    let mut all: Vec<Meant> = Vec::new();
    for (number, line) in own {
        let (category, members, name) = (line.category.clone(), line.members.clone(), line.name.clone());
        let plan = budget.plans[covers.plan_of_line(number)].id.clone();
        let new = Meant { plan, category, members, name, locked: line.locked };
        if !all.contains(&new) {
            all.push(new);
        }
    }
    if all.is_empty() {
        return Err(without_line(&category, budget).into());
    }
    let fitting: Vec<&Meant> = all.iter().filter(|own| lines.iter().any(|line| own.is(line) && fits(line))).collect();
    let budgets = |own: &Meant, month: Month| {
        let numbered = lines.iter().enumerate();
        numbered.filter(|(_, line)| own.is(line)).any(|(number, line)| {
            let head = &budget.plans[covers.plan_of_line(number)];
            head.id == own.plan && head.judges(month) && line.budgets(month)
        })
    };
    let whole = |own: &&&Meant| months.iter().all(|month| budgets(own, *month));
    let options = |all: &[&Meant]| -> Vec<Message> {
        all.iter().map(|own| Message::verbatim(format!("`{}`", own.text()))).collect()
    };
    if fitting.is_empty() {
        let message = msg("adjustment-no-such-part").with("value", text.trim());
        let every: Vec<&Meant> = all.iter().collect();
        return Err(Failure::hinted(message, msg("adjustment-which-hint").with("options", options(&every))).into());
    }
    let found: Vec<&Meant> = fitting.iter().filter(whole).copied().collect();
    match found.as_slice() {
        [only] => Ok((*only).clone()),
        [] => {
            let missing = months.iter().find(|month| !fitting.iter().any(|own| budgets(own, **month)));
            let message = msg("adjustment-not-budgeted").with("line", text.trim());
            let month = missing.or(months.first()).map(|month| month.to_string()).unwrap_or_default();
            Err(Failure::hinted(message.with("month", month), msg("adjustment-not-budgeted-hint")).into())
        }
        several => {
            let message = msg("adjustment-which").with("value", text.trim()).with("count", several.len());
            Err(Failure::hinted(message, msg("adjustment-which-hint").with("options", options(several))).into())
        }
    }
}

/// A category without a line of its own: what covers it is named.
fn without_line(category: &Category, budget: &Budget) -> Failure {
    let above = category.ancestors().skip(1).find(|above| budget.categories().contains(above));
    let below: Vec<Message> = budget
        .categories()
        .iter()
        .filter(|own| category.contains(own))
        .take(5)
        .map(|own| Message::verbatim(format!("`{own}`")))
        .collect();
    let message = msg("adjustment-no-line").with("category", category.as_str());
    let hint = match above {
        _ if !below.is_empty() => msg("adjustment-which-hint").with("options", below),
        Some(above) => msg("adjustment-covered-hint").with("line", above.as_str()),
        None => msg("adjustment-no-line-hint"),
    };
    Failure::hinted(message, hint)
}

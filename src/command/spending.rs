//! Where money is to be spent, as the command line says it: `LINE=AMOUNT`, and a member for each dimension.

use super::filter_args::{MemberArgs, find_category};
use super::opened::Opened;
use crate::analysis::covers::RESERVE;
use crate::analysis::{Budget, Covering};
use crate::model::amount::{self, AmountStyle};
use crate::model::{Category, Currency, Kind, Money, Month, folded_name};
use crate::words::terms::axis_heading;
use crate::words::{Failure, Message, Problem, msg};

/// A category and a member on each axis; empty is 未填.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LineKey {
    pub(super) category: Category,
    pub(super) members: Vec<String>,
}

/// `LINE=AMOUNT`, taken apart.
pub(super) fn line_and_amount(text: &str, currency: Currency) -> Result<(&str, Money), Failure> {
    let Some((line, amount)) = text.rsplit_once(['=', '＝']) else {
        let problem = Problem::error(msg("spending-shape").with("value", text));
        return Err(Failure::could_not_run(problem.hint(msg("spending-shape-hint"))));
    };
    Ok((line.trim(), read_amount(amount, currency)?))
}

/// An amount above zero.
pub(super) fn read_amount(text: &str, currency: Currency) -> Result<Money, Failure> {
    let refused = |id| {
        let problem = Problem::error(msg(id).with("value", text.trim()));
        Err(Failure::could_not_run(problem.hint(msg("spending-amount-hint").with("currency", currency.code()))))
    };
    match amount::read(text, AmountStyle::default(), currency) {
        Ok(Some(read)) if read.money.is_positive() => Ok(read.money),
        Ok(Some(_)) => refused("spending-not-positive"),
        _ => refused("spending-unreadable"),
    }
}

/// What is understood of places.
pub(super) struct Places<'a> {
    opened: &'a Opened,
    covering: Covering<'a>,
    /// The members that the command line names.
    given: Vec<Option<String>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(opened: &'a Opened, budget: &'a Budget, args: &MemberArgs) -> anyhow::Result<Places<'a>> {
        let axes = &opened.settings.dimensions;
        let mut given = vec![None; axes.axes.len()];
        for (axis, members) in args.read(opened)? {
            if axis >= axes.own() {
                let level = axes.axes[axis].name.as_str();
                let own = &axes.axes[axes.above(&axes.follows[axis - axes.own()])].name;
                let message = msg("spending-level").with("level", level).with("axis", axis_heading(own));
                let hint = msg("spending-level-hint").with("option", format!("--{own}"));
                return Err(Failure::could_not_run(Problem::error(message).hint(hint)).into());
            }
            let [member] = &members[..] else {
                let name = axis_heading(&axes.axes[axis].name);
                let problem = Problem::error(msg("spending-members").with("axis", name));
                return Err(Failure::could_not_run(problem.hint(msg("spending-members-hint"))).into());
            };
            given[axis] = Some(member.clone());
        }
        Ok(Places { opened, covering: Covering::new(budget), given })
    }

    /// The covers of the budget.
    pub(super) fn covering(&self) -> &Covering<'a> {
        &self.covering
    }

    /// Where a line's money is spent in a month. What the command line leaves open is taken from the budget, if only one
    /// line comes into question.
    pub(super) fn target(&self, line: &str, month: Month) -> Result<LineKey, Failure> {
        self.target_for(line, month, &self.given)
    }

    /// The members that the command line names.
    pub(super) fn given(&self) -> &[Option<String>] {
        &self.given
    }

    /// The same with other members than those of the command line.
    pub(super) fn target_for(&self, line: &str, month: Month, given: &[Option<String>]) -> Result<LineKey, Failure> {
        let mut parts = line.split(['@', '＠']).map(str::trim);
        let (line, mut given) = (parts.next().unwrap_or_default(), given.to_vec());
        for part in parts {
            self.name(part, &mut given)?;
        }
        let given = &given[..];
        let budget = self.covering.budget();
        let category = find_category(line, &self.opened.settings.categories, budget.categories())?;
        if self.opened.settings.categories.kind(&category) == Kind::Income {
            let problem = Problem::error(msg("spending-income").with("category", category.as_str()));
            return Err(Failure::could_not_run(problem.hint(msg("spending-income-hint"))));
        }
        let members: Vec<String> = given.iter().map(|own| own.clone().unwrap_or_default()).collect();
        let texts: Vec<&str> = members.iter().map(String::as_str).collect();
        if self.covering.find(month, &category, &texts).is_some() {
            return Ok(LineKey { category, members });
        }
        let mut possible = self.possible(&category, month, given);
        match possible.len() {
            0 => Ok(LineKey { category, members }),
            1 => Ok(LineKey { members: possible.remove(0), category }),
            _ => Err(self.ambiguous(&category, &possible, given)),
        }
    }

    /// A member as adjustments name it, behind the line: `training@desk`.
    fn name(&self, part: &str, given: &mut [Option<String>]) -> Result<(), Failure> {
        let covers = self.covering.covers();
        let is_it = |own: &&String| folded_name(own) == folded_name(part);
        let named = (0..covers.own_axes()).find_map(|axis| Some((axis, covers.members[axis].iter().find(is_it)?)));
        match named.filter(|(axis, own)| given[*axis].as_ref().is_none_or(|given| given == *own)) {
            Some((axis, own)) => {
                given[axis] = Some(own.clone());
                Ok(())
            }
            None => Err(Failure::hinted(msg("spending-no-member").with("value", part), msg("spending-no-member-hint"))),
        }
    }

    /// The members of the lines that would cover a category, if it were known whose it is: of the deepest lines, those
    /// that agree with what is given.
    fn possible(&self, category: &Category, month: Month, given: &[Option<String>]) -> Vec<Vec<String>> {
        let (budget, covers) = (self.covering.budget(), self.covering.covers());
        let fits = |cover: &usize| {
            let agrees = |(axis, given): (usize, &Option<String>)| match (covers.member(*cover, axis), given) {
                (Some(own), Some(given)) => own == given,
                _ => true,
            };
            covers.category_of(*cover).contains(category)
                && covers.is_active(&budget.plans, *cover, month)
                && given.iter().enumerate().all(agrees)
        };
        let fitting: Vec<usize> = (0..covers.count()).filter(fits).collect();
        let deepest = fitting.iter().map(|cover| covers.category_of(*cover).depth()).max();
        let fitting = fitting.into_iter().filter(|cover| Some(covers.category_of(*cover).depth()) == deepest);
        let mut possible: Vec<Vec<String>> = Vec::new();
        for cover in fitting {
            let each = given.iter().enumerate();
            let members = each.map(|(axis, given)| covers.member(cover, axis).map(String::from).or(given.clone()));
            let members = members.map(Option::unwrap_or_default).collect();
            if !possible.contains(&members) {
                possible.push(members);
            }
        }
        possible
    }

    fn ambiguous(&self, category: &Category, possible: &[Vec<String>], given: &[Option<String>]) -> Failure {
        let axes = &self.opened.settings.dimensions.axes;
        let options = possible.iter().map(|members| {
            let named = axes.iter().zip(members).zip(given);
            let missing = named.filter(|((_, member), given)| given.is_none() && !member.is_empty());
            let options = missing.map(|((axis, member), _)| format!("--{} {member}", axis.name));
            Message::verbatim(format!("`{}`", options.collect::<Vec<_>>().join(" ")))
        });
        let message = msg("spending-whose").with("category", category.as_str());
        let hint = msg("spending-whose-hint").with("options", options.collect::<Vec<_>>());
        Failure::could_not_run(Problem::error(message).hint(hint))
    }

    /// Refuses to order on a line that is only moved to others.
    pub(super) fn refuse_reserve(&self, target: &LineKey, month: Month) -> Result<(), Failure> {
        match on_reserve(&self.covering, &target.category, &target.members, month) {
            None => Ok(()),
            Some(problem) => Err(Failure::could_not_run(problem)),
        }
    }

    /// Refuses a month that no plan of the book has; a book without plans has no such months.
    pub(super) fn refuse_outside(&self, month: Month) -> Result<(), Failure> {
        let budget = self.covering.budget();
        if budget.plans.is_empty() || budget.plans_month(month) {
            return Ok(());
        }
        let year = budget.year_of(month);
        let near = budget.plans.iter().min_by_key(|plan| (year.first.since(plan.year.first)).abs());
        let near = near.map_or(year, |plan| plan.year);
        let message = msg("spending-outside").with("month", month.to_string());
        let hint = msg("spending-outside-hint").with("first", near.first.to_string());
        Err(Failure::could_not_run(Problem::error(message).hint(hint.with("last", near.first.plus(11).to_string()))))
    }
}

/// What is wrong with an order on a line that is only moved to others; `None` on any other.
pub(super) fn on_reserve(
    covering: &Covering<'_>,
    category: &Category,
    members: &[String],
    month: Month,
) -> Option<Problem> {
    let members: Vec<&str> = members.iter().map(String::as_str).collect();
    let covers = covering.covers();
    let cover = covering.find(month, category, &members).filter(|cover| covers.is(*cover, RESERVE))?;
    let line = covers.category_of(cover).as_str();
    let message = msg("commitment-on-reserve").with("line", line).with("month", month.to_string());
    Some(Problem::error(message).hint(msg("commitment-on-reserve-hint").with("line", line)))
}

//! `budget peers`: what members of a dimension cost beside each other.

use super::bridge::{over_months, row_of};
use super::filter_args::FilterArgs;
use super::opened::Opened;
use super::period_args::{PeriodArgs, SpanArgs};
use super::reading::Reading;
use super::{Outcome, Session, spoken};
use crate::analysis::variance::By;
use crate::answer::bridge::Kept;
use crate::answer::peers::{PeersRequest, peers};
use crate::model::Dimensions;
use crate::plan_file::did_you_mean;
use crate::report::{PeersParts, peers_report};
use crate::words::{Failure, Message, Problem, msg};

/// Compare projects: cost per household, per ticket
///
/// Beside each other: what a household and a ticket cost, where each stands among at least five peers, what one of its size
/// is to be expected to cost; and whether the whole became dearer because its parts did, or because there is more of the
/// dear ones.
#[derive(Debug, clap::Args)]
pub struct PeersArgs {
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    /// Whose members are compared: a dimension of the book, or what lies above one [default: project]
    #[arg(id = "peers_by", long = "by", value_name = "DIMENSION")]
    by: Option<String>,
    /// Only these are compared with each other: levels and attributes of members, or none [default: type]
    #[arg(id = "peers_among", long = "among", value_name = "WHAT", value_delimiter = ',')]
    among: Vec<String>,
    /// By what costs are divided: households, area, or a metric
    #[arg(
        id = "peers_per",
        long = "per",
        value_name = "UNIT",
        value_delimiter = ',',
        default_value = "households,tickets"
    )]
    per: Vec<String>,
    #[command(flatten)]
    filter: FilterArgs,
}

pub(super) fn run(mut args: PeersArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::open(session)?;
    let (opened, budget) = (&reading.opened, &reading.budget);
    let filters = args.filter.read(opened, budget)?;
    let axes = &opened.settings.dimensions;
    let axis = compared(args.by.as_deref(), opened)?;
    let among = among(&args.among, axis, axes)?;
    let period = over_months(&mut args.period, &args.span, budget, session.as_of)?;
    let tree = axes.trees.iter().find(|tree| tree.axis == axis);
    let names = among.iter().filter_map(|column| Some(tree?.columns[*column].clone())).collect();
    let mut per: Vec<String> = Vec::new();
    for unit in args.per.iter().map(|unit| unit.trim()).filter(|unit| !unit.is_empty()) {
        let name = match unit {
            "户数" => "households",
            "面积" => "area",
            "工单量" => "tickets",
            other => other,
        };
        if !per.iter().any(|own| own == name) {
            per.push(name.to_string());
        }
    }
    let kept = Kept { categories: filters.categories.clone(), members: filters.members.clone() };
    let request = PeersRequest { period, axis, among, per, kept };
    let answer = peers(&opened.source(session), &budget.tree, &request)?;
    let parts = PeersParts {
        answer: &answer,
        period,
        axis,
        among: names,
        head: &opened.head(budget, period, session)?,
        names: &opened.names(session),
        filters: filters.messages(axes),
    };
    session.warn(&opened.warnings())?;
    session.show(&peers_report(&parts))?;
    Ok(Outcome::Done)
}

/// Whose members are compared: what is asked for, else `project`, else the only dimension.
fn compared(by: Option<&str>, opened: &Opened) -> anyhow::Result<usize> {
    let axes = &opened.settings.dimensions;
    if let Some(name) = by {
        return match row_of(name, opened)? {
            By::Axis(axis) => Ok(axis),
            By::Category => Err(Failure::hinted(msg("peers-by-category"), msg("peers-by-hint")).into()),
        };
    }
    let only = || (axes.own() == 1).then_some(0);
    let found = spoken::axis(axes, "project").or_else(|| axes.trees.first().map(|tree| tree.axis)).or_else(only);
    found.ok_or_else(|| Failure::hinted(msg("peers-no-axis"), msg("peers-by-hint")).into())
}

/// The columns that make peers: those that are asked for, else the type where the book says it.
fn among(asked: &[String], axis: usize, axes: &Dimensions) -> Result<Vec<usize>, Failure> {
    let tree = axes.trees.iter().find(|tree| tree.axis == axis);
    let columns: &[String] = tree.map_or(&[], |tree| &tree.columns);
    if asked.is_empty() {
        let of_type =
            |column: &usize| columns[*column] == "type" && tree.is_some_and(|tree| !tree.values(*column).is_empty());
        return Ok((0..columns.len()).filter(of_type).collect());
    }
    let mut among = Vec::new();
    for typed in asked.iter().filter(|typed| !matches!(typed.trim(), "none" | "不分" | "")) {
        let lower = typed.trim().to_lowercase();
        let word = spoken::attribute(typed).unwrap_or(&lower);
        let found = columns.iter().position(|own| own == typed.trim());
        match found.or_else(|| columns.iter().position(|own| own == word)) {
            Some(column) if !among.contains(&column) => among.push(column),
            Some(_) => {}
            None => {
                let problem = Problem::error(msg("peers-among-unknown").with("value", typed.as_str()));
                let known = || columns.iter().map(String::as_str);
                let names: Vec<Message> = known().map(Message::verbatim).collect();
                let otherwise = || match names.is_empty() {
                    true => msg("peers-among-none-hint"),
                    false => msg("peers-among-hint").with("known", names.clone()),
                };
                return Err(Failure::could_not_run(problem.hint(did_you_mean(typed, known(), otherwise))));
            }
        }
    }
    Ok(among)
}

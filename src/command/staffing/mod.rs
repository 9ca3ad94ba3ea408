//! `budget staffing`: from work to heads, for the demands of a plan or for a question of the command line.

mod ad_hoc;

use ad_hoc::AdHocArgs;

use super::opened::Opened;
use super::period_args::read_month;
use super::{Outcome, Session};
use crate::analysis::staffing::needs::needs;
use crate::analysis::staffing::staffed;
use crate::model::{Month, Plan, Staffing};
use crate::report::{DemandMonths, StaffingParts, staffing_report};
use crate::words::{Failure, Message, Place, Problem, msg};

/// Work out how many people the work needs: calls by Erlang, tickets, posts, households, supervisors
///
/// Shows the [staffing.NAME] tables of the plan with their arithmetic, the service level, and what one head more or
/// less would mean. With --calls, --day, --tickets, --posts, --households or --agents no plan is needed.
#[derive(Debug, clap::Args)]
pub struct StaffingArgs {
    /// Only these demands: the NAME of [staffing.NAME]
    #[arg(value_name = "NAME", conflicts_with = "kind")]
    names: Vec<String>,
    /// Only this month: 2026-02, or last [default: all months of the plan]
    #[arg(long, value_name = "M", num_args = 0..=1, default_missing_value = "current", conflicts_with = "kind")]
    month: Option<String>,
    #[command(flatten)]
    ad_hoc: AdHocArgs,
}

pub(super) fn run(args: StaffingArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let report = match args.ad_hoc.question(Month::of(session.as_of))? {
        Some(question) => staffing_report(&[StaffingParts {
            plan: None,
            hours: question.plan.hours,
            demands: vec![DemandMonths { staffing: &question.staffing, months: vec![(None, question.staffed)] }],
            needs: Vec::new(),
        }]),
        None => {
            let month = args.month.as_deref().map(|text| read_month("--month", text, session.as_of)).transpose()?;
            let opened = Opened::open(session)?;
            let plans = with_demands(&opened.plans, &args.names, month)?;
            session.warn(&opened.warnings())?;
            let parts = plans.into_iter().map(|plan| of_plan(plan, &args.names, month));
            staffing_report(&parts.collect::<anyhow::Result<Vec<_>>>()?)
        }
    };
    session.show(&report)?;
    Ok(Outcome::Done)
}

/// What the demands of these plans come to in a month; nothing where none has any.
pub(super) fn parts(plans: &[Plan], month: Month) -> anyhow::Result<Vec<StaffingParts<'_>>> {
    let own = plans.iter().filter(|plan| !plan.staffing.is_empty() && plan.year.index(month).is_some());
    own.map(|plan| of_plan(plan, &[], Some(month))).collect()
}

/// The plans that have demands, that have these, and whose year has the month.
fn with_demands<'p>(plans: &'p [Plan], names: &[String], month: Option<Month>) -> Result<Vec<&'p Plan>, Failure> {
    let refused = |message: Message, hint: Message| Err(Failure::could_not_run(Problem::error(message).hint(hint)));
    let plans: Vec<&Plan> = plans.iter().filter(|plan| !plan.staffing.is_empty()).collect();
    if plans.is_empty() {
        return refused(msg("staffing-none"), msg("staffing-none-hint"));
    }
    let known = || plans.iter().flat_map(|plan| &plan.staffing).map(|staffing| staffing.name.as_str());
    if let Some(name) = names.iter().find(|name| known().all(|known| known != *name)) {
        let mut all: Vec<&str> = known().collect();
        all.dedup();
        let all: Vec<Message> = all.into_iter().map(|name| Message::verbatim(format!("`{name}`"))).collect();
        let message = msg("plan-unknown-staffing").with("name", name.as_str());
        return refused(message, msg("plan-unknown-staffing-hint").with("names", all));
    }
    let of_month = |plan: &&Plan| month.is_none_or(|month| plan.year.index(month).is_some());
    let chosen: Vec<&Plan> = plans.into_iter().filter(of_month).filter(|plan| has(plan, names)).collect();
    match (chosen.is_empty(), month) {
        (true, Some(month)) => {
            refused(msg("staffing-month").with("month", month.to_string()), msg("staffing-month-hint"))
        }
        _ => Ok(chosen),
    }
}

fn has(plan: &Plan, names: &[String]) -> bool {
    names.is_empty() || plan.staffing.iter().any(|staffing| names.contains(&staffing.name))
}

fn of_plan<'p>(plan: &'p Plan, names: &[String], month: Option<Month>) -> anyhow::Result<StaffingParts<'p>> {
    let all = plan.year.months().enumerate();
    let months: Vec<(usize, Month)> = all.filter(|(_, own)| month.is_none_or(|month| month == *own)).collect();
    let chosen = plan.staffing.iter().filter(|staffing| names.is_empty() || names.contains(&staffing.name));
    let demands = chosen.map(|staffing| {
        let worked = months.iter().map(|(index, month)| match staffed(plan, staffing, *index) {
            Ok(staffed) => Ok((Some(*month), staffed)),
            Err(problem) => Err(unworkable(staffing, Problem::error(problem.message).hint(problem.hint))),
        });
        Ok(DemandMonths { staffing, months: worked.collect::<anyhow::Result<Vec<_>>>()? })
    });
    let needs = match names.is_empty() {
        true => months.iter().map(|(index, month)| (*month, needs(plan, *index))).collect(),
        false => Vec::new(),
    };
    let demands = demands.collect::<anyhow::Result<Vec<_>>>()?;
    Ok(StaffingParts { plan: Some(plan), hours: plan.hours, demands, needs })
}

fn unworkable(staffing: &Staffing, problem: Problem) -> anyhow::Error {
    let place = Place::line(staffing.place.file.as_str(), staffing.place.line as u64);
    Failure::could_not_run(problem.at(place)).into()
}

//! `budget plan diff`: two plans by line and month, or two versions of one.

use crate::analysis::plan_diff::plan_diff;
use crate::analysis::plan_keys::{Rules, key_changes};
use crate::analysis::plan_parts::{PlanPart, plan_parts};
use crate::analysis::{Budget, Covering, PlanHead};
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::ResolvedPlan;
use crate::report::plan_diff_report;
use crate::versions::{Which, frozen, plans_with_versions, read};
use crate::words::{Failure, Message, Problem, msg};

/// Compare two plans, or two versions of one, by line and month
///
/// Versions are v1, v2, …, original (the first approved), current (the last approved) and draft (the plan file). Lines are
/// the same if category, members and name are. Lines that were renamed, split or put together are matched by rules that
/// the report names.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The older plan, or version
    #[arg(value_name = "A")]
    a: String,
    /// The newer plan, or version
    #[arg(value_name = "B")]
    b: String,
    /// Columns: month
    #[arg(long, value_name = "WHAT", value_enum)]
    by: Option<Columns>,
}

/// What columns are made by.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Columns {
    Month,
}

pub(super) fn run(args: DiffArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let drafts = opened.source(session).resolved(&opened.plans)?;
    let (a, b) = (side(&args.a, &opened, &drafts)?, side(&args.b, &opened, &drafts)?);
    let (a_parts, b_parts) = (a.parts(&opened)?, b.parts(&opened)?);
    let diffs = plan_diff(&a_parts, &b_parts);
    let heads = [&a.head(), &b.head()];
    let names = opened.names(session);
    let keys = key_changes((&a.plan.lines, &a.rules), (&b.plan.lines, &b.rules), &diffs);
    session.warn(&opened.warnings())?;
    session.show(&plan_diff_report(&diffs, &keys, heads, args.by.is_some(), opened.currency, &names)?)?;
    Ok(Outcome::Done)
}

/// One of the two.
struct Side {
    label: String,
    plan: ResolvedPlan,
    rules: Rules,
}

impl Side {
    fn head(&self) -> PlanHead {
        PlanHead::draft(&self.label, &self.plan.name, self.plan.year)
    }

    fn parts(&self, opened: &Opened) -> anyhow::Result<Vec<PlanPart>> {
        let tree = opened.settings.categories.clone();
        let budget = Budget::new(opened.currency, opened.axes(), tree, vec![self.plan.clone()]);
        plan_parts(&Covering::new(&budget), 0)
    }
}

/// A plan by its id, else a version of the plan that is chosen, or is the only one that has any.
fn side(text: &str, opened: &Opened, drafts: &[ResolvedPlan]) -> anyhow::Result<Side> {
    if let Some(plan) = drafts.iter().find(|plan| plan.id == text) {
        return Ok(Side { label: text.to_string(), plan: plan.clone(), rules: rules_of_file(opened, plan) });
    }
    let ids: Vec<Message> = drafts.iter().map(|plan| Message::verbatim(plan.id.as_str())).collect();
    let refused = |message: Message, hint: Message| Failure::could_not_run(Problem::error(message).hint(hint));
    let Some(which) = Which::named(text) else {
        let problem = Problem::error(msg("plan-unknown").with("value", text));
        return Err(Failure::could_not_run(problem.hint(msg("plan-unknown-hint").with("ids", ids))).into());
    };
    let versioned = plans_with_versions(&opened.book)?;
    let mut candidates = drafts.iter().filter(|plan| drafts.len() == 1 || versioned.contains(&plan.id));
    let draft = match (candidates.next(), candidates.next()) {
        (Some(only), None) => only,
        (None, _) => return Err(refused(msg("version-none-approved"), msg("version-none-approved-hint")).into()),
        (Some(_), Some(_)) => {
            return Err(
                refused(msg("version-several-plans"), msg("version-several-plans-hint").with("ids", ids)).into()
            );
        }
    };
    let versions = read(&opened.book, &draft.id)?;
    let version = match which {
        Which::Draft => {
            let (label, rules) = (format!("{} draft", draft.id), rules_of_file(opened, draft));
            return Ok(Side { label, plan: draft.clone(), rules });
        }
        Which::Original => versions.original(),
        Which::Current => versions.current(),
        Which::Number(number) => versions.numbered(number),
    };
    let Some(version) = version else {
        return Err(match which {
            Which::Number(number) => {
                refused(msg("version-unknown").with("number", i64::from(number)), msg("version-unknown-hint"))
            }
            _ => refused(msg("version-none-approved"), msg("version-none-approved-hint")),
        }
        .into());
    };
    let plan = frozen(&opened.book, &draft.id, version)?;
    let plan = crate::versions::fitted(plan, &opened.axes(), version)?;
    let file = rules_of_file(opened, draft).forbidden;
    let (routes, adjusting) = (version.routes.clone(), plan.rules.clone());
    let rules = Rules { routes, forbidden: version.forbidden.clone().unwrap_or(file), adjusting };
    Ok(Side { label: format!("{} v{}", draft.id, version.number), plan, rules })
}

/// What the file of a plan says of who may decide, and of what adjusts it.
fn rules_of_file(opened: &Opened, worked: &ResolvedPlan) -> Rules {
    let adjusting = worked.rules.clone();
    match opened.plans.iter().find(|plan| plan.id == worked.id) {
        Some(plan) => Rules { routes: plan.routes.clone(), forbidden: plan.forbidden.clone(), adjusting },
        None => Rules { adjusting, ..Rules::default() },
    }
}

//! `budget plan draft`: next year's plan from this year's, from drivers and from the ledger.

use super::goal_caps::caps as caps_of;
use crate::analysis::draft::{CHOICES, Draft, Fitting, LeftOut, fit, head, next_year};
use crate::analysis::goal::Cap;
use crate::analysis::reconcile::Unmet;
use crate::answer::draft::{DraftAnswer, Wishes, draft};
use crate::answer::metrics::resolve;
use crate::book::{Act, lock};
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::amount::{self, AmountStyle};
use crate::model::{FiscalYear, Goal, Money, Month, Plan, Quantity, Ratio};
use crate::plan_file::{Remarks, load_with, plan_to_toml};
use crate::report::{
    DraftCap, DraftParts, draft_basis, draft_goal_effect, draft_head, draft_left_out, draft_remarks, draft_report,
};
use crate::words::{Failure, Message, Problem, msg};

/// Draft next year's plan, every line with its basis
///
/// Lines of the last plan keep their method where it still works; others come from six or more months of history, else
/// from last year, else from the market data they name. Spending that the last plan does not cover gets lines of its
/// own. The draft is an ordinary plan file: read it, change it, and run `plan lint`.
#[derive(Debug, clap::Args)]
pub struct DraftArgs {
    /// The fiscal year [default: the one after the last plan, else the next]
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// Use this growth instead of what history shows: 3%, -2%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    growth: Option<String>,
    /// Try this method first
    #[arg(long, value_name = "METHOD", value_parser = clap::builder::PossibleValuesParser::new(CHOICES))]
    method: Option<String>,
    /// Round amounts taken from the past to multiples of this
    #[arg(long, value_name = "AMOUNT")]
    round: Option<String>,
    /// Fit the costs to this total: `locked` lines stay, `floor` holds, the rest shrinks in proportion
    #[arg(long, value_name = "AMOUNT")]
    cap: Option<String>,
    /// Also shrink rent, social insurance, housing fund and depreciation, which a contract or the law fixes
    #[arg(long)]
    cap_owed: bool,
    /// Fit the costs to what the plan's cost goals allow: unit cost × planned volume
    #[arg(long, conflicts_with = "cap")]
    from_goals: bool,
    /// The new plan's id [default: the last plan's, with the year changed]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The owner of lines that name none
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// Show the draft, write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: DraftArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let (last, year) = followed(&args, &opened, session)?;
    let mut plan = head(last, year, opened.currency, opened.axes().len());
    plan.contributions.clone_from(&opened.settings.contributions);
    if let Some(id) = &args.id {
        plan.id.clone_from(id);
    }
    if plan.id.starts_with('.') || plan.id.contains(['/', '\\']) {
        // Files that begin with a dot are none of a book's, and none lies elsewhere.
        return Err(unreadable("--id", &plan.id, "draft-id-hint").into());
    }
    let path = opened.book.plans().join(format!("{}.toml", plan.id));
    if path.exists() && !args.dry_run {
        let problem = Problem::error(msg("plan-import-exists").with("file", opened.book.show(&path)));
        return Err(Failure::could_not_run(problem.hint(msg("draft-exists-hint"))).into());
    }
    let told = resolve(&opened.source(session), [&mut plan])?;
    session.warn(&told)?;
    let wishes = Wishes {
        growth: args.growth.as_deref().map(|text| read_ratio("--growth", text)).transpose()?,
        method: args.method.as_deref().and_then(|method| CHOICES.iter().copied().find(|known| *known == method)),
        round: args.round.as_deref().map(|text| read_amount("--round", text, &opened)).transpose()?,
    };
    let round = wishes.round;
    let DraftAnswer { mut draft, until, baselines } = draft(&opened.source(session), &plan, last, wishes)?;
    if draft.lines.is_empty() {
        return Err(nothing(&draft, until).into());
    }
    let fitting = Fitting { owed_too: args.cap_owed, round };
    let mut caps = Vec::new();
    if let Some(text) = &args.cap {
        caps.push(capped(&mut draft, read_amount("--cap", text, &opened)?, None, fitting, &opened, session)?);
    }
    if args.from_goals {
        for (goal, cap) in caps_of(&plan, &baselines)? {
            caps.push(capped(&mut draft, cap.amount, Some((goal, cap)), fitting, &opened, session)?);
        }
    }
    let goals: Vec<_> = plan.goals.iter().zip(&baselines).collect();
    give_reasons(&mut draft, &goals, until, args.owner.as_deref(), session);
    plan.lines = draft.lines.iter().map(|drafted| drafted.line.clone()).collect();
    let parts = DraftParts { plan: &plan, last, until, draft: &draft, caps };
    let text = text(&parts, &opened, session)?;
    let name = opened.book.show(&path);
    if !path.exists() {
        // What is written must be a plan; if it is not, its problems are told before anything is there.
        load_with(&opened.book, &[(name.clone(), text.clone())])?;
    }
    session.warn(&opened.warnings())?;
    session.show(&draft_report(&parts, &opened.names(session))?)?;
    if !args.dry_run {
        let held = lock(&opened.book, &session.actor)?;
        let mut act = Act::begin(&opened.book, &held);
        act.write_new(&path, text.as_bytes())?;
        let told = act.commit()?;
        session.warn(&told)?;
        session.tell(&msg("plan-import-written").with("file", name))?;
        session.tell(&msg("draft-next").with("id", plan.id.as_str()))?;
    }
    Ok(Outcome::Done)
}

/// Nothing to draft from; most often because nothing is classified yet.
fn nothing(draft: &Draft, until: Month) -> Failure {
    let unclassified = draft.left_out.iter().any(|left| matches!(left, LeftOut::Unclassified { .. }));
    let hint = if unclassified { "draft-nothing-unclassified-hint" } else { "draft-nothing-hint" };
    Failure::could_not_run(Problem::error(msg("draft-nothing").with("until", until.to_string())).hint(msg(hint)))
}

/// The plan to follow, and the year to draft.
fn followed<'a>(
    args: &DraftArgs,
    opened: &'a Opened,
    session: &Session<'_>,
) -> Result<(Option<&'a Plan>, FiscalYear), Failure> {
    let month = |plan: Option<&Plan>| plan.map_or(1, |plan| plan.year.first.month());
    let before = |plan: &&Plan| args.year.is_none_or(|year| plan.year.first.year() < year);
    let newest = opened.plans.iter().filter(before).map(|plan| plan.year.first).max();
    let newest: Vec<&Plan> = opened.plans.iter().filter(|plan| Some(plan.year.first) == newest).collect();
    if newest.len() > 1 {
        let ids: Vec<Message> = newest.iter().map(|plan| Message::verbatim(plan.id.clone())).collect();
        let problem = Problem::error(msg("draft-several").with("ids", ids));
        return Err(Failure::could_not_run(problem.hint(msg("draft-several-hint"))));
    }
    let last = newest.first().copied();
    let year = match args.year {
        None => next_year(last, Month::of(session.as_of)),
        Some(year) => match Month::new(year, month(last)).filter(|_| (1900..=9000).contains(&year)) {
            Some(first) => FiscalYear { first },
            None => return Err(unreadable("--year", &year.to_string(), "draft-year-hint")),
        },
    };
    Ok((last, year))
}

/// Fits the draft to a cap.
fn capped(
    draft: &mut Draft,
    cap: Money,
    goal: Option<(Goal, Cap)>,
    fitting: Fitting,
    opened: &Opened,
    session: &mut Session<'_>,
) -> anyhow::Result<DraftCap> {
    let of = goal.as_ref().and_then(|(_, cap)| cap.of.as_ref());
    match fit(&mut draft.lines, &opened.settings.categories, cap, of, fitting) {
        Ok(factor) => {
            // Nobody halves a budget by intent; a figure in 万元 read as 元 does.
            if factor.is_some_and(|factor| factor < Quantity::hundredths(50)) {
                let problem = Problem::warning(msg("draft-cap-harsh").with("cap", cap.grouped()));
                session.warn(&[problem.hint(msg("draft-cap-harsh-hint"))])?;
            }
            Ok(DraftCap {
                amount: cap,
                factor: factor.map(|factor| factor.grouped()),
                owed_too: fitting.owed_too,
                goal,
            })
        }
        Err(Unmet::Least(least)) => {
            let message = msg("draft-cap-unmet").with("cap", cap.grouped()).with("least", least.grouped());
            Err(Failure::could_not_run(Problem::error(message).hint(msg("draft-cap-unmet-hint"))).into())
        }
        Err(Unmet::Money(error)) => Err(error.into()),
    }
}

/// Every line gets its basis, its effect and its owner, in the reader's language.
fn give_reasons(
    draft: &mut Draft,
    goals: &[(&Goal, &Option<Quantity>)],
    until: Month,
    owner: Option<&str>,
    session: &Session<'_>,
) {
    for drafted in &mut draft.lines {
        drafted.line.basis = session.words.say(&draft_basis(drafted, until));
        for (goal, baseline) in goals.iter().filter(|(goal, _)| drafted.line.goals.contains(&goal.kpi)) {
            let effect = session.words.say(&draft_goal_effect(goal, **baseline));
            if drafted.line.effect.is_empty() {
                drafted.line.effect = effect;
            } else if !drafted.line.effect.contains(&effect) {
                let joined = msg("method-joined").with("first", drafted.line.effect.clone()).with("second", effect);
                drafted.line.effect = session.words.say(&joined);
            }
        }
        if drafted.line.effect.is_empty() {
            drafted.line.effect = session.words.say(&msg("draft-effect"));
        }
        if drafted.line.owner.is_empty() {
            drafted.line.owner = owner.map_or_else(|| session.words.say(&msg("draft-owner")), str::to_string);
        }
    }
}

fn text(parts: &DraftParts<'_>, opened: &Opened, session: &Session<'_>) -> anyhow::Result<String> {
    let say = |messages: Vec<Message>| messages.iter().map(|message| session.words.say(message)).collect::<Vec<_>>();
    let remarks = Remarks {
        head: say(draft_head(parts)?),
        lines: parts.draft.lines.iter().map(|line| say(draft_remarks(line))).collect(),
        foot: say(draft_left_out(parts.draft, &opened.names(session))),
    };
    Ok(plan_to_toml(parts.plan, &opened.settings, &remarks))
}

fn read_ratio(option: &'static str, text: &str) -> Result<Ratio, Failure> {
    Ratio::parse(text).ok_or_else(|| unreadable(option, text, "draft-growth-hint"))
}

/// An amount of the command line, as ledgers and plans write it.
fn read_amount(option: &'static str, text: &str, opened: &Opened) -> Result<Money, Failure> {
    let read = amount::read(text, AmountStyle::default(), opened.currency).ok().flatten();
    let amount = read.map(|read| read.money).filter(|amount| amount.is_positive());
    amount.ok_or_else(|| unreadable(option, text, "draft-amount-hint"))
}

fn unreadable(option: &'static str, text: &str, hint: &'static str) -> Failure {
    let message = msg("draft-unreadable").with("option", option).with("value", text);
    Failure::could_not_run(Problem::error(message).hint(msg(hint)))
}

//! Which version of a plan judges which months, and the budget that they make together.

use chrono::{DateTime, Utc};

use super::evidence::gone;
use super::orphans::refuse_orphans;
use super::read::{frozen, read};
use crate::analysis::lineage::Lines;
use crate::analysis::{FileState, Judge, PlanHead};
use crate::book::{Book, list_folders};
use crate::model::{PlanVersions, ResolvedPlan, Version};
use crate::plan_file::canonical_hash;
use crate::words::{Exit, Failure, msg};

/// Which version is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// For each month the one in force.
    #[default]
    Current,
    /// The first that was approved, for the whole year.
    Original,
    /// One by its number, for the whole year.
    Number(u32),
    /// The plan as its file stands, for the whole year.
    Draft,
}

impl Which {
    /// As people name it: `v2`, `original`, `current`, `draft`.
    pub fn named(text: &str) -> Option<Which> {
        let text = text.trim().to_lowercase();
        match text.as_str() {
            "original" | "年初" | "年初预算" => return Some(Which::Original),
            "current" | "现行" | "现行预算" => return Some(Which::Current),
            "draft" | "草稿" => return Some(Which::Draft),
            _ => {}
        }
        let number = text.strip_prefix('v').unwrap_or(&text);
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        number.parse().ok().filter(|number| digits && *number > 0).map(Which::Number)
    }
}

/// Has a book any versions?
pub fn any(book: &Book) -> bool {
    list_folders(&book.versions()).is_ok_and(|folders| !folders.is_empty())
}

/// What judges: of each plan its versions, each with its months; a plan that was never approved as its file stands.
///
/// `drafts` are the plans of the book, or the one that is chosen of them; `ids` all that the book has.
pub fn in_force(
    book: &Book,
    drafts: Vec<ResolvedPlan>,
    ids: Option<&[String]>,
    which: Which,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<(PlanHead, ResolvedPlan)>, Failure> {
    if let Some(ids) = ids {
        refuse_orphans(book, ids)?;
    }
    let mut plans = Vec::with_capacity(drafts.len());
    let mut found = false;
    for draft in drafts {
        let versions = read(book, &draft.id)?;
        let gone = gone(book, &draft.id);
        if !gone.is_empty() {
            return Err(Failure { exit: Exit::CouldNotRun, problems: gone });
        }
        found |= judges(book, draft, &versions, which, known_at, &mut plans)?;
    }
    match (found, which) {
        (false, Which::Original) => {
            Err(Failure::hinted(msg("version-none-approved"), msg("version-none-approved-hint")))
        }
        (false, Which::Number(number)) => {
            let message = msg("version-unknown").with("number", i64::from(number));
            Err(Failure::hinted(message, msg("version-unknown-hint")))
        }
        _ => Ok(plans),
    }
}

/// Adds what judges of one plan. Was the version that is asked for among it?
fn judges(
    book: &Book,
    draft: ResolvedPlan,
    versions: &PlanVersions,
    which: Which,
    known_at: Option<DateTime<Utc>>,
    plans: &mut Vec<(PlanHead, ResolvedPlan)>,
) -> Result<bool, Failure> {
    let (year, axes) = (draft.year, draft.axes.clone());
    let whole = |version| vec![(year.first, year.first.plus(12), version)];
    let asked = match which {
        Which::Original => versions.original(),
        Which::Number(number) => versions.numbered(number),
        Which::Current | Which::Draft => None,
    };
    let stretches = match which {
        Which::Current => versions.stretches(year, known_at),
        Which::Draft => whole(None),
        // A plan that has no such version stands as it is beside those that have it.
        Which::Original | Which::Number(_) => match asked {
            Some(version) => whole(Some(version)),
            None => versions.stretches(year, known_at),
        },
    };
    let judging = || stretches.iter().filter_map(|(_, _, version)| *version);
    // What it takes to know is worked out only where it is asked for.
    let hash = judging().next().map(|_| canonical_hash(&draft)).unwrap_or_default();
    let file = if judging().next().is_some() { file_state(&hash, versions) } else { FileState::Same };
    let several = judging().nth(1).is_some();
    let mut before: Option<Lines> = None;
    let mut draft = Some(draft);
    for (from, until, version) in &stretches {
        let (plan, judge) = match version {
            None => (draft.take(), None),
            Some(version) => {
                let plan = frozen(book, &versions.plan, version)?;
                let approved = version.approved(None).map(|signed| (signed.at, signed.by.clone()));
                let plan = fitted(plan, &axes, version)?;
                (Some(plan), Some(Judge { number: version.number, approved, as_file: version.hash == hash, file }))
            }
        };
        let Some(plan) = plan else { continue };
        if plan.year != year {
            let message =
                msg("version-other-year").with("plan", plan.id.as_str()).with("own", plan.year.first.to_string());
            let message = message.with("file", year.first.to_string());
            return Err(Failure::hinted(message, msg("version-other-year-hint")));
        }
        let rules = plan.rules.iter().any(|rule| rule.kind.moves());
        let draft = PlanHead::draft(&plan.id, &plan.name, year);
        let lines = several.then(|| Lines::of(&plan).ok()).flatten();
        let renamed = before.zip(lines.as_ref()).map_or_else(Vec::new, |(before, own)| before.renamed(own));
        before = lines;
        let head = PlanHead { from: *from, until: *until, version: judge, rules, renamed, ..draft };
        plans.push((head, plan.within(*from, *until)));
    }
    Ok(asked.is_some())
}

/// The plan with the axes that the book has now.
pub fn fitted(plan: ResolvedPlan, axes: &[String], version: &Version) -> Result<ResolvedPlan, Failure> {
    let id = plan.id.clone();
    plan.with_axes(axes).map_err(|axis| {
        let message = msg("version-axis-gone").with("plan", id).with("number", i64::from(version.number));
        Failure::hinted(message.with("axis", axis.as_str()), msg("version-axis-gone-hint").with("axis", axis.as_str()))
    })
}

fn file_state(hash: &str, versions: &PlanVersions) -> FileState {
    let same = |version: &&Version| version.hash == hash;
    match (versions.current().filter(same), versions.pending().filter(same)) {
        (Some(_), _) => FileState::Same,
        (None, Some(pending)) => FileState::Submitted(pending.number),
        (None, None) => FileState::Differs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_named_in_both_languages() {
        for (text, which) in [
            ("v2", Some(Which::Number(2))),
            ("V12", Some(Which::Number(12))),
            ("3", Some(Which::Number(3))),
            (" Original ", Some(Which::Original)),
            ("现行", Some(Which::Current)),
            ("草稿", Some(Which::Draft)),
            ("v0", None),
            ("v+1", None),
            ("v", None),
            ("", None),
            ("2026", Some(Which::Number(2026))),
            ("latest", None),
        ] {
            assert_eq!(Which::named(text), which, "{text}");
        }
    }
}

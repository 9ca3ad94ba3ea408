//! The files of one import: what each came to, and what the command line says beside the profile of how to read them.

use std::path::PathBuf;

use super::BookArgs;
use crate::import::{ImportOutcome as Read_, Setting};
use crate::model::profile::DateOrder;
use crate::model::{Currency, Profile};
use crate::store::Archive;

/// What was read: each file with what came of it, and its copy.
pub(super) type Sources = Vec<(PathBuf, Read_, Option<Box<dyn Archive>>)>;

/// The files as they were named, with what came of them.
pub(super) fn files_of(sources: &Sources) -> Vec<(String, &Read_)> {
    sources.iter().map(|(file, outcome, _)| (file.display().to_string(), outcome)).collect()
}

/// Are all problems of single rows, which can be skipped, and not of a file as a whole?
pub(super) fn only_rows(sources: &Sources) -> bool {
    sources.iter().all(|(_, outcome, _)| outcome.problems.is_empty() || outcome.bad_rows > 0)
}

/// Does the user, or a profile, say what is to be read?
fn expects(args: &BookArgs, profile: Option<&Profile>) -> bool {
    let by_profile = profile.is_some_and(|profile| profile.expect.is_some() || profile.expect_rows.is_some());
    args.expect.is_some() || args.expect_rows.is_some() || by_profile
}

/// What the files are read by: the book's settings with what the command line says.
pub(super) fn for_files<'a>(args: &BookArgs, base: Setting<'a>, adjusted: Option<&'a Profile>) -> Setting<'a> {
    Setting {
        profile: adjusted.or(base.profile),
        year: args.period_year,
        strict: args.strict,
        skip_bad: args.skip_bad,
        vouched: expects(args, adjusted.or(base.profile)),
        ..base
    }
}

/// The profile with what the command line fixes beside it.
pub(super) fn adjusted(args: &BookArgs, profile: Option<&Profile>) -> Option<Profile> {
    if args.encoding.is_none() && args.date_order.is_none() && args.currency.is_none() && args.sheet.is_empty() {
        return None;
    }
    let mut profile = profile.cloned().unwrap_or_default();
    if args.encoding.is_some() {
        profile.encoding = args.encoding.clone();
    }
    if let [first, more @ ..] = &args.sheet[..] {
        profile.sheet = Some(first.clone());
        profile.more_sheets = more.to_vec();
    }
    profile.currency = args.currency.as_deref().and_then(Currency::named);
    profile.date_order = args.date_order.map(DateOrder::from).or(profile.date_order);
    Some(profile)
}

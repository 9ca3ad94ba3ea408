//! Versions of plans that the book has no more.

use super::read::{plans_with_versions, read};
use crate::book::Book;
use crate::words::{Failure, Message, Place, Problem, msg};

/// A plan's id is its identity: approved versions whose plan is gone would silently judge no more.
pub(super) fn refuse_orphans(book: &Book, ids: &[String]) -> Result<(), Failure> {
    for plan in plans_with_versions(book)? {
        // What is wrong with its files is told by who reads them.
        if ids.contains(&plan) || !read(book, &plan).is_ok_and(|versions| versions.current().is_some()) {
            continue;
        }
        let known: Vec<Message> = ids.iter().map(|id| Message::verbatim(id.as_str())).collect();
        let hint = msg("version-plan-gone-hint").with("plan", plan.as_str()).with("ids", known);
        let problem = Problem::error(msg("version-plan-gone").with("plan", plan.as_str()));
        let place = Place::file(format!("versions/{plan}"));
        return Err(Failure::could_not_run(problem.at(place).hint(hint)));
    }
    Ok(())
}

//! What came back for a round: form by form held against it, and owner by owner put together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::collect::Desk;
use super::form::Fact;
use super::held::{Held, hold};
use super::returned::{self, Returned};
use crate::command::Session;
use crate::command::import::setting;
use crate::command::session::failure_of;
use crate::model::Round;
use crate::model::round::{Answer, HandedLine};
use crate::words::{Level, Message, Place, Problem, msg};

/// What came back, by owner.
pub(super) type Answers<'r> = BTreeMap<&'r str, Vec<Answer>>;

/// Forms as they are read, one after the other.
struct Coming<'d, 'p> {
    desk: &'d Desk,
    problems: &'p mut Vec<Problem>,
    answers: Answers<'d>,
    /// Whose forms are not as they were handed out.
    refused: BTreeSet<&'d str>,
    /// Where each owner answered first.
    from: BTreeMap<&'d str, String>,
}

/// Reads the forms of these files and folders; gives the answers, and whose are refused.
pub(super) fn collect<'d>(
    paths: &[PathBuf],
    desk: &'d Desk,
    problems: &mut Vec<Problem>,
    session: &mut Session<'_>,
) -> anyhow::Result<(Answers<'d>, BTreeSet<&'d str>)> {
    let known = desk.opened.plan_categories();
    let setting = setting(&desk.opened, &known, None)?;
    let (answers, refused, from) = (Answers::new(), BTreeSet::new(), BTreeMap::new());
    let mut coming = Coming { desk, problems, answers, refused, from };
    let elsewhere: Vec<Message> = returned::elsewhere(paths, session)?.into_iter().map(Message::verbatim).collect();
    if !elsewhere.is_empty() {
        let message = msg("collect-elsewhere").with("count", elsewhere.len()).with("files", elsewhere);
        coming.problems.push(Problem::warning(message).hint(msg("collect-elsewhere-hint")));
    }
    for path in paths {
        for file in returned::files(path, session)? {
            let name = crate::command::import::file_name(&file);
            match returned::read((&file, &name), &setting, session) {
                Ok(forms) => forms.iter().for_each(|form| coming.take(form)),
                Err(error) => coming.problems.extend(failure_of(&error).problems),
            }
        }
    }
    let Coming { mut answers, refused, .. } = coming;
    answers.retain(|owner, _| !refused.contains(owner));
    Ok((answers, refused))
}

impl Coming<'_, '_> {
    fn take(&mut self, form: &Returned) {
        let desk = self.desk;
        if let Some(problem) = elsewhere(form, &desk.round) {
            self.problems.push(problem);
            return;
        }
        let contra =
            |line: &HandedLine| desk.places.get(&line.number).is_some_and(|place| desk.resolved.lines[*place].contra);
        let Held { handed, answers, problems } = hold(form, &desk.round, desk.opened.currency, &contra);
        let wrong = problems.iter().any(|problem| problem.level == Level::Error);
        self.problems.extend(problems);
        let Some(handed) = handed else { return };
        let owner = handed.owner.as_str();
        if wrong {
            self.refused.insert(owner);
        }
        let place = || Place::file(form.file.as_str());
        match self.from.get(owner) {
            // A copy says the same once more.
            Some(first) if !wrong && self.answers.get(owner) == Some(&answers) => {
                let message = msg("collect-copy").with("first", first.as_str());
                self.problems.push(Problem::note(message).at(place()));
            }
            Some(first) => {
                let message = msg("collect-twice").with("owner", owner).with("first", first.as_str());
                self.problems.push(Problem::error(message).at(place()).hint(msg("collect-twice-hint")));
                self.refused.insert(owner);
            }
            None => {
                self.from.insert(owner, form.file.clone());
                self.answers.insert(owner, answers);
            }
        }
    }
}

/// Is it a form of another plan, or of another round?
fn elsewhere(form: &Returned, round: &Round) -> Option<Problem> {
    let place = || Place::file(form.file.as_str());
    let (plan, _) = form.fact(Fact::Plan);
    if plan != round.plan {
        let message = msg("collect-other-plan").with("own", plan).with("plan", round.plan.as_str());
        return Some(Problem::error(message).at(place()).hint(msg("collect-other-plan-hint").with("own", plan)));
    }
    let (number, row) = form.fact(Fact::Round);
    if number == round.number.to_string() {
        return None;
    }
    // Rounds may lie in one folder; what is no number nobody handed out.
    let message = match number.parse::<u32>() {
        Ok(own) => msg("collect-other-round").with("own", i64::from(own)).with("round", i64::from(round.number)),
        Err(_) => {
            let message = msg("collect-round-edited").with("cell", super::form::cell_name(row, 1)).with("is", number);
            return Some(Problem::error(message).at(place()).hint(msg("collect-locked-hint")));
        }
    };
    Some(Problem::note(message).at(place()))
}

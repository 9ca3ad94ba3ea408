//! The versions of a plan from their files, held against each other.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::files::{Part, part_file, part_of, part_path};
use super::record::{Reader, is_newer, newer};
use crate::book::{Book, list_folders, list_own_files, read_bytes};
use crate::model::version::Verdict;
use crate::model::{PlanVersions, ResolvedPlan, Version};
use crate::plan_file::read_canonical;
use crate::words::{Exit, Failure, Message, Place, Problem, msg};

/// The ids of the plans that have versions, in order.
pub fn plans_with_versions(book: &Book) -> Result<Vec<String>, Failure> {
    let folders = list_folders(&book.versions())?;
    let names = folders.iter().filter_map(|folder| Some(folder.file_name()?.to_str()?.to_string()));
    Ok(names.collect())
}

/// The versions of a plan; everything that is wrong with their files is the failure. The frozen plans themselves are not
/// opened: [`frozen`] does that.
pub fn read(book: &Book, plan: &str) -> Result<PlanVersions, Failure> {
    let mut reading = Reading { book, plan, parts: BTreeMap::new(), problems: Vec::new() };
    for path in list_own_files(book, &book.versions().join(plan), "toml")? {
        match part_of(&path) {
            Some(part) => drop(reading.parts.insert(part, path)),
            None => {
                let problem = Problem::error(msg("version-stray")).at(Place::file(book.show(&path)));
                reading.problems.push(problem.hint(msg("version-stray-hint")));
            }
        }
    }
    let versions = reading.all()?;
    match reading.problems.is_empty() {
        true => Ok(versions),
        false => Err(Failure { exit: Exit::CouldNotRun, problems: reading.problems }),
    }
}

struct Reading<'a> {
    book: &'a Book,
    plan: &'a str,
    parts: BTreeMap<(u32, Part), PathBuf>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn all(&mut self) -> Result<PlanVersions, Failure> {
        let mut all = PlanVersions { plan: self.plan.to_string(), ..PlanVersions::default() };
        let submitted = |(_, part): &&(u32, Part)| !matches!(part, Part::Revision | Part::Frozen);
        let last = self.parts.keys().filter(submitted).map(|(number, _)| *number).max().unwrap_or(0);
        for number in 1..=last {
            if let Some(version) = self.version(number)? {
                all.versions.push(version);
            }
        }
        self.misplaced(last, &all.versions)?;
        let opened: Vec<u32> =
            self.parts.keys().filter(|(_, part)| *part == Part::Revision).map(|(number, _)| *number).collect();
        for number in opened {
            all.revisions.extend(self.part(number, Part::Revision, |reader| reader.revision(number))?.map(|(r, _)| r));
        }
        Ok(all)
    }

    /// Frozen plans behind the last version: one of an earlier version by another name, or one whose submission is gone.
    fn misplaced(&mut self, last: u32, versions: &[Version]) -> Result<(), Failure> {
        let behind = self.parts.iter().filter(|((number, part), _)| *number > last && *part == Part::Frozen);
        let behind: Vec<(u32, PathBuf)> = behind.map(|((number, _), path)| (*number, path.clone())).collect();
        for (number, path) in behind {
            let hash = blake3::hash(&read_bytes(&path)?).to_hex();
            match versions.iter().find(|version| version.hash == hash.as_str()) {
                Some(own) => {
                    let message = msg("version-renamed").with("own", i64::from(own.number));
                    let hint = msg("version-renamed-hint").with("own", i64::from(own.number));
                    self.tell(&path, message.with("number", i64::from(number)), hint);
                }
                None => self.missing(number, Part::Submitted),
            }
        }
        Ok(())
    }

    /// A version with its decision. Of what is missing the first thing is told.
    fn version(&mut self, number: u32) -> Result<Option<Version>, Failure> {
        if !self.parts.contains_key(&(number, Part::Submitted)) {
            self.missing(number, Part::Submitted);
            return Ok(None);
        }
        let submission = self.part(number, Part::Submitted, |reader| reader.submission(number))?;
        let Some((mut version, submission)) = submission else { return Ok(None) };
        if !self.parts.contains_key(&(number, Part::Frozen)) {
            self.missing(number, Part::Frozen);
        }
        for (part, verdict) in [(Part::Approved, Verdict::Approved), (Part::Rejected, Verdict::Rejected)] {
            let Some((decided, _)) = self.part(number, part, |reader| reader.decision(verdict))? else { continue };
            let path = part_path(self.book, self.plan, number, part);
            if version.decision.is_some() {
                let message = msg("version-decided-twice").with("number", i64::from(number));
                self.tell(&path, message, msg("version-decided-twice-hint"));
            } else if decided.hash != version.hash || decided.submission != submission {
                let name = part_file(number, Part::Submitted);
                let hint = msg("version-decision-other-hint").with("file", name);
                self.tell(&path, msg("version-decision-other").with("number", i64::from(number)), hint);
            } else {
                version.decision = Some(decided.decision);
            }
        }
        Ok(Some(version))
    }

    fn missing(&mut self, number: u32, part: Part) {
        let path = part_path(self.book, self.plan, number, part);
        let message = msg("version-missing").with("number", i64::from(number));
        self.tell(&path, message, msg("version-restore-hint"));
    }

    fn tell(&mut self, path: &std::path::Path, message: Message, hint: Message) {
        self.problems.push(Problem::error(message).at(Place::file(self.book.show(path))).hint(hint));
    }

    /// What a file says, and its hash; `None` if there is none, or what is wrong with it is told.
    fn part<T>(
        &mut self,
        number: u32,
        part: Part,
        read: impl Fn(&Reader<'_>) -> Result<T, Failure>,
    ) -> Result<Option<(T, String)>, Failure> {
        let Some(path) = self.parts.get(&(number, part)) else { return Ok(None) };
        let (bytes, file) = (read_bytes(path)?, self.book.show(path));
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let text = String::from_utf8_lossy(&bytes);
        match Reader::open(&text, &file, self.plan, number).and_then(|reader| read(&reader)) {
            Ok(said) => Ok(Some((said, hash))),
            Err(failure) => {
                self.problems.extend(failure.problems);
                Ok(None)
            }
        }
    }
}

/// The plan that a version froze, if its text is still what was submitted.
pub fn frozen(book: &Book, plan: &str, version: &Version) -> Result<ResolvedPlan, Failure> {
    let path = part_path(book, plan, version.number, Part::Frozen);
    let file = book.show(&path);
    let bytes = read_bytes(&path)?;
    let text = String::from_utf8_lossy(&bytes);
    if is_newer(&text) {
        return Err(newer(&file));
    }
    let refused = |message: Message, place: Place, hint| {
        Err(Failure::could_not_run(Problem::error(message).at(place).hint(msg(hint))))
    };
    let number = i64::from(version.number);
    if blake3::hash(&bytes).to_hex().as_str() != version.hash {
        let own = text.lines().find_map(|line| line.strip_prefix("id = ")).map(|id| id.trim_matches(['"', '\'']));
        return match own.filter(|own| *own != plan) {
            Some(own) => {
                let message = msg("version-of-other-plan").with("own", own).with("plan", plan);
                let hint = msg("version-of-other-plan-hint").with("own", own);
                Err(Failure::could_not_run(Problem::error(message).at(Place::file(file)).hint(hint)))
            }
            None => {
                let message = msg("version-edited").with("plan", plan).with("number", number);
                refused(message, Place::file(file), "version-edited-hint")
            }
        };
    }
    match read_canonical(&text, &file) {
        Ok(frozen) => Ok(frozen),
        // The hash is right: this program does not read what another wrote.
        Err(error) => refused(msg("version-newer"), Place::line(file, error.line as u64), "version-newer-hint"),
    }
}

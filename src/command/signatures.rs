//! Approvals that are signed: who approves has a key, and whoever asks can check it.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::Session;
use crate::analysis::adjustment::{Adjustment, Entry};
use crate::analysis::overrides::Override;
use crate::book::{Book, read_bytes};
use crate::model::posting::flag;
use crate::model::version::{PlanVersions, Signed, Verdict};
use crate::model::{ApprovalRule, Version};
use crate::plan_file::inspect;
use crate::signing::{Refused, Statement, sign, verify};
use crate::versions::{Part, frozen, part_path, plans_with_versions, read};
use crate::words::{Failure, Message, Place, Problem, msg};

/// How the moment of a signature stands on a row.
const MOMENT: &str = "%Y%m%dT%H%M%SZ";

/// What an approval is signed with.
#[derive(Clone, Debug, clap::Args)]
pub struct KeyArgs {
    /// The SSH key to sign with, where the book asks for signatures [default: signing_key in the settings]
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// How an approval is proved.
pub(super) struct Sealed {
    /// The signature, where the book asks for one.
    pub(super) signature: Option<String>,
    /// The moment that is signed.
    at: DateTime<Utc>,
}

impl Sealed {
    /// That nothing is approved yet.
    pub(super) fn of_nothing(session: &Session<'_>) -> Sealed {
        Sealed { signature: None, at: session.now }
    }

    /// What says so on the row of an approval, behind its other marks: the moment, for that of the batch may be a later
    /// one, and the signature.
    pub(super) fn mark(&self) -> String {
        let (mark, at) = (flag::SIGNATURE, self.at.format(MOMENT));
        self.signature.as_ref().map_or_else(String::new, |signature| format!(" {mark}:{at}:{signature}"))
    }

    /// Tells how far it can be known who it was.
    pub(super) fn tell(&self, session: &mut Session<'_>) -> std::io::Result<()> {
        session.tell(&msg(if self.signature.is_some() { "signature-made" } else { "version-who" }))
    }
}

/// The approval of a version, as it is signed: of the text that was frozen.
pub(super) fn of_version<'a>(plan: &'a str, number: u32, content: &'a [u8], signed: &'a Signed) -> Statement<'a> {
    Statement { plan, object: format!("version {number}"), content, by: &signed.by, at: signed.at }
}

/// The text that a version froze, if it is still what was submitted.
pub(super) fn content_of(book: &Book, plan: &str, version: &Version) -> Result<Vec<u8>, Failure> {
    frozen(book, plan, version)?;
    read_bytes(&part_path(book, plan, version.number, Part::Frozen))
}

/// The event of an override as it is signed.
pub(super) fn event_text(own: &Override) -> String {
    let event = &own.event;
    let members = event.members.join(",");
    format!("{} {} [{members}] {} until {}", event.month, event.category, event.amount.plain(), own.until)
}

/// What an adjustment does, as it is signed.
pub(super) fn content_of_adjustment(own: &Adjustment) -> String {
    let line = |entry: &Entry| format!("{} {} {}\n", entry.month, entry.line(), entry.amount.plain());
    std::iter::once(format!("{}\n", own.kind.mark())).chain(own.decided().iter().map(line)).collect()
}

/// The approval of an adjustment, as it is signed.
pub(super) fn of_adjustment<'a>(own: &'a Adjustment, content: &'a str, signed: &'a Signed) -> Statement<'a> {
    let object = format!("adjustment {}", own.id);
    Statement { plan: &own.plan, object, content: content.as_bytes(), by: &signed.by, at: signed.at }
}

/// The approval of an override, as it is signed.
pub(super) fn of_override<'a>(own: &'a Override, content: &'a str, signed: &'a Signed) -> Statement<'a> {
    let object = format!("override {}", own.id);
    Statement { plan: &own.plan, object, content: content.as_bytes(), by: &signed.by, at: signed.at }
}

/// A plan of which a version was approved with a signature, or submitted to be, goes on being signed: who may not approve need
/// only take the rule out of the file.
pub(super) fn refuse_unsigned(rule: Option<&ApprovalRule>, versions: &PlanVersions) -> Result<(), Failure> {
    if rule.is_some() {
        return Ok(());
    }
    let told = |id, version: &Version| {
        let message = msg(id).with("plan", versions.plan.as_str()).with("number", i64::from(version.number));
        Err(Failure::hinted(message, msg("signature-rule-gone-hint")))
    };
    let is_signed = |version: &&Version| version.decision.as_ref().is_some_and(|own| own.signature.is_some());
    if let Some(signed) = versions.versions.iter().rfind(is_signed) {
        return told("signature-rule-gone", signed);
    }
    let rejected = |version: &Version| version.decision.as_ref().is_some_and(|own| own.verdict == Verdict::Rejected);
    match versions.versions.iter().rfind(|version| version.signers.is_some() && !rejected(version)) {
        Some(asked) => told("signature-rule-dropped", asked),
        None => Ok(()),
    }
}

/// Signs an approval, if the book asks for that; who has no key, or not that of his name, does not approve.
pub(super) fn seal(
    statement: &Statement<'_>,
    args: &KeyArgs,
    book: &Book,
    session: &Session<'_>,
) -> Result<Sealed, Failure> {
    let rule = inspect(book, &[])?.0.settings.approval;
    let Some(rule) = rule else {
        refuse_unsigned(None, &read(book, statement.plan)?)?;
        return match &args.key {
            None => Ok(Sealed { signature: None, at: statement.at }),
            Some(_) => Err(Failure::hinted(msg("signature-unasked"), msg("signature-unasked-hint"))),
        };
    };
    let key = args.key.as_ref().map(|key| session.path(key)).or_else(|| session.signing_key.clone());
    let Some(key) = key else {
        let message = msg("signature-no-key").with("by", statement.by);
        return Err(Failure::hinted(message, msg("signature-no-key-hint").with("signers", rule.signers.as_str())));
    };
    let signers = signers(&rule, book)?;
    let signature = sign(statement, &key)?;
    // What nobody could check later is no signature.
    match verify(statement, &signature, &signers)? {
        Ok(()) => Ok(Sealed { signature: Some(signature), at: statement.at }),
        Err(refused) => {
            let hint = msg("signature-refused-hint").with("by", statement.by).with("signers", rule.signers.as_str());
            Err(Failure::hinted(why(&refused, statement.by), hint))
        }
    }
}

/// The file of signers, if it is there.
fn signers(rule: &ApprovalRule, book: &Book) -> Result<PathBuf, Failure> {
    let path = book.root().join(&rule.signers);
    match path.is_file() {
        true => Ok(path),
        false => {
            let problem = Problem::error(msg("signature-no-signers").with("signers", rule.signers.as_str()));
            Err(Failure::could_not_run(problem.at(Place::file("budget.toml")).hint(msg("signature-no-signers-hint"))))
        }
    }
}

fn why(refused: &Refused, by: &str) -> Message {
    match refused {
        Refused::Unknown => msg("signature-unknown").with("by", by),
        Refused::Other(other) => msg("signature-other").with("by", by).with("other", other.as_str()),
        Refused::Bad => msg("signature-bad").with("by", by),
    }
}

/// What checking the signatures of a book found.
#[derive(Default)]
pub(super) struct Checked {
    /// How many hold.
    pub(super) good: usize,
    /// How many approvals are older than the day from which they are signed.
    pub(super) before: usize,
    /// What does not hold.
    pub(super) problems: Vec<Problem>,
}

/// An approval that is to be checked.
struct Approval<'a> {
    statement: Statement<'a>,
    signature: Option<&'a str>,
    /// Did the book ask for a signature when it was submitted?
    asked: bool,
    place: String,
}

/// Checks the signature of every approval.
pub(super) fn check(
    book: &Book,
    rule: Option<&ApprovalRule>,
    overrides: &[Override],
    adjustments: &[Adjustment],
) -> Result<Checked, Failure> {
    let mut checked = Checked::default();
    let signers = rule.map(|rule| signers(rule, book)).transpose()?;
    let since = rule.and_then(|rule| rule.since);
    let mut one = |approval: &Approval<'_>| -> Result<(), Failure> {
        match (approval.signature, &signers) {
            (None, None) if approval.asked => checked.problems.push(unsigned(approval)),
            (None, None) => {}
            (None, Some(_)) if since.is_some_and(|since| approval.statement.at.date_naive() < since) => {
                checked.before += 1;
            }
            (None, Some(_)) => checked.problems.push(unsigned(approval)),
            (Some(_), None) => {
                let problem = Problem::error(msg("signature-nobody-to-check")).at(Place::file(approval.place.as_str()));
                checked.problems.push(problem.hint(msg("signature-unasked-hint")));
            }
            (Some(signature), Some(signers)) => match verify(&approval.statement, signature, signers)? {
                Ok(()) => checked.good += 1,
                Err(refused) => {
                    let problem = Problem::error(why(&refused, approval.statement.by));
                    let problem = problem.at(Place::file(approval.place.as_str()));
                    checked.problems.push(problem.hint(msg("signature-does-not-hold-hint")));
                }
            },
        }
        Ok(())
    };
    for plan in plans_with_versions(book)? {
        // What is wrong with files of versions is told by who reads them for themselves.
        let Ok(versions) = read(book, &plan) else { continue };
        for version in &versions.versions {
            let (Some(signed), Some(decision)) = (version.approved(None), &version.decision) else { continue };
            // Of what nobody signed the text is not needed.
            let content = decision.signature.as_ref().map(|_| content_of(book, &plan, version)).transpose();
            let Ok(content) = content.map(Option::unwrap_or_default) else { continue };
            one(&Approval {
                statement: of_version(&plan, version.number, &content, signed),
                signature: decision.signature.as_deref(),
                asked: version.signers.is_some(),
                place: book.show(&part_path(book, &plan, version.number, Part::Approved)),
            })?;
        }
    }
    for own in overrides {
        let Some(signed) = &own.approved else { continue };
        let content = event_text(own);
        let (at, signature) = own.signature.as_deref().map_or((None, None), taken_apart);
        let signed = Signed { at: at.unwrap_or(signed.at), ..signed.clone() };
        one(&Approval {
            statement: of_override(own, &content, &signed),
            signature,
            asked: false,
            place: format!("ledger/override ({})", own.id),
        })?;
    }
    for own in adjustments {
        let Some(signed) = &own.approved else { continue };
        let content = content_of_adjustment(own);
        let (at, signature) = own.signature.as_deref().map_or((None, None), taken_apart);
        let signed = Signed { at: at.unwrap_or(signed.at), ..signed.clone() };
        one(&Approval {
            statement: of_adjustment(own, &content, &signed),
            signature,
            asked: false,
            place: format!("ledger/adjustment ({})", own.id),
        })?;
    }
    Ok(checked)
}

/// The moment and the signature of a mark; what is no mark of ours is a signature that does not hold.
fn taken_apart(mark: &str) -> (Option<DateTime<Utc>>, Option<&str>) {
    let parts = mark.split_once(':');
    let at = parts.and_then(|(at, _)| NaiveDateTime::parse_from_str(at, MOMENT).ok());
    (at.map(|at| at.and_utc()), Some(parts.map_or(mark, |(_, signature)| signature)))
}

fn unsigned(approval: &Approval<'_>) -> Problem {
    let message = msg("signature-missing").with("by", approval.statement.by);
    let day = approval.statement.at.date_naive().to_string();
    let problem = Problem::error(message.with("day", day)).at(Place::file(approval.place.as_str()));
    problem.hint(msg("signature-missing-hint"))
}

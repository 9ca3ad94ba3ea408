//! Submissions, decisions and openings as TOML: what they say, written and read.

use chrono::{DateTime, SecondsFormat, Utc};
use toml_edit::{ArrayOfTables, Document, DocumentMut, Item, Table, TableLike, Value};

use crate::model::forbidden_transfer::ForbiddenTransfer;
use crate::model::version::{Decision, Revision, Route, Signed, Verdict};
use crate::model::{Category, Currency, Money, Month, Ratio, Version};
use crate::words::{Failure, Message, Place, Problem, msg};

/// The form of these files and of a frozen plan; a program that knows no later one refuses it.
const SCHEMA: i64 = 1;

/// A decision as its file says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// The hash of the frozen text that it was made on.
    pub hash: String,
    /// The hash of the submission.
    pub submission: String,
    /// By which of the submission's routes it was approved, from 1; `None` where it has none.
    pub route: Option<i64>,
}

struct Writer(DocumentMut);

impl Writer {
    fn new(plan: &str, number: u32) -> Writer {
        let mut document = DocumentMut::new();
        document.insert("schema", Item::Value(SCHEMA.into()));
        Writer(document).text("plan", plan).put("version", i64::from(number).into())
    }

    fn put(mut self, key: &str, value: Value) -> Writer {
        self.0.insert(key, Item::Value(value));
        self
    }

    fn text(self, key: &str, text: &str) -> Writer {
        if text.is_empty() { self } else { self.put(key, text.into()) }
    }

    fn signed(self, signed: &Signed) -> Writer {
        let at = signed.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        self.text("by", &signed.by).text("at", &at).text("reason", &signed.reason)
    }
}

/// The text of `vN.submitted.toml`.
pub fn submission_text(plan: &str, version: &Version) -> String {
    let mut writer = Writer::new(plan, version.number)
        .text("hash", &version.hash)
        .text("from", &version.from.to_string())
        .signed(&version.submitted);
    if let Some(follows) = version.follows {
        writer = writer.put("follows", i64::from(follows).into());
    }
    writer = writer.text("despite_lint", &version.despite_lint);
    writer = writer.text("currency", version.change.currency().code()).text("change", &version.change.plain());
    writer = writer.text("share", &version.share.map_or_else(String::new, Ratio::exact));
    writer = writer.text("signers", version.signers.as_deref().unwrap_or_default());
    let mut document = writer.0;
    put_forbidden(&mut document, version.forbidden.as_deref());
    let mut routes = ArrayOfTables::new();
    for route in &version.routes {
        let mut table = Table::new();
        if let Some(most) = route.up_to {
            table.insert("up_to", Item::Value(most.plain().into()));
        }
        if let Some(most) = route.share {
            table.insert("share", Item::Value(most.exact().into()));
        }
        let who: toml_edit::Array = route.who.iter().map(String::as_str).collect();
        table.insert("who", Item::Value(who.into()));
        routes.push(table);
    }
    if !routes.is_empty() {
        document.insert("route", Item::ArrayOfTables(routes));
    }
    document.to_string()
}

/// Adds the rules of transfers; that there are none is said, for older submissions do not say.
fn put_forbidden(document: &mut DocumentMut, rules: Option<&[ForbiddenTransfer]>) {
    let Some(rules) = rules else { return };
    let mut tables = ArrayOfTables::new();
    for rule in rules {
        let mut table = Table::new();
        table.insert("from", Item::Value(rule.from.as_str().into()));
        rule.to.iter().for_each(|to| drop(table.insert("to", Item::Value(to.as_str().into()))));
        tables.push(table);
    }
    let item = match tables.is_empty() {
        true => Item::Value(toml_edit::Array::new().into()),
        false => Item::ArrayOfTables(tables),
    };
    document.insert("forbidden_transfer", item);
}

/// The text of `vN.approved.toml` or `vN.rejected.toml`.
pub fn decision_text(plan: &str, number: u32, decided: &Decided) -> String {
    let writer = Writer::new(plan, number).text("hash", &decided.hash).text("submission", &decided.submission);
    let writer = writer.signed(&decided.decision.signed);
    let writer = match decided.route {
        Some(route) => writer.put("route", route.into()),
        None => writer,
    };
    writer.text("signature", decided.decision.signature.as_deref().unwrap_or_default()).0.to_string()
}

/// The text of `vN.revision.toml`.
pub fn revision_text(plan: &str, revision: &Revision) -> String {
    let writer = Writer::new(plan, revision.number).text("from", &revision.from.to_string());
    writer.signed(&revision.signed).0.to_string()
}

/// A file of a version that is being read.
pub(super) struct Reader<'t> {
    document: Document<&'t str>,
    file: &'t str,
}

impl<'t> Reader<'t> {
    /// Reads the head of a file: is it of this plan and this number, and of a form that is known?
    pub fn open(text: &'t str, file: &'t str, plan: &str, number: u32) -> Result<Reader<'t>, Failure> {
        let document = Document::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start).min(text.len());
            let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
            let problem = Problem::error(msg("version-unreadable")).at(Place::line(file, line));
            Failure::could_not_run(problem.hint(msg("version-restore-hint")))
        })?;
        let reader = Reader { document, file };
        match reader.number("schema") {
            Some(SCHEMA) => {}
            Some(later) if later > SCHEMA => return Err(newer(file)),
            _ => return Err(reader.unreadable()),
        }
        let (Some(own), Some(named)) = (reader.text("plan"), reader.number("version")) else {
            return Err(reader.unreadable());
        };
        if own != plan {
            let message = msg("version-of-other-plan").with("own", own).with("plan", plan);
            return Err(reader.failure(message, msg("version-of-other-plan-hint").with("own", own)));
        }
        if named != i64::from(number) {
            let message = msg("version-renamed").with("own", named).with("number", i64::from(number));
            return Err(reader.failure(message, msg("version-renamed-hint").with("own", named)));
        }
        Ok(reader)
    }

    fn failure(&self, message: Message, hint: Message) -> Failure {
        Failure::could_not_run(Problem::error(message).at(Place::file(self.file)).hint(hint))
    }

    fn unreadable(&self) -> Failure {
        self.failure(msg("version-unreadable"), msg("version-restore-hint"))
    }

    fn table(&self) -> &Table {
        self.document.as_table()
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.table().get(key)?.as_str()
    }

    fn number(&self, key: &str) -> Option<i64> {
        self.table().get(key)?.as_integer()
    }

    /// An optional text; what is there has to be readable.
    fn read<T>(&self, key: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Failure> {
        match self.table().get(key) {
            None => Ok(None),
            Some(item) => item.as_str().and_then(parse).map(Some).ok_or_else(|| self.unreadable()),
        }
    }

    fn must<T>(&self, key: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Failure> {
        self.read(key, parse)?.ok_or_else(|| self.unreadable())
    }

    fn signed(&self) -> Result<Signed, Failure> {
        Ok(Signed {
            by: self.must("by", some)?,
            at: self.must("at", |text| text.parse::<DateTime<Utc>>().ok())?,
            reason: self.read("reason", some)?.unwrap_or_default(),
        })
    }

    /// A submission, with nothing decided.
    pub fn submission(&self, number: u32) -> Result<Version, Failure> {
        let currency = self.must("currency", Currency::parse)?;
        let mut routes = Vec::new();
        for table in self.table().get("route").and_then(Item::as_array_of_tables).into_iter().flatten() {
            routes.push(route(table, currency).ok_or_else(|| self.unreadable())?);
        }
        Ok(Version {
            number,
            hash: self.must("hash", some)?,
            from: self.must("from", Month::parse)?,
            follows: self.number("follows").and_then(|number| u32::try_from(number).ok()),
            submitted: self.signed()?,
            despite_lint: self.read("despite_lint", some)?.unwrap_or_default(),
            change: self.must("change", |text| amount(text, currency))?,
            share: self.read("share", Ratio::parse)?,
            routes,
            forbidden: self.forbidden()?,
            signers: self.read("signers", some)?,
            decision: None,
        })
    }

    /// The rules of transfers, where the submission says which there are.
    fn forbidden(&self) -> Result<Option<Vec<ForbiddenTransfer>>, Failure> {
        let Some(item) = self.table().get("forbidden_transfer") else { return Ok(None) };
        let path = |table: &Table, key: &str| table.get(key).and_then(Item::as_str).and_then(Category::parse);
        let rule = |table: &Table| {
            let to = path(table, "to");
            let whole = to.is_some() || table.get("to").is_none();
            path(table, "from")
                .filter(|_| whole)
                .map(|from| ForbiddenTransfer { from, to })
                .ok_or_else(|| self.unreadable())
        };
        let tables = item.as_array_of_tables().into_iter().flatten();
        tables.map(rule).collect::<Result<_, _>>().map(Some)
    }

    /// A decision.
    pub fn decision(&self, verdict: Verdict) -> Result<Decided, Failure> {
        Ok(Decided {
            decision: Decision { verdict, signed: self.signed()?, signature: self.read("signature", some)? },
            hash: self.must("hash", some)?,
            submission: self.must("submission", some)?,
            route: self.number("route"),
        })
    }

    /// An opening.
    pub fn revision(&self, number: u32) -> Result<Revision, Failure> {
        Ok(Revision { number, from: self.must("from", Month::parse)?, signed: self.signed()? })
    }
}

/// That a file is of a form that this program does not know.
pub(super) fn newer(file: &str) -> Failure {
    let problem = Problem::error(msg("version-newer")).at(Place::file(file));
    Failure::could_not_run(problem.hint(msg("version-newer-hint")))
}

/// Does a frozen plan say that it is of a later form?
pub(super) fn is_newer(text: &str) -> bool {
    let first = text.lines().next().and_then(|line| line.strip_prefix("schema = "));
    first.and_then(|number| number.trim().parse::<i64>().ok()).is_some_and(|schema| schema > SCHEMA)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_string())
}

fn route(table: &Table, currency: Currency) -> Option<Route> {
    let text = |key: &str| TableLike::get(table, key).map(Item::as_str);
    let who = table.get("who")?.as_array()?;
    Some(Route {
        up_to: match text("up_to") {
            None => None,
            Some(most) => Some(amount(most?, currency)?),
        },
        share: match text("share") {
            None => None,
            Some(most) => Some(Ratio::parse(most?)?),
        },
        who: who.iter().map(|name| name.as_str().map(String::from)).collect::<Option<_>>()?,
    })
}

/// An amount as [`Money::plain`] writes it.
fn amount(text: &str, currency: Currency) -> Option<Money> {
    let minor: i64 = text.chars().filter(|c| *c != '.').collect::<String>().parse().ok()?;
    Some(Money::from_minor(minor, currency)).filter(|amount| amount.plain() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed() -> Signed {
        Signed { by: "张三".into(), at: "2026-01-05T01:00:00Z".parse().unwrap(), reason: "\"two\"\nlines".into() }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let yuan = |minor| Money::from_minor(minor, Currency::CNY);
        let routes = vec![
            Route { up_to: Some(yuan(5_000_000)), share: Ratio::parse("5%"), who: vec!["李四".into()] },
            Route { up_to: None, share: None, who: vec!["王总".into(), "li".into()] },
        ];
        let version = Version {
            number: 2,
            hash: "ab".into(),
            from: Month::parse("2026-04").unwrap(),
            follows: Some(1),
            submitted: signed(),
            despite_lint: "late".into(),
            change: yuan(123_456),
            share: Ratio::parse("2.5%"),
            routes,
            forbidden: None,
            signers: Some("allowed_signers".into()),
            decision: None,
        };
        let path = |text| Category::parse(text).unwrap();
        let rule = |to| ForbiddenTransfer { from: path("人力成本"), to };
        for forbidden in [None, Some(vec![]), Some(vec![rule(None), rule(Some(path("a:b")))])] {
            let version = Version { forbidden, ..version.clone() };
            let text = submission_text("2026-CS", &version);
            assert_eq!(Reader::open(&text, "f", "2026-CS", 2).unwrap().submission(2).unwrap(), version);
        }

        let decision = Decision { verdict: Verdict::Approved, signed: signed(), signature: Some("U1NI".into()) };
        let decided = Decided { decision, hash: "ab".into(), submission: "cd".into(), route: Some(2) };
        let text = decision_text("2026-CS", 2, &decided);
        assert_eq!(Reader::open(&text, "f", "2026-CS", 2).unwrap().decision(Verdict::Approved).unwrap(), decided);

        let revision = Revision { number: 3, from: Month::parse("2026-07").unwrap(), signed: signed() };
        let text = revision_text("2026-CS", &revision);
        assert_eq!(Reader::open(&text, "f", "2026-CS", 3).unwrap().revision(3).unwrap(), revision);

        let refused = |text: &str, plan, number| {
            Reader::open(text, "f", plan, number).err().map(|failure| failure.problems[0].message.id)
        };
        assert_eq!(refused(&text, "2026", 3), Some("version-of-other-plan"));
        assert_eq!(refused(&text, "2026-CS", 2), Some("version-renamed"));
        assert_eq!(refused(&text.replace("schema = 1", "schema = 2"), "2026-CS", 3), Some("version-newer"));
        assert_eq!(refused("schema = 1\nplan = ", "2026-CS", 3), Some("version-unreadable"));
        assert_eq!(refused("", "2026-CS", 3), Some("version-unreadable"));
    }
}

//! `--format json`: the whole outcome of an import for scripts: fates, inferences, controls, verdicts.

use serde_json::{Value, json};

use super::refused::changes;
use crate::command::accrue::{Came, TakenOut};
use crate::command::json_datum::datum;
use crate::command::session::{Session, Shown};
use crate::import::ImportOutcome;
use crate::model::money::plain_minor;
use crate::model::{Category, Currency};
use crate::report::{Data, Report};
use crate::store::{JudgedRow, Verdicts};
use crate::words::{Failure, Place, Problem};

/// What a run came to, as far as it went.
pub(super) struct Run<'a> {
    pub(super) files: Vec<(String, &'a ImportOutcome)>,
    /// With the names of the book's axes.
    pub(super) verdicts: Option<(&'a Verdicts, &'a [String])>,
    pub(super) dry_run: bool,
    pub(super) currency: Currency,
    pub(super) batch: Option<String>,
    /// Accruals whose bills came, taken out beside what is imported.
    pub(super) taken_out: TakenOut,
    /// The categories that the book gets, and the files that refused rows went to.
    pub(super) new_categories: Vec<String>,
    pub(super) rejects: Vec<String>,
    pub(super) errors: Vec<Problem>,
}

impl<'a> Run<'a> {
    /// As far as reading goes.
    pub(super) fn new(files: Vec<(String, &'a ImportOutcome)>, dry_run: bool, currency: Currency) -> Run<'a> {
        Run {
            files,
            verdicts: None,
            dry_run,
            currency,
            batch: None,
            taken_out: TakenOut::default(),
            new_categories: Vec::new(),
            rejects: Vec::new(),
            errors: Vec::new(),
        }
    }
}

/// The failure to end with: where JSON is wanted, all of it goes with the outcome, once.
pub(super) fn failed(run: Run<'_>, failure: Failure, session: &mut Session<'_>) -> anyhow::Result<anyhow::Error> {
    let errors = failure.problems.clone();
    Ok(match show(&Run { errors, ..run }, session)? {
        true => Shown(failure).into(),
        false => failure.into(),
    })
}

/// Writes it to standard output, where JSON is wanted; `false` where not.
pub(super) fn show(run: &Run<'_>, session: &mut Session<'_>) -> anyhow::Result<bool> {
    if session.format != "json" {
        return Ok(false);
    }
    let currency = run.currency;
    let files: Vec<Value> = run.files.iter().map(|(name, outcome)| file(name, outcome, currency)).collect();
    let verdicts = run.verdicts.map(|(verdicts, axes)| judged(verdicts, axes, currency));
    let came = |own: &Came| -> anyhow::Result<Value> {
        Ok(json!({
            "id": own.id,
            "month": own.accrued.0.to_string(),
            "accrued": own.accrued.1.plain(),
            "file": own.bill.0,
            "line": own.bill.1,
            "sum": own.sum.plain(),
            "difference": own.difference()?.plain(),
            "taken_out_of": own.back.to_string(),
        }))
    };
    let accruals = run.taken_out.all.iter().map(came).collect::<anyhow::Result<Vec<_>>>()?;
    let head = vec![
        ("dry_run", json!(run.dry_run)),
        ("batch", json!(run.batch)),
        ("currency", json!(currency.code())),
        ("files", Value::Array(files)),
        ("verdicts", json!(verdicts)),
        ("accruals", json!({ "batch": run.taken_out.batch, "ended": accruals })),
        ("new_categories", json!(run.new_categories)),
        ("rejects", json!(run.rejects)),
    ];
    let head = head.into_iter().map(|(key, value)| (key, datum(value))).collect();
    let data = Data { head, tables: Vec::new(), errors: run.errors.clone() };
    session.show(&Report { name: "import", sections: Vec::new(), data })?;
    Ok(true)
}

/// What a file came to: how it was read, and what became of its rows.
fn file(name: &str, outcome: &ImportOutcome, currency: Currency) -> Value {
    let money = |minor: i128| plain_minor(minor, currency);
    let decided = &outcome.decided;
    let left_out = outcome.skipped.iter().map(|skipped| {
        let (reason, sum) = (skipped.reason.name(), money(skipped.sum));
        json!({ "reason": reason, "rows": skipped.rows, "sum": sum, "first_lines": skipped.lines })
    });
    let unclassified = outcome.unclassified.iter().map(|unknown| {
        let suggestion = unknown.suggestion.as_ref().map(Category::as_str);
        json!({ "text": unknown.text, "rows": unknown.rows, "sum": unknown.amount.plain(), "suggestion": suggestion })
    });
    let inferences = outcome.inferences.iter().map(|inferred| {
        let place = Some(&inferred.place);
        json!({ "name": inferred.what.name(), "taken": inferred.taken.id, "sheet": sheet(place), "line": line(place) })
    });
    let checks = outcome.checks.iter().map(|check| {
        let broke = check.problems.first().and_then(|problem| problem.place.as_ref());
        let agrees = check.problems.is_empty();
        json!({
            "name": check.control,
            "compared": check.compared,
            "agrees": agrees,
            "first_sheet": sheet(broke),
            "first_line": line(broke),
        })
    });
    let columns: serde_json::Map<String, Value> =
        decided.columns.iter().map(|(field, header)| (field.clone(), json!(header))).collect();
    json!({
        "file": name,
        "format": decided.format,
        "encoding": decided.encoding,
        "delimiter": decided.delimiter.map(String::from),
        "sheets": decided.sheets,
        "header_line": decided.header_line,
        "columns": columns,
        "unused": decided.unused,
        "unit": decided.unit.name(),
        "rows": {
            "all": outcome.all_rows(),
            "header": outcome.head_rows,
            "read": outcome.rows,
            "left_out": outcome.left_out(),
            "refused": outcome.bad_rows,
        },
        "sum": money(outcome.sum),
        "left_out": left_out.collect::<Vec<_>>(),
        "unclassified": outcome.unclassified_rows,
        "unclassified_texts": unclassified.collect::<Vec<_>>(),
        "inferences": inferences.collect::<Vec<_>>(),
        "controls": checks.collect::<Vec<_>>(),
    })
}

/// How the rows of all files stand to the ledger.
fn judged(verdicts: &Verdicts, axes: &[String], currency: Currency) -> Value {
    let row = |judged: &JudgedRow| {
        let posting = &judged.posting;
        let earlier = judged.earlier.as_ref().map(|(batch, earlier)| {
            json!({ "batch": batch.0, "file": earlier.source, "line": earlier.source_line, "amount": earlier.amount.plain() })
        });
        let changes = judged.earlier.iter().flat_map(|(_, earlier)| changes(posting, earlier, axes));
        let changes = changes.map(|[field, before, after]| json!({ "field": field, "before": before, "after": after }));
        json!({
            "file": posting.source,
            "line": posting.source_line,
            "amount": posting.amount.plain(),
            "earlier": earlier,
            "changes": changes.collect::<Vec<_>>(),
        })
    };
    let rows = |of: &[JudgedRow]| of.iter().map(row).collect::<Vec<_>>();
    let months = verdicts.months.iter().map(|(month, rows, sum)| {
        json!({ "month": month.to_string(), "rows": rows, "sum": plain_minor(i128::from(*sum), currency) })
    });
    json!({
        "new": verdicts.new,
        "known": verdicts.known,
        "changed": verdicts.changed,
        "suspect": verdicts.suspect,
        "reversed": verdicts.reversed,
        "numbered": verdicts.numbered,
        "moved": verdicts.moved,
        "kept": verdicts.kept,
        "sum": plain_minor(verdicts.total_minor.into(), currency),
        "months": months.collect::<Vec<_>>(),
        "changed_rows": rows(&verdicts.changed_rows),
        "suspect_rows": rows(&verdicts.suspect_rows),
        "moved_rows": rows(&verdicts.moved_rows),
    })
}

/// The sheet of a workbook that a place names.
fn sheet(place: Option<&Place>) -> Option<&str> {
    place.and_then(|place| Some(place.file.rsplit_once('#')?.1))
}

fn line(place: Option<&Place>) -> Option<u64> {
    place.and_then(|place| place.line)
}

//! `--format json`: the whole outcome of an import for scripts: fates, inferences, controls, verdicts.

use serde_json::{Value, json};

use crate::command::accrue::{Came, TakenOut};
use crate::command::json_datum::datum;
use crate::command::session::{Session, Shown};
use crate::import::ImportOutcome;
use crate::model::Currency;
use crate::model::money::plain_minor;
use crate::report::{Data, Report};
use crate::store::{JudgedRow, Verdicts};
use crate::words::{Failure, Place, Problem};

/// What a run came to, as far as it went.
pub(super) struct Run<'a> {
    pub(super) files: Vec<(String, &'a ImportOutcome)>,
    pub(super) verdicts: Option<&'a Verdicts>,
    pub(super) dry_run: bool,
    pub(super) currency: Currency,
    pub(super) batch: Option<String>,
    /// Accruals whose bills came, taken out beside what is imported.
    pub(super) taken_out: TakenOut,
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
    let money = |minor: i128| plain_minor(minor, currency);
    let file = |(name, outcome): &(String, &ImportOutcome)| {
        let left_out = outcome.skipped.iter().map(
            |skipped| json!({ "reason": skipped.reason.name(), "rows": skipped.rows, "first_lines": skipped.lines }),
        );
        let inferences = outcome
            .inferences
            .iter()
            .map(|inferred| json!({ "name": inferred.what.name(), "line": line(Some(&inferred.place)) }));
        let checks = outcome.checks.iter().map(|check| {
            let broke = check.problems.first().map(|problem| line(problem.place.as_ref()));
            let agrees = check.problems.is_empty();
            json!({ "name": check.control, "compared": check.compared, "agrees": agrees, "first_line": broke })
        });
        let columns: serde_json::Map<String, Value> =
            outcome.decided.columns.iter().map(|(field, header)| (field.clone(), json!(header))).collect();
        json!({
            "file": name,
            "format": outcome.decided.format,
            "encoding": outcome.decided.encoding,
            "sheets": outcome.decided.sheets,
            "columns": columns,
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
            "inferences": inferences.collect::<Vec<_>>(),
            "controls": checks.collect::<Vec<_>>(),
        })
    };
    let judged = |judged: &JudgedRow| {
        let posting = &judged.posting;
        let earlier = judged.earlier.as_ref().map(|(batch, earlier)| {
            json!({ "batch": batch.0, "file": earlier.source, "line": earlier.source_line, "amount": earlier.amount.plain() })
        });
        json!({ "file": posting.source, "line": posting.source_line, "amount": posting.amount.plain(), "earlier": earlier })
    };
    let verdicts = run.verdicts.map(|verdicts| {
        let months = verdicts.months.iter();
        json!({
            "new": verdicts.new,
            "known": verdicts.known,
            "changed": verdicts.changed,
            "suspect": verdicts.suspect,
            "reversed": verdicts.reversed,
            "numbered": verdicts.numbered,
            "moved": verdicts.moved,
            "kept": verdicts.kept,
            "sum": money(verdicts.total_minor.into()),
            "months": months.map(|(month, rows, sum)| json!({ "month": month.to_string(), "rows": rows, "sum": money(i128::from(*sum)) })).collect::<Vec<_>>(),
            "changed_rows": verdicts.changed_rows.iter().map(judged).collect::<Vec<_>>(),
            "suspect_rows": verdicts.suspect_rows.iter().map(judged).collect::<Vec<_>>(),
            "moved_rows": verdicts.moved_rows.iter().map(judged).collect::<Vec<_>>(),
        })
    });
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
        ("files", Value::Array(run.files.iter().map(file).collect())),
        ("verdicts", json!(verdicts)),
        ("accruals", json!({ "batch": run.taken_out.batch, "ended": accruals })),
    ];
    let head = head.into_iter().map(|(key, value)| (key, datum(value))).collect();
    let data = Data { head, tables: Vec::new(), errors: run.errors.clone() };
    session.show(&Report { name: "import", sections: Vec::new(), data })?;
    Ok(true)
}

fn line(place: Option<&Place>) -> Option<u64> {
    place.and_then(|place| place.line)
}

//! Taking over a batch that was edited by hand.
//!
//! The edited rows are booked as a new batch, and the edited file moves to `ledger/undone/`: the
//! effect is that of taking the old batch back and booking the new one. (Row by row it cannot be
//! done: what the batch said before the edit is gone.) Both are one act. Where the rows are booked
//! already, under another name, only the file moves.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::conflicts;
use super::draft::FileDraft;
use super::identities::{self, Keep, LedgerRow};
use super::merge_check::begins_with_correction;
use crate::model::Posting;
use crate::store::file::FileStore;
use crate::store::file::failure::{all, bad_row, not_a_batch, overflow, unknown_batch, unreadable, unusable};
use crate::store::file::format::batch_name::BatchName;
use crate::store::file::format::columns::{Column, Columns};
use crate::store::file::format::row::{AxisMap, RowBuffer};
use crate::store::file::format::row_writer::put_text;
use crate::store::file::index::{Index, Trouble};
use crate::store::fingerprint::identity_of;
use crate::store::{BatchDraft, BatchId, BatchPlan};
use crate::words::{Failure, Place, Problem, msg};

/// How many bad rows are named.
const NAMED: usize = 50;

impl FileStore {
    /// Takes over a file of the ledger's folder that was edited or put there by hand. `None` if it has no rows.
    pub(in crate::store::file) fn take_over(
        &self,
        id: &BatchId,
        now: DateTime<Utc>,
        actor: &str,
    ) -> anyhow::Result<Option<BatchId>> {
        let name = id.0.clone();
        let path = crate::store::file::format::batch_file::path_of(&self.folder(), &name);
        let lock = self.lock(actor)?;
        if !path.is_file() {
            if self.put_back(&lock, id, (actor, now))? {
                return Ok(Some(id.clone()));
            }
            return Err(unknown_batch(&name).into());
        }
        let bytes = std::fs::read(&path).map_err(|e| unreadable(&path, &e))?;
        let parsed = BatchName::parse(&name);
        if parsed.as_ref().is_some_and(|n| n.fits(&blake3::hash(&bytes))) {
            let problem = Problem::error(msg("store-adopt-intact")).at(Place::file(self.book.show(&path)));
            return Err(Failure::could_not_run(problem).into());
        }
        let (axes, rows) = self.edited_rows(&path, &bytes)?;
        let index = self.refresh_without(&name)?;
        self.prove(&index)?;
        self.refuse_corrected(&name, &axes, &rows, &index)?;
        if let Some(later) = self.acts_beyond(id, &rows, &index)? {
            let message = msg("store-adopt-acts").with("batch", name.as_str()).with("later", later.as_str());
            return Err(Failure::could_not_run(
                Problem::error(message).hint(msg("store-adopt-acts-hint").with("later", later)),
            )
            .into());
        }
        self.refuse_unbalanced(id, &rows, &index)?;
        let slug = parsed.map_or(name.clone(), |n| n.slug);
        let plan = BatchPlan { slug, axes, now, actor: actor.into(), action: "adopt" };
        // Not checked: an edit may have copied a row of another batch.
        let mut draft = FileDraft::with(self, lock, plan, index).unchecked().once().retiring(path.clone());
        let mut total = 0_i64;
        for row in &rows {
            total = total.checked_add(row.amount.minor()).ok_or_else(overflow)?;
            row.with_ref(|row| draft.push(row))?;
        }
        draft.settle(rows.len() as u64, total);
        draft.book()
    }

    /// Fails if a later batch corrects rows that are not in the edited file as they were: its corrections would hang
    /// in the air.
    fn refuse_corrected(&self, name: &str, axes: &[String], edited: &[Posting], index: &Index) -> Result<(), Failure> {
        let later = self.corrects_other_rows(axes, edited, index).map_err(|trouble| match trouble {
            Trouble::Failed(failure) => failure,
            Trouble::Torn => unusable(),
        })?;
        let Some(later) = later else { return Ok(()) };
        let message = msg("store-adopt-corrected").with("batch", name).with("later", later);
        Err(Failure::could_not_run(Problem::error(message).hint(msg("store-adopt-corrected-hint"))))
    }

    /// A batch whose corrections do not fit these rows beside those of the ledger.
    fn corrects_other_rows(
        &self,
        axes: &[String],
        edited: &[Posting],
        index: &Index,
    ) -> Result<Option<String>, Trouble> {
        let (slot, mut buffer) = (index.next_slot(), Vec::new());
        for month in index.months.keys() {
            if !begins_with_correction(self, index, &index.parts(*month)?.iter().collect::<Vec<_>>())? {
                continue;
            }
            let mut rows = identities::of_month(self, index, *month, Keep::Yes)?;
            for row in edited.iter().filter(|row| row.month == *month) {
                let mut members: Vec<(&str, &str)> =
                    axes.iter().map(String::as_str).zip(row.members.iter().map(String::as_str)).collect();
                members.sort_unstable();
                let place = identities::place(&mut buffer, &row.category, members.into_iter());
                let (identity, minor) = (identity_of(row, axes), row.amount.minor());
                rows.push(LedgerRow { identity, slot, at: 0, place, minor });
            }
            if let Some(conflict) = conflicts::find(&rows).conflicts.first() {
                let by = [Some(conflict.by.0), conflict.by.1].into_iter().flatten().find(|by| *by != slot);
                return Ok(by.map(|by| index.batch(by).map(|batch| batch.name.clone())).transpose()?);
            }
        }
        Ok(None)
    }

    /// The rows of an edited file, or every one that does not read.
    ///
    /// Spreadsheet programs write CRLF, a BOM, and amounts without their last zeros; nothing is lost by that.
    fn edited_rows(&self, path: &Path, bytes: &[u8]) -> Result<(Vec<String>, Vec<Posting>), Failure> {
        let file = self.book.show(path);
        let text = std::str::from_utf8(bytes)
            .map_err(|_| Failure::could_not_run(Problem::error(msg("store-not-utf8")).at(Place::file(file.clone()))))?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut records = reader.records();
        let header = records.next().and_then(Result::ok).unwrap_or_default();
        let mut columns = Columns::parse(&line_of(&header)).ok_or_else(|| not_a_batch(&self.book, path))?;
        let mut records = records.peekable();
        if let Some(Ok(first)) = records.peek() {
            let first = line_of(first);
            // Where it says nothing that is a currency the row itself is refused.
            let said = RowBuffer::default().split(&first).and_then(|row| columns.clone().said_by(&row));
            columns = said.unwrap_or(columns);
            self.refuse_edited_in_another(path, &columns)?;
        }
        let map = AxisMap::new(&columns, &columns.axes);
        let (mut rows, mut problems) = (Vec::new(), Vec::new());
        let mut buffer = RowBuffer::default();
        for record in records {
            let Ok(mut record) = record else {
                problems.push(bad_row(&file, rows.len() as u64 + 2, None));
                break;
            };
            let line = record.position().map_or(0, csv::Position::line);
            if let Some(amount) = columns.at(Column::Amount) {
                record = with_decimals(&record, amount, self.currency.digits() as usize);
            }
            let text = line_of(&record);
            let read = buffer.split(&text).map(|row| row.posting(&columns, &map, self.currency, |p| p.to_posting()));
            match read {
                Some(Ok(posting)) => rows.push(posting),
                Some(Err(field)) => problems.push(bad_row(&file, line, Some(&field))),
                None => problems.push(bad_row(&file, line, None)),
            }
            if problems.len() == NAMED {
                break;
            }
        }
        if problems.is_empty() { Ok((columns.axes, rows)) } else { Err(all(problems)) }
    }
}

/// The record in our own form.
fn line_of(record: &csv::StringRecord) -> String {
    let mut line = Vec::new();
    for (i, field) in record.iter().enumerate() {
        if i > 0 {
            line.push(b',');
        }
        put_text(&mut line, field.trim());
    }
    String::from_utf8_lossy(&line).into_owned()
}

/// The record with the decimals of its amount that a spreadsheet left out.
fn with_decimals(record: &csv::StringRecord, at: usize, digits: usize) -> csv::StringRecord {
    let pad = |text: &str| match text.split_once('.') {
        _ if digits == 0 || text.is_empty() => text.to_string(),
        None => format!("{text}.{}", "0".repeat(digits)),
        Some((whole, decimals)) => format!("{whole}.{decimals:0<digits$}"),
    };
    record.iter().enumerate().map(|(i, field)| if i == at { pad(field.trim()) } else { field.to_string() }).collect()
}

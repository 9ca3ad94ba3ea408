//! Postings as rows of the database, and back.

use chrono::NaiveDate;
use postgres::Row;
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::{ToSql, Type};

use super::axes::Places;
use crate::model::{Currency, Money, Month, Posting};
use crate::store::BatchId;
use crate::store::fingerprint::{Identity, Marks, identity_of};
use crate::words::{Failure, Problem, msg};

/// What a listing selects.
pub(super) const COLUMNS: &str = "batch, month, day, category, members, amount, description, voucher, line, vendor, \
     invoice, counterparty, commitment, source_account, source, source_line, flag, source_members";

/// What a new row has, in the order of [`TYPES`].
pub(super) const NEW: &str = "kind, month, key, batch, seq, identity, corrects, day, category, members, amount, \
     description, voucher, line, vendor, invoice, counterparty, commitment, source_account, source, source_line, flag, \
     source_members";

/// The types of what a new row has.
pub(super) fn types() -> [Type; 23] {
    let text = || Type::TEXT;
    [
        text(),
        Type::DATE,
        Type::INT8,
        text(),
        Type::INT4,
        Type::BYTEA,
        Type::BOOL,
        Type::DATE,
        text(),
        Type::TEXT_ARRAY,
        Type::INT8,
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        Type::INT8,
        text(),
        Type::TEXT_ARRAY,
    ]
}

/// A month of the database: its first day.
pub(super) fn day_of(month: Month) -> NaiveDate {
    month.first_day()
}

/// A row as a posting with members of these axes.
pub(super) fn posting(row: &Row, places: &Places, currency: Currency) -> (BatchId, Posting) {
    let text = |at: usize| row.get::<_, String>(at);
    let members = |at: usize| places.wanted(&row.get::<_, Vec<String>>(at));
    let month: NaiveDate = row.get(1);
    let posting = Posting {
        month: Month::of(month),
        date: row.get(2),
        category: text(3),
        members: members(4),
        amount: Money::from_minor(row.get(5), currency),
        description: text(6),
        voucher: text(7),
        line: text(8),
        vendor: text(9),
        invoice: text(10),
        counterparty: text(11),
        commitment: text(12),
        source_account: text(13),
        source: text(14),
        source_line: u64::try_from(row.get::<_, i64>(15)).unwrap_or_default(),
        flag: text(16),
        source_members: members(17),
    };
    (BatchId(text(0)), posting)
}

/// What a row and all that corrects it have in common.
pub(super) fn identity_bytes(identity: &Identity) -> Vec<u8> {
    let mut bytes = identity.fingerprint.to_be_bytes().to_vec();
    bytes.extend_from_slice(&identity.origin.to_be_bytes());
    bytes
}

/// The same of a posting with members of these axes.
pub(super) fn identity(posting: &Posting, axes: &[String]) -> Vec<u8> {
    identity_bytes(&identity_of(posting, axes))
}

/// Sends a row on its way; `seq` is its place in the batch.
pub(super) fn send(
    writer: &mut BinaryCopyInWriter<'_>,
    (kind, batch, seq): (&str, &str, usize),
    posting: &Posting,
    places: &Places,
) -> Result<(), Failure> {
    let own = identity_of(posting, places.names());
    let identity = identity_bytes(&own);
    let corrects = own.marks.any(Marks::REVERSAL | Marks::RECLASS);
    // Where rows are spread over machines, those of one key stand together.
    let key = own.key.cast_signed();
    let month = day_of(posting.month);
    let number = |value: u64| i64::try_from(value).map_err(|_| too_many());
    let seq = i32::try_from(seq).map_err(|_| too_many())?;
    let (members, source_members) = (places.stored(&posting.members), places.stored(&posting.source_members));
    let source_line = number(posting.source_line)?;
    let minor = posting.amount.minor();
    let values: [&(dyn ToSql + Sync); 23] = [
        &kind,
        &month,
        &key,
        &batch,
        &seq,
        &identity,
        &corrects,
        &posting.date,
        &posting.category,
        &members,
        &minor,
        &posting.description,
        &posting.voucher,
        &posting.line,
        &posting.vendor,
        &posting.invoice,
        &posting.counterparty,
        &posting.commitment,
        &posting.source_account,
        &posting.source,
        &source_line,
        &posting.flag,
        &source_members,
    ];
    writer.write(&values).map_err(super::failure::failed)
}

fn too_many() -> Failure {
    Failure::could_not_run(Problem::error(msg("store-overflow")).hint(msg("store-overflow-hint")))
}

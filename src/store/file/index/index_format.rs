//! The index file: a directory, then the sections of the months.
//!
//! Everything is little-endian, has a length and a checksum; whatever does not fit is [`Torn`] and
//! built anew. A report reads the directory and the sections of the months it asks for.

use std::borrow::Cow;
use std::cell::Cell;
use std::path::Path;

use super::month_sums::{self, MonthSums};
use super::scan::{DayKey, Part};
use super::sum::Sum;
use super::{Batch, Index, MonthEntry, Section};
pub(in crate::store::file) use crate::book::derived::{Bytes, put_text, put_u32, put_u64};
use crate::book::derived::{DerivedFile, Span, Torn, open_derived, put_texts};
use crate::model::{Currency, Month};
use crate::store::file::booking::two_states::TwoStates;
use crate::store::file::format::batch_file::Stat;

/// Changes with every change of the format.
const MAGIC: &[u8; 8] = b"BUDGIX05";

impl Index {
    /// Reads the directory of an index file.
    pub(in crate::store::file) fn open(path: &Path, currency: Currency) -> Result<Index, Torn> {
        let index = Index::open_any(path)?;
        if index.currency == currency { Ok(index) } else { Err(Torn) }
    }

    /// The same, whatever its amounts count in.
    pub(super) fn open_any(path: &Path) -> Result<Index, Torn> {
        let (file, directory, base) = open_derived(path, MAGIC)?;
        let mut index = decode(&mut Bytes(&directory), base)?;
        index.file = Some(file);
        Ok(index)
    }

    /// Writes the index: a temporary file, renamed. Not synced: a torn one is noticed and built anew.
    pub(in crate::store::file) fn write(&mut self, path: &Path) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut bodies: Vec<[Cow<'_, [u8]>; 2]> = Vec::new();
        for entry in self.months.values() {
            let torn = |_| std::io::Error::from(std::io::ErrorKind::InvalidData);
            bodies.push([self.section(&entry.sums).map_err(torn)?, self.section(&entry.parts).map_err(torn)?]);
        }
        let directory = encode(self, &bodies);
        let sections = bodies.iter().flatten().map(|body| body.as_ref());
        DerivedFile::begin(folder)?.finish(path, MAGIC, &directory, sections)?;
        self.changed = false;
        Ok(())
    }

    /// The bytes of a section.
    fn section<'a>(&self, section: &'a Section) -> Result<Cow<'a, [u8]>, Torn> {
        match section {
            Section::Fresh(bytes) => Ok(Cow::Borrowed(bytes)),
            Section::Stored(span) => {
                let mut bytes = Vec::new();
                span.read(self.file.as_ref().ok_or(Torn)?, &mut bytes)?;
                Ok(Cow::Owned(bytes))
            }
        }
    }

    /// The sums of a month. A report of many months lends one buffer to all: fresh memory costs more than reading.
    pub(in crate::store::file) fn sums<'a>(
        &'a self,
        month: Month,
        buffer: &'a mut Vec<u8>,
    ) -> Result<MonthSums<'a>, Torn> {
        match self.months.get(&month).map(|entry| &entry.sums) {
            None => MonthSums::parse(&[]),
            Some(Section::Fresh(bytes)) => MonthSums::parse(bytes),
            Some(Section::Stored(span)) => {
                span.read(self.file.as_ref().ok_or(Torn)?, buffer)?;
                MonthSums::parse(buffer)
            }
        }
    }

    /// The parts of a month, by slot and place.
    pub(in crate::store::file) fn parts(&self, month: Month) -> Result<Vec<Part>, Torn> {
        let Some(entry) = self.months.get(&month) else { return Ok(Vec::new()) };
        let bytes = self.section(&entry.parts)?;
        let mut fields = Bytes(&bytes);
        let mut parts = Vec::new();
        while !fields.0.is_empty() {
            parts.push(Part {
                batch: fields.u32()?,
                month,
                from: fields.u64()?,
                to: fields.u64()?,
                rows: fields.u64()?,
                total: fields.u64()? as i64,
                first_day: fields.u32()?,
                last_day: fields.u32()?,
                sources: [fields.text()?, fields.text()?],
            });
        }
        Ok(parts)
    }
}

impl MonthEntry {
    /// A month with these sums, by cell, and these parts.
    pub(in crate::store::file) fn new(sums: &[Sum], parts: &[Part]) -> MonthEntry {
        let mut part_bytes = Vec::new();
        for part in parts {
            put_u32(&mut part_bytes, part.batch);
            for number in [part.from, part.to, part.rows, part.total as u64] {
                put_u64(&mut part_bytes, number);
            }
            put_u32(&mut part_bytes, part.first_day);
            put_u32(&mut part_bytes, part.last_day);
            put_text(&mut part_bytes, &part.sources[0]);
            put_text(&mut part_bytes, &part.sources[1]);
        }
        MonthEntry {
            rows: parts.iter().map(|p| p.rows).sum(),
            first_day: parts.iter().map(|p| p.first_day).min().unwrap_or(DayKey::MAX),
            last_day: parts.iter().map(|p| p.last_day).max().unwrap_or(0),
            sums: Section::Fresh(month_sums::encode(sums)),
            parts: Section::Fresh(part_bytes),
        }
    }
}

fn encode(index: &Index, bodies: &[[Cow<'_, [u8]>; 2]]) -> Vec<u8> {
    let mut out = Vec::new();
    put_text(&mut out, index.currency.code());
    put_texts(&mut out, &index.axes);
    put_texts(&mut out, &index.categories);
    for members in &index.members {
        put_texts(&mut out, members);
    }
    put_u32(&mut out, index.cells.len() as u32);
    for number in &index.cells {
        put_u32(&mut out, *number);
    }
    put_u32(&mut out, index.batches.len() as u32);
    for batch in &index.batches {
        put_u32(&mut out, batch.slot);
        put_text(&mut out, &batch.name);
        for number in [batch.stat.size, batch.stat.modified, batch.stat.inode] {
            put_u64(&mut out, number);
        }
        out.push(batch.checked.into());
        put_u32(&mut out, batch.months.0.cast_unsigned());
        put_u32(&mut out, batch.months.1.cast_unsigned());
    }
    put_u32(&mut out, index.states.len() as u32);
    for states in &index.states {
        [states.slots.0, states.slots.1, states.month.ordinal() as u32].iter().for_each(|n| put_u32(&mut out, *n));
        [states.rows, states.seal].iter().for_each(|n| put_u64(&mut out, *n));
        put_text(&mut out, &states.voucher);
    }
    put_u32(&mut out, index.months.len() as u32);
    let mut offset = 0;
    for ((month, entry), body) in index.months.iter().zip(bodies) {
        put_u32(&mut out, month.ordinal() as u32);
        put_u64(&mut out, entry.rows);
        put_u32(&mut out, entry.first_day);
        put_u32(&mut out, entry.last_day);
        for bytes in body {
            Span::new(offset, bytes).put(&mut out);
            offset += bytes.len() as u64;
        }
    }
    out
}

fn decode(fields: &mut Bytes<'_>, base: u64) -> Result<Index, Torn> {
    let currency = Currency::parse(&fields.text()?).ok_or(Torn)?;
    let mut index = Index::empty(currency);
    index.axes = fields.texts()?;
    index.categories = fields.texts()?;
    index.members = index.axes.iter().map(|_| fields.texts()).collect::<Result<_, _>>()?;
    let cells = fields.u32()? as usize;
    let cells = fields.take(cells.checked_mul(4).ok_or(Torn)?)?;
    index.cells = cells.as_chunks::<4>().0.iter().map(|c| u32::from_le_bytes(*c)).collect();
    for _ in 0..fields.u32()? {
        let (slot, name) = (fields.u32()?, fields.text()?);
        let stat = Stat { size: fields.u64()?, modified: fields.u64()?, inode: fields.u64()? };
        let checked = fields.take(1)? == [1];
        let months = (fields.u32()?.cast_signed(), fields.u32()?.cast_signed());
        index.batches.push(Batch { months, seen: Cell::new(false), ..Batch::new(slot, name, stat, checked) });
    }
    for _ in 0..fields.u32()? {
        let (slots, month) = ((fields.u32()?, fields.u32()?), Month::from_ordinal(fields.u32()? as i32).ok_or(Torn)?);
        let (rows, seal) = (fields.u64()?, fields.u64()?);
        index.states.push(TwoStates { slots, month, rows, seal, voucher: fields.text()? });
    }
    for _ in 0..fields.u32()? {
        let month = Month::from_ordinal(fields.u32()? as i32).ok_or(Torn)?;
        let (rows, first_day, last_day) = (fields.u64()?, fields.u32()?, fields.u32()?);
        let mut section = || Span::take(fields, base).map(Section::Stored);
        let (sums, parts) = (section()?, section()?);
        index.months.insert(month, MonthEntry { rows, first_day, last_day, sums, parts });
    }
    Ok(index)
}

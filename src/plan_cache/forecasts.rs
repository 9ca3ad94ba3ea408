//! `.budget/plan/forecasts`: what was told of the lines of a large book. Losable, like all of the cache.

use super::Wanted;
use crate::analysis::forecast::{Kept, Records};
use crate::book::derived::{Bytes, DerivedFile, Span, Torn, open_derived, put_text};

const MAGIC: &[u8; 8] = b"BUDGFC01";

/// What is kept, or nothing.
pub fn find_forecasts(wanted: &Wanted) -> Kept {
    Kept::new(read(wanted).unwrap_or_default())
}

fn path(wanted: &Wanted) -> std::path::PathBuf {
    wanted.book.plan_cache().join("forecasts")
}

fn read(wanted: &Wanted) -> Result<Records, Torn> {
    let (file, directory, base) = open_derived(&path(wanted), MAGIC)?;
    let mut fields = Bytes(&directory);
    if fields.str()? != wanted.program {
        return Err(Torn);
    }
    let frame = fields.u128()?;
    let mut bytes = Vec::new();
    Span::take(&mut fields, base)?.read(&file, &mut bytes)?;
    Ok(Records { frame, bytes })
}

/// Keeps what is new. A book that cannot be written is told anew each time.
pub fn keep_forecasts(wanted: &Wanted, kept: &Kept) {
    let Some(records) = kept.renewed() else { return };
    let Ok(file) = DerivedFile::begin(&wanted.book.plan_cache()) else { return };
    let mut directory = Vec::new();
    put_text(&mut directory, &wanted.program);
    directory.extend(records.frame.to_le_bytes());
    Span::new(0, &records.bytes).put(&mut directory);
    let _ = file.finish(&path(wanted), MAGIC, &directory, [records.bytes.as_slice()]);
}

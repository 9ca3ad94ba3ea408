//! Lines that are written again, marked as repeats of rows that are booked.

use crate::model::posting::flag;
use crate::model::{Currency, PostingRef};
use crate::store::file::format::columns::Columns;
use crate::store::file::format::row::{AxisMap, RowBuffer};
use crate::store::file::format::row_writer::write_row;

/// Writes a line again with the mark of a repeat.
pub(super) fn mark_repeat(
    out: &mut Vec<u8>,
    line: &[u8],
    columns: &Columns,
    map: &AxisMap,
    (currency, again): (Currency, u32),
) -> Option<()> {
    let mut buffer = RowBuffer::default();
    let row = buffer.split(std::str::from_utf8(line).ok()?)?;
    row.posting(columns, map, currency, |posting| {
        let mark = match posting.flag {
            "" => flag::REPEAT.to_string(),
            others => format!("{others} {}", flag::REPEAT),
        };
        let mark = if again == 0 { mark } else { format!("{mark} {}:{again}", flag::AGAIN) };
        write_row(out, columns, &PostingRef { flag: &mark, ..*posting });
    })
    .ok()
}

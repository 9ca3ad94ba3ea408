//! The looks of an XLS file, from its stream of records (BIFF8; older ones say nothing).

use std::io::{Cursor, Read};

use super::look::{CellLook, short, wide};

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const BIFF8: u16 = 0x0600;

/// Reads the looks of all sheets.
pub(super) fn read(bytes: &[u8]) -> CellLook {
    let mut look = CellLook::new();
    if let Some(stream) = stream(bytes) {
        let sheets = globals(&stream, &mut look).unwrap_or_default();
        for (at, name) in sheets {
            look.begin_sheet(name);
            sheet(&stream[at.min(stream.len())..], &mut look);
            look.end_sheet();
        }
    }
    look
}

fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut book = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut stream = Vec::new();
    book.open_stream("/Workbook").ok()?.read_to_end(&mut stream).ok()?;
    Some(stream)
}

/// The records up to the end of what begins here; those of charts within are passed over.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let (mut rest, mut depth) = (stream, 0_usize);
    std::iter::from_fn(move || {
        loop {
            let (id, length) = (short(rest, 0)?, usize::from(short(rest, 2)?));
            let data = rest.get(4..4 + length)?;
            rest = &rest[4 + length..];
            match id {
                BEGIN => depth += 1,
                END if depth <= 1 => return None,
                END => depth -= 1,
                _ => {}
            }
            if depth == 1 {
                return Some((id, data));
            }
        }
    })
}

/// Codes and styles; and where each sheet begins, by its name.
fn globals(stream: &[u8], look: &mut CellLook) -> Option<Vec<(usize, String)>> {
    let mut sheets = Vec::new();
    for (id, data) in records(stream) {
        match id {
            BEGIN if short(data, 0) != Some(BIFF8) => return None,
            0x041E => {
                let code = text(data, 4, usize::from(short(data, 2)?))?;
                look.add_code(short(data, 0)?, code);
            }
            0x00E0 => look.add_style(short(data, 2)?),
            0x0085 => {
                let at = u32::from_le_bytes(data.get(..4)?.try_into().ok()?);
                sheets.push((at as usize, text(data, 7, usize::from(*data.get(6)?))?));
            }
            _ => {}
        }
    }
    Some(sheets)
}

/// Characters of one byte or two, as the flag in front of them says.
fn text(data: &[u8], at: usize, length: usize) -> Option<String> {
    match data.get(at)? & 1 {
        0 => Some(data.get(at + 1..at + 1 + length)?.iter().map(|byte| char::from(*byte)).collect()),
        _ => wide(data, at + 1, length),
    }
}

fn sheet(stream: &[u8], look: &mut CellLook) {
    for (id, data) in records(stream) {
        let number = |at: usize| short(data, at).map_or(0, u32::from);
        match id {
            // A number, alone, in short, or as a formula has it.
            0x0203 | 0x027E | 0x0006 => look.cell((number(0), number(2)), number(4) as usize),
            0x00BD => {
                let cells = data.len().saturating_sub(6) / 6;
                (0..cells).for_each(|i| look.cell((number(0), number(2) + i as u32), number(4 + 6 * i) as usize));
            }
            0x0208 if data.get(12).is_some_and(|flags| flags & 0x20 != 0) => look.hide_row(number(0)),
            0x007D if number(8) & 1 != 0 => look.hide_columns(number(0), number(2)),
            0x00E5 => (0..number(0) as usize).map(|i| 2 + 8 * i).take_while(|at| at + 8 <= data.len()).for_each(|at| {
                look.merge((number(at), number(at + 4)), (number(at + 2), number(at + 6)));
            }),
            _ => {}
        }
    }
}

//! The looks of an XLSB file, from the records of its parts.

use super::look::{CellLook, long, short, wide};
use super::shape::{Damage, Parts};

/// Reads the looks of all sheets.
pub(super) fn read(parts: &mut Parts<'_>) -> Result<CellLook, Damage> {
    let mut look = CellLook::new();
    let styles = parts.bytes("styles.bin")?;
    let mut within = false;
    for (id, data) in records(&styles) {
        match id {
            44 => {
                let text = long(data, 2).and_then(|length| wide(data, 6, length as usize));
                text.zip(short(data, 0)).into_iter().for_each(|(code, id)| look.add_code(id, code));
            }
            617 => within = true,
            618 => within = false,
            47 if within => look.add_style(short(data, 2).unwrap_or(0)),
            _ => {}
        }
    }
    let targets = parts.targets("workbook.bin.rels")?;
    let book = parts.bytes("workbook.bin")?;
    for (id, data) in records(&book) {
        let Some((relation, name)) = (id == 156).then(|| named(data)).flatten() else { continue };
        let Some((_, target)) = targets.iter().find(|(own, _)| *own == relation) else { continue };
        let cells = parts.bytes(target)?;
        look.begin_sheet(name);
        sheet(&cells, &mut look);
        look.end_sheet();
    }
    Ok(look)
}

/// The relation and the name of a sheet.
fn named(data: &[u8]) -> Option<(String, String)> {
    let length = long(data, 8)? as usize;
    let relation = wide(data, 12, length)?;
    let at = 12 + 2 * length;
    Some((relation, wide(data, at + 4, long(data, at)? as usize)?))
}

fn records(part: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = part;
    // Numbers of seven bits a byte; the highest says whether another follows.
    fn take(rest: &mut &[u8], most: usize) -> Option<u32> {
        let mut number = 0;
        for i in 0..most {
            let byte = *rest.first()?;
            *rest = &rest[1..];
            number |= u32::from(byte & 0x7f) << (7 * i);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
    std::iter::from_fn(move || {
        let first = *rest.first()?;
        rest = &rest[1..];
        let mut id = u16::from(first);
        if first & 0x80 != 0 {
            id = u16::from(first & 0x7f) | u16::from(*rest.first()? & 0x7f) << 7;
            rest = &rest[1..];
        }
        let length = take(&mut rest, 4)? as usize;
        let data = rest.get(..length)?;
        rest = &rest[length..];
        Some((id, data))
    })
}

fn sheet(part: &[u8], look: &mut CellLook) {
    let mut row = 0;
    for (id, data) in records(part) {
        let number = |at: usize| long(data, at).unwrap_or(0);
        match id {
            0 => {
                row = number(0);
                if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    look.hide_row(row);
                }
            }
            // A number in short, alone, or as a formula has it.
            2 | 5 | 9 => look.cell((row, number(0)), (number(4) & 0x00ff_ffff) as usize),
            60 if short(data, 16).is_some_and(|flags| flags & 1 != 0) => look.hide_columns(number(0), number(4)),
            176 => look.merge((number(0), number(8)), (number(4), number(12))),
            _ => {}
        }
    }
}

//! Columns of numbers as bytes, each as narrow as its widest number; and single numbers of any width.

use crate::book::derived::{Bytes, Torn, put_u32};

/// Appends a column.
pub(super) fn put_column(out: &mut Vec<u8>, numbers: impl Iterator<Item = i64> + Clone) {
    // A number needs a bit for its sign beside those of its size.
    let (mut count, mut bits) = (0_u32, 0_u64);
    for number in numbers.clone() {
        count += 1;
        bits |= (number ^ (number >> 63)).unsigned_abs() << 1;
    }
    let width: u8 = match bits {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xffff_ffff => 4,
        _ => 8,
    };
    put_u32(out, count);
    out.push(width);
    out.reserve(count as usize * usize::from(width));
    match width {
        1 => out.extend(numbers.map(|n| n as u8)),
        2 => numbers.for_each(|n| out.extend_from_slice(&(n as i16).to_le_bytes())),
        4 => numbers.for_each(|n| out.extend_from_slice(&(n as i32).to_le_bytes())),
        _ => numbers.for_each(|n| out.extend_from_slice(&n.to_le_bytes())),
    }
}

/// Takes a column, each number through `wide`.
pub(super) fn take_column<T>(fields: &mut Bytes<'_>, wide: impl Fn(i64) -> T) -> Result<Vec<T>, Torn> {
    let (count, width) = (fields.u32()? as usize, fields.u8()?);
    let bytes = fields.take(count.checked_mul(width.into()).ok_or(Torn)?)?;
    Ok(match width {
        1 => bytes.iter().map(|byte| wide(byte.cast_signed().into())).collect(),
        2 => bytes.as_chunks().0.iter().map(|bytes| wide(i16::from_le_bytes(*bytes).into())).collect(),
        4 => bytes.as_chunks().0.iter().map(|bytes| wide(i32::from_le_bytes(*bytes).into())).collect(),
        8 => bytes.as_chunks().0.iter().map(|bytes| wide(i64::from_le_bytes(*bytes))).collect(),
        _ => return Err(Torn),
    })
}

/// Appends a number: seven bits a byte, the lowest first, small ones of either sign short.
pub(super) fn put_number(out: &mut Vec<u8>, number: i64) {
    let mut left = (number << 1 ^ number >> 63).cast_unsigned();
    while left >= 0x80 {
        out.push(left as u8 | 0x80);
        left >>= 7;
    }
    out.push(left as u8);
}

/// Takes a number.
pub(super) fn take_number(fields: &mut Bytes<'_>) -> Result<i64, Torn> {
    let (mut number, mut shift) = (0_u64, 0);
    loop {
        let byte = fields.u8()?;
        number |= u64::from(byte & 0x7f).checked_shl(shift).ok_or(Torn)?;
        if byte < 0x80 {
            return Ok((number >> 1).cast_signed() ^ -((number & 1).cast_signed()));
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_whatever_their_width() {
        let edges = [0, 1, -1, 63, 64, -64, -65, 127, 128, -128, -129, 32_767, 32_768, i64::from(i32::MIN)];
        let edges: Vec<i64> = edges.into_iter().chain([i64::from(i32::MAX) + 1, i64::MAX, i64::MIN]).collect();
        for end in 0..=edges.len() {
            let mut out = Vec::new();
            put_column(&mut out, edges[..end].iter().copied());
            edges[..end].iter().for_each(|number| put_number(&mut out, *number));
            let mut fields = Bytes(&out);
            assert_eq!(take_column(&mut fields, |n| n).unwrap(), edges[..end]);
            let numbers: Vec<i64> = (0..end).map(|_| take_number(&mut fields).unwrap()).collect();
            assert_eq!((numbers.as_slice(), fields.0.len()), (&edges[..end], 0));
        }
        assert!(take_column(&mut Bytes(&[2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0]), |n| n).is_err(), "no width");
        assert!(take_number(&mut Bytes(&[0xff; 12])).is_err(), "too long");
    }
}

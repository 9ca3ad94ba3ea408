//! The sums of one month as bytes: three columns, each as narrow as its widest number.
//!
//! A large book has hundreds of thousands of sums. A report of a year reads twelve months of them, and an import
//! writes those of the months it touches: bytes are what both wait for. The form is the number of sums (u32), the
//! widths of the columns (1, 2, 4 or 8 bytes each), then the columns: how far a cell is from the one before it, its
//! sum in minor units (two's complement), and how many rows it sums.

use std::ops::Range;

use super::Torn;
use super::sum::Sum;

/// Bytes before the columns.
const HEAD: usize = 7;

/// Encodes sums that stand at the number of their cell; those of no rows are left out.
pub(super) fn encode(sums: &[Sum]) -> Vec<u8> {
    let there = || sums.iter().enumerate().filter(|(_, sum)| sum.1 > 0);
    let gaps = || {
        there().scan(0, |before, (cell, _)| {
            let gap = cell - *before;
            *before = cell;
            Some(gap as u64)
        })
    };
    let minors = || there().map(|(_, sum)| sum.0);
    let counts = || there().map(|(_, sum)| sum.1);
    // A sum needs a bit for its sign beside those of its size.
    let size = |minor: i64| (minor ^ (minor >> 63)).unsigned_abs() << 1;
    let (mut count, mut widest) = (0_u32, [0; 3]);
    for ((gap, minor), rows) in gaps().zip(minors()).zip(counts()) {
        count += 1;
        widest = [widest[0] | gap, widest[1] | size(minor), widest[2] | rows];
    }
    let widths = widest.map(width);
    let mut out = Vec::with_capacity(HEAD + count as usize * usize::from(widths.iter().sum::<u8>()));
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&widths);
    put(&mut out, widths[0], gaps());
    put(&mut out, widths[1], minors().map(i64::cast_unsigned));
    put(&mut out, widths[2], counts());
    out
}

/// How many bytes hold numbers with no other bits than these.
fn width(bits: u64) -> u8 {
    match bits {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xffff_ffff => 4,
        _ => 8,
    }
}

/// Appends numbers in a width that holds them.
fn put(out: &mut Vec<u8>, width: u8, numbers: impl Iterator<Item = u64>) {
    match width {
        1 => out.extend(numbers.map(|n| n as u8)),
        2 => numbers.for_each(|n| out.extend_from_slice(&(n as u16).to_le_bytes())),
        4 => numbers.for_each(|n| out.extend_from_slice(&(n as u32).to_le_bytes())),
        _ => numbers.for_each(|n| out.extend_from_slice(&n.to_le_bytes())),
    }
}

/// The sums of a month, still as bytes: a report walks them once.
pub(in crate::store::file) struct MonthSums<'a> {
    count: usize,
    gaps: Column<'a>,
    minors: Column<'a>,
    counts: Column<'a>,
}

/// Numbers of one width.
enum Column<'a> {
    One(&'a [u8]),
    Two(&'a [[u8; 2]]),
    Four(&'a [[u8; 4]]),
    Eight(&'a [[u8; 8]]),
}

impl<'a> MonthSums<'a> {
    /// Takes the bytes apart; none at all are no sums.
    pub(in crate::store::file) fn parse(bytes: &'a [u8]) -> Result<MonthSums<'a>, Torn> {
        let Some((head, mut rest)) = bytes.split_at_checked(HEAD) else {
            return match bytes {
                [] => Ok(MonthSums {
                    count: 0,
                    gaps: Column::One(&[]),
                    minors: Column::One(&[]),
                    counts: Column::One(&[]),
                }),
                _ => Err(Torn),
            };
        };
        let count = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let mut column = |width: u8| {
            let (column, after) = rest.split_at_checked(count.checked_mul(width.into()).ok_or(Torn)?).ok_or(Torn)?;
            rest = after;
            match width {
                1 => Ok(Column::One(column)),
                2 => Ok(Column::Two(column.as_chunks().0)),
                4 => Ok(Column::Four(column.as_chunks().0)),
                8 => Ok(Column::Eight(column.as_chunks().0)),
                _ => Err(Torn),
            }
        };
        let (gaps, minors, counts) = (column(head[4])?, column(head[5])?, column(head[6])?);
        if rest.is_empty() { Ok(MonthSums { count, gaps, minors, counts }) } else { Err(Torn) }
    }

    /// Hands each cell with its sum to `visit`, in the order of cells.
    pub(in crate::store::file) fn each<E>(&self, mut visit: impl FnMut(u32, Sum) -> Result<(), E>) -> Result<(), E> {
        let (mut gaps, mut minors, mut counts) = ([0; AT_ONCE], [0; AT_ONCE], [0; AT_ONCE]);
        let mut cell = 0_u32;
        for from in (0..self.count).step_by(AT_ONCE) {
            let range = from..self.count.min(from + AT_ONCE);
            self.gaps.widen(range.clone(), false, &mut gaps);
            self.minors.widen(range.clone(), true, &mut minors);
            self.counts.widen(range.clone(), false, &mut counts);
            for ((gap, minor), count) in gaps.iter().zip(&minors).zip(&counts).take(range.len()) {
                cell = cell.wrapping_add(*gap as u32);
                visit(cell, (minor.cast_signed(), *count))?;
            }
        }
        Ok(())
    }
}

/// So many numbers of a column are widened together: the width is then asked for once, not for each number.
const AT_ONCE: usize = 64;

impl Column<'_> {
    /// Numbers in eight bytes each; `signed` ones keep their sign.
    fn widen(&self, range: Range<usize>, signed: bool, out: &mut [u64; AT_ONCE]) {
        fn each<T: Copy>(from: &[T], out: &mut [u64; AT_ONCE], wide: impl Fn(T) -> u64) {
            from.iter().zip(out).for_each(|(from, out)| *out = wide(*from));
        }
        match (self, signed) {
            (Column::One(all), false) => each(&all[range], out, u64::from),
            (Column::One(all), true) => each(&all[range], out, |n| i64::from(n.cast_signed()).cast_unsigned()),
            (Column::Two(all), false) => each(&all[range], out, |n| u16::from_le_bytes(n).into()),
            (Column::Two(all), true) => each(&all[range], out, |n| i64::from(i16::from_le_bytes(n)).cast_unsigned()),
            (Column::Four(all), false) => each(&all[range], out, |n| u32::from_le_bytes(n).into()),
            (Column::Four(all), true) => each(&all[range], out, |n| i64::from(i32::from_le_bytes(n)).cast_unsigned()),
            (Column::Eight(all), _) => each(&all[range], out, u64::from_le_bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(sums: &[Sum]) -> (Vec<(u32, Sum)>, usize) {
        let bytes = encode(sums);
        let mut again = Vec::new();
        let all = MonthSums::parse(&bytes).unwrap().each(|cell, sum| {
            again.push((cell, sum));
            Ok::<(), ()>(())
        });
        assert_eq!(all, Ok(()));
        (again, bytes.len())
    }

    #[test]
    fn sums_come_back_whatever_their_width() {
        let edges = [0, 1, -1, 127, 128, -128, -129, 32_767, -32_768, 32_768, i64::from(i32::MAX), i64::from(i32::MIN)];
        for minor in edges.into_iter().chain([i64::from(i32::MAX) + 1, i64::MAX, i64::MIN]) {
            for count in [1, 255, 256, 65_536, u64::MAX] {
                // Cell 0 has no rows; between 1 and 301 there is nothing.
                let mut sums = vec![(0, 0), (minor, count)];
                sums.resize(301, (0, 0));
                sums.push((-5, 2));
                assert_eq!(again(&sums).0, [(1, (minor, count)), (301, (-5, 2))], "{minor} {count}");
            }
        }
    }

    #[test]
    fn an_ordinary_sum_takes_six_bytes() {
        let sums = vec![(12_345_678, 3); 1_000];
        assert_eq!(again(&sums).1, HEAD + 6_000);
    }

    #[test]
    fn bytes_that_do_not_fit_are_torn() {
        assert!(MonthSums::parse(&[]).is_ok_and(|none| none.each(|_, _| Err(())).is_ok()));
        let bytes = encode(&[(1, 1), (2, 1)]);
        for length in 1..bytes.len() {
            assert!(MonthSums::parse(&bytes[..length]).is_err(), "{length}");
        }
        assert!(MonthSums::parse(&[bytes.clone(), vec![0]].concat()).is_err());
        let wide = [&bytes[..4], &[3], &bytes[5..]].concat();
        assert!(MonthSums::parse(&wide).is_err());
    }
}

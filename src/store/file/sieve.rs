//! Lines that may be wanted, told from their bytes before they are read: a reader that asks for one category of a month
//! of a hundred thousand rows waits for little more than the disk.

use memchr::{memchr, memmem, memrchr};

use super::format::lines::lines;
use crate::model::posting::flag;
use crate::store::Wanted;

/// The lines of a piece, without their line ends, that may be wanted.
pub(super) fn sieved<'p>(piece: &'p [u8], wanted: Option<&'p Wanted<'_>>) -> Box<dyn Iterator<Item = &'p [u8]> + 'p> {
    let all = lines(piece).map(|(_, line)| line);
    match wanted {
        None => Box::new(all),
        Some(Wanted::Categories(is_wanted)) => Box::new(all.filter(move |line| category(line).is_none_or(is_wanted))),
        Some(Wanted::Corrections) => Box::new(marked(piece)),
    }
}

/// The category that a line begins with; `None` where that takes reading it.
fn category(line: &[u8]) -> Option<&str> {
    // `2026-06,,` or `2026-06,2026-06-01,`
    let from = if line.get(8) == Some(&b',') { 9 } else { 19 };
    if line.get(7) != Some(&b',') || line.get(from - 1) != Some(&b',') || line.get(from) == Some(&b'"') {
        return None;
    }
    let category = &line[from..];
    let category = memchr(b',', category).map(|end| &category[..end])?;
    std::str::from_utf8(category).ok().filter(|category| !category.is_empty())
}

/// The lines that have the mark of a correction anywhere.
fn marked(piece: &[u8]) -> impl Iterator<Item = &[u8]> {
    let marks = [memmem::Finder::new(flag::REVERSAL), memmem::Finder::new(flag::RECLASS)];
    let mut at = 0;
    // Where each mark stands next.
    let mut next = marks.each_ref().map(|mark| mark.find(piece));
    std::iter::from_fn(move || {
        for (next, mark) in next.iter_mut().zip(&marks) {
            if next.is_some_and(|next| next < at) {
                *next = mark.find(&piece[at..]).map(|found| at + found);
            }
        }
        let found = next.iter().flatten().min()?;
        let from = memrchr(b'\n', &piece[at..*found]).map_or(at, |end| at + end + 1);
        let to = memchr(b'\n', &piece[*found..]).map_or(piece.len(), |end| found + end);
        at = (to + 1).min(piece.len());
        Some(&piece[from..to])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECE: &str = "2026-06,2026-06-01,a:b,p,1.00,\n2026-06,,c,p,1.00,a reversal\n2026-06,,\"a,b\",p,1.00,reclass\n\
                         2026-06,2026-06-02,甲,p,1.00,reversal reclass\n2026-06,2026-06-02,a,p,1.00,reclass";

    fn numbers(wanted: Option<&Wanted<'_>>) -> Vec<usize> {
        let all: Vec<&str> = PIECE.lines().collect();
        let place = |line: &[u8]| all.iter().position(|own| own.as_bytes() == line).unwrap();
        sieved(PIECE.as_bytes(), wanted).map(place).collect()
    }

    #[test]
    fn only_lines_that_may_be_wanted_are_read() {
        assert_eq!(numbers(None), [0, 1, 2, 3, 4]);
        assert_eq!(numbers(Some(&Wanted::Corrections)), [1, 2, 3, 4]);
        assert_eq!(numbers(Some(&Wanted::Categories(&|category| category == "甲"))), [2, 3], "quoted ones are read");
        assert_eq!(numbers(Some(&Wanted::Categories(&|category| category.starts_with('a')))), [0, 2, 4]);
        assert_eq!(sieved(b"", Some(&Wanted::Corrections)).count(), 0);
    }
}

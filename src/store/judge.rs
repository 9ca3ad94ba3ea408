//! Judging one month of an import against the same month of the ledger. Pure.
//!
//! The ledger's rows are a multiset of fingerprints: a reversal takes one copy out, halves of a
//! reclassification are no rows of any source. Each pushed row finds a copy of its own or is new,
//! a changed version of a row that the file no longer has, or a suspect.

mod alike;
mod decide;
mod moved;
mod numbers;
mod retold;
mod shifted;
mod shorter;
mod standing;

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};

use super::fingerprint::{Identity, Marks};

pub(super) use alike::Export;
pub(super) use decide::{Decided, Fate, decide, doubtful};
pub(super) use moved::{FEW, Move, Moves};
pub(super) use shorter::{shorten, unvouched};
pub(super) use standing::{Standing, live, standing};

/// What a pushed row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not in the ledger.
    New,
    /// Not in the ledger, but it has been there as often as the file had it so far: one copy more.
    Repeat,
    /// In the ledger.
    Known,
    /// Another version of this row of the ledger (by number).
    Changed(u32),
    /// In the ledger as this row, in other clothes.
    Alike(u32),
    /// New, and strangely like this row of the ledger.
    Suspect(u32),
    /// In the ledger as this row, under the number of another commitment.
    OtherNumber(u32),
    /// In the ledger as this row, which names no commitment, as this one does.
    Numbered(u32),
    /// In the ledger as this row, from when the book had other axes.
    OtherAxes(u32),
}

impl Verdict {
    /// The row that it is a version of, or like.
    pub(super) fn row(self) -> Option<usize> {
        match self {
            Verdict::Changed(row) | Verdict::Alike(row) | Verdict::Suspect(row) | Verdict::OtherAxes(row) => {
                Some(row as usize)
            }
            Verdict::OtherNumber(row) | Verdict::Numbered(row) => Some(row as usize),
            Verdict::New | Verdict::Repeat | Verdict::Known => None,
        }
    }

    /// Is it this very row of the ledger, but for the commitment that it names?
    fn is_there(self) -> bool {
        matches!(self, Verdict::Known | Verdict::OtherNumber(_) | Verdict::Numbered(_))
    }
}

/// The verdicts of a month.
pub(super) struct MonthVerdicts {
    /// One for each pushed row.
    pub(super) verdicts: Vec<Verdict>,
    /// The rows of the ledger that count and that the file does not have, by number, ascending.
    pub(super) absent: Vec<u32>,
    /// How the month of each file stands to the ledger.
    pub(super) exports: Vec<Export>,
}

impl MonthVerdicts {
    /// Vouchers say nothing: no row is a version of another.
    pub(super) fn apart(&mut self) {
        for verdict in self.verdicts.iter_mut().filter(|verdict| matches!(verdict, Verdict::Changed(_))) {
            *verdict = Verdict::New;
        }
    }
}

/// A hash is its own hash.
#[derive(Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 ^= u64::from_le_bytes(word);
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }

    fn write_u128(&mut self, n: u128) {
        self.0 = n as u64;
    }
}

pub(super) type HashedMap<K, V> = HashMap<K, V, BuildHasherDefault<AsIs>>;

/// The copies of a fingerprint, as a chain from the earliest; how far the file at hand has come along it.
#[derive(Clone, Copy)]
struct Copies {
    first: u32,
    last: u32,
    next: u32,
    file: u32,
}

/// No row.
const NONE: u32 = u32::MAX;

/// Judges the rows of a month. They come from files that end before these `ends`: each is held against the ledger
/// and what the files before it add, so that a row counts as often as in the file that has it most.
///
/// Rows of the ledger have the numbers up to its length, pushed ones those after. `whole` is what all months of each
/// file came to, once that is known.
pub(super) fn judge(
    pushed: &[Identity],
    ends: &[usize],
    ledger: &[impl AsRef<Identity>],
    whole: &[Export],
) -> MonthVerdicts {
    let mut live = live(ledger);
    live.resize(ledger.len() + pushed.len(), false);
    // The copies of each fingerprint as a chain; no list for each row.
    let mut copies: HashedMap<u128, Copies> = HashedMap::default();
    let mut next = vec![NONE; live.len()];
    let add = |copies: &mut HashedMap<u128, Copies>, next: &mut [u32], fingerprint: u128, row: u32| {
        let chain = copies.entry(fingerprint).or_insert(Copies { first: row, last: row, next: row, file: 0 });
        if chain.last != row {
            next[chain.last as usize] = row;
            chain.last = row;
        }
    };
    for (i, row) in ledger.iter().enumerate().filter(|(i, _)| live[*i]) {
        add(&mut copies, &mut next, row.as_ref().fingerprint, i as u32);
    }
    let of = |row: usize| match row.checked_sub(ledger.len()) {
        Some(at) => &pushed[at],
        None => ledger[row].as_ref(),
    };
    // The file that had a row last; the first is number 1.
    let mut found = vec![0_u32; live.len()];
    let mut verdicts: Vec<Verdict> = Vec::with_capacity(pushed.len());
    let (mut begin, mut exports) = (0, Vec::with_capacity(ends.len() + 1));
    for (file, end) in (1..).zip(ends.iter().copied().chain([pushed.len()])) {
        let rows = &pushed[begin..end.clamp(begin, pushed.len())];
        for identity in rows {
            verdicts.push(match copies.get_mut(&identity.fingerprint).filter(|_| identity.marks.is_plain()) {
                None => Verdict::New,
                Some(chain) => {
                    if chain.file != file {
                        (chain.file, chain.next) = (file, chain.first);
                    }
                    match chain.next {
                        NONE => Verdict::Repeat,
                        row => {
                            found[row as usize] = file;
                            chain.next = next[row as usize];
                            Verdict::Known
                        }
                    }
                }
            });
        }
        let absent = || (0..live.len()).filter(|i| live[*i] && found[*i] != file);
        let whole = whole.get(file as usize - 1);
        let held = live.iter().filter(|live| **live).count();
        let shifts = shifted::find(rows, &mut verdicts[begin..], absent(), of, (held, whole));
        versions(rows, &mut verdicts[begin..], absent(), |row| of(row).key);
        let export = alike::likenesses(rows, &mut verdicts[begin..], absent(), of, (held, whole));
        let Export { shifted, shifted_kinds, .. } = shifts;
        exports.push(Export { shifted, shifted_kinds, open: export.open + shifted, ..export });
        let chain = |fingerprint: &u128| {
            let first = copies.get(fingerprint).map(|chain| chain.first);
            std::iter::successors(first, |row| Some(next[*row as usize]).filter(|next| *next != NONE)).collect()
        };
        numbers::compare(rows, &mut verdicts[begin..], (&mut found, file), chain, |row| of(row).parts.commitment);
        for (at, identity) in (begin..).zip(rows).filter(|(_, identity)| identity.marks.is_plain()) {
            if !verdicts[at].is_there() {
                let row = ledger.len() + at;
                live[row] = true;
                found[row] = file;
                add(&mut copies, &mut next, identity.fingerprint, row as u32);
            }
        }
        begin += rows.len();
    }
    let absent = (0..ledger.len() as u32).filter(|i| live[*i as usize] && found[*i as usize] == 0).collect();
    MonthVerdicts { verdicts, absent, exports }
}

/// Finds the rows of a file that are versions of rows that it does not have, or strangely like them.
fn versions(
    rows: &[Identity],
    verdicts: &mut [Verdict],
    absent: impl Iterator<Item = usize>,
    key: impl Fn(usize) -> u64,
) {
    let may_be = |identity: &Identity, verdict: &Verdict| {
        let has_voucher = identity.marks.any(Marks::VOUCHER);
        let open = *verdict == Verdict::New || (has_voucher && *verdict == Verdict::Repeat);
        open && identity.marks.is_plain()
    };
    if !rows.iter().zip(&*verdicts).any(|(identity, verdict)| may_be(identity, verdict)) {
        return;
    }
    let mut versions: HashedMap<u64, VecDeque<u32>> = HashedMap::default();
    let taken: HashSet<usize> = verdicts.iter().filter_map(|verdict| verdict.row()).collect();
    absent
        .filter(|row| !taken.contains(row))
        .for_each(|row| versions.entry(key(row)).or_default().push_back(row as u32));
    for (identity, verdict) in rows.iter().zip(verdicts) {
        if !may_be(identity, verdict) {
            continue;
        }
        if let Some(row) = versions.get_mut(&identity.key).and_then(VecDeque::pop_front) {
            let has_voucher = identity.marks.any(Marks::VOUCHER);
            *verdict = if has_voucher { Verdict::Changed(row) } else { Verdict::Suspect(row) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fingerprint::Parts;

    /// `a7` has fingerprint a and key 7; `v` in front: a voucher; `-` a reversal, `~` a reclassification (`-~` both: a
    /// restoration), `=` a repeat (`-=`: the reversal of a copy).
    fn identity(text: &str) -> Identity {
        let mut marks = 0;
        for c in text.chars() {
            marks |= match c {
                'v' => Marks::VOUCHER,
                '-' => Marks::REVERSAL,
                '~' => Marks::RECLASS,
                '=' => Marks::REPEAT,
                _ => 0,
            };
        }
        let rest = text.trim_start_matches(['v', '-', '~', '=']);
        let (print, key) = rest.split_at(1);
        let key: u64 = key.parse().unwrap();
        // What is like what has its own tests.
        let weak = u64::from(print.as_bytes()[0]);
        let fingerprint = u128::from(print.as_bytes()[0]);
        let group = u64::from(print.as_bytes()[0]);
        let parts = Parts::default();
        Identity { fingerprint, key, weak, parts, origin: key, group, bare: group, undated: group, marks: Marks(marks) }
    }

    fn ledger(texts: &[&str]) -> Vec<Identity> {
        texts.iter().map(|t| identity(t)).collect()
    }

    #[test]
    fn verdicts() {
        use Verdict::{Changed, Known, New, Repeat, Suspect};
        for (booked, pushed, verdicts, absent) in [
            (&["a1", "b2"][..], &["a1", "b2"][..], &[Known, Known][..], &[][..]),
            // Honest repeats stay; one more than the ledger has is marked.
            (&[], &["a1", "a1"], &[New, New], &[]),
            (&["a1"], &["a1", "a1"], &[Known, Repeat], &[]),
            (&["a1", "a1"], &["a1"], &[Known], &[1]),
            // The same voucher: changed only if the ledger's version is not in the file.
            (&["va1"], &["vb1"], &[Changed(0)], &[0]),
            (&["va1"], &["vb1", "va1"], &[New, Known], &[]),
            (&["va1", "vb1"], &["vc1", "vd1", "ve1"], &[Changed(0), Changed(1), New], &[0, 1]),
            (&["va1"], &["b2"], &[New], &[0]),
            // No voucher: the same key is only suspicious.
            (&["a1"], &["b1"], &[Suspect(0)], &[0]),
            // A reversal takes a copy out, and is no row that a file could lack.
            (&["a1", "-a1"], &["a1"], &[New], &[]),
            (&["a1", "a2", "-a1"], &["a1"], &[Known], &[]),
            (&["-a1", "a1", "a1"], &["a1", "a1"], &[Known, Repeat], &[]),
            // Halves of a reclassification are neither matched nor missing.
            (&["va1", "~va1", "~va1"], &["va1"], &[Known], &[]),
            (&["va1"], &["~va1", "~va1"], &[New, New], &[0]),
        ] {
            let pushed: Vec<Identity> = pushed.iter().map(|t| identity(t)).collect();
            let judged = judge(&pushed, &[], &ledger(booked), &[]);
            assert_eq!(
                (judged.verdicts.as_slice(), judged.absent.as_slice()),
                (verdicts, absent),
                "{booked:?} {pushed:?}"
            );
        }
    }

    #[test]
    fn files_are_judged_as_if_booked_one_after_the_other() {
        use Verdict::{Changed, Known, New, Repeat};
        for (booked, files, verdicts) in [
            // The same file twice adds nothing; honest repeats within one stay.
            (&[][..], &[&["a1", "a1"][..], &["a1", "a1"][..]][..], &[New, New, Known, Known][..]),
            (&[], &[&["a1"], &["a1", "a1"]], &[New, Known, Repeat]),
            (&[], &[&["a1", "a1"], &["a1"]], &[New, New, Known]),
            (&["a1"], &[&["a1"], &["a1", "b2"], &["b2"]], &[Known, Known, New, Known]),
            // Another version of a voucher of the file before; the first row has number 0.
            (&[], &[&["va1"], &["vb1"]], &[New, Changed(0)]),
            (&["va1"], &[&["va1"], &["va1", "vc2"]], &[Known, Known, New]),
        ] {
            let pushed: Vec<Identity> = files.iter().flat_map(|file| file.iter()).map(|t| identity(t)).collect();
            let mut ends: Vec<usize> = files
                .iter()
                .scan(0, |at, file| {
                    *at += file.len();
                    Some(*at)
                })
                .collect();
            ends.pop();
            assert_eq!(judge(&pushed, &ends, &ledger(booked), &[]).verdicts, verdicts, "{booked:?} {files:?}");
        }
    }

    #[test]
    fn a_reversal_takes_back_the_row_of_its_own_line() {
        assert_eq!(live(&ledger(&["a1", "a2", "-a1"])), [false, true, false]);
        assert_eq!(live(&ledger(&["a1", "a2", "-a3"])), [true, false, false]);
    }

    #[test]
    fn what_two_branches_take_back_waits() {
        let of = |texts: &[&str]| {
            let found = standing(&ledger(texts));
            let live: Vec<usize> = (0..texts.len()).filter(|at| found.live[*at]).collect();
            (live, found.waiting, found.idle)
        };
        for (texts, live, waiting, idle) in [
            // Twice the same row; the other one is not touched.
            (&["a1", "a2", "-a1", "-a1"][..], &[1][..], &[3][..], &[][..]),
            // Given back; and once more by another branch.
            (&["a1", "-a1", "-a1", "-~a1"], &[], &[], &[]),
            (&["a1", "-a1", "-a1", "-~a1", "-~a1"], &[], &[], &[4]),
            (&["a1", "-a1", "-a1", "-~a1", "-~a1", "-a1"], &[], &[], &[]),
            // What is imported again later stands.
            (&["a1", "-a1", "-a1", "-~a1", "a1"], &[4], &[], &[]),
            // Its batch is gone.
            (&["-a1"], &[], &[0], &[]),
            // A copy is taken back, and by the other branch too: the last one stays.
            (&["a1", "a1", "-=a1", "-=a1"], &[1], &[3], &[]),
            (&["a1", "a1", "-=a1", "-=a1", "-~a1"], &[1], &[], &[]),
            // The batch of the other one was booked anew, behind.
            (&["a1", "-=a1", "a1"], &[2], &[], &[]),
        ] {
            assert_eq!(of(texts), (live.to_vec(), waiting.to_vec(), idle.to_vec()), "{texts:?}");
        }
    }
}

//! Corrections that do not fit what they correct: two branches took back or moved the same row, or one took back the
//! batch whose rows the other corrects. Pure, on one month.
//!
//! A row with all that corrects it is a group. Its sums fit if what is left of them is as many whole rows as stand,
//! each in one place. What does not fit is moved so that it does: a row stands once, where the newest decision put it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::identities::LedgerRow;
use crate::store::fingerprint::Marks;
use crate::store::judge::{Standing, standing};

/// A group whose corrections do not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct Conflict {
    /// Its rows, by number, in the order of the ledger.
    pub(in crate::store::file) rows: Vec<usize>,
    /// What has to be booked so that it fits.
    pub(in crate::store::file) entries: Vec<Entry>,
    /// The newest batch that corrects it, and another one that does.
    pub(in crate::store::file) by: (u32, Option<u32>),
}

/// A row to be booked: like this one in everything but amount and mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct Entry {
    pub(in crate::store::file) like: usize,
    pub(in crate::store::file) minor: i64,
    pub(in crate::store::file) kind: EntryKind,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::file) enum EntryKind {
    /// It takes back a row.
    Reversal,
    /// It gives back what was taken of a row that was not there.
    Restoration,
    /// One half of a move.
    Half,
}

/// What corrections come to in a month.
pub(in crate::store::file) struct Found {
    /// Which rows stand.
    pub(in crate::store::file) live: Vec<bool>,
    pub(in crate::store::file) conflicts: Vec<Conflict>,
}

/// Looks through the rows of a month.
pub(in crate::store::file) fn find(rows: &[LedgerRow]) -> Found {
    let Standing { live, waiting, idle } = standing(rows);
    let corrected: HashSet<u64> = rows.iter().filter(|row| is_correction(row)).map(|row| row.identity.group).collect();
    let mut groups: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    if !corrected.is_empty() {
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| corrected.contains(&row.identity.group)) {
            groups.entry(row.identity.group).or_default().push(at);
        }
    }
    let (waiting, idle): (HashSet<usize>, HashSet<usize>) = (waiting.into_iter().collect(), idle.into_iter().collect());
    let mut conflicts = Vec::new();
    for numbers in groups.into_values() {
        let count = |list: &HashSet<usize>| numbers.iter().filter(|at| list.contains(at)).count() as i64;
        let standing = numbers.iter().filter(|at| live[**at]).count() as i64;
        let entries = settled(rows, &numbers, standing, count(&waiting), count(&idle));
        if entries.is_empty() {
            continue;
        }
        let mut by = numbers.iter().rev().map(|&at| &rows[at]).filter(|row| is_correction(row)).map(|row| row.slot);
        let Some(newest) = by.next() else { continue };
        let other = by.find(|slot| *slot != newest);
        conflicts.push(Conflict { rows: numbers, entries, by: (newest, other) });
    }
    conflicts.sort_by(|a, b| a.rows.cmp(&b.rows));
    Found { live, conflicts }
}

pub(super) fn is_correction(row: &LedgerRow) -> bool {
    row.identity.marks.any(Marks::REVERSAL | Marks::RECLASS)
}

/// What has to be booked so that a group fits in which so many rows stand; nothing where it does.
fn settled(rows: &[LedgerRow], group: &[usize], standing: i64, waiting: i64, idle: i64) -> Vec<Entry> {
    // The amount of one row, and the other way round where it is a correction that says it.
    let plain = group.iter().map(|&at| &rows[at]).find(|row| row.identity.marks.is_plain());
    let first = group.iter().map(|&at| &rows[at]).next();
    let unit = match (plain, first) {
        (Some(row), _) => row.minor,
        (None, Some(row)) if row.identity.marks.restores() => row.minor,
        // A reversal, or the half that takes a row out of where it was.
        (None, Some(row)) => row.minor.wrapping_neg(),
        (None, None) => 0,
    };
    let mixed = group.iter().map(|&at| &rows[at]).any(|row| row.identity.marks.is_plain() && row.minor != unit);
    if unit == 0 || mixed {
        return Vec::new();
    }
    // Rows in each place now, and when the newest came there.
    let mut places: HashMap<u64, (i64, Option<usize>, usize)> = HashMap::new();
    for &at in group {
        let place = places.entry(rows[at].place).or_insert((0, None, at));
        let into = rows[at].minor == unit;
        place.0 += if into { 1 } else { -1 };
        place.1 = if into { Some(at) } else { place.1 };
    }
    if waiting == 0 && idle == 0 && places.values().all(|(count, ..)| *count >= 0) {
        return Vec::new();
    }
    // Where they are to be: where rows are put and not taken away, the newest first.
    let mut wanted: Vec<(u64, i64, Option<usize>)> =
        places.iter().map(|(place, (count, newest, _))| (*place, (*count).max(0), *newest)).collect();
    wanted.sort_by_key(|(_, _, newest)| std::cmp::Reverse(*newest));
    let mut left = standing;
    for (_, count, _) in &mut wanted {
        *count = (*count).min(left);
        left -= *count;
    }
    if let Some(newest) = wanted.first_mut() {
        newest.1 += left;
    }
    let (mut restore, mut reverse) = (waiting, idle);
    let mut entries = Vec::new();
    for (place, count, _) in wanted {
        let (now, _, like) = places[&place];
        for _ in now..count {
            let kind = if restore > 0 { EntryKind::Restoration } else { EntryKind::Half };
            restore -= i64::from(kind == EntryKind::Restoration);
            entries.push(Entry { like, minor: unit, kind });
        }
        for _ in count..now {
            let kind = if reverse > 0 { EntryKind::Reversal } else { EntryKind::Half };
            reverse -= i64::from(kind == EntryKind::Reversal);
            entries.push(Entry { like, minor: unit.wrapping_neg(), kind });
        }
    }
    // What is taken out stands before what is put in, as everywhere.
    entries.sort_by_key(|entry| (entry.minor == unit, entry.like));
    entries
}

/// The rows by which an older batch replaced rows that a newer one replaced too: the newer decision holds.
///
/// `only_corrects` says of a batch that it decides nothing of its own: it takes second copies back.
pub(super) fn rivals(rows: &[LedgerRow], found: &Found, only_corrects: &dyn Fn(u32) -> bool) -> BTreeSet<usize> {
    let mut rivals = BTreeSet::new();
    let of = |slot: u32| (0..rows.len()).filter(move |at| rows[*at].slot == slot && found.live[*at]);
    for conflict in &found.conflicts {
        let Some(row) = conflict.rows.iter().map(|&at| &rows[at]).find(|row| row.identity.marks.takes_back()) else {
            continue;
        };
        let key = row.identity.key;
        let voucher = row.identity.marks.any(Marks::VOUCHER);
        let mut slots: Vec<u32> = Vec::new();
        for row in conflict.rows.iter().map(|&at| &rows[at]).filter(|row| row.identity.marks.takes_back()) {
            if !slots.contains(&row.slot) && !only_corrects(row.slot) {
                slots.push(row.slot);
            }
        }
        let Some((newest, older)) = slots.split_last() else { continue };
        let versions = |slot: u32| of(slot).filter(|at| voucher && rows[*at].identity.key == key).collect::<Vec<_>>();
        // Whoever takes a row back and has no version of it knew the whole month.
        let whole = |slot: u32| versions(slot).is_empty();
        for slot in older {
            let mine = if whole(*slot) && whole(*newest) { of(*slot).collect() } else { versions(*slot) };
            // What both have is one row twice, and another's business.
            let mut theirs: HashMap<u128, usize> = HashMap::new();
            of(*newest).for_each(|at| *theirs.entry(rows[at].identity.fingerprint).or_default() += 1);
            for at in mine {
                match theirs.get_mut(&rows[at].identity.fingerprint).filter(|left| **left > 0) {
                    Some(left) => *left -= 1,
                    None => drop(rivals.insert(at)),
                }
            }
        }
    }
    rivals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fingerprint::{Identity, Parts};

    /// `2:+a@p`: in batch 2 row a in place p; `-a@p` its reversal, `<a@p` and `>a@p` the halves of a move, `=a@p` a
    /// restoration, `~a@p` the reversal of a copy; a `!` behind it: with a voucher, of which the key is the letter's.
    fn rows(texts: &[&str]) -> Vec<LedgerRow> {
        let row = |text: &&str| {
            let (slot, rest) = text.split_once(':').unwrap();
            let (kind, rest) = rest.split_at(1);
            let (name, place) = rest.split_once('@').unwrap();
            let (marks, minor) = match kind {
                "+" => (0, 100),
                "-" => (Marks::REVERSAL, -100),
                "~" => (Marks::REVERSAL | Marks::REPEAT, -100),
                "=" => (Marks::REVERSAL | Marks::RECLASS, 100),
                "<" => (Marks::RECLASS, -100),
                _ => (Marks::RECLASS, 100),
            };
            let own = u64::from(name.as_bytes()[0]);
            let key = u64::from(name.as_bytes()[0].to_ascii_lowercase());
            let fingerprint = u128::from(own) + if kind == "<" { 1000 } else { 0 };
            let marks = Marks(marks | if name.ends_with('!') { Marks::VOUCHER } else { 0 });
            LedgerRow {
                identity: Identity {
                    fingerprint,
                    key,
                    weak: 0,
                    parts: Parts::default(),
                    origin: own,
                    group: own,
                    bare: 0,
                    undated: 0,
                    marks,
                },
                slot: slot.parse().unwrap(),
                at: 0,
                place: u64::from(place.as_bytes()[0]),
                minor,
            }
        };
        texts.iter().map(row).collect()
    }

    fn said(texts: &[&str]) -> Vec<String> {
        let rows = rows(texts);
        let entry = |entry: &Entry| {
            let sign = if entry.minor < 0 { '-' } else { '+' };
            format!("{:?}{sign}{}", entry.kind, char::from(rows[entry.like].place as u8))
        };
        find(&rows).conflicts.iter().flat_map(|conflict| conflict.entries.iter().map(entry)).collect()
    }

    #[test]
    fn what_fits_is_left_alone() {
        for texts in [
            &["1:+a@u", "2:<a@u", "2:>a@p"][..],
            &["1:+a@u", "2:<a@u", "2:>a@p", "3:<a@p", "3:>a@r"],
            &["1:+a@u", "2:<a@u", "2:>a@p", "3:-a@p"],
            &["1:+a@u", "2:-a@u", "3:+a@u", "4:-a@u"],
            // Clocks that went wrong.
            &["1:<a@u", "1:>a@p", "2:+a@u"],
            &["1:-a@u", "2:+a@u"],
            &["1:+a@u", "1:+a@u", "2:<a@u", "2:>a@p", "2:<a@u", "2:>a@p", "3:-a@p"],
        ] {
            assert_eq!(said(texts), Vec::<String>::new(), "{texts:?}");
        }
    }

    #[test]
    fn what_two_branches_did_is_settled() {
        for (texts, entries) in [
            // Both took it back; both moved it, to one place and to two; one took it back, the other moved it.
            (&["1:+a@u", "2:-a@u", "3:-a@u"][..], &["Restoration+u"][..]),
            (&["1:+a@u", "2:<a@u", "2:>a@p", "3:<a@u", "3:>a@p"], &["Half-p", "Half+u"]),
            (&["1:+a@u", "2:<a@u", "2:>a@p", "3:<a@u", "3:>a@r"], &["Half-p", "Half+u"]),
            (&["1:+a@u", "2:<a@u", "2:>a@p", "3:-a@u"], &["Half-p", "Half+u"]),
            // The batch of the row is gone.
            (&["2:-a@u"], &["Restoration+u"]),
            (&["2:<a@u", "2:>a@p"], &["Half-p", "Half+u"]),
            // Second copies taken back by both; settled by both.
            (&["1:+a@u", "2:+a@u", "3:~a@u", "4:~a@u"], &["Restoration+u"]),
            (&["1:+a@u", "2:-a@u", "3:-a@u", "4:=a@u", "5:=a@u"], &["Reversal-u"]),
        ] {
            assert_eq!(said(texts), entries, "{texts:?}");
            // Once booked, it fits.
            let mut all = rows(texts);
            let entries: Vec<Entry> = find(&all).conflicts.into_iter().flat_map(|found| found.entries).collect();
            for entry in entries {
                let like = all[entry.like];
                let (mark, fingerprint) = match entry.kind {
                    EntryKind::Reversal => (Marks::REVERSAL, 97),
                    EntryKind::Restoration => (Marks::REVERSAL | Marks::RECLASS, 97),
                    EntryKind::Half => (Marks::RECLASS, if entry.minor < 0 { 1097 } else { 97 }),
                };
                let identity = Identity { marks: Marks(mark), fingerprint, ..like.identity };
                all.push(LedgerRow { identity, slot: 9, minor: entry.minor, ..like });
            }
            assert_eq!(find(&all).conflicts, [], "{texts:?}");
        }
    }

    #[test]
    fn of_two_replacements_the_newer_holds() {
        for (texts, expected) in [
            // By the voucher: B is another version of b, N is new.
            (&["1:+b!@u", "2:-b!@u", "2:+B!@u", "2:+n!@u", "3:-b!@u", "3:+C@u"][..], &[2][..]),
            // Without one both knew the whole month: what the newer does not have goes.
            (&["1:+a@u", "2:-a@u", "2:+x@u", "2:+y@u", "3:-a@u", "3:+y@u", "3:+z@u"], &[2]),
            (&["1:+a@u", "2:-a@u", "2:+x@u", "3:-a@u", "3:+x@u"], &[]),
            // Taken back by one branch alone.
            (&["2:-a@u", "2:+x@u"], &[]),
        ] {
            let rows = rows(texts);
            let rivals = rivals(&rows, &find(&rows), &|_| false);
            assert_eq!(rivals.into_iter().collect::<Vec<_>>(), expected, "{texts:?}");
        }
    }
}

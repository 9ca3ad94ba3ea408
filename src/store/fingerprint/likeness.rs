//! Rows of one day, text and amount: one row of a source in other clothes, or two?
//!
//! Not here: how many such pairs it takes (`judge`).

use super::spelling::{Account, Numbered};
use super::{Identity, hash_of};

/// What a row says besides its day, text and amount: hashed, nothing where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Parts {
    pub(in crate::store) voucher: u32,
    /// The voucher's number without year and month, and the word for its kind.
    pub(in crate::store) number: u32,
    pub(in crate::store) word: u32,
    /// The account's code, the last level but one, and the last.
    pub(in crate::store) code: u32,
    pub(in crate::store) parent: u32,
    pub(in crate::store) leaf: u32,
    /// What the book makes of the account: nothing where no rule knows it.
    pub(in crate::store) category: u32,
    pub(in crate::store) members: u32,
    /// The number of the commitment that it names: no part of what makes a row the same, and known to be another.
    pub(in crate::store) commitment: u32,
    /// Whom it pays, and for which invoice.
    pub(in crate::store) vendor: u32,
    pub(in crate::store) invoice: u32,
    /// On how many axes it says something; [`Parts::KNOWN_WORD`].
    pub(in crate::store) axes: u8,
}

impl Parts {
    /// In `axes`: the voucher's word is one of those that ledgers keep apart.
    pub(in crate::store) const KNOWN_WORD: u8 = 0x80;

    /// How many hashes there are.
    pub(in crate::store) const HASHES: usize = 11;

    pub(in crate::store) fn hashes(&self) -> [u32; Parts::HASHES] {
        let Parts { voucher, number, word, code, parent, leaf, category, members, commitment, vendor, invoice, .. } =
            *self;
        [voucher, number, word, code, parent, leaf, category, members, commitment, vendor, invoice]
    }

    pub(in crate::store) fn from_hashes(hashes: [u32; Parts::HASHES], axes: u8) -> Parts {
        let [voucher, number, word, code, parent, leaf, category, members, commitment, vendor, invoice] = hashes;
        Parts { voucher, number, word, code, parent, leaf, category, members, commitment, vendor, invoice, axes }
    }

    pub(super) fn set_voucher(&mut self, spelt: &str, period: &str) {
        let Numbered { number, word, known } = Numbered::parse(spelt, period);
        [self.voucher, self.number, self.word] = [spelt, number, word].map(|text| hash_of(text.as_bytes()));
        self.axes |= if known { Parts::KNOWN_WORD } else { 0 };
    }

    pub(super) fn set_account(&mut self, account: &Account) {
        [self.code, self.parent, self.leaf] = [account.code, account.parent, account.leaf];
    }
}

/// How two rows of one day, text and amount may be one, from the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Likeness {
    /// One row for all that both say: a voucher was lost or spelt otherwise, or an account shortened.
    Itself,
    /// One row if much of the file is so: it has a department more, or the book's own name for the account.
    Clothed,
    /// One row if nearly all of a file is so: the vouchers are numbered in another series.
    Renumbered,
    /// One row that was corrected (its account, its department, its voucher), if the file is the same export again.
    Corrected,
    /// Two parts of one voucher, or a correction.
    SameVoucher,
}

/// How a row that is written for another account, or for other members, stands to the one of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Retold {
    /// It cannot be a row of another export.
    Surely,
    /// What it says, and what the other one says: one export has one department, another has another.
    Between(u32, u32),
}

/// What two rows say of one thing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Neither says anything.
    Nothing,
    Same,
    /// Only one of them says it.
    Lost,
    /// Both say the same, spelt otherwise.
    Otherwise,
    /// In words that have nothing in common.
    Foreign,
    /// They say two things.
    Apart,
}

impl Identity {
    /// Is a row of the same day, text and amount this one under another number, or another word for its kind?
    pub(in crate::store) fn is_numbered_anew(&self, other: &Identity) -> bool {
        let (own, other) = (&self.parts, &other.parts);
        let same = accounts(own, other) == Said::Same && members(own, other) == Said::Same;
        same && vouchers(own, other) == Said::Apart && !pay_apart(own, other)
    }

    /// Of a row of the same day, text and amount that another account or other members were written for: what both say
    /// of that. `None` where it is no such row.
    pub(in crate::store) fn retold(&self, other: &Identity) -> Option<Retold> {
        let (own, other) = (&self.parts, &other.parts);
        let (voucher, account, members) = (vouchers(own, other), accounts(own, other), members(own, other));
        let other_account = matches!(account, Said::Apart);
        if matches!(voucher, Said::Apart | Said::Foreign) || pay_apart(own, other) {
            return None;
        }
        match members {
            Said::Apart => Some(Retold::Between(own.members, other.members)),
            // No export has another account for each row of the same voucher; and what no rule knows is a name of its own.
            _ if other_account && (voucher == Said::Same || own.category == 0 || other.category == 0) => {
                Some(Retold::Surely)
            }
            _ if other_account => Some(Retold::Between(own.leaf ^ own.code, other.leaf ^ other.code)),
            _ => None,
        }
    }

    /// Do both name the same voucher?
    pub(in crate::store) fn has_voucher_of(&self, other: &Identity) -> bool {
        vouchers(&self.parts, &other.parts) == Said::Same
    }

    /// How a row of the same day, text and amount may be this one; `None` where they are two.
    pub(in crate::store) fn likeness(&self, other: &Identity) -> Option<Likeness> {
        use Said::{Apart, Foreign, Lost, Nothing, Otherwise, Same};
        let (own, other) = (&self.parts, &other.parts);
        let voucher = vouchers(own, other);
        // Two invoices, or two who were paid, under two numbers are two.
        if matches!(voucher, Apart | Foreign) && pay_apart(own, other) {
            return None;
        }
        Some(match (voucher, accounts(own, other), members(own, other)) {
            (Same, Same | Otherwise | Foreign, Same) => Likeness::Itself,
            (Nothing, Same | Otherwise, Same) => Likeness::Itself,
            (Lost | Otherwise, Same, Same) => Likeness::Itself,
            (Foreign, Same | Otherwise | Foreign, Same | Lost) => Likeness::Renumbered,
            (Same | Nothing | Lost | Otherwise, Same | Otherwise | Foreign, Same | Lost) => Likeness::Clothed,
            (Same, Apart, Same | Lost) => Likeness::SameVoucher,
            (Same, ..) => Likeness::Corrected,
            (Nothing | Lost | Otherwise, Apart, Same) => Likeness::Corrected,
            (Nothing | Lost | Otherwise, Same, Apart) => Likeness::Corrected,
            (Apart, Same, Same) => Likeness::Corrected,
            _ => return None,
        })
    }
}

/// Do they pay two people, or two invoices?
fn pay_apart(a: &Parts, b: &Parts) -> bool {
    let apart = |a: u32, b: u32| a != b && a != 0 && b != 0;
    apart(a.vendor, b.vendor) || apart(a.invoice, b.invoice)
}

fn vouchers(a: &Parts, b: &Parts) -> Said {
    let known = a.axes & b.axes & Parts::KNOWN_WORD != 0;
    match (a.voucher, b.voucher) {
        (0, 0) => Said::Nothing,
        (0, _) | (_, 0) => Said::Lost,
        (own, other) if own == other => Said::Same,
        _ if known && a.word != b.word => Said::Apart,
        _ if a.number != 0 && a.number == b.number => Said::Otherwise,
        _ if a.word == b.word => Said::Apart,
        _ => Said::Foreign,
    }
}

/// Accounts that the book takes for one category, and have no word in common, are [`Said::Foreign`]; so are those of
/// which one is missing.
fn accounts(a: &Parts, b: &Parts) -> Said {
    let fits = |a: u32, b: u32| a == b || a == 0 || b == 0;
    let codes = [a, b].map(|parts| parts.code);
    if codes[0] == codes[1] && a.parent == b.parent && a.leaf == b.leaf {
        return Said::Same;
    }
    let named = a.leaf == b.leaf && a.leaf != 0 || codes[0] == codes[1] && codes[0] != 0;
    if named && fits(a.code, b.code) && fits(a.parent, b.parent) && fits(a.leaf, b.leaf) {
        return Said::Otherwise;
    }
    // One of the exports has no account at all.
    let bare = [a, b].iter().any(|parts| [parts.code, parts.parent, parts.leaf] == [0; 3]);
    if bare || (a.category != 0 && a.category == b.category) { Said::Foreign } else { Said::Apart }
}

fn members(a: &Parts, b: &Parts) -> Said {
    match (a.members == b.members, (a.axes ^ b.axes) & !Parts::KNOWN_WORD) {
        (true, _) => Said::Same,
        (false, 0) => Said::Apart,
        (false, _) => Said::Lost,
    }
}

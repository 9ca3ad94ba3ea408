//! A row with its texts understood, each by itself: what it claims to be, when, how much.

use super::account::Meant;
use super::cells::Cells;
use super::moved::Moved;
use super::tally::Flaw;
use super::when::Own;
use crate::import::row::non_transaction::SkipReason;

/// A row, before anything is known of the rows around it.
#[derive(Debug)]
pub(in crate::import) struct Typed<'r> {
    pub(in crate::import) cells: Cells<'r>,
    pub(in crate::import) claim: Claim,
    pub(super) when: Own,
    pub(super) moved: Option<Moved<'r>>,
    pub(in crate::import) meant: Meant,
    /// It is a line of the voucher that is being judged.
    pub(super) joins: bool,
    /// It lacks what most rows have.
    pub(super) doubtful: bool,
    pub(super) over: Over,
    /// What is wrong with it, all at once.
    pub(super) flaws: Vec<Flaw>,
}

impl Typed<'_> {
    /// Has its amount a side of its own, 借 or 贷?
    pub(in crate::import) fn is_directed(&self) -> bool {
        self.moved.as_ref().is_some_and(Moved::is_of_a_side)
    }

    /// What it moved, debit positive.
    pub(in crate::import) fn debit_less_credit(&self) -> Option<i128> {
        self.moved.as_ref().map(Moved::debit_less_credit)
    }
}

/// What a row says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Claim {
    /// A transaction, as most are.
    Transaction,
    /// None: by its words, its state, a rule of the profile, or because nothing is in it.
    LeftOut(SkipReason),
    /// A month-end closing, by its words.
    Closing,
    /// Money that came back: settled against its purchase when all rows are known.
    Refund,
    /// A total, by these words: what surrounds the row, and the amount, decide.
    Total(Word),
}

/// Does a row show the sum of the rows below it, or of others?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Over {
    #[default]
    No,
    /// And has all that spending has.
    Perhaps,
    Yes,
    /// It is the first line of its document, and shows what the others come to.
    Whole,
    /// It says again what others come to: by account, by department, by month.
    Recap,
    /// With its voucher it takes back what its account has come to.
    Back,
}

/// How plainly a text calls its row a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Word {
    /// 本月合计: it is nothing else.
    Plain,
    /// `Total`: it may be a name, too.
    Name,
    /// `X小计`.
    Ending,
    /// It only mentions one: `office Total`, `Total Facilities Management`.
    Mention,
}

impl Claim {
    /// Does the row stand between vouchers or inside one without being a part of it: a blank, a printed header?
    pub(super) fn is_aside(self) -> bool {
        use SkipReason::{Balance, Blank, CarryOver, Header, Remark};
        matches!(self, Claim::LeftOut(Blank | Header | Remark | CarryOver | Balance))
    }

    /// Is the row a total by nothing but a word of its own?
    pub(super) fn is_total_by_name(self) -> bool {
        matches!(self, Claim::Total(Word::Plain | Word::Name))
    }
}

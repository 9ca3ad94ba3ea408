//! What an account of a ledger is to a budget.

/// On which side of the books an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AccountSide {
    /// Profit and loss: what is spent.
    Cost,
    /// Profit and loss: what comes in.
    Income,
    /// Assets, liabilities, equity: the other half of every entry.
    Balance,
    /// 本年利润, 利润分配: what a period's result is closed to.
    Closing,
    /// 预算会计 of government books, which carry every event a second time.
    Budgetary,
}

impl AccountSide {
    /// The sides that a book can state, by the word that `[accounts]` has for them.
    pub const WORDS: [(&'static str, AccountSide); 4] = [
        ("cost", AccountSide::Cost),
        ("income", AccountSide::Income),
        ("balance", AccountSide::Balance),
        ("closing", AccountSide::Closing),
    ];
}

/// One line of `[accounts]`: an account and all below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedAccount {
    /// A code or the beginning of one, or the name of a first level or a whole path.
    pub account: String,
    /// What it is.
    pub side: AccountSide,
}

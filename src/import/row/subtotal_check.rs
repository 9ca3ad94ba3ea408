//! The totals that a file shows are compared with what was read, so that a lost row is noticed.

use std::collections::BTreeMap;

use super::text::same;

/// Sums of what was read, in minor units: of an amount, or of debit and credit apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Sums {
    pub(in crate::import) amount: i128,
    /// The amounts with credits (贷) taken off, where a direction stands beside each.
    pub(in crate::import) balance: i128,
    pub(in crate::import) debit: i128,
    pub(in crate::import) credit: i128,
    /// How many rows.
    pub(in crate::import) rows: u64,
}

impl Sums {
    pub(in crate::import) fn add(&mut self, other: Sums) {
        self.rows += other.rows;
        self.amount += other.amount;
        self.balance += other.balance;
        self.debit += other.debit;
        self.credit += other.credit;
    }

    fn with(mut self, other: Sums) -> Sums {
        self.add(other);
        self
    }

    /// Takes one row with these sums out.
    pub(in crate::import) fn take(&mut self, other: Sums) {
        self.rows -= self.rows.min(1);
        self.amount -= other.amount;
        self.balance -= other.balance;
        self.debit -= other.debit;
        self.credit -= other.credit;
    }
}

/// What a total row shows; `None` where its cell is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Shown {
    pub(in crate::import) amount: Option<i128>,
    pub(in crate::import) debit: Option<i128>,
    pub(in crate::import) credit: Option<i128>,
    /// 贷 stands beside the amount.
    pub(in crate::import) turned: bool,
}

impl Shown {
    fn fits(&self, sums: &Sums) -> bool {
        let fits = |shown: Option<i128>, sum: i128| shown.is_none_or(|shown| shown == sum);
        let amount = fits(self.amount, sums.amount)
            || fits(self.amount, sums.balance)
            || (self.turned && fits(self.amount, -sums.balance))
            // Debits alone, or credits alone.
            || self.amount.is_some_and(|shown| (sums.amount - 2 * shown).abs() == sums.balance.abs());
        // One figure for both sides: what is left of the debits.
        let net = self.credit.is_none() && self.debit.is_some_and(|shown| shown == sums.debit - sums.credit);
        amount && (net || (fits(self.debit, sums.debit) && fits(self.credit, sums.credit)))
    }

    /// Does it show what a section comes to, with the closing of its month and the rows that are left out, or without?
    fn fits_any(&self, section: &Section) -> bool {
        let Section { rows, closing, left_out } = *section;
        let with = |sums: Sums, also: Sums| [sums, sums.with(also)];
        let mut sums = with(rows, closing).to_vec();
        for also in left_out.into_iter().filter(|also| *also != Sums::default()) {
            sums = sums.into_iter().flat_map(|sums| with(sums, also)).collect();
        }
        sums.iter().any(|sums| self.fits(sums))
    }

    fn is_empty(&self) -> bool {
        [self.amount, self.debit, self.credit].iter().all(Option::is_none)
    }

    /// Is nothing in it, or nothing but noughts?
    pub(in crate::import) fn is_nothing(&self) -> bool {
        [self.amount, self.debit, self.credit].iter().all(|figure| figure.unwrap_or(0) == 0)
    }

    /// Does it show these sums?
    pub(in crate::import) fn is_sum(&self, sums: &Sums) -> bool {
        !self.is_empty() && self.fits(sums)
    }

    /// The same figures once more.
    fn twice(self) -> Shown {
        let twice = |figure: Option<i128>| figure.map(|figure| figure * 2);
        Shown { amount: twice(self.amount), debit: twice(self.debit), credit: twice(self.credit), ..self }
    }

    /// The first figure that differs from the sums: what is shown, and what was read.
    fn difference(&self, sums: &Sums) -> Option<(i128, i128)> {
        let amount = self.amount.map(|amount| if self.turned { -amount } else { amount });
        let pairs = [(amount, sums.balance), (self.debit, sums.debit), (self.credit, sums.credit)];
        pairs.into_iter().find_map(|(shown, sum)| shown.filter(|shown| *shown != sum).map(|shown| (shown, sum)))
    }
}

/// What comparing a total with its rows came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum Compared {
    /// It shows no figure, or one that other files are a part of.
    Nothing,
    Agrees,
    /// By its name: what it shows, and the sum of its rows.
    Differs {
        name: String,
        shown: i128,
        read: i128,
    },
}

/// Follows the rows of a file.
///
/// A total may stand for the rows since the last total of any name, since the last of its own name or of another level,
/// or since the beginning; with the month's closing and with what is left out for its state, or without. It is wrong
/// only if it is none of these.
#[derive(Debug, Default)]
pub(in crate::import) struct SubtotalCheck {
    /// Rows that are not in the sums below yet: nobody asks for those until a total comes.
    recent: Sums,
    /// Since the beginning, since the last total, and since the last total of each name.
    all: Section,
    section: Section,
    named: Vec<(String, Section)>,
    /// The rows right above, since the last total: as long as their account is the same, and their member.
    account: Run,
    member: Run,
    /// What each account of a ledger adds up to, whose totals are of it alone.
    accounts: Option<BTreeMap<String, Sums>>,
}

/// Rows that follow each other and have a text in common.
#[derive(Debug, Default)]
struct Run {
    text: String,
    sums: Sums,
}

impl Run {
    fn row(&mut self, text: &str, sums: Sums) {
        if !same(&self.text, text) {
            self.text.clear();
            self.text.push_str(text);
            self.sums = Sums::default();
        }
        self.sums.add(sums);
    }

    fn fits(&self, text: &str, shown: &Shown, least: u64) -> bool {
        !shown.is_empty() && self.text == text && self.sums.rows >= least && shown.fits(&self.sums)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Section {
    rows: Sums,
    closing: Sums,
    /// What the file itself calls void, pending or the like: its totals may count it, or some of it.
    left_out: [Sums; 3],
}

/// What rows that are left out say of themselves, as totals may tell them apart.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) enum Apart {
    Void,
    Pending,
    Other,
}

impl Section {
    /// With these rows.
    fn and(mut self, rows: Sums) -> Section {
        self.rows.add(rows);
        self
    }
}

impl SubtotalCheck {
    /// For a ledger whose accounts stand over their rows, each with a total.
    pub(in crate::import) fn of_accounts() -> SubtotalCheck {
        SubtotalCheck { accounts: Some(BTreeMap::new()), ..SubtotalCheck::default() }
    }

    /// The total of an account with those below it; `None` where totals are of the rows above them.
    pub(in crate::import) fn account_total(&self, account: &str, name: &str, of_rows: &Shown) -> Option<Compared> {
        let accounts = self.accounts.as_ref()?;
        let mut sums = Sums::default();
        let within =
            |path: &str| path.strip_prefix(account).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
        accounts.iter().filter(|(path, _)| within(path)).for_each(|(_, own)| sums.add(*own));
        Some(match of_rows.difference(&sums) {
            _ if account.is_empty() || of_rows.is_empty() => Compared::Nothing,
            Some((shown, read)) if !of_rows.fits(&sums) => Compared::Differs { name: name.to_string(), shown, read },
            _ => Compared::Agrees,
        })
    }

    /// Counts a row that was read, of this account and member.
    pub(in crate::import) fn row(&mut self, sums: Sums, account: &str, member: &str) {
        if let Some(accounts) = &mut self.accounts {
            match accounts.get_mut(account) {
                Some(own) => own.add(sums),
                None => {
                    accounts.insert(account.to_string(), sums);
                }
            }
        }
        self.recent.add(sums);
        self.account.row(account, sums);
        self.member.row(member, sums);
    }

    /// Could the row be the total of the rows of this account right above it, of at least so many?
    pub(in crate::import) fn fits_account(&self, account: &str, shown: &Shown, least: u64) -> bool {
        self.account.fits(account, shown, least)
    }

    /// And of the rows of this member?
    pub(in crate::import) fn fits_member(&self, member: &str, shown: &Shown, least: u64) -> bool {
        self.member.fits(member, shown, least)
    }

    /// The account of the row above.
    pub(in crate::import) fn account(&self) -> &str {
        &self.account.text
    }

    /// The member of the row above.
    pub(in crate::import) fn member(&self) -> &str {
        &self.member.text
    }

    fn settle(&mut self) {
        let recent = std::mem::take(&mut self.recent);
        self.each(|section| *section = section.and(recent));
    }

    /// Does a row show, which is counted with the others, what all others come to?
    pub(in crate::import) fn is_all_others(&mut self, shown: &Shown) -> bool {
        self.settle();
        self.all.rows.rows > 2 && !shown.is_nothing() && shown.twice().is_sum(&self.all.rows)
    }

    /// Counts a closing entry.
    pub(in crate::import) fn closing(&mut self, sums: Sums) {
        self.each(|section| section.closing.add(sums));
    }

    /// Counts a row that is left out for what it says of itself.
    pub(in crate::import) fn left_out(&mut self, sums: Sums, apart: Apart) {
        self.each(|section| section.left_out[apart as usize].add(sums));
    }

    fn each(&mut self, f: impl Fn(&mut Section)) {
        f(&mut self.all);
        f(&mut self.section);
        self.named.iter_mut().for_each(|(_, section)| f(section));
    }

    fn sections(&self) -> impl Iterator<Item = &Section> {
        [&self.all, &self.section].into_iter().chain(self.named.iter().map(|(_, section)| section))
    }

    /// Could the row be the total of the rows before it, of at least so many?
    pub(in crate::import) fn fits(&self, shown: &Shown, least: u64) -> bool {
        let mut sections = self.sections().map(|section| section.and(self.recent));
        !shown.is_empty() && sections.any(|section| section.rows.rows >= least && shown.fits_any(&section))
    }

    /// Does the row show what the only row since the last total does?
    pub(in crate::import) fn fits_last(&self, shown: &Shown) -> bool {
        let section = self.section.and(self.recent).rows;
        section.rows == 1 && shown.is_sum(&section)
    }

    /// A new section begins below rows that say again what those above come to.
    pub(in crate::import) fn end_section(&mut self) {
        self.settle();
        self.section = Section::default();
        self.account.sums = Sums::default();
        self.member.sums = Sums::default();
    }

    /// A total row, after which a new section begins. If it agrees with nothing: what it shows, and the sum of
    /// the rows since the last total of its name.
    pub(in crate::import) fn total(&mut self, name: &str, shown: &Shown) -> Compared {
        self.settle();
        let own = self.named.iter().find(|(known, _)| known == name).map_or(self.all, |(_, section)| *section);
        let right = shown.is_empty() || self.sections().any(|section| shown.fits_any(section));
        self.section = Section::default();
        self.account.sums = Sums::default();
        self.member.sums = Sums::default();
        match self.named.iter().position(|(known, _)| known == name) {
            Some(at) => self.named[at].1 = Section::default(),
            // A file with hundreds of differently named totals keeps the first; the rest have `section` and `all`.
            None if self.named.len() < 50 => self.named.push((name.to_string(), Section::default())),
            None => {}
        }
        match shown.difference(&own.rows).filter(|_| !right) {
            Some((shown, read)) => Compared::Differs { name: name.to_string(), shown, read },
            None if shown.is_empty() => Compared::Nothing,
            None => Compared::Agrees,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(amount: i128) -> Sums {
        Sums { amount, balance: amount, ..Sums::default() }
    }

    fn shown(amount: i128) -> Shown {
        Shown { amount: Some(amount), ..Shown::default() }
    }

    #[test]
    fn totals_of_sections_and_of_all() {
        let mut check = SubtotalCheck::default();
        check.row(amount(100), "", "");
        check.row(amount(50), "", "");
        assert_eq!(check.total("小计", &shown(150)), Compared::Agrees);
        check.row(amount(7), "", "");
        assert_eq!(check.total("小计", &shown(7)), Compared::Agrees);
        assert_eq!(check.total("合计", &shown(157)), Compared::Agrees);
        check.row(amount(1), "", "");
        assert!(matches!(check.total("小计", &shown(2)), Compared::Differs { .. }));
        assert_eq!(check.total("小计", &Shown::default()), Compared::Nothing);
    }

    #[test]
    fn a_total_may_take_the_credits_off() {
        let mut check = SubtotalCheck::default();
        check.row(amount(500), "", "");
        check.row(Sums { amount: 150, balance: -150, ..Sums::default() }, "", "");
        assert_eq!(check.total("本期合计", &shown(350)), Compared::Agrees);
        assert!(matches!(check.total("合计", &shown(200)), Compared::Differs { .. }));
    }

    #[test]
    fn a_total_may_count_what_is_left_out_or_some_of_it() {
        for (total, agrees) in [(170, true), (200, true), (220, true), (250, true), (190, false)] {
            let mut check = SubtotalCheck::default();
            check.row(amount(170), "", "");
            check.left_out(Sums { rows: 0, ..amount(50) }, Apart::Void);
            check.left_out(Sums { rows: 0, ..amount(30) }, Apart::Pending);
            assert_eq!(check.total("合计", &shown(total)) == Compared::Agrees, agrees, "{total}");
        }
    }

    #[test]
    fn a_month_may_be_totalled_before_or_after_its_closing() {
        let side = |debit, credit| Sums { debit, credit, ..Sums::default() };
        let total = |debit, credit| Shown { debit: Some(debit), credit: Some(credit), ..Shown::default() };
        for after in [false, true] {
            let mut check = SubtotalCheck::default();
            check.row(side(14_128_943, 80_000), "", "");
            if after {
                check.closing(side(0, 14_048_943));
            }
            let credit = if after { 14_128_943 } else { 80_000 };
            assert_eq!(check.total("本月合计", &total(14_128_943, credit)), Compared::Agrees);
        }
    }
}

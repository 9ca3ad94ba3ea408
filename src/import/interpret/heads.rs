//! Totals that stand above their rows: the head of a group, which shows the sum of the rows after it, a total at the top
//! of a file. They are looked for a block at a time, before anything is booked; rows of a group that may go on in the
//! next block wait for it.

use super::by_sum::{Usual, account, member, says_more};
use super::claim::{own_voucher, totalled};
use super::moved::{Moved, shown};
use super::typed::{Claim, Over, Typed, Word};
use super::voucher::LONGEST;
use crate::import::fields::Field;
use crate::import::row::subtotal_check::{Shown, Sums};
use crate::import::row::telling_words::mention_total;
use crate::model::Currency;

/// What is known of them from one block to the next.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// Rows that lack what the others have, and of these such as show the sum of rows below.
    asked: usize,
    fitting: usize,
    /// Rows were seen before.
    begun: bool,
    /// The first row of the file, if it may be the total of all others.
    pub(super) top: Option<(u64, Shown)>,
}

/// A row that may be a head, and what the rows below it have come to.
struct Run<'r> {
    at: usize,
    /// `office Total`: its account is that of the rows below, if they are called so.
    named: &'r str,
    shown: Shown,
    account: &'r str,
    sums: Sums,
}

struct Found {
    at: usize,
    rows: u64,
}

/// So many may be open at once.
const OPEN: usize = 16;

impl Run<'_> {
    /// Has it an account, so that the rows of another end its group?
    fn is_narrow(&self) -> bool {
        !self.account.is_empty()
    }

    /// Are the rows of this account its group's? Those below its account are, too.
    fn holds(&self, account: &str) -> bool {
        !self.is_narrow()
            || account.strip_prefix(self.account).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    }

    /// May rows that are not there yet make up its sum?
    fn may_go_on(&self) -> bool {
        let [shown, sum] = [self.shown.amount.or(self.shown.debit), Some(self.sums.amount + self.sums.debit)];
        shown.zip(sum).is_none_or(|(shown, sum)| sum.abs() < 2 * shown.abs())
    }
}

/// Does a row lack what the others have, or call itself a total?
fn may_be_one(row: &Typed<'_>) -> bool {
    match row.claim {
        Claim::Total(_) => own_voucher(&row.cells).is_empty() && !is_line(row),
        Claim::Transaction => row.doubtful && own_voucher(&row.cells).is_empty(),
        _ => false,
    }
}

/// Has a row all that spending has, though it mentions a total?
fn is_spending(row: &Typed<'_>) -> bool {
    matches!(row.claim, Claim::Total(Word::Mention | Word::Ending | Word::Name))
        && row.when.says_something()
        && row.cells.has_account()
        && !own_voucher(&row.cells).is_empty()
}

/// A line that goes on with a voucher: it has an account of its own, and a text that only mentions a total, of nothing
/// that the account is called.
fn is_line(row: &Typed<'_>) -> bool {
    let names = [Field::Category, Field::Account].map(|field| row.cells.get(field));
    let text = row.cells.get(Field::Description).to_lowercase();
    let named = |name: &&str| !name.is_empty() && (mention_total(name) || text.contains(&name.to_lowercase()));
    row.claim == Claim::Total(Word::Mention)
        && !row.when.says_something()
        && names.iter().any(|name| !name.is_empty())
        && !names.iter().any(named)
}

/// The lines of vouchers whose debits and credits come to the same: whatever such a line is called, the voucher is not
/// even without it, and it is no total.
fn lines_of_even_vouchers(rows: &[Typed<'_>]) -> Vec<bool> {
    let mut even = vec![false; rows.len()];
    // Where the voucher begins, and how far it is known to be even.
    let mut voucher: Option<(usize, usize)> = None;
    let mut sum = 0;
    for (at, row) in rows.iter().enumerate() {
        let begins = !own_voucher(&row.cells).is_empty();
        if begins || row.claim.is_total_by_name() {
            (voucher, sum) = (begins.then_some((at, at)), 0);
        }
        sum += row.debit_less_credit().unwrap_or(0);
        if let Some((first, known)) = &mut voucher
            && sum == 0
            && at > *first
        {
            even[*known..=at].fill(true);
            *known = at + 1;
        }
    }
    even
}

impl Heads {
    /// Marks the rows that show the sum of those below them. Gives the first row that has to wait for more.
    pub(super) fn mark(
        &mut self,
        rows: &mut [Typed<'_>],
        usual: Usual,
        currency: Currency,
        last: bool,
    ) -> Option<usize> {
        let mut any = false;
        for row in rows.iter_mut() {
            row.doubtful = row.claim == Claim::Transaction && usual.lets_doubt(row);
            any |= row.doubtful || matches!(row.claim, Claim::Total(_));
        }
        let first = rows.iter().position(|row| row.moved.is_some()).filter(|_| !self.begun);
        self.begun |= first.is_some();
        if !any {
            return None;
        }
        let (mut candidates, found, open) = look(rows, currency);
        let waits = open.into_iter().filter(|at| !last && rows.len() - at < LONGEST).min();
        // With those that may go on: what they have come to so far speaks for those before them.
        let fits = |found: &&Found| candidates.contains(&found.at);
        let seen = (self.asked + candidates.len(), self.fitting + found.iter().filter(fits).count());
        let settled = |at: usize| waits.is_none_or(|waits| at < waits);
        candidates.retain(|at| settled(*at));
        self.asked += candidates.len();
        let found: Vec<Found> = found.into_iter().filter(|found| settled(found.at)).collect();
        self.fitting += found.iter().filter(|found| candidates.contains(&found.at)).count();
        for found in found {
            rows[found.at].over = match is_foot_of_dated_rows(rows, &found, usual) {
                true => Over::No,
                false => self.verdict(&rows[found.at..], &found, usual, seen),
            };
        }
        if let Some(row) = first.map(|at| &rows[at]).filter(|row| row.over == Over::No && may_be_one(row)) {
            self.top = account(&row.cells).is_empty().then(|| (row.cells.row.line, shown(&row.cells, currency)));
        }
        waits
    }

    /// Of one row alone only where all that lack something are heads, or by its word; and not of another department's.
    fn verdict(&self, rows: &[Typed<'_>], found: &Found, usual: Usual, (asked, fitting): (usize, usize)) -> Over {
        let (head, below) = (&rows[0], rows.get(1));
        let named = matches!(head.claim, Claim::Total(_));
        let undated = !head.when.is_day() && below.is_some_and(|row| row.when.is_day());
        let most = self.fitting * 2 > self.asked;
        let all = fitting == asked && asked > 1;
        if found.rows > 1 {
            let sure = self.asked > 1 || usual.describes() || account(&head.cells).is_empty();
            return if named || undated || (most && sure) { Over::Yes } else { Over::Perhaps };
        }
        let own = member(&head.cells);
        let alike = own.is_empty() || below.is_some_and(|row| member(&row.cells) == own);
        let word = head.claim == Claim::Total(Word::Plain)
            || named && below.is_some_and(|row| is_named_for(head, account(&row.cells)));
        if alike && (word || (all && !says_more(&head.cells))) { Over::Yes } else { Over::No }
    }
}

/// A total below rows with days, and above others that lack them and a voucher or a text: those say again what the rows
/// came to, and are no group of it. What it shows is then compared with the rows above.
fn is_foot_of_dated_rows(rows: &[Typed<'_>], found: &Found, usual: Usual) -> bool {
    let head = &rows[found.at];
    let mut below = rows[found.at + 1..].iter().filter(|row| row.claim == Claim::Transaction);
    matches!(head.claim, Claim::Total(_))
        && !head.when.says_something()
        && below.by_ref().take(found.rows as usize).all(|row| !row.when.says_something() && usual.lacks_any(&row.cells))
        && rows[..found.at].iter().any(|row| row.claim == Claim::Transaction && row.when.is_day())
}

/// `office Total` over rows of `office`.
fn is_named_for(head: &Typed<'_>, account: &str) -> bool {
    !account.is_empty() && totalled(&super::claim::name(&head.cells)) == account.to_lowercase().replace(' ', "")
}

/// The rows that may be heads and are no feet, those that show the sum below, and those whose group may go on.
fn look(rows: &[Typed<'_>], currency: Currency) -> (Vec<usize>, Vec<Found>, Vec<usize>) {
    let (mut candidates, mut found, mut open) = (Vec::new(), Vec::new(), Vec::<Run<'_>>::new());
    let (mut all, mut above, mut of_account) = (Sums::default(), Sums::default(), ("", Sums::default()));
    let even = lines_of_even_vouchers(rows);
    for (at, row) in rows.iter().enumerate() {
        let own = account(&row.cells);
        let moves = row.debit_less_credit().is_some_and(|moved| moved != 0);
        let is_line = even[at] && moves && row.claim == Claim::Total(Word::Mention);
        let may = may_be_one(row) && !is_line;
        let shown = if may { shown(&row.cells, currency) } else { Shown::default() };
        let may = may && !shown.is_nothing();
        let is_transaction = matches!(row.claim, Claim::Transaction | Claim::Refund) || is_line || is_spending(row);
        if !may && !is_transaction {
            continue;
        }
        // Here a group may end: before the next head, and where the account changes.
        let ends = |run: &Run<'_>| !run.holds(own) || may;
        settle(&mut open, &mut found, ends);
        open.retain(|run| run.holds(own));
        let named = |run: &&mut Run<'_>| run.sums.rows == 0 && !own.is_empty() && !run.named.is_empty();
        for run in open.iter_mut().filter(named) {
            run.account = if totalled(run.named) == own.to_lowercase() { own } else { run.account };
        }
        let foot = may && [&all, &above, &of_account.1].iter().any(|sums| sums.rows > 0 && shown.is_sum(sums));
        let sums = row.moved.as_ref().filter(|_| is_transaction && !foot).map_or_else(Sums::default, Moved::sums);
        open.iter_mut().for_each(|run| run.sums.add(sums));
        all.add(sums);
        above.add(sums);
        if of_account.0 != own {
            of_account = (own, Sums::default());
        }
        of_account.1.add(sums);
        if may {
            above = Sums::default();
            of_account.1 = Sums::default();
            if !foot {
                if is_transaction {
                    candidates.push(at);
                }
                if open.len() == OPEN {
                    open.remove(0);
                }
                let (named, account) = if is_transaction { ("", own) } else { (own, "") };
                open.push(Run { at, named, shown, account, sums: Sums::default() });
            }
        }
    }
    let waiting = open.iter().filter(|run| run.may_go_on()).map(|run| run.at).collect();
    settle(&mut open, &mut found, |_| true);
    found.sort_unstable_by_key(|found| found.at);
    (candidates, found, waiting)
}

/// Takes out the groups that have come to what their heads show; a head is no row of the groups around it.
fn settle<'r>(open: &mut Vec<Run<'r>>, found: &mut Vec<Found>, ends: impl Fn(&Run<'r>) -> bool) {
    for at in (0..open.len()).rev() {
        let run = &open[at];
        if ends(run) && run.sums.rows > 0 && run.shown.is_sum(&run.sums) {
            let run = open.remove(at);
            found.push(Found { at: run.at, rows: run.sums.rows });
            open[..at].iter_mut().for_each(|around| around.sums.take(run.sums));
        }
    }
}

//! What a minus means: decided by a profile, by directions, by a running balance, by the signs that most amounts have.

use super::two_columns::{self, TwoColumns};
use super::{Manner, Signed, beside, columns, said};
use crate::import::fields::Field;
use crate::import::header::mapping::Layout;
use crate::import::inference::{Inference, Inferred};
use crate::import::interpret::by_sum;
use crate::import::interpret::cells::Cells;
use crate::import::interpret::claim::by_words;
use crate::import::interpret::direction::{self, Direction};
use crate::import::interpret::moved::shown;
use crate::import::interpret::running;
use crate::import::interpret::shifted;
use crate::import::interpret::typed::{Claim, Word};
use crate::import::source::Setting;
use crate::model::amount;
use crate::model::money::grouped_minor;
use crate::model::profile::Sign;
use crate::words::{Message, Place, Problem, msg};

/// How often amounts of one kind are positive and negative.
#[derive(Clone, Copy, Default)]
struct Signs {
    positive: usize,
    negative: usize,
    sum: i128,
}

impl Signs {
    fn see(&mut self, minor: i64) {
        self.positive += usize::from(minor > 0);
        self.negative += usize::from(minor < 0);
        self.sum += i128::from(minor);
    }
}

/// These rows, and those that only mention a total and have a balance, in their order.
fn with_mentions<'a, 'r>(
    rows: &[&'a Cells<'r>],
    others: &[&'a Cells<'r>],
    balance: Option<usize>,
) -> Vec<&'a Cells<'r>> {
    let mention = |row: &&&Cells<'_>| {
        let shows = balance.is_some_and(|at| !row.at(at).is_empty());
        shows && matches!(by_words(row), Claim::Total(Word::Mention | Word::Ending))
    };
    let mut all: Vec<&'a Cells<'r>> = rows.iter().chain(others.iter().filter(mention)).copied().collect();
    all.sort_by_key(|row| row.row.line);
    all
}

/// Looks at the first rows of a table.
pub(in crate::import::interpret) fn decide(
    rows: &[Cells<'_>],
    name: &str,
    layout: &Layout,
    setting: &Setting<'_>,
) -> Result<Manner, Box<Problem>> {
    let (rows, others): (Vec<&Cells<'_>>, Vec<&Cells<'_>>) =
        rows.iter().partition(|row| by_words(row) == Claim::Transaction);
    let mut manner = Manner { sign: layout.sign, ..Manner::default() };
    let given = setting.profile.is_some_and(|profile| profile.columns.contains_key(Field::Direction.name()));
    columns::find(&rows, layout, given, &mut manner);
    manner.beside = beside::find(&rows, layout, setting, manner.direction);
    if let Some(at) = manner.unclear {
        return Err(Box::new(said::question(&rows, at, name, layout)));
    }
    manner.watched = shifted::watched(&rows, layout);
    manner.ragged = shifted::is_ragged(&rows, layout);
    // Kinds none of which says a way say nothing beside amounts with signs.
    let signed = || rows.iter().any(|row| row.get(Field::Amount).contains(['-', '−', '(']));
    if manner.kinds && manner.back_flag.is_none() && signed() && rows.iter().all(|row| manner.way(row).is_none()) {
        (manner.direction, manner.kinds) = (None, false);
    }
    let agrees =
        layout.sign.is_none() && !given && manner.back_flag.is_none() && agree(&rows, layout, &manner, setting);
    if agrees {
        (manner.direction, manner.kinds, manner.sign) = (None, false, Some(Sign::CostNegative));
    }
    let place = || Place::line(name, layout.header.line);
    let minor = |row: &Cells<'_>, field: Field| {
        let read = amount::read(row.get(field), layout.style, setting.currency).ok().flatten();
        read.map(|read| read.money.minor()).unwrap_or(0)
    };
    let ask = |id| Err(Box::new(Problem::error(msg(id)).at(place()).hint(msg("import-ask-sign-hint"))));
    let columns_infer = |manner: &mut Manner, id: &'static str| {
        let remedy = msg("import-inferred-sign-columns-hint");
        manner.inferred.push(Inferred::new(Inference::Sign, place(), msg(id), remedy));
    };
    let infer = |manner: &mut Manner, taken: Message| {
        manner.inferred.push(Inferred::new(Inference::Sign, place(), taken, msg("import-inferred-sign-hint")));
    };
    if agrees {
        infer(&mut manner, msg("import-inferred-sign-kinds"));
    }
    let has_amount = layout.column(Field::Amount).is_some();
    if has_amount && (manner.direction.is_some() || manner.back_flag.is_some()) {
        let (mut spent, mut received, mut red) = (Signs::default(), Signs::default(), 0);
        let mut books = Books::default();
        for row in &rows {
            let minor = minor(row, Field::Amount);
            books.see(row, manner.way(row), minor);
            match manner.way(row) {
                Some(way) if way.is_back() => {
                    received.see(minor);
                    red += usize::from(minor < 0 && says_back(row));
                }
                Some(Direction::Neutral | Direction::Unsure) => {}
                _ => {
                    spent.see(minor);
                    red += usize::from(minor < 0 && says_back(row));
                }
            }
        }
        let stated = layout.sign.is_some();
        manner.signed = match (spent.negative > 0, received.negative > 0) {
            (false, false) => Signed::Nothing,
            // All that came back has a minus, and nothing else: the amounts are signed already.
            (false, true) if received.positive == 0 => Signed::Received,
            _ if layout.sign == Some(Sign::CostPositive) => Signed::Nothing,
            (false, true) if received.positive > received.negative => Signed::Nothing,
            (true, false) if spent.positive == 0 && red == spent.negative && !stated => Signed::Nothing,
            (true, false) if spent.positive == 0 && (received.positive > 0 || stated || layout.bank) => Signed::Spent,
            (true, _) if spent.positive > spent.negative && received.negative == 0 => Signed::Nothing,
            // Reversals on both sides of an account: of vouchers whose sides are equal so, or among more that are none.
            (true, true) if spent.positive > 0 && received.positive > 0 && books.are_even() => Signed::Nothing,
            (true, true) if spent.positive > spent.negative && received.positive >= received.negative => {
                Signed::Nothing
            }
            _ => return ask("import-ask-sign-direction"),
        };
        match manner.signed {
            Signed::Spent if !stated => infer(&mut manner, msg("import-inferred-sign-direction")),
            Signed::Received => infer(&mut manner, msg("import-inferred-sign-refunds")),
            _ => {}
        }
    }
    // What only mentions a total moves the balance as others do.
    let all = with_mentions(&rows, &others, layout.column(Field::Balance));
    let running = layout.column(Field::Balance).map(|column| running::find(&all, column, &manner, layout, setting));
    let running = running.flatten();
    manner.broken = running.map(|(running, _)| running).filter(|running| running.broken);
    if let (None, Some(column)) = (running, layout.column(Field::Balance))
        && let Some(torn) = running::torn(&all, column, &manner, layout, setting)
    {
        if let Some((line, expected, shown)) = torn.short.filter(|_| layout.sign.is_none() && !setting.vouched) {
            let money = |minor: i128| grouped_minor(minor, setting.currency);
            let message = msg("import-balance-short").with("expected", money(expected)).with("shown", money(shown));
            let problem = Problem::error(message).at(Place::line(name, line));
            return Err(Box::new(problem.hint(msg("import-balance-short-hint"))));
        }
        manner.broken = Some(torn.running);
    }
    let columns = if layout.sign.is_none() { two_columns::of(&rows, layout, minor) } else { TwoColumns::AsTheyStand };
    if let Some((running, signed)) = running.filter(|(running, _)| !running.broken) {
        manner.running = Some(running);
        // Which of them has the minus: not both.
        manner.credit_negative = signed && columns == TwoColumns::CreditNegative;
        manner.debit_negative = signed && !manner.credit_negative;
        if signed {
            match manner.debit_negative {
                true => infer(&mut manner, msg("import-inferred-sign-debit")),
                false => columns_infer(&mut manner, "import-inferred-sign-credits"),
            }
        }
    } else {
        match columns {
            TwoColumns::AsTheyStand => {}
            TwoColumns::Unclear => return ask("import-ask-sign-debit"),
            TwoColumns::DebitNegative => {
                manner.debit_negative = true;
                columns_infer(&mut manner, "import-inferred-sign-debits");
            }
            TwoColumns::RedCredits => {
                let taken = msg("import-inferred-sign-red");
                manner.inferred.push(Inferred::new(
                    Inference::Sign,
                    place(),
                    taken,
                    msg("import-inferred-sign-red-hint"),
                ));
            }
            TwoColumns::CreditNegative => {
                manner.credit_negative = true;
                columns_infer(&mut manner, "import-inferred-sign-credits");
            }
        }
    }
    if agrees {
        return Ok(manner);
    }
    // The amounts of a whole ledger have the sign that is natural for their account.
    if layout.sign.is_some() || layout.is_whole_ledger() {
        return Ok(manner);
    }
    let (mut signs, mut back) = (Signs::default(), Signs::default());
    let field = if has_amount { Field::Amount } else { Field::Debit };
    // What only mentions a total is mostly spending.
    let mentions = |row: &&&Cells<'_>| matches!(by_words(row), Claim::Total(Word::Mention | Word::Ending));
    for row in rows.iter().chain(others.iter().filter(mentions)) {
        let signs = if says_back(row) { &mut back } else { &mut signs };
        signs.see(minor(row, field));
    }
    let mostly_negative = signs.negative > signs.positive;
    let below_nothing = signs.sum < 0 && signs.negative >= signs.positive;
    let has_balance = layout.column(Field::Balance).is_some();
    let plain = has_amount && manner.direction.is_none();
    if plain
        && manner.running.is_none()
        && let Some(column) = layout.column(Field::Balance)
        && let Some(line) = running::contradicts(&rows, column, &manner, layout, setting)
    {
        let problem = Problem::error(msg("import-ask-sign-running")).at(Place::line(name, line));
        return Err(Box::new(problem.hint(msg("import-ask-sign-running-hint"))));
    }
    let falls = manner.running.map(|running| running.falls);
    match (plain, falls) {
        // Debit and credit of a bank, or of the cash account in the books: its balance says which.
        (false, Some(false)) if layout.asks_sign && !manner.debit_negative => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-bank"));
        }
        (false, None) if layout.banks_own => infer(&mut manner, msg("import-inferred-sign-banks-own")),
        (false, None) if layout.asks_sign => {
            let problem = Problem::error(msg("import-bank-statement")).at(place());
            return Err(Box::new(problem.hint(msg("import-bank-statement-hint"))));
        }
        (false, _) if !has_amount && !manner.debit_negative && signs.positive == 0 && signs.negative > 1 => {
            return ask("import-ask-sign-debit");
        }
        (true, Some(false)) if mostly_negative || layout.bank => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-balance"));
        }
        // Amounts that add up to the balance: an account's own ledger from nothing on, or a statement of income.
        (true, Some(false)) if manner.running.is_some_and(|running| running.from_nothing) => {}
        // More went out than came in.
        (true, Some(false)) if below_nothing => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-balance"));
        }
        (true, Some(false)) if !layout.has_account() => return ask("import-ask-sign-balance"),
        // One balance over several accounts is that of the money.
        (true, Some(false)) if signs.negative > 0 && !has_one_account(&rows) && !accumulates(layout) => {
            return ask("import-ask-sign-balance");
        }
        (true, None) if layout.bank && !has_balance && mostly_negative => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-statement"));
        }
        (true, None) if layout.bank && !layout.has_account() && signs.negative > 0 => {
            return ask("import-ask-sign-statement");
        }
        (true, None) if mostly_negative && has_balance => return ask("import-ask-sign-balance"),
        // Nobody lists what came back alone without saying what for.
        (true, None) if !layout.has_account() && below_nothing && back.positive == 0 => {
            return ask("import-ask-sign-minus");
        }
        // Money that came back is positive, and all else has a minus.
        (true, None) if signs.negative > 0 && signs.positive == 0 && back.positive > 0 && back.negative == 0 => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-back"));
        }
        (true, None) if mostly_negative && is_turned_by_a_total(&rows, &others, setting) => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-total"));
        }
        (true, None) if mostly_negative && (signs.positive > 0 || back.positive > 0) => {
            if signs.sum < 0 {
                return ask("import-ask-sign-mixed");
            }
            // Fewer rows, and more money.
            infer(&mut manner, msg("import-inferred-sign-mixed"));
        }
        (true, None) if signs.negative > 0 && signs.positive == 0 => {
            infer(&mut manner, msg("import-inferred-sign-negative"));
        }
        (true, None) if below_nothing => infer(&mut manner, msg("import-inferred-sign-below")),
        _ => {}
    }
    Ok(manner)
}

/// Do the kinds of which a way is known have the sign of a statement, among kinds of which none is: `Credit` positive, a
/// `Presentment` negative? Then the signs say it of all.
fn agree(rows: &[&Cells<'_>], layout: &Layout, manner: &Manner, setting: &Setting<'_>) -> bool {
    let Some(at) = manner.direction.filter(|at| !manner.kinds && direction::is_kind(layout.name(*at))) else {
        return false;
    };
    let (mut known, mut unknown, mut negative) = (0, 0, 0);
    for row in rows.iter().filter(|row| !row.at(at).is_empty()) {
        let read = amount::read(row.get(Field::Amount), layout.style, setting.currency).ok().flatten();
        let minor = read.map_or(0, |read| read.money.minor());
        match direction::direction(row.at(at)) {
            Some(way) if way.is_back() == (minor > 0) && minor != 0 => known += 1,
            Some(_) => return false,
            None => unknown += 1,
        }
        negative += usize::from(minor < 0);
    }
    known > 0 && unknown > 0 && negative > 0
}

/// Do all rows name the same account?
fn has_one_account(rows: &[&Cells<'_>]) -> bool {
    let mut accounts = rows.iter().map(|row| by_sum::account(row));
    let first = accounts.next().unwrap_or("");
    !first.is_empty() && accounts.all(|account| account == first)
}

/// Is the balance what was spent so far, and not what is left?
fn accumulates(layout: &Layout) -> bool {
    let header = layout.column(Field::Balance).map_or("", |at| layout.name(at)).to_lowercase();
    ["累计", "累計", "cumul", "running total", "to date"].iter().any(|word| header.contains(word))
}

/// Does a total show, without a minus, what the rows come to with one? Then they are money spent.
fn is_turned_by_a_total(rows: &[&Cells<'_>], others: &[&Cells<'_>], setting: &Setting<'_>) -> bool {
    let amount = |row: &&Cells<'_>| shown(row, setting.currency).amount;
    let sum: i128 = rows.iter().filter_map(amount).sum();
    let totals =
        others.iter().filter(|row| matches!(by_words(row), Claim::Total(Word::Plain | Word::Name))).filter_map(amount);
    sum < 0 && totals.into_iter().any(|total| total == -sum)
}

/// Debits and credits of each voucher, with their signs as they stand.
#[derive(Default)]
pub(super) struct Books<'r> {
    voucher: [&'r str; 3],
    open: i128,
    vouchers: usize,
    uneven: usize,
    others: bool,
}

impl<'r> Books<'r> {
    pub(super) fn see(&mut self, row: &Cells<'r>, way: Option<Direction>, minor: i64) {
        let voucher = [Field::Voucher, Field::VoucherWord, Field::Date].map(|field| row.get(field));
        if voucher != self.voucher {
            self.close();
            self.voucher = voucher;
        }
        match way {
            Some(Direction::Debit) => self.open += i128::from(minor),
            Some(Direction::Credit) => self.open -= i128::from(minor),
            _ => self.others = true,
        }
    }

    fn close(&mut self) {
        if !self.voucher[0].is_empty() {
            self.vouchers += 1;
            self.uneven += usize::from(self.open != 0);
        }
        self.open = 0;
    }

    /// Are the sides of all vouchers equal? The last one may go on below.
    pub(super) fn are_even(&self) -> bool {
        !self.others && self.vouchers > 0 && self.uneven == 0
    }
}

/// Does the text of a row call it money back? Then a minus is no news.
pub(super) fn says_back(cells: &Cells<'_>) -> bool {
    let text = cells.get(Field::Description);
    ["退", "冲", "红字", "调减", "返还"].iter().any(|word| text.contains(word)) || {
        let lower = text.to_ascii_lowercase();
        ["refund", "revers", "return", "credit", "rebate", "correct", "reimburs"]
            .iter()
            .any(|word| lower.contains(word))
    }
}

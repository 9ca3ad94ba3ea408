//! Trial balances: where an account and its sub-accounts are both listed, only the leaves count; where an account and
//! its 核算维度 are, only the account.
//!
//! A trial balance taken after the month's closing shows every cost as much in credit as in debit: it says no longer what
//! was spent, and is refused.

use std::collections::{BTreeMap, BTreeSet};

use super::text::unguarded;
use crate::import::account::account_name::{levels, split};
use crate::import::account::parent_names::{Listed, parents};
use crate::import::block::{Block, SourceRow};
use crate::import::chart::Chart;
use crate::import::fields::Field;
use crate::import::header::mapping::Layout;
use crate::import::interpret::{Interpreter, Sink};
use crate::import::reading::{bad_text, refused};
use crate::import::source::Setting;
use crate::model::AccountSide::{Closing, Cost, Income};
use crate::model::{amount, folded_name};
use crate::words::{Place, Problem, msg};

/// The rows of a list of accounts, kept until all their codes are known.
pub(in crate::import) struct Summary<'s> {
    rows: Block,
    codes: Vec<String>,
    layout: &'s Layout,
    setting: &'s Setting<'s>,
    /// Columns that divide an account further: 核算维度, 辅助核算.
    divided_by: Vec<usize>,
}

/// A list longer than this is no trial balance: its rows are entries.
const LONGEST: usize = 50_000;

impl<'s> Summary<'s> {
    /// `None` for a file whose rows are entries: they have vouchers or days of their own.
    pub(in crate::import) fn find(layout: &'s Layout, setting: &'s Setting<'s>) -> Option<Summary<'s>> {
        let has = |field| layout.column(field).is_some();
        let listed = layout.is_summary() && (has(Field::Account) || has(Field::Category));
        let divided_by = layout.divided_by();
        listed.then(|| Summary { rows: Block::default(), codes: Vec::new(), layout, setting, divided_by })
    }

    pub(in crate::import) fn push(&mut self, row: SourceRow<'_>) {
        self.codes.push(self.account(row).0);
        self.rows.push_row(row);
    }

    pub(in crate::import) fn is_too_long(&self) -> bool {
        self.rows.len() > LONGEST
    }

    /// Interprets every row that neither holds others nor is held by one.
    pub(in crate::import) fn hand_on(
        self,
        name: &str,
        interpreter: &mut Interpreter<'_>,
        sink: &mut Sink<'_>,
    ) -> anyhow::Result<()> {
        let rows: Vec<SourceRow<'_>> = self.rows.view().map_err(|bad| bad_text(name, bad))?.rows().collect();
        let codes: BTreeSet<&str> = self.codes.iter().map(String::as_str).collect();
        let divisions = self.divisions(&rows);
        let chart = Chart::new(&self.setting.settings.accounts);
        let listed: Vec<Option<Listed>> = rows.iter().map(|row| self.listed(*row, &chart)).collect();
        let above = parents(&listed);
        let mut leaves = Vec::new();
        for (at, (row, code)) in rows.iter().zip(&self.codes).enumerate() {
            // In the order of text the codes below one follow it directly.
            let below = codes.range::<str, _>((std::ops::Bound::Excluded(code.as_str()), std::ops::Bound::Unbounded));
            let parent = below.take_while(|c| c.starts_with(code.as_str())).any(|c| is_above(code, c));
            if parent || divisions.contains(&at) {
                interpreter.parent(row.line);
            } else if above.contains(&at) {
                interpreter.parent_by_sum(row.line);
            } else {
                leaves.push(*row);
            }
        }
        self.refuse_closed(name, &leaves)?;
        interpreter.rows(leaves.into_iter(), sink)
    }

    /// A row that is known by its name alone, and says nothing of its own.
    fn listed(&self, row: SourceRow<'_>, chart: &Chart) -> Option<Listed> {
        let (code, name) = self.account(row);
        let account = levels(&name);
        if !code.is_empty() || account.is_empty() || !self.cell(row, Field::Description).is_empty() {
            return None;
        }
        let at = |column: &usize| row.cells.get(*column).unwrap_or("").trim().to_string();
        let days = [Field::Period, Field::Date].map(|field| self.cell(row, field).to_string());
        let place = days.into_iter().chain(self.layout.axes.iter().flatten().map(at)).collect();
        let first_level = account.len() == 1 && chart.side("", &name).side.is_some();
        let levels = account.iter().map(|level| folded_name(level)).collect();
        Some(Listed { place, levels, shown: self.shown(row), first_level })
    }

    fn cell<'r>(&self, row: SourceRow<'r>, field: Field) -> &'r str {
        self.layout.column(field).and_then(|at| row.cells.get(at)).unwrap_or("").trim()
    }

    /// Code and name of a row's account.
    fn account(&self, row: SourceRow<'_>) -> (String, String) {
        let (code, name) = (unguarded(self.cell(row, Field::Account)), self.cell(row, Field::Category));
        let code = if code.is_empty() { code_of(name) } else { code_of(code) };
        // A spreadsheet's 6602.0 is 6602.
        let whole = code.strip_suffix(".0").filter(|whole| whole.len() >= 4 && !whole.contains('.'));
        (whole.unwrap_or(code).to_string(), split(name).1.to_string())
    }

    /// What a row shows, as its figures stand.
    fn shown(&self, row: SourceRow<'_>) -> [i128; 3] {
        [Field::Debit, Field::Credit, Field::Amount].map(|field| {
            let read = amount::read(self.cell(row, field), self.layout.style, self.setting.currency);
            read.ok().flatten().map_or(0, |read| read.money.minor().into())
        })
    }

    /// The rows that divide an account whose own row is there too: those with something under 核算维度, else those that
    /// follow the first row of their code and add up to it.
    fn divisions(&self, rows: &[SourceRow<'_>]) -> BTreeSet<usize> {
        let mut groups: BTreeMap<[&str; 3], Vec<usize>> = BTreeMap::new();
        let mut above = "";
        for (at, (row, code)) in rows.iter().zip(&self.codes).enumerate() {
            let nameless = code.is_empty() && self.cell(*row, Field::Category).is_empty();
            above = if code.is_empty() && !nameless {
                ""
            } else if nameless {
                above
            } else {
                code
            };
            if !above.is_empty() && row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                let days = [Field::Period, Field::Date].map(|field| self.cell(*row, field));
                groups.entry([above, days[0], days[1]]).or_default().push(at);
            }
        }
        let mut divisions = BTreeSet::new();
        for group in groups.into_values().filter(|group| group.len() > 1) {
            let divided = |at: &usize| {
                self.divided_by.iter().any(|column| rows[*at].cells.get(*column).is_some_and(|c| !c.trim().is_empty()))
            };
            let (parts, wholes): (Vec<usize>, Vec<usize>) = group.iter().copied().partition(divided);
            if !parts.is_empty() && !wholes.is_empty() {
                divisions.extend(parts);
                continue;
            }
            let (first, rest) = (self.shown(rows[group[0]]), &group[1..]);
            let sums =
                rest.iter().map(|at| self.shown(rows[*at])).fold([0; 3], |sum, row| [0, 1, 2].map(|i| sum[i] + row[i]));
            if sums == first && first != [0; 3] {
                divisions.extend(rest);
            }
        }
        divisions
    }

    /// After the closing every cost stands as much in credit as in debit.
    fn refuse_closed(&self, name: &str, rows: &[SourceRow<'_>]) -> anyhow::Result<()> {
        if self.layout.column(Field::Debit).is_none() || self.layout.column(Field::Credit).is_none() {
            return Ok(());
        }
        let accounts: Vec<(String, String)> = rows.iter().map(|row| self.account(*row)).collect();
        let mut chart = Chart::new(&self.setting.settings.accounts);
        accounts.iter().for_each(|(code, name)| chart.note(code, name));
        let (mut closed, mut open, mut first) = (0_u32, 0_u32, 0);
        for (row, (code, account)) in rows.iter().zip(&accounts) {
            let [debit, credit, _] = self.shown(*row);
            match chart.side(code, account).side {
                Some(Cost | Income) if debit == credit && debit != 0 => {
                    first = if closed == 0 { row.line } else { first };
                    closed += 1;
                }
                Some(Cost | Income) => open += u32::from(debit != credit),
                Some(Closing) if debit != 0 || credit != 0 => closed += u32::from(closed > 0),
                _ => {}
            }
        }
        if closed <= open {
            return Ok(());
        }
        let problem = Problem::error(msg("import-balance-closed")).at(Place::line(name, first));
        Err(refused(vec![problem.hint(msg("import-balance-closed-hint"))]).into())
    }
}

/// The account code at the start of a text.
fn code_of(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(text.len());
    text[..end].trim_end_matches(['.', '-'])
}

/// Is a code that of an account above another? `6602` is above `660201`, `1.3` above `1.3.1`, `2241` above `2241-01`;
/// but the numbers 1, 10, 100 of a plain list are not above each other, nor is `1002.1` above `1002.10`.
fn is_above(code: &str, other: &str) -> bool {
    match other.strip_prefix(code) {
        Some(rest) if rest.starts_with(['.', '-']) => !code.is_empty(),
        Some(rest) => code.len() >= 4 && rest.len() >= 2 && !code.contains(['.', '-']),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_accounts_above_others() {
        for (code, other, expected) in [
            ("6602", "660201", true),
            ("1.3", "1.3.1", true),
            ("1.3", "1.30", false),
            ("1", "10", false),
            ("6602", "6602", false),
            ("6602", "6603", false),
            ("2241", "2241-01", true),
            ("1002.1", "1002.10", false),
            ("", "6602", false),
        ] {
            assert_eq!(is_above(code, other), expected, "{code} {other}");
        }
        assert_eq!((code_of("660201 加班费"), code_of("加班费")), ("660201", ""));
    }
}

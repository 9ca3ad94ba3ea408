//! The parts of a sheet whose header is repeated: pages of one table, or a table that says again what stands above it.

use std::collections::{HashMap, HashSet};

use xxhash_rust::xxh3::xxh3_64;

use crate::words::{Place, Problem, msg};

/// What was read between the headers.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// The last row that was seen: rows that wait for the next block are met again.
    last: u64,
    /// The rows above the header that was repeated last, and what each account comes to there.
    rows: HashSet<u64>,
    accounts: HashMap<String, (i128, u64)>,
    now: Section,
    found: Option<(u64, &'static str)>,
}

/// The part below the last header.
#[derive(Debug, Default)]
struct Section {
    /// The line of its header; 0 for the first.
    line: u64,
    rows: Vec<u64>,
    accounts: HashMap<String, (i128, u64)>,
    /// Its rows that stand above, too, and those of them that differ.
    again: usize,
    different: HashSet<u64>,
    /// All its rows show what an account comes to above.
    sums: bool,
    of_several: bool,
}

/// More rows than this before a header are more than a page, and no table that is said again below.
const MOST: usize = 20_000;

impl Sections {
    /// A row with its amount.
    pub(super) fn row(&mut self, line: u64, text: &str, account: &str, minor: i128) {
        if line <= self.last || self.now.rows.len() >= MOST {
            return;
        }
        self.last = line;
        let hash = xxh3_64(text.as_bytes());
        let now = &mut self.now;
        now.rows.push(hash);
        match now.accounts.get_mut(account) {
            Some((sum, rows)) => (*sum, *rows) = (*sum + minor, *rows + 1),
            None => drop(now.accounts.insert(account.to_string(), (minor, 1))),
        }
        if now.line == 0 {
            return;
        }
        if self.rows.contains(&hash) {
            now.again += 1;
            now.different.insert(hash);
        }
        let above = self.accounts.get(account).filter(|(sum, _)| *sum == minor && !account.is_empty());
        now.sums &= above.is_some();
        now.of_several |= above.is_some_and(|(_, rows)| *rows > 1);
    }

    /// The header stands there once more.
    pub(super) fn header(&mut self, line: u64) {
        if line <= self.last {
            return;
        }
        self.last = line;
        self.end();
        let ended = std::mem::replace(&mut self.now, Section { line, sums: true, ..Section::default() });
        if self.rows.len() < MOST {
            self.rows.extend(ended.rows);
        }
        for (account, (sum, rows)) in ended.accounts {
            let own = self.accounts.entry(account).or_default();
            *own = (own.0 + sum, own.1 + rows);
        }
    }

    fn end(&mut self) {
        let now = &self.now;
        if now.line == 0 || self.found.is_some() || now.rows.is_empty() {
            return;
        }
        // Two equal rows on two pages may be two payments; a table of one row that is there again is not.
        let whole = now.again == now.rows.len();
        let most = now.again * 2 >= now.rows.len() || now.again > 2;
        if whole && now.rows.len() == self.rows.len() || now.different.len() > 1 && most {
            self.found = Some((now.line, "import-table-again"));
        } else if now.sums && now.of_several && now.accounts.len() == now.rows.len() {
            self.found = Some((now.line, "import-table-sums"));
        }
    }

    /// What refuses the file.
    pub(super) fn problem(&mut self, file: &str) -> Option<Problem> {
        self.end();
        let (line, id) = self.found?;
        Some(Problem::error(msg(id)).at(Place::line(file, line)).hint(msg("import-table-again-hint")))
    }
}

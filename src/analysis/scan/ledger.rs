//! The rows of a ledger as a scan keeps them: numbers in columns, texts numbered once.
//!
//! Ten million rows have to fit: 18 bytes of each for an amount, a day, a month, a group and marks; only rows with a vendor
//! or an invoice keep 28 more, for only they can be paid twice.

use std::hash::Hasher;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use chrono::Datelike;
use rustc_hash::{FxHashMap, FxHasher};

use super::places::Places;
use super::taken::Taken;
use super::vendor::{number_into, vendor_into};
use crate::model::posting::flag;
use crate::model::{Category, Currency, Money, MoneyError, Month, PostingRef};

/// It has no day of its own, and counts on the last of its month.
pub const UNDATED: u8 = 1;
/// It came after its month was closed.
pub const LATE: u8 = 2;
/// It is of an adjustment period.
pub const ADJUSTED: u8 = 4;
/// It takes another row back, or is taken back.
pub const PAIRED: u8 = 8;
/// Its text says that it is a part of what is owed: 分期, 尾款.
pub const PARTIAL: u8 = 16;

/// No vendor.
pub const NOBODY: u32 = 0;
/// Words of those who pay in parts.
const PARTS: [&str; 15] = [
    "分期",
    "首付",
    "首期",
    "尾款",
    "预付",
    "定金",
    "订金",
    "进度款",
    "质保金",
    "余款",
    "押金",
    "instalment",
    "installment",
    "deposit",
    "part payment",
];

/// Where rows are booked: a category, and a member on each axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The category.
    pub category: Category,
    /// The members; the empty text is 未填.
    pub members: Vec<String>,
    /// How many of them, the last, follow from the others, and tell it from none.
    pub follows: usize,
}

impl Cell {
    /// A text that is the same for the same place, whatever came before it.
    pub(super) fn text(&self) -> String {
        let members = self.members[..self.members.len() - self.follows].iter().map(String::as_str);
        std::iter::once(self.category.as_str()).chain(members).collect::<Vec<_>>().join("@")
    }
}

/// What a row has beside its amount, if it has a vendor or an invoice.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// The row.
    pub row: u32,
    /// Its vendor.
    pub vendor: u32,
    /// A hash of the number of its invoice, and where that stands; zero is none.
    pub number: u32,
    number_at: u32,
    /// A hash of its voucher; zero is none.
    pub voucher: u32,
    /// A hash of its text; zero is none.
    pub text: u32,
    /// The same without digits: 3月房租 and 4月房租 are alike.
    pub bare: u32,
}

/// The rows of some months.
pub struct Ledger {
    /// Of every amount.
    pub currency: Currency,
    /// The month that months are counted from.
    pub first: Month,
    /// How many months.
    pub months: usize,
    /// Amounts in minor units.
    pub amounts: Vec<i64>,
    /// Days from which rows count, by number.
    pub days: Vec<i32>,
    /// Accounting months, counted from the first.
    pub month_of: Vec<u8>,
    /// Where each is booked, and of whom it is: a number of [`Ledger::groups`].
    pub group_of: Vec<u32>,
    /// `UNDATED`, `LATE`, `ADJUSTED`, `PAIRED`, `PARTIAL`.
    pub marks: Vec<u8>,
    /// Cell and vendor.
    pub groups: Vec<(u32, u32)>,
    /// The cells.
    pub cells: Vec<Cell>,
    /// What vendors are called, as they were first met; the first is nobody.
    pub vendors: Vec<String>,
    /// The same in their plain form, which no spelling changes.
    plain: Vec<String>,
    /// Rows with a vendor or an invoice, ascending.
    pub named: Vec<Named>,
    numbers: Vec<u8>,
    sums: Vec<i64>,
}

impl Ledger {
    /// How many rows.
    pub fn count(&self) -> usize {
        self.amounts.len()
    }

    /// The cell of a row.
    pub fn cell_of(&self, row: u32) -> usize {
        self.groups[self.group_of[row as usize] as usize].0 as usize
    }

    /// The vendor of a row.
    pub fn vendor_of(&self, row: u32) -> u32 {
        self.groups[self.group_of[row as usize] as usize].1
    }

    /// Does a row have a mark?
    pub fn is(&self, row: u32, mark: u8) -> bool {
        self.marks[row as usize] & mark != 0
    }

    /// The month of a row.
    pub fn month(&self, row: u32) -> Month {
        self.first.plus(i32::from(self.month_of[row as usize]))
    }

    /// The day of a row.
    pub fn day(&self, row: u32) -> chrono::NaiveDate {
        let day = chrono::NaiveDate::from_num_days_from_ce_opt(self.days[row as usize]);
        day.unwrap_or_else(|| self.month(row).last_day())
    }

    /// The day of a row as people read it: its month, where it has no day.
    pub fn when(&self, row: u32) -> String {
        if self.is(row, UNDATED) { self.month(row).to_string() } else { self.day(row).to_string() }
    }

    /// What a vendor is called whoever wrote it down: what is known for good goes by this, not by the first spelling met.
    pub fn plain_vendor(&self, vendor: u32) -> &str {
        &self.plain[vendor as usize]
    }

    /// An amount.
    pub fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.currency)
    }

    /// The amount of a row.
    pub fn amount(&self, row: u32) -> Money {
        self.money(self.amounts[row as usize])
    }

    /// What was booked in a cell in a month.
    pub fn sum(&self, cell: usize, month: usize) -> i64 {
        self.sums[cell * self.months + month]
    }

    /// The number of an invoice, without signs.
    pub fn number(&self, named: &Named) -> &str {
        let rest = self.numbers.get(named.number_at as usize..).unwrap_or_default();
        let length = usize::from(rest.first().copied().unwrap_or(0));
        std::str::from_utf8(rest.get(1..=length).unwrap_or_default()).unwrap_or_default()
    }

    /// The month of a number, if the ledger has it.
    pub fn index(&self, month: Month) -> Option<usize> {
        usize::try_from(month.since(self.first)).ok().filter(|index| *index < self.months)
    }
}

/// Takes rows in, one after the other.
pub struct Intake<'a> {
    ledger: Ledger,
    wanted: &'a dyn Fn(&Category, &[&str]) -> bool,
    places: Places,
    /// By place, the number of its cell, or `LEFT_OUT`.
    cells: Vec<u32>,
    taken: Taken,
    vendors: FxHashMap<String, u32>,
    plain: FxHashMap<String, u32>,
    groups: FxHashMap<(u32, u32), u32>,
    scratch: String,
    number: Vec<u8>,
    /// How many axes, the last, follow from the others.
    pub follows: usize,
}

/// Of a cell that is not looked at.
const LEFT_OUT: u32 = u32::MAX;

impl<'a> Intake<'a> {
    /// Of so many months; `wanted` says of which places.
    pub fn new(
        currency: Currency,
        first: Month,
        months: usize,
        wanted: &'a dyn Fn(&Category, &[&str]) -> bool,
    ) -> Intake<'a> {
        let ledger = Ledger {
            currency,
            first,
            months,
            amounts: Vec::new(),
            days: Vec::new(),
            month_of: Vec::new(),
            group_of: Vec::new(),
            marks: Vec::new(),
            groups: Vec::new(),
            cells: Vec::new(),
            vendors: vec![String::new()],
            plain: vec![String::new()],
            named: Vec::new(),
            numbers: vec![0],
            sums: Vec::new(),
        };
        Intake {
            ledger,
            wanted,
            places: Places::default(),
            cells: Vec::new(),
            taken: Taken::default(),
            vendors: FxHashMap::default(),
            plain: FxHashMap::default(),
            groups: FxHashMap::default(),
            scratch: String::new(),
            number: Vec::new(),
            follows: 0,
        }
    }

    /// Room for so many rows: columns that grow take more.
    pub fn reserve(&mut self, rows: usize) {
        self.ledger.amounts.reserve_exact(rows);
        self.ledger.group_of.reserve_exact(rows);
        self.ledger.days.reserve_exact(rows);
        self.ledger.month_of.reserve_exact(rows);
        self.ledger.marks.reserve_exact(rows);
    }

    /// Takes a row; gives its number, if it is looked at.
    pub fn push(&mut self, row: &PostingRef<'_>, late: bool) -> Result<Option<u32>, MoneyError> {
        let Some(month) = self.ledger.index(row.month) else { return Ok(None) };
        let cell = self.cell(row);
        let is_taken = cell != LEFT_OUT && !row.amount.is_zero();
        self.taken.push(month, is_taken);
        if !is_taken {
            return Ok(None);
        }
        let vendor = self.vendor(row.vendor);
        let next = self.ledger.groups.len() as u32;
        let group = *self.groups.entry((cell, vendor)).or_insert(next);
        let ledger = &mut self.ledger;
        if group == next {
            ledger.groups.push((cell, vendor));
        }
        let sum = &mut ledger.sums[cell as usize * ledger.months + month];
        *sum = sum.checked_add(row.amount.minor()).ok_or(MoneyError::Overflow)?;
        let number = ledger.count() as u32;
        let mut marks = if row.date.is_none() { UNDATED } else { 0 };
        marks |= if late { LATE } else { 0 };
        marks |= if row.flag.is_empty() || !row.has_flag(flag::ADJUSTMENT) { 0 } else { ADJUSTED };
        if vendor != NOBODY || !row.invoice.is_empty() {
            marks |= if is_part(row.description) { PARTIAL } else { 0 };
            let named = self.named(number, vendor, row);
            self.ledger.named.push(named);
        }
        let ledger = &mut self.ledger;
        ledger.amounts.push(row.amount.minor());
        ledger.days.push(row.effective_date().num_days_from_ce());
        ledger.month_of.push(month as u8);
        ledger.group_of.push(group);
        ledger.marks.push(marks);
        Ok(Some(number))
    }

    /// All that was taken in, and which rows these were.
    pub fn finish(self) -> (Ledger, Taken) {
        (self.ledger, self.taken)
    }

    fn cell(&mut self, row: &PostingRef<'_>) -> u32 {
        let place = self.places.number(row);
        if let Some(cell) = self.cells.get(place as usize) {
            return *cell;
        }
        let category = Category::parse(row.category).unwrap_or_else(Category::unclassified);
        let cell = match (self.wanted)(&category, row.members) {
            false => LEFT_OUT,
            true => {
                let members = row.members.iter().map(|member| member.to_string()).collect();
                self.ledger.cells.push(Cell { category, members, follows: self.follows });
                self.ledger.sums.resize(self.ledger.cells.len() * self.ledger.months, 0);
                self.ledger.cells.len() as u32 - 1
            }
        };
        // Places are numbered as they are met.
        self.cells.push(cell);
        cell
    }

    fn vendor(&mut self, name: &str) -> u32 {
        if name.is_empty() {
            return NOBODY;
        }
        if let Some(vendor) = self.vendors.get(name) {
            return *vendor;
        }
        self.scratch.clear();
        vendor_into(name, &mut self.scratch);
        let next = self.ledger.vendors.len() as u32;
        let vendor = match (self.scratch.is_empty(), self.plain.get(&self.scratch)) {
            (true, _) => NOBODY,
            (false, Some(vendor)) => *vendor,
            (false, None) => {
                self.ledger.vendors.push(name.to_string());
                self.ledger.plain.push(self.scratch.clone());
                self.plain.insert(self.scratch.clone(), next);
                next
            }
        };
        self.vendors.insert(name.to_string(), vendor);
        vendor
    }

    fn named(&mut self, row: u32, vendor: u32, posting: &PostingRef<'_>) -> Named {
        self.number.clear();
        self.number.extend(posting.description.bytes().filter(|byte| !byte.is_ascii_digit()));
        let mut named = Named {
            row,
            vendor,
            number: 0,
            number_at: 0,
            voucher: hashed(posting.voucher.as_bytes()),
            text: hashed(posting.description.as_bytes()),
            bare: hashed(&self.number),
        };
        self.number.clear();
        number_into(posting.invoice, &mut self.number);
        if !self.number.is_empty() {
            named.number = hashed(&self.number);
            let at = u32::try_from(self.ledger.numbers.len()).unwrap_or(0);
            named.number_at = at;
            // Beyond four gigabytes of numbers only their hashes are compared.
            if at != 0 {
                self.ledger.numbers.push(self.number.len() as u8);
                self.ledger.numbers.extend_from_slice(&self.number);
            }
        }
        named
    }
}

fn hashed(bytes: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    // Zero stands for nothing.
    if bytes.is_empty() { 0 } else { (hasher.finish() >> 24) as u32 | 1 }
}

fn is_part(text: &str) -> bool {
    static WORDS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let words = WORDS.get_or_init(|| AhoCorasick::builder().ascii_case_insensitive(true).build(PARTS).ok());
    let of_several = text.find('第').is_some_and(|at| text[at..].contains('期'));
    of_several || words.as_ref().is_some_and(|words| words.is_match(text))
}

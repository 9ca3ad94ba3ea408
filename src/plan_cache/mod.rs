//! The cache of plans: `.budget/plan/`, what the plans of a book come to, ready for a report.
//!
//! A file of it is keyed by what it was made from: the plan files, tables and market data, the program, and the ledgers
//! that methods look back on. As long as these are what they were it says what reading and working out would say, and
//! is opened instead; its months are apart, so that a report opens those that it shows. Anything else (stale, damaged,
//! deleted) costs time and nothing more. Readers hold no lock; a book that cannot be written is worked out each time.
//!
//! Not here: reading plans (`plan_file`), working them out (`analysis`), or asking the ledgers (`command`).

mod alerts;
mod controls;
mod forecasts;
mod heads;
mod inputs;
mod keep;
mod lines;
mod members;
mod numbers;
mod options;
mod rollovers;
mod settings;
mod wanted;

pub use forecasts::{find_forecasts, keep_forecasts};
pub use inputs::LedgerState;
pub use keep::{Making, Worked};
pub use wanted::Wanted;

use crate::analysis::covers::Covers;
use crate::analysis::{Budget, PlanHead};
use crate::book::derived::{Bytes, Torn, open_derived};
use crate::model::{BookSettings, Currency};
use inputs::Inputs;
use keep::KeptFile;
use wanted::MAGIC;

/// What the cache knows, if the files that it was made from are what they were.
pub struct Found {
    /// What the book says for reports. What it says for imports is not among it.
    pub settings: BookSettings,
    /// Of all amounts.
    pub currency: Currency,
    /// Was there anything in the plan files that is worth mending?
    pub warned: bool,
    /// Do lines of tables tell what drivers move?
    pub tables_tell: bool,
    /// The ledgers that plans look back on, as they were.
    pub ledgers: Vec<LedgerState>,
    plans: Vec<PlanHead>,
    covers: Covers,
    file: KeptFile,
}

impl Found {
    /// The budget. `again` works it out from the files, where a piece of the cache proves damaged.
    pub fn budget(self, again: impl Fn() -> anyhow::Result<Budget> + 'static) -> Budget {
        let axes = self.settings.dimensions.names().map(String::from).collect();
        let tree = self.settings.categories.clone();
        let kept = Box::new(self.file.or(Box::new(again)));
        Budget::kept(self.currency, axes, tree, self.plans, self.covers, kept)
    }
}

/// Looks a file of the cache up; `None` where there is none that fits.
pub fn find(wanted: &Wanted) -> Option<Found> {
    read(wanted).ok()
}

fn read(wanted: &Wanted) -> Result<Found, Torn> {
    let (file, directory, base) = open_derived(&wanted.path(), MAGIC)?;
    let mut fields = Bytes(&directory);
    if fields.str()? != wanted.program || fields.str()? != wanted.plan.as_deref().unwrap_or_default() {
        return Err(Torn);
    }
    let inputs = Inputs::take(&mut fields)?;
    if !inputs.are_as_now(&wanted.book) {
        return Err(Torn);
    }
    let ledgers = inputs::take_ledgers(&mut fields)?;
    let (warned, tables_tell) = (fields.u8()? != 0, fields.u8()? != 0);
    let settings = settings::take(&mut fields)?;
    let currency = Currency::parse(fields.str()?).ok_or(Torn)?;
    let mut plans = Vec::new();
    for _ in 0..fields.u32()? {
        plans.push(heads::take(&mut fields)?);
    }
    let (file, covers) = KeptFile::open(file, &mut fields, base, &plans, &settings, currency)?;
    Ok(Found { settings, currency, warned, tables_tell, ledgers, plans, covers, file })
}

//! The values of the field: money, ratios, periods, categories, plans, postings.
//!
//! Plain data with the arithmetic that belongs to it. Not here: files, clocks,
//! words, formatting for people, or any rule of analysis. A file is named for
//! the type in it. `model` imports nothing of this crate.

pub mod account;
pub mod amount;
pub mod batch;
pub mod benchmark;
pub mod category;
pub mod classify;
pub mod contribution;
pub mod currency;
pub mod dimension;
pub mod goal;
pub mod grade;
pub mod grid;
mod invisible;
pub mod key;
pub mod keyed;
pub mod kpi;
pub mod ledger;
pub mod line;
mod line_place;
pub mod materiality;
pub mod metric;
pub mod money;
pub mod month_words;
pub mod name;
pub mod period;
pub mod plan;
pub mod posting;
pub mod profile;
pub mod quantity;
pub mod ratio;
pub mod report_column;
pub mod resolved;
pub mod scenario;
pub mod series;
pub mod settings;
pub mod staffing;
pub mod version;

pub use account::AccountSide;
pub use amount::Unit;
pub use batch::{BatchId, BatchInfo};
pub use benchmark::Benchmark;
pub use category::{Category, CategoryEntry, CategoryTree, Kind};
pub use classify::ClassifyRule;
pub use contribution::ContributionRate;
pub use currency::Currency;
pub use dimension::{Axis, Dimensions};
pub use goal::Goal;
pub use grade::Grade;
pub use grid::{Grid, GridCell, GridSum};
pub use invisible::is_invisible;
pub use key::{Key, KeyKind, KeyValue, Values};
pub use keyed::Keyed;
pub use ledger::LedgerKind;
pub use line::{Amount, Line, Phasing};
pub use line_place::LinePlace;
pub use materiality::Materiality;
pub use metric::Metric;
pub use money::{Money, MoneyError};
pub use name::{clean_name, folded_name};
pub use period::{FiscalYear, Month, Period};
pub use plan::{Plan, TaxBasis};
pub use posting::{Posting, PostingRef};
pub use profile::Profile;
pub use quantity::Quantity;
pub use ratio::Ratio;
pub use report_column::ReportColumn;
pub use resolved::{ResolvedLine, ResolvedPlan};
pub use scenario::Scenario;
pub use series::{Driver, Series};
pub use settings::BookSettings;
pub use staffing::{Hours, Staffing};
pub use version::{PlanVersions, Version};

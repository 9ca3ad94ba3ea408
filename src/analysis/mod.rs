//! Pure functions from plans and sums to judged figures.
//!
//! No files, no clock, no words, no formatting: what goes in is `model`, what comes out is
//! plain data for `report`. Nothing here fails for outside reasons but a budget that is kept in a cache; the one other error
//! is [`crate::model::MoneyError`], an amount too large to be held.

pub mod accrual;
pub mod adjustment;
pub mod agents;
pub mod alert;
pub mod between;
pub mod bridge;
pub mod budget;
pub mod calendar;
pub mod changed;
pub mod commitment;
pub mod consolidate;
pub mod covering;
pub mod covers;
pub mod demand;
pub mod draft;
pub mod driven;
pub mod equation;
pub mod forecast;
pub mod gate;
pub mod goal;
pub mod history;
pub mod ideas;
pub mod levels;
pub mod lineage;
pub mod lint;
pub mod measure;
pub mod method;
mod month_spans;
pub mod overrides;
pub mod peers;
pub mod phasing;
mod places;
pub mod plan_diff;
mod plan_head;
pub mod plan_keys;
pub mod plan_parts;
pub mod plan_view;
pub mod reconcile;
pub mod rollover;
pub mod rule;
pub mod scan;
pub mod scenario;
pub mod season;
pub mod spent;
pub mod staffing;
pub mod structure;
pub mod to_date;
pub mod variance;
pub mod version_events;
pub mod whatif;

pub use budget::{Budget, Unworkable};
pub use covering::Covering;
pub use month_spans::month_spans;
pub use plan_head::{Adjusted, FileState, Judge, PlanHead};
pub use spent::{LOOK_BACK, Spent};

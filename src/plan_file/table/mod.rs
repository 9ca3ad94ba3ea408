//! The tables of a book, one file each: `[plan]`, `[[line]]`, `[[goal]]` and the others, from fields to their models.

mod accrual_rules;
pub(super) mod adjust_rule;
mod alert;
mod commitment_rule;
pub(super) mod contribution;
mod control;
pub(super) mod declared;
pub(super) mod driver;
pub(super) mod forbidden;
pub(super) mod goal;
pub(super) mod grade;
pub(super) mod hours;
pub(super) mod import_profile;
pub(super) mod line;
pub(super) mod lines_table;
pub(super) mod measure;
pub(super) mod notify;
pub(super) mod plan;
pub(super) mod report_columns;
pub(super) mod report_pages;
pub(super) mod rollover;
pub(super) mod route;
pub(super) mod run;
pub(super) mod scenario;
pub(super) mod settings;
pub(super) mod staffing;

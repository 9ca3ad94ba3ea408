//! What the program says: typed messages, and the catalogue that puts them into Chinese and English.
//!
//! A leaf: everything may make a [`Message`], only `cli`, `write` and `notify` turn one into text.
//! The texts are in `src/locales/zh-CN.ftl` and `en.ftl`; a test holds both to the same set.

mod catalogue;
mod csv_text;
mod fold;
pub mod glossary;
mod inert;
mod message;
mod problem;
pub mod terms;

pub use catalogue::{Language, Words};
pub use csv_text::{CsvWriter, needs_guard, unguarded};
pub use fold::{fold, fold_after};
pub use inert::{clean, escaped_json, plain, tame};
pub use message::{Arg, Cause, Message, msg};
pub use problem::{Exit, Failure, Level, Place, Problem, io_cause};

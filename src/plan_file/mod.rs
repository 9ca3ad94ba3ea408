//! Plan files: TOML and tables of lines to [`crate::model::Plan`], or every problem with its place and remedy.
//!
//! Text becomes nodes (`text`), nodes become values by declared keys (`field`), values become settings, plans and lines
//! (`table`), and the plans are held against each other (`check`). `load` leads through all of it for a book. Other ways
//! in are tables that people keep: a budget sheet (`sheet`), market data (`benchmark`). `write` is the way back.
//! Not here: amounts worked out (`analysis::method`, whose keys are read here), words, or any I/O
//! but through `book`.

mod benchmark;
mod check;
mod field;
mod files;
mod load;
mod round_file;
mod run_file;
mod sheet;
mod table;
mod text;
mod write;

pub use benchmark::{BenchmarkContext, benchmark_words, benchmarks_from_sheet, benchmarks_to_csv};
pub use check::scenario_check::check as scenario_problems;
pub use check::size_check::Sizes;
pub use field::likely::{did_you_mean, likely};
pub use field::schema::schema;
pub use load::{Loaded, inspect, load, load_texts, load_with, load_without_tables};
pub use round_file::{Collected, collected_text, read_round, round_text};
pub use run_file::{RunFile, read_run_file};
pub use sheet::{
    FATES, Fate, LEVELS, Levels, RowAs, SheetContext, SheetRead, SheetRow, has_sum_name, is_sheet_key,
    read_budget_sheet, sheet_detail, sheet_member, sheet_month, sheet_year,
};
pub use text::stated_language::stated_language;
pub use write::canonical::{canonical, canonical_hash};
pub use write::canonical_read::{NotCanonical, read_canonical};
pub use write::edit;
pub use write::examples::without_examples;
pub use write::export::{lines_to_csv, lines_to_toml, sheet_of};
pub use write::line_edit::with_lines;
pub use write::plan_text::{Remarks, plan_to_toml};
pub use write::template::{Template, TemplateOptions, template};

#[cfg(test)]
mod tests;

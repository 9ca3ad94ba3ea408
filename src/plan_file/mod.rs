//! Plan files: TOML and tables of lines to [`crate::model::Plan`], or every problem with its place and remedy.
//!
//! Text becomes nodes (`syntax`), nodes become fields by declared keys (`walk`, `keys`), fields
//! become settings, plans and lines (`settings`, `plan`, `line`), and the plans are held against
//! each other (`cover_check`, `alike_check`, `overlap_check`, `ceiling_check`, `size_check`).
//! Not here: amounts worked out (`analysis::method`, whose keys are read here), words, or any I/O
//! but through `book`.

mod alike_check;
mod amount;
mod benchmark;
mod canonical;
mod ceiling_check;
mod contribution;
mod cover;
mod cover_check;
mod currency_codes;
mod driver;
pub mod edit;
mod examples;
mod export;
mod fields;
mod goal;
mod goal_text;
mod grade;
mod hours;
mod import_profile;
mod keyed;
mod keys;
mod likely;
mod line;
mod lines_table;
mod load;
mod measure;
mod node;
mod overlap_check;
mod plan;
mod plan_text;
mod quantity;
mod references;
mod report_columns;
mod route;
mod rule_check;
mod scenario;
mod scenario_check;
mod scenario_text;
mod schema;
mod settings;
mod sheet;
mod size_check;
mod slip;
mod source;
mod staffing;
mod stated_language;
mod syntax;
mod template;
mod toml_value;
mod value;
mod walk;
mod weights;

pub use benchmark::{BenchmarkContext, benchmark_words, benchmarks_from_sheet, benchmarks_to_csv};
pub use canonical::{NotCanonical, canonical, canonical_hash, read_canonical};
pub use examples::without_examples;
pub use export::{lines_to_csv, lines_to_toml, sheet_of};
pub use likely::likely;
pub use load::{Loaded, inspect, load, load_texts, load_with};
pub use plan_text::{Remarks, plan_to_toml};
pub use scenario_check::check as scenario_problems;
pub use schema::schema;
pub use sheet::{
    FATES, Fate, LEVELS, Levels, RowAs, SheetContext, SheetRead, SheetRow, is_sheet_key, read_budget_sheet,
    sheet_detail,
};
pub use size_check::Sizes;
pub use stated_language::stated_language;
pub use template::{Template, TemplateOptions, template};

#[cfg(test)]
mod tests;

//! Plan files: TOML and tables of lines to [`crate::model::Plan`], or every problem with its place and remedy.
//!
//! Text becomes nodes (`syntax`), nodes become fields by declared keys (`walk`, `keys`), fields
//! become settings, plans and lines (`settings`, `plan`, `line`), and the plans are held against
//! each other (`cover_check`, `overlap_check`, `ceiling_check`).
//! Not here: amounts worked out (`analysis::method`, whose keys are read here), words, or any I/O
//! but through `book`.

mod amount;
mod ceiling_check;
mod cover;
mod cover_check;
mod currency_codes;
mod fields;
mod import_profile;
mod keys;
mod likely;
mod line;
mod lines_table;
mod load;
mod node;
mod overlap_check;
mod plan;
mod settings;
mod source;
mod syntax;
mod value;
mod walk;
mod weights;

pub use load::{Loaded, check, load, load_texts};

#[cfg(test)]
mod tests;

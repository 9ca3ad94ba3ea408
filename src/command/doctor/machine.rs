//! What only the edge knows of the machine, for `budget doctor`.

use std::path::PathBuf;

use crate::words::Failure;

/// The program and the user's settings, as they were found when it began.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// Where the program lies.
    pub binary: Option<PathBuf>,
    /// By what the language was chosen.
    pub language_by: LanguageBy,
    /// What `BUDGET_LANG` says.
    pub variable: Option<String>,
    /// The locale of the system.
    pub locale: Option<String>,
    /// The user's settings, if he has a home.
    pub config: Option<PathBuf>,
    /// What is wrong with them.
    pub config_failure: Option<Failure>,
}

/// What says the language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LanguageBy {
    /// `--lang`.
    Option,
    /// `BUDGET_LANG`.
    Variable,
    /// `language` in `budget.toml`.
    Book,
    /// `language` in the user's settings.
    Config,
    /// The locale.
    #[default]
    Locale,
}

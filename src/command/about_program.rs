//! The commands about the program itself. They need no book; `cli` answers them, which knows the texts of the help.

use std::path::{Path, PathBuf};

use crate::book::{refuse_own_folder, write_atomically, write_output};
use crate::words::Failure;

/// Commands about the program itself.
#[derive(Debug, clap::Subcommand)]
pub enum AboutProgram {
    /// Print the help of a command
    Help(HelpArgs),
    /// Print a completion script for the shell
    Completions(CompletionsArgs),
    /// Write the manual pages
    Man(ManArgs),
}

/// Print the help of a command
#[derive(Debug, clap::Args)]
pub struct HelpArgs {
    /// The command, such as `plan show`
    #[arg(value_name = "COMMAND")]
    pub of: Vec<String>,
}

/// Print a completion script for the shell
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// A shell that completes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "lower")]
#[allow(missing_docs)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    PowerShell,
}

impl Shell {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Shell::Bash => "bash",
            Shell::Zsh => "zsh",
            Shell::Fish => "fish",
            Shell::Elvish => "elvish",
            Shell::PowerShell => "powershell",
        }
    }
}

/// Write the manual pages
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// The folder for them, one file a command
    #[arg(long, value_name = "DIR")]
    pub dir: PathBuf,
}

/// Writes manual pages into a folder, which is made if it is not there; gives their number.
pub fn write_pages(folder: &Path, pages: &[(String, Vec<u8>)]) -> Result<usize, Failure> {
    refuse_own_folder(folder)?;
    for (name, page) in pages {
        write_atomically(&folder.join(name), page)?;
    }
    Ok(pages.len())
}

/// Writes one text to the file of `--output`, as any result.
pub fn write_page(file: &Path, text: &[u8]) -> Result<(), Failure> {
    write_output(file, text).map(drop)
}

//! Who acts, and why, as the command line says it.

use super::Session;
use crate::model::version::Signed;
use crate::model::{clean_name, folded_name};
use crate::words::{Failure, msg};

/// Who acts.
#[derive(Clone, Debug, clap::Args)]
pub struct ActorArgs {
    /// Who you are [default: the name in the settings, else that of the account]
    #[arg(id = "signer", long = "as", value_name = "NAME")]
    name: Option<String>,
}

impl ActorArgs {
    /// The name of who acts, as it is kept.
    pub(super) fn name(&self, session: &Session<'_>) -> Result<String, Failure> {
        let by = clean_name(self.name.as_deref().unwrap_or(&session.actor));
        match by.is_empty() {
            true => Err(Failure::hinted(msg("version-nobody"), msg("version-nobody-hint"))),
            false => Ok(by),
        }
    }

    /// From here on it is this person who acts, where one is named.
    pub(super) fn act(&self, session: &mut Session<'_>) -> Result<(), Failure> {
        if self.name.is_some() {
            session.actor = self.name(session)?;
        }
        Ok(())
    }
}

/// Who acts, and why.
#[derive(Clone, Debug, clap::Args)]
pub struct SignArgs {
    #[command(flatten)]
    who: ActorArgs,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

impl SignArgs {
    /// The signature of who acts now; `needed` says that it takes a reason.
    pub(super) fn sign(&self, needed: bool, session: &Session<'_>) -> Result<Signed, Failure> {
        let by = self.who.name(session)?;
        let reason = self.reason.as_deref().unwrap_or_default().trim().to_string();
        if needed && reason.is_empty() {
            return Err(Failure::hinted(msg("version-no-reason"), msg("version-no-reason-hint")));
        }
        Ok(Signed { by, at: session.now, reason })
    }
}

/// Are these names of one person, as far as names tell? 张 三 is 张三.
pub(super) fn same(a: &str, b: &str) -> bool {
    let bare = |name: &str| folded_name(name).replace(' ', "");
    bare(a) == bare(b)
}

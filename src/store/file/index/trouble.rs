//! Why work with the index stopped.

use super::Torn;
use crate::words::Failure;

/// Why work with the index stopped.
#[derive(Debug)]
pub(in crate::store::file) enum Trouble {
    /// The index is to be built anew, and the work begun again.
    Torn,
    /// The user has to hear of it.
    Failed(Failure),
}

impl Trouble {
    /// What the user hears if there is nothing left to build anew.
    pub(in crate::store::file) fn into_failure(self) -> Failure {
        match self {
            Trouble::Torn => crate::store::file::failure::unusable(),
            Trouble::Failed(failure) => failure,
        }
    }
}

impl From<Torn> for Trouble {
    fn from(_: Torn) -> Trouble {
        Trouble::Torn
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        Trouble::Failed(failure)
    }
}

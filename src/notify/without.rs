//! What stands in for the web in a program that was built without it: addresses are refused, with the reason.

use super::Undelivered;
use super::secret::Secrets;
use crate::model::notify::Target;

/// An address that nothing can be sent to.
pub(super) enum Address {}

impl Address {
    /// Refuses it.
    pub(super) fn read(_: &str, _: &Target) -> Result<Address, Undelivered> {
        Err(Undelivered::not_built())
    }

    /// With more in its query.
    pub(super) fn with_query(self, _: &str) -> Result<Address, Undelivered> {
        match self {}
    }
}

/// An answer that nobody gives.
pub(super) struct Answer {
    /// Its body.
    pub(super) body: String,
    /// Why it was not read to its end.
    pub(super) read: Result<(), Undelivered>,
}

/// Posts JSON to nobody.
pub(super) fn post(
    address: &Address,
    _: &[(&str, String)],
    _: &[u8],
    _: &Target,
    _: &Secrets,
) -> Result<Answer, Undelivered> {
    match *address {}
}

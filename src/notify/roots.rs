//! Whom this machine trusts.
//!
//! The authorities of the web are built in; a company that has one of its own installs it on its machines (or names it in
//! `SSL_CERT_FILE`). Its servers are asked for in the second place: reading what a machine has costs more than a letter.

use std::fmt::Display;

/// The certificates of the authorities that this machine trusts, as they are encoded; none where they cannot be read.
pub(super) fn of_machine() -> Vec<Vec<u8>> {
    rustls_native_certs::load_native_certs().certs.into_iter().map(|own| own.to_vec()).collect()
}

/// Did the connection end because nobody who is trusted vouches for the server? Nothing was sent then but a greeting.
pub(super) fn is_untrusted(error: &impl Display) -> bool {
    error.to_string().contains("invalid peer certificate")
}

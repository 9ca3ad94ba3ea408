//! What the SQL backend says when it cannot go on. Never a password: of an address only host, port and name are told.

use postgres::error::SqlState;

use crate::words::{Failure, Message, Problem, msg};

/// Did the connection break, so that nobody knows what the server did?
pub(super) fn is_lost(error: &postgres::Error) -> bool {
    error.as_db_error().is_none_or(|said| ["57", "08"].iter().any(|class| said.code().code().starts_with(class)))
}

/// What the server, or the way to it, said.
pub(super) fn failed(error: postgres::Error) -> Failure {
    let Some(said) = error.as_db_error() else {
        let cause = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
        let message = msg("sql-lost").with("cause", Message::verbatim(cause));
        return Failure::could_not_run(Problem::error(message).hint(msg("sql-lost-hint")));
    };
    let code = said.code();
    let told = Message::verbatim(said.message().to_string());
    let refused =
        |message: Message, hint: &'static str| Failure::could_not_run(Problem::error(message).hint(msg(hint)));
    match () {
        () if *code == SqlState::READ_ONLY_SQL_TRANSACTION => {
            refused(msg("sql-read-only").with("cause", told), "sql-read-only-hint")
        }
        () if code.code().starts_with("28") || *code == SqlState::INVALID_CATALOG_NAME => {
            refused(msg("sql-login").with("cause", told), "sql-login-hint")
        }
        () if *code == SqlState::INSUFFICIENT_PRIVILEGE => {
            refused(msg("sql-not-allowed").with("cause", told), "sql-not-allowed-hint")
        }
        () if *code == SqlState::LOCK_NOT_AVAILABLE => refused(msg("sql-held").with("cause", told), "lock-held-hint"),
        () if *code == SqlState::NUMERIC_VALUE_OUT_OF_RANGE => refused(msg("store-overflow"), "store-overflow-hint"),
        () if *code == SqlState::UNDEFINED_TABLE => {
            refused(msg("sql-no-schema").with("cause", told), "sql-no-schema-hint")
        }
        () if *code == SqlState::DISK_FULL || code.code().starts_with("53") => {
            refused(msg("sql-full").with("cause", told), "sql-full-hint")
        }
        () if code.code().starts_with("57") || code.code().starts_with("08") => {
            refused(msg("sql-lost").with("cause", told), "sql-lost-hint")
        }
        () => {
            let message = msg("sql-refused").with("cause", told).with("code", code.code().to_string());
            refused(message, "sql-refused-hint")
        }
    }
}

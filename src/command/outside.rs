//! What a command may ask of the world while it runs, and not only before.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// Clock and environment.
#[derive(Clone, Copy, Debug)]
pub struct Outside {
    /// What time it is.
    pub now: fn() -> DateTime<Utc>,
    /// Waits.
    pub sleep: fn(Duration),
    /// A variable of the environment.
    pub variable: fn(&str) -> Option<String>,
}

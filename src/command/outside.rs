//! What a command may ask of the world while it runs, and not only before.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::words::Failure;

/// The key that names of people are hidden by.
#[derive(Clone, Debug)]
pub struct Secret {
    /// It.
    pub key: [u8; 32],
    /// Where it was put, if it was made just now.
    pub made: Option<PathBuf>,
}

/// Clock, environment, and what the user's settings keep.
#[derive(Clone, Copy, Debug)]
pub struct Outside {
    /// What time it is.
    pub now: fn() -> DateTime<Utc>,
    /// Waits.
    pub sleep: fn(Duration),
    /// A variable of the environment.
    pub variable: fn(&str) -> Option<String>,
    /// The key that names of people are hidden by; made where there is none.
    pub secret: fn() -> Result<Secret, Failure>,
}

//! Limits of the system: reaching one is an error like any other, and no sudden death.

/// A file that would grow beyond `ulimit -f`: the system kills who does not listen. Whoever listens gets an error of
/// writing, tells it, and leaves the book whole.
#[cfg(unix)]
pub(super) fn survive() {
    // Without it the program is as safe, and says less.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

#[cfg(not(unix))]
pub(super) fn survive() {}

//! The terminal: its width, its colours, the progress bar of a long import.

use std::io::{self, IsTerminal, Read};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::command::Colour;

/// Does a person watch standard output?
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// What a pipe gets: a mail, a log and half of a wide screen have room for it.
const USUAL_WIDTH: usize = 100;

/// The width of the terminal, else of `COLUMNS`, else the usual one.
pub(super) fn width() -> usize {
    let size = is_terminal().then(terminal_size::terminal_size).flatten();
    let terminal = size.map(|(terminal_size::Width(columns), _)| usize::from(columns));
    let stated = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(stated).filter(|columns| *columns > 0).unwrap_or(USUAL_WIDTH)
}

/// The width at which lines beside the data are folded: that of a terminal, or what `--width` says. In a log a line
/// stays a line.
pub(super) fn told_width(stated: Option<usize>) -> Option<usize> {
    let size = || io::stderr().is_terminal().then(terminal_size::terminal_size).flatten();
    stated.or_else(|| size().map(|(terminal_size::Width(columns), _)| usize::from(columns))).filter(|width| *width > 0)
}

/// Is it known how wide the page is that sentences are read on? In a pipe a sentence stays a line.
pub(super) fn has_width() -> bool {
    is_terminal() || std::env::var_os("COLUMNS").is_some()
}

/// `--color`; `auto` is yes on a terminal that can, unless `NO_COLOR` is set.
pub(super) fn wants_color(when: Colour) -> bool {
    match when {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => is_terminal() && !is_dumb() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    }
}

/// Does it say of itself that it can show little?
pub(super) fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Files below this size are read before a bar could be seen.
const LONG: u64 = 16 << 20;

/// A reader that draws how far it is, on standard error if that is a terminal.
pub(super) fn with_progress(reader: Box<dyn Read + Send>, size: u64) -> Box<dyn Read + Send> {
    if size < LONG || !io::stderr().is_terminal() {
        return reader;
    }
    let bar = ProgressBar::with_draw_target(Some(size), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    Box::new(Watched { reader, bar })
}

/// Moves the bar as bytes are read, and takes it away at the end.
struct Watched {
    reader: Box<dyn Read + Send>,
    bar: ProgressBar,
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.bar.inc(count as u64);
        if count == 0 {
            self.bar.finish_and_clear();
        }
        Ok(count)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

//! Colour for terminals that show it.

use anstyle::{AnsiColor, Style};

use crate::report::Tone;

/// The text in its colour, if there is colour.
pub(super) fn paint(text: &str, tone: Tone, bold: bool, color: bool) -> String {
    let style = style(tone, bold);
    if color && !style.is_plain() { format!("{style}{text}{style:#}") } else { text.to_string() }
}

fn style(tone: Tone, bold: bool) -> Style {
    let plain = if bold { Style::new().bold() } else { Style::new() };
    match tone {
        Tone::Plain => plain,
        Tone::Bad => plain.fg_color(Some(AnsiColor::Red.into())),
        Tone::Warn => plain.fg_color(Some(AnsiColor::Yellow.into())),
        Tone::Good => plain.fg_color(Some(AnsiColor::Green.into())),
        Tone::Quiet => Style::new().dimmed(),
    }
}

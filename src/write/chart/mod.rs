//! Charts in a terminal, of block characters: whole cells and eighths of one, so that a bar is as long as its figure to an
//! eighth of a cell.
//!
//! Notation as everywhere: actual solid, plan outlined, forecast hatched, last year lighter; variances with their sign. What
//! colour says, a sign, a figure or a direction says, too. A bar begins with a cell, and what it has of a further cell stands
//! at its right end, or on top: no font has eighths of the other side.

mod bars;
mod bullets;
#[cfg(test)]
pub(super) mod fixture;
mod heat;
mod ink;
mod lines;
mod months;
mod steps;
#[cfg(test)]
mod tests;

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::paint::paint;
use super::picture::{Picture, unit_word};
use super::screen::fitted;
use super::shown::heading;
use crate::report::Tone;
use crate::report::chart::{Chart, Drawing};
use crate::words::{Message, fold};
use ink::Ink;

/// The width where nothing limits it.
const USUAL: usize = 100;
/// Narrower than this nothing can be drawn.
const LEAST: usize = 20;
/// Between two things of a line.
const GAP: usize = 2;

/// The chart, line by line: what it says, what it is, what is drawn.
pub(super) fn lines(chart: &Chart, look: &Look<'_>) -> Vec<String> {
    let draw = Draw { look, width: look.width.unwrap_or(USUAL).max(LEAST) };
    let picture = Picture::new(&chart.drawing, look.words.language());
    let mut title = draw.text(&chart.title);
    if let Some(picture) = picture.filter(|_| !matches!(chart.drawing, Drawing::Steps(_))) {
        title = format!("{title} · {}", unit_word(picture, look));
    }
    let mut lines = draw.sentence(&draw.text(&chart.message), Tone::Plain, true);
    lines.extend(draw.sentence(&title, Tone::Quiet, false));
    lines.extend(match (&chart.drawing, picture) {
        (Drawing::Bars(rows), Some(picture)) => bars::both(rows, picture, &draw),
        (Drawing::Variances(rows), Some(picture)) => bars::variances(rows, picture, &draw),
        (Drawing::Steps(steps), Some(picture)) => steps::steps(steps, picture, &draw),
        (Drawing::Months(months), Some(picture)) => months::months(months, picture, &draw),
        (Drawing::Heat(heat), Some(picture)) => heat::heat(heat, picture, &draw),
        (Drawing::Lines(rows), Some(picture)) => lines::lines(rows, picture, &draw),
        (Drawing::Bullets(rows), _) => bullets::bullets(rows, &draw),
        (_, None) => Vec::new(),
    });
    if !look.color {
        lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
    }
    lines
}

/// Where it is drawn.
struct Draw<'a> {
    look: &'a Look<'a>,
    /// In cells.
    width: usize,
}

impl Draw<'_> {
    fn text(&self, message: &Message) -> String {
        heading(message, self.look)
    }

    fn painted(&self, text: &str, tone: Tone) -> String {
        paint(text, tone, false, self.look.color)
    }

    fn bar(&self, ink: Ink, eighths: usize) -> String {
        ink.bar(eighths, self.look.ascii)
    }

    /// On as many lines as it takes.
    fn sentence(&self, text: &str, tone: Tone, bold: bool) -> Vec<String> {
        fold(text, self.width).iter().map(|line| paint(line, tone, bold, self.look.color)).collect()
    }

    /// A name in so many cells: cut where it is longer.
    fn name(&self, text: &str, room: usize) -> String {
        padded(&fitted(text, room, mark(self.look.ascii)), room)
    }

    /// What the inks of a chart stand for.
    fn key(&self, inks: &[(Ink, &'static str)]) -> String {
        let marks = inks.iter().map(|(ink, id)| {
            let word = super::shown::on_one_line(&crate::words::msg(id), self.look);
            format!("{} {word}", ink.whole(self.look.ascii))
        });
        marks.collect::<Vec<_>>().join("  ")
    }
}

/// Where a text was cut.
fn mark(ascii: bool) -> char {
    if ascii { '~' } else { '…' }
}

/// With blanks behind it.
fn padded(text: &str, room: usize) -> String {
    format!("{text}{}", " ".repeat(room.saturating_sub(text.width())))
}

/// With blanks before it.
fn pushed(text: &str, room: usize) -> String {
    format!("{}{text}", " ".repeat(room.saturating_sub(text.width())))
}

/// The widest of some texts.
fn widest<'t>(texts: impl Iterator<Item = &'t String>) -> usize {
    texts.map(|text| text.width()).max().unwrap_or(0)
}

/// Names as wide as they are, but no wider than a part of the line.
fn name_room(names: &[String], most: usize) -> usize {
    widest(names.iter()).clamp(4, most.max(4))
}

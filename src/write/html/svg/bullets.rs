//! Goals: a bar on the way to the mark at which each is reached.

use super::super::super::Look;
use super::super::text;
use super::NARROW;
use super::canvas::{Anchor, Canvas, LABEL, Scale, fitted, text_width};
use crate::report::Tone;
use crate::report::chart::Bullet;
use crate::words::msg;

/// The goals.
pub(super) fn bullets(rows: &[Bullet], width: i64, look: &Look<'_>) -> Canvas {
    let narrow = width <= NARROW;
    let height = if narrow { 440 } else { 300 };
    let mut canvas = Canvas::new(width, height * rows.len() as i64 + 20);
    let beside = |row: &Bullet| {
        let beside = msg("chart-goal-beside").with("actual", row.actual.as_str());
        text(&beside.with("target", row.target.as_str()), look)
    };
    let figures = rows.iter().map(|row| text_width(&beside(row), LABEL)).max().unwrap_or(0);
    let names = rows.iter().map(|row| text_width(&text(&row.label, look), LABEL)).max().unwrap_or(0);
    let names = names.clamp(600, 2_400);
    let (left, right) = if narrow { (10, width - 10) } else { (names + 120, width - figures - 120) };
    // A score goes from nothing to 1.2.
    let scale = Scale::new([0, 1_200].into_iter(), (left, right));
    for (at, row) in rows.iter().enumerate() {
        let y = at as i64 * height;
        let (line, bar) = if narrow { (y + 130, y + 200) } else { (y + 190, y + 80) };
        let class = match row.tone {
            Tone::Good => "good",
            Tone::Bad => "bad",
            _ => "warn",
        };
        canvas.group(&format!("{}: {}", text(&row.label, look), beside(row)), None, |canvas| {
            let room = if narrow { width - figures - 80 } else { names };
            canvas.text("label", Anchor::Start, (0, line), LABEL, &fitted(&text(&row.label, look), LABEL, room));
            canvas.text(class, Anchor::End, (width, line), LABEL, &beside(row));
            canvas.rect("track", (left, bar), (right - left, 140));
            canvas.bar(class, (scale.zero(), scale.at(row.score.clamp(0, 1_200))), bar + 20, 100);
            canvas.rect("target", (scale.at(1_000) - 10, bar - 20), (20, 180));
        });
    }
    canvas
}

//! Rows of months, each a line on a scale of its own from zero.

use super::super::super::Look;
use super::super::super::picture::{Picture, figure};
use super::super::text;
use super::NARROW;
use super::canvas::{Anchor, Canvas, LABEL, Scale, fitted, text_width};
use crate::model::Money;
use crate::report::chart::Line;

/// The lines.
pub(super) fn lines(rows: &[Line], picture: Picture, width: i64, look: &Look<'_>) -> Canvas {
    let narrow = width <= NARROW;
    let height = if narrow { 520 } else { 340 };
    let mut canvas = Canvas::new(width, height * rows.len() as i64 + 20);
    let value = |row: &Line| row.last().map_or_else(|| "—".to_string(), |last| figure(last, picture, false));
    let figures = rows.iter().map(|row| text_width(&value(row), LABEL)).max().unwrap_or(0);
    let names = rows.iter().map(|row| text_width(&text(&row.label, look), LABEL)).max().unwrap_or(0);
    let names = names.clamp(600, 2_400);
    let (left, right) = if narrow { (20, width - 40) } else { (names + 120, width - figures - 120) };
    for (at, row) in rows.iter().enumerate() {
        let y = at as i64 * height;
        let (line, bottom) = if narrow { (y + 130, y + 480) } else { (y + 220, y + 300) };
        let minor = |point: &Option<Money>| point.map_or(0, Money::minor);
        let scale = Scale::new(row.points.iter().map(minor), (0, 240));
        let step = (right - left) / (row.points.len().max(2) as i64 - 1);
        let points: Vec<(i64, i64)> = row
            .points
            .iter()
            .enumerate()
            .map(|(at, point)| (left + at as i64 * step, bottom - scale.at(minor(point))))
            .collect();
        canvas.group(&format!("{}: {}", text(&row.label, look), value(row)), None, |canvas| {
            let room = if narrow { width - figures - 80 } else { names };
            canvas.text("label", Anchor::Start, (0, line), LABEL, &fitted(&text(&row.label, look), LABEL, room));
            canvas.text("figure", Anchor::End, (width, line), LABEL, &value(row));
            canvas.path("spark", &points);
            if let Some(last) = points.last() {
                canvas.dot("spark-end", *last, 25);
            }
        });
    }
    canvas
}

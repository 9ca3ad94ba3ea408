//! Rows of months as small as a word, each on a scale of its own from zero.

use super::super::picture::{Picture, figure};
use super::ink::{Scale, rise};
use super::{Draw, GAP, name_room, pushed, widest};
use crate::report::chart::Line;
use crate::words::msg;

/// In less than a few months there is no line.
const LEAST_ZONE: usize = 6;

/// The lines; where they have no room the last months are drawn, which is told.
pub(super) fn lines(rows: &[Line], picture: Picture, draw: &Draw<'_>) -> Vec<String> {
    let names: Vec<String> = rows.iter().map(|row| draw.text(&row.label)).collect();
    let amount = |row: &Line| row.last().map_or_else(|| "—".to_string(), |last| figure(last, picture, false));
    let figures: Vec<String> = rows.iter().map(amount).collect();
    let growth = |row: &Line| row.growth.map_or_else(|| "—".to_string(), plus);
    let growths: Vec<String> = rows.iter().map(growth).collect();
    let (wide, percent) = (widest(figures.iter()), widest(growths.iter()));
    let room = name_room(&names, draw.width / 3);
    let whole = draw.width.saturating_sub(room + wide + percent + 3 * GAP);
    // Growth is left out before months are.
    let grows = whole >= LEAST_ZONE;
    let zone = if grows { whole } else { draw.width.saturating_sub(room + wide + 2 * GAP).max(1) };
    let months = rows.iter().map(|row| row.points.len()).max().unwrap_or(0);
    let shown = months.min(zone);
    let mut lines = Vec::new();
    for ((row, name), (figure, growth)) in rows.iter().zip(&names).zip(figures.iter().zip(&growths)) {
        let points = &row.points[row.points.len().saturating_sub(shown)..];
        let spark: String = spark(points.iter().map(|point| point.map(|amount| amount.minor())), draw.look.ascii);
        let line = format!("{}  {spark}  {}", draw.name(name, room), pushed(figure, wide));
        lines.push(if grows { format!("{line}  {}", pushed(growth, percent)) } else { line });
    }
    if shown < months {
        lines.extend(draw.sentence(
            &draw.text(&msg("chart-lines-cut").with("months", shown)),
            crate::report::Tone::Quiet,
            false,
        ));
    }
    lines
}

/// A month without rows is a point; what is below zero has no height.
fn spark(points: impl Iterator<Item = Option<i64>> + Clone, ascii: bool) -> String {
    let scale = Scale::new(points.clone().flatten().map(|minor| minor.max(0)), 1);
    let of = |point: Option<i64>| match point {
        None => '·',
        Some(minor) if minor <= 0 => '_',
        Some(minor) => rise(scale.length(minor), ascii),
    };
    let letters = points.map(of);
    letters.map(|letter| if ascii && letter == '·' { '.' } else { letter }).collect()
}

fn plus(ratio: crate::model::Ratio) -> String {
    let percent = ratio.percent();
    let positive = !percent.starts_with('-') && percent.contains(|c: char| ('1'..='9').contains(&c));
    if positive { format!("+{percent}") } else { percent }
}

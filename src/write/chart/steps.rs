//! The bridge, from top to bottom: each step begins where the one before it ended.

use super::super::picture::{Picture, figure};
use super::ink::{Ink, Scale};
use super::{Draw, GAP, name_room, pushed, widest};
use crate::report::chart::Step;

/// A zone narrower than this tells nothing.
const LEAST_ZONE: usize = 12;

/// The steps. A step begins with a cell, the closest to where the one before it ended; it is as long as its figure.
pub(super) fn steps(steps: &[Step], picture: Picture, draw: &Draw<'_>) -> Vec<String> {
    let names: Vec<String> = steps.iter().map(|step| draw.text(&step.label)).collect();
    // Every figure in full, for a bridge closes to the last digit; a line without room has them in the unit of pictures.
    let full = |step: &Step| {
        let amount = step.amount.grouped();
        if step.amount.is_positive() { format!("+{amount}") } else { amount }
    };
    let mut figures: Vec<String> = steps.iter().map(full).collect();
    if widest(figures.iter()) + GAP + LEAST_ZONE > draw.width {
        figures = steps.iter().map(|step| figure(step.amount, picture, true)).collect();
    }
    let wide = widest(figures.iter());
    let room = name_room(&names, draw.width / 3);
    let zone = draw.width.saturating_sub(room + wide + 2 * GAP);
    let narrow = zone < LEAST_ZONE;
    let zone = if narrow { draw.width.saturating_sub(wide + GAP) } else { zone };
    let ends = ends(steps);
    // A step that begins with the next cell reaches into one more.
    let all = ends.iter().flat_map(|(from, to)| [*from, *to]);
    let scale = Scale::new(all, zone.saturating_sub(1));
    let mut lines = Vec::new();
    for (((step, (from, to)), name), figure) in steps.iter().zip(&ends).zip(&names).zip(&figures) {
        let bar = draw.bar(Ink::Actual, scale.length(step.amount.minor()));
        let before = scale.cell_of((*from).min(*to));
        let after = zone.saturating_sub(before + bar.chars().count());
        let bar = format!("{}{}{}", " ".repeat(before), draw.painted(&bar, step.tone), " ".repeat(after));
        let figure = draw.painted(&pushed(figure, wide), step.tone);
        if narrow {
            lines.push(draw.name(name, draw.width).trim_end().to_string());
            lines.push(format!("{bar}  {figure}"));
        } else {
            lines.push(format!("{}  {bar}  {figure}", draw.name(name, room)));
        }
    }
    lines
}

/// From where to where each step goes; a total from zero.
fn ends(steps: &[Step]) -> Vec<(i64, i64)> {
    let mut reached = 0_i64;
    let of = |step: &Step| {
        let amount = step.amount.minor();
        let (from, to) = if step.is_total { (0, amount) } else { (reached, reached.saturating_add(amount)) };
        reached = to;
        (from, to)
    };
    steps.iter().map(of).collect()
}

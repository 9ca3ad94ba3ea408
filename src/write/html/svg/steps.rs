//! The bridge, from top to bottom: each step begins where the one before it ended.

use super::super::super::Look;
use super::super::text;
use super::NARROW;
use super::bars::class;
use super::canvas::{Anchor, Canvas, LABEL, Scale, fitted, text_width};
use crate::report::chart::Step;

/// The steps.
pub(super) fn steps(steps: &[Step], width: i64, look: &Look<'_>) -> Canvas {
    let narrow = width <= NARROW;
    let height = if narrow { 420 } else { 280 };
    let mut canvas = Canvas::new(width, height * steps.len() as i64 + 40);
    // Every figure in full: a bridge closes to the last digit.
    let figure = |step: &Step| {
        let amount = step.amount.grouped();
        if step.amount.is_positive() { format!("+{amount}") } else { amount }
    };
    let figures = steps.iter().map(|step| text_width(&figure(step), LABEL)).max().unwrap_or(0);
    let names = steps.iter().map(|step| text_width(&text(&step.label, look), LABEL)).max().unwrap_or(0);
    let names = names.clamp(600, 2_200);
    let left = if narrow { 10 } else { names + 120 };
    let (mut reached, mut ends) = (0_i64, Vec::new());
    for step in steps {
        let from = if step.is_total { 0 } else { reached };
        let to = if step.is_total { step.amount.minor() } else { reached.saturating_add(step.amount.minor()) };
        ends.push((from, to));
        reached = to;
    }
    let all = ends.iter().flat_map(|(from, to)| [*from, *to]);
    let scale = Scale::new(all, (left, width - if narrow { 10 } else { figures + 80 }));
    for (at, (step, (from, to))) in steps.iter().zip(&ends).enumerate() {
        let y = at as i64 * height;
        let bar = y + if narrow { 200 } else { 70 };
        canvas.group(&format!("{}: {}", text(&step.label, look), figure(step)), None, |canvas| {
            let weight = if step.is_total { "label strong" } else { "label" };
            let room = if narrow { width - figures - 80 } else { names };
            let label = fitted(&text(&step.label, look), LABEL, room);
            let line = y + if narrow { 140 } else { 180 };
            canvas.text(weight, Anchor::Start, (0, line), LABEL, &label);
            canvas.text(class(step.tone), Anchor::End, (width, line), LABEL, &figure(step));
            canvas.bar(class(step.tone), (scale.at(*from), scale.at(*to)), bar, 140);
        });
        if at + 1 < steps.len() {
            canvas.line("join", (scale.at(*to), bar), (scale.at(*to), bar + height + 140));
        }
    }
    canvas.line("axis", (scale.zero(), 30), (scale.zero(), height * steps.len() as i64));
    canvas
}

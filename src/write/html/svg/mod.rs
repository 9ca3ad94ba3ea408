//! Charts as SVG, from four primitives: a linear scale, a bar, a label, a hatch.
//!
//! Colours are classes of the page's style, so that they follow its dark mode. Positions are tenths of a pixel, in whole
//! numbers: the same figures give the same bytes everywhere.

mod bars;
mod bullets;
mod canvas;
mod lines;
mod months;
mod spark;
mod standalone;
mod steps;
#[cfg(test)]
mod tests;

pub(super) use spark::spark;
pub(in super::super) use standalone::standalone;

use maud::{Markup, PreEscaped, html};

use super::super::Look;
use super::super::picture::Picture;
use crate::report::chart::Drawing;
use canvas::Canvas;

/// The width of a drawing on a screen, and on a phone.
pub(super) const WIDE: i64 = 7_200;
/// See [`WIDE`].
pub(super) const NARROW: i64 = 3_400;

/// What is hatched: a forecast.
pub(super) fn patterns() -> Markup {
    PreEscaped(
        "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><pattern id=\"hatch\" width=\"6\" \
         height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" \
         d=\"M1.5 0v6\"/></pattern></defs></svg>"
            .to_string(),
    )
}

/// The drawing, so many tenths of a pixel wide.
pub(super) fn draw(drawing: &Drawing, picture: Option<Picture>, width: i64, id: &str, look: &Look<'_>) -> Markup {
    let canvas = canvas_of(drawing, picture, width, look);
    let Some(canvas) = canvas else { return html! {} };
    canvas.element(Some(id))
}

/// The same before it is an element.
pub(super) fn canvas_of(drawing: &Drawing, picture: Option<Picture>, width: i64, look: &Look<'_>) -> Option<Canvas> {
    Some(match (drawing, picture) {
        (Drawing::Bars(rows), Some(picture)) => bars::both(rows, picture, width, look),
        (Drawing::Variances(rows), Some(picture)) => bars::variances(rows, picture, width, look),
        (Drawing::Steps(steps), _) => steps::steps(steps, width, look),
        (Drawing::Months(months), Some(picture)) => months::months(months, picture, width, look),
        (Drawing::Lines(rows), Some(picture)) => lines::lines(rows, picture, width, look),
        (Drawing::Bullets(rows), _) => bullets::bullets(rows, width, look),
        _ => return None,
    })
}

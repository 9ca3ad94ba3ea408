//! A chart on a page: what it says, what it is, the drawing for a wide and for a narrow screen, the figures in words.

use maud::{Markup, html};

use super::super::picture::{Picture, unit_word};
use super::{Page, svg, text};
use crate::report::chart::{Chart, Drawing};

impl Page<'_> {
    /// The chart.
    pub(super) fn chart(&self, chart: &Chart) -> Markup {
        let look = self.look;
        let picture = Picture::new(&chart.drawing, look.words.language());
        let unit = picture.map(|picture| unit_word(picture, look));
        let id = format!("chart-{}", chart.name);
        html! {
            figure .chart id=(id) {
                figcaption {
                    p .message id={ (id) "-message" } { (text(&chart.message, look)) }
                    p .quiet { (text(&chart.title, look)) @if let Some(unit) = &unit { " · " (unit) } }
                }
                @match (&chart.drawing, picture) {
                    (Drawing::Heat(heat), Some(picture)) => (self.heat(heat, picture)),
                    (drawing, picture) => {
                        div .wide { (svg::draw(drawing, picture, svg::WIDE, &id, look)) }
                        div .narrow { (svg::draw(drawing, picture, svg::NARROW, &id, look)) }
                        details .told {
                            summary { (text(&crate::words::msg("page-told"), look)) }
                            ul id={ (id) "-told" } {
                                @for sentence in &chart.told { li { (text(sentence, look)) } }
                            }
                        }
                    },
                }
            }
        }
    }
}

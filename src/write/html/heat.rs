//! A table of months whose cells are shaded, each with its figure and its sign.

use maud::{Markup, html};

use super::super::picture::{Picture, figure};
use super::{Page, text};
use crate::report::chart::{Heat, Shade};

impl Page<'_> {
    /// The table.
    pub(super) fn heat(&self, heat: &Heat, picture: Picture) -> Markup {
        let look = self.look;
        html! {
            div .scroll tabindex="0" role="group" aria-labelledby="chart-heat-message" {
                table .heat {
                    thead {
                        tr {
                            th scope="col" { (text(&crate::words::msg("term-category"), look)) }
                            @for month in &heat.months { th scope="col" .num { (month) } }
                        }
                    }
                    tbody {
                        @for row in &heat.rows {
                            tr .total[row.link.is_none()] {
                                th scope="row" class={ "d" (row.indent.min(6)) } {
                                    @match &row.link {
                                        Some(link) => a href={ "#" (link) } { (text(&row.label, look)) },
                                        None => (text(&row.label, look)),
                                    }
                                }
                                @for cell in &row.cells {
                                    @match cell.variance {
                                        Some(variance) => td class={ "num " (if variance.is_zero() { "nil" } else { shade(cell.shade) }) } data-k="variance"
                                            data-v=(variance.plain()) title=(variance.grouped()) {
                                            (figure(variance, picture, true))
                                        },
                                        None => td .num { "—" },
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn shade(shade: Shade) -> &'static str {
    match shade {
        Shade::FarBetter => "h0",
        Shade::Better => "h1",
        Shade::Even => "h2",
        Shade::Worse => "h3",
        Shade::FarWorse => "h4",
    }
}

//! The pieces of a section.

use maud::{Markup, html};

use super::super::shown::on_one_line;
use super::{Page, svg, text, tone};
use crate::report::{Card, PageBlock as Block, Tone};
use crate::words::{Message, msg};

impl Page<'_> {
    /// A piece; `id` tells it from all others of the page.
    pub(super) fn block(&self, block: &Block, id: &str) -> Markup {
        match block {
            Block::Sentences(sentences) => self.sentences(sentences),
            Block::Cards(cards) => html! { div .cards { @for card in cards { (self.card(card)) } } },
            Block::Chart(chart) => self.chart(chart),
            Block::Table(table) => self.table(table, id),
            Block::Drill(drill) => self.drill(drill, id),
            Block::Text(message, tone) => self.line(message, *tone),
            Block::Folded(title, blocks) => html! {
                details .folded {
                    summary { (text(title, self.look)) }
                    @for (at, block) in blocks.iter().enumerate() { (self.block(block, &format!("{id}-{at}"))) }
                }
            },
            Block::Switch(title, views) => self.switch(title, views, id),
            Block::Ledger(ledger) => self.ledger(ledger),
        }
    }

    fn sentences(&self, sentences: &[(Message, Tone)]) -> Markup {
        html! {
            ul .sentences {
                @for (message, own) in sentences { li class=[tone(*own)] { (text(message, self.look)) } }
            }
        }
    }

    fn card(&self, card: &Card) -> Markup {
        let look = self.look;
        html! {
            div .card data-k=(card.key) {
                div .label { (text(&card.label, look)) }
                (self.figure(&card.value.0, card.value.1))
                @if let Some(note) = &card.note { div .quiet { (on_one_line(note, look)) } }
                @if let Some(spark) = &card.spark { (svg::spark(spark, look)) }
            }
        }
    }

    /// Of several views one: the choice works without a script, and a printer gets all.
    fn switch(&self, title: &Message, views: &[(Message, Vec<Block>)], id: &str) -> Markup {
        let look = self.look;
        html! {
            div .switch {
                @if views.len() > 1 {
                    @for (at, (name, _)) in views.iter().enumerate() {
                        input type="radio" name=(id) id={ (id) "-v" (at) } class={ "v" (at) } checked[at == 0];
                        label for={ (id) "-v" (at) } { (text(title, look)) " " (on_one_line(name, look)) }
                    }
                }
                @for (at, (name, blocks)) in views.iter().enumerate() {
                    div class={ "view v" (at) } {
                        h3 { (text(name, look)) }
                        @for (inner, block) in blocks.iter().enumerate() {
                            (self.block(block, &format!("{id}-{at}-{inner}")))
                        }
                    }
                }
            }
        }
    }

    /// A large figure, in each unit.
    fn figure(&self, cell: &crate::report::Cell, own: Tone) -> Markup {
        use super::super::Look;
        use super::super::shown::shown;
        let look = self.look;
        let of = |unit| shown(cell, &Look { unit, ..*look });
        let [one, thousand, wan] = super::UNITS.map(|(unit, _)| of(unit));
        html! {
            div class=[super::classes(&[Some("value"), tone(own)])] data-v=[super::cell::exact(cell)] data-u1=(one) data-uk=(thousand) data-uw=(wan) {
                (shown(cell, look))
            }
        }
    }

    /// What the rows of the ledger are, for the script, and the table that it fills.
    fn ledger(&self, ledger: &crate::report::Ledger) -> Markup {
        let look = self.look;
        let (all, shown) = (ledger.rows.all, ledger.rows.rows.len());
        let title = match all == shown as u64 {
            true => msg("page-ledger").with("count", all),
            false => msg("page-ledger-part").with("count", all).with("shown", shown),
        };
        html! {
            details .rows #ledger-rows data-cat="" data-part=[(all > shown as u64).then_some("1")] {
                summary { (text(&title, look)) }
                noscript { p { (text(&msg("page-no-rows-script"), look)) " " code { (ledger.command) } } }
            }
            script #ledger type="application/json" { (maud::PreEscaped(super::ledger::data(ledger, look))) }
        }
    }
}

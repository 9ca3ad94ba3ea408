//! Tables on a page, flat ones and those whose rows open.

use maud::{Markup, html};

use super::super::shown::{heading, on_one_line};
use super::cell::{InUnits, column_key};
use super::{Page, classes, text};
use crate::report::{Align, Column, Detail, Drill, DrillRow, Emphasis, Table};
use crate::words::msg;

impl Page<'_> {
    /// A table.
    pub(super) fn table(&self, table: &Table, id: &str) -> Markup {
        self.rows(table, &[], id, false)
    }

    /// A table whose rows open, with what finds and folds them.
    pub(super) fn drill(&self, drill: &Drill, id: &str) -> Markup {
        let look = self.look;
        html! {
            div .tools .script data-for=(id) {
                label {
                    span { (text(&msg("page-filter"), look)) }
                    " "
                    input type="search" data-do="filter" placeholder=(text(&msg("page-filter-hint"), look));
                }
                button type="button" data-do="expand" { (text(&msg("page-expand"), look)) }
                button type="button" data-do="collapse" { (text(&msg("page-collapse"), look)) }
                span .status role="status" {}
            }
            (self.rows(&drill.table, &drill.rows, id, true))
        }
    }

    fn rows(&self, table: &Table, places: &[DrillRow], id: &str, opens: bool) -> Markup {
        let look = self.look;
        let units = InUnits::new(table, look);
        let body = table.rows.iter().position(|row| row.emphasis == Emphasis::Total).unwrap_or(table.rows.len());
        let line = |row: usize| self.row(table, &units, row, places.get(row), opens);
        let named = table.title.as_ref().map(|title| heading(title, look));
        html! {
            @if let Some(title) = &named { h3 { (title) } }
            div .scroll tabindex="0" role="group" aria-label=[named.as_ref()]
                aria-labelledby=[named.is_none().then(|| heading_of(id))] {
                table id=(id) .tree[opens] {
                    thead { (self.head(&table.columns)) }
                    tbody { @for row in 0..body { (line(row)) } }
                    @if body < table.rows.len() {
                        tfoot { @for row in body..table.rows.len() { (line(row)) } }
                    }
                }
            }
        }
    }

    /// The headings, under those that several share.
    fn head(&self, columns: &[Column]) -> Markup {
        let look = self.look;
        let grouped = columns.iter().any(|column| column.group.is_some());
        let groups = columns.chunk_by(|a, b| a.group == b.group && a.group.is_some());
        let cell = |at: usize, column: &Column, rows: Option<&str>| {
            let key = match &column.key {
                crate::report::Key::Of(key) => Some(key.as_str()),
                _ => None,
            };
            html! {
                th scope="col" rowspan=[rows] class=[classes(&[num(column), Some(&priority(column))])]
                    data-k=[key] data-c=(at) { (heading(&column.heading, look)) }
            }
        };
        let all = || columns.iter().enumerate();
        html! {
            @if grouped {
                tr {
                    @for group in groups {
                        @match &group[0].group {
                            Some(name) => th scope="colgroup" colspan=(group.len()) .group { (heading(name, look)) },
                            None => (cell(place(columns, &group[0]), &group[0], Some("2"))),
                        }
                    }
                }
                tr { @for (at, column) in all().filter(|(_, column)| column.group.is_some()) { (cell(at, column, None)) } }
            } @else {
                tr { @for (at, column) in all() { (cell(at, column, None)) } }
            }
        }
    }

    fn row(&self, table: &Table, units: &InUnits, at: usize, place: Option<&DrillRow>, opens: bool) -> Markup {
        let look = self.look;
        let row = &table.rows[at];
        let kind = match row.emphasis {
            Emphasis::Item => "item",
            Emphasis::Subtotal => "sum",
            Emphasis::Total => "total",
        };
        let name = units.name(at, look);
        let detail = place.and_then(|place| place.detail.as_ref());
        let tone = row.cells.first().and_then(|(_, tone)| super::tone(*tone));
        html! {
            tr id=[place.map(|place| place.anchor.as_str())] class=(kind) data-d=[opens.then_some(row.indent)]
                data-income=[place.filter(|place| place.is_income).map(|_| "1")] {
                th scope="row" class={ "d" (row.indent.min(6)) } {
                    span class=[classes(&[Some("name"), tone])] { (name) }
                    @if let Some(place) = place {
                        a .anchor href={ "#" (place.anchor) } aria-label=(text(&msg("page-link"), look)) { "#" }
                    }
                }
                @for column in 1..table.columns.len() {
                    (units.cell(at, column, &priority(&table.columns[column]), look))
                }
            }
            @if let Some(detail) = detail { (self.detail(detail, table.columns.len())) }
        }
    }

    /// What a row opens to.
    fn detail(&self, detail: &Detail, columns: usize) -> Markup {
        let look = self.look;
        let (all, shown) = detail.count;
        let unheld = msg("page-row-ledger-unheld").with("count", all);
        let rows = match all == shown {
            true => msg("page-row-ledger").with("count", all),
            false => msg("page-row-ledger-part").with("count", all).with("shown", shown),
        };
        html! {
            tr .more {
                td colspan=(columns) {
                    @if let Some(months) = &detail.months {
                        details {
                            summary { (text(&msg("page-row-months"), look)) }
                            (self.plain(months))
                        }
                    }
                    @match &detail.rows {
                        Some(_) if shown == 0 => p .quiet { (text(&unheld, look)) " " code { (detail.command) } },
                        Some((category, planned)) => {
                            details .rows data-part=[(all > shown).then_some("1")] data-cat=(category.as_str()) data-planned=(if *planned { "1" } else { "0" }) {
                                summary { (text(&rows, look)) }
                                noscript { p { (text(&msg("page-no-rows-script"), look)) } }
                                p .all { (text(&msg("page-row-all"), look)) " " code { (detail.command) } }
                            }
                        },
                        None => p .quiet { (text(&msg("page-row-none"), look)) },
                    }
                }
            }
        }
    }

    /// A small table within another.
    fn plain(&self, table: &Table) -> Markup {
        let look = self.look;
        let units = InUnits::new(table, look);
        html! {
            table .small {
                thead {
                    tr {
                        @for (at, column) in table.columns.iter().enumerate() {
                            th scope="col" class=[num(column)] data-k=[column_key(table, at)] {
                                (heading(&column.heading, look))
                            }
                        }
                    }
                }
                tbody {
                    @for at in 0..table.rows.len() {
                        tr {
                            th scope="row" { (units.name(at, look)) }
                            @for column in 1..table.columns.len() { (units.cell(at, column, "", look)) }
                        }
                    }
                }
            }
        }
    }

    /// A line of text.
    pub(super) fn line(&self, message: &crate::words::Message, tone: crate::report::Tone) -> Markup {
        html! { p class=[classes(&[Some("line"), super::tone(tone)])] { (on_one_line(message, self.look)) } }
    }
}

/// The class of figures.
fn num(column: &Column) -> Option<&'static str> {
    (column.align == Align::Right).then_some("num")
}

/// The class by which a phone leaves a column out.
fn priority(column: &Column) -> String {
    format!("p{}", column.priority.min(3))
}

/// Where a column stands among all.
fn place(columns: &[Column], column: &Column) -> usize {
    columns.iter().position(|own| std::ptr::eq(own, column)).unwrap_or(0)
}

/// The heading over a piece of a section, `alerts-2`; of a report without sections, the title.
fn heading_of(id: &str) -> String {
    match id.split_once('-') {
        Some((section, _)) => format!("{section}-title"),
        None => "title".to_string(),
    }
}

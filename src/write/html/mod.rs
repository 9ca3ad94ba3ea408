//! `html`: one file that opens without a network, for whoever looks rather than reads.
//!
//! Style and script stand in the file, and a policy lets nothing else run or load: what a name or a description holds is
//! text. Without the script all of it can be read but the rows of the ledger; what the script does is in `page.js`.

mod block;
mod cell;
mod chart;
mod heat;
mod ledger;
mod svg;
mod table;

pub(super) use svg::standalone;

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::shown::{heading, legend, on_one_line};
use super::{Look, PeopleWriter};
use crate::model::{Currency, Unit};
use crate::report::{Cell, PageBlock as Block, Report, Section, Tone};
use crate::words::{Message, msg};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A page.
pub(super) struct Html;

impl PeopleWriter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let page = Page { look, currency: currency(report) };
        out.write_all(page.document(report).into_string().as_bytes())
    }
}

/// What every piece of a page needs.
struct Page<'a> {
    look: &'a Look<'a>,
    /// Of the amounts.
    currency: Currency,
}

/// A text with a capital where its first word is the catalogue's.
fn text(message: &Message, look: &Look<'_>) -> String {
    heading(message, look)
}

/// The class of a tone.
fn tone(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Bad => Some("bad"),
        Tone::Warn => Some("warn"),
        Tone::Good => Some("good"),
        Tone::Quiet => Some("quiet"),
    }
}

/// Class names as one attribute, of those that there are.
fn classes(names: &[Option<&str>]) -> Option<String> {
    let names: Vec<&str> = names.iter().copied().flatten().filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Lets the page's own style and script in, and nothing else.
fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
}

/// The text as it may stand in a script element: nothing in it ends that.
fn data(value: &serde_json::Value) -> String {
    let text = value.to_string();
    text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// The report's currency.
fn currency(report: &Report) -> Currency {
    let code = report.data.head.iter().find_map(|(key, value)| match value {
        crate::report::Datum::Cell(Cell::Text(code)) if *key == "currency" => Some(code.as_str()),
        _ => None,
    });
    code.and_then(Currency::parse).unwrap_or(Currency::CNY)
}

impl Page<'_> {
    fn document(&self, report: &Report) -> Markup {
        let look = self.look;
        let title = report.sections.iter().find_map(|section| match section {
            Section::Title { title, .. } => Some(text(title, look)),
            _ => None,
        });
        let title = title.unwrap_or_else(|| report.name.to_string());
        let parts: Vec<(&str, String)> = report
            .sections
            .iter()
            .filter_map(|section| match section {
                Section::Part(part) => Some((part.name, text(&part.title, look))),
                _ => None,
            })
            .collect();
        html! {
            (DOCTYPE)
            html lang=(look.words.language().tag()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy());
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body data-scale=(self.currency.scale()) data-unit=(unit_key(look.unit)) {
                    a .skip href="#main" { (text(&msg("page-skip"), look)) }
                    (svg::patterns())
                    (self.header(&title, report, &parts))
                    main #main tabindex="-1" { @for section in &report.sections { (self.section(section)) } }
                    script #words type="application/json" { (PreEscaped(data(&self.script_words()))) }
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
    }

    /// Title, what it is of, the unit, and the way to each section.
    fn header(&self, title: &str, report: &Report, parts: &[(&str, String)]) -> Markup {
        let look = self.look;
        let mut lines: Vec<(String, bool)> = Vec::new();
        for section in &report.sections {
            if let Section::Title { notes, legend: own, .. } = section {
                lines.extend(notes.iter().map(|note| (on_one_line(note, look), true)));
                lines.extend(legend(own, look).into_iter().map(|line| (line, false)));
            }
        }
        html! {
            header .top {
                h1 #title { (title) }
                // What is switched, the script writes here.
                @let [one, thousand, wan] = UNIT_NOTES.map(|id| text(&msg(id).with("currency", self.currency.code()), look));
                @let own = UNITS.iter().position(|(unit, _)| *unit == look.unit).unwrap_or(0);
                p .note #unit-note data-u1=(one) data-uk=(thousand) data-uw=(wan) { ([&one, &thousand, &wan][own]) }
                @for (line, weighty) in &lines { p .note .quiet[!weighty] { (line) } }
                div .tools .script {
                    fieldset .units {
                        legend { (text(&msg("page-unit"), look)) }
                        @for (unit, id) in UNITS {
                            label {
                                input type="radio" name="unit" value=(unit_key(unit)) checked[unit == look.unit];
                                " " (text(&msg(id), look))
                            }
                        }
                    }
                    button type="button" data-do="print" { (text(&msg("page-print"), look)) }
                }
                noscript { p .note { (text(&msg("page-no-script"), look)) } }
            }
            @if parts.len() > 1 {
                nav .contents aria-label=(text(&msg("page-contents"), look)) {
                    ul { @for (name, title) in parts { li { a href={ "#" (name) } { (title) } } } }
                }
            }
        }
    }

    fn section(&self, section: &Section) -> Markup {
        let look = self.look;
        match section {
            // It is in the header.
            Section::Title { .. } => html! {},
            Section::Table(table) => html! { section { (self.block(&Block::Table(table.clone()), "table")) } },
            Section::Chart(chart) => html! { section { (self.chart(chart)) } },
            Section::Text(message, own) => {
                html! { p class=[classes(&[Some("line"), tone(*own)])] { (on_one_line(message, look)) } }
            }
            Section::Part(part) => html! {
                section id=(part.name) aria-labelledby={ (part.name) "-title" } {
                    h2 id={ (part.name) "-title" } { (text(&part.title, look)) }
                    @for (at, block) in part.blocks.iter().enumerate() {
                        (self.block(block, &format!("{}-{at}", part.name)))
                    }
                }
            },
        }
    }

    /// What the script says.
    fn script_words(&self) -> serde_json::Value {
        let say = |id: &'static str| text(&msg(id), self.look);
        json!({
            "filtered": say("page-filtered"),
            "filteredCost": say("page-filtered-cost"),
            "filteredIncome": say("page-filtered-income"),
            "held": say("page-held-total"),
            "totalCost": say("report-total-cost"),
            "totalIncome": say("report-total-income"),
            "none": say("page-no-match"),
            "toggle": say("page-toggle"),
            "open": say("page-open-row"),
            "sort": say("page-sort"),
            "more": say("page-show-more"),
            "filter": say("page-filter"),
            "total": say("term-total"),
            "date": say("term-date"),
            "voucher": say("term-voucher"),
            "description": say("term-description"),
            "vendor": say("term-vendor"),
            "amount": say("term-amount"),
            "source": say("page-source-line"),
            "category": say("term-category"),
            // The script fills these.
            "shown": on_one_line(&msg("page-shown").with("shown", "{0}").with("all", "{1}"), self.look),
        })
    }
}

/// The units that amounts can be shown in.
const UNITS: [(Unit, &str); 3] =
    [(Unit::One, "page-unit-one"), (Unit::Thousand, "page-unit-thousand"), (Unit::Wan, "page-unit-wan")];

/// What says in which unit amounts are shown.
const UNIT_NOTES: [&str; 3] = ["workbook-unit", "write-unit-thousand", "write-unit-wan"];

fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Thousand => "k",
        Unit::Wan => "w",
        _ => "1",
    }
}

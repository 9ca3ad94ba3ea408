//! `markdown`: GitHub tables, to be pasted into a mail, an issue or a wiki.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::rounded::rounded;
use super::shown::{heading, on_one_line, row_name, shown, unit_note};
use super::{Look, PeopleWriter, chart};
use crate::report::{Align, Column, Emphasis, Report, Row, Section, Table};
use crate::words::Message;

/// GitHub-flavoured Markdown.
pub(super) struct Markdown;

impl PeopleWriter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        sections(&report.sections, false, &mut unit_note(report, look), look, out)
    }
}

/// Sections, one below the other; the unit is told once. Sentences of a part make a list.
fn sections(
    all: &[Section],
    listed: bool,
    unit: &mut Option<Message>,
    look: &Look<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for (i, section) in all.iter().enumerate() {
        let item = |at: usize| listed && matches!(all.get(at), Some(Section::Text(..)));
        if i > 0 && !(item(i) && item(i - 1)) {
            writeln!(out)?;
        }
        match section {
            Section::Title { title, notes, legend } => {
                writeln!(out, "## {}", prose(title, look))?;
                let legend = if look.verbose { &legend.whole } else { &legend.brief };
                for (i, note) in notes.iter().chain(&unit.take()).chain(legend).enumerate() {
                    let gap = if i == 0 { "\n" } else { "" };
                    writeln!(out, "{gap}- {}", prose(note, look))?;
                }
            }
            Section::Table(table) => {
                if let Some(note) = unit.take() {
                    writeln!(out, "{}\n", prose(&note, look))?;
                }
                write_table(&rounded(table, look), look, out)?;
            }
            Section::Text(message, _) if listed => writeln!(out, "- {}", prose(message, look))?,
            Section::Text(message, _) => writeln!(out, "{}", prose(message, look))?,
            Section::Chart(chart) => {
                // A picture of characters, which stay where they are.
                let plain = Look { color: false, ..*look };
                writeln!(out, "```text")?;
                for line in chart::lines(chart, &plain) {
                    writeln!(out, "{}", line.replace("```", "` ` `"))?;
                }
                writeln!(out, "```")?;
            }
            Section::Part(part) => {
                writeln!(out, "### {}\n", prose(&part.title, look))?;
                sections(&part.brief, true, unit, look, out)?;
            }
        }
    }
    Ok(())
}

fn write_table(table: &Table, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    if let Some(title) = &table.title {
        writeln!(out, "### {}\n", prose(title, look))?;
    }
    let headings: Vec<String> = table.columns.iter().map(|column| full_heading(column, look)).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| cells(row, look)).collect();
    let widths: Vec<usize> = (0..headings.len())
        .map(|i| {
            let cells = rows.iter().filter_map(|row| row.get(i)).map(|text| text.width());
            cells.chain([headings[i].width(), 3]).max().unwrap_or(3)
        })
        .collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).zip(&table.columns).map(|((text, width), column)| {
            let gap = " ".repeat(width - text.width());
            match column.align {
                Align::Left => format!(" {text}{gap} "),
                Align::Right => format!(" {gap}{text} "),
            }
        });
        format!("|{}|", padded.collect::<Vec<String>>().join("|"))
    };
    let rules = widths.iter().zip(&table.columns).map(|(width, column)| match column.align {
        Align::Left => format!(" {} ", "-".repeat(*width)),
        Align::Right => format!(" {}: ", "-".repeat(width - 1)),
    });
    writeln!(out, "{}", line(&headings))?;
    writeln!(out, "|{}|", rules.collect::<Vec<String>>().join("|"))?;
    rows.iter().try_for_each(|row| writeln!(out, "{}", line(row)))
}

/// One header row is all that GitHub has: the heading above several columns stands before each.
fn full_heading(column: &Column, look: &Look<'_>) -> String {
    match &column.group {
        Some(group) => escaped(&format!("{} {}", heading(group, look), on_one_line(&column.heading, look))),
        None => escaped(&heading(&column.heading, look)),
    }
}

fn cells(row: &Row, look: &Look<'_>) -> Vec<String> {
    let bold = |text: String| {
        if row.emphasis == Emphasis::Item || text.is_empty() { text } else { format!("**{text}**") }
    };
    let mut cells: Vec<String> = row.cells.iter().map(|(cell, _)| bold(escaped(&shown(cell, look)))).collect();
    if let (Some(first), Some((cell, _))) = (cells.first_mut(), row.cells.first()) {
        *first = "&emsp;".repeat(row.indent) + &bold(escaped(&row_name(cell, look)));
    }
    cells
}

/// A sentence or a title: text too, and a line of its own, where a mark at its beginning makes a list or a heading.
fn prose(message: &Message, look: &Look<'_>) -> String {
    let text = with_commands(&on_one_line(message, look));
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let spaced = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let at = match text.as_bytes() {
        [b'#' | b'>' | b'=', ..] => 0,
        [b'-' | b'+', ..] if spaced(&text[1..]) || text.starts_with("--") => 0,
        bytes if digits > 0 && matches!(bytes.get(digits), Some(b'.' | b')')) && spaced(&text[digits + 1..]) => digits,
        _ => return text,
    };
    format!("{}\\{}", &text[..at], &text[at..])
}

/// A sentence with the commands in it as code, for who is to type them.
fn with_commands(text: &str) -> String {
    let (mut rest, mut whole) = (text.trim(), String::new());
    while let Some((before, tail)) = rest.split_once("`budget ")
        && let Some((command, after)) = tail.split_once('`')
    {
        whole.push_str(&marked(before));
        whole.push_str(&format!("`budget {command}`"));
        rest = after;
    }
    whole + &marked(rest)
}

/// What a name holds is text, not markup.
fn escaped(text: &str) -> String {
    marked(text.trim())
}

fn marked(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '~' | '$' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::words::{Language, Words};

    #[test]
    fn a_title_and_a_sentence_are_text() {
        let words = Words::new(Language::En);
        let look = Look::plain(&words, Unit::One);
        for (text, expected) in [
            ("A | B <b>x</b> `y`", r"A \| B &lt;b>x&lt;/b> \`y\`"),
            ("# no heading", r"\# no heading"),
            ("see `budget explain a*b --ytd` or `x`", r"see `budget explain a*b --ytd` or \`x\`"),
            ("`budget explain", r"\`budget explain"),
            ("- no item", r"\- no item"),
            ("-1,000.00 is left", "-1,000.00 is left"),
            ("2026. A year", r"2026\. A year"),
            ("2026-01", "2026-01"),
            ("> no quotation", r"\> no quotation"),
            ("---", r"\---"),
            ("$z$ and *bold*", r"\$z\$ and \*bold\*"),
            ("a\u{202e}b", "a&lt;U+202E>b"),
        ] {
            assert_eq!(prose(&Message::verbatim(text), &look), expected);
        }
    }
}

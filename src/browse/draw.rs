//! A state on a screen of any size: title, the way to what is open, the heading of the table that is looked at, its lines,
//! and a line of keys. Colour says nothing that the text does not.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

use super::columns::{GAP, fitting};
use super::keys::{LISTED, REMINDED};
use super::state::{Mode, View};
use super::{Body, Entry, State};
use crate::report::{Emphasis, Tone};
use crate::words::{Words, fold_after, msg};
use crate::write::fitted;

/// Draws it. What the screen has room for is kept in the state, for keys that move by screens.
pub fn draw(frame: &mut ratatui::Frame<'_>, state: &mut State, words: &Words, colour: bool) {
    let area = frame.area();
    let mut paper = Paper { to: frame.buffer_mut(), area, colour };
    if area.height == 0 || area.width == 0 {
        return;
    }
    let mut top = 0;
    let (wide, high) = (usize::from(area.width), usize::from(area.height));
    paper.line(top, &state.view().page.title, Style::new().add_modifier(Modifier::BOLD));
    top += 1;
    let way = way(state);
    if !way.is_empty() && high >= 6 {
        paper.line(top, &last_of(&way, wide), paper.tone(Tone::Quiet));
        top += 1;
    }
    let brief = &state.view().page.brief;
    if !brief.is_empty() && high >= 12 {
        paper.line(top, brief, paper.tone(Tone::Quiet));
        top += 1;
    }
    let bottom = high.saturating_sub(1);
    if state.mode == Mode::Helping {
        help(&mut paper, (top, bottom), words);
    } else if bottom > top {
        list(&mut paper, state, (top, bottom), words);
    }
    if high > 1 {
        let text = foot(state, wide, words);
        paper.line(bottom, &text, paper.tone(Tone::Quiet));
    }
}

/// Where lines are put.
struct Paper<'b> {
    to: &'b mut Buffer,
    area: Rect,
    colour: bool,
}

impl Paper<'_> {
    fn line(&mut self, y: usize, text: &str, style: Style) {
        self.put(0, y, text, style);
    }

    /// A text at its place; what leaves the screen is cut.
    fn put(&mut self, x: usize, y: usize, text: &str, style: Style) {
        let (wide, high) = (usize::from(self.area.width), usize::from(self.area.height));
        if x >= wide || y >= high {
            return;
        }
        let text = fitted(text, wide - x, '…');
        let (x, y) = (self.area.x + x as u16, self.area.y + y as u16);
        self.to.set_string(x, y, text, style);
    }

    fn tone(&self, tone: Tone) -> Style {
        let colour = |style: Style, own: Color| if self.colour { style.fg(own) } else { style };
        match tone {
            Tone::Plain => Style::new(),
            Tone::Bad => colour(Style::new(), Color::Red),
            Tone::Warn => colour(Style::new(), Color::Yellow),
            Tone::Good => colour(Style::new(), Color::Green),
            Tone::Quiet => Style::new().add_modifier(Modifier::DIM),
        }
    }
}

/// The end of a text: of a long way the last steps say where one is.
fn last_of(text: &str, room: usize) -> String {
    let mut rest = text;
    if text.width() <= room {
        return text.to_string();
    }
    while rest.width() + 1 > room {
        let mut letters = rest.chars();
        letters.next();
        rest = letters.as_str();
        if rest.is_empty() {
            break;
        }
    }
    format!("…{rest}")
}

fn way(state: &State) -> String {
    let names = state.views.iter().map(|view| view.name.as_str()).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(" › ")
}

fn list(paper: &mut Paper<'_>, state: &mut State, (top, bottom): (usize, usize), words: &Words) {
    let wide = usize::from(paper.area.width);
    let view = state.view();
    let shown: Vec<&Entry> = view.shown().collect();
    if shown.is_empty() {
        paper.line(top, &words.say(&msg("browse-none")), paper.tone(Tone::Warn));
        return;
    }
    // The table that is looked at: of the line that is selected, else of the next row below it.
    let sheet = shown[view.selected.min(shown.len() - 1)..].iter().find_map(|entry| sheet_of(entry));
    let sheet = sheet.or_else(|| shown.iter().rev().find_map(|entry| sheet_of(entry)));
    let headed = sheet.filter(|_| bottom - top >= 3);
    let first = top + if headed.is_some() { 2 } else { 0 };
    let room = bottom - first;
    let layouts: Vec<Vec<(usize, usize)>> =
        (0..view.page.sheets.len()).map(|at| fitting(&view.page, at, wide)).collect();
    if let Some(sheet) = headed {
        let headings = view.page.sheets[sheet].columns.iter().map(|column| (column.heading.clone(), Tone::Quiet));
        let cells: Vec<(String, Tone)> = headings.collect();
        row(paper, (top, &layouts[sheet]), &cells, 0, (view, sheet), Style::new());
        paper.line(top + 1, &"─".repeat(wide), paper.tone(Tone::Quiet));
    }
    let lines: Vec<Vec<String>> = shown.iter().map(|entry| folded(entry, wide)).collect();
    let heights: Vec<usize> = lines.iter().map(|lines| lines.len().clamp(1, room.max(1))).collect();
    let selected = view.selected.min(shown.len() - 1);
    let begin = window(&heights, view.top, selected, room);
    let mut y = first;
    for (at, entry) in shown.iter().enumerate().skip(begin) {
        if y >= bottom {
            break;
        }
        let mark = if at == selected { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
        if at == selected {
            paper.line(y, &" ".repeat(wide), mark);
        }
        match &entry.body {
            Body::Row { sheet, cells, indent, emphasis } => {
                let weight = if *emphasis == Emphasis::Item { mark } else { mark.add_modifier(Modifier::BOLD) };
                row(paper, (y, &layouts[*sheet]), cells, *indent, (view, *sheet), weight);
                y += 1;
            }
            Body::Text(_, tone) => {
                for line in lines[at].iter().take(heights[at]).take(bottom - y) {
                    paper.line(y, line, paper.tone(*tone).patch(mark));
                    y += 1;
                }
            }
            Body::Heading(text) => {
                paper.line(y, text, mark.add_modifier(Modifier::BOLD));
                y += 1;
            }
        }
    }
    let view = state.view_mut();
    (view.top, view.selected) = (begin, selected);
    state.lines = room;
}

fn sheet_of(entry: &Entry) -> Option<usize> {
    if let Body::Row { sheet, .. } = &entry.body { Some(*sheet) } else { None }
}

fn folded(entry: &Entry, wide: usize) -> Vec<String> {
    match &entry.body {
        Body::Text(text, _) if wide > 4 => fold_after(text, wide, "  "),
        _ => vec![entry.text()],
    }
}

/// The first line on the screen, so that the one that is selected is on it, too: moved no further than it must be.
fn window(heights: &[usize], top: usize, selected: usize, room: usize) -> usize {
    let mut begin = top.min(selected);
    while begin < selected && heights[begin..=selected].iter().sum::<usize>() > room {
        begin += 1;
    }
    begin
}

fn row(
    paper: &mut Paper<'_>,
    (y, layout): (usize, &[(usize, usize)]),
    cells: &[(String, Tone)],
    indent: usize,
    (view, sheet): (&View, usize),
    style: Style,
) {
    let mut x = 0;
    for (at, wide) in layout {
        let Some((text, tone)) = cells.get(*at) else { continue };
        let indent = if *at == 0 { (indent * 2).min(wide / 2) } else { 0 };
        let text = fitted(text, wide - indent, '…');
        let right = view.page.sheets[sheet].columns[*at].right;
        let before = if right { wide.saturating_sub(text.width()) } else { indent };
        paper.put(x + before, y, &text, paper.tone(*tone).patch(style));
        x += wide + GAP;
    }
}

/// The keys, each with what it does.
fn help(paper: &mut Paper<'_>, (top, bottom): (usize, usize), words: &Words) {
    let keys = LISTED.iter().map(|(key, _)| key.width()).max().unwrap_or(0);
    for (at, (key, id)) in LISTED.iter().enumerate() {
        let y = top + at;
        if y >= bottom {
            break;
        }
        paper.put(0, y, key, Style::new().add_modifier(Modifier::BOLD));
        paper.put(keys + GAP, y, &words.say(&msg(id)), Style::new());
    }
}

/// The last line: what was said, the filter, else the keys.
fn foot(state: &State, wide: usize, words: &Words) -> String {
    if let Some(said) = &state.said {
        return words.say(said);
    }
    let filter = &state.view().filter;
    match state.mode {
        Mode::Helping => words.say(&msg("browse-any-key")),
        Mode::Filtering => format!("/{filter}_"),
        Mode::Moving => {
            let mut text = if filter.is_empty() { String::new() } else { format!("/{filter}  ") };
            for (key, id) in REMINDED {
                let next = format!("{key} {}", words.say(&msg(id)));
                if text.width() + next.width() + GAP > wide && !text.is_empty() {
                    continue;
                }
                text.push_str(&next);
                text.push_str("  ");
            }
            text.trim_end().to_string()
        }
    }
}

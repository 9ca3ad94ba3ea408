//! Categories × months: each variance with its sign, and a mark where it is far.

use super::super::picture::{Picture, figure};
use super::{Draw, GAP, name_room, pushed, widest};
use crate::report::Tone;
use crate::report::chart::{Heat, HeatCell, Shade};

/// The table; months that have no room side by side follow below.
pub(super) fn heat(heat: &Heat, picture: Picture, draw: &Draw<'_>) -> Vec<String> {
    let names: Vec<String> =
        heat.rows.iter().map(|row| format!("{}{}", " ".repeat(row.indent * 2), draw.text(&row.label))).collect();
    let shown = |cell: &HeatCell| {
        let amount = cell.variance.map_or_else(|| "—".to_string(), |amount| figure(amount, picture, true));
        format!("{amount}{}", mark(cell.shade, draw.look.ascii))
    };
    let figures: Vec<Vec<String>> = heat.rows.iter().map(|row| row.cells.iter().map(shown).collect()).collect();
    let heads: Vec<String> = heat.months.iter().map(|month| format!("{} ", month.month())).collect();
    let wide = widest(figures.iter().flatten().chain(&heads));
    let room = name_room(&names, draw.width / 4);
    let at_once = (draw.width.saturating_sub(room) / (wide + GAP)).max(1);
    let mut lines = Vec::new();
    for from in (0..heat.months.len()).step_by(at_once) {
        let part = from..(from + at_once).min(heat.months.len());
        let head: Vec<String> = heads[part.clone()].iter().map(|head| pushed(head, wide)).collect();
        lines.push(format!("{}  {}", " ".repeat(room), head.join("  ")).trim_end().to_string());
        for ((row, name), figures) in heat.rows.iter().zip(&names).zip(&figures) {
            let cells = row.cells[part.clone()].iter().zip(&figures[part.clone()]);
            let cells = cells.map(|(cell, text)| draw.painted(&pushed(text, wide), tone(cell.shade)));
            let cells: Vec<String> = cells.collect();
            lines.push(format!("{}  {}", draw.name(name, room), cells.join("  ")).trim_end().to_string());
        }
    }
    lines
}

/// How far: two marks for a tenth and more, one for less, none for next to nothing.
fn mark(shade: Shade, ascii: bool) -> char {
    match (shade, ascii) {
        (Shade::FarWorse | Shade::FarBetter, false) => '▓',
        (Shade::Worse | Shade::Better, false) => '░',
        (Shade::FarWorse | Shade::FarBetter, true) => '#',
        (Shade::Worse | Shade::Better, true) => ':',
        (Shade::Even, _) => ' ',
    }
}

fn tone(shade: Shade) -> Tone {
    match shade {
        Shade::FarWorse | Shade::Worse => Tone::Bad,
        Shade::FarBetter | Shade::Better => Tone::Good,
        Shade::Even => Tone::Plain,
    }
}

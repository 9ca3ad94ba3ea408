//! Goals: a bar on the way to the mark at which each is reached.

use super::super::shown::on_one_line;
use super::ink::Ink;
use super::{Draw, GAP, name_room, padded, pushed, widest};
use crate::report::chart::Bullet;
use crate::words::msg;
use unicode_width::UnicodeWidthStr;

/// A zone narrower than this tells nothing.
const LEAST_ZONE: usize = 12;

/// The goals. The mark has a cell of its own, and a score of 1,000 reaches up to it; a fifth more has room behind it.
pub(super) fn bullets(rows: &[Bullet], draw: &Draw<'_>) -> Vec<String> {
    let names: Vec<String> = rows.iter().map(|row| draw.text(&row.label)).collect();
    let beside = |row: &Bullet| {
        let beside = msg("chart-goal-beside").with("actual", row.actual.as_str());
        on_one_line(&beside.with("target", row.target.as_str()), draw.look)
    };
    let told: Vec<String> = rows.iter().map(beside).collect();
    let wide = widest(told.iter());
    let room = name_room(&names, draw.width / 4);
    let zone = draw.width.saturating_sub(room + wide + 2 * GAP);
    let narrow = zone < LEAST_ZONE;
    let zone = if narrow { draw.width } else { zone };
    let mut lines = Vec::new();
    for ((row, name), told) in rows.iter().zip(&names).zip(&told) {
        let bar = bar(row, zone, draw);
        if narrow {
            let name = draw.name(name, draw.width.saturating_sub(told.width() + 1).max(4));
            let line = format!("{name} {}", draw.painted(told, row.tone));
            match name.width() + 1 + told.width() <= draw.width {
                true => lines.push(line),
                false => {
                    lines.push(draw.name(name.trim_end(), draw.width).trim_end().to_string());
                    lines.extend(draw.sentence(told, row.tone, false));
                }
            }
            lines.push(bar.trim_end().to_string());
        } else {
            let told = draw.painted(&pushed(told, wide), row.tone);
            lines.push(format!("{}  {bar}  {told}", draw.name(name, room)));
        }
    }
    lines
}

/// The eighths of a score up to the mark, and behind it.
pub(super) fn eighths(score: i64, before: usize) -> (usize, usize) {
    let score = usize::try_from(score.clamp(0, 1_200)).unwrap_or(0);
    let all = (score * before * 8 * 2 + 1_000) / 2_000;
    let all = if score > 0 { all.max(1) } else { 0 };
    (all.min(before * 8), all.saturating_sub(before * 8))
}

fn bar(row: &Bullet, zone: usize, draw: &Draw<'_>) -> String {
    // Five parts before the mark, one behind it.
    let before = (zone - 1) * 5 / 6;
    let behind = zone - 1 - before;
    let (reached, over) = eighths(row.score, before);
    let mark = if draw.look.ascii { "|" } else { "┃" };
    let part = |eighths, cells| {
        let bar = padded(&draw.bar(Ink::Actual, eighths), cells);
        draw.painted(&bar, row.tone)
    };
    format!("{}{mark}{}", part(reached, before), part(over, behind))
}

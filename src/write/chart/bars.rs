//! Budget outlined over the actual, the variance beside them; and variances alone, from one zero.

use super::super::picture::{Picture, figure, unit_word};
use super::super::screen::fitted;
use super::super::shown::on_one_line;
use super::ink::{Ink, Scale};
use super::{Draw, GAP, mark, name_room, padded, pushed, widest};
use crate::model::Money;
use crate::report::chart::{Bar, Drawing};
use crate::words::{fold_after, msg};
use unicode_width::UnicodeWidthStr;

/// A zone narrower than this tells nothing: then a row has its name on a line of its own.
const LEAST_ZONE: usize = 12;

fn ratio(row: &Bar) -> String {
    let Some(ratio) = row.ratio else { return "—".to_string() };
    let percent = ratio.percent();
    if row.variance.is_some_and(Money::is_positive) { format!("+{percent}") } else { percent }
}

/// What a variance is drawn and written with.
struct Change {
    figure: String,
    ratio: String,
}

/// Budget and actual of each row.
pub(super) fn both(rows: &[Bar], picture: Picture, draw: &Draw<'_>) -> Vec<String> {
    let own = Picture::new(&Drawing::Variances(rows.to_vec()), draw.look.words.language()).unwrap_or(picture);
    let names: Vec<String> = rows.iter().map(|row| draw.text(&row.label)).collect();
    let change = |row: &Bar| match row.variance {
        Some(variance) => Change { figure: figure(variance, own, true), ratio: ratio(row) },
        None => Change {
            figure: row.note.as_ref().map_or_else(String::new, |note| on_one_line(note, draw.look)),
            ratio: String::new(),
        },
    };
    let changes: Vec<Change> = rows.iter().map(change).collect();
    let amounts = |row: &Bar| [row.budget, Some(row.actual)].map(|amount| amount.map(|a| figure(a, picture, false)));
    let figures: Vec<[Option<String>; 2]> = rows.iter().map(amounts).collect();
    let columns = [
        widest(figures.iter().flatten().flatten()),
        widest(changes.iter().map(|change| &change.figure)),
        widest(changes.iter().map(|change| &change.ratio)),
    ];
    let beside: usize = columns.iter().filter(|width| **width > 0).map(|width| width + GAP).sum();
    let room = name_room(&names, draw.width / 4);
    let zone = draw.width.saturating_sub(room + GAP + beside);
    let mut lines = vec![head(rows, (picture, own), draw)];
    let all = || rows.iter().flat_map(|row| row.budget.into_iter().chain([row.actual])).map(Money::minor);
    if zone < LEAST_ZONE {
        let zone = draw.width.saturating_sub(columns[0] + 1);
        let scale = Scale::new(all(), zone);
        for (((row, name), figures), change) in rows.iter().zip(&names).zip(&figures).zip(&changes) {
            let beside = format!("{} {}", change.figure, change.ratio).trim().to_string();
            let room = draw.width.saturating_sub(beside.width() + 1);
            lines.push(format!("{} {}", draw.name(name, room), draw.painted(&beside, row.tone)).trim_end().to_string());
            for (ink, amount, figure) in of_row(row, figures) {
                lines.push(format!("{} {}", scale.placed(ink, amount, draw.look.ascii), pushed(figure, columns[0])));
            }
        }
        return lines;
    }
    let scale = Scale::new(all(), zone);
    for (((row, name), figures), change) in rows.iter().zip(&names).zip(&figures).zip(&changes) {
        let bars = of_row(row, figures);
        let names = names_over(name, room, bars.len(), draw);
        for (at, (ink, amount, figure)) in bars.iter().enumerate() {
            let bar = scale.placed(*ink, *amount, draw.look.ascii);
            let mut line = format!("{}  {bar}  {}", padded(&names[at], room), pushed(figure, columns[0]));
            if *ink == Ink::Actual && columns[1] > 0 {
                let told = format!("{}  {}", pushed(&change.figure, columns[1]), pushed(&change.ratio, columns[2]));
                line = format!("{line}  {}", draw.painted(&told, row.tone));
            }
            lines.push(line.trim_end().to_string());
        }
    }
    lines
}

/// The bars of a row with their figures: the budget, if it has one, over the actual.
fn of_row<'f>(row: &Bar, figures: &'f [Option<String>; 2]) -> Vec<(Ink, i64, &'f String)> {
    let amounts = [(Ink::Plan, row.budget), (Ink::Actual, Some(row.actual))];
    let all = amounts.into_iter().zip(figures);
    all.filter_map(|((ink, amount), figure)| Some((ink, amount?.minor(), figure.as_ref()?))).collect()
}

/// A long name takes as many lines as its row has.
fn names_over(name: &str, room: usize, lines: usize, draw: &Draw<'_>) -> Vec<String> {
    let mut folded = fold_after(name, room, "");
    if folded.len() > lines {
        let rest = folded.split_off(lines - 1).join(" ");
        folded.push(rest);
    }
    folded.resize(lines, String::new());
    folded.iter().map(|line| fitted(line, room, mark(draw.look.ascii))).collect()
}

/// What is drawn how; variances are small beside their budgets, and may have a unit of their own.
fn head(rows: &[Bar], (picture, own): (Picture, Picture), draw: &Draw<'_>) -> String {
    let planned = rows.iter().any(|row| row.budget.is_some());
    let actual = (Ink::Actual, "chart-key-actual");
    let key = if planned { draw.key(&[actual, (Ink::Plan, "chart-key-budget")]) } else { draw.key(&[actual]) };
    if !planned {
        return key;
    }
    let word = match own == picture {
        true => msg("chart-key-variance"),
        false => msg("chart-key-variance-in").with("unit", unit_word(own, draw.look)),
    };
    let word = on_one_line(&word, draw.look);
    match key.width() + GAP + word.width() <= draw.width {
        true => format!("{key}{}", pushed(&word, draw.width - key.width())),
        false => key,
    }
}

/// Variances alone.
pub(super) fn variances(rows: &[Bar], picture: Picture, draw: &Draw<'_>) -> Vec<String> {
    let rows: Vec<(&Bar, Money)> = rows.iter().filter_map(|row| Some((row, row.variance?))).collect();
    let names: Vec<String> = rows.iter().map(|(row, _)| draw.text(&row.label)).collect();
    let figures: Vec<String> = rows.iter().map(|(_, variance)| figure(*variance, picture, true)).collect();
    let ratios: Vec<String> = rows.iter().map(|(row, _)| ratio(row)).collect();
    let (wide, percent) = (widest(figures.iter()), widest(ratios.iter()));
    let room = name_room(&names, draw.width / 3);
    let axis = if draw.look.ascii { "|" } else { "│" };
    // Its axis has a cell of its own.
    let zone = draw.width.saturating_sub(room + wide + percent + 3 * GAP + 1);
    let narrow = zone < LEAST_ZONE;
    let zone = if narrow { draw.width.saturating_sub(wide + GAP + 1) } else { zone };
    let scale = Scale::new(rows.iter().map(|(_, variance)| variance.minor()), zone);
    let mut lines = Vec::new();
    for (((row, variance), name), (figure, ratio)) in rows.iter().zip(&names).zip(figures.iter().zip(&ratios)) {
        let bar = scale.placed(Ink::Actual, variance.minor(), draw.look.ascii);
        let (left, right): (String, String) =
            (bar.chars().take(scale.left).collect(), bar.chars().skip(scale.left).collect());
        let bar = format!("{}{axis}{}", draw.painted(&left, row.tone), draw.painted(&right, row.tone));
        if narrow {
            let name = draw.name(name, draw.width.saturating_sub(ratio.width() + 1));
            lines.push(format!("{name} {}", draw.painted(ratio, row.tone)));
            lines.push(format!("{bar}  {}", draw.painted(&pushed(figure, wide), row.tone)));
        } else {
            let told = format!("{}  {}", pushed(figure, wide), pushed(ratio, percent));
            lines.push(format!("{}  {bar}  {}", draw.name(name, room), draw.painted(&told, row.tone)));
        }
    }
    lines
}

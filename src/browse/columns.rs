//! Which columns have room on a screen, and how wide they are.

use unicode_width::UnicodeWidthStr;

use super::{Body, Page};

/// Between two columns.
pub(super) const GAP: usize = 2;
/// Texts are cut to this before a column is left out.
const LEAST_TEXT: usize = 12;

/// The columns of a table that are shown, with their widths.
pub(super) fn fitting(page: &Page, sheet: usize, room: usize) -> Vec<(usize, usize)> {
    let columns = &page.sheets[sheet].columns;
    let mut widths: Vec<usize> = columns.iter().map(|column| column.heading.width()).collect();
    for entry in &page.entries {
        let Body::Row { sheet: own, cells, indent, .. } = &entry.body else { continue };
        if *own != sheet {
            continue;
        }
        for (at, (text, _)) in cells.iter().enumerate().take(widths.len()) {
            let indent = if at == 0 { indent * 2 } else { 0 };
            widths[at] = widths[at].max(text.width() + indent);
        }
    }
    // Figures are never cut. What every screen is to have is cut only once there is nothing else to leave out.
    let least = |at: usize, most: usize| match (columns[at].right, columns[at].priority) {
        (true, _) => widths[at],
        (false, 0) if at > 0 => widths[at].min(most),
        (false, _) => widths[at].min(LEAST_TEXT),
    };
    let needed =
        |shown: &[usize], most| shown.iter().map(|at| least(*at, most) + GAP).sum::<usize>().saturating_sub(GAP);
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let mut most = LEAST_TEXT * 2;
    while needed(&shown, most) > room && shown.len() > 1 {
        let Some(dropped) = shown.iter().skip(1).copied().max_by_key(|at| (columns[*at].priority, *at)) else { break };
        match columns[dropped].priority == 0 && most > LEAST_TEXT {
            true => most = LEAST_TEXT,
            false => shown.retain(|at| *at != dropped),
        }
    }
    let mut left = room.saturating_sub(needed(&shown, most));
    let wide = |at: &usize| {
        let own = least(*at, most);
        let more = (widths[*at] - own).min(left);
        left -= more;
        (*at, (own + more).min(room))
    };
    shown.iter().map(wide).collect()
}

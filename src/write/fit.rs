//! Which columns of a table a terminal has room for.
//!
//! Columns of one priority stay or go together, so that `本月` and `累计` never lose different ones.

/// The places of the columns to keep: those of the highest priority number go first, 0 never goes.
///
/// `width_of` tells how wide the table is with these columns.
pub(super) fn fit(priorities: &[u8], room: Option<usize>, width_of: impl Fn(&[usize]) -> usize) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..priorities.len()).collect();
    let Some(room) = room else { return kept };
    while width_of(&kept) > room {
        let last = kept.iter().map(|&i| priorities[i]).max().unwrap_or(0);
        if last == 0 {
            break;
        }
        kept.retain(|&i| priorities[i] < last);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_important_go_first_and_together() {
        let priorities = [0, 2, 0, 3, 2, 1, 3];
        for (room, kept) in [
            (None, vec![0, 1, 2, 3, 4, 5, 6]),
            (Some(70), vec![0, 1, 2, 3, 4, 5, 6]),
            (Some(69), vec![0, 1, 2, 4, 5]),
            (Some(49), vec![0, 2, 5]),
            (Some(20), vec![0, 2]),
            (Some(1), vec![0, 2]),
        ] {
            assert_eq!(fit(&priorities, room, |kept| kept.len() * 10), kept, "room {room:?}");
        }
    }
}

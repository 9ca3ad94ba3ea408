//! How the names of rows give way where a table is too wide: what all of them share is left out and said once, then
//! they go on below, on lines of their own. No name is ever cut: people type what they read.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::words::fold_after;

/// What stands before each member of a name: `运营成本:办公费 · 阳光花园 · 客服部`.
const ASIDE: &str = " · ";
/// How much further in a name goes on.
const FURTHER: usize = 2;

/// The members that all of these names have; they are taken out of them.
pub(super) fn take_shared(names: &mut [&mut String]) -> Vec<String> {
    let [first, _, ..] = &*names else { return Vec::new() };
    let mut shared: Vec<String> = first.split(ASIDE).skip(1).map(String::from).collect();
    shared.retain(|member| names.iter().all(|name| name.split(ASIDE).skip(1).any(|own| own == member)));
    if !shared.is_empty() {
        for name in names {
            let kept = name.split(ASIDE).enumerate();
            let kept = kept.filter(|(at, part)| *at == 0 || !shared.iter().any(|member| member == part));
            **name = kept.map(|(_, part)| part).collect::<Vec<_>>().join(ASIDE);
        }
    }
    shared
}

/// What stays on one line as long as it can: `运营成本:`, `水电费`, ` · 客服部`.
fn parts(name: &str) -> Vec<&str> {
    let path = name.find(ASIDE).unwrap_or(name.len());
    let segments = name[..path].split_inclusive([':', '：']);
    let mut parts: Vec<&str> = segments.collect();
    let mut from = path;
    while from < name.len() {
        let next = name[from + 1..].find(ASIDE).map_or(name.len(), |at| from + 1 + at);
        parts.push(&name[from..next]);
        from = next;
    }
    parts
}

fn indent(name: &str) -> usize {
    name.chars().take_while(|c| *c == ' ').count()
}

/// The fewest cells in which each part of these names stands on one line, but no fewer and no more than these.
pub(super) fn narrowest<'n>(names: impl Iterator<Item = &'n String>, fewest: usize, most: usize) -> usize {
    let of = |name: &String| {
        let further = indent(name) + FURTHER;
        let width =
            |(at, part): (usize, &str)| if at == 0 { part.width() } else { further + part.trim_start().width() };
        parts(name).into_iter().enumerate().map(width).max().unwrap_or(0)
    };
    names.map(of).max().unwrap_or(0).clamp(fewest, most)
}

/// A name on as many lines as it takes in so many cells: broken between its parts; within one only where it is wider
/// than that alone.
pub(super) fn folded(name: &str, room: usize) -> Vec<String> {
    if name.width() <= room {
        return vec![name.to_string()];
    }
    let further = " ".repeat(if room > indent(name) + 2 * FURTHER { indent(name) + FURTHER } else { 0 });
    let mut lines: Vec<String> = Vec::new();
    for part in parts(name) {
        match lines.last_mut() {
            Some(line) if line.width() + part.width() <= room => line.push_str(part),
            last => {
                let text = if last.is_some() { format!("{further}{}", part.trim_start()) } else { part.to_string() };
                lines
                    .extend(fold_after(&text, room, &further).into_iter().flat_map(|line| torn(&line, room, &further)));
            }
        }
    }
    lines
}

/// A line that has no place to break, in as many pieces as it takes.
fn torn(line: &str, room: usize, further: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for letter in line.trim_end().chars() {
        let now = lines.last().map_or(0, |line| line.width());
        if now + letter.width().unwrap_or(0) > room && now > further.width() {
            lines.push(further.to_string());
        }
        if let Some(last) = lines.last_mut() {
            last.push(letter);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_on_below_between_their_parts() {
        for (name, room, expected) in [
            ("rent", 16, vec!["rent"]),
            ("operations:utilities:water", 22, vec!["operations:utilities:", "  water"]),
            ("  运营成本:水电费:电费 · 客服部", 21, vec!["  运营成本:水电费:", "    电费 · 客服部"]),
            ("办公费 · 阳光花园 · 客服部", 20, vec!["办公费 · 阳光花园", "  · 客服部"]),
            // Words, where a part has no room alone; letters, where a word has none.
            ("Employer's social insurance · Desk", 18, vec!["Employer's social", "  insurance · Desk"]),
            ("阳光花园二期客户服务中心夜班", 18, vec!["阳光花园二期客户服", "  务中心夜班"]),
            ("customer_service_cost_centre", 16, vec!["customer_service", "  _cost_centre"]),
        ] {
            assert_eq!(folded(name, room), expected, "{name} in {room}");
        }
    }

    #[test]
    fn a_column_is_as_wide_as_the_parts_of_its_names() {
        let names = ["运营成本:水电及公共能耗:电费 · 阳光花园", "rent"].map(String::from);
        assert_eq!(narrowest(names.iter(), 4, 40), 17);
        assert_eq!(narrowest(names.iter(), 4, 12), 12);
        assert_eq!(narrowest(names.iter(), 26, 40), 26);
    }

    #[test]
    fn what_all_rows_share_is_taken_out() {
        let mut names = ["办公费 · 阳光花园 · 客服部", "房租 · 阳光花园", "水费 · 阳光花园 · 夜班"].map(String::from);
        let mut all: Vec<&mut String> = names.iter_mut().collect();
        assert_eq!(take_shared(&mut all), ["阳光花园"]);
        assert_eq!(names, ["办公费 · 客服部", "房租", "水费 · 夜班"]);
        let mut one = ["办公费 · 阳光花园".to_string()];
        assert!(take_shared(&mut one.iter_mut().collect::<Vec<_>>()).is_empty(), "one row is its own name");
    }

    use proptest::prelude::*;

    proptest! {
        /// Nothing is lost, and nothing is wider than its room.
        #[test]
        fn folding_loses_nothing(name in " {0,6}[a-z办公费客服:： ·\\-]{1,60}", room in 16usize..40) {
            let lines = folded(&name, room);
            let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&name));
            prop_assert!(lines.iter().all(|line| line.width() <= room), "{:?}", lines);
        }
    }
}

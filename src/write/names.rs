//! How the names of rows give way where a table is too wide: what all of them share is left out and said once, then
//! their parents are cut. What a row itself is called stays whole.

use std::collections::{BTreeSet, HashMap};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands before each member of a name: `运营成本:办公费 · 阳光花园 · 客服部`.
const ASIDE: &str = " · ";

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

/// Where the name of the row itself begins, the colon before it included; `None` where nothing stands before it.
fn own_part(name: &str) -> Option<usize> {
    let path = name.find(ASIDE).unwrap_or(name.len());
    name[..path].rfind([':', '：']).filter(|at| *at > 0)
}

/// What is left of a name if all that may be cut is.
fn least(name: &str) -> usize {
    let end = name.find(ASIDE).unwrap_or(name.len());
    let own = own_part(name).map_or(name[..end].width(), |at| name[at..end].width() + indent(name) + 1);
    own + usize::from(end < name.len())
}

fn indent(name: &str) -> usize {
    name.chars().take_while(|c| *c == ' ').count()
}

/// The fewest cells in which these names stay apart with what the rows themselves are called, but no more than `most`.
pub(super) fn fewest<'n>(names: impl Iterator<Item = &'n String> + Clone, fewest: usize, most: usize) -> usize {
    let longest = names.clone().map(|name| least(name)).max().unwrap_or(0).clamp(fewest, most.max(fewest));
    let different = names.clone().collect::<BTreeSet<_>>().len();
    let apart = |limit: &usize| {
        let cut = names.clone().map(|name| parent_cut(name, *limit).unwrap_or_else(|| name.clone()));
        cut.collect::<BTreeSet<_>>().len() == different
    };
    (longest..most).find(apart).unwrap_or(longest.max(most))
}

/// The name in this many cells, of which only its parents lose some, and then its members; `None` where that is not
/// enough.
fn parent_cut(name: &str, limit: usize) -> Option<String> {
    if name.width() <= limit {
        return Some(name.to_string());
    }
    let own = own_part(name);
    let part = own.unwrap_or(0);
    let dots = usize::from(own.is_some());
    let room = limit.checked_sub(name[part..].width() + dots).filter(|room| own.is_some() && *room >= indent(name));
    if let Some(room) = room {
        let head: String = name[..part].chars().take(taken(name[..part].chars(), room)).collect();
        return Some(format!("{}…{}", head.trim_end_matches([':', '：']), &name[part..]));
    }
    let end = name.find(ASIDE)?;
    let begin = if own.is_some() { format!("{}…", " ".repeat(indent(name))) } else { String::new() };
    let room = limit.checked_sub(begin.width() + name[part..end].width() + 1)?;
    let members: String = name[end..].chars().take(taken(name[end..].chars(), room)).collect();
    Some(format!("{begin}{}{}…", &name[part..end], members.trim_end_matches([' ', '·'])))
}

/// From this width on a name that is cut keeps its end, which often tells it from its neighbours.
const LONG_NAME: usize = 24;

/// Cuts names to this many cells each. Those that would read alike keep more of their ends, as far as that helps.
pub(super) fn cut_all(names: Vec<&mut String>, limit: usize) {
    let names = cut_parents(names, limit);
    let usual = if limit < LONG_NAME { 0 } else { limit / 3 };
    let mut left: Vec<(String, &mut String)> = names.into_iter().map(|name| (name.clone(), name)).collect();
    for end in [usual, limit / 2, limit * 2 / 3, limit.saturating_sub(4)] {
        let mut told: HashMap<String, BTreeSet<String>> = HashMap::new();
        for (whole, name) in &mut left {
            name.clone_from(whole);
            cut(name, limit, end);
            told.entry(name.clone()).or_default().insert(whole.clone());
        }
        left.retain(|(_, name)| told[&**name].len() > 1);
    }
    tell_apart(left, limit);
}

/// Cuts parents; left are those that have none to cut, or that would read alike.
fn cut_parents(names: Vec<&mut String>, limit: usize) -> Vec<&mut String> {
    let mut told: HashMap<String, BTreeSet<String>> = HashMap::new();
    let cut: Vec<Option<String>> = names.iter().map(|name| parent_cut(name, limit)).collect();
    for (name, cut) in names.iter().zip(&cut) {
        let cut = cut.clone().unwrap_or_else(|| (*name).clone());
        told.entry(cut).or_default().insert((*name).clone());
    }
    let mut left = Vec::new();
    for (name, cut) in names.into_iter().zip(cut) {
        match cut.filter(|cut| told[cut].len() == 1) {
            Some(cut) => *name = cut,
            None => left.push(name),
        }
    }
    left
}

/// Names that no end tells apart show what stands between what they have in common: `…保险 · 阳光花园`.
fn tell_apart(names: Vec<(String, &mut String)>, limit: usize) {
    let mut alike: HashMap<String, Vec<(String, &mut String)>> = HashMap::new();
    names.into_iter().for_each(|(whole, name)| alike.entry(name.clone()).or_default().push((whole, name)));
    for names in alike.into_values() {
        let indent = names[0].0.chars().take_while(|c| *c == ' ').count();
        let shares = |at: usize| {
            let mut letters = names.iter().map(|(whole, _)| whole.chars().nth(at));
            let first = letters.next().flatten();
            first.is_some() && letters.all(|letter| letter == first)
        };
        let common = (indent..).find(|at| !shares(*at)).unwrap_or(indent);
        for (whole, name) in names {
            let own = whole.chars().skip(common).collect::<String>();
            let mut told = " ".repeat(indent) + "…" + &own;
            if told.width() > limit {
                let room = limit.saturating_sub(1);
                told = told.chars().take(taken(told.chars(), room)).chain(['…']).collect();
            }
            // The same name twice is the same name.
            if !own.is_empty() {
                *name = told;
            }
        }
    }
}

/// Cuts a name to this many cells, `…` where something is missing, with so many of its end.
pub(super) fn cut(name: &mut String, limit: usize, end: usize) {
    if name.width() <= limit {
        return;
    }
    let from = name.chars().count() - taken(name.chars().rev(), end);
    let (before, tail) = name.split_at(byte_of(name, from));
    // A whole part of the name, where one ends it; else whole words.
    let tail = tail.find(ASIDE).map_or_else(|| words_after(before, tail), |at| &tail[at..]);
    let head = taken(name.chars(), limit.saturating_sub(tail.width() + 1));
    let (head, after) = name.split_at(byte_of(name, head));
    *name = format!("{}…{tail}", words_before(head, after));
}

fn byte_of(name: &str, letter: usize) -> usize {
    name.char_indices().nth(letter).map_or(name.len(), |(at, _)| at)
}

/// Does a word of letters go on across this place?
fn goes_on(before: &str, after: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == ',');
    is_letter(before.chars().next_back()) && is_letter(after.chars().next())
}

/// The beginning of a name without the word that is cut, if that leaves half of it.
fn words_before<'n>(head: &'n str, after: &str) -> &'n str {
    let end = head.rfind(' ').filter(|at| goes_on(head, after) && *at * 2 + 1 >= head.len());
    end.map_or(head, |at| head[..at].trim_end_matches([' ', ',']))
}

/// The end of a name without the word that is cut, if that leaves half of it.
fn words_after<'n>(before: &str, tail: &'n str) -> &'n str {
    let start = tail.find(' ').filter(|at| goes_on(before, tail) && *at * 2 <= tail.len());
    start.map_or(tail, |at| &tail[at + 1..])
}

/// How many characters have room in so many cells.
fn taken(letters: impl Iterator<Item = char>, room: usize) -> usize {
    let mut cells = 0;
    let fits = |c: &char| {
        cells += c.width().unwrap_or(0);
        cells <= room
    };
    letters.take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_to(limit: usize, names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        cut_all(names.iter_mut().collect(), limit);
        names
    }

    #[test]
    fn names_that_would_read_alike_keep_their_ends() {
        assert_eq!(
            cut_to(14, &["rent", "operations:water", "labour:overtime pay", "operations:power"]),
            ["rent", "operati…:water", "…:overtime pay", "operati…:power"]
        );
        assert_eq!(cut_to(17, &["运营成本:水电费:电费 · 客服部"]), ["运…:电费 · 客服部"]);
        assert_eq!(cut_to(12, &["运营成本:水电费:电费 · 客服部"]), ["…:电费 · 客…"]);
        let wages =
            ["人力成本:基本工资 · 甲 · 客服部", "人力成本:基本工资 · 乙 · 客服部", "人力成本:基本工资 · 乙 · 管家部"];
        let cut = cut_to(24, &wages);
        assert!(cut[0] != cut[1] && cut[1] != cut[2] && cut.iter().all(|name| name.width() <= 24), "{cut:?}");
        // Not even the end tells them apart: what differs does.
        let names =
            ["Labour:Employer's social insurance · 阳光花园", "Labour:Employer's housing fund · 阳光花园", "rent"];
        assert_eq!(cut_to(16, &names), ["…social insuran…", "…housing fund ·…", "rent"]);
        // The same name twice is the same name.
        assert_eq!(cut_to(8, &["operations", "operations"]), ["operati…", "operati…"]);
    }

    #[test]
    fn words_are_not_cut_where_whole_ones_are_left() {
        assert_eq!(cut_to(27, &["Complaints per 1,000 households a month"]), ["Complaints per…a month"]);
        assert_eq!(cut_to(27, &["Cost per household and month"]), ["Cost per…and month"]);
        assert_eq!(cut_to(28, &["阳光花园二期客户服务中心夜班组长"]), ["阳光花园二期客户服…夜班组长"]);
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
}

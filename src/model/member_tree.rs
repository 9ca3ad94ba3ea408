//! What a book says of the members of an axis: what lies above each of them (区域, 城市), what it is, and how large; from
//! which month on.

use std::collections::{BTreeMap, BTreeSet};

use super::{Month, Quantity};

/// What a member is beside its levels: words under which rows can be asked for.
pub const ATTRIBUTES: [&str; 3] = ["type", "grade", "city"];

/// What is said of one member from one month on; what it leaves open is as before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedMember {
    /// The member.
    pub member: String,
    /// The first month in which it holds; `None` from the beginning.
    pub from: Option<Month>,
    /// Its text in each column of the tree; the empty text states nothing.
    pub texts: Vec<String>,
    /// How many households it has.
    pub households: Option<Quantity>,
    /// How many square metres.
    pub area: Option<Quantity>,
    /// Under which name it is a counterparty of others.
    pub company: Option<String>,
}

/// The members of one axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberTree {
    /// The axis, by number.
    pub axis: usize,
    /// How many of the columns are levels, the widest first; the others are [`ATTRIBUTES`].
    pub levels: usize,
    /// Levels and attributes, by name.
    pub columns: Vec<String>,
    /// By member, each from the earliest on; what a later one left open is filled in.
    facts: Vec<StatedMember>,
    /// The texts of each column, in the order of the book.
    values: Vec<Vec<String>>,
}

impl MemberTree {
    /// Of what is stated, in the order of the book; a member has one statement for a month.
    pub fn new(axis: usize, levels: Vec<String>, stated: Vec<StatedMember>) -> MemberTree {
        let count = levels.len();
        let columns: Vec<String> = levels.into_iter().chain(ATTRIBUTES.map(String::from)).collect();
        let mut values = vec![Vec::new(); columns.len()];
        let mut seen = vec![BTreeSet::new(); columns.len()];
        for own in &stated {
            for ((text, all), seen) in own.texts.iter().zip(&mut values).zip(&mut seen) {
                if !text.is_empty() && seen.insert(text.clone()) {
                    all.push(text.clone());
                }
            }
        }
        let mut facts = stated;
        facts.sort_by(|a, b| (&a.member, a.from).cmp(&(&b.member, b.from)));
        for later in 1..facts.len() {
            let (before, after) = facts.split_at_mut(later);
            let (before, own) = (&before[later - 1], &mut after[0]);
            if before.member == own.member {
                for (text, earlier) in own.texts.iter_mut().zip(&before.texts).filter(|(text, _)| text.is_empty()) {
                    text.clone_from(earlier);
                }
                own.households = own.households.or(before.households);
                own.area = own.area.or(before.area);
                own.company = own.company.take().or_else(|| before.company.clone());
            }
        }
        MemberTree { axis, levels: count, columns, facts, values }
    }

    /// Of [`MemberTree::facts`] and [`MemberTree::values`], as they were.
    pub fn kept(axis: usize, levels: Vec<String>, facts: Vec<StatedMember>, values: Vec<Vec<String>>) -> MemberTree {
        let count = levels.len();
        let columns = levels.into_iter().chain(ATTRIBUTES.map(String::from)).collect();
        MemberTree { axis, levels: count, columns, facts, values }
    }

    /// What is known, by member and month; nothing is left open that was stated earlier.
    pub fn facts(&self) -> &[StatedMember] {
        &self.facts
    }

    /// What is known of a member in a month.
    pub fn at(&self, member: &str, month: Month) -> Option<&StatedMember> {
        let later = |own: &StatedMember| (own.member.as_str(), own.from) > (member, Some(month));
        let end = self.facts.partition_point(|own| !later(own));
        self.facts[..end].last().filter(|own| own.member == member)
    }

    /// Its text in a column; the empty text where nothing is known.
    pub fn text(&self, member: &str, column: usize, month: Month) -> &str {
        self.at(member, month).map_or("", |own| &own.texts[column])
    }

    /// The texts of a column, in the order of the book.
    pub fn values(&self, column: usize) -> &[String] {
        &self.values[column]
    }

    /// The months from which on some member has another text in a column than before.
    pub fn moves(&self, column: usize) -> BTreeSet<Month> {
        let mut moves = BTreeSet::new();
        let mut before: Option<&StatedMember> = None;
        for own in &self.facts {
            let earlier = before.filter(|before| before.member == own.member);
            let was = earlier.map_or("", |before| &before.texts[column]);
            moves.extend(own.from.filter(|_| was != own.texts[column]));
            before = Some(own);
        }
        moves
    }

    /// In which months a text of one level lies in two of the level above: the level, the text, and both.
    pub fn torn(&self) -> Option<(usize, &str, [&str; 2], Option<Month>)> {
        let months: BTreeSet<Option<Month>> = self.facts.iter().map(|own| own.from).collect();
        for month in months {
            for level in 1..self.levels {
                let mut above: BTreeMap<&str, &str> = BTreeMap::new();
                for own in self.standing(month) {
                    let (text, parent) = (own.texts[level].as_str(), own.texts[level - 1].as_str());
                    if text.is_empty() || parent.is_empty() {
                        continue;
                    }
                    let first = *above.entry(text).or_insert(parent);
                    if first != parent {
                        return Some((level, text, [first, parent], month));
                    }
                }
            }
        }
        None
    }

    /// What holds of each member from a month on; `None` is the beginning.
    fn standing(&self, month: Option<Month>) -> impl Iterator<Item = &StatedMember> {
        let next = |at: usize| self.facts.get(at + 1);
        self.facts.iter().enumerate().filter_map(move |(at, own)| {
            let is_over = next(at).is_some_and(|later| later.member == own.member && later.from <= month);
            (own.from <= month && !is_over).then_some(own)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(rows: &[(&str, &str, [&str; 5])]) -> Vec<StatedMember> {
        let row = |(member, from, texts): &(&str, &str, [&str; 5])| StatedMember {
            member: member.to_string(),
            from: Month::parse(from),
            texts: texts.map(String::from).to_vec(),
            ..StatedMember::default()
        };
        rows.iter().map(row).collect()
    }

    fn tree(rows: &[(&str, &str, [&str; 5])]) -> MemberTree {
        MemberTree::new(0, vec!["region".into(), "town".into()], stated(rows))
    }

    #[test]
    fn a_member_keeps_what_it_was_until_it_moves() {
        let tree = tree(&[
            ("b", "2026-07", ["north", "", "", "", ""]),
            ("a", "", ["east", "x", "flats", "", ""]),
            ("b", "", ["east", "y", "", "", ""]),
            ("c", "2026-03", ["north", "z", "", "", ""]),
        ]);
        let at = |member, column, month| tree.text(member, column, Month::parse(month).unwrap());
        for (member, month, region, town) in [
            ("a", "2026-01", "east", "x"),
            ("b", "2026-06", "east", "y"),
            ("b", "2026-07", "north", "y"),
            ("c", "2026-02", "", ""),
            ("c", "2026-03", "north", "z"),
            ("d", "2026-03", "", ""),
        ] {
            assert_eq!((at(member, 0, month), at(member, 1, month)), (region, town), "{member} {month}");
        }
        assert_eq!(tree.values(0), ["north", "east"]);
        let moves = |column| tree.moves(column).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!((moves(0), moves(1)), (vec!["2026-03".to_string(), "2026-07".to_string()], vec!["2026-03".into()]));
        assert_eq!(tree.torn(), None);
    }

    #[test]
    fn a_town_lies_in_one_region_at_a_time() {
        let both = [("a", "", ["east", "x", "", "", ""]), ("b", "", ["north", "x", "", "", ""])];
        assert_eq!(tree(&both).torn(), Some((1, "x", ["east", "north"], None)));
        let moved = [both[0], ("a", "2026-05", ["north", "", "", "", ""]), ("b", "2026-05", both[1].2)];
        assert_eq!(tree(&moved).torn(), None);
        let early = [both[0], ("a", "2026-05", ["north", "", "", "", ""]), ("b", "2026-04", both[1].2)];
        assert_eq!(tree(&early).torn(), Some((1, "x", ["east", "north"], Month::parse("2026-04"))));
    }
}

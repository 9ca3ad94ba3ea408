//! The member of each axis: what a rule gives, what the profile fixes, or what the source says.

use std::collections::BTreeMap;

use super::nearest::nearest;
use crate::import::row::text::one_line;
use crate::import::row::text_cache::TextCache;
use crate::import::source::Setting;
use crate::model::folded_name;
use crate::words::terms::axis_heading;
use crate::words::{Message, Place, Problem, msg};

/// Resolves the texts of one axis. Unknown ones are kept as they are, and told.
pub(in crate::import) struct AxisMembers {
    name: String,
    declared: Vec<String>,
    folded: Vec<String>,
    cache: TextCache,
    /// The members met, in order.
    met: Vec<String>,
    /// Unknown text → rows, first line.
    unknown: BTreeMap<String, (u64, u64)>,
    fixed: Option<String>,
}

/// An unknown member beyond so many different ones is only counted.
const MOST_UNKNOWN: usize = 1000;
const MOST_MET: usize = 50_000;

impl AxisMembers {
    /// One for each axis of the book.
    pub(in crate::import) fn all(setting: &Setting<'_>) -> Vec<AxisMembers> {
        let fixed = |name: &str| setting.profile.and_then(|p| p.fixed.get(name).cloned());
        let axes = setting.settings.dimensions.axes.iter();
        axes.map(|axis| AxisMembers {
            name: axis.name.clone(),
            declared: axis.members.clone(),
            folded: axis.members.iter().map(|m| folded_name(m)).collect(),
            cache: TextCache::default(),
            met: Vec::new(),
            unknown: BTreeMap::new(),
            fixed: fixed(&axis.name),
        })
        .collect()
    }

    /// What the profile fixes.
    pub(in crate::import) fn fixed(&self) -> Option<&str> {
        self.fixed.as_deref()
    }

    /// The index of the member that a source text means, for [`AxisMembers::member`]; and is it that text?
    pub(in crate::import) fn resolve(&mut self, text: &str, line: u64) -> (usize, bool) {
        let packed = match self.cache.get(text) {
            Some(packed) => {
                if !self.unknown.is_empty()
                    && let Some((rows, _)) = self.unknown.get_mut(&self.met[(packed >> 1) as usize])
                {
                    *rows += 1;
                }
                packed
            }
            None => self.meet(text, line),
        };
        ((packed >> 1) as usize, packed & 1 == 1)
    }

    fn meet(&mut self, text: &str, line: u64) -> u32 {
        let clean = one_line(text);
        let folded = folded_name(&clean);
        // Letter case and width do not tell members apart.
        let alike = || self.folded.iter().position(|m| *m == folded);
        let member = match self.declared.iter().position(|m| *m == clean).or_else(alike) {
            Some(i) => self.declared[i].clone(),
            None => {
                if !self.declared.is_empty() && self.unknown.len() < MOST_UNKNOWN {
                    self.unknown.entry(clean.to_string()).or_insert((0, line)).0 += 1;
                }
                clean.to_string()
            }
        };
        let same = u32::from(member == clean);
        let index = match self.cache.get(&member) {
            Some(packed) => packed >> 1,
            None if self.met.len() < MOST_MET => {
                self.met.push(member);
                self.met.len() as u32 - 1
            }
            None => {
                // Too many to remember: the last place is used again and again.
                self.met[MOST_MET - 1] = member;
                return (MOST_MET as u32 - 1) << 1 | same;
            }
        };
        if same == 1 || self.cache.get(&self.met[index as usize]).is_none() {
            let member = self.met[index as usize].clone();
            self.cache.insert(&member, index << 1 | 1);
        }
        self.cache.insert(text, index << 1 | same);
        index << 1 | same
    }

    /// A member by its index.
    pub(in crate::import) fn member(&self, index: usize) -> &str {
        self.met.get(index).map_or("", String::as_str)
    }

    /// One warning for each member that the book does not declare.
    pub(in crate::import) fn warnings(&self, file: &str) -> Vec<Problem> {
        let warn = |(text, (rows, line)): (&String, &(u64, u64))| {
            let message = msg("import-unknown-member")
                .with("member", text.as_str())
                .with("axis", axis_heading(&self.name))
                .with("rows", *rows);
            let likely = nearest(text, self.folded.iter().map(String::as_str));
            let hint: Message = match likely {
                Some(i) => msg("import-unknown-member-likely").with("member", self.declared[i].as_str()),
                None => msg("import-unknown-member-hint").with("axis", self.name.as_str()),
            };
            Problem::warning(message).at(Place::line(file, *line)).hint(hint)
        };
        self.unknown.iter().map(warn).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Axis, BookSettings, Currency, Dimensions};

    #[test]
    fn case_and_width_aside_and_unknown_ones_are_kept_and_told() {
        let axis = Axis { name: "department".into(), members: vec!["客服部".into(), "Call Centre".into()] };
        let settings = BookSettings { dimensions: Dimensions::plain(vec![axis]), ..BookSettings::default() };
        let setting = Setting::new(&settings, Currency::CNY);
        let mut axis = AxisMembers::all(&setting).remove(0);
        for (text, expected) in [
            ("客服部", "客服部"),
            ("call centre", "Call Centre"),
            ("ＣＡＬＬ centre", "Call Centre"),
            ("客服1部", "客服1部"),
        ] {
            let (index, same) = axis.resolve(text, 7);
            assert_eq!((axis.member(index), same), (expected, text == expected));
        }
        axis.resolve("客服1部", 9);
        let warnings = axis.warnings("a.csv");
        let likely = msg("import-unknown-member-likely").with("member", "客服部");
        assert_eq!((warnings.len(), warnings[0].hint.clone()), (1, Some(likely)));
        assert_eq!(warnings[0].place, Some(Place::line("a.csv", 7)));
    }
}

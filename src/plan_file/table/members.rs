//! `[levels]` and `[[member]]`: what lies above the members of the dimensions, and what they are.

use std::collections::BTreeMap;

use super::settings::RESERVED;
use crate::model::member_tree::ATTRIBUTES;
use crate::model::{Dimensions, KeyValue, LinePlace, MemberTree, Month, Quantity, StatedMember};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Place, Problem, msg};

/// What the files of a book say of members, until all of them are read.
#[derive(Clone, Debug, Default)]
pub(in crate::plan_file) struct Members {
    /// For each dimension its levels, the widest first.
    levels: Vec<Vec<String>>,
    /// Dimension, what is stated, and where.
    stated: Vec<(usize, StatedMember, LinePlace)>,
}

/// Words that mean something else to `--by` and to filters, and the options of commands.
const SPOKEN: [&str; 25] = [
    "科目",
    "预算科目",
    "月份",
    "月",
    "month",
    "plan",
    "unit",
    "format",
    "lang",
    "by",
    "where",
    "from",
    "to",
    "as-of",
    "depth",
    "year",
    "quarter",
    "ytd",
    "per",
    "among",
    "against",
    "pivot",
    "view",
    "sort",
    "top",
];

/// Dimensions, and how Chinese calls them.
const CALLED: [(&str, &str); 2] = [("project", "项目"), ("department", "部门")];

/// Does a word mean something else already, so that a level of this name could not be asked for?
fn is_spoken(level: &str, dimensions: &Dimensions) -> bool {
    let lower = level.to_lowercase();
    let calls = |(axis, word): &(&str, &str)| level == *word && dimensions.index(axis).is_some();
    SPOKEN.contains(&lower.as_str()) || CALLED.iter().any(calls)
}

impl Members {
    /// Of `budget.toml`.
    pub(in crate::plan_file) fn read(fields: &Fields, dimensions: &Dimensions, reporter: &mut Reporter<'_>) -> Members {
        let mut members = Members { levels: vec![Vec::new(); dimensions.axes.len()], stated: Vec::new() };
        let mut taken: Vec<String> = dimensions.names().map(String::from).collect();
        for entry in fields.lists("levels") {
            let Some(axis) = dimensions.index(&entry.name) else {
                reporter.add(entry.name_at, unknown_axis(&entry.name, dimensions));
                continue;
            };
            for (level, at) in &entry.value {
                let is_reserved = level.is_empty() || RESERVED.contains(&level.as_str()) || level.contains(['=', ',']);
                if is_reserved || is_spoken(level, dimensions) || taken.contains(level) {
                    let message = msg("member-level-taken").with("level", level.as_str());
                    reporter.add(*at, Problem::error(message).hint(msg("member-level-taken-hint")));
                    continue;
                }
                taken.push(level.clone());
                members.levels[axis].push(level.clone());
            }
        }
        fields.tables("member").iter().for_each(|own| members.add(own, dimensions, reporter));
        members
    }

    /// The levels of a dimension, the widest first.
    pub(in crate::plan_file) fn levels(&self, axis: usize) -> &[String] {
        self.levels.get(axis).map_or(&[], Vec::as_slice)
    }

    /// Takes in what one table, or one row, states.
    pub(in crate::plan_file) fn add(&mut self, fields: &Fields, dimensions: &Dimensions, reporter: &mut Reporter<'_>) {
        let before = reporter.problems.len();
        let (Some(dimension), Some(name)) = (fields.text("dimension"), fields.text("name")) else { return };
        let Some(axis) = dimensions.index(dimension) else {
            reporter.add(fields.value_at("dimension"), unknown_axis(dimension, dimensions));
            return;
        };
        let known = &dimensions.axes[axis].members;
        if name.is_empty() || (!known.is_empty() && !known.iter().any(|own| own == name)) {
            let message = msg("plan-unknown-member").with("axis", dimension).with("member", name);
            let otherwise = msg("plan-unknown-member-hint").with("axis", dimension);
            let hint = likely::hint(name, known.iter().map(String::as_str), otherwise);
            reporter.add(fields.value_at("name"), Problem::error(message).hint(hint));
        }
        let levels = self.levels(axis).to_vec();
        let columns: Vec<&str> = levels.iter().map(String::as_str).chain(ATTRIBUTES).collect();
        let mut texts = vec![String::new(); columns.len()];
        for attribute in ATTRIBUTES {
            let at = columns.iter().position(|own| *own == attribute);
            if let (Some(text), Some(at)) = (fields.text(attribute), at) {
                texts[at] = text.to_string();
            }
        }
        for entry in fields.map("in") {
            match levels.iter().position(|own| *own == entry.name) {
                Some(at) => texts[at].clone_from(&entry.value.0),
                None => {
                    let message = msg("member-no-level").with("axis", dimension).with("level", entry.name.as_str());
                    let names = || levels.iter().map(String::as_str);
                    let otherwise = match levels.is_empty() {
                        true => msg("member-no-levels-hint").with("axis", dimension),
                        false => msg("member-no-level-hint").with("levels", likely::names(names())),
                    };
                    let problem = Problem::error(message).hint(likely::hint(&entry.name, names(), otherwise));
                    reporter.add(entry.name_at, problem);
                }
            }
        }
        for text in texts.iter().filter(|text| text.contains([',', '='])) {
            let message = msg("member-text").with("text", text.as_str());
            reporter.add(fields.at, Problem::error(message).hint(msg("member-text-hint")));
        }
        let from = fields.month("from");
        let place = reporter.line_place(fields.at);
        if let Some(first) = self.standing(axis, name, from) {
            let message = match from {
                Some(month) => msg("member-twice-from").with("month", month.to_string()),
                None => msg("member-twice"),
            };
            let message = message.with("member", name).with("first", stands(first).to_string());
            reporter.add(fields.value_at("name"), Problem::error(message).hint(msg("member-twice-hint")));
        }
        let households = positive(fields, "households", reporter);
        let area = positive(fields, "area", reporter);
        if reporter.problems.len() == before && !fields.incomplete {
            let company = fields.text("company").map(str::trim).filter(|own| !own.is_empty()).map(String::from);
            let own = StatedMember { member: name.to_string(), from, texts, households, area, company };
            self.stated.push((axis, own, place));
        }
    }

    fn standing(&self, axis: usize, name: &str, from: Option<Month>) -> Option<&LinePlace> {
        let same = |(own, stated, _): &&(usize, StatedMember, LinePlace)| {
            *own == axis && stated.member == name && stated.from == from
        };
        self.stated.iter().find(same).map(|(.., place)| place)
    }

    /// The trees of all dimensions of which anything is said, and what is wrong with them.
    pub(in crate::plan_file) fn trees(self) -> (Vec<MemberTree>, Vec<Problem>) {
        let mut by_axis: BTreeMap<usize, (Vec<StatedMember>, Vec<LinePlace>)> = BTreeMap::new();
        for (axis, own, place) in self.stated {
            let (stated, places) = by_axis.entry(axis).or_default();
            stated.push(own);
            places.push(place);
        }
        let (mut trees, mut problems) = (Vec::new(), Vec::new());
        for (axis, levels) in self.levels.into_iter().enumerate() {
            let (stated, places) = by_axis.remove(&axis).unwrap_or_default();
            if levels.is_empty() && stated.is_empty() {
                continue;
            }
            let tree = MemberTree::new(axis, levels, stated.clone());
            if let Some((level, text, [first, second], month)) = tree.torn() {
                let states = |own: &StatedMember| own.texts[level] == text && own.texts[level - 1] == second;
                let at = stated.iter().position(states).unwrap_or_default();
                let message = match month {
                    Some(month) => msg("member-torn-from").with("month", month.to_string()),
                    None => msg("member-torn"),
                };
                let message = message.with("text", text).with("first", first).with("second", second);
                let message = message.with("level", tree.columns[level - 1].as_str());
                let problem = Problem::error(message).hint(msg("member-torn-hint"));
                problems.push(match places.get(at) {
                    Some(place) => problem.at(stands(place)),
                    None => problem,
                });
            }
            trees.push(tree);
        }
        (trees, problems)
    }
}

fn unknown_axis(name: &str, dimensions: &Dimensions) -> Problem {
    let hint = match dimensions.axes.is_empty() {
        true => msg("plan-no-axes-hint").with("axis", name),
        false => msg("plan-unknown-axis-hint").with("axes", likely::names(dimensions.names())),
    };
    let message = msg("plan-unknown-axis").with("axis", name);
    Problem::error(message).hint(likely::hint(name, dimensions.names(), hint))
}

fn positive(fields: &Fields, key: &str, reporter: &mut Reporter<'_>) -> Option<Quantity> {
    let Some(KeyValue::Quantity(size)) = fields.simple(key) else { return None };
    if size.is_negative() {
        let message = msg("member-negative").with("key", key).with("value", size.exact());
        reporter.add(fields.value_at(key), Problem::error(message).hint(msg("member-negative-hint")));
    }
    Some(*size)
}

fn stands(place: &LinePlace) -> Place {
    Place::line(place.file.as_str(), place.line as u64)
}

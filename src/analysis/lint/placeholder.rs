//! Texts that stand for texts: the examples of a template, owners that name nobody.

use super::{Lint, Worked, named, place};
use crate::model::{Line, Plan};
use crate::words::{Problem, msg};

pub(super) struct Placeholder;

impl Lint for Placeholder {
    fn look(&self, _: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        let lines: Vec<&Line> = lines.iter().map(|line| line.line).collect();
        lines.iter().filter_map(|line| example(line)).chain(nobodies(&lines)).collect()
    }
}

fn example(line: &Line) -> Option<Problem> {
    let text = [&line.basis, &line.effect].into_iter().find(|text| is_example(text))?;
    let message = msg("lint-example").with("line", named(line)).with("text", text.clone());
    Some(Problem::warning(message).hint(msg("lint-example-hint")).at(place(line)))
}

/// One finding for each such owner: a draft puts the same into every line.
fn nobodies(lines: &[&Line]) -> Vec<Problem> {
    let mut found: Vec<(&Line, usize)> = Vec::new();
    for line in lines.iter().filter(|line| names_nobody(&line.owner)) {
        match found.iter_mut().find(|(first, _)| first.owner == line.owner) {
            Some((_, count)) => *count += 1,
            None => found.push((line, 1)),
        }
    }
    let tell = |(line, count): (&Line, usize)| {
        let message = msg("lint-owner-placeholder").with("line", named(line)).with("count", count);
        let message = message.with("owner", line.owner.clone());
        Problem::warning(message).hint(msg("lint-owner-placeholder-hint")).at(place(line))
    };
    found.into_iter().map(tell).collect()
}

/// As the templates begin what is to be replaced; `范例` and the like are what people put in its place.
fn is_example(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    ["示例", "范例", "样例", "举例", "example", "sample"].iter().any(|word| {
        let rest = text.strip_prefix(word).map(str::trim_start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '：']))
    })
}

/// Owners that a draft or a form puts in until somebody is named.
const NOBODY: &[&str] = &[
    "部门负责人",
    "负责人",
    "责任人",
    "待定",
    "待填",
    "待补",
    "某某",
    "张三",
    "李四",
    "head of department",
    "owner",
    "somebody",
    "tbd",
    "tba",
    "todo",
    "n/a",
    "xx",
    "xxx",
];

fn names_nobody(owner: &str) -> bool {
    let owner = owner.trim().to_lowercase();
    let marks = !owner.is_empty() && owner.chars().all(|c| !c.is_alphanumeric());
    marks || NOBODY.contains(&owner.as_str())
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    fn line(basis: &str, effect: &str, owner: &str) -> String {
        format!("[[line]]\ncategory = 'a'\nmonthly = 5\nbasis = '{basis}'\neffect = '{effect}'\nowner = '{owner}'\n")
    }

    #[test]
    fn the_examples_of_a_template_are_told() {
        for (basis, effect) in [("示例：8 人", "e"), ("8 人", "示例: 满编"), ("Example: 8 heads", "e"), ("8", "Sample")]
        {
            assert_eq!(told(&line(basis, effect, "客服经理")), ["!lint-example"], "{basis} {effect}");
        }
        for basis in ["样板间 8 间", "按示例小区 8 人", "examples of 8", "示例小区 8 人"] {
            assert_eq!(told(&line(basis, "e", "客服经理")), [""; 0], "{basis}");
        }
    }

    #[test]
    fn an_owner_that_names_nobody_is_told() {
        for owner in ["部门负责人", "head of department", "Head of Department", "待定", "TBD", "？？", "—"] {
            assert_eq!(told(&line("8 人", "e", owner)), ["!lint-owner-placeholder"], "{owner}");
        }
        for owner in ["客服部负责人", "张三丰", "Head of Customer Service", "A"] {
            assert_eq!(told(&line("8 人", "e", owner)), [""; 0], "{owner}");
        }
    }
}

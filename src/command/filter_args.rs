//! The options that choose what a report is of: `--category`, and an option for each axis of the book.

use super::opened::Opened;
use super::option_of::commands_with;
use super::spoken;
use crate::analysis::Budget;
use crate::model::{Category, CategoryTree, Dimensions};
use crate::plan_file::did_you_mean;
use crate::words::{Failure, Message, Problem, msg};

/// Filters of reports.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct FilterArgs {
    /// Only these categories and what is below them: a path, a code or an alias
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    pub category: Vec<String>,
    /// The members.
    #[command(flatten)]
    pub members: MemberArgs,
}

/// The filters by member alone.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct MemberArgs {
    /// Only these members of a dimension; each dimension is an option too: --project 阳光花园
    #[arg(long = "where", value_name = "DIMENSION=MEMBER")]
    pub axis: Vec<String>,
}

/// Filters, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    /// Keep what lies in one of these.
    pub categories: Vec<Category>,
    /// Keep these members: axis number, members; the empty text is 未填.
    pub members: Vec<(usize, Vec<String>)>,
}

impl FilterArgs {
    /// Finds what the texts mean.
    pub fn read(&self, opened: &Opened, budget: &Budget) -> anyhow::Result<Filters> {
        let (tree, known) = (&opened.settings.categories, budget.categories());
        let categories = self.category.iter().map(|text| find_category(text, tree, known));
        Ok(Filters { categories: categories.collect::<Result<_, _>>()?, members: self.members.read(opened)? })
    }
}

impl MemberArgs {
    /// Finds what the texts mean: axis number, members.
    pub fn read(&self, opened: &Opened) -> anyhow::Result<Vec<(usize, Vec<String>)>> {
        let axes = &opened.settings.dimensions;
        let mut filters: Vec<(usize, Vec<String>)> = Vec::new();
        for text in &self.axis {
            let Some((axis, members)) = text.split_once('=') else {
                let problem = Problem::error(msg("where-shape").with("value", text.as_str()));
                return Err(Failure::could_not_run(problem.hint(msg("where-shape-hint"))).into());
            };
            let (axis, is_option) = match axis.strip_prefix("--") {
                Some(axis) => (axis, true),
                None => (axis, false),
            };
            let Some(index) = spoken::axis(axes, axis) else {
                let elsewhere = if is_option { commands_with(axis) } else { Vec::new() };
                return Err(match elsewhere.is_empty() {
                    true => unknown_axis(axis, axes),
                    false => option_of_others(axis, elsewhere),
                }
                .into());
            };
            let known = &axes.axes[index].members;
            let members: Vec<String> = members.split(',').map(|member| spoken::member(known, member)).collect();
            check_members(opened, index, &members)?;
            match filters.iter_mut().find(|(i, _)| *i == index) {
                Some((_, known)) => known.extend(members),
                None => filters.push((index, members)),
            }
        }
        Ok(filters)
    }
}

/// A member that neither the book nor the ledger knows is a slip, not an empty report.
fn check_members(opened: &Opened, axis: usize, wanted: &[String]) -> anyhow::Result<()> {
    let axis = &opened.settings.dimensions.axes[axis];
    let strange = |m: &&String| !m.is_empty() && !axis.members.contains(m);
    if !wanted.iter().any(|m| strange(&m)) {
        return Ok(());
    }
    let booked = opened.actual().members(&axis.name)?;
    match wanted.iter().filter(strange).find(|m| !booked.contains(m)) {
        None => Ok(()),
        Some(unknown) => {
            let name = crate::words::terms::axis_heading(&axis.name);
            let problem = Problem::error(msg("member-unknown").with("value", unknown.as_str()).with("axis", name));
            let undeclared = booked.iter().filter(|member| !axis.members.contains(member));
            let mut known = axis.members.iter().chain(undeclared).map(String::as_str).peekable();
            let none = known.peek().is_none();
            let hint = did_you_mean(unknown, known.clone(), || match none {
                true => msg("member-unknown-none-hint"),
                false => msg("member-unknown-hint").with("known", known.map(Message::verbatim).collect::<Vec<_>>()),
            });
            Err(Failure::could_not_run(problem.hint(hint)).into())
        }
    }
}

impl Filters {
    /// The filters in words, for the head of a report.
    pub fn messages(&self, axes: &Dimensions) -> Vec<Message> {
        let category = |c: &Category| named(msg("term-category"), c.as_str());
        let member = |(axis, members): &(usize, Vec<String>)| {
            named(crate::words::terms::axis_heading(&axes.axes[*axis].name), &members.join(","))
        };
        self.categories.iter().map(category).chain(self.members.iter().map(member)).collect()
    }
}

fn named(name: Message, value: &str) -> Message {
    msg("report-filter").with("name", name).with("value", value)
}

/// A category by exact path, code, alias, label or last segment.
pub fn find_category(text: &str, tree: &CategoryTree, known: &[Category]) -> Result<Category, Failure> {
    let found = find_as_written(text, tree, known);
    // A Chinese keyboard writes `：` where a path has a colon.
    match text.contains('：') {
        true => found.or_else(|failure| find_as_written(&text.replace('：', ":"), tree, known).map_err(|_| failure)),
        false => found,
    }
}

fn find_as_written(text: &str, tree: &CategoryTree, known: &[Category]) -> Result<Category, Failure> {
    let wanted = text.trim();
    // The English reports' name for it, for those who cannot type the ledger's.
    if wanted.eq_ignore_ascii_case("unclassified") && !known.iter().any(|k| k.name() == wanted) {
        return Ok(Category::unclassified());
    }
    if let Some(path) = Category::parse(wanted)
        && (path.is_unclassified() || tree.knows(&path) || known.iter().any(|k| path.contains(k)))
    {
        return Ok(path);
    }
    let lower = wanted.to_lowercase();
    let is = |text: &str| text == wanted || text.to_lowercase() == lower;
    let entry = tree.entries.iter().find(|e| {
        let names = e.code.iter().chain(&e.label).chain(&e.aliases).map(String::as_str);
        names.chain([e.path.as_str()]).any(is) || is(&labelled(&e.path, tree))
    });
    if let Some(entry) = entry {
        return Ok(entry.path.clone());
    }
    let mut all: Vec<Category> =
        tree.entries.iter().map(|e| &e.path).chain(known).flat_map(Category::ancestors).collect();
    all.sort();
    all.dedup();
    let by_name: Vec<&Category> = all.iter().filter(|c| is(c.name())).collect();
    match by_name.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let problem = Problem::error(msg("category-unknown").with("value", wanted));
            let known = all.iter().flat_map(|c| [c.as_str(), c.name()]);
            Err(Failure::could_not_run(problem.hint(did_you_mean(wanted, known, || msg("category-unknown-hint")))))
        }
        several => {
            let paths = several.iter().map(|c| Message::verbatim(c.as_str())).collect::<Vec<_>>();
            let message = msg("category-ambiguous").with("value", wanted).with("paths", paths);
            Err(Failure::could_not_run(Problem::error(message)))
        }
    }
}

/// The path in the other language, as reports in that language show it.
fn labelled(path: &Category, tree: &CategoryTree) -> String {
    let label = |part: &Category| {
        let entry = tree.entries.iter().find(|e| e.path == *part);
        entry.and_then(|e| e.label.clone()).unwrap_or_else(|| part.name().to_string())
    };
    let mut parts: Vec<Category> = path.ancestors().collect();
    parts.sort_by_key(Category::depth);
    parts.iter().map(label).collect::<Vec<_>>().join(":")
}

/// An option that only other commands have.
fn option_of_others(option: &str, commands: Vec<String>) -> Failure {
    let commands: Vec<Message> = commands.into_iter().map(|name| Message::verbatim(format!("`{name}`"))).collect();
    let message = msg("usage-unknown-argument").with("argument", format!("--{option}"));
    Failure::hinted(message, msg("usage-option-of").with("commands", commands))
}

fn unknown_axis(axis: &str, axes: &Dimensions) -> Failure {
    let levels = axes.levels().map(|(.., level)| level).filter(|level| axes.index(level).is_none());
    let known: Vec<Message> = axes.names().chain(levels).map(Message::verbatim).collect();
    Failure::hinted(
        msg("axis-unknown").with("value", axis),
        match known.is_empty() {
            true => msg("axis-none-hint"),
            false => msg("axis-unknown-hint").with("axes", known),
        },
    )
}

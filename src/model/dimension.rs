//! Dimensions: the axes (project, department, …) by which a book divides its amounts.

/// One axis and its declared members, in the order of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The key in plans, the column in ledgers: `project`, `department`.
    pub name: String,
    /// The declared members; a ledger may know more, which then count as undeclared.
    pub members: Vec<String>,
}

/// The axes of a book, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dimensions {
    /// The axes.
    pub axes: Vec<Axis>,
}

impl Dimensions {
    /// The place of an axis.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.axes.iter().position(|a| a.name == name)
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.axes.iter().map(|a| a.name.as_str())
    }
}

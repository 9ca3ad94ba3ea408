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
    /// Does a cell count for these members (one for each axis; `None` is the axis whole)?
    ///
    /// What states no member counts where the axis has only one: there is nobody else's it could be.
    pub fn counts_for<'m>(&self, own: &[Option<String>], member: impl Fn(usize) -> &'m str) -> bool {
        own.iter().enumerate().all(|(axis, own)| match own.as_deref() {
            None => true,
            Some(own) => own == member(axis) || (member(axis).is_empty() && self.axes[axis].members.len() == 1),
        })
    }

    /// The place of an axis.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.axes.iter().position(|a| a.name == name)
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.axes.iter().map(|a| a.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_nobody_is_the_only_members() {
        let axis =
            |members: &[&str]| Axis { name: "p".into(), members: members.iter().map(|m| m.to_string()).collect() };
        let (one, two) = (axis(&["A"]), axis(&["A", "B"]));
        let own = [Some("A".to_string())];
        for (axis, own, member, counts) in [
            (&one, &own[..], "A", true),
            (&one, &own[..], "", true),
            (&two, &own[..], "", false),
            (&two, &own[..], "B", false),
            (&two, &[None][..], "B", true),
            (&two, &[None][..], "", true),
        ] {
            let dimensions = Dimensions { axes: vec![axis.clone()] };
            assert_eq!(dimensions.counts_for(own, |_| member), counts, "{member} {own:?}");
        }
    }
}

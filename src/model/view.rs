//! How a month is looked at: by what was booked in it, or by what belongs to it.

/// The basis of the actual figures of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// 收付: what was booked in the month.
    #[default]
    Cash,
    /// 权责: what was spread over months and accrued stands where it belongs.
    Accrual,
}

/// Each, with its name for files, the command line and scripts.
pub const VIEWS: [(View, &str); 2] = [(View::Cash, "cash"), (View::Accrual, "accrual")];

impl View {
    /// Its name.
    pub fn name(self) -> &'static str {
        VIEWS[self as usize].1
    }

    /// The view of this name.
    pub fn named(name: &str) -> Option<View> {
        VIEWS.iter().find(|(_, own)| *own == name).map(|(view, _)| *view)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_name() {
        assert!(VIEWS.iter().all(|(view, name)| view.name() == *name && View::named(name) == Some(*view)));
        assert_eq!(View::named("both"), None);
    }
}

//! Where the axes of a book stand in the arrays of the database. Axes are only ever added there; each book may have any.

use super::failure::failed;
use super::link::Link;
use crate::words::Failure;

/// Axes by name, with the place of each in the arrays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    names: Vec<String>,
    at: Vec<Option<usize>>,
    /// How long the arrays are.
    length: usize,
}

impl Places {
    /// Those of these axes, of what the database has.
    pub(super) fn new(wanted: &[String], stored: &[String]) -> Places {
        let at = wanted.iter().map(|axis| stored.iter().position(|own| own == axis)).collect();
        Places { names: wanted.to_vec(), at, length: stored.len() }
    }

    /// Of all that there are: those of the book first.
    pub(super) fn all(wanted: &[String], stored: &[String]) -> Places {
        let mut names = wanted.to_vec();
        names.extend(stored.iter().filter(|axis| !wanted.contains(axis)).cloned());
        Places::new(&names, stored)
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Where an axis stands in the arrays, from 1; `None` if no row can have a member on it.
    pub(super) fn sql(&self, axis: &str) -> Option<usize> {
        let own = self.names.iter().position(|own| own == axis)?;
        self.at[own].map(|at| at + 1)
    }

    /// Members as the book has them, of an array.
    pub(super) fn wanted(&self, stored: &[String]) -> Vec<String> {
        self.at.iter().map(|at| at.and_then(|at| stored.get(at)).cloned().unwrap_or_default()).collect()
    }

    /// An array, of members as the book has them.
    pub(super) fn stored(&self, members: &[String]) -> Vec<String> {
        let mut stored = vec![String::new(); self.length];
        for (member, at) in members.iter().zip(&self.at) {
            if let Some(at) = at {
                stored[*at].clone_from(member);
            }
        }
        stored
    }
}

/// The axes that the database has.
pub(super) fn stored(link: &Link) -> Result<Vec<String>, Failure> {
    let rows = link.query_once("SELECT axes FROM book", "")?;
    Ok(rows.first().map(|row| row.get(0)).unwrap_or_default())
}

/// Adds those that it lacks: under the lock of who books.
pub(super) fn add(link: &Link, wanted: &[String]) -> Result<Vec<String>, Failure> {
    let mut all = stored(link)?;
    if wanted.iter().all(|axis| all.contains(axis)) {
        return Ok(all);
    }
    // Whoever adds axes waits for others who do.
    let rows = link.with(|client| client.query("SELECT axes FROM book FOR UPDATE", &[]).map_err(failed))?;
    all = rows.first().map(|row| row.get(0)).unwrap_or_default();
    all.extend(wanted.iter().filter(|axis| !all.contains(axis)).cloned().collect::<Vec<_>>());
    link.execute("UPDATE book SET axes = $1", &[&all])?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_places_when_axes_come_and_go() {
        let texts = |all: &[&str]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
        let places = Places::new(&texts(&["team", "project"]), &texts(&["project", "old", "team"]));
        assert_eq!(places.stored(&texts(&["day", "garden"])), texts(&["garden", "", "day"]));
        // Rows from before the team was an axis.
        assert_eq!(places.wanted(&texts(&["garden", "x"])), texts(&["", "garden"]));
        assert_eq!([places.sql("team"), places.sql("old")], [Some(3), None]);
        let all = Places::all(&texts(&["team"]), &texts(&["project", "old", "team"]));
        assert_eq!(all.names(), texts(&["team", "project", "old"]));
    }
}

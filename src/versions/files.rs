//! The names of the files of versions.

use std::path::{Path, PathBuf};

use crate::book::Book;

/// What a file says of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The resolved plan.
    Frozen,
    /// That it is opened as a revision.
    Revision,
    /// That it was submitted.
    Submitted,
    /// That it was approved.
    Approved,
    /// That it was rejected.
    Rejected,
}

/// Each part, and what its file is called after the number.
const ENDINGS: [(Part, &str); 5] = [
    (Part::Frozen, ".toml"),
    (Part::Revision, ".revision.toml"),
    (Part::Submitted, ".submitted.toml"),
    (Part::Approved, ".approved.toml"),
    (Part::Rejected, ".rejected.toml"),
];

/// The name of a file: `v1.approved.toml`.
pub fn part_file(number: u32, part: Part) -> String {
    let ending = ENDINGS.iter().find(|(own, _)| *own == part).map_or("", |(_, ending)| ending);
    format!("v{number}{ending}")
}

/// Where it stands.
pub fn part_path(book: &Book, plan: &str, number: u32, part: Part) -> PathBuf {
    book.versions().join(plan).join(part_file(number, part))
}

/// What a file is by its name; `None` if no file of a version is called so.
pub(super) fn part_of(path: &Path) -> Option<(u32, Part)> {
    let name = path.file_name()?.to_str()?;
    let rest = name.strip_prefix('v')?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, ending) = rest.split_at(digits);
    let part = ENDINGS.iter().find(|(_, own)| *own == ending)?.0;
    let number: u32 = number.parse().ok().filter(|number| *number > 0)?;
    (part_file(number, part) == name).then_some((number, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for (part, _) in ENDINGS {
            assert_eq!(part_of(Path::new(&part_file(12, part))), Some((12, part)));
        }
        for other in ["v1 (copy).toml", "v01.toml", "v0.toml", "v1.TOML", "v.toml", "v1.approved.2.toml", "1.toml"] {
            assert_eq!(part_of(Path::new(other)), None, "{other}");
        }
    }
}

//! Where rows stand on a page: a name that stays the same from month to month, so that a link finds it again.

use crate::analysis::variance::{Bucket, Member, Role, Segment, VarianceRow};

/// The place of a row: its category and members, after a letter for the part of the report.
pub fn anchor(bucket: Bucket, path: &[Segment]) -> String {
    let mut anchor = String::from(match bucket {
        Bucket::Cost => "cost",
        Bucket::UnbudgetedCost => "unbudgeted",
        Bucket::Income => "income",
        Bucket::UnbudgetedIncome => "unbudgeted-income",
    });
    let mut category = None;
    let mut after = String::new();
    for segment in path {
        match segment {
            Segment::Category(own) => category = Some(own),
            Segment::Member(axis, member) => {
                let name = match member {
                    Member::Named(name) => name,
                    Member::Shared => "*",
                    Member::Unassigned => "",
                };
                after.push_str(&format!("/{axis}="));
                push(&mut after, name);
            }
            Segment::Unallocated => after.push_str("/rest"),
            Segment::Own => after.push_str("/own"),
            Segment::Direct => after.push_str("/direct"),
        }
    }
    if let Some(category) = category {
        anchor.push('/');
        push(&mut anchor, category.as_str());
    }
    anchor + &after
}

/// The place of a row of an answer, whatever it sums up.
pub fn row_anchor(row: &VarianceRow) -> String {
    let own = anchor(row.bucket, &row.path);
    match row.role {
        Role::Item | Role::Subtotal | Role::Unbudgeted => own,
        Role::Remainder(_) => own + "/others",
        Role::Selected => own + "/selected",
        Role::Shared(_) => own + "/shared",
    }
}

/// A name without what would break a link: white space and per cent signs are written otherwise, each its own way.
fn push(anchor: &mut String, name: &str) {
    for c in name.chars() {
        match c {
            '_' => anchor.push_str("__"),
            '%' => anchor.push_str("_p"),
            c if c.is_whitespace() || c.is_control() => anchor.push_str(&format!("_{:x}.", u32::from(c))),
            c => anchor.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Category;

    #[test]
    fn places_differ_where_rows_do() {
        let path = |text: &str| vec![Segment::Category(Category::parse(text).unwrap())];
        assert_eq!(anchor(Bucket::Cost, &path("人力成本:加班费")), "cost/人力成本:加班费");
        let named = |name: &str| Segment::Member(0, Member::Named(name.into()));
        let mut at: Vec<String> =
            ["a b", "a_b", "a%b", "a__b", "a\u{a0}b", "a_pb"].map(|name| anchor(Bucket::Cost, &[named(name)])).to_vec();
        assert!(at.iter().all(|own| !own.contains(char::is_whitespace) && !own.contains('%')), "{at:?}");
        at.sort();
        at.dedup();
        assert_eq!(at.len(), 6);
    }
}

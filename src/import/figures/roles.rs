//! The columns of a table, and what each of them holds.

use crate::import::header::headers;
use crate::import::row::skip_rule::Skip;
use crate::import::sheet::Sheet;
use crate::import::source::Setting;
use crate::model::amount::AmountStyle;

/// What each column holds, how its numbers are written, and which rows the profile leaves out.
#[derive(Debug)]
pub(in crate::import) struct Roles<R> {
    pub(in crate::import) each: Vec<R>,
    pub(in crate::import) style: AmountStyle,
    /// Column and texts of rows that the profile leaves out.
    skip: Vec<Skip>,
}

impl<R: PartialEq> Roles<R> {
    pub(in crate::import) fn new(each: Vec<R>, sheet: &Sheet, setting: &Setting<'_>) -> Roles<R> {
        let decimal_mark = setting.profile.and_then(|profile| profile.decimal_mark);
        let style = decimal_mark
            .map_or_else(AmountStyle::default, |decimal_mark| AmountStyle { decimal_mark, ..AmountStyle::default() });
        let rules = setting.profile.into_iter().flat_map(|profile| &profile.skip);
        let column = |name: &str| sheet.header.iter().position(|header| headers::key(header) == headers::key(name));
        let skip = rules.filter_map(|rule| Some(Skip::new(column(&rule.column)?, rule))).collect();
        Roles { each, style, skip }
    }

    /// The first column of a role.
    pub(in crate::import) fn find(&self, role: &R) -> Option<usize> {
        self.each.iter().position(|other| other == role)
    }

    /// Does the profile leave a row out?
    pub(in crate::import) fn leaves_out(&self, cells: &[String]) -> bool {
        self.skip.iter().any(|rule| cells.get(rule.column).is_some_and(|cell| rule.leaves_out(cell)))
    }

    /// Field and header of each column that is used, as [`crate::import::Decided`] tells them.
    pub(in crate::import) fn told<'f>(
        &self,
        sheet: &Sheet,
        field: impl Fn(&R) -> Option<&'f str>,
    ) -> Vec<(String, String)> {
        let each = self.each.iter().zip(&sheet.header);
        each.filter_map(|(role, header)| Some((field(role)?.to_string(), header.clone()))).collect()
    }

    /// The headers of columns with this role, which says that they are not used.
    pub(in crate::import) fn unused(&self, sheet: &Sheet, unused: &R) -> Vec<String> {
        let each = self.each.iter().zip(&sheet.header);
        each.filter(|(role, header)| *role == unused && !header.is_empty()).map(|(_, header)| header.clone()).collect()
    }
}

/// What a profile may call a column of such a table.
pub(in crate::import) enum Named {
    /// When its rows are.
    Period,
    /// The members of an axis.
    Axis(usize),
}

/// What the profile says of a column.
pub(in crate::import) fn named_by_profile(header: &str, setting: &Setting<'_>) -> Option<Named> {
    let key = headers::key(header);
    let (field, _) = setting.profile.and_then(|p| p.columns.iter().find(|(_, own)| headers::key(own) == key))?;
    let axis = setting.settings.dimensions.index(field).map(Named::Axis);
    axis.or_else(|| matches!(field.as_str(), "period" | "date").then_some(Named::Period))
}

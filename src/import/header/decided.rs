//! What a layout decided, in the names that users and profiles know.

use super::account_headings::Headings;
use super::mapping::Layout;
use crate::import::fields::{FIELDS, Field};
use crate::import::outcome::Decided;
use crate::import::source::Setting;

/// The decisions; encoding, delimiter and sheet are known only when the file has been read.
pub(in crate::import) fn decided(layout: &Layout, setting: &Setting<'_>) -> Decided {
    let fields = FIELDS.iter().filter(|(field, _)| !matches!(field, Field::Net | Field::Tax));
    let fields = fields.filter_map(|(field, name)| Some((layout.column(*field)?, name.to_string())));
    // What stands over the rows is no column of the file.
    let beyond = layout.headings.as_ref().and_then(Headings::cell);
    let given = |at: usize| layout.both.as_ref().is_some_and(|both| both.gives(at));
    let fields = fields.filter(|(at, _)| Some(*at) != beyond && !given(*at));
    let sides = layout.both.iter().flat_map(|both| both.told());
    let fields = fields.chain(sides.map(|(at, field)| (at, field.name().to_string())));
    let axes = layout.axes.iter().zip(setting.settings.dimensions.names());
    let axes = axes.filter_map(|(at, name)| Some(((*at)?, name.to_string())));
    let used: Vec<(usize, String)> = fields.chain(axes).collect();
    let names = &layout.header.names;
    // A header that stands over several columns is told by its number.
    let told = |at: usize| {
        let name = &names[at];
        let first = names.iter().position(|n| n == name) == Some(at);
        if first && !name.is_empty() { name.clone() } else { format!("#{}", at + 1) }
    };
    let is_used = |at: usize| layout.parents.contains(&at) || used.iter().any(|(used, _)| *used == at);
    let unused = names.iter().enumerate().filter(|(at, name)| !name.is_empty() && !is_used(*at));
    // `一级科目:二级科目`: the columns that an account's path is made of.
    let path = |at: usize| {
        let of_levels = layout.parents.iter().copied().filter(|_| layout.column(Field::Category) == Some(at));
        of_levels.chain([at]).map(told).collect::<Vec<_>>().join(":")
    };
    Decided {
        header_line: if layout.header.rows == 0 { 0 } else { layout.header.line },
        headings: beyond.is_some(),
        unused: unused.map(|(_, name)| name.clone()).collect(),
        columns: used.iter().map(|(at, field)| (field.clone(), path(*at))).collect(),
        header: names.clone(),
        unit: layout.style.unit,
        year: layout.year,
        month: layout.month,
        given: setting.profile.cloned(),
        ..Decided::default()
    }
}

//! The same figures by project, by department, and by whatever else the book tells apart.

use super::categories::variance_table;
use super::{Block, PageParts, Part};
use crate::model::MoneyError;
use crate::report::Section;
use crate::words::msg;
use crate::words::terms::axis_heading;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let (mut views, mut brief) = (Vec::new(), Vec::new());
    for (axis, answer) in parts.dimensions.iter().filter(|(_, answer)| answer.empty.is_none()) {
        let name = parts.names.dimensions.axes.get(*axis).map_or("", |axis| axis.name.as_str());
        let mut table = variance_table(parts, answer);
        if let Some(column) = table.columns.first_mut() {
            column.heading = axis_heading(name);
        }
        brief.push(Section::Table(table.clone()));
        views.push((axis_heading(name), vec![Block::Table(table)]));
    }
    Ok((!views.is_empty()).then(|| Part {
        name: "dimensions",
        title: msg("page-dimensions"),
        blocks: vec![Block::Switch(msg("page-by"), views)],
        brief,
    }))
}

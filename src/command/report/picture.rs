//! The first chart of the page as a file by itself.

use std::path::Path;

use crate::book::{Book, refuse_of_book, write_output};
use crate::command::Session;
use crate::report::chart::Chart;
use crate::report::{PageBlock, Report, Section};
use crate::words::{Failure, msg};
use crate::write::{PictureForm, picture_file};

/// The form that the file's ending states, if this program writes it.
pub(super) fn form(file: &Path) -> Result<PictureForm, Failure> {
    let named = || file.display().to_string();
    let Some(form) = PictureForm::from_path(file) else {
        return Err(Failure::hinted(msg("picture-ending").with("file", named()), msg("picture-ending-hint")));
    };
    match form.is_built() {
        true => Ok(form),
        false => Err(Failure::hinted(msg("picture-unbuilt").with("file", named()), msg("picture-unbuilt-hint"))),
    }
}

/// Writes it.
pub(super) fn write(
    report: &Report,
    file: &Path,
    form: PictureForm,
    book: &Book,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let path = session.path(file);
    refuse_of_book(book, &path)?;
    let drawn = charts(report).find_map(|chart| picture_file(chart, form, &session.look()));
    let Some(bytes) = drawn else {
        return Err(Failure::hinted(msg("picture-none"), msg("picture-none-hint")).into());
    };
    let (_, told) = write_output(&path, &bytes?)?;
    session.warn(&Vec::from_iter(told))?;
    Ok(())
}

/// The charts of the page, in its order.
fn charts(report: &Report) -> impl Iterator<Item = &Chart> {
    let parts = report.sections.iter().filter_map(|section| match section {
        Section::Part(part) => Some(part),
        _ => None,
    });
    parts.flat_map(|part| &part.blocks).filter_map(|block| match block {
        PageBlock::Chart(chart) => Some(&**chart),
        _ => None,
    })
}

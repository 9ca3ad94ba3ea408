//! What a book says for its reports, as bytes.

use crate::book::derived::{Bytes, Torn, put_text, put_texts, put_u32};
use crate::model::{
    Axis, BookSettings, Category, CategoryEntry, Currency, Kind, Materiality, Money, Ratio, ReportColumn, StatedPage,
    StoreSettings, View,
};

use super::numbers::{put_number, take_number};
use super::options::{put_option, take_option};
use super::{alerts, controls, members};

/// Appends what reports go by; what imports go by is left out.
pub(super) fn put(out: &mut Vec<u8>, settings: &BookSettings) {
    put_u32(out, settings.dimensions.axes.len() as u32);
    for axis in &settings.dimensions.axes {
        put_text(out, &axis.name);
        put_texts(out, &axis.members);
    }
    members::put(out, &settings.dimensions);
    members::put_rules(out, &settings.allocate);
    put_u32(out, settings.categories.entries.len() as u32);
    for entry in &settings.categories.entries {
        put_text(out, entry.path.as_str());
        put_option(out, entry.code.as_deref());
        put_option(out, entry.label.as_deref());
        put_texts(out, &entry.aliases);
        out.push(match entry.kind {
            None => 0,
            Some(Kind::Cost) => 1,
            Some(Kind::Income) => 2,
        });
    }
    put_u32(out, settings.controllable.len() as u32);
    for (category, is) in &settings.controllable {
        put_text(out, category.as_str());
        out.push((*is).into());
    }
    out.push(settings.materiality.is_some().into());
    if let Some(rule) = settings.materiality {
        put_text(out, rule.amount.currency().code());
        put_number(out, rule.amount.minor());
        put_text(out, &rule.ratio.exact());
        out.push(rule.hard_amount.is_some().into());
        put_number(out, rule.hard_amount.map_or(0, Money::minor));
    }
    controls::put_keys(out, &settings.controls.book);
    put_u32(out, settings.controls.categories.len() as u32);
    for (category, keys) in &settings.controls.categories {
        put_text(out, category.as_str());
        controls::put_keys(out, keys);
    }
    alerts::put(out, &settings.alert);
    put_option(out, settings.language.as_deref());
    put_option(out, settings.unit.as_deref());
    put_text(out, settings.view.name());
    put_option(out, settings.store.as_ref().map(|store| store.url.as_str()));
    put_option(out, settings.store.as_ref().map(|store| store.schema.as_str()));
    put_option(out, settings.store.as_ref().and_then(|store| store.book.as_deref()));
    put_u32(out, settings.columns.len() as u32);
    settings.columns.iter().for_each(|column| put_text(out, column.name()));
    put_u32(out, settings.pages.len() as u32);
    for page in &settings.pages {
        put_text(out, &page.name);
        put_texts(out, &page.sections);
    }
}

pub(super) fn take(fields: &mut Bytes<'_>) -> Result<BookSettings, Torn> {
    let mut settings = BookSettings::default();
    for _ in 0..fields.u32()? {
        settings.dimensions.axes.push(Axis { name: fields.text()?, members: fields.texts()? });
    }
    settings.dimensions.trees = members::take(fields)?;
    settings.allocate = members::take_rules(fields)?;
    for _ in 0..fields.u32()? {
        settings.categories.entries.push(CategoryEntry {
            path: Category::parse(fields.str()?).ok_or(Torn)?,
            code: take_option(fields)?,
            label: take_option(fields)?,
            aliases: fields.texts()?,
            kind: match fields.u8()? {
                0 => None,
                1 => Some(Kind::Cost),
                2 => Some(Kind::Income),
                _ => return Err(Torn),
            },
        });
    }
    for _ in 0..fields.u32()? {
        let category = Category::parse(fields.str()?).ok_or(Torn)?;
        settings.controllable.push((category, fields.u8()? != 0));
    }
    if fields.u8()? != 0 {
        let currency = Currency::parse(fields.str()?).ok_or(Torn)?;
        let amount = Money::from_minor(take_number(fields)?, currency);
        let ratio = Ratio::parse(fields.str()?).ok_or(Torn)?;
        let (hard, minor) = (fields.u8()? != 0, take_number(fields)?);
        let hard_amount = hard.then_some(Money::from_minor(minor, currency));
        settings.materiality = Some(Materiality { amount, ratio, hard_amount });
    }
    settings.controls.book = controls::take_keys(fields)?;
    for _ in 0..fields.u32()? {
        let category = Category::parse(fields.str()?).ok_or(Torn)?;
        settings.controls.categories.push((category, controls::take_keys(fields)?));
    }
    settings.alert = alerts::take(fields)?;
    settings.language = take_option(fields)?;
    settings.unit = take_option(fields)?;
    settings.view = View::named(fields.str()?).ok_or(Torn)?;
    let (url, schema, book) = (take_option(fields)?, take_option(fields)?, take_option(fields)?);
    settings.store = url.zip(schema).map(|(url, schema)| StoreSettings { url, schema, book });
    for _ in 0..fields.u32()? {
        settings.columns.push(ReportColumn::named(fields.str()?).ok_or(Torn)?);
    }
    for _ in 0..fields.u32()? {
        settings.pages.push(StatedPage { name: fields.text()?, sections: fields.texts()? });
    }
    Ok(settings)
}

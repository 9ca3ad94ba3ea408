//! What a book says of the members of its dimensions, as bytes.

use super::options::{put_option, take_option};
use crate::book::derived::{Bytes, Torn, put_text, put_texts, put_u32};
use crate::model::member_tree::ATTRIBUTES;
use crate::model::{AllocateRule, Category, Dimensions, LinePlace, MemberTree, Month, Quantity, StatedMember};

/// Appends the trees of all dimensions. What a later statement left open was filled in, and stays so; the order of the
/// texts of a column is that of the book, and is kept by texts that come first.
pub(super) fn put(out: &mut Vec<u8>, dimensions: &Dimensions) {
    put_u32(out, dimensions.trees.len() as u32);
    for tree in &dimensions.trees {
        put_u32(out, tree.axis as u32);
        put_texts(out, &tree.columns[..tree.levels]);
        for column in 0..tree.columns.len() {
            put_texts(out, tree.values(column));
        }
        put_u32(out, tree.facts().len() as u32);
        for own in tree.facts() {
            put_text(out, &own.member);
            put_option(out, own.from.map(|month| month.to_string()).as_deref());
            put_texts(out, &own.texts);
            put_option(out, own.households.map(Quantity::exact).as_deref());
            put_option(out, own.area.map(Quantity::exact).as_deref());
            put_option(out, own.company.as_deref());
        }
    }
}

pub(super) fn take(fields: &mut Bytes<'_>) -> Result<Vec<MemberTree>, Torn> {
    let mut trees = Vec::new();
    for _ in 0..fields.u32()? {
        let axis = fields.u32()? as usize;
        let levels = fields.texts()?;
        let columns = levels.len() + ATTRIBUTES.len();
        let values = (0..columns).map(|_| fields.texts()).collect::<Result<Vec<_>, _>>()?;
        let mut facts = Vec::new();
        for _ in 0..fields.u32()? {
            let member = fields.text()?;
            let from = take_option(fields)?.map(|month| Month::parse(&month).ok_or(Torn)).transpose()?;
            let texts = fields.texts()?;
            if texts.len() != columns {
                return Err(Torn);
            }
            let mut size = || take_option(fields)?.map(|size| Quantity::parse(&size).ok_or(Torn)).transpose();
            let (households, area) = (size()?, size()?);
            facts.push(StatedMember { member, from, texts, households, area, company: take_option(fields)? });
        }
        trees.push(MemberTree::kept(axis, levels, facts, values));
    }
    Ok(trees)
}

/// Appends the rules for shared costs.
pub(super) fn put_rules(out: &mut Vec<u8>, rules: &[AllocateRule]) {
    put_u32(out, rules.len() as u32);
    for rule in rules {
        put_u32(out, rule.axis as u32);
        put_option(out, rule.category.as_ref().map(Category::as_str));
        put_u32(out, rule.members.len() as u32);
        rule.members.iter().for_each(|member| put_option(out, member.as_deref()));
        put_text(out, &rule.by);
        put_text(out, &rule.place.file);
        put_u32(out, rule.place.line as u32);
    }
}

pub(super) fn take_rules(fields: &mut Bytes<'_>) -> Result<Vec<AllocateRule>, Torn> {
    let mut rules = Vec::new();
    for _ in 0..fields.u32()? {
        let axis = fields.u32()? as usize;
        let category = take_option(fields)?.map(|text| Category::parse(&text).ok_or(Torn)).transpose()?;
        let members = (0..fields.u32()?).map(|_| take_option(fields)).collect::<Result<_, _>>()?;
        let by = fields.text()?;
        let place = LinePlace { file: fields.text()?, line: fields.u32()? as usize };
        rules.push(AllocateRule { axis, category, members, by, place });
    }
    Ok(rules)
}

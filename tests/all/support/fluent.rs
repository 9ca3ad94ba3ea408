//! Catalogues as Fluent's own parser reads them.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry as Part, Expression, InlineExpression, Pattern, PatternElement};

/// A message of a catalogue.
pub struct Entry {
    pub id: String,
    /// What is to be filled in.
    pub places: BTreeSet<String>,
    /// All that it may say of itself.
    pub text: String,
}

impl Entry {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
            self.text.push(' ');
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
            Expression::Inline(inline) => self.inline(inline),
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.places.insert(id.name.to_string())),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            _ => {}
        }
    }
}

/// The messages of a file; what is not Fluent fails.
pub fn entries(ftl: &str) -> Vec<Entry> {
    let resource = fluent_syntax::parser::parse(ftl).unwrap_or_else(|(_, errors)| panic!("not Fluent: {errors:?}"));
    let message = |part: &Part<&str>| {
        let Part::Message(message) = part else { return None };
        let mut entry = Entry { id: message.id.name.to_string(), places: BTreeSet::new(), text: String::new() };
        entry.pattern(message.value.as_ref()?);
        Some(entry)
    };
    resource.body.iter().filter_map(message).collect()
}

//! A rule of a profile that leaves rows out, ready to be asked.

use regex::Regex;

use crate::model::profile::SkipRule;

/// The texts of one column that leave a row out.
#[derive(Debug)]
pub(crate) struct Skip {
    pub(in crate::import) column: usize,
    equals: Vec<String>,
    starts_with: Vec<String>,
    contains: Vec<String>,
    matches: Option<Regex>,
}

impl Skip {
    /// Of a rule, for the column that it names. The pattern was compiled when the book was read.
    pub(crate) fn new(column: usize, rule: &SkipRule) -> Skip {
        let trimmed = |texts: &[String]| texts.iter().map(|text| text.trim().to_string()).collect();
        Skip {
            column,
            equals: trimmed(&rule.equals),
            starts_with: trimmed(&rule.starts_with),
            contains: trimmed(&rule.contains),
            matches: rule.matches.as_deref().and_then(|pattern| Regex::new(pattern).ok()),
        }
    }

    /// Does this text of its column leave the row out?
    pub(crate) fn leaves_out(&self, text: &str) -> bool {
        let text = text.trim();
        self.equals.iter().any(|whole| whole == text)
            || self.starts_with.iter().any(|start| text.starts_with(start.as_str()))
            || self.contains.iter().any(|part| text.contains(part.as_str()))
            || self.matches.as_ref().is_some_and(|pattern| pattern.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_leaves_out_by_itself() {
        let rule = SkipRule {
            column: "摘要".into(),
            equals: vec![" 略 ".into()],
            starts_with: vec!["内部".into()],
            contains: vec!["划转".into()],
            matches: Some("^T[0-9]+$".into()),
        };
        let skip = Skip::new(0, &rule);
        for (text, expected) in [
            ("略", true),
            ("略去", false),
            ("内部往来", true),
            ("资金划转款", true),
            ("T12", true),
            ("AT12", false),
            ("", false),
        ] {
            assert_eq!(skip.leaves_out(text), expected, "{text}");
        }
    }
}

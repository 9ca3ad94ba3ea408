//! What `budget plan init` writes: commented files to begin with.

use crate::model::{Currency, Month};
use crate::words::Language;

/// What to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// The cost tree of a property-management customer-service department, with example amounts.
    Property,
    /// Almost nothing, with the tables explained.
    Blank,
    /// No plan: for those who begin with a ledger and let a draft make it.
    Ledger,
}

/// What is filled into a template.
#[derive(Clone, Debug)]
pub struct TemplateOptions {
    /// The language of comments, names and texts.
    pub language: Language,
    /// The plan's first month.
    pub first_month: Month,
    /// The plan's currency.
    pub currency: Currency,
    /// The plan's name; `None` takes the template's own.
    pub name: Option<String>,
}

/// The files of a new book: path relative to it, content.
pub fn template(kind: Template, options: &TemplateOptions) -> Vec<(String, String)> {
    let text = match (kind, options.language) {
        (Template::Property, Language::ZhCn) => include_str!("../templates/property.zh-CN.toml"),
        (Template::Property, Language::En) => include_str!("../templates/property.en.toml"),
        (Template::Blank, Language::ZhCn) => include_str!("../templates/blank.zh-CN.toml"),
        (Template::Blank, Language::En) => include_str!("../templates/blank.en.toml"),
        (Template::Ledger, Language::ZhCn) => include_str!("../templates/ledger.zh-CN.toml"),
        (Template::Ledger, Language::En) => include_str!("../templates/ledger.en.toml"),
    };
    let year = options.first_month.year().to_string();
    let name = options.name.clone().unwrap_or_else(|| match options.language {
        Language::ZhCn => format!("客服部 {year}"),
        Language::En => format!("Customer service {year}"),
    });
    let mut text = text.replace("{year}", &year).replace("{currency}", options.currency.code());
    text = text.replace("{first_month}", &options.first_month.to_string());
    for number in 1..=12 {
        // {month-03} is the third month of the year.
        let month = options.first_month.plus(number - 1).to_string();
        text = text.replace(&format!("{{month-{number:02}}}"), &month);
    }
    let name = toml_edit::Value::from(name).to_string();
    vec![
        ("budget.toml".into(), text.replace("{name}", &name)),
        (".gitignore".into(), include_str!("../templates/gitignore").into()),
        (".gitattributes".into(), include_str!("../templates/gitattributes").into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan_file::load_texts;

    fn book(kind: Template, language: Language, currency: &str, name: Option<&str>) -> String {
        let first_month = Month::parse("2026-04").unwrap();
        let currency = Currency::parse(currency).unwrap();
        let options = TemplateOptions { language, first_month, currency, name: name.map(str::to_string) };
        template(kind, &options).swap_remove(0).1
    }

    #[test]
    fn every_template_is_a_book_without_a_problem() {
        for kind in [Template::Property, Template::Blank] {
            for language in Language::ALL {
                for currency in ["CNY", "JPY"] {
                    let text = book(kind, language, currency, Some("a \"b\" \\ c"));
                    let (loaded, problems) = load_texts(&[("budget.toml".into(), text)]);
                    // Nothing stands in a blank plan, and that is said.
                    let told: Vec<&str> = problems.iter().map(|problem| problem.message.id).collect();
                    let wanted: &[&str] = if kind == Template::Blank { &["plan-without-lines"] } else { &[] };
                    assert_eq!(told, wanted, "{kind:?} {language:?}");
                    assert_eq!(loaded.plans[0].name, "a \"b\" \\ c");
                    assert_eq!(loaded.plans[0].currency.code(), currency);
                }
            }
        }
    }

    #[test]
    fn a_book_for_a_ledger_has_axes_and_no_plan() {
        for language in Language::ALL {
            let (loaded, problems) =
                load_texts(&[("budget.toml".into(), book(Template::Ledger, language, "CNY", None))]);
            assert_eq!((problems, loaded.plans.len()), (vec![], 0));
            assert_eq!(loaded.settings.dimensions.names().collect::<Vec<_>>(), ["department", "project"]);
        }
    }

    #[test]
    fn the_property_template_has_the_whole_cost_tree_in_both_languages() {
        let [chinese, english] = Language::ALL.map(|language| {
            let text = book(Template::Property, language, "CNY", None);
            load_texts(&[("budget.toml".into(), text)]).0
        });
        let codes = |loaded: &crate::plan_file::Loaded| -> Vec<String> {
            loaded.settings.categories.entries.iter().filter_map(|e| e.code.clone()).collect()
        };
        assert_eq!(codes(&chinese), codes(&english));
        // domain.md §1.1 without the lines marked ext.
        for code in [
            "1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.3.1", "2.1.1", "2.2.1", "2.2.2", "2.3.1", "2.3.2",
            "3.1.1", "3.2.1", "3.3.1", "4.1.1", "4.2.1", "4.3.1", "9.9.9",
        ] {
            assert!(codes(&chinese).iter().any(|known| known == code), "{code}");
        }
        for loaded in [&chinese, &english] {
            for line in &loaded.plans[0].lines {
                assert!(!line.basis.is_empty() && !line.effect.is_empty(), "{}", line.category);
            }
            for entry in &loaded.settings.categories.entries {
                assert!(entry.label.is_some(), "{}", entry.path);
                assert!(loaded.plans[0].lines.iter().any(|line| line.category == entry.path), "{}", entry.path);
            }
        }
    }
}

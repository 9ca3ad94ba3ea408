//! The example lines of a template: told from lines that somebody has written, and taken out.

use toml_edit::{DocumentMut, Item, Table};

use super::template::{Template, TemplateOptions, template};
use crate::model::{Currency, Month};
use crate::words::Language;

/// The text of `budget.toml` without the lines that stand in it as a template wrote them, and how many those were.
///
/// A line of which one word or figure was changed is somebody's own, and stays. `None` where there is nothing to take
/// out, or where the file holds another plan than this.
pub fn without_examples(text: &str, plan: &str) -> Option<(String, usize)> {
    let mut document: DocumentMut = text.parse().ok()?;
    let id = document.get("plan")?.as_table_like()?.get("id")?.as_str()?;
    if id != plan {
        return None;
    }
    let examples = examples();
    let lines = document.get_mut("line")?.as_array_of_tables_mut()?;
    let before = lines.len();
    // What is written above the first line speaks of all of them.
    let above = lines.get(0)?.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_string();
    let first = lines.get(0).is_some_and(|line| examples.contains(&content(line)));
    lines.retain(|line| !examples.contains(&content(line)));
    let taken = before - lines.len();
    if taken == 0 {
        return None;
    }
    match lines.get_mut(0) {
        Some(line) if first => {
            let own = line.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
            let both = format!("{}\n{own}", above.trim_end_matches('\n'));
            line.decor_mut().set_prefix(both);
        }
        Some(_) => {}
        None => {
            document.remove("line");
            let rest = document.trailing().as_str().unwrap_or_default();
            let both = format!("{}\n{rest}", above.trim_end_matches('\n'));
            document.set_trailing(both);
        }
    }
    Some((document.to_string(), taken))
}

/// Every example line of every template.
fn examples() -> Vec<Vec<(String, String)>> {
    let first_month = Month::of(chrono::NaiveDate::default());
    let texts = Language::ALL.into_iter().map(|language| {
        let options = TemplateOptions { language, first_month, currency: Currency::CNY, name: None };
        template(Template::Property, &options).swap_remove(0).1
    });
    let lines = texts.filter_map(|text| {
        let document: DocumentMut = text.parse().ok()?;
        Some(document.get("line")?.as_array_of_tables()?.iter().map(content).collect::<Vec<_>>())
    });
    let old = ["示例科目", "example"].into_iter().map(|category| {
        let blank = match category {
            "example" => ("example: what the amount is based on", "example: what it is expected to achieve"),
            _ => ("示例：预算依据", "示例：预期效果"),
        };
        let keys = [("basis", quoted(blank.0)), ("category", quoted(category)), ("effect", quoted(blank.1))];
        let keys = keys.into_iter().chain([("monthly", "1000".to_string())]);
        keys.map(|(key, value)| (key.to_string(), value)).collect()
    });
    lines.flatten().chain(old).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"").split_whitespace().collect()
}

/// The keys and values of a line, in the order of keys, however they are set.
fn content(line: &Table) -> Vec<(String, String)> {
    let value = |item: &Item| {
        let mut value = item.as_value().cloned();
        if let Some(value) = &mut value {
            value.decor_mut().clear();
        }
        value.map(|value| value.to_string().split_whitespace().collect()).unwrap_or_else(|| item.to_string())
    };
    // Which month a line begins in hangs on the plan's year, which somebody may have moved.
    let mut content: Vec<(String, String)> =
        line.iter().filter(|(key, _)| *key != "from").map(|(key, item)| (key.to_string(), value(item))).collect();
    content.sort();
    content
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan_file::load_texts;

    fn property(language: Language) -> String {
        let first_month = Month::parse("2026-04").unwrap();
        let options = TemplateOptions { language, first_month, currency: Currency::CNY, name: None };
        template(Template::Property, &options).swap_remove(0).1
    }

    #[test]
    fn a_template_as_it_was_written_loses_every_line_and_nothing_else() {
        for language in Language::ALL {
            let text = property(language);
            let (bare, taken) = without_examples(&text, "2026-CS").unwrap();
            assert_eq!(taken, 19);
            let (before, _) = load_texts(&[("budget.toml".into(), text.clone())]);
            let (after, _) = load_texts(&[("budget.toml".into(), bare.clone())]);
            assert_eq!(after.plans[0].lines.len(), 0);
            assert_eq!(after.settings.categories, before.settings.categories);
            // Every remark stays, those on how a line is written among them.
            let remarks = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
            assert_eq!(remarks(&bare), remarks(&text), "{bare}");
            assert_eq!(without_examples(&bare, "2026-CS"), None);
            assert_eq!(without_examples(&text, "2027-CS"), None);
        }
    }

    #[test]
    fn a_line_that_somebody_changed_stays() {
        let text = property(Language::En);
        for (old, new) in [
            ("monthly = 140600", "monthly = 140601"),
            ("example: a place for reception and hotline", "a place for reception and hotline"),
            ("monthly = 2760   # an example", "monthly = 2760\nowner = 'me'"),
        ] {
            let changed = text.replacen(old, new, 1);
            assert_ne!(changed, text);
            let (bare, taken) = without_examples(&changed, "2026-CS").unwrap();
            assert_eq!(taken, 18, "{old}");
            let (loaded, problems) = load_texts(&[("budget.toml".into(), bare)]);
            assert_eq!((loaded.plans[0].lines.len(), problems), (1, vec![]), "{old}");
        }
        // Set otherwise, it is the same line.
        let set = text.replacen("monthly = 140600   # an example", "monthly   =   140600", 1);
        assert_eq!(without_examples(&set, "2026-CS").unwrap().1, 19);
    }
}

//! The language of a book, before anything else of its settings is read.

use toml::de::DeTable;

/// The `language` that the settings state. Whatever is wrong with them is said in it: what cannot be read is passed over.
pub fn stated_language(settings: &str) -> Option<String> {
    // The key stands before the first table, and a plan may have many thousand lines after it.
    let is_table = |line: &&str| line.trim_start().starts_with('[');
    let head: usize = settings.split_inclusive('\n').take_while(|line| !is_table(line)).map(str::len).sum();
    let (table, errors) = DeTable::parse_recoverable(&settings[..head]);
    if errors.is_empty() {
        return language(table.get_ref());
    }
    // What looked like the beginning of a table may be a line of a list, or of a text.
    language(DeTable::parse_recoverable(settings).0.get_ref())
}

fn language(table: &DeTable<'_>) -> Option<String> {
    let (_, value) = table.iter().find(|(key, _)| key.get_ref() == "language")?;
    value.get_ref().as_str().map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_wherever_toml_lets_it_stand() {
        for (settings, expected) in [
            ("language = \"en\"\n", Some("en")),
            ("  \"language\" = 'zh-CN' # ours\n[plan]\n", Some("zh-CN")),
            ("language=\"\"\"en\"\"\"\r\n", Some("en")),
            ("# language = \"en\"\n", None),
            ("languages = \"en\"\n", None),
            ("note = \"language = 'en'\"\n", None),
            ("[plan]\nlanguage = \"en\"\n", None),
            ("note = \"\"\"\nlanguage = \"en\"\n\"\"\"\n", None),
            ("list = [\n[1],\n]\nlanguage = \"en\"\n", Some("en")),
            ("materiality.amount = 5\nlanguage = \"en\"\n[plan]\nid = ", Some("en")),
            ("broken = \nlanguage = \"en\"\n[plan]\n", Some("en")),
            ("language = 5\n", None),
            ("", None),
        ] {
            assert_eq!(stated_language(settings).as_deref(), expected, "{settings:?}");
        }
    }
}

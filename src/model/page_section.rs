//! The sections of the page that `budget report` writes, by the words that choose them.

/// Each by its name, and by the word for it in Chinese; in the order of the page.
const NAMES: [(&str, &str); 15] = [
    ("summary", "要点"),
    ("headline", "关键数字"),
    ("categories", "预算与实际"),
    ("bridge", "差异分解"),
    ("months", "全年预计"),
    ("heat", "各月差异"),
    ("dimensions", "分维度"),
    ("structure", "成本结构"),
    ("alerts", "预警"),
    ("reviews", "差异说明"),
    ("goals", "目标"),
    ("anomalies", "异常"),
    ("commitments", "占用"),
    ("staffing", "人员"),
    ("making", "来历"),
];

/// The name of the section that a word chooses.
pub fn page_section(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    NAMES.iter().find(|(name, chinese)| *name == word || *chinese == word).map(|(name, _)| *name)
}

/// The names of all.
pub fn page_sections() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

/// The words for all of them in Chinese.
pub fn page_section_words() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(_, chinese)| *chinese)
}

/// `[report.NAME]`: a page that the book describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPage {
    /// The name.
    pub name: String,
    /// The names of its sections, in order.
    pub sections: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_chosen_in_both_languages() {
        for (word, name) in
            [("alerts", Some("alerts")), (" Alerts ", Some("alerts")), ("预警", Some("alerts")), ("x", None)]
        {
            assert_eq!(page_section(word), name, "{word}");
        }
    }
}

//! By which text an unclassified row without an account is told: by the one that says most.

/// The description, unless it says nothing (`/`, an order number); then the first of the others that says something.
pub(super) fn most_telling<'t>(description: &'t str, others: [&'t str; 2]) -> &'t str {
    if says_something(description) {
        return description;
    }
    others.into_iter().find(|text| says_something(text)).unwrap_or(description)
}

/// `/`, `-------------------`: signs by which programs say that there is nothing.
pub(super) fn is_filler(text: &str) -> bool {
    text == "无" || text.chars().next().is_some_and(|c| !is_alphanumeric(c)) && !text.chars().any(is_alphanumeric)
}

/// The tables of the standard library are slow for the characters that most texts begin with.
fn is_alphanumeric(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_alphanumeric()
}

/// Has a text more letters than digits? A number tells one row from another, not what it is for.
fn says_something(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    letters > digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_gives_way_to_the_counterparty() {
        for (description, others, expected) in [
            ("打印纸", ["文具店", ""], "打印纸"),
            ("/", ["便利店", "x"], "便利店"),
            ("", ["", "Corner Shop"], "Corner Shop"),
            ("商户单号XP8820260112000347", ["便利店", ""], "便利店"),
            ("20260112", ["/", ""], "20260112"),
            ("/", ["", ""], "/"),
            ("A4 paper", ["shop", ""], "A4 paper"),
            ("3月水费", ["水务", ""], "3月水费"),
        ] {
            assert_eq!(most_telling(description, others), expected, "{description}");
        }
        for (text, expected) in [("/", true), ("-----", true), ("无", true), ("", false), ("#1", false), ("纸", false)]
        {
            assert_eq!(is_filler(text), expected, "{text}");
        }
    }
}

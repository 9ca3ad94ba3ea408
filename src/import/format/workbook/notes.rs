//! What stands around the cells of an XLSX file and may say in which unit they count: comments on cells, the header and
//! the footer of printed pages.

use quick_xml::events::Event;

use super::shape::{Damage, Parts};

/// More texts than this say nothing new.
const MOST: usize = 1000;
/// A longer comment is a discussion.
const LONGEST: usize = 200;

impl Parts<'_> {
    /// The texts of the comments in the whole file.
    pub(super) fn comments(&mut self) -> Result<Vec<String>, Damage> {
        let names = self.names(|name| name.contains("omment") && name.ends_with(".xml"));
        let mut texts: Vec<String> = Vec::new();
        for name in names {
            let mut text = String::new();
            self.within(&name, &["t", "text"], &["comment", "threadedComment"], |piece, ends| {
                text.push_str(piece);
                if ends && texts.len() < MOST && text.len() < LONGEST {
                    // Programs put the author's name before the comment, in a line of its own.
                    texts.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string));
                }
                if ends {
                    text.clear();
                }
            })?;
        }
        Ok(texts)
    }

    /// The texts of the header and the footer that a sheet is printed with.
    pub(super) fn print_titles(&mut self, sheet: &str) -> Result<Vec<String>, Damage> {
        let Some(path) = self.path_of(sheet) else { return Ok(Vec::new()) };
        const PARTS: [&str; 6] = ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];
        let (mut texts, mut text) = (Vec::new(), String::new());
        self.within(&path, &PARTS, &PARTS, |piece, ends| {
            text.push_str(piece);
            if ends {
                texts.extend(sections(&text));
                text.clear();
            }
        })?;
        Ok(texts)
    }

    /// Hands on the text within some elements of a part, and where some end.
    fn within(
        &mut self,
        path: &str,
        of: &[&str],
        ends: &[&str],
        mut visit: impl FnMut(&str, bool),
    ) -> Result<(), Damage> {
        let mut inside = false;
        self.texts(path, |event| match event {
            Event::Start(e) if of.contains(&e.local_name().as_ref()) => inside = true,
            Event::End(e) => {
                inside &= !of.contains(&e.local_name().as_ref());
                if ends.contains(&e.local_name().as_ref()) {
                    visit("", true);
                }
            }
            Event::Text(text) if inside => visit(text, false),
            // `&amp;` begins a code of a header: `&C`.
            Event::GeneralRef(name) if inside => visit(if &**name == "amp" { "&" } else { " " }, false),
            _ => {}
        })
    }
}

/// The left, the middle and the right of a printed title, without its codes: `&C单位：万元&R&P`.
fn sections(text: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            sections.last_mut().into_iter().for_each(|section| section.push(c));
            continue;
        }
        match chars.next() {
            Some('L' | 'C' | 'R') => sections.push(String::new()),
            // A font in quotation marks, a size, a colour.
            Some('"') => drop(chars.by_ref().find(|c| *c == '"')),
            Some('K') => drop(chars.by_ref().take(6).count()),
            Some(digit) if digit.is_ascii_digit() => while chars.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    let lines = sections.iter().flat_map(|section| section.lines()).map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_titles_without_their_codes() {
        for (text, expected) in [
            ("&C单位：万元&R第&P页", &["单位：万元", "第页"][..]),
            ("&L&\"Arial,Bold\"&12Amounts in thousands", &["Amounts in thousands"]),
            ("&C&KFF0000费用表", &["费用表"]),
            ("", &[]),
        ] {
            assert_eq!(sections(text), expected, "{text}");
        }
    }
}

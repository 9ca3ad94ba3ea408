//! Whatever fills a message steers no terminal: an escape is sent through every place of every message, as a text of its
//! own, within a list and within another message, in both languages, told at length and briefly.

use budget::words::{Language, Message, Problem, Words, msg};

use crate::catalogue::messages;

const ESCAPE: &str = "a\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}\r\n\u{200b}b";

fn is_strange(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn an_escape_in_any_place_of_any_message_is_shown_and_not_obeyed() {
    let mut filled = 0;
    for language in &Language::ALL {
        let words = Words::new(*language);
        for (id, places) in messages(*language) {
            if places.is_empty() {
                continue;
            }
            let id: &'static str = id.leak();
            let places: Vec<&'static str> = places.into_iter().map(|place| &*place.leak()).collect();
            type Make = fn() -> budget::words::Arg;
            let makes: [Make; 3] = [
                || ESCAPE.into(),
                || vec![Message::verbatim(ESCAPE), Message::verbatim(ESCAPE)].into(),
                || msg("did-you-mean").with("value", ESCAPE).into(),
            ];
            for make in makes {
                let message = places.iter().fold(msg(id), |message, &place| message.with(place, make()));
                filled += places.len();
                for said in [words.say(&message), words.say_briefly(&message)] {
                    assert_eq!(said.chars().find(|c| is_strange(*c)), None, "{id} in {language:?}: {said:?}");
                }
                let mut told = Vec::new();
                let problem = Problem::error(message.clone()).hint(message);
                budget::command::print_problem(&words, &problem, &mut told).unwrap();
                let told = String::from_utf8(told).unwrap();
                assert_eq!(told.chars().find(|c| is_strange(*c)), None, "{id} in {language:?}: {told:?}");
            }
        }
    }
    assert!(filled > 5_000, "the reading itself is broken: {filled}");
}

//! The catalogues hold: one set of messages, the same placeholders, no message that the code lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use budget::command::Arguments;
use budget::words::glossary::{AVOIDED, says};
use budget::words::{Arg, Language, Message, Words};
use clap::CommandFactory;
use regex::Regex;

use crate::support::fluent::{Entry, entries};
use crate::support::sources::paths;

/// The messages of a language: identifier → placeholders, from every file of that language.
pub fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for path in paths("src/locales", "ftl") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.split('.').next() != Some(language.tag()) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for Entry { id, places, .. } in entries(&text) {
            assert!(messages.insert(id.clone(), places).is_none(), "{name}: `{id}` stands twice");
        }
    }
    messages
}

/// Help texts exist in Chinese only, but for their examples: English is clap's, from the doc comments.
fn is_help(id: &str) -> bool {
    id == "help" || id.starts_with("help-")
}

#[test]
fn both_languages_say_the_same_things() {
    let chinese = messages(Language::ZhCn);
    let english = messages(Language::En);
    for (id, wanted) in &english {
        let Some(found) = chinese.get(id) else { panic!("`{id}` is missing in zh-CN") };
        assert_eq!(found, wanted, "`{id}` has other placeholders in zh-CN than in en");
    }
    for id in chinese.keys().filter(|id| !is_help(id)) {
        assert!(english.contains_key(id), "`{id}` is missing in en");
    }
}

#[test]
fn every_message_renders() {
    for language in Language::ALL {
        let words = Words::new(language);
        for (id, placeholders) in messages(language) {
            let name = |text: &str| -> &'static str { text.to_string().leak() };
            // A placeholder is text or a count; each message must bear both.
            for value in [Arg::Text("…".to_string()), Arg::Count(2)] {
                let args = placeholders.iter().map(|p| (name(p), value.clone())).collect();
                assert!(words.knows(&id), "`{id}` is not valid Fluent in {language:?}");
                let text = words.say(&Message { id: name(&id), args, cause: None });
                assert!(!text.is_empty(), "`{id}` has no text in {language:?}");
                assert!(!text.contains("{$") && !text.contains("{ $"), "`{id}` is not filled: {text}");
                assert!(is_help(&id) || !text.ends_with(['.', '。']), "`{id}` ends with a full stop: {text}");
            }
        }
    }
}

/// What a file, a name or the command line holds can neither steer the terminal, nor hide, nor break a line, in
/// whatever message and placeholder it comes out.
#[test]
fn no_argument_of_any_message_steers_a_terminal() {
    const HOSTILE: &str = "a\u{1b}]0;owned\u{7}b\u{9b}31mc\u{202e}d\u{2066}e\u{200b}f\r\n\tg\u{feff}h";
    let strange = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    for language in Language::ALL {
        let words = Words::new(language);
        let mut said = 0;
        for (id, placeholders) in messages(language) {
            let name = |text: &str| -> &'static str { text.to_string().leak() };
            let inner = || Message::verbatim(HOSTILE);
            for value in [
                Arg::Text(HOSTILE.to_string()),
                Arg::Message(Box::new(inner())),
                Arg::List(vec![inner(), inner()]),
                Arg::Text("费".repeat(2_000)),
            ] {
                let long = matches!(&value, Arg::Text(text) if text != HOSTILE);
                let args: Vec<_> = placeholders.iter().map(|p| (name(p), value.clone())).collect();
                let own = words.say(&Message {
                    id: name(&id),
                    args: placeholders.iter().map(|p| (name(p), "x".into())).collect(),
                    cause: None,
                });
                let message = Message { id: name(&id), args, cause: None };
                let text = if long { words.say_briefly(&message) } else { words.say(&message) };
                let found = |text: &str| text.chars().filter(|c| strange(*c)).count();
                assert_eq!(found(&text), found(&own), "`{id}` lets through what steers a terminal: {text:?}");
                // A placeholder stands a few times at most; each time it takes a line at most.
                assert!(
                    !long || text.chars().count() <= own.chars().count() + 400 * placeholders.len(),
                    "`{id}` echoes {} characters",
                    text.chars().count()
                );
                said += placeholders.len();
            }
        }
        assert!(said > 1_000, "only {said} placeholders were filled");
    }
}

#[test]
fn every_message_of_the_code_is_in_the_catalogue() {
    let chinese = messages(Language::ZhCn);
    // Calls, and the identifiers that tables pass on.
    let call = Regex::new(r#"(?:\b(?:msg|Failure::io)\(\s*"|"(?:term|report)-)[a-z][\w-]*""#).unwrap();
    let mut seen = 0;
    for path in paths("src", "rs") {
        for found in call.find_iter(&fs::read_to_string(&path).unwrap()) {
            let id = found.as_str().split('"').nth(1).unwrap();
            seen += 1;
            assert!(chinese.contains_key(id), "{}: no message `{id}`", path.display());
        }
    }
    assert!(seen > 10, "the search itself is broken: {seen} calls found");
}

/// One word for one concept: what the glossary avoids is in no message, and in no help.
#[test]
fn the_catalogue_keeps_to_the_glossary() {
    let mut said: Vec<(Language, String, String)> = Vec::new();
    for path in paths("src/locales", "ftl") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let language = if name.starts_with("en") { Language::En } else { Language::ZhCn };
        let entries = entries(&fs::read_to_string(&path).unwrap());
        said.extend(entries.into_iter().map(|entry| (language, entry.id, entry.text)));
    }
    assert!(said.len() > 2_000, "only {} messages were read", said.len());
    helps(&mut Arguments::command(), "budget", &mut said);
    let wrong = said.iter().flat_map(|(language, id, text)| {
        let found = AVOIDED.iter().filter(move |word| word.language == *language && says(word, text));
        found.map(move |word| format!("{id}: `{}`, not `{}`", word.instead, word.word))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The help of a command and of all below it, in English.
fn helps(command: &mut clap::Command, name: &str, said: &mut Vec<(Language, String, String)>) {
    // The values of an option are names that scripts know, not words of a sentence.
    let values = Regex::new(r"(?s)\[possible values: .*?\]").unwrap();
    let help = command.render_long_help().to_string();
    said.push((Language::En, name.to_string(), values.replace_all(&help, "").into_owned()));
    for below in command.get_subcommands_mut() {
        let name = format!("{name} {}", below.get_name());
        helps(below, &name, said);
    }
}

#[test]
fn the_terms_are_those_of_the_catalogue() {
    let known: BTreeSet<String> = messages(Language::En).into_keys().filter(|id| id.starts_with("term-")).collect();
    let listed: BTreeSet<String> = budget::words::terms::TERMS.iter().map(|id| (*id).to_string()).collect();
    assert_eq!(listed, known);
}

/// A text that nothing can say is one that nobody keeps true.
#[test]
fn every_message_of_the_catalogue_is_in_the_code() {
    let code: String = paths("src", "rs").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for id in messages(Language::ZhCn).keys().filter(|id| !is_help(id)) {
        assert!(code.contains(&format!("\"{id}\"")), "nothing says `{id}`");
    }
}

/// A command stands in backticks: so it is told from the sentence around it, and is never broken over two lines.
#[test]
fn commands_stand_in_backticks() {
    let program = Arguments::command();
    // A line of a file is copied as it is.
    let in_files = ["review-sheet-heading"];
    let mut bare = Vec::new();
    for path in paths("src/locales", "ftl") {
        for entry in entries(&fs::read_to_string(&path).unwrap()) {
            // A page is no terminal, and breaks its lines by itself.
            let is_page = entry.id.starts_with("page-");
            if is_help(&entry.id) || is_page || in_files.contains(&entry.id.as_str()) {
                continue;
            }
            // Every other stretch stands outside.
            for outside in entry.text.split('`').step_by(2) {
                bare.extend(commands_in(outside, &program).map(|command| format!("{}: `{command}`", entry.id)));
            }
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}

/// The commands that a text names.
fn commands_in<'t>(text: &'t str, program: &'t clap::Command) -> impl Iterator<Item = &'t str> {
    text.match_indices("budget ").filter_map(move |(at, _)| {
        let mut words = text[at..].split(|c: char| !c.is_ascii_alphanumeric() && c != '-').skip(1);
        let begins = text[..at].chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric() && c != '.' && c != '[');
        let command = program.find_subcommand(words.next()?)?;
        // `budget plan` is two words of the language as well.
        let below = !command.has_subcommands() || command.find_subcommand(words.next()?).is_some();
        (begins && below).then_some(&text[at..])
    })
}

/// What is said of agents is said of figures: no message, and no page, can be read as a verdict on a person.
#[test]
fn nothing_said_of_agents_is_a_verdict_on_a_person() {
    const VERDICTS: [&str; 34] = [
        "辞退",
        "解雇",
        "开除",
        "淘汰",
        "末位",
        "劝退",
        "裁员",
        "处罚",
        "扣罚",
        "惩罚",
        "最差",
        "较差",
        "不合格",
        "不称职",
        "不达标",
        "懒",
        "垫底",
        "落后",
        "dismiss",
        "fire ",
        "fired",
        "sack",
        "lay off",
        "layoff",
        "worst",
        "underperform",
        "poor",
        "penal",
        "punish",
        "incompeten",
        "lazy",
        "unfit",
        "failing",
        "ranking",
    ];
    let mut said: Vec<(String, String)> = Vec::new();
    for language in ["en", "zh-CN"] {
        let path = format!("src/locales/{language}.agents.ftl");
        said.extend(entries(&fs::read_to_string(path).unwrap()).into_iter().map(|entry| (entry.id, entry.text)));
        let help = fs::read_to_string(format!("src/locales/{language}.help.ftl")).unwrap();
        said.extend(entries(&help).into_iter().filter(|e| e.id.starts_with("help-agents")).map(|e| (e.id, e.text)));
    }
    said.push(("tests/cmd/agents.md".into(), fs::read_to_string("tests/cmd/agents.md").unwrap()));
    let mut help = Vec::new();
    helps(Arguments::command().find_subcommand_mut("agents").unwrap(), "budget agents", &mut help);
    said.extend(help.into_iter().map(|(_, name, text)| (name, text)));
    assert!(said.len() > 100, "only {} texts were read", said.len());
    for (id, text) in &said {
        let text = text.to_lowercase();
        let found: Vec<&&str> = VERDICTS.iter().filter(|word| text.contains(**word)).collect();
        assert!(found.is_empty(), "`{id}` says {found:?}");
    }
    // What is proposed is training, or another look.
    for (language, proposed) in [("en", "training or another look"), ("zh-CN", "培训或再看一看")] {
        let text = fs::read_to_string(format!("src/locales/{language}.agents.ftl")).unwrap();
        let of = |wanted: &str| entries(&text).into_iter().find(|entry| entry.id == wanted).unwrap().text;
        assert!(of("agents-look").contains(proposed) && of("agents-says-look").contains(proposed));
    }
}

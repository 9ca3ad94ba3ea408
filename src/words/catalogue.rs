//! The catalogue: Fluent texts in both languages, compiled in.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::inert::{brief, brief_list, clean};
use super::{Arg, Message};

/// The languages the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 简体中文.
    ZhCn,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 2] = [Language::ZhCn, Language::En];

    /// `zh-CN` or `en`: the tag used by `--lang`, the book and the configuration.
    pub fn tag(self) -> &'static str {
        match self {
            Language::ZhCn => "zh-CN",
            Language::En => "en",
        }
    }

    /// The language of a system locale such as `zh_CN.UTF-8`. `C` and `POSIX` say nothing, nor does a language that the
    /// program does not speak.
    pub fn of_locale(locale: &str) -> Option<Language> {
        let language = locale.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase();
        match language.as_str() {
            "zh" => Some(Language::ZhCn),
            "en" => Some(Language::En),
            _ => None,
        }
    }

    fn texts(self) -> &'static [&'static str] {
        match self {
            Language::ZhCn => &[
                include_str!("../locales/zh-CN.ftl"),
                include_str!("../locales/zh-CN.help.ftl"),
                include_str!("../locales/zh-CN.plan.ftl"),
                include_str!("../locales/zh-CN.method.ftl"),
                include_str!("../locales/zh-CN.making.ftl"),
                include_str!("../locales/zh-CN.member.ftl"),
                include_str!("../locales/zh-CN.merge.ftl"),
                include_str!("../locales/zh-CN.benchmark.ftl"),
                include_str!("../locales/zh-CN.staffing.ftl"),
                include_str!("../locales/zh-CN.whatif.ftl"),
                include_str!("../locales/zh-CN.workbook.ftl"),
                include_str!("../locales/zh-CN.version.ftl"),
                include_str!("../locales/zh-CN.agents.ftl"),
                include_str!("../locales/zh-CN.alert.ftl"),
                include_str!("../locales/zh-CN.commitment.ftl"),
                include_str!("../locales/zh-CN.accrual.ftl"),
                include_str!("../locales/zh-CN.adjustment.ftl"),
                include_str!("../locales/zh-CN.rollover.ftl"),
                include_str!("../locales/zh-CN.rule.ftl"),
                include_str!("../locales/zh-CN.round.ftl"),
                include_str!("../locales/zh-CN.override.ftl"),
                include_str!("../locales/zh-CN.signing.ftl"),
                include_str!("../locales/zh-CN.bridge.ftl"),
                include_str!("../locales/zh-CN.goals.ftl"),
                include_str!("../locales/zh-CN.notify.ftl"),
                include_str!("../locales/zh-CN.outlook.ftl"),
                include_str!("../locales/zh-CN.page.ftl"),
                include_str!("../locales/zh-CN.peers.ftl"),
                include_str!("../locales/zh-CN.review.ftl"),
                include_str!("../locales/zh-CN.close.ftl"),
                include_str!("../locales/zh-CN.import.ftl"),
                include_str!("../locales/zh-CN.scan.ftl"),
                include_str!("../locales/zh-CN.store.ftl"),
                include_str!("../locales/zh-CN.sql.ftl"),
                include_str!("../locales/zh-CN.consolidate.ftl"),
                include_str!("../locales/zh-CN.demand.ftl"),
                include_str!("../locales/zh-CN.doctor.ftl"),
                include_str!("../locales/zh-CN.ideas.ftl"),
                include_str!("../locales/zh-CN.write.ftl"),
            ],
            Language::En => &[
                include_str!("../locales/en.ftl"),
                include_str!("../locales/en.help.ftl"),
                include_str!("../locales/en.plan.ftl"),
                include_str!("../locales/en.method.ftl"),
                include_str!("../locales/en.making.ftl"),
                include_str!("../locales/en.member.ftl"),
                include_str!("../locales/en.merge.ftl"),
                include_str!("../locales/en.benchmark.ftl"),
                include_str!("../locales/en.staffing.ftl"),
                include_str!("../locales/en.whatif.ftl"),
                include_str!("../locales/en.workbook.ftl"),
                include_str!("../locales/en.version.ftl"),
                include_str!("../locales/en.agents.ftl"),
                include_str!("../locales/en.alert.ftl"),
                include_str!("../locales/en.commitment.ftl"),
                include_str!("../locales/en.accrual.ftl"),
                include_str!("../locales/en.adjustment.ftl"),
                include_str!("../locales/en.rollover.ftl"),
                include_str!("../locales/en.rule.ftl"),
                include_str!("../locales/en.round.ftl"),
                include_str!("../locales/en.override.ftl"),
                include_str!("../locales/en.signing.ftl"),
                include_str!("../locales/en.bridge.ftl"),
                include_str!("../locales/en.goals.ftl"),
                include_str!("../locales/en.notify.ftl"),
                include_str!("../locales/en.outlook.ftl"),
                include_str!("../locales/en.page.ftl"),
                include_str!("../locales/en.peers.ftl"),
                include_str!("../locales/en.review.ftl"),
                include_str!("../locales/en.close.ftl"),
                include_str!("../locales/en.import.ftl"),
                include_str!("../locales/en.scan.ftl"),
                include_str!("../locales/en.store.ftl"),
                include_str!("../locales/en.sql.ftl"),
                include_str!("../locales/en.consolidate.ftl"),
                include_str!("../locales/en.demand.ftl"),
                include_str!("../locales/en.doctor.ftl"),
                include_str!("../locales/en.ideas.ftl"),
                include_str!("../locales/en.write.ftl"),
            ],
        }
    }
}

impl FromStr for Language {
    type Err = ();

    fn from_str(tag: &str) -> Result<Language, ()> {
        match tag.to_ascii_lowercase().replace('_', "-").as_str() {
            "zh-cn" | "zh" | "zh-hans" | "中文" => Ok(Language::ZhCn),
            "en" | "en-us" | "en-gb" | "english" => Ok(Language::En),
            _ => Err(()),
        }
    }
}

/// The catalogue in one language.
///
/// A message is read when it is first said: a report says fifty of a thousand, and a user waits for the rest.
pub struct Words {
    language: Language,
    /// The text of each message by its identifier: `identifier = …` and the lines that go on with it.
    texts: HashMap<&'static str, &'static str>,
    /// The messages read so far.
    bundle: Mutex<FluentBundle<FluentResource>>,
}

impl Words {
    /// The compiled-in texts of a language.
    pub fn new(language: Language) -> Words {
        let tag = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let texts = language.texts().iter().flat_map(|text| messages(text)).collect();
        Words { language, texts, bundle: Mutex::new(bundle) }
    }

    /// A message with its arguments filled in; `None` if the catalogue lacks it.
    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let text = self.texts.get(id)?;
        let mut bundle = self.bundle.lock().unwrap_or_else(PoisonError::into_inner);
        if !bundle.has_message(id) {
            // The tests hold the texts to be whole; what can be read is read.
            let resource = FluentResource::try_new((*text).to_string()).unwrap_or_else(|(resource, errors)| {
                debug_assert!(false, "`{id}` is not Fluent: {errors:?}");
                resource
            });
            bundle.add_resource_overriding(resource);
        }
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, args, &mut errors).into_owned();
        // A sentence with a hole in it may say the contrary: without what fills it, a message says its identifier.
        debug_assert!(errors.is_empty(), "`{id}`: {errors:?}");
        debug_assert!(
            unused(text, args).is_none(),
            "`{id}` has no place for `{}`",
            unused(text, args).unwrap_or_default()
        );
        errors.is_empty().then_some(said)
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Does the catalogue hold this message?
    pub fn knows(&self, id: &str) -> bool {
        self.texts.contains_key(id)
    }

    /// The message in words, on whatever lines the catalogue gives it: nothing that fills it can break a line or steer
    /// a terminal. One that the catalogue lacks comes out as its identifier.
    pub fn say(&self, message: &Message) -> String {
        self.said(message, false)
    }

    /// The message in words, where it stands among others on a terminal: of each text that fills it, a line.
    pub fn say_briefly(&self, message: &Message) -> String {
        self.said(message, true)
    }

    fn said(&self, message: &Message, briefly: bool) -> String {
        if let ("verbatim", [(_, Arg::Text(text))]) = (message.id, message.args.as_slice()) {
            return filling(text, briefly);
        }
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            args.set(*name, self.value(value, briefly));
        }
        self.format(message.id, Some(&args)).unwrap_or_else(|| clean(&message.to_string()).into_owned())
    }

    /// The catalogue's text without arguments, if it has one of that name: for help texts.
    pub fn text(&self, id: &str) -> Option<String> {
        self.format(id, None)
    }

    fn value(&self, arg: &Arg, briefly: bool) -> FluentValue<'static> {
        match arg {
            // A quantity comes as text: of one there is one `head`, and the text is the same.
            Arg::Text(text) if text == "1" => FluentValue::from(1),
            Arg::Text(text) => FluentValue::from(filling(text, briefly)),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Message(message) => FluentValue::from(self.said(message, briefly)),
            Arg::Lines(messages) => FluentValue::from(
                messages.iter().map(|m| format!("\n    {}", self.said(m, briefly))).collect::<String>(),
            ),
            Arg::List(messages) => {
                let separator = match self.language {
                    Language::ZhCn => "、",
                    Language::En => ", ",
                };
                let said: Vec<String> = messages.iter().map(|m| self.said(m, briefly)).collect();
                let list = said.join(separator);
                FluentValue::from(if briefly { brief_list(list) } else { list })
            }
        }
    }
}

/// An argument that the text has no place for.
fn unused(text: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let stands = |name: &str| {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        text.split('$').skip(1).any(|rest| rest.strip_prefix(name).is_some_and(ends))
    };
    args?.iter().map(|(name, _)| name).find(|name| !stands(name)).map(String::from)
}

/// A text as it fills a message: the one way out for what files, names and command lines hold.
fn filling(text: &str, briefly: bool) -> String {
    let text = clean(text);
    if briefly { brief(text).into_owned() } else { text.into_owned() }
}

/// The messages of a catalogue's text, by identifier. A message begins with it at the beginning of a line; nothing
/// that continues a message does so with a letter or a comment's mark.
fn messages(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let begins = |at: usize| text.as_bytes().get(at).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'#');
    let mut from = 0;
    std::iter::from_fn(move || {
        let begin = from;
        let next = memchr::memchr_iter(b'\n', &text.as_bytes()[begin..]).map(|n| begin + n + 1).find(|at| begins(*at));
        from = next.unwrap_or(text.len());
        (begin < text.len()).then(|| &text[begin..from])
    })
    .filter_map(|message| Some((message.split_once('=')?.0.trim_end(), message)))
    .filter(|(id, _)| !id.starts_with('#'))
}

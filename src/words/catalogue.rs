//! The catalogue: Fluent texts in both languages, compiled in.

use std::str::FromStr;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

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

    /// The language of a system locale such as `zh_CN.UTF-8`; English for any other.
    pub fn of_locale(locale: &str) -> Language {
        if locale.to_ascii_lowercase().starts_with("zh") { Language::ZhCn } else { Language::En }
    }

    fn texts(self) -> &'static [&'static str] {
        match self {
            Language::ZhCn => &[
                include_str!("../locales/zh-CN.ftl"),
                include_str!("../locales/zh-CN.help.ftl"),
                include_str!("../locales/zh-CN.plan.ftl"),
                include_str!("../locales/zh-CN.import.ftl"),
                include_str!("../locales/zh-CN.store.ftl"),
                include_str!("../locales/zh-CN.write.ftl"),
            ],
            Language::En => &[
                include_str!("../locales/en.ftl"),
                include_str!("../locales/en.help.ftl"),
                include_str!("../locales/en.plan.ftl"),
                include_str!("../locales/en.import.ftl"),
                include_str!("../locales/en.store.ftl"),
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
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads the compiled-in texts of a language.
    pub fn new(language: Language) -> Words {
        let tag = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for text in language.texts() {
            let resource = match FluentResource::try_new((*text).to_string()) {
                Ok(resource) => resource,
                // The tests hold the texts to be whole; what can be read is read.
                Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Words { language, bundle }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Does the catalogue hold this message?
    pub fn knows(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The message in words. One that the catalogue lacks comes out as its identifier.
    pub fn say(&self, message: &Message) -> String {
        if let ("verbatim", [(_, Arg::Text(text))]) = (message.id, message.args.as_slice()) {
            return text.clone();
        }
        let Some(pattern) = self.bundle.get_message(message.id).and_then(|m| m.value()) else {
            return message.to_string();
        };
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            args.set(*name, self.value(value));
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// The catalogue's text without arguments, if it has one of that name: for help texts.
    pub fn text(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Message(message) => FluentValue::from(self.say(message)),
            Arg::List(messages) => {
                let separator = match self.language {
                    Language::ZhCn => "、",
                    Language::En => ", ",
                };
                let said: Vec<String> = messages.iter().map(|m| self.say(m)).collect();
                FluentValue::from(said.join(separator))
            }
        }
    }
}

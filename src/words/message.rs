//! A message: an identifier of the catalogue and what fills it.

use std::fmt;

/// Something to be said, in no language yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The identifier in `src/locales/*.ftl`.
    pub id: &'static str,
    /// What fills the placeholders.
    pub args: Vec<(&'static str, Arg)>,
}

/// What fills a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text to be shown as it is: a value, a name, a formatted amount.
    Text(String),
    /// A count, for plural forms.
    Count(i64),
    /// Another message, said in the same language.
    Message(Box<Message>),
    /// Several messages, joined as the language joins a list.
    List(Vec<Message>),
    /// Several messages, each on a line of its own: what is to be copied into a file.
    Lines(Vec<Message>),
}

/// A message without arguments; add them with [`Message::with`].
pub fn msg(id: &'static str) -> Message {
    Message { id, args: Vec::new() }
}

impl Message {
    /// Fills a placeholder.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Message {
        self.args.push((name, value.into()));
        self
    }

    /// Text that is the same in every language: a name, a path, a formatted figure.
    pub fn verbatim(text: impl Into<String>) -> Message {
        msg("verbatim").with("text", text.into())
    }
}

/// For logs and `Debug`; people get [`super::Words::say`].
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.id)?;
        self.args.iter().try_for_each(|(name, value)| write!(f, " {name}={value:?}"))
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_string())
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Arg {
        Arg::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Arg {
        Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Message(Box::new(message))
    }
}

impl From<Vec<Message>> for Arg {
    fn from(messages: Vec<Message>) -> Arg {
        Arg::List(messages)
    }
}

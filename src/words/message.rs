//! A message: an identifier of the catalogue and what fills it.

use std::fmt;

/// Something to be said, in no language yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The identifier in `src/locales/*.ftl`.
    pub id: &'static str,
    /// What fills the placeholders.
    pub args: Vec<(&'static str, Arg)>,
    /// What it comes from, where other problems depend on it.
    pub cause: Option<Cause>,
}

/// What a problem comes from: code asks for this and never for the words in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A file of the book could not be read; it may be gone.
    Unreadable,
    /// Nothing stands in a file or sheet.
    Empty,
    /// A key that is needed is not there.
    MissingKey,
    /// A month lies outside the plan's year, or the line's months.
    OutsideMonths,
    /// There are no market data of this name.
    MarketUnknown,
    /// All market data of this name are of years after the plan's.
    MarketLater,
    /// Market data do not hold what is asked of them.
    MarketLacks,
    /// A demand for heads cannot be worked out.
    Demand,
    /// Something may be counted twice, or not at all: told to those who want it quiet, too.
    Counting,
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
    Message { id, args: Vec::new(), cause: None }
}

impl Message {
    /// Fills a placeholder.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Message {
        self.args.push((name, value.into()));
        self
    }

    /// Says what it comes from.
    pub fn because(self, cause: Cause) -> Message {
        Message { cause: Some(cause), ..self }
    }

    /// Does it come from this?
    pub fn is_of(&self, cause: Cause) -> bool {
        self.cause == Some(cause)
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

//! `--view`: how a report looks at months.

use super::opened::Opened;
use super::spoken;
use crate::model::View;

/// By when money was booked, or by the months that bear it.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ViewArgs {
    /// Look at months by when money was booked (cash), or by what they bear of it (accrual) [default: that of the book]
    #[arg(long, value_name = "VIEW", value_parser = spoken::parser(spoken::VIEWS), ignore_case = true)]
    view: Option<String>,
}

impl ViewArgs {
    /// From here on answers are worked out so; nothing said leaves the view of the book.
    pub(super) fn look(&self, opened: &mut Opened) {
        let named = self.view.as_deref().and_then(|typed| View::named(spoken::name(spoken::VIEWS, typed)?));
        if let Some(view) = named {
            opened.look(view);
        }
    }
}

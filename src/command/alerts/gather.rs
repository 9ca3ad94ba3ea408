//! All that there is to warn of in a book.

use crate::analysis::Covering;
use crate::analysis::variance::By;
use crate::answer::alerts::{Alert, AlertsRequest, alerts};
use crate::answer::forecast::ForecastRequest;
use crate::book::{list_files, read_bytes};
use crate::command::Session;
use crate::command::filter_args::Filters;
use crate::command::reading::Reading;
use crate::command::told_before::{keep_told, told_before};
use crate::model::{Month, Plan};
use crate::reviews;

pub(in crate::command) fn gather(
    reading: &Reading,
    month: Option<Month>,
    by: &[By],
    filters: &Filters,
    session: &Session<'_>,
) -> anyhow::Result<Vec<Alert>> {
    let source = reading.opened.source(session);
    let covering = Covering::new(&reading.budget);
    let plans: &[Plan] = if names_any(&[b"goal", b"renews"], reading)? { reading.plans()? } else { &[] };
    // What people said of the lines moves what they are going to come to.
    let reviews = reviews::all(&reading.opened.book, &reading.opened.settings.dimensions)?;
    let kept = told_before(reading, session);
    let forecast = ForecastRequest { reviews, kept: kept.clone(), ..ForecastRequest::default() };
    let request = AlertsRequest { month, categories: &filters.categories, members: &filters.members, by, forecast };
    let all = alerts(&source, plans, &covering, &request)?;
    keep_told(kept.as_ref(), reading, session);
    Ok(all)
}

/// Is there one of these words in any plan? The plans themselves are a hundred thousand lines, and only goals and contracts
/// that go on by themselves are asked of them here.
fn names_any(words: &[&[u8]], reading: &Reading) -> anyhow::Result<bool> {
    let book = &reading.opened.book;
    let mut files = vec![book.settings()];
    files.extend(list_files(&book.plans(), "toml")?);
    for file in files {
        let bytes = read_bytes(&file)?;
        if words.iter().any(|word| memchr::memmem::find(&bytes, word).is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

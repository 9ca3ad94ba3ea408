//! All that there is to warn of in a book.

use crate::analysis::Covering;
use crate::analysis::variance::By;
use crate::answer::alerts::{Alerts, AlertsRequest, alerts};
use crate::answer::forecast::ForecastRequest;
use crate::book::{list_files, read_bytes};
use crate::command::Session;
use crate::command::filter_args::Filters;
use crate::command::reading::Reading;
use crate::command::told_before::{keep_told, told_before};
use crate::model::{Month, Plan};
use crate::reviews;

/// Of what is merely worth knowing at most so many are made; where there are more, they are counted.
pub(in crate::command) fn gather(
    reading: &Reading,
    month: Option<Month>,
    by: &[By],
    (filters, most_infos): (&Filters, usize),
    session: &Session<'_>,
) -> anyhow::Result<Alerts> {
    let source = reading.opened.source(session);
    let covering = Covering::new(&reading.budget);
    let plans: &[Plan] = if names_any(&[b"goal", b"renews"], reading)? { reading.plans()? } else { &[] };
    // What people said of the lines moves what they are going to come to.
    let reviews = reviews::all(&reading.opened.book, &reading.opened.settings.dimensions)?;
    let kept = told_before(reading, session);
    let forecast = ForecastRequest { reviews, kept: kept.clone(), ..ForecastRequest::default() };
    let (categories, members) = (&filters.categories, &filters.members);
    let request = AlertsRequest { month, categories, members, by, forecast, most_infos };
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

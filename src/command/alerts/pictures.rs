//! After the letters a picture, for receivers that take one: where the year ends, month by month.

use super::outbox::means;
use crate::analysis::variance::{By, Sort};
use crate::answer::forecast::ForecastRequest;
use crate::answer::outlook::{OutlookRequest, outlook};
use crate::command::Session;
use crate::command::reading::Reading;
use crate::model::Unit;
use crate::model::notify::Target;
use crate::notify::deliver_picture;
use crate::report::chart::outlook_charts;
use crate::reviews;
use crate::words::{Language, Problem, Words, msg};
use crate::write::{Look, PictureForm, picture_file};

fn wants(target: &Target) -> bool {
    target.values.flag("picture")
}

/// Tells that nobody gets one from this program, where somebody wants one.
pub(super) fn unbuilt(receivers: &[Target]) -> Option<Problem> {
    let lacking = !PictureForm::Png.is_built() && receivers.iter().any(wants);
    lacking.then(|| Problem::warning(msg("alerts-picture-unbuilt")).hint(msg("alerts-picture-unbuilt-hint")))
}

/// Sends it to those of the receivers that want one. What does not arrive is told and not kept: the letter said it.
pub(super) fn send(reading: &Reading, to: &[&Target], session: &mut Session<'_>) -> anyhow::Result<()> {
    let wanting: Vec<&Target> = to.iter().copied().filter(|target| wants(target)).collect();
    if wanting.is_empty() {
        return Ok(());
    }
    let opened = &reading.opened;
    let request = OutlookRequest {
        by: vec![By::Category],
        depth: Some(1),
        categories: Vec::new(),
        members: Vec::new(),
        sort: Sort::Book,
        all: false,
        monthly: true,
        forecast: ForecastRequest {
            reviews: reviews::all(&opened.book, &opened.settings.dimensions)?,
            ..ForecastRequest::default()
        },
    };
    let answer = outlook(&opened.source(session), &reading.budget, request)?;
    let Some(chart) = outlook_charts(&answer, session.as_of)?.into_iter().next() else { return Ok(()) };
    for target in wanting {
        let language = target.language.as_deref().and_then(|tag| tag.parse::<Language>().ok());
        let words = Words::new(language.unwrap_or(session.words.language()));
        let look = Look { words: &words, unit: Unit::One, ..session.look() };
        let Some(png) = picture_file(&chart, PictureForm::Png, &look) else { continue };
        let delivered = deliver_picture(&png?, target, &means(session));
        if let Some(Err(failed)) = delivered.map(|delivered| delivered.result) {
            let message = msg("alerts-picture-unsent").with("to", target.name.as_str());
            let problem = Problem::warning(message.with("problem", failed.problem.message.clone()));
            session.warn(&[Problem { hint: failed.problem.hint.clone(), ..problem }])?;
        }
    }
    Ok(())
}

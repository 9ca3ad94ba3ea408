//! `budget plan init`.

use chrono::Datelike;

use crate::book::{Act, Book, lock};
use crate::command::{Outcome, Session};
use crate::model::{Currency, Month};
use crate::plan_file::template;
use crate::plan_file::{Template, TemplateOptions};
use crate::words::{Failure, Problem, msg};

/// Write a commented budget.toml and the book's folders
///
/// Refuses to overwrite a book.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// What to begin with: the cost tree of a customer-service department, next to nothing, or a ledger to draft from
    #[arg(long, value_name = "NAME", value_enum, default_value_t)]
    template: Beginning,
    /// The fiscal year's first month, or its year when it begins in January [default: the year of --as-of]
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
    /// The currency, by its ISO 4217 code
    #[arg(long, value_name = "CODE", default_value = "CNY")]
    currency: String,
    /// The name of the plan
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
}

/// What a book begins with.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Beginning {
    #[default]
    Property,
    Blank,
    Ledger,
}

pub(super) fn run(args: InitArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let book = Book::at(session.book.clone().unwrap_or_else(|| session.here.clone()));
    let settings = book.settings();
    let vacant = || {
        let message = msg("plan-init-exists").with("file", settings.display().to_string());
        let problem = Problem::error(message).hint(msg("plan-init-exists-hint"));
        if settings.exists() { Err(Failure::could_not_run(problem)) } else { Ok(()) }
    };
    vacant()?;
    let Some(currency) = Currency::parse(&args.currency) else {
        let message = msg("plan-init-currency").with("value", args.currency.as_str());
        return Err(Failure::could_not_run(Problem::error(message).hint(msg("plan-init-currency-hint"))).into());
    };
    let options = TemplateOptions {
        language: session.words.language(),
        first_month: first_month(args.year.as_deref(), session)?,
        currency,
        name: args.name,
    };
    let year = options.first_month.year();
    let into = |id: String| msg("plan-init-next").with("plan", id);
    let (kind, next) = match args.template {
        Beginning::Blank => (Template::Blank, into(year.to_string())),
        Beginning::Ledger => (Template::Ledger, msg("plan-init-next-ledger")),
        Beginning::Property => (Template::Property, into(format!("{year}-CS"))),
    };
    let files = template(kind, &options);
    let held = lock(&book, &session.actor)?;
    // Somebody may have been quicker, or was interrupted when all was decided.
    vacant()?;
    let mut act = Act::begin(&book, &held);
    for (name, text) in &files {
        let path = book.root().join(name);
        // A project may have a .gitignore of its own already: it stays as it is.
        if !path.exists() {
            act.write_new(&path, text.as_bytes())?;
        }
    }
    book.create_folders()?;
    let told = act.commit()?;
    session.warn(&told)?;
    session.tell(&msg("plan-init-done").with("file", settings.display().to_string()))?;
    session.tell(&next)?;
    let written: Vec<&String> = files.iter().map(|(name, _)| name).collect();
    session.answer("plan_init", vec![("files", serde_json::json!(written))])?;
    Ok(Outcome::Done)
}

fn first_month(text: Option<&str>, session: &Session<'_>) -> Result<Month, Failure> {
    let Some(text) = text else { return Ok(january(session.as_of.year())) };
    let year = text.parse::<i32>().ok().filter(|y| (1900..=9000).contains(y)).map(january);
    year.or_else(|| Month::parse(text)).ok_or_else(|| {
        let message = msg("period-unreadable").with("option", "--year").with("value", text);
        Failure::could_not_run(Problem::error(message).hint(msg("plan-init-year-hint")))
    })
}

fn january(year: i32) -> Month {
    Month::new(year, 1).unwrap_or_else(|| Month::of(chrono::NaiveDate::default()))
}

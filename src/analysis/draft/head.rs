//! The head of a new plan: what it takes over from the one it follows.

use crate::model::{Currency, FiscalYear, Grade, Month, Plan, Series};

/// The year a draft is for: the one after the plan it follows, else the next calendar year.
pub fn next_year(last: Option<&Plan>, today: Month) -> FiscalYear {
    match last {
        Some(last) => FiscalYear { first: last.year.first.plus(12) },
        None => FiscalYear { first: Month::new(today.year() + 1, 1).unwrap_or(today) },
    }
}

/// A plan without lines for this year: named like the last one, with its drivers, and its grades as they end.
pub fn head(last: Option<&Plan>, year: FiscalYear, currency: Currency, axes: usize) -> Plan {
    let number = year.first.year().to_string();
    let Some(last) = last else { return Plan::empty(&number, year.first, currency, axes) };
    let old = last.year.first.year().to_string();
    let renamed = |text: &str| match text.contains(&old) {
        true => text.replace(&old, &number),
        false => format!("{text}-{number}"),
    };
    Plan {
        id: renamed(&last.id),
        name: renamed(&last.name),
        year,
        grades: last.grades.iter().map(at_year_end).collect(),
        lines: Vec::new(),
        // They are about last year's lines and months.
        scenarios: Vec::new(),
        file: String::new(),
        ..last.clone()
    }
}

/// Who came and went stays dated, and so counts in full; heads and pay by month go on as the last month had them.
fn at_year_end(grade: &Grade) -> Grade {
    let last = |series: &Series| match series {
        Series::Months(months) => Series::Constant(months[11]),
        other => other.clone(),
    };
    Grade { heads: last(&grade.heads), base: last(&grade.base), ..grade.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan_file::load_texts;

    #[test]
    fn the_year_moves_and_grades_go_on_as_they_ended() {
        let text = "[plan]\nid = '2026-CS'\nname = '客服'\nfirst_month = '2026-04'\n\
                    [grade.a]\nheads = 2\nbase = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7]\n\
                    [[line]]\ncategory = 'x'\nmonthly = 1\n[[scenario.s.change]]\ncategory = 'x'\ntimes = 2\n";
        let (loaded, _) = load_texts(&[("budget.toml".to_string(), text.to_string())]);
        let last = &loaded.plans[0];
        let year = next_year(Some(last), Month::parse("2026-11").unwrap());
        let head = head(Some(last), year, Currency::CNY, 0);
        assert_eq!((head.id.as_str(), head.name.as_str()), ("2027-CS", "客服-2027"));
        assert_eq!(head.year.first, Month::parse("2027-04").unwrap());
        assert_eq!(head.grades[0].base, Series::Constant(7.into()));
        assert_eq!((last.scenarios.len(), head.scenarios.len()), (1, 0));
        let alone = next_year(None, Month::parse("2026-11").unwrap());
        assert_eq!(alone.first, Month::parse("2027-01").unwrap());
    }
}

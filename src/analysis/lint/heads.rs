//! Heads against the ratio that a grade states (domain.md §2.5: so many households a butler, rounded up), and
//! against what the work of a `[staffing]` needs.

use super::{Lint, Worked};
use crate::analysis::method::driver;
use crate::analysis::method::heads_in;
use crate::analysis::staffing::needs::{Need, needs, work_of};
use crate::model::{Grade, Plan, Quantity, Series, Staffing};
use crate::words::{Message, Place, Problem, msg};

pub(super) struct Heads;

impl Lint for Heads {
    fn look(&self, plan: &Plan, _: &[Worked<'_>]) -> Vec<Problem> {
        let needed: Vec<Vec<Need<'_>>> = (0..12).map(|month| needs(plan, month)).collect();
        let of_grade = |grade| [off_ratio(plan, grade), off_need(plan, grade, &needed)];
        let twice = plan.staffing.iter().filter_map(|staffing| done_twice(plan, staffing));
        plan.grades.iter().flat_map(of_grade).flatten().chain(twice).collect()
    }
}

/// Work that two grades have heads for.
fn done_twice(plan: &Plan, staffing: &Staffing) -> Option<Problem> {
    let grades = plan.grades.iter().filter(|grade| work_of(plan, grade).contains(&staffing));
    let names: Vec<Message> = grades.map(|grade| Message::verbatim(grade.name.as_str())).collect();
    let message = msg("lint-staffing-twice").with("name", staffing.name.clone()).with("grades", names.clone());
    let problem = Problem::warning(message).hint(msg("lint-staffing-twice-hint"));
    (names.len() > 1).then(|| problem.at(Place::line(staffing.place.file.as_str(), staffing.place.line as u64)))
}

/// The first month, which tells enough, in which a grade is off its own ratio.
fn off_ratio(plan: &Plan, grade: &Grade) -> Option<Problem> {
    let (serves, per_head) = (grade.serves.as_ref()?, grade.per_head.filter(|per_head| *per_head > Quantity::ZERO)?);
    let (month, served, needed, heads) = (0..12).find_map(|month| {
        let served = driver::value(plan, serves, month);
        let needed = (served / per_head).ceil();
        let heads = heads_in(plan, grade, month);
        (heads != needed).then_some((month, served, needed, heads))
    })?;
    let name = match serves {
        Series::Driver(name) => format!("{name} {}", served.grouped()),
        _ => served.grouped(),
    };
    let message = told("lint-heads", plan, grade, month).with("heads", heads.grouped()).with("served", name);
    let message = message.with("per_head", per_head.grouped()).with("needed", needed.grouped());
    Some(at(grade, Problem::warning(message).hint(msg("lint-heads-hint"))))
}

/// The first month in which a grade has other heads than its work needs.
fn off_need(plan: &Plan, grade: &Grade, needed: &[Vec<Need<'_>>]) -> Option<Problem> {
    let mut own = needed.iter().map(|needs| needs.iter().find(|need| need.grade == Some(&grade.name))).enumerate();
    let (month, need, heads) = own.find_map(|(month, need)| {
        let (need, heads) = (need?, need?.planned?);
        (heads != need.needed).then_some((month, need, heads))
    })?;
    let work: Vec<Message> = need.work.iter().map(|name| Message::verbatim(*name)).collect();
    let message = told("lint-staffing", plan, grade, month).with("heads", heads.grouped()).with("work", work);
    let message = message.with("needed", need.needed.grouped());
    Some(at(grade, Problem::warning(message).hint(msg("lint-staffing-hint"))))
}

fn told(id: &'static str, plan: &Plan, grade: &Grade, month: usize) -> Message {
    msg(id).with("grade", grade.name.clone()).with("month", plan.year.first.plus(month as i32).to_string())
}

fn at(grade: &Grade, problem: Problem) -> Problem {
    problem.at(Place::line(grade.place.file.as_str(), grade.place.line as u64))
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn heads_off_the_stated_ratio_are_told() {
        // 6,000 ÷ 500 = 12; ÷ 450 = 13.3, rounded up 14.
        let plan = |per_head| {
            format!(
                "[driver.households]\nvalue = 6000\n[grade.a]\nheads = 12\nbase = 3000\nserves = 'households'\n\
                 per_head = {per_head}\n"
            )
        };
        assert_eq!(told(&plan(500)), [""; 0]);
        assert_eq!(told(&plan(450)), ["!lint-heads"]);
    }
    #[test]
    fn heads_off_what_the_work_needs_are_told() {
        // EX-2.4: 4,500 tickets of 25 minutes need 16; 9,000 from July on need 32.
        let plan = |heads, volume| {
            format!(
                "[staffing.back]\nwork = 'tickets'\nvolume = {volume}\nhandle_minutes = 25\ngrade = 'a'\n\
                 [grade.a]\nheads = {heads}\nbase = 3000\n"
            )
        };
        let doubled = "[4500, 4500, 4500, 4500, 4500, 4500, 9000, 9000, 9000, 9000, 9000, 9000]";
        assert_eq!(told(&plan("16", "4500")), [""; 0]);
        assert_eq!(told(&plan("15", "4500")), ["!lint-staffing"]);
        assert_eq!(told(&plan("16", doubled)), ["!lint-staffing"]);
        assert_eq!(told(&plan("'staffing:back'", doubled)), [""; 0]);
        let twice = plan("16", "4500") + "[grade.b]\nheads = 'staffing:back'\nbase = 3000\n";
        assert_eq!(told(&twice), ["!lint-staffing-twice"]);
    }
}

//! Tables of agents as sources write them.

use super::read_agents;
use crate::import::{Setting, Source};
use crate::model::{Axis, BookSettings, Currency, Dimensions};

/// `when path members=value` for each number, and the identifiers of all problems and warnings.
fn read(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let axes = vec![Axis { name: "project".into(), members: vec!["阳光花园".into()] }];
    let settings = BookSettings { dimensions: Dimensions { axes, ..Dimensions::default() }, ..BookSettings::default() };
    let setting = Setting::new(&settings, Currency::CNY);
    let source = Source { name: "a.csv".into(), reader: Box::new(text.as_bytes()) };
    let mut numbers = Vec::new();
    let outcome = read_agents(source, &setting, &mut |p| {
        let when = if p.line.is_empty() { p.month.to_string() } else { p.line.to_string() };
        numbers.push(format!("{when} {} {}={}", p.category, p.members.join(","), p.amount.plain()));
        Ok(())
    });
    match outcome {
        Ok(outcome) => {
            let told = outcome.problems.iter().chain(&outcome.warnings).map(|p| p.message.id).collect();
            (numbers, told)
        }
        Err(error) => {
            let failure = error.downcast_ref::<crate::words::Failure>().unwrap();
            (numbers, failure.problems.iter().map(|p| p.message.id).collect())
        }
    }
}

#[test]
fn a_month_of_an_agent_is_read_with_its_kinds_of_work() {
    let (numbers, told) = read(
        "月份,项目,坐席,渠道,类别,工单量,处理时长(分钟),净工时,满意数,有效评价\n\
         2026-03,阳光花园,王芳,电话,报修,100,600,139.2,27,30\n\
         2026-03,阳光花园,李雷,电话,咨询,0,,8:30,--,\n\
         合计,,,,,100,,,,\n",
    );
    assert_eq!(told, Vec::<&str>::new());
    assert_eq!(
        numbers,
        [
            "2026-03 电话:王芳:tickets:报修 阳光花园=100.0000",
            "2026-03 电话:王芳:available_seconds 阳光花园=501120.0000",
            "2026-03 电话:王芳:satisfied:报修 阳光花园=27.0000",
            "2026-03 电话:王芳:answers:报修 阳光花园=30.0000",
            "2026-03 电话:王芳:handling_seconds:报修 阳光花园=36000.0000",
            "2026-03 电话:李雷:tickets:咨询 阳光花园=0.0000",
            "2026-03 电话:李雷:available_seconds 阳光花园=30600.0000",
        ]
    );
}

#[test]
fn means_are_multiplied_by_what_was_handled() {
    // Avaya CMS: AHT is ACD and ACW; durations as `:45` and with minutes over 60.
    let (numbers, told) = read(
        "date,agent,split,ACD Calls,Avg ACD Time,Avg ACW Time\n2026-03-05,A1,Voice,10,4:15,:45\n2026-03-05,A2,Voice,2,75:30,0:30\n",
    );
    assert_eq!(told, Vec::<&str>::new());
    assert_eq!(
        numbers,
        [
            "2026-03-05 Voice:A1:tickets =10.0000",
            "2026-03-05 Voice:A1:handling_seconds =3000.0000",
            "2026-03-05 Voice:A2:tickets =2.0000",
            "2026-03-05 Voice:A2:handling_seconds =9120.0000",
        ]
    );
}

#[test]
fn attendance_is_a_row_for_a_person_and_a_day() {
    let (numbers, told) =
        read("姓名,工号,日期,班次,实际出勤时长(小时)\n王芳,1001,2026-03-05,早班,4\n王芳,1001,2026-03-05,晚班,3.5\n");
    assert_eq!(told, Vec::<&str>::new());
    assert_eq!(
        numbers,
        [
            "2026-03-05 早班 -:1001:available_seconds =14400.0000",
            "2026-03-05 晚班 -:1001:available_seconds =12600.0000"
        ]
    );
}

#[test]
fn what_cannot_be_meant_is_refused_with_its_place() {
    for (text, told) in [
        ("月份,工单量\n2026-03,5\n", "agent-no-agent-column"),
        ("月份,坐席\n2026-03,A\n", "agent-no-figure-column"),
        ("坐席,工单量\nA,5\n", "metric-no-period-column"),
        ("月份,坐席,工单量\n2026-03,,5\n", "agent-no-name"),
        ("月份,坐席,工单量\n2026-03,a:b,5\n", "agent-bad-name"),
        ("月份,坐席,工单量\n2026-03,A,5\n2026-03,A,5\n", "agent-twice"),
        ("月份,坐席,工单量\n2026-03,A,-5\n", "agent-bad-number"),
        ("月份,坐席,工单量\n2026-03,A,85%\n", "metric-percent"),
        ("月份,坐席,通话时长\n2026-03,A,500\n", "agent-unit"),
        ("月份,坐席,通话时长\n2026-03,A,1:75\n", "agent-bad-duration"),
        ("月份,坐席,平均通话时长\n2026-03,A,4:00\n", "agent-mean-alone"),
        ("月份,坐席,工单量\n春天,A,5\n", "import-bad-period"),
        ("月份,坐席,工单量,处理量\n2026-03,A,5,6\n", "agent-column-twice"),
    ] {
        assert_eq!(read(text).1, [told], "{text}");
    }
}

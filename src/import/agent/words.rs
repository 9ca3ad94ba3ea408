//! What the headers of tables of agents say (sheets.md §4): 网易七鱼, 飞书 attendance, Genesys, Avaya, and what people make of
//! them.

use super::role::{Part, Role};
use crate::import::header::headers;
use crate::import::header::headers::is_word;
use crate::model::AgentFigure;

/// The words of each role, as header keys; the first that fits is meant.
const WORDS: &[(&str, Role)] = &[
    ("坐席编号|坐席工号|客服工号|工号|agentid|employeeid|loginid|login", Role::AgentNumber),
    (
        "坐席|坐席名称|坐席姓名|客服|客服姓名|客服名称|接待客服|姓名|员工|员工姓名|用户名|客服人员|agent|agentname|name|employee|employeename",
        Role::Agent,
    ),
    (
        "小组|班组|坐席组|客服组|接入分组|技能组|队列|组别|考勤组|渠道|通道|职级|等级|岗位|group|team|skill|queue|split|channel|mediatype|grade",
        Role::Group,
    ),
    (
        "类别|类型|工单类型|业务类型|报事类别|报事类型|一级分类|问题类型|type|tickettype|kind|casetype|category",
        Role::Kind,
    ),
    ("班次|时间段|时段|shift|slot", Role::Part),
    ("月份|期间|日期|时间|统计日期|统计月份|date|day|month|period|intervalstart|time", Role::Period),
    (
        "工单量|工单数|处理量|处理工单量|办结量|办结工单|办结工单量|接待量|有效会话|会话量|接起量|接听量|通话量|通话次数|呼入接听量|tickets|ticketshandled|handled|handle|acdcalls|answered|callsanswered|calls|sessions|cases",
        Role::Count(AgentFigure::Tickets),
    ),
    ("已解决|解决量|解决数|已解决量|resolved|ticketsresolved", Role::Count(AgentFigure::Resolved)),
    (
        "一次解决|一次解决量|一次解决数|首次解决|首次解决量|首解量|firsttime|firstcontactresolved|resolvedfirsttime|fcrcount",
        Role::Count(AgentFigure::FirstTime),
    ),
    (
        "有效评价|有效评价数|有效评价量|评价量|评价数|参评量|参评数|answers|surveys|surveyresponses|ratings|validanswers",
        Role::Count(AgentFigure::Answers),
    ),
    ("满意|满意量|满意数|好评量|好评数|satisfied|positive|satisfiedanswers", Role::Count(AgentFigure::Satisfied)),
    ("成本|人工成本|全部成本|用工成本|cost|fullcost|loadedcost", Role::Count(AgentFigure::Cost)),
    (
        "净工时|工时|可用时长|签入时长|在线时长|登录时长|实际出勤时长|出勤时长|班内工作时长|nethours|hours|availablehours|availabletime|staffedtime|loggedin|logintime|workinghours",
        Role::Available,
    ),
    ("处理时长|总处理时长|处理总时长|totalhandle|handletime|handlingtime|totalhandletime", Role::Total(Part::Whole)),
    ("通话时长|总通话时长|人工接待时长|会话时长|接待时长|talk|talktime|totaltalk|acdtime", Role::Total(Part::Talk)),
    ("保持时长|保持总时长|hold|holdtime|totalhold", Role::Total(Part::Hold)),
    (
        "话后时长|话后整理时长|话后处理时长|整理时长|事后处理时长|acw|acwtime|totalacw|aftercall|aftercallwork|wrapup|wraptime",
        Role::Total(Part::After),
    ),
    ("平均处理时长|平均处理时间|aht|avghandle|avghandletime|averagehandletime", Role::Mean(Part::Whole)),
    ("平均通话时长|平均会话时长|平均接待时长|avgtalk|avgacdtime|averagetalktime", Role::Mean(Part::Talk)),
    ("平均保持时长|avghold|averageholdtime", Role::Mean(Part::Hold)),
    ("平均话后时长|平均整理时长|avgacw|avgacwtime|averageacw", Role::Mean(Part::After)),
];

/// Every word, for telling the header from other rows.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    WORDS.iter().flat_map(|(words, _)| words.split('|'))
}

/// What a header means by its words alone.
pub(super) fn meaning(header: &str) -> Option<Role> {
    let key = headers::key(header).replace(['_', '-'], "");
    WORDS.iter().find(|(words, _)| is_word(words, &key)).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_word_means_two_things() {
        let mut seen = BTreeSet::new();
        for word in all() {
            assert!(seen.insert(word), "{word}");
            assert_eq!(headers::key(word), word, "written as headers are compared");
        }
    }
}

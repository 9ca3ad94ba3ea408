//! Words of tables in traditional characters, read as their simplified ones.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

const TRADITIONAL: &str = "狀態審單據憑證發處駁過帳賬記廢銷無訂類結報還業務預計劃實際場關閉沖紅刪備註應號額項歸時絕凍終復確認繳見標誌種質買購請申轉調撥條採餘內資訊進誤獲準測試數樣範圍歷執費總個價創別區後頭對屬幣開當錄戶擔棟樓盤碼稱稅簽約級組細維編聯識說負責貨貸輔銀門間會員經辦產專國營車館財設護險話網電節傳為崗師團圖匯納換補減億萬兩頁張長啟課廠機構運輸郵遞議訓養勞醫療給與並雜獎禮領綠潔檢驗製優層從來參詢諮聲讓貿較遠違適選邊鄰釋鑰鋪鐵鍵鎖陽陸隊階隨雙難靜顧願顯飯飲駕驛點齊齡寶廣廳懸戰擴攝敗斷舊術衛裝複規覽觀觸託診詞談諾謝譯貼賃賣賞賠贈贊軟載輕輛辭農連週遲釘鈔錢鍋鏡閱離須頓頻題顏風飛騰";
const SIMPLIFIED: &str = "状态审单据凭证发处驳过账账记废销无订类结报还业务预计划实际场关闭冲红删备注应号额项归时绝冻终复确认缴见标志种质买购请申转调拨条采余内资讯进误获准测试数样范围历执费总个价创别区后头对属币开当录户担栋楼盘码称税签约级组细维编联识说负责货贷辅银门间会员经办产专国营车馆财设护险话网电节传为岗师团图汇纳换补减亿万两页张长启课厂机构运输邮递议训养劳医疗给与并杂奖礼领绿洁检验制优层从来参询咨声让贸较远违适选边邻释钥铺铁键锁阳陆队阶随双难静顾愿显饭饮驾驿点齐龄宝广厅悬战扩摄败断旧术卫装复规览观触托诊词谈诺谢译贴赁卖赏赔赠赞软载轻辆辞农连周迟钉钞钱锅镜阅离须顿频题颜风飞腾";

/// The text in simplified characters, as far as headers and the words of states, kinds and figures need it.
pub(in crate::import) fn simplified(text: &str) -> Cow<'_, str> {
    // Looked up character by character: headers are asked about often.
    static PAIRS: LazyLock<HashMap<char, char>> =
        LazyLock::new(|| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect());
    if text.is_ascii() || !text.chars().any(|c| PAIRS.get(&c).is_some_and(|other| *other != c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| PAIRS.get(&c).copied().unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_tables() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        for (text, expected) in [
            ("審批狀態", "审批状态"),
            ("已駁回", "已驳回"),
            ("採購訂單", "采购订单"),
            ("預算", "预算"),
            ("憑證號", "凭证号"),
            ("科目名稱", "科目名称"),
            ("費用項目", "费用项目"),
            ("Status", "Status"),
        ] {
            assert_eq!(simplified(text), expected);
        }
    }
}

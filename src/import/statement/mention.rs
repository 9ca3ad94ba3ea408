//! Texts that speak of the unit or the currency of a table without the form of a statement: sentences, headings in
//! traditional characters, names of files. What they say plainly is understood; what speaks of a scale or of foreign
//! money beside the amounts and is not understood refuses the file; any other text says nothing.

use std::sync::LazyLock;

use regex::Regex;

use super::stated::{Stated, statement};
use super::unit_marks::marked;

/// The traditional and the Japanese characters of words of money, as the simplified ones.
pub(in crate::import) fn simplified(text: &str) -> String {
    text.chars().map(simple).collect()
}

fn simple(c: char) -> char {
    match c {
        '單' | '単' => '单',
        '萬' => '万',
        '億' => '亿',
        '幣' => '币',
        '種' => '种',
        '別' => '别',
        '帳' | '賬' => '账',
        '記' => '记',
        '貨' => '货',
        '為' | '爲' => '为',
        '額' => '额',
        '報' => '报',
        '計' => '计',
        '數' => '数',
        '據' => '据',
        '歐' => '欧',
        '鎊' => '镑',
        '圓' => '圆',
        '臺' => '台',
        '門' => '门',
        '韓' => '韩',
        '發' => '发',
        '號' => '号',
        '錢' => '钱',
        '會' => '会',
        '費' => '费',
        '銷' => '销',
        '債' => '债',
        other => other,
    }
}

/// Is it a label behind which a currency stands: `币种`, `Reporting currency`, `Währung`?
pub(super) fn labels_currency(word: &str) -> bool {
    const ENDS: [&str; 12] = [
        "devise",
        "moneda",
        "通货",
        "币种",
        "币别",
        "货币",
        "货币种类",
        "货币单位",
        "本位币",
        "currency",
        "currencycode",
        "währung",
    ];
    word.chars().count() < 20 && ENDS.iter().any(|end| word.ends_with(end))
}

/// Is it a label behind which a unit of money stands, and not a company: `单位`, `金额单位`, `Currency unit`?
pub(super) fn labels_unit(word: &str) -> bool {
    const WORDS: [&str; 19] = [
        "单位",
        "金额单位",
        "货币单位",
        "计量单位",
        "计价单位",
        "数据单位",
        "数值单位",
        "本表单位",
        "报表单位",
        "表内单位",
        "显示单位",
        "unit",
        "units",
        "currencyunit",
        "amountunit",
        "monetaryunit",
        "unitofmeasure",
        "scale",
        "einheit",
    ];
    WORDS.contains(&word)
}

/// `以上金额均为万元`, `表中数据为千元`, `本表金额以人民币万元计`.
static CHINESE: LazyLock<Regex> = LazyLock::new(|| {
    let said = r"(?:均为|均按|均以|都是|金额为|数据为|数字为|数值为|单位为|以|按)([^以按为,。;()]{1,12}?)";
    let end = r"(?:为单位|列示|列报|表示|反映|填列|填报|计价|计算|计|$|[,。;()])";
    Regex::new(&format!("{said}{end}")).expect("plain words")
});

/// A multiple of 元 that counts nothing (`5万元`) and begins no other word (`万元户`), or the name of foreign money.
static CHINESE_SCALE: LazyLock<Regex> = LazyLock::new(|| {
    let multiple = r"(?:^|[^0-9.,十拾百佰千仟万亿几数近超约余两\s])\s?[十拾百佰千仟万亿]+(?:元|圆|円)";
    let foreign = r"(?:^|[^0-9.,十百千万亿])(?:美元|美金|港币|港元|欧元|日元|日圆|英镑|台币|新台币|澳元|新币|韩元)";
    let end = r"(?:$|[^\p{Han}]|[计为列表反填单])";
    Regex::new(&format!("(?:{multiple}|{foreign}){end}")).expect("plain words")
});
const CHINESE_BESIDE: [&str; 15] = [
    "金额", "单位", "数据", "本表", "表内", "表中", "以下", "以上", "均为", "均以", "口径", "计价", "列示", "币种",
    "币别",
];
/// With these it speaks of a rate, or of a company.
const CHINESE_OTHER: [&str; 14] = [
    "汇率",
    "折算",
    "兑",
    "编制单位",
    "单位名称",
    "填报单位",
    "以内",
    "不足",
    "起",
    "限额",
    "额度",
    "单笔",
    "合同",
    "标准",
];

static SCALE: LazyLock<Regex> = LazyLock::new(|| {
    let beside = r"\b(?:amounts?|figures?|values?|numbers|beträge|betraege|angaben|werte|units?|scale|rounded|expressed|stated|presented|reported|denominated|currency|shown|multipl\w+)\b";
    let scale = r"(?:^|[^0-9\s.,])\s*(?:\b(?:thousands?|millions?|billions?|lakhs?|crores?|mln|mio|tsd|tausend|teur|tcny|trmb|tusd|k€|t€)|'000|\b000s|10\^\d|[x×*] ?10{3,})";
    let foreign =
        r"(?:\b(?:us|hk|nt)\$|[€£]|\b(?:usd|eur|gbp|hkd|jpy|twd|sgd|aud|chf|us dollars?|hong kong dollars?|euros?)\b)";
    let times = r"\bmultipl(?:y|ied) by 10{0,2},?0{3,}|^(?:rmb|cny|¥) ?10*k$";
    Regex::new(&format!("{times}|{beside}.*(?:{scale}|{foreign})(?:[^0-9]*$|[^0-9]{{3}})")).expect("plain words")
});
/// What an amount is compared with, or converted by.
const OTHER: [&str; 10] =
    ["rate", "convert", "over ", "under ", "above ", "below ", "exceed", "up to", "more than", "less than"];

/// What a text says that is no bare statement.
pub(in crate::import) fn mention(text: &str) -> Option<Stated> {
    let count = text.chars().count();
    if !(2..=100).contains(&count) {
        return None;
    }
    let plain = simplified(text).replace('’', "'");
    let unknown = || Stated { unknown: Some(text.trim().to_string()), ..Stated::default() };
    if plain.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)) {
        let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
        if has(&CHINESE_OTHER) {
            return None;
        }
        let money = |said: &Stated, words: &str| {
            said.unknown.is_none() && (said.currency.is_some() || words.ends_with(['元', '圆', '币', '円']))
        };
        let said = CHINESE.captures_iter(&plain).find_map(|found| {
            let words = found.get(1)?.as_str();
            statement(words).filter(|said| money(said, words))
        });
        let doubtful = || (has(&CHINESE_BESIDE) && CHINESE_SCALE.is_match(&plain)).then(unknown);
        return said.or_else(doubtful);
    }
    let lower = plain.to_lowercase();
    let rounded = lower.contains("rounded to") || lower.contains("multipl");
    if !rounded && let Some(said) = in_sentence(&lower) {
        return Some(said);
    }
    let other = OTHER.iter().any(|word| lower.contains(word));
    (!other && SCALE.is_match(&lower)).then(unknown)
}

/// The statement in `all figures in thousands of rmb unless otherwise stated`: all that follows an `in`, up to the end
/// of the clause. A place called Thousand Oaks has another word behind.
fn in_sentence(text: &str) -> Option<Stated> {
    const ENDS: [&str; 8] = ["unless", "except", "if", "where", "only", "as", "and", "for"];
    let clauses = text.split([';', '(', ')', '[', ']']).flat_map(|clause| clause.split(", "));
    let mut said = clauses.filter_map(|clause| {
        let words: Vec<&str> = clause.split_whitespace().collect();
        let start = words.iter().position(|word| *word == "in")? + 1;
        let end = words[start..].iter().position(|word| ENDS.contains(word)).map_or(words.len(), |at| start + at);
        let phrase = words[start..end].join(" ");
        let phrase = phrase.trim_end_matches(['.', ',']);
        statement(phrase).or_else(|| marked(phrase)).filter(|said| said.unknown.is_none())
    });
    said.next()
}

/// Is the whole name of a sheet or a file one that may be a unit, and as well a building or a number?
pub(super) fn is_short(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters < 2 && !name.contains(['元', '圆', '万', '\'', '$', '€', '£', '¥'])
}

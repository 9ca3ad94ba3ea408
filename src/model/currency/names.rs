//! How people and programs call currencies: codes, marks, names in Chinese and English.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Currency;

/// Code and names, the names in lower case. A mark such as `$` stands with every currency that writes it.
const NAMES: &[(&str, &str)] = &[
    (
        "CNY",
        "rmb|cnh|人民币|人民币元|人民幣|中国人民币|元|圆|圓|块|¥|￥|rmb¥|cn¥|cny¥|人民币¥|bb01|pre001|yuan|yuan renminbi|renminbi|chinese yuan|chinese renminbi",
    ),
    ("USD", "美元|美金|us$|$|u$|$us|usd$|us dollar|us dollars|dollar|dollars|u.s. dollar|u.s. dollars|bb02"),
    ("HKD", "港币|港元|港幣|元|圆|hk$|$|hk dollar|hk dollars|hong kong dollar|hong kong dollars"),
    ("EUR", "欧元|€|euro|euros"),
    ("GBP", "英镑|英鎊|镑|£|gbp£|pound|pounds|pound sterling|pounds sterling|sterling"),
    ("JPY", "日元|日圆|日圓|日币|円|¥|jp¥|yen|japanese yen"),
    ("TWD", "台币|新台币|新臺幣|新台币元|元|圆|nt$|nt|$|new taiwan dollar"),
    ("MOP", "澳门元|澳门币|葡币|元|mop$|pataca|patacas"),
    ("KRW", "韩元|韩币|韩圆|₩|won|korean won"),
    ("SGD", "新加坡元|新加坡币|新币|坡币|s$|$|singapore dollar|singapore dollars"),
    ("AUD", "澳元|澳大利亚元|澳币|a$|au$|$|australian dollar|australian dollars"),
    ("CAD", "加元|加拿大元|加币|c$|ca$|$|canadian dollar|canadian dollars"),
    ("NZD", "新西兰元|纽元|nz$|$|new zealand dollar|new zealand dollars"),
    ("CHF", "瑞士法郎|瑞郎|fr|sfr|swiss franc|swiss francs"),
    ("INR", "印度卢比|卢比|₹|rs|rupee|rupees|indian rupee|indian rupees|inr₹"),
    ("PKR", "巴基斯坦卢比|卢比|₨|rs|rupee|rupees"),
    ("LKR", "斯里兰卡卢比|卢比|rs|rupee|rupees"),
    ("NPR", "尼泊尔卢比|卢比|rs|rupee|rupees"),
    ("BDT", "塔卡|৳|tk|taka"),
    ("THB", "泰铢|泰币|฿|baht"),
    ("MYR", "马来西亚林吉特|马币|林吉特|令吉|rm|ringgit"),
    ("VND", "越南盾|₫|dong"),
    ("IDR", "印尼盾|印尼卢比|rp|rupiah"),
    ("PHP", "菲律宾比索|₱|peso|pesos"),
    ("RUB", "卢布|俄罗斯卢布|₽|rouble|roubles|ruble|rubles"),
    ("BRL", "巴西雷亚尔|r$|real|reais"),
    ("MXN", "墨西哥比索|mx$|$|peso|pesos"),
    ("TRY", "土耳其里拉|₺|tl|lira"),
    ("SEK", "瑞典克朗|kr|swedish krona"),
    ("NOK", "挪威克朗|kr|norwegian krone"),
    ("DKK", "丹麦克朗|kr|danish krone"),
    ("PLN", "波兰兹罗提|zł|zl|zloty"),
    ("CZK", "捷克克朗|kč"),
    ("ZAR", "南非兰特|兰特|rand"),
    ("AED", "迪拉姆|阿联酋迪拉姆|dirham|dirhams|dhs"),
    ("SAR", "沙特里亚尔|riyal"),
    ("ILS", "新谢克尔|₪|shekel"),
    ("UAH", "₴|hryvnia"),
    ("KZT", "坚戈|₸|tenge"),
    ("NGN", "奈拉|₦|naira"),
];

/// Each name and code of [`NAMES`], in small letters, with its code; of a name that several share, the first.
static BY_NAME: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let mut by_name = HashMap::new();
    for (code, names) in NAMES {
        for name in std::iter::once(*code).chain(names.split('|')) {
            by_name.entry(name.to_ascii_lowercase()).or_insert(*code);
        }
    }
    by_name
});

/// No name is longer: most texts that are asked about are.
const LONGEST: usize = 32;

impl Currency {
    /// Is this one of its names: the code, a mark, a name? Compared without regard to case.
    pub fn is_called(self, name: &str) -> bool {
        if name.eq_ignore_ascii_case(self.code()) {
            return true;
        }
        let Some((_, names)) = NAMES.iter().find(|(code, _)| *code == self.code()) else { return false };
        names.split('|').any(|known| known == name || known.eq_ignore_ascii_case(name))
    }

    /// Is this the name of any currency? Of the rarer codes only as they are written, in capitals: `all` is a word.
    pub fn is_name(name: &str) -> bool {
        Currency::named(name).is_some()
    }

    /// The currency of this name; of a name that several share, the first.
    pub fn named(name: &str) -> Option<Currency> {
        if name.len() > LONGEST {
            return None;
        }
        match BY_NAME.get(&name.to_ascii_lowercase()) {
            Some(code) => Currency::parse(code),
            None => Currency::parse(name).filter(|currency| currency.code() == name && currency.is_money()),
        }
    }

    /// Is it counted in 元, 角 and 分?
    pub fn has_yuan(self) -> bool {
        matches!(self.code(), "CNY" | "HKD" | "TWD" | "MOP")
    }

    /// Are its digits grouped as `12,34,567`, in lakhs and crores?
    pub fn groups_lakhs(self) -> bool {
        matches!(self.code(), "INR" | "PKR" | "LKR" | "NPR" | "BDT")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_longer_than_the_longest() {
        assert!(BY_NAME.keys().all(|name| name.len() <= LONGEST));
    }

    #[test]
    fn currencies_by_name() {
        for (name, expected) in [
            ("RMB", Some("CNY")),
            ("￥", Some("CNY")),
            ("¥", Some("CNY")),
            ("人民币元", Some("CNY")),
            ("usd", Some("USD")),
            ("US$", Some("USD")),
            ("Swiss Franc", Some("CHF")),
            ("BHD", Some("BHD")),
            ("all", None),
            ("ALL", Some("ALL")),
            ("net", None),
            ("", None),
        ] {
            assert_eq!(Currency::named(name).map(|c| c.code().to_string()).as_deref(), expected, "{name}");
        }
        let yen = Currency::parse("JPY").unwrap();
        assert!(yen.is_called("¥") && Currency::CNY.is_called("¥") && !Currency::CNY.is_called("$"));
    }
}

//! The headers by which the statement of a bank, or of a payment service, is known.

use super::headers::Header;

/// Headers of statements whose 借 and 贷 are the bank's.
const BANK: &str = "|对方开户行|对方行名|对方卡号|交易流水号|银行流水号|付款人账号|收款人账号|sortcode|runningbalance|counterpartyaccount|\
    balancecurrency|checkorslip|auftraggeberkonto|auftragskonto|kontonummer|iban|verwendungszweck|umsatztyp|umsatzart|valuta|\
    wertstellung|";

/// Headers that nobody but a bank writes over its own statements.
const BANKS_OWN: &str = "|本方账号|对方行号|对方开户机构|核心唯一流水号|";

/// Does it look like the statement of a bank, or of a payment service, by its headers; and is it certainly a bank's own?
pub(super) fn is_bank(header: &Header, keys: &[String]) -> [bool; 2] {
    let has = |words: [&str; 3]| words.iter().all(|word| keys.iter().any(|key| key == word));
    let listed = |list: &str| keys.iter().any(|key| !key.is_empty() && list.contains(&format!("|{key}|")));
    let names = |key: &String| key.starts_with("对方账") || key.starts_with("对方户名");
    let paid_by = header.names.iter().any(|name| name.starts_with("收(付)方") || name.starts_with("收（付）方"));
    let own = listed(BANKS_OWN) || paid_by;
    let services = has(["gross", "fee", "net"]) || has(["brutto", "gebühr", "netto"]);
    [own || listed(BANK) || keys.iter().any(names) || services, own]
}

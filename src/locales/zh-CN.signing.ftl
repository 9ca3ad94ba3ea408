## signing.rs, command/signatures.rs
plan-key-approval = 审批用谁的密钥签名
plan-key-approval-signers = 签名人名单：每行一人，姓名（与 `--as` 相同）和公钥，格式同 OpenSSH 的 allowed_signers
plan-key-approval-since = 从哪天起审批须签名；此前的不需要
signing-no-program = 找不到程序 `{ $program }`
signing-not-run = 程序 `{ $program }` 无法运行
signing-no-program-hint = 请安装 OpenSSH：账本要求审批签名（budget.toml 的 [approval]）
signing-failed = 用 { $key } 签名失败：{ $cause }
signing-failed-hint = 请指明 SSH 私钥文件，或私钥在代理中的公钥文件：`--key 文件`；没有密钥时用 `ssh-keygen -t ed25519 -f 文件` 生成
signature-no-key = 账本要求审批签名，{ $by } 没有指明密钥
signature-no-key-hint = 请用 `--key 文件` 签名，或在用户设置中写 signing_key；公钥须写在 { $signers } 中本人姓名之后
signature-unasked = 账本不要求签名，因此不签
signature-unasked-hint = 请在 budget.toml 写明谁的密钥有效：[approval] signers = "allowed_signers"
signature-rule-gone = { $plan } v{ $number } 的批准有签名，而账本已不再写明由谁的密钥签名
signature-rule-dropped = { $plan } v{ $number } 提交时须签名批准，而账本已不再写明由谁的密钥签名
signature-rule-gone-hint = 请在 budget.toml 中恢复 `[approval] signers = "…"`：要求过签名的方案须继续签名
signature-no-signers = 没有文件 `{ $signers }`
signature-no-signers-hint = 请建立该文件，每位批准人一行：姓名 namespaces="budget-approval" ssh-ed25519 AAAA…；姓名含空格时加引号
signature-refused-hint = 请更新 { $signers } 中 { $by } 的一行：姓名 namespaces="budget-approval" ssh-ed25519 AAAA…；或改用名单上的密钥
signature-unknown = 这把密钥当天不是 { $by } 的：签名人名单中没有
signature-other = 这把密钥是 { $other } 的，不是 { $by } 的
signature-bad = 这不是 { $by } 对本项审批的签名
signature-missing = { $by } 于 { $day } 批准时没有签名
signature-missing-hint = 请有权的人重新审批：修订方案，或撤回后另行提出；账本后来才要求签名的，请在 [approval] 写明 since = "日期"
signature-nobody-to-check = 这项审批已签名，账本却没有写明谁的密钥有效
signature-does-not-hold-hint = 请从 git 或备份恢复该文件和签名人名单；否则批准人并非其所写之人
signature-made = 已用批准人的密钥签名：`budget plan verify` 会核对
verify-signatures = 已核对 { $count } 个审批签名
verify-signatures-before = 另有 { $count } 项审批早于要求签名之日

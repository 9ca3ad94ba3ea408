## signing.rs, command/signatures.rs
plan-key-approval = Whose keys approvals are signed with
plan-key-approval-signers = The file of those who may sign, with their public keys, one a line, as OpenSSH reads it (allowed_signers); names as in `--as`
plan-key-approval-since = The day from which approvals are signed; those before need no signature
signing-no-program = the program `{ $program }` is not there
signing-not-run = the program `{ $program }` cannot be run
signing-no-program-hint = install OpenSSH: the book asks for signed approvals ([approval] in budget.toml)
signing-failed = signing with { $key } failed: { $cause }
signing-failed-hint = name the file of a private SSH key, or of a public one whose private half the agent holds: `--key FILE`; `ssh-keygen -t ed25519 -f FILE` makes one
signature-no-key = the book asks for signed approvals, and { $by } has named no key
signature-no-key-hint = sign with `--key FILE`, or set signing_key in the settings; the public key has to stand in { $signers }, behind the name
signature-unasked = the book asks for no signatures, so nothing is signed
signature-unasked-hint = say whose keys count: [approval] signers = "allowed_signers" in budget.toml
signature-rule-gone = the approval of { $plan } v{ $number } is signed, and the book no longer says by whose keys
signature-rule-dropped = { $plan } v{ $number } was submitted to be approved with a signature, and the book no longer says by whose keys
signature-rule-gone-hint = put `[approval] signers = "…"` back into budget.toml: what is signed once stays signed
signature-no-signers = there is no file `{ $signers }`
signature-no-signers-hint = write it with a line for each who approves: NAME namespaces="budget-approval" ssh-ed25519 AAAA…; a name with blanks in quotation marks
signature-refused-hint = have the line of { $by } in { $signers } brought up to date: NAME namespaces="budget-approval" ssh-ed25519 AAAA…; or sign with the key that stands there
signature-unknown = the key is not that of { $by } on that day: no line of the signers has it
signature-other = the key is that of { $other }, not of { $by }
signature-bad = the signature is not one of { $by } on this approval
signature-missing = { $by } approved this on { $day } without a signature
signature-missing-hint = whoever may decides again: revise the plan, or withdraw it and make it again; if the book began to ask for signatures later, say so: since = "DATE" under [approval]
signature-nobody-to-check = this is signed, and the book says of nobody whose key he has
signature-does-not-hold-hint = restore the file and the signers from git or a backup; else somebody else decided than it says
signature-made = signed with the approver's key: `budget plan verify` checks it
verify-signatures = { $count ->
    [one] one signature
   *[other] { $count } signatures
} of approvals checked
verify-signatures-before = { $count ->
    [one] one approval is
   *[other] { $count } approvals are
} older than the day from which the book asks for signatures

-- The tables of a ledger. A month is its first day; names are in the order of bytes, as files have it.
CREATE TABLE migration (
    number int PRIMARY KEY,
    applied timestamptz NOT NULL DEFAULT now()
);

-- One book stands in one schema: its axes, each at the place that it has in `members`, and what its amounts are in.
CREATE TABLE book (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    currency text NOT NULL,
    axes text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE batch (
    kind text NOT NULL,
    id text COLLATE "C" NOT NULL,
    booked_at timestamptz NOT NULL,
    header text NOT NULL,
    size bigint NOT NULL,
    sources text[] NOT NULL,
    originals text[] NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    undone_at timestamptz,
    undone_by text,
    PRIMARY KEY (kind, id)
);

CREATE TABLE batch_month (
    kind text NOT NULL,
    month date NOT NULL,
    batch text COLLATE "C" NOT NULL,
    n bigint NOT NULL,
    amount bigint NOT NULL,
    last_day date NOT NULL,
    PRIMARY KEY (kind, month, batch)
);

-- Who imports holds the months that he touches, who does anything else the whole ledger.
CREATE TABLE ledger_lock (kind text PRIMARY KEY);
CREATE TABLE month_lock (kind text NOT NULL, month date NOT NULL, PRIMARY KEY (kind, month));

CREATE TABLE posting (
    kind text NOT NULL,
    month date NOT NULL,
    key bigint NOT NULL,
    batch text COLLATE "C" NOT NULL,
    seq int NOT NULL,
    identity bytea NOT NULL,
    corrects boolean NOT NULL,
    day date,
    category text COLLATE "C" NOT NULL,
    members text[] NOT NULL,
    amount bigint NOT NULL,
    description text NOT NULL,
    voucher text NOT NULL,
    line text NOT NULL,
    vendor text NOT NULL,
    invoice text NOT NULL,
    counterparty text NOT NULL,
    commitment text NOT NULL,
    source_account text NOT NULL,
    source text NOT NULL,
    source_line bigint NOT NULL,
    flag text NOT NULL,
    source_members text[] NOT NULL,
    PRIMARY KEY (kind, month, key, batch, seq)
) PARTITION BY RANGE (month);
CREATE INDEX posting_in_order ON posting (kind, month, batch, seq);
CREATE INDEX posting_by_identity ON posting (kind, month, identity);
CREATE TABLE posting_rest PARTITION OF posting DEFAULT;

-- Of batches that are undone.
CREATE TABLE undone_posting (LIKE posting);

CREATE TABLE month_sum (
    kind text NOT NULL,
    month date NOT NULL,
    category text COLLATE "C" NOT NULL,
    members text[] NOT NULL,
    batch text COLLATE "C" NOT NULL,
    n bigint NOT NULL,
    back bigint NOT NULL,
    amount bigint NOT NULL,
    PRIMARY KEY (kind, month, category, members, batch)
);

-- Whose ledger it is: the book says the same, so that no other one writes into it.
ALTER TABLE book ADD COLUMN id text NOT NULL DEFAULT substr(md5(random()::text || clock_timestamp()::text), 1, 12);

-- What was decided in any folder of the book: its files of versions and of closed months.
CREATE TABLE decision (
    file text COLLATE "C" PRIMARY KEY,
    hash text NOT NULL,
    actor text NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT now()
);

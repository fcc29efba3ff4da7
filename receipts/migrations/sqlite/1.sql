-- The receipts. `at` is in seconds since 1970; `receipt` is the JSON of docs/receipt.schema.json.
CREATE TABLE charte_receipts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at INTEGER NOT NULL,
    platform TEXT NOT NULL,
    receipt TEXT NOT NULL
) STRICT;

CREATE INDEX charte_receipts_by_age ON charte_receipts (at, id);

CREATE TRIGGER charte_receipts_unchanged BEFORE UPDATE ON charte_receipts
BEGIN
    SELECT RAISE(ABORT, 'a receipt is never changed');
END;

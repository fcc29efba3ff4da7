-- The receipts. `at` is in seconds since 1970; `receipt` is the JSON of docs/receipt.schema.json.
CREATE TABLE charte_receipts (
    id BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(id) = 16),
    at BIGINT NOT NULL,
    platform TEXT NOT NULL,
    receipt JSON NOT NULL
);

CREATE INDEX charte_receipts_by_age ON charte_receipts (at, id);

CREATE FUNCTION charte_receipts_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a receipt is never changed';
END
$$;

CREATE TRIGGER charte_receipts_unchanged BEFORE UPDATE ON charte_receipts
FOR EACH ROW EXECUTE FUNCTION charte_receipts_unchanged();

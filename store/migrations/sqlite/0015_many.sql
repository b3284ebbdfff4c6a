-- Whether a product can be bought now, as its producer states it; a sentence belongs to a season alone.
ALTER TABLE products ADD COLUMN availability TEXT NOT NULL DEFAULT 'unknown'
    CONSTRAINT products_availability CHECK (availability IN ('unknown', 'available', 'sold_out', 'season'));
ALTER TABLE products ADD COLUMN season TEXT
    CONSTRAINT products_season CHECK (season IS NULL OR (length(season) BETWEEN 1 AND 100 AND availability = 'season'));

-- Several listings that were saved at once, so that they can be put back at once.
CREATE TABLE batches (
    id TEXT NOT NULL CONSTRAINT batches_pk PRIMARY KEY CONSTRAINT batches_id CHECK (length(id) = 36),
    producer_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT batches_kind CHECK (kind IN ('table', 'import', 'undo')),
    at INTEGER NOT NULL,
    undone_at INTEGER,
    CONSTRAINT batches_producer FOREIGN KEY (producer_id) REFERENCES producers (id),
    CONSTRAINT batches_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) STRICT;

CREATE INDEX batches_by_producer ON batches (producer_id, at);

-- What stood there before. The log hides telephone numbers and is kept for ever; this has them and is forgotten after 30 days.
CREATE TABLE batch_listings (
    batch_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    saved_version INTEGER NOT NULL,
    before_json TEXT NOT NULL,
    CONSTRAINT batch_listings_pk PRIMARY KEY (batch_id, product_id),
    CONSTRAINT batch_listings_batch FOREIGN KEY (batch_id) REFERENCES batches (id),
    CONSTRAINT batch_listings_product FOREIGN KEY (product_id) REFERENCES products (id)
) STRICT;

-- What a file would change, from when that was shown until somebody says yes: one a person, for half an hour.
CREATE TABLE import_plans (
    account_id TEXT NOT NULL CONSTRAINT import_plans_pk PRIMARY KEY,
    producer_id TEXT NOT NULL,
    hash TEXT NOT NULL CONSTRAINT import_plans_hash CHECK (length(hash) = 64),
    plan_json TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT import_plans_account FOREIGN KEY (account_id) REFERENCES accounts (id),
    CONSTRAINT import_plans_producer FOREIGN KEY (producer_id) REFERENCES producers (id)
) STRICT;

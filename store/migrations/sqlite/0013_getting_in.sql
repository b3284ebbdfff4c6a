-- Getting in without a mail address: codes that are handed over on paper or by telephone, and what is asked of the office.

-- Codes are short. One salt of this database, and a hash that is slow, keep a stolen copy from being searched for all of them.
CREATE TABLE code_salt (
    one INTEGER NOT NULL CONSTRAINT code_salt_pk PRIMARY KEY CONSTRAINT code_salt_one CHECK (one = 1),
    salt TEXT NOT NULL CONSTRAINT code_salt_form CHECK (length(salt) = 32 AND salt NOT GLOB '*[^0-9a-f]*')
) STRICT;

INSERT INTO code_salt (one, salt) VALUES (1, lower(hex(randomblob(16))));

-- Tries with a code by where they come from, which is kept as a hash and forgotten after a day, and of everybody by the hour.
CREATE TABLE code_tries (
    source TEXT NOT NULL CONSTRAINT code_tries_pk PRIMARY KEY CONSTRAINT code_tries_source CHECK (length(source) BETWEEN 1 AND 64),
    failures INTEGER NOT NULL CONSTRAINT code_tries_failures CHECK (failures > 0),
    last_at INTEGER NOT NULL
) STRICT;

CREATE INDEX code_tries_by_time ON code_tries (last_at);

-- An owner lets people in and out; an editor edits.
ALTER TABLE accounts ADD COLUMN rank TEXT NOT NULL DEFAULT 'owner' CONSTRAINT accounts_rank CHECK (rank IN ('owner', 'editor'));

CREATE INDEX accounts_by_producer ON accounts (producer_id);

-- Codes with which somebody makes an account of a producer, once. Nobody issued it who is no account: the operator.
CREATE TABLE claim_codes (
    id TEXT NOT NULL CONSTRAINT claim_codes_pk PRIMARY KEY CONSTRAINT claim_codes_id CHECK (length(id) = 36),
    code_hash TEXT NOT NULL CONSTRAINT claim_codes_code UNIQUE
        CONSTRAINT claim_codes_code_hash CHECK (length(code_hash) = 64 AND code_hash NOT GLOB '*[^0-9a-f]*'),
    producer_id TEXT NOT NULL,
    rank TEXT NOT NULL CONSTRAINT claim_codes_rank CHECK (rank IN ('owner', 'editor')),
    issued_by TEXT,
    issued_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER,
    used_by TEXT,
    revoked_at INTEGER,
    CONSTRAINT claim_codes_life CHECK (ends_at > issued_at),
    CONSTRAINT claim_codes_use CHECK ((used_at IS NULL) = (used_by IS NULL)),
    CONSTRAINT claim_codes_end CHECK (used_at IS NULL OR revoked_at IS NULL),
    CONSTRAINT claim_codes_producer FOREIGN KEY (producer_id) REFERENCES producers (id),
    CONSTRAINT claim_codes_issuer FOREIGN KEY (issued_by) REFERENCES accounts (id),
    CONSTRAINT claim_codes_user FOREIGN KEY (used_by) REFERENCES accounts (id)
) STRICT;

CREATE INDEX claim_codes_by_producer ON claim_codes (producer_id, issued_at);

-- Codes with which somebody sets a new password, one an account. After so many wrong tries one is worth nothing.
CREATE TABLE recovery_codes (
    account_id TEXT NOT NULL CONSTRAINT recovery_codes_pk PRIMARY KEY,
    code_hash TEXT NOT NULL
        CONSTRAINT recovery_codes_code_hash CHECK (length(code_hash) = 64 AND code_hash NOT GLOB '*[^0-9a-f]*'),
    ends_at INTEGER NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0 CONSTRAINT recovery_codes_wrong CHECK (wrong >= 0),
    -- Nobody who is no account: the operator.
    issued_by TEXT,
    CONSTRAINT recovery_codes_account FOREIGN KEY (account_id) REFERENCES accounts (id),
    CONSTRAINT recovery_codes_issuer FOREIGN KEY (issued_by) REFERENCES accounts (id)
) STRICT;

-- What people without a code ask of the office: to keep the page of a producer.
CREATE TABLE claim_requests (
    id TEXT NOT NULL CONSTRAINT claim_requests_pk PRIMARY KEY CONSTRAINT claim_requests_id CHECK (length(id) = 36),
    -- What the person was told to quote.
    number TEXT NOT NULL CONSTRAINT claim_requests_number UNIQUE CONSTRAINT claim_requests_number_signs CHECK (
        length(number) = 8 AND number NOT GLOB '*[^34679ACDEFGHJKMNPQRTVWXY]*'
    ),
    producer_id TEXT,
    producer TEXT NOT NULL CONSTRAINT claim_requests_written CHECK (length(producer) BETWEEN 1 AND 200),
    person TEXT NOT NULL CONSTRAINT claim_requests_person CHECK (length(person) BETWEEN 1 AND 100),
    phone TEXT NOT NULL CONSTRAINT claim_requests_phone CHECK (length(phone) BETWEEN 8 AND 11 AND phone NOT GLOB '*[^0-9]*'),
    message TEXT CONSTRAINT claim_requests_message CHECK (length(message) BETWEEN 1 AND 1000),
    created_at INTEGER NOT NULL,
    CONSTRAINT claim_requests_producer FOREIGN KEY (producer_id) REFERENCES producers (id)
) STRICT;

CREATE INDEX claim_requests_by_time ON claim_requests (created_at);

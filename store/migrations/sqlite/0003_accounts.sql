-- Who may sign in, who is signed in, who failed to.

CREATE TABLE accounts (
    id TEXT NOT NULL CONSTRAINT accounts_pk PRIMARY KEY,
    phone TEXT NOT NULL CONSTRAINT accounts_phone UNIQUE
        CONSTRAINT accounts_phone_form CHECK (length(phone) BETWEEN 8 AND 11 AND phone NOT GLOB '*[^0-9]*'),
    name TEXT NOT NULL CONSTRAINT accounts_name CHECK (length(name) BETWEEN 1 AND 200),
    role TEXT NOT NULL CONSTRAINT accounts_role CHECK (role IN ('producer', 'office')),
    producer_id TEXT,
    password_hash TEXT NOT NULL CONSTRAINT accounts_password_hash CHECK (substr(password_hash, 1, 1) = '$'),
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    CONSTRAINT accounts_producer_of_role CHECK ((role = 'producer') = (producer_id IS NOT NULL)),
    CONSTRAINT accounts_producer FOREIGN KEY (producer_id) REFERENCES producers (id)
) STRICT;

-- The SHA-256 of the token, never the token: a stolen copy of this table opens nothing.
CREATE TABLE sessions (
    token_hash TEXT NOT NULL CONSTRAINT sessions_pk PRIMARY KEY
        CONSTRAINT sessions_token_hash CHECK (length(token_hash) = 64 AND token_hash NOT GLOB '*[^0-9a-f]*'),
    account_id TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    CONSTRAINT sessions_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) STRICT;

CREATE INDEX sessions_by_account ON sessions (account_id);

-- Also for numbers without an account, so that an answer tells nothing about who has one.
CREATE TABLE login_failures (
    phone TEXT NOT NULL CONSTRAINT login_failures_pk PRIMARY KEY,
    failures INTEGER NOT NULL CONSTRAINT login_failures_failures CHECK (failures > 0),
    last_at INTEGER NOT NULL
) STRICT;

CREATE INDEX login_failures_by_time ON login_failures (last_at);

-- Accounts whose passwords are published: they may serve this machine only.
ALTER TABLE accounts ADD COLUMN sample INTEGER NOT NULL DEFAULT 0 CONSTRAINT accounts_sample CHECK (sample IN (0, 1));

-- Browsers that have signed in to an account. Each has its own count of failures, so that strangers who guess at the number
-- cannot keep its owner out. The SHA-256 of the token, never the token.
CREATE TABLE devices (
    token_hash TEXT NOT NULL CONSTRAINT devices_pk PRIMARY KEY
        CONSTRAINT devices_token_hash CHECK (length(token_hash) = 64 AND token_hash NOT GLOB '*[^0-9a-f]*'),
    account_id TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0 CONSTRAINT devices_failures CHECK (failures >= 0),
    last_at INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT devices_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) STRICT;

CREATE INDEX devices_by_account ON devices (account_id, seen_at);

-- One-time addresses where the owner of an account sets its password.
CREATE TABLE invitations (
    token_hash TEXT NOT NULL CONSTRAINT invitations_pk PRIMARY KEY
        CONSTRAINT invitations_token_hash CHECK (length(token_hash) = 64 AND token_hash NOT GLOB '*[^0-9a-f]*'),
    account_id TEXT NOT NULL CONSTRAINT invitations_one UNIQUE,
    ends_at INTEGER NOT NULL,
    CONSTRAINT invitations_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) STRICT;

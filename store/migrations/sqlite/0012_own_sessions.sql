-- People see where they are signed in and end what they do not know: a session has an id that may be shown, and a rough name of
-- the browser that began it. What a browser says of itself in full is not kept.
CREATE TABLE own_sessions (
    token_hash TEXT NOT NULL CONSTRAINT sessions_pk PRIMARY KEY
        CONSTRAINT sessions_token_hash CHECK (length(token_hash) = 64 AND token_hash NOT GLOB '*[^0-9a-f]*'),
    id TEXT NOT NULL CONSTRAINT sessions_one UNIQUE CONSTRAINT sessions_id CHECK (length(id) = 36),
    account_id TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    browser TEXT CONSTRAINT sessions_browser CHECK (length(browser) BETWEEN 1 AND 60),
    CONSTRAINT sessions_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) STRICT;

INSERT INTO own_sessions (token_hash, id, account_id, started_at, seen_at)
SELECT token_hash,
    lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))),
    account_id, started_at, seen_at
FROM sessions;

DROP TABLE sessions;

ALTER TABLE own_sessions RENAME TO sessions;

CREATE INDEX sessions_by_account ON sessions (account_id);

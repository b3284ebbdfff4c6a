-- A second step of signing in, for whoever wants one: six digits of another device.

-- The secret is one that both sides must know. Without a day of confirmation it is only being set up.
CREATE TABLE second_steps (
    account_id TEXT NOT NULL CONSTRAINT second_steps_pk PRIMARY KEY,
    secret TEXT NOT NULL CONSTRAINT second_steps_secret CHECK (length(secret) = 32 AND secret NOT GLOB '*[^A-Z2-7]*'),
    confirmed_at INTEGER,
    -- The last step of time whose digits were used: each works once.
    last_step INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT second_steps_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) STRICT;

-- Codes on paper for when the other device is lost; each works once.
CREATE TABLE spare_codes (
    account_id TEXT NOT NULL,
    code_hash TEXT NOT NULL
        CONSTRAINT spare_codes_code_hash CHECK (length(code_hash) = 64 AND code_hash NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT spare_codes_pk PRIMARY KEY (account_id, code_hash),
    CONSTRAINT spare_codes_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) STRICT;

-- Sign-ins whose password was right and whose second step is still to come. The SHA-256 of the token, never the token.
CREATE TABLE begun_sign_ins (
    token_hash TEXT NOT NULL CONSTRAINT begun_sign_ins_pk PRIMARY KEY
        CONSTRAINT begun_sign_ins_token_hash CHECK (length(token_hash) = 64 AND token_hash NOT GLOB '*[^0-9a-f]*'),
    account_id TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    CONSTRAINT begun_sign_ins_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) STRICT;

CREATE INDEX begun_sign_ins_by_account ON begun_sign_ins (account_id);

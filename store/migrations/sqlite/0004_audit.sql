-- Who changed what. Rows are written in the transaction of the change and never touched again.

CREATE TABLE audit (
    id TEXT NOT NULL CONSTRAINT audit_pk PRIMARY KEY,
    at INTEGER NOT NULL,
    actor_id TEXT,
    actor_role TEXT NOT NULL CONSTRAINT audit_actor_role CHECK (actor_role IN ('producer', 'office', 'operator')),
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    before_json TEXT,
    before_hash TEXT CONSTRAINT audit_before_hash CHECK (length(before_hash) = 64),
    after_json TEXT,
    after_hash TEXT CONSTRAINT audit_after_hash CHECK (length(after_hash) = 64),
    request_id TEXT,
    CONSTRAINT audit_actor CHECK ((actor_id IS NULL) = (actor_role = 'operator'))
) STRICT;

CREATE INDEX audit_by_subject ON audit (subject);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never changed');
END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never deleted');
END;

-- INSERT OR REPLACE deletes without the trigger above.
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never replaced');
END;

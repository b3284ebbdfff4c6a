-- Days on which a producer is closed, as it announces them.
CREATE TABLE closures (
    id TEXT NOT NULL CONSTRAINT closures_pk PRIMARY KEY CONSTRAINT closures_id CHECK (length(id) = 36),
    producer_id TEXT NOT NULL,
    first_day TEXT NOT NULL CONSTRAINT closures_first_day CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    last_day TEXT NOT NULL CONSTRAINT closures_last_day CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT CONSTRAINT closures_reason CHECK (length(reason) BETWEEN 1 AND 100),
    version INTEGER NOT NULL DEFAULT 0 CONSTRAINT closures_version CHECK (version >= 0),
    CONSTRAINT closures_days CHECK (first_day <= last_day),
    CONSTRAINT closures_producer FOREIGN KEY (producer_id) REFERENCES producers (id)
) STRICT;

CREATE INDEX closures_by_producer ON closures (producer_id, first_day);

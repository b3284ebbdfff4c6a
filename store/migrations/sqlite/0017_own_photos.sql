-- The photos of a product as its producer keeps them. What the public sees of them is in product_photos, written anew with
-- every change, so that pages and lists read one plain table.
CREATE TABLE own_photos (
    product_id TEXT NOT NULL,
    -- Made by the device that sends the photo: the same photo sent twice is kept once.
    id TEXT NOT NULL CONSTRAINT own_photos_id CHECK (length(id) = 36),
    ordinal INTEGER NOT NULL CONSTRAINT own_photos_ordinal CHECK (ordinal >= 0),
    state TEXT NOT NULL CONSTRAINT own_photos_state CHECK (state IN ('public', 'waiting', 'returned')),
    -- Why the office has returned it.
    note TEXT CONSTRAINT own_photos_note CHECK (length(note) BETWEEN 1 AND 500),

    -- As it is shown.
    path TEXT NOT NULL CONSTRAINT own_photos_path
        CHECK (substr(path, 1, 1) = '/' AND substr(path, 2, 1) <> '/' AND instr(path, '..') = 0),
    alt TEXT NOT NULL CONSTRAINT own_photos_alt CHECK (length(alt) BETWEEN 1 AND 300),
    width INTEGER NOT NULL CONSTRAINT own_photos_width CHECK (width BETWEEN 1 AND 10000),
    height INTEGER NOT NULL CONSTRAINT own_photos_height CHECK (height BETWEEN 1 AND 10000),

    -- All of it and upright, to turn and cut it anew; nothing for one that came with an import.
    whole_path TEXT,
    whole_width INTEGER,
    whole_height INTEGER,
    original TEXT CONSTRAINT own_photos_original CHECK (length(original) = 64),
    turns INTEGER NOT NULL DEFAULT 0 CONSTRAINT own_photos_turns CHECK (turns BETWEEN 0 AND 3),
    zoom INTEGER CONSTRAINT own_photos_zoom CHECK (zoom BETWEEN 100 AND 400),
    across INTEGER CONSTRAINT own_photos_across CHECK (across BETWEEN 0 AND 100),
    down INTEGER CONSTRAINT own_photos_down CHECK (down BETWEEN 0 AND 100),

    added_at INTEGER NOT NULL,
    added_by TEXT,
    removed_at INTEGER,

    CONSTRAINT own_photos_pk PRIMARY KEY (product_id, id),
    CONSTRAINT own_photos_frame CHECK ((zoom IS NULL) = (across IS NULL) AND (zoom IS NULL) = (down IS NULL)),
    CONSTRAINT own_photos_whole CHECK (
        (whole_path IS NULL) = (original IS NULL)
        AND (whole_path IS NULL) = (whole_width IS NULL)
        AND (whole_path IS NULL) = (whole_height IS NULL)
    ),
    CONSTRAINT own_photos_returned CHECK ((state = 'returned') = (note IS NOT NULL)),
    CONSTRAINT own_photos_product FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT own_photos_added_by FOREIGN KEY (added_by) REFERENCES accounts (id)
) STRICT;

CREATE INDEX own_photos_by_sender ON own_photos (added_by, added_at);
CREATE INDEX own_photos_by_state ON own_photos (state, added_at);

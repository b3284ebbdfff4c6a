-- What visitors say is wrong. Nothing about who they are, but for the way to answer that they have typed.
CREATE TABLE reports (
    id TEXT NOT NULL CONSTRAINT reports_pk PRIMARY KEY CONSTRAINT reports_id CHECK (length(id) = 36),
    -- What the person is told to quote.
    number TEXT NOT NULL CONSTRAINT reports_number UNIQUE CONSTRAINT reports_number_signs CHECK (
        length(number) = 8 AND number NOT GLOB '*[^34679ACDEFGHJKMNPQRTVWXY]*'
    ),
    product_id TEXT,
    page TEXT NOT NULL CONSTRAINT reports_page CHECK (length(page) BETWEEN 1 AND 300),
    kind TEXT NOT NULL CONSTRAINT reports_kind CHECK (kind IN ('stars', 'price', 'origin', 'picture', 'other')),
    text TEXT NOT NULL CONSTRAINT reports_text CHECK (length(text) BETWEEN 10 AND 2000),
    contact TEXT CONSTRAINT reports_contact CHECK (length(contact) BETWEEN 1 AND 100),
    created_at INTEGER NOT NULL,
    CONSTRAINT reports_product FOREIGN KEY (product_id) REFERENCES products (id)
) STRICT;

CREATE INDEX reports_by_time ON reports (created_at);

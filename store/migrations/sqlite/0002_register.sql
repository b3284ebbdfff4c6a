-- Producers and products. The register owns the facts, the producer owns the listing.

CREATE TABLE producers (
    id TEXT NOT NULL CONSTRAINT producers_pk PRIMARY KEY,
    identity TEXT NOT NULL CONSTRAINT producers_identity UNIQUE,
    slug TEXT NOT NULL CONSTRAINT producers_slug UNIQUE,
    name TEXT NOT NULL CONSTRAINT producers_name CHECK (length(name) BETWEEN 1 AND 200),
    kind TEXT CONSTRAINT producers_kind
        CHECK (kind IN ('cong_ty', 'htx', 'to_hop_tac', 'ho_kinh_doanh', 'co_so', 'khac')),
    commune_code TEXT,
    former_commune_code TEXT,
    district_code TEXT,
    place_written TEXT,
    CONSTRAINT producers_commune FOREIGN KEY (commune_code) REFERENCES communes (code),
    CONSTRAINT producers_former_commune FOREIGN KEY (former_commune_code) REFERENCES former_communes (code),
    CONSTRAINT producers_district FOREIGN KEY (district_code) REFERENCES former_districts (code)
) STRICT;

CREATE TABLE products (
    id TEXT NOT NULL CONSTRAINT products_pk PRIMARY KEY,
    -- What an import recognises it by: name, producer, district, normalised.
    identity TEXT NOT NULL CONSTRAINT products_identity UNIQUE,
    slug TEXT NOT NULL CONSTRAINT products_slug UNIQUE,

    -- Facts of the register.
    name TEXT NOT NULL CONSTRAINT products_name CHECK (length(name) BETWEEN 1 AND 200),
    producer_id TEXT,
    producer_kind TEXT CONSTRAINT products_producer_kind
        CHECK (producer_kind IN ('cong_ty', 'htx', 'to_hop_tac', 'ho_kinh_doanh', 'co_so', 'khac')),
    commune_code TEXT,
    former_commune_code TEXT,
    district_code TEXT,
    place_written TEXT,
    group_code TEXT,
    sources TEXT NOT NULL,

    -- What is known of its rating.
    stars INTEGER CONSTRAINT products_stars CHECK (stars BETWEEN 3 AND 5),
    decision_no TEXT CONSTRAINT products_decision_no CHECK (length(decision_no) BETWEEN 1 AND 60),
    decision_date TEXT CONSTRAINT products_decision_date CHECK (decision_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    year INTEGER CONSTRAINT products_year CHECK (year BETWEEN 2018 AND 2099),
    evidence TEXT NOT NULL CONSTRAINT products_evidence CHECK (evidence IN ('press', 'office')),
    withdrawn_on TEXT CONSTRAINT products_withdrawn_on CHECK (withdrawn_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    withdrawn_reason TEXT,

    -- The listing.
    version INTEGER NOT NULL DEFAULT 0 CONSTRAINT products_version CHECK (version >= 0),
    description TEXT CONSTRAINT products_description CHECK (length(description) BETWEEN 1 AND 1000),
    story TEXT CONSTRAINT products_story CHECK (length(story) BETWEEN 1 AND 5000),
    ingredients TEXT CONSTRAINT products_ingredients CHECK (length(ingredients) BETWEEN 1 AND 500),
    net_weight TEXT CONSTRAINT products_net_weight CHECK (length(net_weight) BETWEEN 1 AND 100),
    shelf_life TEXT CONSTRAINT products_shelf_life CHECK (length(shelf_life) BETWEEN 1 AND 100),
    storage TEXT CONSTRAINT products_storage CHECK (length(storage) BETWEEN 1 AND 500),
    price_kind TEXT NOT NULL DEFAULT 'unknown',
    price_low INTEGER CONSTRAINT products_price_low CHECK (price_low BETWEEN 1 AND 10000000000),
    price_high INTEGER CONSTRAINT products_price_high CHECK (price_high BETWEEN 1 AND 10000000000),
    price_unit TEXT CONSTRAINT products_price_unit CHECK (length(price_unit) BETWEEN 1 AND 40),
    phone TEXT CONSTRAINT products_phone CHECK (length(phone) BETWEEN 8 AND 11),
    phone_public INTEGER NOT NULL DEFAULT 0 CONSTRAINT products_phone_public CHECK (phone_public IN (0, 1)),
    confirmed_on TEXT CONSTRAINT products_confirmed_on CHECK (confirmed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    changed_at INTEGER,

    CONSTRAINT products_withdrawal CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)),
    CONSTRAINT products_phone_consent CHECK (phone_public = 0 OR phone IS NOT NULL),
    CONSTRAINT products_price CHECK (
        (price_kind IN ('unknown', 'contact') AND price_low IS NULL AND price_high IS NULL)
        OR (price_kind = 'fixed' AND price_low IS NOT NULL AND price_high IS NULL)
        OR (price_kind = 'range' AND price_low IS NOT NULL AND price_high IS NOT NULL AND price_low < price_high)
    ),
    CONSTRAINT products_producer FOREIGN KEY (producer_id) REFERENCES producers (id),
    CONSTRAINT products_commune FOREIGN KEY (commune_code) REFERENCES communes (code),
    CONSTRAINT products_former_commune FOREIGN KEY (former_commune_code) REFERENCES former_communes (code),
    CONSTRAINT products_district FOREIGN KEY (district_code) REFERENCES former_districts (code),
    CONSTRAINT products_group FOREIGN KEY (group_code) REFERENCES product_groups (code)
) STRICT;

CREATE INDEX products_by_producer ON products (producer_id);

CREATE TABLE product_links (
    product_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL CONSTRAINT product_links_ordinal CHECK (ordinal BETWEEN 0 AND 5),
    channel TEXT NOT NULL,
    url TEXT NOT NULL CONSTRAINT product_links_url
        CHECK (length(url) <= 500 AND lower(substr(url, 1, 8)) = 'https://'),
    CONSTRAINT product_links_pk PRIMARY KEY (product_id, ordinal),
    CONSTRAINT product_links_product FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT product_links_channel FOREIGN KEY (channel) REFERENCES channels (code)
) STRICT;

-- Photos that this site serves; ordinal 0 is the cover.
CREATE TABLE product_photos (
    product_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL CONSTRAINT product_photos_ordinal CHECK (ordinal BETWEEN 0 AND 9),
    path TEXT NOT NULL CONSTRAINT product_photos_path
        CHECK (substr(path, 1, 1) = '/' AND substr(path, 2, 1) <> '/' AND instr(path, '..') = 0),
    alt TEXT NOT NULL CONSTRAINT product_photos_alt CHECK (length(alt) BETWEEN 1 AND 300),
    width INTEGER NOT NULL CONSTRAINT product_photos_width CHECK (width BETWEEN 1 AND 10000),
    height INTEGER NOT NULL CONSTRAINT product_photos_height CHECK (height BETWEEN 1 AND 10000),
    CONSTRAINT product_photos_pk PRIMARY KEY (product_id, ordinal),
    CONSTRAINT product_photos_product FOREIGN KEY (product_id) REFERENCES products (id)
) STRICT;

-- One row that counts the committed changes that public pages can show.
CREATE TABLE catalogue_version (
    id INTEGER NOT NULL CONSTRAINT catalogue_version_pk PRIMARY KEY CONSTRAINT catalogue_version_one CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO catalogue_version (id, version) VALUES (1, 1);

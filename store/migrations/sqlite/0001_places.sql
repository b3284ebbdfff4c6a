-- Places and product groups: facts of the state, replaced only by an import.

CREATE TABLE provinces (
    code TEXT NOT NULL CONSTRAINT provinces_pk PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT provinces_name CHECK (length(name) BETWEEN 1 AND 100),
    kind TEXT NOT NULL CONSTRAINT provinces_kind CHECK (kind IN ('tinh', 'thanh_pho')),
    communes INTEGER NOT NULL CONSTRAINT provinces_communes CHECK (communes > 0)
) STRICT;

CREATE TABLE former_districts (
    code TEXT NOT NULL CONSTRAINT former_districts_pk PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT former_districts_slug UNIQUE,
    name TEXT NOT NULL CONSTRAINT former_districts_name UNIQUE,
    kind TEXT NOT NULL CONSTRAINT former_districts_kind CHECK (kind IN ('huyen', 'thi_xa', 'thanh_pho'))
) STRICT;

CREATE TABLE communes (
    code TEXT NOT NULL CONSTRAINT communes_pk PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT communes_slug UNIQUE,
    name TEXT NOT NULL CONSTRAINT communes_name CHECK (length(name) BETWEEN 1 AND 100),
    kind TEXT NOT NULL CONSTRAINT communes_kind CHECK (kind IN ('xa', 'phuong')),
    province_code TEXT NOT NULL,
    predecessors TEXT NOT NULL,
    CONSTRAINT communes_province FOREIGN KEY (province_code) REFERENCES provinces (code)
) STRICT;

-- The former districts that a commune of today lies in, the main one first.
CREATE TABLE commune_districts (
    commune_code TEXT NOT NULL,
    district_code TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    CONSTRAINT commune_districts_pk PRIMARY KEY (commune_code, district_code),
    CONSTRAINT commune_districts_commune FOREIGN KEY (commune_code) REFERENCES communes (code),
    CONSTRAINT commune_districts_district FOREIGN KEY (district_code) REFERENCES former_districts (code)
) STRICT;

CREATE TABLE former_communes (
    code TEXT NOT NULL CONSTRAINT former_communes_pk PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT former_communes_name CHECK (length(name) BETWEEN 1 AND 100),
    kind TEXT NOT NULL CONSTRAINT former_communes_kind CHECK (kind IN ('xa', 'phuong', 'thi_tran')),
    district_code TEXT NOT NULL,
    CONSTRAINT former_communes_district FOREIGN KEY (district_code) REFERENCES former_districts (code)
) STRICT;

-- Which commune of early 2025 went into which commune of today; part = 1: only a part of it did.
CREATE TABLE successions (
    former_code TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    part INTEGER NOT NULL CONSTRAINT successions_part CHECK (part IN (0, 1)),
    CONSTRAINT successions_pk PRIMARY KEY (former_code, commune_code),
    CONSTRAINT successions_former FOREIGN KEY (former_code) REFERENCES former_communes (code),
    CONSTRAINT successions_commune FOREIGN KEY (commune_code) REFERENCES communes (code)
) STRICT;

CREATE TABLE product_groups (
    code TEXT NOT NULL CONSTRAINT product_groups_pk PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT product_groups_slug UNIQUE,
    parent TEXT,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    CONSTRAINT product_groups_parent FOREIGN KEY (parent) REFERENCES product_groups (code)
) STRICT;

CREATE TABLE channels (
    code TEXT NOT NULL CONSTRAINT channels_pk PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    hosts TEXT NOT NULL
) STRICT;

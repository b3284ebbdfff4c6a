-- Where products are shown and sold, and fairs, as sources name them. The files of an import say all of them.

CREATE TABLE points_of_sale (
    -- What an import recognises it by: name, address, commune and district as written, normalised.
    identity TEXT NOT NULL CONSTRAINT points_of_sale_pk PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT points_of_sale_slug UNIQUE,
    name TEXT NOT NULL CONSTRAINT points_of_sale_name CHECK (length(name) BETWEEN 1 AND 200),
    address TEXT CONSTRAINT points_of_sale_address CHECK (length(address) BETWEEN 1 AND 200),
    commune_code TEXT,
    former_commune_code TEXT,
    district_code TEXT,
    place_written TEXT,
    operator TEXT CONSTRAINT points_of_sale_operator CHECK (length(operator) BETWEEN 1 AND 200),
    year_seen INTEGER CONSTRAINT points_of_sale_year_seen CHECK (year_seen BETWEEN 2018 AND 2099),
    sources TEXT NOT NULL,
    CONSTRAINT points_of_sale_commune FOREIGN KEY (commune_code) REFERENCES communes (code),
    CONSTRAINT points_of_sale_former_commune FOREIGN KEY (former_commune_code) REFERENCES former_communes (code),
    CONSTRAINT points_of_sale_district FOREIGN KEY (district_code) REFERENCES former_districts (code)
) STRICT;

CREATE TABLE events (
    -- What an import recognises it by: name, place and first day, normalised.
    identity TEXT NOT NULL CONSTRAINT events_pk PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT events_slug UNIQUE,
    name TEXT NOT NULL CONSTRAINT events_name CHECK (length(name) BETWEEN 1 AND 200),
    place TEXT CONSTRAINT events_place CHECK (length(place) BETWEEN 1 AND 200),
    starts_on TEXT CONSTRAINT events_starts_on CHECK (length(starts_on) = 10),
    ends_on TEXT CONSTRAINT events_ends_on CHECK (length(ends_on) = 10),
    sources TEXT NOT NULL,
    CONSTRAINT events_days CHECK (ends_on IS NULL OR (starts_on IS NOT NULL AND starts_on <= ends_on))
) STRICT;

//! Places, groups and channels: the statements of their tables.

use super::sync::Kind;

pub(super) static PROVINCES: Kind = Kind {
    name: "provinces",
    key: 1,
    select: "SELECT code, name, kind, CAST(communes AS TEXT) AS communes FROM provinces",
    upsert: "INSERT INTO provinces (code, name, kind, communes) VALUES ($1, $2, $3, CAST($4 AS BIGINT)) \
             ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, communes = excluded.communes",
    delete: None,
};

pub(super) static DISTRICTS: Kind = Kind {
    name: "former districts",
    key: 1,
    select: "SELECT code, slug, name, kind FROM former_districts",
    upsert: "INSERT INTO former_districts (code, slug, name, kind) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (code) DO UPDATE SET slug = excluded.slug, name = excluded.name, kind = excluded.kind",
    delete: None,
};

pub(super) static COMMUNES: Kind = Kind {
    name: "communes",
    key: 1,
    select: "SELECT code, slug, name, kind, province_code, predecessors FROM communes",
    upsert: "INSERT INTO communes (code, slug, name, kind, province_code, predecessors) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (code) DO UPDATE SET slug = excluded.slug, \
             name = excluded.name, kind = excluded.kind, province_code = excluded.province_code, \
             predecessors = excluded.predecessors",
    delete: None,
};

pub(super) static COMMUNE_DISTRICTS: Kind = Kind {
    name: "commune districts",
    key: 2,
    select: "SELECT commune_code, district_code, CAST(ordinal AS TEXT) AS ordinal FROM commune_districts",
    upsert: "INSERT INTO commune_districts (commune_code, district_code, ordinal) VALUES ($1, $2, CAST($3 AS BIGINT)) \
             ON CONFLICT (commune_code, district_code) DO UPDATE SET ordinal = excluded.ordinal",
    delete: Some("DELETE FROM commune_districts WHERE commune_code = $1 AND district_code = $2"),
};

pub(super) static FORMER_COMMUNES: Kind = Kind {
    name: "former communes",
    key: 1,
    select: "SELECT code, name, kind, district_code FROM former_communes",
    upsert: "INSERT INTO former_communes (code, name, kind, district_code) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, \
             district_code = excluded.district_code",
    delete: None,
};

pub(super) static SUCCESSIONS: Kind = Kind {
    name: "successions",
    key: 2,
    select: "SELECT former_code, commune_code, CAST(part AS TEXT) AS part FROM successions",
    upsert: "INSERT INTO successions (former_code, commune_code, part) VALUES ($1, $2, CAST($3 AS BIGINT)) \
             ON CONFLICT (former_code, commune_code) DO UPDATE SET part = excluded.part",
    delete: Some("DELETE FROM successions WHERE former_code = $1 AND commune_code = $2"),
};

pub(super) static GROUPS: Kind = Kind {
    name: "groups",
    key: 1,
    select: "SELECT code, slug, name_vi, name_en, parent FROM product_groups",
    upsert: "INSERT INTO product_groups (code, slug, name_vi, name_en, parent) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (code) DO UPDATE SET slug = excluded.slug, name_vi = excluded.name_vi, \
             name_en = excluded.name_en, parent = excluded.parent",
    delete: None,
};

pub(super) static CHANNELS: Kind = Kind {
    name: "channels",
    key: 1,
    select: "SELECT code, name, kind, hosts FROM channels",
    upsert: "INSERT INTO channels (code, name, kind, hosts) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, hosts = excluded.hosts",
    delete: None,
};

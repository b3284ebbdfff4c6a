-- Feeds ask for what was changed last.
CREATE INDEX products_by_change ON products (changed_at);

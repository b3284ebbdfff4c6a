-- Tells a catalogue from another one of the same version, such as that of a restored copy that went on by itself.
ALTER TABLE catalogue_version ADD COLUMN stamp TEXT NOT NULL DEFAULT '';

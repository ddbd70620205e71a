-- Whose money a pool is: margin never crosses it, so proposals and their gates say it, too.

ALTER TABLE suggestions
    ADD COLUMN legal_entity    Nullable(String)                 COMMENT 'Pool: entity that owns the account; NULL: unknown' AFTER desk,
    ADD COLUMN client_or_house LowCardinality(Nullable(String)) COMMENT 'Pool: whose money it is; NULL: unknown' AFTER legal_entity;

ALTER TABLE suggestion_gates
    ADD COLUMN legal_entity    Nullable(String)                 COMMENT 'Pool: entity that owns the account; NULL: unknown' AFTER desk,
    ADD COLUMN client_or_house LowCardinality(Nullable(String)) COMMENT 'Pool: whose money it is; NULL: unknown' AFTER legal_entity;

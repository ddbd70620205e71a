-- What the institution says of a position beside its economics goes with every version, so that a kept run can be asked
-- by sector, weighed by conviction and judged by the policy of its book tag.

ALTER TABLE position_versions
    ADD COLUMN strategy   LowCardinality(Nullable(String)) COMMENT 'Strategy it belongs to; NULL: unknown',
    ADD COLUMN book_tag   LowCardinality(Nullable(String)) COMMENT 'For example core, speculative or experimental; NULL: unknown',
    ADD COLUMN profile    LowCardinality(Nullable(String)) COMMENT 'Risk profile; NULL: unknown',
    ADD COLUMN risk_class LowCardinality(Nullable(String)) COMMENT 'Risk class; NULL: unknown',
    ADD COLUMN sector     LowCardinality(Nullable(String)) COMMENT 'Sector of the underlying; NULL: unknown',
    ADD COLUMN conviction LowCardinality(Nullable(String)) COMMENT 'Strength of belief as the desk writes it; NULL: unknown';

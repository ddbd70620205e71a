-- Positions in cross margin have no wallet of their own: they are kept apart from isolated ones, so that no figure of
-- isolated margin can count them, and shown beside them.

CREATE TABLE cross_positions
(
    run_id          String                 COMMENT 'The run',
    batch           String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    venue           LowCardinality(String) COMMENT 'Venue',
    account         String                 COMMENT 'Account at the venue: everything in it that is not in an isolated wallet stands for the position',
    instrument      LowCardinality(String) COMMENT 'Instrument as the venue names it',
    side            LowCardinality(String) COMMENT 'long or short',
    position_key    String                 COMMENT 'venue/account/instrument/side; an isolated position may have the same beside it',
    occurred_at     DateTime64(6, 'UTC')   COMMENT 'When the version was true at its source',
    sequence        UInt64                 COMMENT 'Sequence of the row among those of its key',
    quantity        Decimal(76, 36)        COMMENT 'Size, base asset, unsigned; 0: closed',
    entry_price     Decimal(76, 36)        COMMENT 'Average entry, quote per base',
    leverage        Decimal(38, 18)        COMMENT 'Leverage set at the venue',
    desk            LowCardinality(String) COMMENT 'Desk',
    book            LowCardinality(String) COMMENT 'Book inside the desk',
    trader          String                 COMMENT 'Trader',
    thesis          LowCardinality(Nullable(String)) COMMENT 'intact or broken; NULL: unknown',
    legal_entity    LowCardinality(Nullable(String)) COMMENT 'Legal entity that owns the account; NULL: unknown',
    client_or_house LowCardinality(Nullable(String)) COMMENT 'client or house; NULL: unknown',
    pair_id         Nullable(String)       COMMENT 'Pair the position is a leg of; NULL: none known',
    strategy        LowCardinality(Nullable(String)) COMMENT 'Strategy it belongs to; NULL: unknown',
    book_tag        LowCardinality(Nullable(String)) COMMENT 'For example core, speculative or experimental; NULL: unknown',
    profile         LowCardinality(Nullable(String)) COMMENT 'Risk profile; NULL: unknown',
    risk_class      LowCardinality(Nullable(String)) COMMENT 'Risk class; NULL: unknown',
    sector          LowCardinality(Nullable(String)) COMMENT 'Sector of the underlying; NULL: unknown',
    conviction      LowCardinality(Nullable(String)) COMMENT 'Strength of belief as the desk writes it; NULL: unknown',
    recorded_at     DateTime64(6, 'UTC') DEFAULT occurred_at COMMENT 'When Ringfence knew of it; of a replay: when it occurred' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (run_id, position_key, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every version of every position in cross margin; in no figure of isolated margin';

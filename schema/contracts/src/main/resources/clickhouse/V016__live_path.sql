-- What the live path tells: beside the evidence tables and never in them.

CREATE TABLE live_alerts
(
    run_id        String                  COMMENT 'The run of the live path',
    batch         String                  COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    at            DateTime64(6, 'UTC')    COMMENT 'Source time of the mark that caused it; of what time caused, the instant it was due',
    kind          LowCardinality(String)  COMMENT 'DISTANCE, MARGIN_RATIO, PRESUMED_LIQUIDATION or STOP of a position, MARK or BUDGET of a node',
    level         Nullable(Decimal(38, 18)) COMMENT 'Level crossed; NULL: only levels have one',
    node          String                  COMMENT 'Book of the position, desk that holds the instrument of the mark, or node of the budget',
    position_key  Nullable(String)        COMMENT 'venue/account/instrument/side; NULL: not about a position',
    instrument    Nullable(String)        COMMENT 'venue/instrument; NULL: about a budget',
    metric        LowCardinality(Nullable(String)) COMMENT 'Metric of the budget; NULL: not about one',
    currency      LowCardinality(Nullable(String)) COMMENT 'Currency of the budget; NULL: not about one',
    mark_price    Nullable(Decimal(76, 36)) COMMENT 'Mark in force, quote per base; NULL: there is none, or it is about a budget',
    state         LowCardinality(Nullable(String)) COMMENT 'Of a budget WITHIN, WARNING, BREACH or UNKNOWN_AT_LEAST; of a mark MISSING, STALE or FRESH; else NULL',
    used          Nullable(Decimal(76, 36)) COMMENT 'What is known of the use of the budget; NULL: not about one',
    unknown_count Nullable(UInt32)        COMMENT 'Open positions without a mark, or with a stale one, in the node; NULL: about a position',
    received_at   Nullable(DateTime64(6, 'UTC')) COMMENT 'Wall clock: the first mark of its batch reached the job; NULL: time caused it, or totals did',
    detected_at   DateTime64(6, 'UTC')    COMMENT 'Wall clock: it was found',
    emitted_at    DateTime64(6, 'UTC')    COMMENT 'Wall clock: it left for its readers'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(at)
ORDER BY (run_id, node, at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Alerts of the live path, with their clock';

CREATE TABLE live_totals
(
    run_id            String                 COMMENT 'The run of the live path',
    batch             String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    as_of             DateTime64(6, 'UTC')   COMMENT 'Source time of the newest mark of the settlement asset; each mark up to it that had been read is in',
    node              String                 COMMENT 'firm, firm/desk, firm/desk/book or below',
    settlement_asset  LowCardinality(String) COMMENT 'Asset the figures are in',
    positions         UInt32                 COMMENT 'Open positions in the figures',
    unknown_positions UInt32                 COMMENT 'Open positions that are in no figure: their instruments have no mark',
    stale_positions   UInt32                 COMMENT 'Open positions in the figures whose mark is stale',
    isolated_margin   Decimal(76, 36)        COMMENT 'Sum of W',
    equity            Decimal(76, 36)        COMMENT 'Sum of M(P)',
    requirement       Decimal(76, 36)        COMMENT 'Sum of what equity must exceed',
    gross_notional    Decimal(76, 36)        COMMENT 'Sum of V(P)',
    net_notional      Decimal(76, 36)        COMMENT 'Sum of signed notionals, long positive',
    still_to_lose     Decimal(76, 36)        COMMENT 'Sum of max(0, M(P))',
    marks             UInt64                 COMMENT 'Marks of the settlement asset taken since the run began',
    published_at      DateTime64(6, 'UTC')   COMMENT 'Wall clock: it left for its readers'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(as_of)
ORDER BY (run_id, node, settlement_asset, published_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'What risk nodes hold as the live path sums it, exact for the marks it had then; the newest row of a node counts';

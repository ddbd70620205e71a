-- What conversion rates do to nodes, and who has taken notice of what.

CREATE TABLE rate_conditions
(
    run_id    String                 COMMENT 'The run',
    batch     String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    as_of     DateTime64(6, 'UTC')   COMMENT 'Instant',
    node      LowCardinality(String) COMMENT 'Node whose budgets need the rate',
    scope     LowCardinality(Nullable(String)) COMMENT 'Which of the node''s positions are measured; NULL: all',
    base      LowCardinality(String) COMMENT 'Asset that is converted',
    quote     LowCardinality(String) COMMENT 'Currency of the budget it is expressed in',
    condition LowCardinality(String) COMMENT 'MISSING or STALE: what needs the rate is unknown; CURRENT: no longer',
    rate      Nullable(Decimal(76, 36)) COMMENT 'The newest rate, units of quote for one unit of base; NULL: there is none',
    rate_at   Nullable(DateTime64(6, 'UTC')) COMMENT 'When it was true at its source; NULL: there is none'
)
ENGINE = MergeTree
ORDER BY (run_id, node, base, quote, as_of)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'When rates that budgets need were missing or stale, and when no longer';

ALTER TABLE rates
    COMMENT COLUMN rate 'Units of quote for one unit of base; used in this direction only';

ALTER TABLE alerts
    ADD COLUMN alert_id String DEFAULT '' COMMENT 'What acknowledgements name it by: follows from its content; empty: of a run before there were any' AFTER instrument;

ALTER TABLE alerts
    COMMENT COLUMN kind 'DISTANCE, MARGIN_RATIO, LIQUIDATION, PRESUMED_LIQUIDATION, BUDGET, MARK or RATE',
    COMMENT COLUMN state 'State entered, for budgets; condition, for marks and rates',
    COMMENT COLUMN instrument 'venue/instrument, for alerts of marks; base/quote, for alerts of rates; else NULL';

ALTER TABLE threshold_actions
    ADD COLUMN action_id String DEFAULT '' COMMENT 'What acknowledgements name it by: follows from its content; empty: of a run before there were any' AFTER outcome;

CREATE TABLE acknowledgements
(
    run_id          String                 COMMENT 'The run',
    batch           String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    acknowledged_at DateTime64(6, 'UTC')   COMMENT 'When',
    notice_id       String                 COMMENT 'alert_id of alerts or action_id of threshold_actions',
    notice          LowCardinality(String) COMMENT 'alert or action',
    node            LowCardinality(String) COMMENT 'Node the message concerns',
    notice_at       DateTime64(6, 'UTC')   COMMENT 'Source time of the message',
    waited_us       UInt64                 COMMENT 'From then to the acknowledgement, microseconds',
    person          LowCardinality(String) COMMENT 'Who',
    decision        LowCardinality(String) COMMENT 'acknowledged, or declined: what the message asks for is not done',
    remark          Nullable(String)       COMMENT 'In the person''s words; NULL: none'
)
ENGINE = MergeTree
ORDER BY (run_id, notice_id, acknowledged_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Who has taken notice of which message: one row for each message, person and decision';

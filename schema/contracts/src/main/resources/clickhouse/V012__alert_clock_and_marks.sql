-- Where the time of an alert goes; conditions of marks; stages of positions.

ALTER TABLE alerts
    ADD COLUMN scope         Nullable(String)              COMMENT 'Which of the node''s positions the budget counts, property=value; NULL: all, or no budget alert',
    ADD COLUMN known_part    Nullable(Decimal(76, 36))     COMMENT 'What is known of the use of the budget; NULL: no budget alert',
    ADD COLUMN unknown_count Nullable(UInt32)              COMMENT 'Inputs of the use that are unknown; NULL: no budget alert',
    ADD COLUMN instrument    Nullable(String)              COMMENT 'venue/instrument, for alerts of marks; NULL: another alert',
    ADD COLUMN received_at   Nullable(DateTime64(6, 'UTC')) COMMENT 'Wall clock: the latest record of the instant came in; NULL: time caused it, not a record. Not part of any digest',
    ADD COLUMN detected_at   Nullable(DateTime64(6, 'UTC')) COMMENT 'Wall clock: it was computed; NULL: stored before the clock was. Not part of any digest',
    ADD COLUMN emitted_at    Nullable(DateTime64(6, 'UTC')) COMMENT 'Wall clock: it left the job for its readers; NULL: stored before the clock was. Not part of any digest';

ALTER TABLE alerts
    COMMENT COLUMN kind 'DISTANCE, MARGIN_RATIO, LIQUIDATION, PRESUMED_LIQUIDATION, BUDGET or MARK',
    COMMENT COLUMN level 'Level crossed; NULL: only levels have one',
    COMMENT COLUMN node 'Node it concerns: the book of the position, the node of the budget, or a desk with positions in the instrument of the mark',
    COMMENT COLUMN position_key 'Position; NULL: not about one',
    COMMENT COLUMN metric 'Metric of the budget; NULL: not about one',
    COMMENT COLUMN state 'State entered, for budgets; condition, for marks';

ALTER TABLE desk_exposures
    ADD COLUMN stale_positions UInt32 DEFAULT 0 COMMENT 'Open positions whose mark is stale: the sums value them at it, budgets count them as unknown';

ALTER TABLE desk_exposures
    COMMENT COLUMN node 'firm, firm/desk, firm/desk/book or below',
    COMMENT COLUMN level 'firm, desk, book or sub_book';

ALTER TABLE position_versions
    COMMENT COLUMN change 'version, add, remove, fee, funding, rules, presumption, close or liquidation',
    COMMENT COLUMN status 'open, presumed_liquidated, closed or liquidated';

ALTER TABLE liquidations
    COMMENT COLUMN presumed 'True: computed by a simulated run; false: the venue reported the end';

CREATE TABLE mark_conditions
(
    run_id         String                 COMMENT 'The run',
    batch          String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    as_of          DateTime64(6, 'UTC')   COMMENT 'Instant',
    venue          LowCardinality(String) COMMENT 'Venue',
    instrument     LowCardinality(String) COMMENT 'Instrument as the venue names it',
    condition      LowCardinality(String) COMMENT 'MISSING, STALE, FRESH, UNCONFIRMED, CONFIRMED or REFUTED',
    mark_price     Nullable(Decimal(76, 36)) COMMENT 'The mark, quote per base; NULL: there is none',
    mark_at        Nullable(DateTime64(6, 'UTC')) COMMENT 'Time of the mark; NULL: there is none',
    trusted_price  Nullable(Decimal(76, 36)) COMMENT 'Last mark nobody doubts, quote per base; NULL: none yet, or marks are not screened',
    open_positions UInt32                 COMMENT 'Open positions in the instrument'
)
ENGINE = MergeTree
ORDER BY (run_id, venue, instrument, as_of)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'When marks were missing, stale or in doubt, and when no longer';

CREATE TABLE position_stages
(
    run_id         String                 COMMENT 'The run',
    batch          String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    as_of          DateTime64(6, 'UTC')   COMMENT 'Instant; every fact up to it is in',
    position_key   String                 COMMENT 'venue/account/instrument/side',
    episode        UInt32                 COMMENT 'Counts the openings of this position key from 1',
    desk           LowCardinality(String) COMMENT 'Desk',
    book           LowCardinality(String) COMMENT 'Book inside the desk',
    stage          LowCardinality(String) COMMENT 'UNKNOWN (no mark to rely on), NORMAL, WATCH, CRITICAL, PRESUMED_LIQUIDATED, LIQUIDATED or CLOSED',
    previous_stage LowCardinality(Nullable(String)) COMMENT 'Stage before; NULL: the episode began',
    mark_price     Nullable(Decimal(76, 36)) COMMENT 'Mark in force, quote per base; NULL: none',
    distance       Nullable(Decimal(76, 18)) COMMENT 'Signed fraction of the mark to the liquidation price; NULL: the position has ended, or there is none',
    margin_ratio   Nullable(Decimal(76, 18)) COMMENT 'Requirement / equity; NULL: the position has ended, or there is none'
)
ENGINE = MergeTree
ORDER BY (run_id, position_key, episode, as_of)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Stages of positions, one row for each transition';

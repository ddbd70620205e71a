-- Runs that have no end: what can be asked of them while they run.

CREATE TABLE run_heartbeats
(
    run_id        String                  COMMENT 'Name of the run',
    batch         String                  COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    state         LowCardinality(String)  COMMENT 'RUNNING, or STOPPED: it was told to and can go on from where it stopped',
    heartbeat_at  DateTime64(6, 'UTC')    COMMENT 'When the run said so last, wall clock: a RUNNING one that has been silent for minutes is down',
    checkpoint_at Nullable(DateTime64(6, 'UTC')) COMMENT 'When its last checkpoint was complete, wall clock; NULL: none yet since this start',
    simulated     Bool                    COMMENT 'As in runs',
    mark_basis    LowCardinality(String)  COMMENT 'As in runs',
    from_at       Nullable(DateTime64(6, 'UTC')) COMMENT 'As in runs',
    to_at         Nullable(DateTime64(6, 'UTC')) COMMENT 'As in runs',
    first_at      DateTime64(6, 'UTC')    COMMENT 'Earliest instant the run speaks of',
    as_of         DateTime64(6, 'UTC')    COMMENT 'Last published instant: every row of every instant up to it is in the tables',
    input_digest  FixedString(64)         COMMENT 'SHA-256, hexadecimal, over the topics'' names and the options',
    model_build   String                  COMMENT 'Version of the program that computes the run',
    options       String                  COMMENT 'Options of the run as JSON, keys in alphabetical order'
)
ENGINE = MergeTree
ORDER BY (run_id, heartbeat_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'How far runs without an end are; the newest row of a run counts. A completed run has a row in runs';

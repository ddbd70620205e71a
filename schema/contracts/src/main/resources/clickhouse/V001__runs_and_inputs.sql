-- What was run, on which files, by which rules, and what became of every row that came in.

CREATE TABLE runs
(
    run_id       String                  COMMENT 'Name of the run: digest of its inputs and options unless the caller chose one',
    simulated    Bool                    COMMENT 'True for every replay: its liquidations are computed, not reported by a venue',
    mark_basis   LowCardinality(String)  COMMENT 'mark: the venue''s own mark price; last: last price used as mark at the caller''s wish, every figure is flagged',
    from_at      Nullable(DateTime64(6, 'UTC')) COMMENT 'Lower bound of marks and funding, inclusive; NULL: none',
    to_at        Nullable(DateTime64(6, 'UTC')) COMMENT 'Upper bound of marks and funding, inclusive; NULL: none',
    first_at     DateTime64(6, 'UTC')    COMMENT 'Time of the first event of the run',
    as_of        DateTime64(6, 'UTC')    COMMENT 'Time of the last event of the run; what the reports are produced at',
    input_digest FixedString(64)         COMMENT 'SHA-256, hexadecimal, over every input file''s name and content and the options',
    model_build  String                  COMMENT 'Version of the program that computed the run',
    options      String                  COMMENT 'Options of the run as JSON, keys in alphabetical order'
)
ENGINE = MergeTree
ORDER BY run_id
COMMENT 'One row for each completed run, written last: a run without a row did not complete';

CREATE TABLE input_counts
(
    run_id        String                 COMMENT 'The run',
    file          String                 COMMENT 'Name of the file without its folder',
    kind          LowCardinality(String) COMMENT 'marks, funding, positions, wallet-events, accounts, budgets or capital',
    received      UInt64                 COMMENT 'Data rows inside the window of the run; rows',
    applied       UInt64                 COMMENT 'Rows that took effect; rows',
    duplicate     UInt64                 COMMENT 'Rows equal to one applied before; rows',
    rejected      UInt64                 COMMENT 'Rows that could not be parsed or applied; rows',
    last_event_at Nullable(DateTime64(6, 'UTC')) COMMENT 'Time of the latest applied row; NULL: none was applied'
)
ENGINE = MergeTree
ORDER BY (run_id, kind, file)
COMMENT 'Control totals: received = applied + duplicate + rejected, per file';

CREATE TABLE rejects
(
    run_id      String                 COMMENT 'The run',
    file        String                 COMMENT 'Name of the file without its folder',
    line        UInt64                 COMMENT 'Line of the file, the header is line 1',
    kind        LowCardinality(String) COMMENT 'Kind of the file, as in input_counts',
    code        LowCardinality(String) COMMENT 'Reason as a stable code, for example UNKNOWN_INSTRUMENT',
    reason      String                 COMMENT 'Field, rule and what was found, for people',
    original    String                 COMMENT 'The line as it came',
    occurred_at Nullable(DateTime64(6, 'UTC')) COMMENT 'Time the row speaks of; NULL: it could not be read'
)
ENGINE = MergeTree
ORDER BY (run_id, file, line)
COMMENT 'Rows that could not be parsed or applied, with their original text';

CREATE TABLE rule_packs
(
    run_id         String                 COMMENT 'The run',
    pack_id        String                 COMMENT 'Identifier of the pack, for example binance-usdm',
    version        String                 COMMENT 'Version of the pack',
    venue          LowCardinality(String) COMMENT 'Venue whose rules it holds',
    effective_from DateTime64(6, 'UTC')   COMMENT 'From when the venue applied these rules',
    evidenced_to   DateTime64(6, 'UTC')   COMMENT 'Last date for which the source shows the rules; later valuations are flagged',
    source         String                 COMMENT 'Where the figures come from',
    extrapolated   Bool                   COMMENT 'True: the run values positions outside [effective_from, evidenced_to] (PACK_EXTRAPOLATED)'
)
ENGINE = MergeTree
ORDER BY (run_id, pack_id, version)
COMMENT 'Rule packs a run used';

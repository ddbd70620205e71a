-- What venues say of accounts and positions, to be held against our book: statements of money over periods, and the
-- figures a venue prints of a position. Nothing is computed from them; a report reads them as of a time, as known at one.

CREATE TABLE venue_statements
(
    run_id      String                 COMMENT 'The run whose book it is held against',
    batch       String                 COMMENT 'statements/ and the SHA-256 of the file, hexadecimal; its insert token' CODEC(ZSTD(1)),
    venue       LowCardinality(String) COMMENT 'Venue',
    account     String                 COMMENT 'Account at the venue',
    asset       LowCardinality(String) COMMENT 'Settlement asset of the amounts',
    period_from DateTime64(6, 'UTC')   COMMENT 'Beginning of the period, exclusive',
    period_to   DateTime64(6, 'UTC')   COMMENT 'End of the period, inclusive',
    opening     Decimal(76, 36)        COMMENT 'Sum of the isolated wallets at the beginning',
    money_in    Decimal(76, 36)        COMMENT 'Put into wallets, at least 0',
    money_out   Decimal(76, 36)        COMMENT 'Taken out of wallets or back at a close, at least 0',
    fees        Decimal(76, 36)        COMMENT 'Fees paid, at least 0',
    funding     Decimal(76, 36)        COMMENT 'Funding received; below 0: paid',
    loss        Decimal(76, 36)        COMMENT 'Taken by liquidations, at least 0',
    closing     Decimal(76, 36)        COMMENT 'Sum of the isolated wallets at the end',
    source      String                 COMMENT 'File and line it was read from',
    recorded_at DateTime64(6, 'UTC')   COMMENT 'When it was given to us; of two for the same period the one recorded later holds' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (run_id, venue, account, asset, period_from)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Statements of venues as given';

CREATE TABLE venue_figures
(
    run_id       String                 COMMENT 'The run whose book they are held against',
    batch        String                 COMMENT 'numbers/ and the SHA-256 of the payload with what was said of it, hexadecimal; its insert token' CODEC(ZSTD(1)),
    position_key String                 COMMENT 'venue/account/instrument/side',
    occurred_at  DateTime64(6, 'UTC')   COMMENT 'Time in the payload; where it names none, the instant of the report it was given for',
    is_timed     Bool                   COMMENT 'Whether the payload names its time',
    figure       LowCardinality(String) COMMENT 'What it is of the position: quantity, entryPrice, wallet, liquidationPrice and the like',
    verdict      LowCardinality(String) COMMENT 'The venue''s figure beside what its rules make of its own inputs: MATCH, TOLERANCE, BREAK, VENUE_NULL or STALE; GIVEN: an input',
    printed      Nullable(Decimal(76, 36)) COMMENT 'As the venue prints it; NULL: it does not',
    by_rules     Nullable(Decimal(76, 36)) COMMENT 'By the rule pack from the payload''s inputs, rounded to the nearest at 18 digits; NULL: none, or an input is unknown',
    tolerance    Nullable(Decimal(76, 36)) COMMENT 'Most the two may be apart by the venue''s rounding; NULL: not compared',
    why          String                 COMMENT 'What the verdict rests on',
    rule_pack    LowCardinality(String) COMMENT 'pack_id@version whose rules were used; empty: an input',
    source       String                 COMMENT 'File and line it was read from',
    recorded_at  DateTime64(6, 'UTC')   COMMENT 'When it was given to us; of two for the same time the one recorded later holds' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (run_id, position_key, figure, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Figures that venues print of positions, with what their rules make of the same inputs';

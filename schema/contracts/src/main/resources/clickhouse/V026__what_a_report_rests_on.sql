-- What a report rests on: which accounts must report, what operators of nodes begin with, where every source was read, and when acknowledgements became known.

CREATE TABLE expected_accounts
(
    run_id      String                 COMMENT 'The run whose reports are held against it',
    batch       String                 COMMENT 'expected-accounts/ and the SHA-256 of the file, hexadecimal; its insert token' CODEC(ZSTD(1)),
    venue       LowCardinality(String) COMMENT 'Venue',
    account     String                 COMMENT 'Account at the venue',
    node        LowCardinality(String) COMMENT 'Node whose positions it may hold; firm: of any desk',
    valid_from  DateTime64(6, 'UTC')   COMMENT 'From when it must report, inclusive',
    valid_to    Nullable(DateTime64(6, 'UTC')) COMMENT 'Until when, exclusive; NULL: without an end',
    source      String                 COMMENT 'File and line it was read from',
    recorded_at DateTime64(6, 'UTC')   COMMENT 'When it was given to us; of two for one account and beginning the one recorded later holds' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (run_id, venue, account, valid_from)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Accounts that must report: an account that is expected and was never heard of makes totals UNKNOWN_AT_LEAST';

CREATE TABLE approved_defaults
(
    run_id      String                 COMMENT 'The run whose positions are held against it',
    batch       String                 COMMENT 'defaults/ and the hash of the last line of the register; its insert token' CODEC(ZSTD(1)),
    version     UInt64                 COMMENT 'Number of the last line of the register; the whole register is stored with each version',
    node        LowCardinality(String) COMMENT 'Node whose operators begin so',
    mode        LowCardinality(Nullable(String)) COMMENT 'isolated or cross; NULL: as the node above',
    leverage    Nullable(Decimal(76, 36)) COMMENT 'Leverage of a new position; NULL: as the node above',
    proposal    String                 COMMENT 'Proposal it comes from',
    proposed_by LowCardinality(String) COMMENT 'Person who proposed it',
    approved_by LowCardinality(Nullable(String)) COMMENT 'Person who agreed; NULL: it changed no risk, nobody had to',
    agreed_at   DateTime64(6, 'UTC')   COMMENT 'When it was agreed to, by the clock of the wall',
    recorded_at DateTime64(6, 'UTC')   COMMENT 'When the register was given to us; the version recorded last holds' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (run_id, version, node)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'What operators of nodes begin with, as approved by two persons, out of the hash-chained register';

ALTER TABLE input_counts ADD COLUMN first_offset Nullable(UInt64) DEFAULT NULL COMMENT 'Offset of the first record counted here in its partition; NULL: a file, or counted before this was kept';
ALTER TABLE input_counts ADD COLUMN last_offset Nullable(UInt64) DEFAULT NULL COMMENT 'Offset of the last record counted here; NULL: a file, or counted before this was kept';
ALTER TABLE input_counts ADD COLUMN sha256 Nullable(String) DEFAULT NULL COMMENT 'SHA-256 of the file as it was read, hexadecimal, with the counts of a file; NULL: a partition, or counted before this was kept';

ALTER TABLE acknowledgements ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT acknowledged_at COMMENT 'When Ringfence knew of the acknowledgement; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));

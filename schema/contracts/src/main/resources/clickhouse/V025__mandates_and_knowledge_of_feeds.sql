-- What a desk's mandate lets moves of margin do, as documents that are given with a report, and when three feeds became
-- known, as recorded_at of the other facts says.

CREATE TABLE mandates
(
    run_id      String               COMMENT 'The run whose moves it is about',
    batch       String               COMMENT 'mandate/ and the SHA-256 of the document, hexadecimal; its insert token' CODEC(ZSTD(1)),
    valid_from  DateTime64(6, 'UTC') COMMENT 'From when it holds, inclusive; the next one takes the place of the whole',
    document    String               COMMENT 'The mandate as JSON, as it came' CODEC(ZSTD(1)),
    source      String               COMMENT 'File it was read from',
    recorded_at DateTime64(6, 'UTC') COMMENT 'When it was given to us; of two from the same time the one recorded later holds' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (run_id, valid_from)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Mandates as given: ways between accounts, locks, costs, policies, defaults';

ALTER TABLE adl_ranks ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT occurred_at COMMENT 'When Ringfence knew of the rank; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE insurance_fund_balances ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT occurred_at COMMENT 'When Ringfence knew of the balance; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE order_book_depths ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT occurred_at COMMENT 'When Ringfence knew of the depth; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));

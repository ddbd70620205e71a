-- What institutions and venues tell beside marks, positions and wallets: conversion rates, the venues' own fills, places in
-- the auto-deleveraging queue, insurance funds, depths of order books, and rule packs that come with the input.

CREATE TABLE rates
(
    run_id      String                 COMMENT 'The run',
    batch       String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    base        LowCardinality(String) COMMENT 'Asset that is converted',
    quote       LowCardinality(String) COMMENT 'Asset or currency it is expressed in',
    occurred_at DateTime64(6, 'UTC')   COMMENT 'When the rate was true at its source',
    rate        Decimal(76, 36)        COMMENT 'Units of quote for one unit of base',
    source      Nullable(String)       COMMENT 'Who said so; NULL: unknown'
)
ENGINE = MergeTree
ORDER BY (run_id, base, quote, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Conversion rates as given; a total in the reporting currency uses only these';

CREATE TABLE venue_fills
(
    run_id       String                 COMMENT 'The run',
    batch        String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    venue        LowCardinality(String) COMMENT 'Venue',
    account      String                 COMMENT 'Account at the venue',
    instrument   LowCardinality(String) COMMENT 'Instrument as the venue names it',
    side         LowCardinality(String) COMMENT 'long or short',
    position_key String                 COMMENT 'venue/account/instrument/side',
    occurred_at  DateTime64(6, 'UTC')   COMMENT 'When the venue filled',
    sequence     UInt64                 COMMENT 'Number of the row among the fills of this position key',
    kind         LowCardinality(String) COMMENT 'liquidation or adl',
    quantity     Decimal(76, 36)        COMMENT 'Size that was filled, base asset',
    price        Decimal(76, 36)        COMMENT 'Price of the fill, quote per base',
    realised_pnl Decimal(76, 36)        COMMENT 'What the fill realised, settlement asset; negative is a loss'
)
ENGINE = MergeTree
ORDER BY (run_id, position_key, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Liquidation and auto-deleveraging fills of the venues, as applied; a liquidation presumed before stands in liquidations beside it';

CREATE TABLE adl_ranks
(
    run_id       String                 COMMENT 'The run',
    batch        String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    venue        LowCardinality(String) COMMENT 'Venue',
    account      String                 COMMENT 'Account at the venue',
    instrument   LowCardinality(String) COMMENT 'Instrument as the venue names it',
    side         LowCardinality(String) COMMENT 'long or short',
    position_key String                 COMMENT 'venue/account/instrument/side',
    occurred_at  DateTime64(6, 'UTC')   COMMENT 'When the rank was true at its source',
    rank         UInt32                 COMMENT 'Rank, 0 to 100; higher is nearer'
)
ENGINE = MergeTree
ORDER BY (run_id, position_key, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Nearness of positions to the head of the venue''s auto-deleveraging queue, as the venue shows it';

CREATE TABLE insurance_fund_balances
(
    run_id      String                 COMMENT 'The run',
    batch       String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    venue       LowCardinality(String) COMMENT 'Venue',
    asset       LowCardinality(String) COMMENT 'Asset of the balance',
    occurred_at DateTime64(6, 'UTC')   COMMENT 'When the balance was true at its source',
    balance     Decimal(76, 36)        COMMENT 'Balance of the fund, asset'
)
ENGINE = MergeTree
ORDER BY (run_id, venue, asset, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Balances of the venues'' insurance funds as reported';

CREATE TABLE order_book_depths
(
    run_id      String                 COMMENT 'The run',
    batch       String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    venue       LowCardinality(String) COMMENT 'Venue',
    instrument  LowCardinality(String) COMMENT 'Instrument as the venue names it',
    occurred_at DateTime64(6, 'UTC')   COMMENT 'When the depth was true at its source',
    book_side   LowCardinality(String) COMMENT 'bid: resting buys; ask: resting sells',
    within_bps  UInt32                 COMMENT 'Distance from the mid price; basis points',
    quantity    Decimal(76, 36)        COMMENT 'Quantity resting there, base asset',
    notional    Decimal(76, 36)        COMMENT 'Value of it, quote currency'
)
ENGINE = MergeTree
ORDER BY (run_id, venue, instrument, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'What rests in the order books within a distance of their mid price, as reported';

CREATE TABLE rule_pack_documents
(
    run_id         String                 COMMENT 'The run',
    batch          String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    venue          LowCardinality(String) COMMENT 'Venue',
    pack_id        String                 COMMENT 'Identifier over all versions',
    version        String                 COMMENT 'Version of the pack',
    effective_from DateTime64(6, 'UTC')   COMMENT 'From when the venue applied these rules, inclusive',
    document       String                 COMMENT 'The pack as JSON, as it came'
)
ENGINE = MergeTree
ORDER BY (run_id, venue, effective_from)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Rule packs that came with the input, word for word; those of the program are in its build';

-- Words of the changes these feeds make.

ALTER TABLE position_versions
    COMMENT COLUMN change 'version, add, remove, fee, funding, rules, stops, partial_liquidation, adl, close or liquidation';

ALTER TABLE liquidations
    COMMENT COLUMN presumed 'True: it follows from marks and rules; false: the venue''s own fill said so';

-- Facts of positions as they changed, and the marks: exposure at any time is the version in force joined with the mark in force.

CREATE TABLE position_versions
(
    run_id            String                 COMMENT 'The run',
    venue             LowCardinality(String) COMMENT 'Venue',
    account           String                 COMMENT 'Account at the venue',
    instrument        LowCardinality(String) COMMENT 'Instrument as the venue names it',
    side              LowCardinality(String) COMMENT 'long or short',
    position_key      String                 COMMENT 'venue/account/instrument/side',
    occurred_at       DateTime64(6, 'UTC')   COMMENT 'When the change was true at its source',
    change_number     UInt64                 COMMENT 'Counts the changes of this position key in this run from 1',
    change            LowCardinality(String) COMMENT 'version, add, remove, fee, funding, close or liquidation',
    sequence          Nullable(UInt64)       COMMENT 'Sequence of the row that caused the change; NULL: funding and liquidation have none',
    episode           UInt32                 COMMENT 'Counts the openings of this position key from 1',
    status            LowCardinality(String) COMMENT 'open, closed or liquidated',
    quantity          Decimal(76, 36)        COMMENT 'Size after the change, base asset, unsigned',
    entry_price       Decimal(76, 36)        COMMENT 'Average entry, quote per base',
    isolated_margin   Decimal(76, 36)        COMMENT 'Isolated wallet W after the change, settlement asset, without unrealised PnL',
    amount            Nullable(Decimal(76, 36)) COMMENT 'Signed change of W by an event (add +, remove and fee -, funding either); NULL: none',
    lifetime_cap      Decimal(76, 36)        COMMENT 'Deposits - withdrawals of the episode + fees and funding paid by the account, settlement asset',
    leverage          Decimal(38, 18)        COMMENT 'Leverage set at the venue',
    liquidation_price Nullable(Decimal(76, 18)) COMMENT 'Mark at which equity meets the requirement, rounded towards the entry; NULL: none',
    bankruptcy_price  Nullable(Decimal(76, 18)) COMMENT 'Mark at which equity is 0, rounded towards the entry; NULL: none',
    settlement_asset  LowCardinality(String) COMMENT 'Asset of margin and PnL',
    desk              LowCardinality(String) COMMENT 'Desk',
    book              LowCardinality(String) COMMENT 'Book inside the desk',
    trader            String                 COMMENT 'Trader',
    stop_price        Nullable(Decimal(76, 36)) COMMENT 'Resting stop; NULL: unknown',
    stop_quantity     Nullable(Decimal(76, 36)) COMMENT 'Quantity the stop covers; NULL: unknown',
    planned_max_loss  Nullable(Decimal(76, 36)) COMMENT 'Loss the trader planned for at most; NULL: unknown',
    thesis            LowCardinality(Nullable(String)) COMMENT 'intact or broken; NULL: unknown',
    plan              LowCardinality(Nullable(String)) COMMENT 'add or exit, decided before opening; NULL: unknown',
    legal_entity      LowCardinality(Nullable(String)) COMMENT 'Legal entity that owns the account; NULL: unknown',
    client_or_house   LowCardinality(Nullable(String)) COMMENT 'client or house; NULL: unknown',
    pair_id           Nullable(String)       COMMENT 'Pair the position is a leg of; NULL: none known',
    rule_pack         LowCardinality(String) COMMENT 'pack_id@version that valued it'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (run_id, position_key, occurred_at, change_number)
COMMENT 'Every change of every position, append only; history costs changes, not ticks';

CREATE TABLE marks
(
    run_id      String                 COMMENT 'The run',
    venue       LowCardinality(String) COMMENT 'Venue whose mark it is',
    instrument  LowCardinality(String) COMMENT 'Instrument as the venue names it',
    occurred_at DateTime64(6, 'UTC')   COMMENT 'When the mark was in force',
    mark_price  Decimal(76, 36)        COMMENT 'Mark, quote per base'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (run_id, venue, instrument, occurred_at)
COMMENT 'Marks applied by the run, four for each bar: open, nearer extreme, other extreme, close';

CREATE TABLE account_balances
(
    run_id           String                 COMMENT 'The run',
    venue            LowCardinality(String) COMMENT 'Venue',
    account          String                 COMMENT 'Account at the venue',
    settlement_asset LowCardinality(String) COMMENT 'Asset',
    occurred_at      DateTime64(6, 'UTC')   COMMENT 'When the balance was true at its source',
    free_balance     Decimal(76, 36)        COMMENT 'What can be added to positions without a transfer, settlement asset'
)
ENGINE = MergeTree
ORDER BY (run_id, venue, account, settlement_asset, occurred_at)
COMMENT 'Free balances as reported';

-- Budgets and what happened to them, alerts, liquidations, and the moves proposed.

CREATE TABLE budgets
(
    run_id      String                 COMMENT 'The run',
    node        String                 COMMENT 'Node the budget is for',
    metric      LowCardinality(String) COMMENT 'What is limited, for example open_capital_at_risk',
    currency    LowCardinality(String) COMMENT 'Currency of the limits; empty for counts and fractions',
    soft        Decimal(76, 36)        COMMENT 'Use above it is a warning',
    hard        Decimal(76, 36)        COMMENT 'Use above it is a breach',
    soft_leave  Decimal(76, 36)        COMMENT 'Use at or below it ends a warning',
    hard_leave  Decimal(76, 36)        COMMENT 'Use at or below it ends a breach',
    min_dwell_s UInt64                 COMMENT 'Shortest stay in a state before it may be left downwards, seconds',
    valid_from  Nullable(DateTime64(6, 'UTC')) COMMENT 'From when; NULL: always',
    valid_to    Nullable(DateTime64(6, 'UTC')) COMMENT 'Until when, exclusive; NULL: open'
)
ENGINE = MergeTree
ORDER BY (run_id, node, metric)
COMMENT 'Risk budgets as given';

CREATE TABLE budget_states
(
    run_id         String                 COMMENT 'The run',
    as_of          DateTime64(6, 'UTC')   COMMENT 'Instant of the change',
    node           String                 COMMENT 'Node',
    metric         LowCardinality(String) COMMENT 'Metric',
    currency       LowCardinality(String) COMMENT 'Currency of the limits; empty for counts and fractions',
    state          LowCardinality(String) COMMENT 'WITHIN, WARNING, BREACH or UNKNOWN_AT_LEAST',
    previous_state LowCardinality(Nullable(String)) COMMENT 'State before; NULL: first evaluation',
    used           Nullable(Decimal(76, 36)) COMMENT 'Use of the budget; NULL: unknown',
    known_part     Decimal(76, 36)        COMMENT 'What is known of the use, unknown positions at full cap',
    unknown_count  UInt32                 COMMENT 'Inputs that are unknown',
    soft           Decimal(76, 36)        COMMENT 'Soft limit in force',
    hard           Decimal(76, 36)        COMMENT 'Hard limit in force'
)
ENGINE = MergeTree
ORDER BY (run_id, node, metric, as_of)
COMMENT 'State changes of budgets, evaluated once for each instant after all its events';

CREATE TABLE budget_uses
(
    run_id        String                 COMMENT 'The run',
    as_of         DateTime64(6, 'UTC')   COMMENT 'Snapshot instant',
    node          String                 COMMENT 'Node',
    metric        LowCardinality(String) COMMENT 'Metric',
    currency      LowCardinality(String) COMMENT 'Currency of the limits; empty for counts and fractions',
    state         LowCardinality(String) COMMENT 'State at that instant',
    used          Nullable(Decimal(76, 36)) COMMENT 'Use of the budget; NULL: unknown',
    known_part    Decimal(76, 36)        COMMENT 'What is known of the use',
    unknown_count UInt32                 COMMENT 'Inputs that are unknown',
    soft          Decimal(76, 36)        COMMENT 'Soft limit in force',
    hard          Decimal(76, 36)        COMMENT 'Hard limit in force'
)
ENGINE = MergeTree
ORDER BY (run_id, node, metric, as_of)
COMMENT 'Use of every budget at snapshot instants and at the end of the run';

CREATE TABLE alerts
(
    run_id            String                 COMMENT 'The run',
    at                DateTime64(6, 'UTC')   COMMENT 'Source time of the event that caused it',
    kind              LowCardinality(String) COMMENT 'DISTANCE, MARGIN_RATIO, LIQUIDATION or BUDGET',
    level             Nullable(Decimal(38, 18)) COMMENT 'Level crossed; NULL: liquidation and budget have none',
    node              String                 COMMENT 'Node it concerns: the book of the position, or the node of the budget',
    position_key      Nullable(String)       COMMENT 'Position; NULL: a budget alert',
    metric            LowCardinality(Nullable(String)) COMMENT 'Metric of the budget; NULL: a position alert',
    mark_price        Nullable(Decimal(76, 36)) COMMENT 'Mark that caused it',
    liquidation_price Nullable(Decimal(76, 18)) COMMENT 'Liquidation price at that moment',
    distance          Nullable(Decimal(76, 18)) COMMENT 'Distance at that moment, signed fraction of the mark',
    margin_ratio      Nullable(Decimal(76, 18)) COMMENT 'Margin ratio at that moment; NULL: equity <= 0',
    state             LowCardinality(Nullable(String)) COMMENT 'State entered, for budget alerts',
    used              Nullable(Decimal(76, 36)) COMMENT 'Use of the budget, for budget alerts'
)
ENGINE = MergeTree
ORDER BY (run_id, at, node, kind)
COMMENT 'Messages a desk receives';

CREATE TABLE liquidations
(
    run_id            String                 COMMENT 'The run',
    at                DateTime64(6, 'UTC')   COMMENT 'Instant at which equity met the requirement',
    position_key      String                 COMMENT 'venue/account/instrument/side',
    episode           UInt32                 COMMENT 'Episode that ended',
    desk              LowCardinality(String) COMMENT 'Desk',
    book              LowCardinality(String) COMMENT 'Book',
    settlement_asset  LowCardinality(String) COMMENT 'Asset of loss and deficit',
    quantity          Decimal(76, 36)        COMMENT 'Size that was closed, base asset',
    mark_price        Decimal(76, 36)        COMMENT 'Mark that caused it',
    liquidation_price Nullable(Decimal(76, 18)) COMMENT 'Liquidation price; NULL: none was positive',
    equity            Decimal(76, 36)        COMMENT 'M(P) at that mark',
    requirement       Decimal(76, 36)        COMMENT 'Requirement at that mark',
    loss              Decimal(76, 36)        COMMENT 'The wallet W at that moment',
    deficit           Decimal(76, 36)        COMMENT 'What the gap lost beyond W: max(0, -M(P)), the venue''s',
    presumed          Bool                   COMMENT 'True: computed by a simulated run, not reported by the venue'
)
ENGINE = MergeTree
ORDER BY (run_id, at, position_key)
COMMENT 'Positions that ended by liquidation';

CREATE TABLE suggestions
(
    run_id                        String                 COMMENT 'The run',
    decided_at                    DateTime64(6, 'UTC')   COMMENT 'Instant the suggestion was computed for',
    number                        UInt32                 COMMENT 'Counts the suggestions of that instant from 1',
    venue                         LowCardinality(String) COMMENT 'Pool: venue',
    account                       String                 COMMENT 'Pool: account',
    settlement_asset              LowCardinality(String) COMMENT 'Pool: asset',
    desk                          LowCardinality(String) COMMENT 'Desk that owns both sides',
    feasibility                   LowCardinality(String) COMMENT 'FEASIBLE, or the code that says why nothing is proposed for this position',
    policy                        LowCardinality(String) COMMENT 'defend, retreat, harvest or press',
    from_position                 Nullable(String)       COMMENT 'Donor; NULL: the free balance, or nothing proposed',
    to_position                   String                 COMMENT 'Position below the target distance',
    amount                        Decimal(76, 36)        COMMENT 'Margin to move, settlement asset; 0 where nothing is proposed',
    from_liquidation_price_before Nullable(Decimal(76, 18)) COMMENT 'Donor, before',
    from_liquidation_price_after  Nullable(Decimal(76, 18)) COMMENT 'Donor, after',
    from_distance_before          Nullable(Decimal(76, 18)) COMMENT 'Donor, before',
    from_distance_after           Nullable(Decimal(76, 18)) COMMENT 'Donor, after',
    to_liquidation_price_before   Nullable(Decimal(76, 18)) COMMENT 'Recipient, before',
    to_liquidation_price_after    Nullable(Decimal(76, 18)) COMMENT 'Recipient, after',
    to_distance_before            Nullable(Decimal(76, 18)) COMMENT 'Recipient, before',
    to_distance_after             Nullable(Decimal(76, 18)) COMMENT 'Recipient, after',
    reduce_quantity               Nullable(Decimal(76, 36)) COMMENT 'Rival: quantity to close at the mark for the same distance, base asset',
    reduce_notional               Nullable(Decimal(76, 36)) COMMENT 'Rival: its notional at the mark, quote currency',
    reason                        String                 COMMENT 'Why, for people',
    void_if                       String                 COMMENT 'What makes it void',
    liquidated_at                 Nullable(DateTime64(6, 'UTC')) COMMENT 'When the recipient was liquidated later in the run; NULL: it was not',
    survives_with_move            Nullable(Bool)         COMMENT 'With the move the marks to the end of the run would not have reached its liquidation price; NULL: nothing proposed'
)
ENGINE = MergeTree
ORDER BY (run_id, decided_at, number)
COMMENT 'Margin moves proposed, and positions for which none is feasible';

CREATE TABLE suggestion_gates
(
    run_id           String                 COMMENT 'The run',
    decided_at       DateTime64(6, 'UTC')   COMMENT 'Instant of the batch',
    venue            LowCardinality(String) COMMENT 'Pool: venue',
    account          String                 COMMENT 'Pool: account',
    settlement_asset LowCardinality(String) COMMENT 'Pool: asset',
    desk             LowCardinality(String) COMMENT 'Desk',
    shock            Decimal(38, 18)        COMMENT 'Relative change of every mark, for example -0.10',
    burned_before    Decimal(76, 36)        COMMENT 'Margin of the positions that die at the shock without the batch',
    burned_after     Decimal(76, 36)        COMMENT 'The same with the batch'
)
ENGINE = MergeTree
ORDER BY (run_id, decided_at, venue, account, settlement_asset, desk, shock)
COMMENT 'Containment gate: what a batch burns under shocks, before and after';

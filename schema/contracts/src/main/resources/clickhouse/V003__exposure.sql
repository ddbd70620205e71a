-- What the stream computed: positions at snapshot instants, desks at every instant that touched them.

CREATE TABLE position_exposures
(
    run_id             String                 COMMENT 'The run',
    as_of              DateTime64(6, 'UTC')   COMMENT 'Instant of the snapshot; every fact up to it is in',
    venue              LowCardinality(String) COMMENT 'Venue',
    account            String                 COMMENT 'Account at the venue',
    instrument         LowCardinality(String) COMMENT 'Instrument as the venue names it',
    side               LowCardinality(String) COMMENT 'long or short',
    position_key       String                 COMMENT 'venue/account/instrument/side',
    episode            UInt32                 COMMENT 'Counts the openings of this position key from 1',
    desk               LowCardinality(String) COMMENT 'Desk',
    book               LowCardinality(String) COMMENT 'Book inside the desk',
    settlement_asset   LowCardinality(String) COMMENT 'Asset of margin and PnL',
    quantity           Decimal(76, 36)        COMMENT 'Size, base asset, unsigned',
    entry_price        Decimal(76, 36)        COMMENT 'Average entry, quote per base',
    isolated_margin    Decimal(76, 36)        COMMENT 'Isolated wallet W, settlement asset',
    mark_price         Nullable(Decimal(76, 36)) COMMENT 'Mark in force; NULL: none yet, every figure that needs it is NULL',
    mark_at            Nullable(DateTime64(6, 'UTC')) COMMENT 'Time of that mark',
    notional           Nullable(Decimal(76, 36)) COMMENT 'Quantity x mark, quote currency',
    unrealised_pnl     Nullable(Decimal(76, 36)) COMMENT 'U(P), settlement asset',
    equity             Nullable(Decimal(76, 36)) COMMENT 'M(P) = W + U(P), settlement asset',
    maintenance_margin Nullable(Decimal(76, 36)) COMMENT 'Requirement at the mark, settlement asset',
    initial_margin     Nullable(Decimal(76, 36)) COMMENT 'Notional / leverage, settlement asset, rounded up at 18 digits',
    margin_ratio       Nullable(Decimal(76, 18)) COMMENT 'Requirement / equity; NULL: no mark, or equity <= 0 (see state)',
    state              LowCardinality(String) COMMENT 'NORMAL, WATCH, CRITICAL, BANKRUPT or UNKNOWN',
    liquidation_price  Nullable(Decimal(76, 18)) COMMENT 'Mark at which equity meets the requirement; NULL: none',
    bankruptcy_price   Nullable(Decimal(76, 18)) COMMENT 'Mark at which equity is 0; NULL: none',
    distance           Nullable(Decimal(76, 18)) COMMENT 'Signed fraction of the mark to the liquidation price, > 0 while alive; NULL: no mark or no liquidation price',
    removable_margin   Nullable(Decimal(76, 36)) COMMENT 'What the venue lets be removed now, settlement asset',
    lifetime_cap       Decimal(76, 36)        COMMENT 'Lifetime cap, settlement asset',
    cap                Decimal(76, 36)        COMMENT 'Cap on the loss from here at the wallet: W, settlement asset',
    still_to_lose      Nullable(Decimal(76, 36)) COMMENT 'max(0, M(P)), settlement asset'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(as_of)
ORDER BY (run_id, as_of, position_key)
COMMENT 'All open positions at conflated snapshot instants and at the end of the run';

CREATE TABLE desk_exposures
(
    run_id                String                 COMMENT 'The run',
    as_of                 DateTime64(6, 'UTC')   COMMENT 'Instant; every fact up to it is in',
    node                  String                 COMMENT 'firm, firm/desk or firm/desk/book',
    level                 LowCardinality(String) COMMENT 'firm, desk or book',
    settlement_asset      LowCardinality(String) COMMENT 'Asset the figures are in; assets are never added up without a rate',
    positions             UInt32                 COMMENT 'Open positions',
    unknown_positions     UInt32                 COMMENT 'Open positions without a mark; where > 0 the figures that need one are NULL',
    isolated_margin       Decimal(76, 36)        COMMENT 'Sum of W',
    open_capital_at_risk  Decimal(76, 36)        COMMENT 'Sum of W + reserve outside wallets + margin of resting opening orders',
    equity                Nullable(Decimal(76, 36)) COMMENT 'Sum of M(P)',
    unrealised_pnl        Nullable(Decimal(76, 36)) COMMENT 'Sum of U(P)',
    maintenance_margin    Nullable(Decimal(76, 36)) COMMENT 'Sum of requirements',
    initial_margin        Nullable(Decimal(76, 36)) COMMENT 'Sum of initial requirements at the mark',
    gross_notional        Nullable(Decimal(76, 36)) COMMENT 'Sum of notionals',
    net_notional          Nullable(Decimal(76, 36)) COMMENT 'Sum of signed notionals, long positive',
    still_to_lose         Nullable(Decimal(76, 36)) COMMENT 'Sum of max(0, M(P))',
    known_equity          Decimal(76, 36)        COMMENT 'Known part of equity: positions with a mark only',
    known_unrealised_pnl  Decimal(76, 36)        COMMENT 'Known part of unrealised PnL',
    known_maintenance     Decimal(76, 36)        COMMENT 'Known part of the requirement',
    known_gross_notional  Decimal(76, 36)        COMMENT 'Known part of gross notional',
    realised_pnl          Decimal(76, 36)        COMMENT 'Net realised since the start of the run: funding + fees - liquidation losses',
    realised_pnl_day      Decimal(76, 36)        COMMENT 'The same since the day cut (cut, next cut]',
    realised_loss         Decimal(76, 36)        COMMENT 'Sum of liquidation losses since the start of the run, positive',
    deficit               Decimal(76, 36)        COMMENT 'Sum of the venues'' deficits of those liquidations, positive',
    period_loss           Decimal(76, 36)        COMMENT 'open_capital_at_risk + max(0, -realised_pnl_day)',
    liquidations          UInt32                 COMMENT 'Liquidations since the start of the run',
    unstopped_positions   Nullable(UInt32)       COMMENT 'Open positions without an effective stop; NULL: one has no mark',
    nearest_distance      Nullable(Decimal(76, 18)) COMMENT 'Smallest distance to liquidation; NULL: none known',
    nearest_position      Nullable(String)       COMMENT 'Position key of it',
    highest_margin_ratio  Nullable(Decimal(76, 18)) COMMENT 'Largest margin ratio; NULL: none known'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(as_of)
ORDER BY (run_id, node, settlement_asset, as_of)
COMMENT 'Desk figures as the desk operator computed them, one row for each node and instant that changed it';

-- What each node may call its capital: the base of percentages.

CREATE TABLE node_capital
(
    run_id     String                 COMMENT 'The run',
    node       String                 COMMENT 'firm, firm/desk or firm/desk/book',
    currency   LowCardinality(String) COMMENT 'Currency of the amount',
    amount     Decimal(76, 36)        COMMENT 'Capital of the node',
    valid_from Nullable(DateTime64(6, 'UTC')) COMMENT 'From when; NULL: always'
)
ENGINE = MergeTree
ORDER BY (run_id, node, currency)
COMMENT 'Capital of risk nodes as given';

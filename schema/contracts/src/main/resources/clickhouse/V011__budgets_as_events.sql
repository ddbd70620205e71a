-- Budgets as events with overrides, scopes, regimes and actions; breaches and what thresholds set off.

ALTER TABLE budgets
    ADD COLUMN given_at     Nullable(DateTime64(6, 'UTC'))   COMMENT 'When it was given; NULL: before the first event',
    ADD COLUMN kind         LowCardinality(String) DEFAULT 'limit' COMMENT 'limit, or override: takes the place of the limits for the same while it is valid',
    ADD COLUMN scope        Nullable(String)                 COMMENT 'Which of the node''s positions it counts, property=value; NULL: all',
    ADD COLUMN basis        LowCardinality(String) DEFAULT 'amount' COMMENT 'amount, or capital: limits are fractions of the node''s capital in the currency',
    ADD COLUMN regime       LowCardinality(Nullable(String)) COMMENT 'Volatility regime it holds in: calm, normal or stressed; NULL: any',
    ADD COLUMN soft_actions Nullable(String)                 COMMENT 'What the soft limit sets off, words joined by +; NULL: notify',
    ADD COLUMN hard_actions Nullable(String)                 COMMENT 'What the hard limit sets off, words joined by +; NULL: notify',
    ADD COLUMN proposed_by  Nullable(String)                 COMMENT 'Who proposed it; NULL: not said',
    ADD COLUMN approved_by  Nullable(String)                 COMMENT 'Who approved it, another person; NULL: not said',
    ADD COLUMN day_zone     Nullable(String)                 COMMENT 'IANA zone of the day cut of node and scope from this row on; NULL: the row does not say',
    ADD COLUMN day_cut      Nullable(String)                 COMMENT 'Local time of the cut, HH:mm; NULL: the row does not say';

ALTER TABLE budget_states
    ADD COLUMN scope Nullable(String)                        COMMENT 'Which of the node''s positions count, property=value; NULL: all',
    ADD COLUMN kind  LowCardinality(String) DEFAULT 'limit'  COMMENT 'limit or override: what is in force',
    ADD COLUMN basis LowCardinality(String) DEFAULT 'amount' COMMENT 'amount; capital: the node''s capital is unknown, and soft and hard are fractions of it';

ALTER TABLE budget_states
    COMMENT COLUMN state 'WITHIN, WARNING, BREACH, UNKNOWN_AT_LEAST, or UNCONFIRMED: a breach only by a mark that nothing has confirmed yet';

ALTER TABLE budget_uses
    ADD COLUMN scope Nullable(String)                        COMMENT 'Which of the node''s positions count, property=value; NULL: all',
    ADD COLUMN kind  LowCardinality(String) DEFAULT 'limit'  COMMENT 'limit or override: what is in force',
    ADD COLUMN basis LowCardinality(String) DEFAULT 'amount' COMMENT 'amount; capital: the node''s capital is unknown, and soft and hard are fractions of it';

CREATE TABLE breaches
(
    run_id        String                 COMMENT 'The run',
    batch         String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    as_of         DateTime64(6, 'UTC')   COMMENT 'Instant of the event',
    node          String                 COMMENT 'Node of the budget',
    metric        LowCardinality(String) COMMENT 'Metric',
    currency      LowCardinality(String) COMMENT 'Currency of the limits; empty for counts and fractions',
    scope         Nullable(String)       COMMENT 'Which of the node''s positions count, property=value; NULL: all',
    number        UInt64                 COMMENT 'Counts the breaches of the budget from 1',
    event         LowCardinality(String) COMMENT 'OPENED, CONFIRMED, STANDING (at the end of the run) or ENDED',
    opened_at     DateTime64(6, 'UTC')   COMMENT 'First instant of use above the raw hard limit',
    cause         LowCardinality(String) COMMENT 'TRADE, MARKET (mark, funding, liquidation, rule pack) or LIMIT (another limit came into force)',
    active        Bool                   COMMENT 'True: an active breach, the desk traded; false: a passive one',
    hard          Decimal(76, 36)        COMMENT 'Hard limit that was exceeded last, in the metric''s unit',
    used          Nullable(Decimal(76, 36)) COMMENT 'Use at as_of; NULL: unknown',
    known_part    Decimal(76, 36)        COMMENT 'What is known of the use at as_of',
    unknown_count UInt32                 COMMENT 'Inputs that are unknown at as_of',
    peak          Nullable(Decimal(76, 36)) COMMENT 'Largest known use so far; NULL: without a finite value',
    peak_at       DateTime64(6, 'UTC')   COMMENT 'When the peak was reached first',
    confirmed_at  Nullable(DateTime64(6, 'UTC')) COMMENT 'Since when it does not rest on an unconfirmed mark; NULL: it did all along',
    ended_at      Nullable(DateTime64(6, 'UTC')) COMMENT 'When it ended; NULL: it has not',
    ending        LowCardinality(Nullable(String)) COMMENT 'CURED, LIMIT_CHANGED, OVERRIDDEN or RECLASSIFIED; NULL: it has not ended'
)
ENGINE = MergeTree
ORDER BY (run_id, node, metric, currency, number, as_of)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Breaches by the raw hard limit, however short; the latest row of a breach says how it stands';

CREATE TABLE threshold_actions
(
    run_id    String                 COMMENT 'The run',
    batch     String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    as_of     DateTime64(6, 'UTC')   COMMENT 'Instant',
    node      String                 COMMENT 'Node of the budget',
    metric    LowCardinality(String) COMMENT 'Metric',
    currency  LowCardinality(String) COMMENT 'Currency of the limits; empty for counts and fractions',
    scope     Nullable(String)       COMMENT 'Which of the node''s positions count, property=value; NULL: all',
    threshold LowCardinality(String) COMMENT 'SOFT or HARD',
    action    LowCardinality(String) COMMENT 'NOTIFY, SUGGEST, REQUEST_APPROVAL or REDUCE_ONLY',
    outcome   LowCardinality(String) COMMENT 'FIRED, or LIFTED: a reduce-only flag whose state was left',
    breach    Nullable(UInt64)       COMMENT 'Number of the breach it belongs to; NULL: none was open'
)
ENGINE = MergeTree
ORDER BY (run_id, node, metric, currency, as_of, threshold, action)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'What thresholds of budgets set off and took back';

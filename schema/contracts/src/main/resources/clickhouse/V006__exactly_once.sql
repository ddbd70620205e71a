-- Exactly once in the tables: every row says which batch brought it, a batch that is sent again is recognised by
-- its token, and what a table refused or was sent is counted beside it. The window is the number of latest inserts
-- per table whose tokens the engine remembers; the job refuses to start where it is smaller.

ALTER TABLE runs MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE runs ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE input_counts MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE input_counts ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE rejects MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE rejects ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE rule_packs MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE rule_packs ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE position_versions MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE position_versions ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE marks MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE marks ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE account_balances MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE account_balances ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE position_exposures MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE position_exposures ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE desk_exposures MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE desk_exposures ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE budgets MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE budgets ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE budget_states MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE budget_states ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE budget_uses MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE budget_uses ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE alerts MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE alerts ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE liquidations MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE liquidations ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;
ALTER TABLE node_capital MODIFY SETTING non_replicated_deduplication_window = 10000;
ALTER TABLE node_capital ADD COLUMN batch String DEFAULT '' COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)) AFTER run_id;

CREATE TABLE dead_letters
(
    run_id        String                 COMMENT 'The run',
    batch         String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    refused_table LowCardinality(String) COMMENT 'Table that did not take the row',
    refused_batch String                 COMMENT 'Batch the row was sent in',
    code          UInt32                 COMMENT 'Error code of ClickHouse; 0: the row could not be written as its columns ask',
    reason        String                 COMMENT 'The refusal in the words of who refused',
    refused_row   String                 COMMENT 'The row as JSON, column by column, decimals as text'
)
ENGINE = MergeTree
ORDER BY (run_id, refused_table)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Computed rows their table refused for good, each by itself: computed = stored + dead letters, per table';

CREATE TABLE table_counts
(
    run_id        String                 COMMENT 'The run',
    batch         String                 COMMENT 'Batch that brought the row, unique; its insert token is run_id/table/checkpoint/batch' CODEC(ZSTD(1)),
    counted_table LowCardinality(String) COMMENT 'Table the rows were computed for',
    task          UInt32                 COMMENT 'Task that counted, from 0',
    tasks         UInt32                 COMMENT 'Tasks that counted for this table at the end of the run',
    computed      UInt64                 COMMENT 'Rows the task sent to the table in the whole run; rows'
)
ENGINE = MergeTree
ORDER BY (run_id, counted_table, task)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'What was computed for each table, counted before the sink and written at the end of the run';

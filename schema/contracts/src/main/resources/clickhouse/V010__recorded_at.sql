-- When each row became known, for questions as known at a time: a row that is recorded later never changes what was
-- known before. A run that is replayed from files has the clock of its events: what it says of an instant it knew at
-- that instant, so the same files give the same answer on any machine. Whoever stores a late or corrected row, or rows
-- of a live feed, writes the time; of two rows for the same thing the one recorded later holds.

ALTER TABLE position_versions ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT occurred_at COMMENT 'When Ringfence knew of the change; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE marks ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT occurred_at COMMENT 'When Ringfence knew of the mark; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE account_balances ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT occurred_at COMMENT 'When Ringfence knew of the balance; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE position_exposures ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the figures; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE desk_exposures ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the figures; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE budget_states ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the change; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE budget_uses ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the use; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE alerts ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT at COMMENT 'When Ringfence knew of the alert; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE liquidations ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT at COMMENT 'When Ringfence knew of the liquidation; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE rejects ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT ifNull(occurred_at, toDateTime64(0, 6, 'UTC')) COMMENT 'When Ringfence refused the row; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE budgets ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT toDateTime64(0, 6, 'UTC') COMMENT 'When Ringfence knew of the budget; 1970: known before the run began' CODEC(Delta, ZSTD(1));
ALTER TABLE node_capital ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT toDateTime64(0, 6, 'UTC') COMMENT 'When Ringfence knew of the capital; 1970: known before the run began' CODEC(Delta, ZSTD(1));
ALTER TABLE input_counts ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT toDateTime64(0, 6, 'UTC') COMMENT 'When Ringfence knew of the counts; 1970: with the completion of the run' CODEC(Delta, ZSTD(1));

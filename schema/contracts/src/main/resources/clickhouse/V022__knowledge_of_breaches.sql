-- When breaches, what thresholds set off, stages and conditions became known, as recorded_at of the other facts says.

ALTER TABLE breaches ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the event; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE threshold_actions ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the action; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE mark_conditions ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the condition; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE position_stages ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the transition; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));
ALTER TABLE rate_conditions ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT as_of COMMENT 'When Ringfence knew of the condition; of a replay: the instant it speaks of' CODEC(Delta, ZSTD(1));

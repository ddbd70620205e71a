-- How long an account that must report may say nothing before its silence is told.

ALTER TABLE expected_accounts ADD COLUMN silent_after_s Nullable(UInt64) DEFAULT NULL COMMENT 'Longest time without a word of it before it is silent, seconds, above 0; NULL: its silence is not judged' AFTER valid_to;

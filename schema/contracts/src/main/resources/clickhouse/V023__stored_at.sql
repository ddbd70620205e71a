-- When the engine took each alert. The engine writes it itself, with the insert that holds the row: a batch that is sent
-- again is dropped with the time it would have got, so the first time stands. Rows from before have none, and are told so
-- first: a column that a stored part does not have is computed when it is read, and would say the time of the question.

ALTER TABLE alerts ADD COLUMN stored_at Nullable(DateTime64(6, 'UTC')) DEFAULT NULL COMMENT 'Wall clock of the engine: it took the insert that holds the row; NULL: stored before this was kept. Not part of any digest';
ALTER TABLE alerts MATERIALIZE COLUMN stored_at SETTINGS mutations_sync = 1;
ALTER TABLE alerts MODIFY COLUMN stored_at DEFAULT now64(6, 'UTC');
ALTER TABLE live_alerts ADD COLUMN stored_at Nullable(DateTime64(6, 'UTC')) DEFAULT NULL COMMENT 'Wall clock of the engine: it took the insert that holds the row; NULL: stored before this was kept. Not part of any digest';
ALTER TABLE live_alerts MATERIALIZE COLUMN stored_at SETTINGS mutations_sync = 1;
ALTER TABLE live_alerts MODIFY COLUMN stored_at DEFAULT now64(6, 'UTC');

-- When rule packs that came with the input became known, as recorded_at of the other facts says.

ALTER TABLE rule_pack_documents ADD COLUMN recorded_at DateTime64(6, 'UTC') DEFAULT toDateTime64(0, 6, 'UTC') COMMENT 'When Ringfence knew of the pack: the first instant of the run that was not complete when it came; 1970: stored before this was kept, known from the start' CODEC(Delta, ZSTD(1));

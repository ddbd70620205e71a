-- What a unit of quantity is worth belongs to the version: exposure at any time is then a version joined with a mark.

ALTER TABLE position_versions ADD COLUMN contract_kind LowCardinality(Nullable(String)) DEFAULT NULL COMMENT 'linear, quanto or inverse: how value follows price; NULL: stored before it was kept' AFTER rule_pack;
ALTER TABLE position_versions ADD COLUMN contract_multiplier Nullable(Decimal(76, 36)) DEFAULT NULL COMMENT 'Size of one unit of quantity: base asset, settlement asset for each unit of price (quanto) or quote currency (inverse); NULL: stored before it was kept' AFTER contract_kind;

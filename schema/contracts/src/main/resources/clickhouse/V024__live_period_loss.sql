-- What a node has at risk and has lost today, on the live path too.

ALTER TABLE live_totals ADD COLUMN period_loss Nullable(Decimal(76, 36)) COMMENT 'Sum of W + max(0, -realised since the day cut); NULL: not all of the day was kept' AFTER still_to_lose;

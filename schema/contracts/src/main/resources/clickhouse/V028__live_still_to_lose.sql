-- What the live path counts as still to lose, since positions may be presumed liquidated.

ALTER TABLE live_totals COMMENT COLUMN still_to_lose 'Sum of max(0, M(P)); of positions presumed liquidated of max(0, W)';

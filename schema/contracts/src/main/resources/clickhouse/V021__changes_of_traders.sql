-- Which positions a trader changed in a range of time: the key (by position) and the order of instruments spread a
-- trader's changes over the whole table. Only what names the positions is kept in this order; the changes themselves
-- are read by the key, with those that somebody else corrected. A projection like those beside it, for the same reasons.
ALTER TABLE position_versions ADD PROJECTION IF NOT EXISTS by_trader
(
    SELECT run_id, trader, occurred_at, position_key
    ORDER BY run_id, trader, occurred_at
);

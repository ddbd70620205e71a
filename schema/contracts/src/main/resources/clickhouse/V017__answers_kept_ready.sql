-- Answers kept ready beside the rows they are made from: what each desk holds at a snapshot, how budgets were used hour
-- by hour, and changes of positions in the order of instruments.
--
-- They are projections, not tables filled by materialized views. A projection is written with the part it belongs to and
-- published with it, under the same insert token: a batch that is sent again, or whose outcome nobody knows, needs no
-- second table that might have taken it and might not. Merges keep it, and a query that does not fit it reads the rows.
-- What it says is never trusted where facts came late: groups count them (recorded_at > as_of), and who asks reads the
-- rows of those. Parts stored before this have none and are read as before; ALTER TABLE ... MATERIALIZE PROJECTION
-- makes theirs.

-- Unknown is counted by the notional, which is summed, too: of a column that is asked for nothing but isNull the engine
-- reads another one, and takes the projection for something else.
-- One row for each desk and asset of a snapshot instead of one for each position; by run and instant, as it is asked.
ALTER TABLE position_exposures ADD PROJECTION IF NOT EXISTS by_desk
(
    SELECT
        run_id, as_of, desk, settlement_asset,
        count(),
        countIf(isNull(notional)),
        sum(isolated_margin),
        sum(notional),
        sum(unrealised_pnl),
        sum(equity),
        sum(maintenance_margin),
        sum(still_to_lose),
        max(recorded_at),
        countIf(recorded_at > as_of)
    GROUP BY run_id, as_of, desk, settlement_asset
);

-- One row for each budget and hour. The last use stands in a tuple: argMax of a column alone passes over NULL, and what
-- was unknown would be what was known before.
ALTER TABLE budget_uses ADD PROJECTION IF NOT EXISTS by_hour
(
    SELECT
        run_id, node, metric, currency, scope, toStartOfHour(as_of),
        argMax((as_of, state, used, soft, hard), (as_of, recorded_at)),
        max(used),
        count(),
        countIf(isNull(used)),
        max(as_of),
        max(recorded_at),
        countIf(recorded_at > as_of)
    GROUP BY run_id, node, metric, currency, scope, toStartOfHour(as_of)
);

-- The rows themselves in another order, for questions about an instrument and a range of time, which the key (by
-- position) spreads over the whole table; the columns that changes are told with, a third of a row.
ALTER TABLE position_versions ADD PROJECTION IF NOT EXISTS by_instrument
(
    SELECT
        run_id, venue, instrument, occurred_at, change_number, position_key, recorded_at, episode, change, status,
        quantity, isolated_margin, amount, lifetime_cap, settlement_asset, desk, book, trader, planned_max_loss, thesis,
        plan
    ORDER BY run_id, venue, instrument, occurred_at
);

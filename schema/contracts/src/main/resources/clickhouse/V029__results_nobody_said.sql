-- How much of what nodes have realised nobody said: a loss is then at least what is known of it.

ALTER TABLE desk_exposures ADD COLUMN unknown_results Nullable(UInt32) DEFAULT NULL COMMENT 'Closes and reductions since the start of the run of which nobody said what they realised: above 0, realised_pnl is only what is known; NULL: stored before this was kept';
ALTER TABLE desk_exposures ADD COLUMN unknown_results_day Nullable(UInt32) DEFAULT NULL COMMENT 'The same since the day cut: above 0, realised_pnl_day and period_loss are only what is known; NULL: stored before this was kept';

ALTER TABLE desk_exposures
    COMMENT COLUMN realised_pnl 'Net realised since the start of the run, as far as it is known: funding + fees - liquidation losses + results of closes and reductions',
    COMMENT COLUMN period_loss 'open_capital_at_risk + max(0, -realised_pnl_day), as far as it is known: see unknown_results_day';

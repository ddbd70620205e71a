-- A change of a venue's rules is a change of its positions, too: its word joins the others.

ALTER TABLE position_versions
    COMMENT COLUMN change 'version, add, remove, fee, funding, rules, close or liquidation';

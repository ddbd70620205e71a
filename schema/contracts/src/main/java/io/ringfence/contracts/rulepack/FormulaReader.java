package io.ringfence.contracts.rulepack;

import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an instrument's formula generation with its tiers.
 *
 * @param fields fields of the instrument
 * @param fees its fees, where they are known
 * @param tickSize its tick, where it is known
 */
record FormulaReader(JsonFields fields, Optional<Fees> fees, Optional<BigDecimal> tickSize) {
  private static final Map<String, Formula> FORMULAS = Map.of("standard", Formula.STANDARD);

  /** The generations a pack can name. */
  private enum Formula {
    STANDARD
  }

  MarginModel read() {
    TierSchedule schedule = TierReader.schedule(fields);
    return switch (fields.choice("formula", FORMULAS)) {
      case STANDARD -> standard(schedule);
    };
  }

  private StandardMargin standard(TierSchedule schedule) {
    return new StandardMargin(schedule, fields.decimal("triggerFeeRate"), equality());
  }

  private TriggerEquality equality() {
    return fields.flag("equalityLiquidates")
        ? TriggerEquality.LIQUIDATES
        : TriggerEquality.SURVIVES;
  }
}

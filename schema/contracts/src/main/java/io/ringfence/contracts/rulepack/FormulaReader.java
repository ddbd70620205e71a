package io.ringfence.contracts.rulepack;

import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.KucoinV1;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.OkxTick;
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
  /** The generations a venue can name; Nautilus is an engine and has no pack. */
  private enum Formula {
    STANDARD,
    ENTRY_MM,
    OKX_TICK,
    KUCOIN_V1,
    BYBIT_LEGACY_INVERSE,
    BYBIT_LEGACY_ROUNDED,
    BYBIT_FEE_TO_CLOSE,
    BITMEX,
    HTX
  }

  private static final Map<String, Formula> FORMULAS =
      Map.of(
          "standard", Formula.STANDARD,
          "entry-mm", Formula.ENTRY_MM,
          "okx-tick", Formula.OKX_TICK,
          "kucoin-v1", Formula.KUCOIN_V1,
          "bybit-legacy-inverse", Formula.BYBIT_LEGACY_INVERSE,
          "bybit-legacy-rounded", Formula.BYBIT_LEGACY_ROUNDED,
          "bybit-fee-to-close", Formula.BYBIT_FEE_TO_CLOSE,
          "bitmex", Formula.BITMEX,
          "htx", Formula.HTX);

  MarginModel read() {
    TierSchedule schedule = TierReader.schedule(fields);
    return switch (fields.choice("formula", FORMULAS)) {
      case STANDARD -> standard(schedule);
      case ENTRY_MM -> new EntryMaintenance(schedule, equality());
      case OKX_TICK -> new OkxTick(standard(schedule), tick());
      case KUCOIN_V1 -> new KucoinV1(schedule, taker(), tick());
      case BYBIT_LEGACY_INVERSE -> new BybitLegacyInverse(schedule, taker(), tick());
      case BYBIT_LEGACY_ROUNDED -> new BybitLegacyRounded(schedule, tick());
      case BYBIT_FEE_TO_CLOSE -> new BybitFeeToClose(schedule, taker());
      case BITMEX -> new Bitmex(schedule, taker(), tick());
      case HTX -> new Htx(standard(schedule), fields.decimal("adjustFactor"));
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

  private BigDecimal taker() {
    return fees.map(Fees::taker).orElseThrow(() -> needed("fees"));
  }

  private BigDecimal tick() {
    return tickSize.orElseThrow(() -> needed("tickSize"));
  }

  private RulePackException needed(String field) {
    return new RulePackException(
        fields.place() + ", " + field,
        "must be known: the formula " + fields.text("formula") + " needs it");
  }
}

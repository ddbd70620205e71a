package io.ringfence.domain.reconciliation;

import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.KucoinV1;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import java.math.BigDecimal;
import java.util.Optional;

/** What a comparison must know of a formula generation before it asks it for figures. */
final class ModelTraits {
  private ModelTraits() {}

  /** Whether the reported maintenance requirement moves with the mark. */
  static boolean maintenanceFollowsMark(MarginModel model) {
    return switch (model) {
      case StandardMargin _, OkxTick _, Htx _, Nautilus _ -> true;
      case EntryMaintenance _,
          KucoinV1 _,
          BybitLegacyInverse _,
          BybitLegacyRounded _,
          BybitFeeToClose _,
          Bitmex _ ->
          false;
    };
  }

  /** Whether its requirement cannot be told without the leverage chosen. */
  static boolean requirementNeedsLeverage(MarginModel model) {
    return switch (model) {
      case KucoinV1 _, BybitFeeToClose _, Htx _, Nautilus _ -> true;
      case StandardMargin _,
          OkxTick _,
          EntryMaintenance _,
          BybitLegacyInverse _,
          BybitLegacyRounded _,
          Bitmex _ ->
          false;
    };
  }

  /** The taker rate it computes with; empty where none enters. */
  static Optional<BigDecimal> takerFeeRate(MarginModel model) {
    return switch (model) {
      case StandardMargin standard -> Optional.of(standard.triggerFeeRate()).filter(isAbove0());
      case OkxTick tick -> Optional.of(tick.standard().triggerFeeRate());
      case KucoinV1 kucoin -> Optional.of(kucoin.takerFeeRate());
      case BybitLegacyInverse legacy -> Optional.of(legacy.takerFeeRate());
      case BybitFeeToClose bybit -> Optional.of(bybit.takerFeeRate());
      case Bitmex bitmex -> Optional.of(bitmex.takerFeeRate());
      case EntryMaintenance _, BybitLegacyRounded _, Htx _, Nautilus _ -> Optional.empty();
    };
  }

  /** The step of prices it rounds to; empty where it rounds none. */
  static Optional<BigDecimal> tickSize(MarginModel model) {
    return switch (model) {
      case KucoinV1 kucoin -> Optional.of(kucoin.tickSize());
      case BybitLegacyInverse legacy -> Optional.of(legacy.tickSize());
      case BybitLegacyRounded legacy -> Optional.of(legacy.tickSize());
      case Bitmex bitmex -> Optional.of(bitmex.tickSize());
      case StandardMargin _, OkxTick _, EntryMaintenance _, BybitFeeToClose _, Htx _, Nautilus _ ->
          Optional.empty();
    };
  }

  /** The same formulas with an account's own taker rate, where the venue counts a fee at all. */
  static MarginModel withTakerFee(MarginModel model, BigDecimal rate) {
    return switch (model) {
      case StandardMargin standard -> withTakerFee(standard, rate);
      case OkxTick(var standard, var tick) -> new OkxTick(withTakerFee(standard, rate), tick);
      case KucoinV1(var schedule, _, var tick) -> new KucoinV1(schedule, rate, tick);
      case BybitLegacyInverse(var schedule, _, var tick) ->
          new BybitLegacyInverse(schedule, rate, tick);
      case BybitFeeToClose(var schedule, _) -> new BybitFeeToClose(schedule, rate);
      case Bitmex(var schedule, _, var tick) -> new Bitmex(schedule, rate, tick);
      case EntryMaintenance _, BybitLegacyRounded _, Htx _, Nautilus _ -> model;
    };
  }

  private static StandardMargin withTakerFee(StandardMargin standard, BigDecimal rate) {
    return standard.triggerFeeRate().signum() == 0
        ? standard
        : new StandardMargin(standard.schedule(), rate, standard.equality());
  }

  private static java.util.function.Predicate<BigDecimal> isAbove0() {
    return rate -> rate.signum() > 0;
  }
}

package io.ringfence.domain.calculator;

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
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A generation of formulas by the name a case gives it. Source: margin model, Generations. */
public enum Generation {
  /** One equation, tier at the liquidation price. */
  STANDARD("standard"),
  /** Maintenance fixed at entry. */
  ENTRY_MM("entry-mm"),
  /** Standard, one tick towards the entry. */
  OKX_TICK("okx-tick"),
  /** KuCoin before 22 May 2025. */
  KUCOIN_V1("kucoin-v1"),
  /** Bybit inverse until 2021. */
  BYBIT_LEGACY_INVERSE("bybit-legacy-inverse"),
  /** Bybit with prices rounded towards the entry. */
  BYBIT_LEGACY_ROUNDED("bybit-legacy-rounded"),
  /** Bybit's reported margins with the fee to close in them. */
  BYBIT_FEE_TO_CLOSE("bybit-fee-to-close"),
  /** BitMEX. */
  BITMEX("bitmex"),
  /** HTX. */
  HTX("htx"),
  /** The Nautilus engine. */
  NAUTILUS("nautilus");

  private static final Map<String, Generation> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(it -> it.code, Function.identity()));

  private final String code;

  Generation(String code) {
    this.code = code;
  }

  /** How a case writes it. */
  public String code() {
    return code;
  }

  /** The generation of a code; empty where there is none. */
  public static Optional<Generation> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The generation a model belongs to. */
  public static Generation of(MarginModel model) {
    return switch (model) {
      case StandardMargin _ -> STANDARD;
      case EntryMaintenance _ -> ENTRY_MM;
      case OkxTick _ -> OKX_TICK;
      case KucoinV1 _ -> KUCOIN_V1;
      case BybitLegacyInverse _ -> BYBIT_LEGACY_INVERSE;
      case BybitLegacyRounded _ -> BYBIT_LEGACY_ROUNDED;
      case BybitFeeToClose _ -> BYBIT_FEE_TO_CLOSE;
      case Bitmex _ -> BITMEX;
      case Htx _ -> HTX;
      case Nautilus _ -> NAUTILUS;
    };
  }

  @Override
  public String toString() {
    return code;
  }

  /**
   * The model of this generation.
   *
   * @param inputs where fee, tick and factor are taken from
   * @throws CaseException when one of them is missing
   */
  MarginModel model(TierSchedule tiers, TriggerEquality equality, Inputs inputs) {
    return switch (this) {
      case STANDARD -> standard(tiers, equality, inputs);
      case ENTRY_MM -> new EntryMaintenance(tiers, equality);
      case OKX_TICK -> new OkxTick(standard(tiers, equality, inputs), tick(inputs));
      case KUCOIN_V1 -> new KucoinV1(tiers, fee(inputs), tick(inputs));
      case BYBIT_LEGACY_INVERSE -> new BybitLegacyInverse(tiers, fee(inputs), tick(inputs));
      case BYBIT_LEGACY_ROUNDED -> new BybitLegacyRounded(tiers, tick(inputs));
      case BYBIT_FEE_TO_CLOSE -> new BybitFeeToClose(tiers, fee(inputs));
      case BITMEX -> new Bitmex(tiers, fee(inputs), tick(inputs));
      case HTX ->
          new Htx(
              standard(tiers, equality, inputs), inputs.need(Input.ADJUST_FACTOR, "model " + code));
      case NAUTILUS -> new Nautilus(inputs.need(Input.RATE, "model " + code));
    };
  }

  private static StandardMargin standard(
      TierSchedule tiers, TriggerEquality equality, Inputs inputs) {
    return new StandardMargin(tiers, inputs.or(Input.TAKER_FEE, BigDecimal.ZERO), equality);
  }

  private BigDecimal tick(Inputs inputs) {
    return inputs.need(Input.TICK_SIZE, "model " + code);
  }

  /** Not needed where the venue printed the requirement the fee would be part of. */
  private BigDecimal fee(Inputs inputs) {
    return inputs.has(Input.MAINTENANCE_MARGIN_GIVEN)
        ? inputs.or(Input.TAKER_FEE, BigDecimal.ZERO)
        : inputs.need(Input.TAKER_FEE, "model " + code);
  }
}

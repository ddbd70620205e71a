package io.ringfence.domain.generation;

import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.KucoinV1;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The generations and the kinds of contract each exists for. */
enum Generation {
  STANDARD(EnumSet.allOf(ContractKind.class)),
  ENTRY_MM(EnumSet.of(ContractKind.LINEAR, ContractKind.INVERSE)),
  OKX_TICK(EnumSet.of(ContractKind.LINEAR, ContractKind.INVERSE)),
  KUCOIN_V1(EnumSet.of(ContractKind.LINEAR, ContractKind.INVERSE)),
  BYBIT_LEGACY_INVERSE(EnumSet.of(ContractKind.INVERSE)),
  BYBIT_LEGACY_ROUNDED(EnumSet.of(ContractKind.LINEAR, ContractKind.INVERSE)),
  BYBIT_FEE_TO_CLOSE(EnumSet.of(ContractKind.LINEAR, ContractKind.INVERSE)),
  BITMEX(EnumSet.allOf(ContractKind.class)),
  HTX(EnumSet.of(ContractKind.LINEAR, ContractKind.INVERSE)),
  NAUTILUS(EnumSet.of(ContractKind.LINEAR, ContractKind.INVERSE));

  private final Set<ContractKind> kinds;

  Generation(Set<ContractKind> kinds) {
    this.kinds = kinds;
  }

  /** Every generation with every kind of contract it exists for. */
  static Stream<Arguments> withEveryKind() {
    return Stream.of(values())
        .flatMap(generation -> generation.kinds().stream().map(it -> Arguments.of(generation, it)));
  }

  Set<ContractKind> kinds() {
    return kinds;
  }

  /** The requirement is fixed when the position is entered. */
  boolean isFixedAtEntry() {
    return switch (this) {
      case ENTRY_MM, KUCOIN_V1, BYBIT_LEGACY_INVERSE, BYBIT_LEGACY_ROUNDED, BITMEX -> true;
      case STANDARD, OKX_TICK, BYBIT_FEE_TO_CLOSE, HTX, NAUTILUS -> false;
    };
  }

  /** The liquidation price is printed on the grid, and decides. */
  boolean isPrinted() {
    return isFixedAtEntry() && this != ENTRY_MM;
  }

  /** The rate comes from the brackets. */
  boolean isTiered(Sample sample) {
    return this != NAUTILUS && (this != HTX || sample.leverage() == null);
  }

  /** Takes its rate from the brackets at the mark, so that it may have a schedule that jumps. */
  boolean mayJump() {
    return switch (this) {
      case STANDARD, OKX_TICK, BYBIT_FEE_TO_CLOSE, HTX -> true;
      case ENTRY_MM, KUCOIN_V1, BYBIT_LEGACY_INVERSE, BYBIT_LEGACY_ROUNDED, BITMEX, NAUTILUS ->
          false;
    };
  }

  /** The requirement of a position jumps with its value. */
  boolean jumps(Sample sample) {
    Brackets brackets = sample.brackets();
    return mayJump() && isTiered(sample) && !brackets.marginal() && !brackets.contracts();
  }

  /** The model as the domain has it. */
  MarginModel model(Sample of) {
    var schedule = of.brackets().domain();
    var standard = new StandardMargin(schedule, of.fee(), TriggerEquality.LIQUIDATES);
    return switch (this) {
      case STANDARD -> standard;
      case ENTRY_MM -> new EntryMaintenance(schedule, TriggerEquality.LIQUIDATES);
      case OKX_TICK -> new OkxTick(standard, of.tick());
      case KUCOIN_V1 -> new KucoinV1(schedule, of.fee(), of.tick());
      case BYBIT_LEGACY_INVERSE -> new BybitLegacyInverse(schedule, of.fee(), of.tick());
      case BYBIT_LEGACY_ROUNDED -> new BybitLegacyRounded(schedule, of.tick());
      case BYBIT_FEE_TO_CLOSE -> new BybitFeeToClose(schedule, of.fee());
      case BITMEX -> new Bitmex(schedule, of.fee(), of.tick());
      case HTX -> new Htx(standard, of.ratio());
      case NAUTILUS -> new Nautilus(of.ratio());
    };
  }
}

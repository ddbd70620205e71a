package io.ringfence.streaming.produce;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.domain.exposure.EngineTerms;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What positions realise where a tape closes them: at the last mark of their instrument, without
 * fees and funding.
 *
 * @param packs which contracts instruments are
 * @param lastMarks row of the last mark of each instrument
 */
record CloseResults(RulePacks packs, Map<InstrumentId, LoopRow> lastMarks) {
  static CloseResults of(RulePacks packs, List<LoopRow> timed) {
    Map<InstrumentId, LoopRow> last = new HashMap<>();
    for (LoopRow row : timed) {
      if (row.kind() == InputKind.MARKS) {
        last.put(instrument(row), row);
      }
    }
    return new CloseResults(packs, last);
  }

  private static InstrumentId instrument(LoopRow row) {
    return new InstrumentId(
        row.cells().getOrDefault("venue", ""), row.cells().getOrDefault("instrument", ""));
  }

  /**
   * Result of closing a position, settlement asset, in the digits that its wallet has, rounded
   * against the holder where it has more; empty: the row is wrong, or there is no mark or rule.
   */
  Optional<String> of(LoopRow position) {
    LoopRow mark = lastMarks.get(instrument(position));
    return mark == null
        ? Optional.empty()
        : contract(mark).flatMap(contract -> result(contract, position, mark));
  }

  private Optional<Contract> contract(LoopRow mark) {
    InstrumentId instrument = instrument(mark);
    return packs
        .inForce(instrument, Instants.instant(mark.atMicros()))
        .flatMap(found -> found.pack().perpetual(instrument.symbol()))
        .map(MarginRules::contract);
  }

  private static Optional<String> result(Contract contract, LoopRow position, LoopRow mark) {
    Optional<PositionSide> side = PositionSide.of(position.cells().getOrDefault("side", ""));
    if (side.isEmpty()) {
      return Optional.empty();
    }
    try {
      IsolatedPosition held =
          new IsolatedPosition(
              contract,
              side.get(),
              figure(position, "quantity"),
              figure(position, "entry_price"),
              BigDecimal.ZERO,
              VenueTerms.NONE);
      BigDecimal pnl = held.unrealisedPnl(figure(mark, "mark_price"));
      int digits = Math.min(EngineTerms.walletDigits(contract), pnl.scale());
      return Optional.of(Precision.canonical(pnl.setScale(digits, RoundingMode.FLOOR)));
    } catch (IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }

  private static BigDecimal figure(LoopRow row, String column) {
    return new BigDecimal(row.cells().getOrDefault(column, ""));
  }
}

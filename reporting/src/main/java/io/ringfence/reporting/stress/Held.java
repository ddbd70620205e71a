package io.ringfence.reporting.stress;

import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Words;
import java.util.Optional;

/**
 * A position with a mark, as stress sees it.
 *
 * @param line the position as the report has it
 * @param position the same for the domain
 * @param instrument what the rule pack that values it says of its instrument; empty: nothing
 */
public record Held(PositionLine line, PoolPosition position, Optional<PackInstrument> instrument) {
  /** Empty: it has no mark, so nothing can be said. */
  static Optional<Held> of(PositionLine line, RulePacks packs) {
    MarginExposure exposure = line.exposure();
    return exposure == null
        ? Optional.empty()
        : Optional.of(
            new Held(
                line,
                new PoolPosition(
                    line.key(),
                    line.rules(),
                    exposure.position(),
                    exposure.leverage(),
                    line.facts(),
                    exposure.markPrice()),
                packs.of(line.key().instrument().venue()).stream()
                    .filter(pack -> pack.stamp().equals(line.row().rulePack()))
                    .findFirst()
                    .flatMap(pack -> pack.instrument(line.key().instrument().symbol()))));
  }

  /** Asset of margin and PnL. */
  public String asset() {
    return line.row().settlementAsset();
  }

  /** What its price is of. */
  public String baseAsset() {
    return instrument.map(PackInstrument::baseAsset).orElse(Words.UNKNOWN);
  }

  /** Sector of the underlying. */
  public String sector() {
    String sector = line.facts().labels().sector();
    return sector == null ? Words.UNKNOWN : sector;
  }

  /** Node of its desk. */
  public String desk() {
    return line.facts().desk();
  }

  /** The venue it lies at. */
  public String venue() {
    return line.key().instrument().venue();
  }
}

package io.ringfence.reporting.stress;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.domain.stress.TierChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a rule pack that comes into force later does to a position, at the mark of now.
 *
 * @param held the position
 * @param pack stamp of the coming pack
 * @param effectiveFrom when it comes into force
 * @param left time until then
 * @param change what it does
 */
public record TierLine(
    Held held, String pack, Instant effectiveFrom, Duration left, TierChange change) {
  private static final Comparator<TierLine> GRAVEST =
      Comparator.comparing((TierLine line) -> !line.change().dies())
          .thenComparing(line -> !line.change().hurts())
          .thenComparing(TierLine::effectiveFrom)
          .thenComparing(line -> line.held().line().key());

  /** Lines of every coming pack and every position it lists, those that would die first. */
  public static List<TierLine> of(StressFacts facts) {
    List<TierLine> lines = new ArrayList<>();
    for (Held held : facts.held()) {
      for (RulePack pack : facts.packs().listing(held.line().key().instrument())) {
        if (pack.effectiveFrom().isAfter(facts.asOf())) {
          lines.add(
              new TierLine(
                  held,
                  pack.stamp(),
                  pack.effectiveFrom(),
                  Duration.between(facts.asOf(), pack.effectiveFrom()),
                  TierChange.of(
                      held.position(),
                      pack.perpetual(held.line().key().instrument().symbol()).orElseThrow())));
        }
      }
    }
    lines.sort(GRAVEST);
    return lines;
  }
}

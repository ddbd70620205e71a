package io.ringfence.reporting.report;

import io.ringfence.reporting.query.PositionChangesQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A top-up beside the plan that was made before: margin added to a position that was open.
 *
 * @param change the top-up
 * @param amount what was added, settlement asset
 * @param total what has been added to the episode with it, settlement asset
 * @param verdict whether the plan allowed it
 */
public record TopUps(
    PositionChangesQuery.Row change, BigDecimal amount, BigDecimal total, Verdict verdict) {
  /** What the plan says of a top-up. */
  public enum Verdict {
    /** Planned, and with it no more can be lost than was planned. */
    WITHIN_PLAN,
    /** More can be lost with it than the trader planned to lose. */
    BEYOND_PLANNED_LOSS,
    /** The plan says exit, or the thesis was broken. */
    AGAINST_PLAN,
    /** No plan is known. */
    NO_PLAN
  }

  private record Episode(String positionKey, long number) {}

  /** Every top-up, by key and in order of time. */
  public static List<TopUps> of(Insights insights) {
    Map<Episode, BigDecimal> totals = new HashMap<>();
    List<TopUps> topUps = new ArrayList<>();
    for (PositionChangesQuery.Row change : insights.changes()) {
      if (change.change().equals("add") && change.amount() != null) {
        BigDecimal total =
            totals.merge(
                new Episode(change.positionKey(), change.episode()),
                change.amount(),
                BigDecimal::add);
        topUps.add(new TopUps(change, change.amount(), total, verdict(change)));
      }
    }
    return topUps;
  }

  /** When it was. */
  public Instant at() {
    return change.at();
  }

  static Verdict verdict(PositionChangesQuery.Row change) {
    PositionChangesQuery.Owner owner = change.owner();
    if ("exit".equals(owner.plan()) || "broken".equals(owner.thesis())) {
      return Verdict.AGAINST_PLAN;
    }
    @Nullable BigDecimal planned = owner.plannedMaxLoss();
    if (planned == null) {
      return Verdict.NO_PLAN;
    }
    return change.lifetimeCap().compareTo(planned) > 0
        ? Verdict.BEYOND_PLANNED_LOSS
        : Verdict.WITHIN_PLAN;
  }
}

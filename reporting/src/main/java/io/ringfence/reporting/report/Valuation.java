package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.ExposureState;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.StopCover;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.query.PositionsAtQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values stored positions by the rules they were stamped with.
 *
 * @param packs rule packs
 * @param levels levels that decide how a position stands
 * @param others asked for more packs where a position is stamped with none of these: one that a
 *     venue announced to the run
 */
public record Valuation(RulePacks packs, AlertLevels levels, Supplier<RulePacks> others) {
  /** By these packs alone. */
  public Valuation(RulePacks packs, AlertLevels levels) {
    this(packs, levels, () -> packs);
  }

  /** Values positions, in their order. */
  public List<PositionLine> of(List<PositionsAtQuery.Row> rows) {
    return forDecisions(rows, _ -> true);
  }

  /**
   * Positions with their rules and facts, which is all that pools are made of; only some are
   * valued.
   *
   * @param valued which by their keys as they are written; the others have no exposure
   */
  List<PositionLine> forDecisions(List<PositionsAtQuery.Row> rows, Predicate<String> valued) {
    Map<Stamped, MarginRules> known = new HashMap<>();
    List<PositionLine> lines = new ArrayList<>(rows.size());
    for (PositionsAtQuery.Row row : rows) {
      MarginRules rules = known.computeIfAbsent(Stamped.of(row), _ -> rules(row));
      lines.add(valued.test(row.key().toString()) ? of(row, rules) : bare(row, rules));
    }
    return lines;
  }

  private static PositionLine bare(PositionsAtQuery.Row row, MarginRules rules) {
    return new PositionLine(row, rules, facts(row), null, ExposureState.UNKNOWN, null);
  }

  /** What decides which rules value a position. */
  private record Stamped(InstrumentId instrument, String rulePack) {
    static Stamped of(PositionsAtQuery.Row row) {
      return new Stamped(row.key().instrument(), row.rulePack());
    }
  }

  /** Values one position. */
  public PositionLine of(PositionsAtQuery.Row row) {
    return of(row, rules(row));
  }

  private PositionLine of(PositionsAtQuery.Row row, MarginRules rules) {
    PositionFacts facts = facts(row);
    MarginExposure exposure = exposure(rules, row);
    return new PositionLine(
        row,
        rules,
        facts,
        exposure,
        exposure == null ? ExposureState.UNKNOWN : levels.stateOf(exposure),
        exposure == null ? null : StopCover.isEffective(facts, exposure));
  }

  private static @Nullable MarginExposure exposure(MarginRules rules, PositionsAtQuery.Row row) {
    PositionsAtQuery.Mark mark = row.mark();
    return mark == null
        ? null
        : MarginExposure.of(rules, economics(rules, row), row.economics().leverage(), mark.price());
  }

  /** The position as its rules see it. */
  static IsolatedPosition economics(MarginRules rules, PositionsAtQuery.Row row) {
    return rules.position(
        row.key().side(),
        row.economics().quantity(),
        row.economics().entryPrice(),
        row.economics().isolatedMargin(),
        row.economics().leverage());
  }

  private MarginRules rules(PositionsAtQuery.Row row) {
    String symbol = row.key().instrument().symbol();
    return stamped(row)
        .flatMap((RulePack pack) -> pack.perpetual(symbol))
        .orElseThrow(
            () ->
                new ControlTotalException(
                    "position %s was valued by rule pack %s, which this build does not have for %s"
                            .formatted(row.key(), row.rulePack(), symbol)
                        + ", and nobody announced it to the run"));
  }

  /** The pack a position is stamped with; empty: nobody has it. */
  public Optional<RulePack> stamped(PositionsAtQuery.Row row) {
    return stamped(packs, row).or(() -> stamped(others.get(), row));
  }

  private static Optional<RulePack> stamped(RulePacks packs, PositionsAtQuery.Row row) {
    return packs.of(row.key().instrument().venue()).stream()
        .filter(pack -> pack.stamp().equals(row.rulePack()))
        .findFirst();
  }

  private static PositionFacts facts(PositionsAtQuery.Row row) {
    PositionsAtQuery.Owner owner = row.owner();
    PositionsAtQuery.Plan plan = row.plan();
    return new PositionFacts(
        owner.desk(),
        owner.book(),
        owner.trader(),
        plan.stopPrice(),
        plan.stopQuantity(),
        plan.plannedMaxLoss(),
        plan.thesis() == null ? null : PositionFacts.Thesis.valueOf(upper(plan.thesis())),
        plan.plan() == null ? null : PositionFacts.Plan.valueOf(upper(plan.plan())),
        owner.legalEntity(),
        owner.clientOrHouse(),
        owner.labels());
  }

  private static String upper(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}

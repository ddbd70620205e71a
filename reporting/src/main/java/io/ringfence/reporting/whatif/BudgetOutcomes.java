package io.ringfence.reporting.whatif;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.budget.BudgetScope;
import io.ringfence.domain.budget.BudgetTerms;
import io.ringfence.domain.budget.BudgetUse;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changed positions do to every budget that counts them, before and after by the same measure
 * as the stream's. What settles in another asset than the budget's currency is converted by the
 * newest stored rate, exactly; where there is none, or it is too old, it is unknown, never nothing.
 *
 * @param facts what the firm holds
 */
record BudgetOutcomes(FirmFacts facts) {
  private static final String PERIOD_LOSS = BudgetMetric.PERIOD_LOSS.code();

  private record Place(String asset, InstrumentId instrument) {}

  /**
   * A change.
   *
   * @param key the position
   * @param after the position after it; empty: it is closed
   * @param asset settlement asset
   * @param realised what it realises with its fees, settlement asset; below 0 is a loss
   */
  record Change(
      PositionKey key, Optional<CountedPosition> after, String asset, BigDecimal realised) {}

  /** Outcomes of changes that are made together, in the order of the budgets. */
  List<BudgetOutcome> of(List<Change> changes) {
    Map<PositionKey, CountedPosition> before = new LinkedHashMap<>();
    facts
        .positions()
        .forEach(it -> before.put(it.key(), CountedPosition.of(it, facts.isStale(it))));
    Map<PositionKey, CountedPosition> after = new LinkedHashMap<>(before);
    for (Change change : changes) {
      change
          .after()
          .ifPresentOrElse(held -> after.put(change.key(), held), () -> after.remove(change.key()));
    }
    List<BudgetOutcome> outcomes = new ArrayList<>();
    for (BudgetsAtQuery.Row row : facts.budgets()) {
      RiskSlice slice = slice(row);
      List<Change> counted =
          changes.stream().filter(it -> isCounted(slice, it, before, after)).toList();
      if (!counted.isEmpty()) {
        outcomes.add(
            new BudgetOutcome(
                row, use(row, slice, before, List.of()), use(row, slice, after, counted)));
      }
    }
    return outcomes;
  }

  private static boolean isCounted(
      RiskSlice slice,
      Change change,
      Map<PositionKey, CountedPosition> before,
      Map<PositionKey, CountedPosition> after) {
    return isCounted(slice, before.get(change.key())) || isCounted(slice, after.get(change.key()));
  }

  private static boolean isCounted(RiskSlice slice, @Nullable CountedPosition it) {
    return it != null && slice.of(it.state(), it.asset()) != BudgetScope.Membership.OUTSIDE;
  }

  private static RiskSlice slice(BudgetsAtQuery.Row row) {
    String scope = row.terms().scope();
    return new RiskSlice(
        NodePath.parse(row.node()).orElseThrow(),
        scope == null ? null : BudgetScope.parse(scope).orElseThrow());
  }

  private BudgetUse use(
      BudgetsAtQuery.Row row,
      RiskSlice slice,
      Map<PositionKey, CountedPosition> held,
      List<Change> changes) {
    Instant at = facts.vantage().asOf();
    NodeBook book = new NodeBook(slice, DayCut.UTC_MIDNIGHT);
    facts.rates().forEach(book::see);
    contributions(slice, held)
        .forEach((place, sums) -> book.apply(place.asset(), place.instrument(), sums));
    facts.nodes().stream()
        .filter(node -> node.node().equals(row.node()) && slice.scope() == null)
        .forEach(
            node ->
                book.realise(
                    node.settlementAsset(),
                    realised(node.realised().pnlToday(), unsaid(node.realised(), row)),
                    at));
    changes.forEach(change -> book.realise(change.asset(), realised(change.realised(), 0), at));
    BudgetUse use = book.use(budget(row, slice), at);
    return row.metric().equals(PERIOD_LOSS) && slice.scope() != null
        ? new BudgetUse(use.numerator(), use.denominator(), use.unknownCount() + 1)
        : use;
  }

  /**
   * Closes of today whose results nobody said. What a part of a node lost is kept nowhere; of a
   * whole node they are counted, or the use that the stream stored says whether all is known.
   */
  private static int unsaid(DesksAtQuery.Realised realised, BudgetsAtQuery.Row row) {
    Long today = realised.unsaid().today();
    if (today != null) {
      return Math.toIntExact(today);
    }
    BudgetsAtQuery.Use use = row.use();
    return use != null && use.unknownCount() > 0 ? 1 : 0;
  }

  private static Realised realised(BigDecimal pnl, int unsaid) {
    return new Realised(pnl, BigDecimal.ZERO, BigDecimal.ZERO, 0, unsaid);
  }

  private static Map<Place, NodeContribution> contributions(
      RiskSlice slice, Map<PositionKey, CountedPosition> held) {
    Map<Place, NodeContribution> sums = new LinkedHashMap<>();
    for (CountedPosition it : held.values()) {
      Place place = new Place(it.asset(), it.key().instrument());
      switch (slice.of(it.state(), it.asset())) {
        case INSIDE -> sums.merge(place, it.contribution(), NodeContribution::plus);
        case UNKNOWN ->
            sums.merge(
                new Place(RiskSlice.UNDETERMINED, it.key().instrument()),
                RiskSlice.undetermined(it.state()),
                NodeContribution::plus);
        case OUTSIDE -> {}
      }
    }
    return sums;
  }

  private static RiskBudget budget(BudgetsAtQuery.Row row, RiskSlice slice) {
    BudgetTerms plain = BudgetTerms.PLAIN;
    return new RiskBudget(
        slice.node(),
        BudgetMetric.of(row.metric()).orElseThrow(),
        RiskBudget.Limits.of(row.soft(), row.hard()),
        Duration.ZERO,
        null,
        null,
        row.currency(),
        new BudgetTerms(
            plain.kind(),
            null,
            slice.scope(),
            plain.basis(),
            null,
            plain.atSoft(),
            plain.atHard(),
            null,
            null));
  }
}

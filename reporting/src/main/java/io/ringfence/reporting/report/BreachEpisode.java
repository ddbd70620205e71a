package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.BudgetStatesQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A breach of a budget from its beginning to its end, however short, and what the node did
 * meanwhile. Whether it is of the day or within it is told by whether it stood at the day cut.
 *
 * @param began the change into the breach
 * @param ended when another state was entered; absent: it goes on
 * @param peak largest use that was written down while it lasted; absent: unknown
 * @param actions what was done at the node's positions while it lasted, in order of time
 */
public record BreachEpisode(
    BudgetStatesQuery.Row began,
    @Nullable Instant ended,
    @Nullable BigDecimal peak,
    List<Action> actions) {
  /**
   * Something a holder did.
   *
   * @param at when
   * @param what margin added, margin removed, changed or closed
   * @param positionKey at which position
   */
  public record Action(Instant at, String what, String positionKey) {}

  public BreachEpisode {
    actions = List.copyOf(actions);
  }

  /** How long it lasted until an instant. */
  public Duration lasted(Instant asOf) {
    return Duration.between(began.at(), Optional.ofNullable(ended).orElse(asOf));
  }

  /** Whether it stood at a midnight, UTC: a breach of the day and not only within it. */
  public boolean isOfTheDay(Instant asOf) {
    Instant end = Optional.ofNullable(ended).orElse(asOf);
    return began.at().truncatedTo(ChronoUnit.DAYS).isBefore(end.truncatedTo(ChronoUnit.DAYS));
  }

  private record Budget(String node, String metric, String currency) {}

  /** Every breach of a report, in order of time. */
  public static List<BreachEpisode> of(RiskReport report, Insights insights) {
    Map<Budget, BudgetStatesQuery.Row> open = new LinkedHashMap<>();
    List<BreachEpisode> episodes = new ArrayList<>();
    for (BudgetStatesQuery.Row change : report.facts().budgetStates()) {
      Budget budget = new Budget(change.node(), change.metric(), change.currency());
      boolean breach = BudgetState.valueOf(change.state()) == BudgetState.BREACH;
      BudgetStatesQuery.Row began = open.get(budget);
      if (breach && began == null) {
        open.put(budget, change);
      } else if (!breach && began != null) {
        open.remove(budget);
        episodes.add(episode(began, change.at(), report, insights));
      }
    }
    open.values().forEach(began -> episodes.add(episode(began, null, report, insights)));
    episodes.sort(
        Comparator.comparing((BreachEpisode episode) -> episode.began().at())
            .thenComparing(episode -> episode.began().node())
            .thenComparing(episode -> episode.began().metric()));
    return List.copyOf(episodes);
  }

  private static BreachEpisode episode(
      BudgetStatesQuery.Row began, @Nullable Instant ended, RiskReport report, Insights insights) {
    Instant end = ended == null ? report.facts().run().asOf() : ended;
    return new BreachEpisode(
        began, ended, peak(began, end, report, insights), actions(began, end, insights));
  }

  private static @Nullable BigDecimal peak(
      BudgetStatesQuery.Row began, Instant end, RiskReport report, Insights insights) {
    List<BigDecimal> uses = new ArrayList<>();
    report.facts().budgetStates().stream()
        .filter(row -> isOf(began, row.node(), row.metric(), row.currency()))
        .filter(row -> !row.at().isBefore(began.at()) && !row.at().isAfter(end))
        .forEach(row -> Optional.ofNullable(row.used()).ifPresent(uses::add));
    insights.uses().stream()
        .filter(row -> isOf(began, row.node(), row.metric(), row.currency()))
        .filter(row -> !row.at().isBefore(began.at()) && !row.at().isAfter(end))
        .forEach(row -> Optional.ofNullable(row.used()).ifPresent(uses::add));
    return uses.stream().reduce(BigDecimal::max).orElse(null);
  }

  private static boolean isOf(
      BudgetStatesQuery.Row began, String node, String metric, String currency) {
    return began.node().equals(node)
        && began.metric().equals(metric)
        && began.currency().equals(currency);
  }

  private static List<Action> actions(BudgetStatesQuery.Row began, Instant end, Insights insights) {
    return insights.changes().stream()
        .filter(row -> row.at().isAfter(began.at()) && !row.at().isAfter(end))
        .filter(row -> concerns(began.node(), row.owner()))
        .flatMap(row -> action(row).stream())
        .sorted(Comparator.comparing(Action::at).thenComparing(Action::positionKey))
        .toList();
  }

  private static boolean concerns(String node, PositionChangesQuery.Owner owner) {
    String book = NodePath.book(owner.desk(), owner.book()).toString();
    return book.equals(node) || book.startsWith(node + "/");
  }

  /** What the holder did; what the venue or the market did is no action. */
  private static Optional<Action> action(PositionChangesQuery.Row row) {
    String what =
        switch (row.change()) {
          case "add" -> "margin added";
          case "remove" -> "margin removed";
          case "version" -> "position changed";
          case "close" -> "position closed";
          default -> "";
        };
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(new Action(row.at(), what, row.positionKey()));
  }
}

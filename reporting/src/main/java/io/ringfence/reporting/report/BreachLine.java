package io.ringfence.reporting.report;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.query.ThresholdActionsQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stored breach of a raw limit, however short, and what was done while it lasted.
 *
 * @param breach the record, as it stood at the report's instant
 * @param cut when days of its node end
 * @param actions what was set off and what was done at the node's positions, in order of time
 */
public record BreachLine(BreachesQuery.Row breach, DayCut cut, List<Action> actions) {
  /**
   * Something that was done.
   *
   * @param at when
   * @param what what, for people
   * @param where at which position or budget
   */
  public record Action(Instant at, String what, String where) {}

  public BreachLine {
    actions = List.copyOf(actions);
  }

  /** When it ended, or the instant of the report. */
  public Instant endedBy(Instant asOf) {
    return Optional.ofNullable(breach.endedAt()).orElse(asOf);
  }

  /** How long it lasted until an instant. */
  public Duration lasted(Instant asOf) {
    return Duration.between(breach.openedAt(), endedBy(asOf));
  }

  /** Whether it stood at a day cut of its node: a breach of the day and not only within it. */
  public boolean isOfTheDay(Instant asOf) {
    return cut.endOf(breach.openedAt()).isBefore(endedBy(asOf));
  }

  /** Breaches that stood at any time of the report's period, in order of their beginning. */
  public static List<BreachLine> of(RiskReport report, Insights insights) {
    Instant from = report.periodFrom();
    Instant asOf = report.facts().run().asOf();
    return report.facts().breaches().stream()
        .filter(row -> Optional.ofNullable(row.endedAt()).orElse(asOf).isAfter(from))
        .map(
            row ->
                new BreachLine(
                    row, insights.proofs().cuts().of(row.node()), actions(row, asOf, insights)))
        .toList();
  }

  private static List<Action> actions(BreachesQuery.Row breach, Instant asOf, Insights insights) {
    Instant end = Optional.ofNullable(breach.endedAt()).orElse(asOf);
    Stream<Action> done =
        insights.changes().stream()
            .filter(row -> row.at().isAfter(breach.openedAt()) && !row.at().isAfter(end))
            .filter(row -> concerns(breach.node(), row.owner()))
            .flatMap(row -> action(row).stream());
    Stream<Action> setOff =
        insights.thresholds().stream()
            .filter(row -> isOf(breach, row))
            .map(row -> new Action(row.at(), row.words(), row.node() + " " + row.metric()));
    return Stream.concat(done, setOff)
        .sorted(Comparator.comparing(Action::at).thenComparing(Action::where))
        .toList();
  }

  private static boolean isOf(BreachesQuery.Row breach, ThresholdActionsQuery.Row row) {
    return Objects.equals(row.breach(), breach.number())
        && row.node().equals(breach.node())
        && row.metric().equals(breach.metric())
        && row.currency().equals(breach.currency())
        && Objects.equals(row.scope(), breach.scope());
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
          case "stops" -> "stop changed";
          case "close" -> "position closed";
          default -> "";
        };
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(new Action(row.at(), what, row.positionKey()));
  }
}

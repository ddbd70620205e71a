package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.MarkBeyondQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** What a run shows, up to a vantage, of moves that were proposed in it. */
public final class MoveMarket {
  private static final DeskScope SCOPE = DeskScope.ALL;
  private static final Set<String> ENDINGS = Set.of("close", "liquidation");
  private static final Set<String> WALLET = Set.of("add", "remove");

  private final DSLContext clickhouse;
  private final String runId;
  private final Vantage to;
  private final Map<String, List<PositionChangesQuery.Row>> changes = new HashMap<>();
  private final List<BreachesQuery.Row> breaches;

  private MoveMarket(DSLContext clickhouse, String runId, Vantage to) {
    this.clickhouse = clickhouse;
    this.runId = runId;
    this.to = to;
    new PositionChangesQuery(clickhouse, SCOPE)
        .between(runId, Instant.EPOCH, to)
        .forEach(
            row -> changes.computeIfAbsent(row.positionKey(), _ -> new ArrayList<>()).add(row));
    breaches = new BreachesQuery(clickhouse, SCOPE).at(runId, to);
  }

  /** Reads a run up to a vantage. */
  public static MoveMarket read(DSLContext clickhouse, RunQuery.Row run, Vantage to) {
    return new MoveMarket(clickhouse, run.runId(), to);
  }

  /** The instant up to which it looks. */
  public Instant asOf() {
    return to.asOf();
  }

  /**
   * Why a move is void.
   *
   * @param cause why
   * @param at since when
   * @param seen what was seen, for people
   */
  public record Voided(Status.Cause cause, Instant at, String seen) {}

  /** The first thing that makes a move of a batch void; empty: it stands. */
  public Optional<Voided> voided(MoveBatch batch, MoveBatch.Move move) {
    List<Voided> found = new ArrayList<>();
    Stream.concat(move.from().stream(), move.to().stream())
        .forEach(
            leg -> {
              changed(batch, leg).ifPresent(found::add);
              drifted(batch, leg).ifPresent(found::add);
            });
    breached(batch).ifPresent(found::add);
    if (!to.asOf().isBefore(batch.validUntil())) {
      found.add(new Voided(Status.Cause.TIMED_OUT, batch.validUntil(), ""));
    }
    return found.stream().min(Comparator.comparing(Voided::at).thenComparing(Voided::cause));
  }

  private Optional<Voided> changed(MoveBatch batch, MoveBatch.Leg leg) {
    return changesOf(leg.position()).stream()
        .filter(row -> row.at().isAfter(batch.decidedAt()))
        .findFirst()
        .map(
            row ->
                new Voided(
                    ENDINGS.contains(row.change())
                        ? Status.Cause.POSITION_GONE
                        : Status.Cause.POSITION_CHANGED,
                    row.at(),
                    "%s: %s".formatted(leg.position(), row.change())));
  }

  private List<PositionChangesQuery.Row> changesOf(String position) {
    return changes.getOrDefault(position, List.of());
  }

  private Optional<Voided> drifted(MoveBatch batch, MoveBatch.Leg leg) {
    PositionKey key = PositionKey.parse(leg.position()).orElseThrow();
    BigDecimal drift = leg.mark().multiply(batch.drift());
    MarkBeyondQuery marks = new MarkBeyondQuery(clickhouse, SCOPE);
    Optional<MarkBeyondQuery.Row> first =
        switch (key.side()) {
          case LONG ->
              marks.below(
                  runId, key.instrument(), leg.mark().subtract(drift), batch.decidedAt(), to);
          case SHORT ->
              marks.above(runId, key.instrument(), leg.mark().add(drift), batch.decidedAt(), to);
        };
    return first.map(
        row ->
            new Voided(
                Status.Cause.MARK_MOVED,
                row.at(),
                "%s: mark %s, was %s"
                    .formatted(
                        leg.position(),
                        row.price().stripTrailingZeros().toPlainString(),
                        leg.mark().stripTrailingZeros().toPlainString())));
  }

  private Optional<Voided> breached(MoveBatch batch) {
    Set<String> nodes =
        Set.of(NodePath.FIRM.toString(), NodePath.desk(batch.pool().desk()).toString());
    return breaches.stream()
        .filter(row -> nodes.contains(row.node()) && row.openedAt().isAfter(batch.decidedAt()))
        .findFirst()
        .map(
            row ->
                new Voided(
                    Status.Cause.BUDGET_BREACHED,
                    row.openedAt(),
                    "%s %s".formatted(row.node(), row.metric())));
  }

  /**
   * Margin that went into a position, or out of it.
   *
   * @param position its key
   * @param at when
   * @param amount settlement asset; below 0: out
   */
  public record Flow(String position, Instant at, BigDecimal amount) {}

  /**
   * Every flow of margin that somebody decided on: wallet events, and versions that differ from the
   * one before in nothing but the wallet.
   */
  public List<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    changes.values().forEach(rows -> flows.addAll(flows(rows)));
    flows.sort(Comparator.comparing(Flow::at).thenComparing(Flow::position));
    return flows;
  }

  private static List<Flow> flows(List<PositionChangesQuery.Row> rows) {
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      PositionChangesQuery.Row row = rows.get(i);
      BigDecimal amount = row.amount();
      if (WALLET.contains(row.change()) && amount != null) {
        flows.add(new Flow(row.positionKey(), row.at(), amount));
      } else if (i > 0 && isWalletOnly(rows.get(i - 1), row)) {
        BigDecimal change = row.wallet().subtract(rows.get(i - 1).wallet());
        flows.add(new Flow(row.positionKey(), row.at(), change));
      }
    }
    return flows;
  }

  private static boolean isWalletOnly(
      PositionChangesQuery.Row before, PositionChangesQuery.Row after) {
    return after.change().equals("version")
        && before.episode() == after.episode()
        && before.quantity().compareTo(after.quantity()) == 0
        && before.wallet().compareTo(after.wallet()) != 0;
  }
}

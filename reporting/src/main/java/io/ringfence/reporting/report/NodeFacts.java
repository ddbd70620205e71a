package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.CrossPositionsQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cuts facts of the firm down to those of one node. Rejected rows belong to no desk for certain and
 * are left out; what became of the files' rows is the run's and stays.
 *
 * @param subject what is to be left
 * @param positions open positions of the firm
 */
record NodeFacts(Subject subject, List<PositionsAtQuery.Row> positions) {
  /** In place of a settlement asset: no asset has no name. */
  private static final String EVERY = "";

  RunFacts of(RunFacts firm) {
    return new RunFacts(
        subject,
        firm.run(),
        firm.end(),
        firm.rulePacks(),
        firm.files(),
        kept(firm.nodes(), row -> subject.covers(row.node())),
        positions().stream().filter(this::holds).toList(),
        firm.snapshot().only(row -> covers(row.desk(), row.book())),
        kept(firm.alerts(), row -> subject.covers(row.node())),
        kept(firm.acknowledgements(), row -> subject.covers(row.node())),
        kept(firm.liquidations(), row -> covers(row.desk(), row.book())),
        kept(firm.budgetStates(), row -> subject.covers(row.node())),
        kept(firm.breaches(), row -> subject.covers(row.node())),
        firm.clock(),
        List.of(),
        firm.staleMarks().stream().map(this::counted).filter(row -> row.positions() > 0).toList(),
        kept(firm.rates(), row -> subject.covers(row.node())),
        kept(firm.balances(), used(firm.crossPositions())),
        kept(firm.crossPositions(), this::holds),
        kept(firm.overrides(), row -> subject.covers(row.node())),
        firm.expected().of(subject.node()));
  }

  private static <T> List<T> kept(List<T> rows, Predicate<T> condition) {
    return rows.stream().filter(condition).toList();
  }

  private boolean covers(String desk, String book) {
    return subject.covers(NodePath.book(desk, book).toString());
  }

  private boolean holds(PositionsAtQuery.Row row) {
    return covers(row.owner().desk(), row.owner().book());
  }

  /** A balance that positions of the node draw on; those in cross margin on all of an account. */
  private record Purse(String venue, String account, String settlementAsset) {}

  /** Whether a position of the node draws on a balance. */
  private Predicate<AccountBalancesQuery.Row> used(List<CrossPositionsQuery.Row> cross) {
    Set<Purse> purses = new HashSet<>();
    positions.stream()
        .filter(this::holds)
        .forEach(row -> purses.add(purse(row.key(), row.settlementAsset())));
    cross.stream().filter(this::holds).forEach(row -> purses.add(purse(row.key(), EVERY)));
    return row ->
        purses.contains(new Purse(row.venue(), row.account(), row.settlementAsset()))
            || purses.contains(new Purse(row.venue(), row.account(), EVERY));
  }

  private static Purse purse(PositionKey key, String asset) {
    return new Purse(key.instrument().venue(), key.account(), asset);
  }

  private boolean holds(CrossPositionsQuery.Row row) {
    return covers(row.owner().desk(), row.owner().book());
  }

  private StaleMarksQuery.Row counted(StaleMarksQuery.Row row) {
    long count =
        positions.stream()
            .filter(this::holds)
            .filter(position -> position.key().instrument().venue().equals(row.venue()))
            .filter(position -> position.key().instrument().symbol().equals(row.instrument()))
            .count();
    return new StaleMarksQuery.Row(
        row.venue(), row.instrument(), Math.toIntExact(count), row.lastMarkAt());
  }
}

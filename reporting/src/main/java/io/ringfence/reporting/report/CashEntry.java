package io.ringfence.reporting.report;

import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.reporting.query.PositionChangesQuery;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A change of a position with the money it moved.
 *
 * @param change the change
 * @param flow what it moved
 */
public record CashEntry(PositionChangesQuery.Row change, CashFlow flow) {
  /**
   * Entries of all changes, by key and in their order. They are made as they are asked for: there
   * are as many as a run has changes, and whoever reads them adds them up.
   */
  public static void each(Insights insights, Consumer<CashEntry> reader) {
    Map<String, PositionChangesQuery.Row> last = new HashMap<>();
    for (PositionChangesQuery.Row change : insights.changes()) {
      PositionChangesQuery.Row before = last.put(change.positionKey(), change);
      boolean goesOn = before != null && before.episode() == change.episode();
      reader.accept(
          new CashEntry(
              change, CashFlow.of(kind(change), goesOn ? booked(before, change) : first(change))));
    }
  }

  private static CashFlow.Booked booked(
      PositionChangesQuery.Row before, PositionChangesQuery.Row change) {
    return new CashFlow.Booked(
        change.wallet().subtract(before.wallet()),
        change.lifetimeCap().subtract(before.lifetimeCap()),
        change.amount(),
        closed(before, change));
  }

  private static CashFlow.Closed closed(
      PositionChangesQuery.Row before, PositionChangesQuery.Row change) {
    if (change.quantity().compareTo(before.quantity()) >= 0) {
      return CashFlow.Closed.NOTHING;
    }
    return change.quantity().signum() == 0 ? CashFlow.Closed.ALL : CashFlow.Closed.PART;
  }

  /** The first change of an episode, or of what a node sees of it, brings its wallet in. */
  private static CashFlow.Booked first(PositionChangesQuery.Row change) {
    BigDecimal amount = change.amount();
    return new CashFlow.Booked(
        change.wallet(),
        amount == null ? change.wallet() : change.wallet().subtract(amount),
        amount,
        CashFlow.Closed.NOTHING);
  }

  /** What changed it. */
  public Effect.Change kind() {
    return kind(change);
  }

  /** The account it moved money of. */
  public Statement.Account account() {
    return account(change.positionKey(), change.settlementAsset());
  }

  /** Venue and account are the first two names of a key. */
  static Statement.Account account(String positionKey, String asset) {
    int first = positionKey.indexOf('/');
    int second = positionKey.indexOf('/', first + 1);
    return new Statement.Account(
        positionKey.substring(0, first), positionKey.substring(first + 1, second), asset);
  }

  private static Effect.Change kind(PositionChangesQuery.Row change) {
    return Effect.Change.valueOf(change.change().toUpperCase(Locale.ROOT));
  }
}

package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, at the time it happened: exactly one of the nested rows is present, the
 * one that the kind of its origin names.
 *
 * @param atMicros when it happened, epoch microseconds
 * @param origin where it came from
 * @param mark for {@link InputKind#MARKS}
 * @param funding for {@link InputKind#FUNDING}
 * @param position for {@link InputKind#POSITIONS}
 * @param walletEvent for {@link InputKind#WALLET_EVENTS}
 * @param account for {@link InputKind#ACCOUNTS}
 * @param budget for {@link InputKind#BUDGETS}
 * @param capital for {@link InputKind#CAPITAL}
 * @param receivedMicros when it came in, wall clock, epoch microseconds; absent: not noted
 */
public record InputEvent(
    long atMicros,
    RowOrigin origin,
    @Nullable MarkRow mark,
    @Nullable FundingRow funding,
    @Nullable PositionRow position,
    @Nullable WalletEventRow walletEvent,
    @Nullable AccountRow account,
    @Nullable BudgetRow budget,
    @Nullable CapitalRow capital,
    @Nullable Long receivedMicros) {
  /** A mark. */
  public static InputEvent of(long atMicros, RowOrigin origin, MarkRow mark) {
    return new InputEvent(atMicros, origin, mark, null, null, null, null, null, null, null);
  }

  /** A funding settlement. */
  public static InputEvent of(long atMicros, RowOrigin origin, FundingRow funding) {
    return new InputEvent(atMicros, origin, null, funding, null, null, null, null, null, null);
  }

  /** A version of a position. */
  public static InputEvent of(long atMicros, RowOrigin origin, PositionRow position) {
    return new InputEvent(atMicros, origin, null, null, position, null, null, null, null, null);
  }

  /** A movement of a wallet. */
  public static InputEvent of(long atMicros, RowOrigin origin, WalletEventRow walletEvent) {
    return new InputEvent(atMicros, origin, null, null, null, walletEvent, null, null, null, null);
  }

  /** A balance of an account. */
  public static InputEvent of(long atMicros, RowOrigin origin, AccountRow account) {
    return new InputEvent(atMicros, origin, null, null, null, null, account, null, null, null);
  }

  /** A budget. */
  public static InputEvent of(long atMicros, RowOrigin origin, BudgetRow budget) {
    return new InputEvent(atMicros, origin, null, null, null, null, null, budget, null, null);
  }

  /** Capital of a node. */
  public static InputEvent of(long atMicros, RowOrigin origin, CapitalRow capital) {
    return new InputEvent(atMicros, origin, null, null, null, null, null, null, capital, null);
  }

  /** The same event at another time. */
  public InputEvent at(long micros) {
    return new InputEvent(
        micros,
        origin,
        mark,
        funding,
        position,
        walletEvent,
        account,
        budget,
        capital,
        receivedMicros);
  }

  /** The same event with when it came in, wall clock, epoch microseconds. */
  public InputEvent received(long micros) {
    return new InputEvent(
        atMicros, origin, mark, funding, position, walletEvent, account, budget, capital, micros);
  }

  /** Kind of the event. */
  public InputKind kind() {
    return origin.kind();
  }
}

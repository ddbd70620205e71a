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
 * @param stops for {@link InputKind#STOPS}
 * @param venueFill for {@link InputKind#VENUE_FILLS}
 * @param fact for the kinds that are only written down
 * @param receivedMicros when it came in, wall clock, epoch microseconds; absent: not noted
 * @param acknowledgement for {@link InputKind#ACKNOWLEDGEMENTS}
 * @param addressee whom it is told to, where that is not what it is about: a node, a part of one,
 *     or {@code venue/instrument}
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
    @Nullable StopsRow stops,
    @Nullable VenueFillRow venueFill,
    @Nullable RecordedFact fact,
    @Nullable Long receivedMicros,
    @Nullable AcknowledgementRow acknowledgement,
    @Nullable String addressee) {
  /** A mark. */
  public static InputEvent of(long atMicros, RowOrigin origin, MarkRow mark) {
    return new InputEvent(
        atMicros, origin, mark, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  /** A funding settlement. */
  public static InputEvent of(long atMicros, RowOrigin origin, FundingRow funding) {
    return new InputEvent(
        atMicros, origin, null, funding, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  /** A version of a position. */
  public static InputEvent of(long atMicros, RowOrigin origin, PositionRow position) {
    return new InputEvent(
        atMicros, origin, null, null, position, null, null, null, null, null, null, null, null,
        null, null);
  }

  /** A movement of a wallet. */
  public static InputEvent of(long atMicros, RowOrigin origin, WalletEventRow walletEvent) {
    return new InputEvent(
        atMicros,
        origin,
        null,
        null,
        null,
        walletEvent,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A balance of an account. */
  public static InputEvent of(long atMicros, RowOrigin origin, AccountRow account) {
    return new InputEvent(
        atMicros, origin, null, null, null, null, account, null, null, null, null, null, null, null,
        null);
  }

  /** A budget. */
  public static InputEvent of(long atMicros, RowOrigin origin, BudgetRow budget) {
    return new InputEvent(
        atMicros, origin, null, null, null, null, null, budget, null, null, null, null, null, null,
        null);
  }

  /** Capital of a node. */
  public static InputEvent of(long atMicros, RowOrigin origin, CapitalRow capital) {
    return new InputEvent(
        atMicros, origin, null, null, null, null, null, null, capital, null, null, null, null, null,
        null);
  }

  /** What rests against a position. */
  public static InputEvent of(long atMicros, RowOrigin origin, StopsRow stops) {
    return new InputEvent(
        atMicros, origin, null, null, null, null, null, null, null, stops, null, null, null, null,
        null);
  }

  /** A fill of the venue. */
  public static InputEvent of(long atMicros, RowOrigin origin, VenueFillRow fill) {
    return new InputEvent(
        atMicros, origin, null, null, null, null, null, null, null, null, fill, null, null, null,
        null);
  }

  /** Something that is only written down. */
  public static InputEvent of(long atMicros, RowOrigin origin, RecordedFact fact) {
    return new InputEvent(
        atMicros, origin, null, null, null, null, null, null, null, null, null, fact, null, null,
        null);
  }

  /** That somebody has taken notice of a message. */
  public static InputEvent of(long atMicros, RowOrigin origin, AcknowledgementRow row) {
    return new InputEvent(
        atMicros, origin, null, null, null, null, null, null, null, null, null, null, null, row,
        null);
  }

  /**
   * The same event, told at a time to somebody it is not about. Its row counts where it came in and
   * not again.
   */
  public InputEvent toldTo(String whom, long micros) {
    RowOrigin told = new RowOrigin(origin.kind(), origin.file(), origin.line(), false, null);
    return new InputEvent(
        micros,
        told,
        mark,
        funding,
        position,
        walletEvent,
        account,
        budget,
        capital,
        stops,
        venueFill,
        fact,
        receivedMicros,
        acknowledgement,
        whom);
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
        stops,
        venueFill,
        fact,
        receivedMicros,
        acknowledgement,
        addressee);
  }

  /** The same event with when it came in, wall clock, epoch microseconds. */
  public InputEvent received(long micros) {
    return new InputEvent(
        atMicros,
        origin,
        mark,
        funding,
        position,
        walletEvent,
        account,
        budget,
        capital,
        stops,
        venueFill,
        fact,
        micros,
        acknowledgement,
        addressee);
  }

  /** Kind of the event. */
  public InputKind kind() {
    return origin.kind();
  }
}

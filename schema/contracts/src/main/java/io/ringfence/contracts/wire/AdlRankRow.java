package io.ringfence.contracts.wire;

/**
 * Nearness of a position to the head of the venue's auto-deleveraging queue. Rests in the table
 * {@code adl_ranks}.
 *
 * @param occurredAtMicros when it was true at its source, epoch microseconds
 * @param venue venue, lower case
 * @param account account at the venue
 * @param instrument instrument as the venue names it
 * @param side {@code long} or {@code short}
 * @param rank as the venue shows it, 0 to 100; higher is nearer
 */
public record AdlRankRow(
    long occurredAtMicros,
    String venue,
    String account,
    String instrument,
    String side,
    long rank) {
  /** Key of the position: {@code venue/account/instrument/side}. */
  public String positionKey() {
    return String.join("/", venue, account, instrument, side);
  }
}

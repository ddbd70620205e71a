package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * What happened to an instrument at a node at an instant, and how far its mark can be trusted from
 * then on.
 *
 * @param traded whether a version of a position or a movement of a wallet was applied
 * @param reclassified whether a position was moved to another node or out of the scope
 * @param staleMark whether the mark is older than it may be
 * @param unconfirmedMark whether the mark must be confirmed
 * @param regime {@code calm}, {@code normal} or {@code stressed}; absent: unknown
 * @param receivedMicros when the latest record of the instant came in, wall clock, epoch
 *     microseconds; absent: only time has passed
 */
public record CircumstancesRow(
    boolean traded,
    boolean reclassified,
    boolean staleMark,
    boolean unconfirmedMark,
    @Nullable String regime,
    @Nullable Long receivedMicros) {
  /** Nothing happened, and the mark can be trusted. */
  public static final CircumstancesRow NONE =
      new CircumstancesRow(false, false, false, false, null, null);
}

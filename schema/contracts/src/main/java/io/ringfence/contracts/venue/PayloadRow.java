package io.ringfence.contracts.venue;

import io.ringfence.domain.reconciliation.PositionUpdate;

/** What one row of a payload came to. */
public sealed interface PayloadRow {
  /**
   * A position.
   *
   * @param place file and line, for messages
   * @param update what the venue says of it
   */
  record Position(String place, PositionUpdate update) implements PayloadRow {}

  /**
   * A row of size 0: venues list instruments that nothing is held in.
   *
   * @param place file and line, for messages
   * @param symbol the instrument
   */
  record Flat(String place, String symbol) implements PayloadRow {}

  /**
   * A row that must not be used; the rows beside it may.
   *
   * @param message file, line, field, rule and what was found
   */
  record Refused(String message) implements PayloadRow {}
}

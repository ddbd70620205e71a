package io.ringfence.contracts.wire;

/**
 * Why a row was refused, as a stable code: names are stored and compared, so none is ever reused.
 */
public enum RejectCode {
  /** The text is not a CSV row, or has another number of fields than the header. */
  MALFORMED_ROW,
  /** The row ends before a column that the header announces. */
  MISSING_COLUMN,
  /** A required field is empty. */
  EMPTY_FIELD,
  /** Not a number: NaN, Infinity, separators, signs and blanks that do not belong. */
  NOT_A_NUMBER,
  /** A time is neither ISO-8601 with a zone nor, where allowed, epoch milliseconds. */
  NOT_A_TIME,
  /** A word is not one of those the column knows. */
  NOT_ALLOWED_VALUE,
  /** A number or time lies outside what can be stored and computed exactly. */
  OUT_OF_RANGE,
  /** A number has more fraction digits, or a time more than microseconds, than is kept exactly. */
  TOO_PRECISE,
  /** A quantity is below 0. */
  NEGATIVE_QUANTITY,
  /** A price is 0 or below. */
  NON_POSITIVE_PRICE,
  /** An isolated margin or a balance is below 0. */
  NEGATIVE_MARGIN,
  /** An amount, a leverage or a limit that must be positive is not. */
  NON_POSITIVE_AMOUNT,
  /** No rule pack is known for the venue. */
  UNKNOWN_VENUE,
  /** The venue's rule pack does not list the instrument. */
  UNKNOWN_INSTRUMENT,
  /** A budget names a metric nobody computes. */
  UNKNOWN_METRIC,
  /** A node is not {@code firm}, {@code firm/desk} or {@code firm/desk/book}. */
  BAD_NODE,
  /** A bar whose low, open, high and close cannot belong together. */
  BAR_INCONSISTENT,
  /**
   * The row is older than the newest row of its own file and key by more than the lateness allowed.
   */
  LATE,
  /** A row with this sequence, or this time, was applied before with other content. */
  SEQUENCE_CONFLICT,
  /** The sequence was never applied and is below the last one that was. */
  SEQUENCE_BELOW_LAST,
  /** The position was never opened. */
  UNKNOWN_POSITION,
  /** The position is closed. */
  POSITION_CLOSED,
  /** The position was liquidated. */
  POSITION_LIQUIDATED,
  /** More margin is removed than the venue lets go. */
  REMOVES_TOO_MUCH,
  /** A venue's fill takes more than the position has, in quantity or in its wallet. */
  FILL_EXCEEDS_POSITION,
  /** A rule pack breaks a rule of its shape or of the packs beside it. */
  RULE_PACK_REFUSED,
  /** A funding settlement before the first mark of its instrument. */
  NO_MARK,
  /** An acknowledgement names an alert or action that there was not up to its time. */
  UNKNOWN_NOTICE
}

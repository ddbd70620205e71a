package io.ringfence.launcher.oracle;

import io.ringfence.contracts.wire.RejectCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One way to make a wrong row out of a good one.
 *
 * @param kind kind of file it is for
 * @param code why the wrong row is refused
 * @param spoil makes the wrong row, which is written below the good one
 */
record Spoiler(FileKind kind, RejectCode code, UnaryOperator<String> spoil) {
  private static final Pattern COMMA = Pattern.compile(",");

  /** At least one way for every code. */
  static final List<Spoiler> ALL =
      List.of(
          field(FileKind.MARKS, RejectCode.NOT_A_NUMBER, "mark_price", "NaN"),
          field(FileKind.MARKS, RejectCode.NON_POSITIVE_PRICE, "mark_price", "0"),
          field(FileKind.MARKS, RejectCode.NON_POSITIVE_PRICE, "mark_low", "-3"),
          field(FileKind.MARKS, RejectCode.TOO_PRECISE, "mark_price", "1.0000000000001"),
          field(FileKind.MARKS, RejectCode.OUT_OF_RANGE, "mark_price", "1234567890123456"),
          field(FileKind.MARKS, RejectCode.EMPTY_FIELD, "mark_price", ""),
          field(FileKind.MARKS, RejectCode.NOT_A_TIME, "ts_ms", "yesterday"),
          field(FileKind.MARKS, RejectCode.UNKNOWN_INSTRUMENT, "instrument", "NOSUCHUSDT"),
          field(FileKind.MARKS, RejectCode.UNKNOWN_VENUE, "venue", "mtgox"),
          field(FileKind.MARKS, RejectCode.BAR_INCONSISTENT, "mark_high", "0.5"),
          field(FileKind.MARKS, RejectCode.SEQUENCE_CONFLICT, "mark_price", "100.015"),
          new Spoiler(FileKind.MARKS, RejectCode.LATE, Spoiler::sixAndAHalfMinutesEarlier),
          new Spoiler(FileKind.MARKS, RejectCode.MALFORMED_ROW, row -> row + ",too,many"),
          new Spoiler(FileKind.MARKS, RejectCode.MALFORMED_ROW, row -> "\"17\"60" + row),
          new Spoiler(FileKind.MARKS, RejectCode.MISSING_COLUMN, Spoiler::cutShort),
          field(FileKind.FUNDING, RejectCode.NO_MARK, "instrument", GoodRows.UNMARKED),
          field(FileKind.FUNDING, RejectCode.NOT_A_NUMBER, "funding_rate", "one"),
          field(FileKind.FUNDING, RejectCode.SEQUENCE_CONFLICT, "funding_rate", "0.0123"),
          field(FileKind.POSITIONS, RejectCode.NEGATIVE_QUANTITY, "quantity", "-1"),
          field(FileKind.POSITIONS, RejectCode.NEGATIVE_MARGIN, "isolated_margin", "-0.01"),
          field(FileKind.POSITIONS, RejectCode.NON_POSITIVE_AMOUNT, "leverage", "0"),
          field(FileKind.POSITIONS, RejectCode.NOT_ALLOWED_VALUE, "side", "flat"),
          field(FileKind.POSITIONS, RejectCode.BAD_NODE, "book", "a//b"),
          field(FileKind.POSITIONS, RejectCode.NOT_A_TIME, "ts", "2025-10-09T20:00:00"),
          field(FileKind.POSITIONS, RejectCode.SEQUENCE_CONFLICT, "isolated_margin", "77"),
          new Spoiler(FileKind.POSITIONS, RejectCode.SEQUENCE_BELOW_LAST, Spoiler::outOfTurn),
          field(FileKind.WALLET_EVENTS, RejectCode.NON_POSITIVE_AMOUNT, "amount", "0"),
          field(FileKind.WALLET_EVENTS, RejectCode.NOT_ALLOWED_VALUE, "kind", "gift"),
          field(FileKind.WALLET_EVENTS, RejectCode.UNKNOWN_POSITION, "account", "nobody"),
          field(FileKind.WALLET_EVENTS, RejectCode.POSITION_CLOSED, "account", "closed"),
          field(FileKind.WALLET_EVENTS, RejectCode.POSITION_LIQUIDATED, "account", "gone"),
          new Spoiler(FileKind.WALLET_EVENTS, RejectCode.REMOVES_TOO_MUCH, Spoiler::emptied),
          field(FileKind.ACCOUNTS, RejectCode.NEGATIVE_MARGIN, "free_balance", "-1"),
          field(FileKind.BUDGETS, RejectCode.UNKNOWN_METRIC, "metric", "luck"),
          field(FileKind.BUDGETS, RejectCode.BAD_NODE, "node", "desk/firm"),
          field(FileKind.CAPITAL, RejectCode.BAD_NODE, "node", "firm//a"));

  private static Spoiler field(FileKind kind, RejectCode code, String column, String value) {
    return new Spoiler(kind, code, row -> with(kind, row, column, value));
  }

  private static String with(FileKind kind, String row, String column, String value) {
    List<String> fields = new ArrayList<>(List.of(COMMA.split(row, -1)));
    fields.set(List.of(COMMA.split(SmallFiles.header(kind), -1)).indexOf(column), value);
    return String.join(",", fields);
  }

  private static String cutShort(String row) {
    return String.join(",", List.of(COMMA.split(row, -1)).subList(0, 4));
  }

  private static String sixAndAHalfMinutesEarlier(String row) {
    Instant at = Instant.ofEpochMilli(Long.parseLong(row.substring(0, row.indexOf(','))));
    String early = Long.toString(at.minusSeconds(390).toEpochMilli());
    return with(FileKind.MARKS, row, "ts_ms", early);
  }

  /** A second later, with a sequence below every good one. */
  private static String outOfTurn(String row) {
    Instant at = Instant.parse(row.substring(0, row.indexOf(',')));
    String later = with(FileKind.POSITIONS, row, "ts", at.plusSeconds(1).toString());
    return with(FileKind.POSITIONS, later, "sequence", "3");
  }

  /** A sequence of its own, between this row and the next of the position. */
  private static String emptied(String row) {
    String sequence = COMMA.split(row, -1)[1];
    String next = with(FileKind.WALLET_EVENTS, row, "sequence", sequence + "1");
    String remove = with(FileKind.WALLET_EVENTS, next, "kind", "remove");
    return with(FileKind.WALLET_EVENTS, remove, "amount", "123456789");
  }
}

package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectCode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges well-formed rows by the rows before them: late ones are refused, repeated ones recognised.
 * Isolated positions, wallet events, funding and acknowledgements are told to be duplicates where
 * they are applied, because only there it is known what was; here they are just not called late for
 * repeating a row.
 */
final class Sieve {
  /** What becomes of a row. */
  sealed interface Verdict {
    /** It goes on. */
    record Accepted() implements Verdict {}

    /** It equals one before. */
    record Duplicate() implements Verdict {}

    /** It is refused. */
    record Refused(Refusal refusal) implements Verdict {}
  }

  private final Map<Object, Object> contents = new HashMap<>();

  /** Judges a row of the file that {@code lateness} belongs to. */
  Verdict judge(InputEvent event, Lateness lateness) {
    Object before = contents.putIfAbsent(EventKeys.identity(event), EventKeys.content(event));
    return switch (event.kind()) {
      case RULE_PACKS, BUDGETS, CAPITAL -> judgeOnce(event, before, null);
      case RATES, ACCOUNTS, INSURANCE_FUND, ORDER_BOOK, ADL_RANKS ->
          judgeOnce(event, before, lateness);
      case POSITIONS, STOPS, WALLET_EVENTS, VENUE_FILLS, FUNDING, ACKNOWLEDGEMENTS ->
          event.fact() == null
              ? judgeTime(event, before, lateness)
              : judgeOnce(event, before, lateness);
      case MARKS -> throw new IllegalArgumentException("marks are judged as rows of a series");
    };
  }

  private static Verdict judgeOnce(
      InputEvent event, @Nullable Object before, @Nullable Lateness lateness) {
    if (before == null) {
      return lateness == null ? new Verdict.Accepted() : judgeTime(event, null, lateness);
    }
    return before.equals(EventKeys.content(event))
        ? new Verdict.Duplicate()
        : new Verdict.Refused(
            new Refusal(
                RejectCode.SEQUENCE_CONFLICT,
                "a row for the same key and time was applied before with other content"));
  }

  private static Verdict judgeTime(InputEvent event, @Nullable Object before, Lateness lateness) {
    Object subject = EventKeys.of(event).subject();
    boolean late = lateness.isLate(subject, event.atMicros());
    return late && !EventKeys.content(event).equals(before)
        ? new Verdict.Refused(lateness.refusal(subject, event.atMicros()))
        : new Verdict.Accepted();
  }
}

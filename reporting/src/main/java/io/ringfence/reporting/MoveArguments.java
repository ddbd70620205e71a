package io.ringfence.reporting;

import io.ringfence.domain.outcome.Chosen;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.report.MoveWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the program about moves is told.
 *
 * @param office what it shares with the others
 */
record MoveArguments(OfficeArguments office) {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(s|m|h)");
  private static final Map<String, Trigger.Reason> EVENTS =
      new TreeMap<>(
          Map.of(
              "state", Trigger.Reason.STATE_WORSE,
              "regime", Trigger.Reason.REGIME_CHANGED,
              "funding", Trigger.Reason.FUNDING_PAID,
              "notice", Trigger.Reason.TIER_NOTICE));

  Optional<String> run() {
    return office.given().text("--run-id");
  }

  @Nullable Instant from() {
    return office.given().instant("--from");
  }

  @Nullable Instant to() {
    return office.given().instant("--to");
  }

  @Nullable Instant asOf() {
    return office.given().instant("--as-of");
  }

  boolean watches() {
    return office.given().has("--watch");
  }

  /** When batches are drawn up. */
  MoveWatch.Terms terms() {
    MoveWatch.Terms usual = MoveWatch.Terms.DEFAULT;
    return new MoveWatch.Terms(
        time("--every", usual.every()), time("--quiet", usual.quiet()), events(usual.on()));
  }

  private Duration time(String option, Duration otherwise) {
    return office.given().text(option).map(text -> time(option, text)).orElse(otherwise);
  }

  private static Duration time(String option, String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      throw new WrongInputException(option + " must be a time such as 1h or 10m, was " + text);
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  private Set<Trigger.Reason> events(Set<Trigger.Reason> otherwise) {
    Optional<String> text = office.given().text("--on");
    if (text.isEmpty()) {
      return otherwise;
    }
    Set<Trigger.Reason> events = EnumSet.noneOf(Trigger.Reason.class);
    for (String word : text.get().split(",", -1)) {
      Trigger.Reason reason = EVENTS.get(word);
      if (reason == null && !word.equals("schedule")) {
        throw new WrongInputException(
            "--on must be of %s, was %s".formatted(String.join(", ", EVENTS.keySet()), word));
      }
      events.add(reason == null ? Trigger.Reason.SCHEDULE : reason);
    }
    return events;
  }

  /** An answer of whoever looked at a batch. */
  MoveLedger.Answer answer() {
    return new MoveLedger.Answer(office.given().required("--payload"), chosen(), office.comment());
  }

  private Chosen chosen() {
    return office.given().text("--moves").map(MoveArguments::chosen).orElse(Chosen.OPEN);
  }

  private static Chosen chosen(String text) {
    Set<Integer> numbers = new TreeSet<>();
    for (String number : List.of(text.split("[,+]", -1))) {
      try {
        numbers.add(Integer.valueOf(number.strip()));
      } catch (NumberFormatException e) {
        throw new WrongInputException("--moves must be numbers such as 1,3, was " + text);
      }
    }
    return Chosen.of(numbers);
  }
}

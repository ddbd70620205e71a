package io.ringfence.domain.budget;

import io.ringfence.domain.budget.Breach.Cause;
import io.ringfence.domain.budget.Breach.Ending;
import io.ringfence.domain.budget.BreachNews.Event;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The breaches of one budget, one after the other, by the raw hard limit. */
final class BreachWatch {
  private long opened;
  private @Nullable Breach open;
  private @Nullable BigDecimal hardBefore;

  /** Breaches opened so far. */
  long opened() {
    return opened;
  }

  /** Hard limit at the last evaluation; absent: none was known. */
  @Nullable BigDecimal hardBefore() {
    return hardBefore;
  }

  void restore(BudgetMonitor.Memory memory) {
    opened = memory.breachesOpened();
    open = memory.openBreach();
    hardBefore = memory.hardBefore();
  }

  /** Number of the open breach; 0: none is open. */
  long openNumber() {
    return open == null ? 0 : open.number();
  }

  /** The open breach. */
  Optional<Breach> open() {
    return Optional.ofNullable(open);
  }

  /** Evaluates a use under the limits in force. */
  Optional<BreachNews> judge(BudgetInForce now, BudgetUse use, BudgetReading reading) {
    boolean over = now.isBreachedBy(use);
    Optional<BreachNews> news =
        open == null
            ? over ? Optional.of(open(now, use, reading)) : Optional.empty()
            : over ? goOn(open, now, use, reading) : end(open, now, use, reading);
    hardBefore = now.isKnown() ? now.limits().hard() : null;
    return news;
  }

  /** No budget is in force any more. */
  Optional<BreachNews> leave(BudgetReading reading) {
    hardBefore = null;
    return open == null
        ? Optional.empty()
        : Optional.of(ended(open, reading.use(), reading, Ending.LIMIT_CHANGED));
  }

  private BreachNews open(BudgetInForce now, BudgetUse use, BudgetReading reading) {
    opened++;
    Breach breach =
        new Breach(
            opened,
            now.budget(),
            now.limits().hard(),
            reading.at(),
            cause(use, reading.circumstances()),
            use,
            reading.at(),
            now.isBreachedBy(reading.certain()) ? reading.at() : null);
    open = breach;
    return new BreachNews(breach, Event.OPENED, reading.at(), use, null);
  }

  private Cause cause(BudgetUse use, NodeCircumstances circumstances) {
    if (circumstances.traded()) {
      return Cause.TRADE;
    }
    // Under the limit before there was no breach: where there would be none now, use has moved.
    boolean sameUnderBefore = hardBefore != null && use.exceeds(hardBefore);
    return sameUnderBefore ? Cause.MARKET : Cause.LIMIT;
  }

  private Optional<BreachNews> goOn(
      Breach before, BudgetInForce now, BudgetUse use, BudgetReading reading) {
    boolean certain = now.isBreachedBy(reading.certain());
    Breach after = before.under(now).after(use, certain, reading.at());
    open = after;
    return before.confirmedAt() == null && after.confirmedAt() != null
        ? Optional.of(new BreachNews(after, Event.CONFIRMED, reading.at(), use, null))
        : Optional.empty();
  }

  private Optional<BreachNews> end(
      Breach before, BudgetInForce now, BudgetUse use, BudgetReading reading) {
    boolean limitChanged = use.exceeds(before.hard());
    if (!limitChanged && !use.isKnown()) {
      return Optional.empty();
    }
    Ending ending = limitChanged ? byLimit(now) : byUse(reading.circumstances());
    return Optional.of(ended(before, use, reading, ending));
  }

  private static Ending byLimit(BudgetInForce now) {
    return switch (now.budget().terms().kind()) {
      case OVERRIDE -> Ending.OVERRIDDEN;
      case LIMIT -> Ending.LIMIT_CHANGED;
    };
  }

  private static Ending byUse(NodeCircumstances circumstances) {
    return circumstances.reclassified() ? Ending.RECLASSIFIED : Ending.CURED;
  }

  private BreachNews ended(Breach breach, BudgetUse use, BudgetReading reading, Ending ending) {
    open = null;
    return new BreachNews(breach, Event.ENDED, reading.at(), use, ending);
  }
}

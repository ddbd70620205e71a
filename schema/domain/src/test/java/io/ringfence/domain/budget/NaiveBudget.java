package io.ringfence.domain.budget;

import io.ringfence.domain.mark.VolatilityRegime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a budget in the plainest way: rows are ranked one against the other in words, states
 * are numbers, and the whole history is told again whenever somebody asks.
 */
final class NaiveBudget {
  private static final int WITHIN = 0;
  private static final int WARNING = 1;
  private static final int BREACH = 2;
  private static final int UNKNOWN = 3;
  private static final String[] NAMES = {"WITHIN", "WARNING", "BREACH", "UNKNOWN_AT_LEAST"};

  private final List<RiskBudget> given;
  private final List<BudgetReading> history = new ArrayList<>();

  NaiveBudget(List<RiskBudget> given) {
    this.given = given;
  }

  void see(BudgetReading reading) {
    history.add(reading);
  }

  /** Everything that was to be said, in order. */
  List<String> said() {
    List<String> said = new ArrayList<>();
    RiskBudget ruling = null;
    int state = -1;
    Instant since = Instant.EPOCH;
    Instant warned = null;
    Open open = null;
    int opened = 0;
    for (BudgetReading reading : history) {
      RiskBudget now = ruling(reading.at(), reading.regime());
      if (now == null) {
        if (open != null) {
          said.add(open.text(reading.at(), "ENDED", "LIMIT_CHANGED"));
          open = null;
        }
        ruling = null;
        state = -1;
        continue;
      }
      boolean fresh = state < 0 || now != ruling;
      int next = fresh ? raw(now, reading) : next(state, since, warned, now, reading);
      if (next != state) {
        said.add(reading.at() + " " + NAMES[next]);
        Instant warning = state == WARNING ? since : warned;
        warned = next == UNKNOWN && state >= 0 ? warning : null;
        state = next;
        since = reading.at();
      }
      ruling = now;
      boolean over = value(reading).compareTo(now.limits().hard()) > 0;
      if (open == null && over) {
        opened++;
        open = new Open(opened, value(reading), reading.at(), now.limits().hard());
        said.add(open.text(reading.at(), "OPENED", "null"));
      } else if (open != null && over) {
        open =
            value(reading).compareTo(open.peak) > 0
                ? new Open(open.number, value(reading), reading.at(), now.limits().hard())
                : new Open(open.number, open.peak, open.peakAt, now.limits().hard());
      } else if (open != null) {
        String ending = ending(open, now, reading);
        if (!ending.isEmpty()) {
          said.add(open.text(reading.at(), "ENDED", ending));
          open = null;
        }
      }
    }
    return said;
  }

  private record Open(int number, BigDecimal peak, Instant peakAt, BigDecimal hard) {
    String text(Instant at, String event, String ending) {
      return at + " " + event + " " + number + " peak " + peak + " at " + peakAt + " " + ending;
    }
  }

  private static String ending(Open open, RiskBudget now, BudgetReading reading) {
    if (value(reading).compareTo(open.hard) > 0) {
      return now.terms().kind() == BudgetTerms.Kind.OVERRIDE ? "OVERRIDDEN" : "LIMIT_CHANGED";
    }
    if (reading.use().unknownCount() > 0) {
      return "";
    }
    return reading.circumstances().reclassified() ? "RECLASSIFIED" : "CURED";
  }

  private static BigDecimal value(BudgetReading reading) {
    return reading.use().numerator();
  }

  private static int raw(RiskBudget now, BudgetReading reading) {
    if (value(reading).compareTo(now.limits().hard()) > 0) {
      return BREACH;
    }
    if (reading.use().unknownCount() > 0) {
      return UNKNOWN;
    }
    return value(reading).compareTo(now.limits().soft()) > 0 ? WARNING : WITHIN;
  }

  private static int next(
      int state, Instant since, @Nullable Instant warned, RiskBudget now, BudgetReading reading) {
    int raw = raw(now, reading);
    Instant entered = state == UNKNOWN ? warned : since;
    boolean mayFall =
        entered != null
            && reading.use().unknownCount() == 0
            && reading.at().getEpochSecond() - entered.getEpochSecond()
                >= now.minimumDwell().toSeconds();
    boolean belowSoft = value(reading).compareTo(now.limits().softLeave()) <= 0;
    boolean belowHard = value(reading).compareTo(now.limits().hardLeave()) <= 0;
    if (state == BREACH) {
      if (!mayFall || !belowHard) {
        return BREACH;
      }
      return belowSoft ? WITHIN : WARNING;
    }
    boolean warning = state == WARNING || (state == UNKNOWN && warned != null);
    return warning && raw == WITHIN && !(mayFall && belowSoft) ? WARNING : raw;
  }

  /** The row no other beats. */
  private @Nullable RiskBudget ruling(Instant at, @Nullable VolatilityRegime regime) {
    RiskBudget best = null;
    for (RiskBudget row : given) {
      boolean known = row.terms().givenAt() == null || !row.terms().givenAt().isAfter(at);
      boolean begun = row.validFrom() == null || !row.validFrom().isAfter(at);
      boolean over = row.validTo() != null && !row.validTo().isAfter(at);
      VolatilityRegime asked = row.terms().regime();
      boolean other = asked != null && regime != null && asked != regime;
      if (known && begun && !over && !other && (best == null || !beats(best, row, regime))) {
        best = row;
      }
    }
    return best;
  }

  private static boolean beats(
      RiskBudget one, RiskBudget other, @Nullable VolatilityRegime regime) {
    boolean override = one.terms().kind() == BudgetTerms.Kind.OVERRIDE;
    if (override != (other.terms().kind() == BudgetTerms.Kind.OVERRIDE)) {
      return override;
    }
    boolean ofRegime = one.terms().regime() != null;
    if (ofRegime != (other.terms().regime() != null)) {
      return ofRegime;
    }
    int tighter = one.limits().hard().compareTo(other.limits().hard());
    if (regime == null && ofRegime && tighter != 0) {
      return tighter < 0;
    }
    long given = second(one.terms().givenAt()) - second(other.terms().givenAt());
    if (given != 0) {
      return given > 0;
    }
    return second(one.validFrom()) > second(other.validFrom());
  }

  private static long second(@Nullable Instant instant) {
    return instant == null ? -1 : instant.getEpochSecond();
  }
}

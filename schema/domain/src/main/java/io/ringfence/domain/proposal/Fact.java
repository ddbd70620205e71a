package io.ringfence.domain.proposal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a proposal was made against. Where it has changed beyond what the proposal says, the
 * proposal lapses.
 *
 * @param name what it is, for people; unique among the facts of a proposal
 * @param value what it was; absent: unknown, or there was none
 * @param tolerance fraction of the value by which it may have moved, in [0, 1); absent: not at all
 * @param secret whether not everybody concerned may be told the value
 */
public record Fact(
    String name, @Nullable String value, @Nullable BigDecimal tolerance, boolean secret) {
  public Fact {
    if (tolerance != null && (tolerance.signum() < 0 || tolerance.compareTo(BigDecimal.ONE) >= 0)) {
      throw new IllegalArgumentException("tolerance must be in [0, 1), was " + tolerance);
    }
  }

  /** Something that must not change. */
  public static Fact fixed(String name, @Nullable Object value) {
    return new Fact(name, value == null ? null : value.toString(), null, false);
  }

  /** A figure that may move by a fraction of itself. */
  public static Fact moving(String name, @Nullable BigDecimal value, BigDecimal tolerance) {
    return new Fact(name, value == null ? null : value.toPlainString(), tolerance, false);
  }

  /** The same, and its value is told only to whoever may know it. */
  public Fact asSecret() {
    return new Fact(name, value, tolerance, true);
  }

  /** What has changed beyond its tolerance, one line each, in the order of what was. */
  public static List<String> drift(List<Fact> then, List<Fact> now) {
    Map<String, Fact> found = new LinkedHashMap<>();
    now.forEach(fact -> found.put(fact.name(), fact));
    List<String> drift = new ArrayList<>();
    for (Fact was : then) {
      Fact is = found.remove(was.name());
      String value = is == null ? null : is.value();
      if (!was.holds(value)) {
        drift.add(was.secret() ? was.name() + " has changed" : was.changed(value));
      }
    }
    found
        .values()
        .forEach(
            is ->
                drift.add(
                    is.secret()
                        ? is.name() + " is new"
                        : fixed(is.name(), null).changed(is.value())));
    return drift;
  }

  private boolean holds(@Nullable String now) {
    if (value == null || now == null || tolerance == null) {
      return Objects.equals(value, now);
    }
    BigDecimal was = new BigDecimal(value);
    BigDecimal moved = new BigDecimal(now).subtract(was).abs();
    return moved.compareTo(was.abs().multiply(tolerance)) <= 0;
  }

  private String changed(@Nullable String now) {
    return "%s was %s, is %s".formatted(name, shown(value), shown(now));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "none" : value;
  }
}

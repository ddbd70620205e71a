package io.ringfence.reporting.report;

import io.ringfence.reporting.query.RateConditionsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * While a budget's rate could not be trusted.
 *
 * @param row the condition it entered, missing or stale
 * @param until when the next one followed; empty: it goes on
 */
public record RateLine(RateConditionsQuery.Row row, Optional<Instant> until) {
  private static final String CURRENT = "CURRENT";

  private record Key(String node, @Nullable String part, String base, String quote) {
    static Key of(RateConditionsQuery.Row row) {
      return new Key(row.node(), row.part(), row.base(), row.quote());
    }
  }

  /** Every time a rate was missing or stale, in order of time. */
  public static List<RateLine> of(List<RateConditionsQuery.Row> rows) {
    Map<Key, Instant> next = new HashMap<>();
    List<RateLine> lines = new ArrayList<>();
    for (RateConditionsQuery.Row row : rows.reversed()) {
      Optional<Instant> until = Optional.ofNullable(next.put(Key.of(row), row.at()));
      if (!row.condition().equals(CURRENT)) {
        lines.add(new RateLine(row, until));
      }
    }
    return lines.reversed();
  }

  /** The pair, {@code base/quote}. */
  public String pair() {
    return row.base() + "/" + row.quote();
  }
}

package io.ringfence.api.table;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ringfence.api.question.Asked;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.TablesQuery;
import java.time.Duration;
import java.util.List;

/**
 * Which tables there are for a scope, and what their columns are. Only migrations change it, so it
 * is remembered for a while: whoever is refused a table costs the store nothing. Safe for several
 * threads.
 */
final class TableLayouts {
  private static final int MOST_SCOPES = 1_000;
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final Cache<DeskScope, List<TablesQuery.Row>> known =
      Caffeine.newBuilder().maximumSize(MOST_SCOPES).expireAfterWrite(REMEMBERED).build();

  /** By name; those who ask at a time wait for one answer. */
  List<TablesQuery.Row> of(Asked asked) {
    return known.get(
        asked.scope(), _ -> List.copyOf(asked.ask(TablesQuery::new, TablesQuery::visible)));
  }
}

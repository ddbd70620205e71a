package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.InstrumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Which positions were open at one instant after another, by the same knowledge: what {@link
 * PositionsAtQuery} says of each. Only what changed in between is read, and every mark in force.
 */
public record PositionsInTurnQuery(DSLContext clickhouse, DeskScope scope) {
  /** Positions of a run by what was known at an instant. */
  public Turns of(String runId, Instant asKnown) {
    return new Turns(runId, asKnown);
  }

  /** Goes on in time. Not thread-safe. */
  public final class Turns {
    private final String runId;
    private final Instant asKnown;
    private final Map<String, PositionsAtQuery.Row> open = new TreeMap<>();
    private @Nullable Instant before;

    private Turns(String runId, Instant asKnown) {
      this.runId = runId;
      this.asKnown = asKnown;
    }

    /**
     * Open positions, by key.
     *
     * @param at not before the instant asked for last
     */
    public List<PositionsAtQuery.Row> at(Instant at) {
      if (before != null && at.isBefore(before)) {
        throw new IllegalArgumentException(
            "instants must go on in time, was %s after %s".formatted(at, before));
      }
      PositionsAtQuery positions = new PositionsAtQuery(clickhouse, DeskScope.ALL);
      Vantage now = new Vantage(at, asKnown);
      for (PositionsAtQuery.Version version : positions.changed(runId, before, now)) {
        if (version.isOpen()) {
          open.put(version.key(), version.row());
        } else {
          open.remove(version.key());
        }
      }
      before = at;
      return marked(positions.marksAt(runId, now));
    }

    private List<PositionsAtQuery.Row> marked(Map<InstrumentId, PositionsAtQuery.Mark> marks) {
      List<PositionsAtQuery.Row> rows = new ArrayList<>(open.size());
      for (PositionsAtQuery.Row row : open.values()) {
        if (row.isFor(scope)) {
          rows.add(row.beside(marks.get(row.key().instrument())));
        }
      }
      return rows;
    }
  }
}

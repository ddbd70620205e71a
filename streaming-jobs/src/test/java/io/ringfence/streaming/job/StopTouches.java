package io.ringfence.streaming.job;

import io.ringfence.streaming.TestStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where marks touched resting stops, from the versions of positions and the marks that a replay has
 * stored: a touch counts once until the mark has left the stop, or another stop rests there.
 *
 * @param store where they are
 * @param run the replay
 */
record StopTouches(TestStore store, String run) {
  private static final class Resting {
    private final boolean isLong;
    private final String instrument;
    private String stop = "";
    private boolean isTouched;

    private Resting(String key) {
      String[] parts = key.split("/", -1);
      isLong = parts[3].equals("long");
      instrument = parts[2];
    }

    /** Whether a mark is a new touch. */
    private boolean isTouchedBy(@Nullable BigDecimal mark) {
      boolean holds = mark != null && !stop.isEmpty() && isBeyond(mark, new BigDecimal(stop));
      boolean isNew = holds && !isTouched;
      isTouched = holds;
      return isNew;
    }

    private boolean isBeyond(BigDecimal mark, BigDecimal at) {
      return isLong ? mark.compareTo(at) <= 0 : mark.compareTo(at) >= 0;
    }
  }

  /** Position and mark of each touch, sorted. */
  List<String> all() {
    Map<String, Resting> positions = new HashMap<>();
    Map<String, BigDecimal> marks = new HashMap<>();
    List<String> touches = new ArrayList<>();
    for (String row : store.rows(timeline())) {
      String[] fields = row.split("\t", -1);
      if (fields[2].equals("mark")) {
        BigDecimal mark = new BigDecimal(fields[4]);
        marks.put(fields[3], mark);
        positions.forEach(
            (key, resting) -> {
              if (resting.instrument.equals(fields[3]) && resting.isTouchedBy(mark)) {
                touches.add(key + "\t" + fields[4]);
              }
            });
      } else {
        Resting resting = positions.computeIfAbsent(fields[3], Resting::new);
        change(resting, fields);
        BigDecimal mark = marks.get(resting.instrument);
        if (resting.isTouchedBy(mark)) {
          touches.add(fields[3] + "\t" + mark);
        }
      }
    }
    return touches.stream().sorted().toList();
  }

  private static void change(Resting resting, String[] fields) {
    boolean isOpen = fields[5].equals("open") || fields[5].equals("presumed_liquidated");
    String stop = isOpen ? fields[4] : "";
    boolean isAnother = !stop.equals(resting.stop);
    resting.stop = stop;
    if (isAnother || fields[2].equals("version")) {
      resting.isTouched = false;
    }
  }

  /** Time, order, mark or change; then instrument and price, or position, stop and status. */
  private String timeline() {
    return """
    SELECT * FROM (
      SELECT toUnixTimestamp64Micro(occurred_at) AS at, 1000000 AS n, 'mark' AS what, instrument AS of,
        toString(mark_price) AS price, '' AS status FROM marks WHERE run_id = '%1$s'
      UNION ALL
      SELECT toUnixTimestamp64Micro(occurred_at), change_number, change, position_key,
        ifNull(toString(stop_price), ''), status FROM position_versions WHERE run_id = '%1$s')
    ORDER BY at, n"""
        .formatted(run);
  }
}

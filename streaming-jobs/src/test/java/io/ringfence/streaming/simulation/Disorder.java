package io.ringfence.streaming.simulation;

import io.ringfence.contracts.wire.InputKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows out of order by less than the allowed lateness, some of them more than once. */
final class Disorder {
  /** Below the five minutes that are allowed. */
  private static final int MOST_MICROS = 290_000_000;

  private static final int ONE_IN_IS_REPEATED = 7;

  private record Coming(long whenMicros, String text) {}

  /**
   * What came.
   *
   * @param rows rows of each kind in the order they come
   * @param repeated how many of a kind came again
   */
  record Came(Map<InputKind, List<String>> rows, Map<InputKind, Integer> repeated) {}

  private Disorder() {}

  /** Every row once and in order. */
  static Map<InputKind, List<String>> none(Scenario scenario) {
    Map<InputKind, List<String>> rows = new EnumMap<>(InputKind.class);
    scenario
        .rows()
        .forEach((kind, own) -> rows.put(kind, own.stream().map(Scenario.Row::text).toList()));
    return rows;
  }

  /**
   * Draws an order.
   *
   * @param refused texts of rows that are refused: they come once, for a refused row that comes
   *     again is refused again
   */
  static Came draw(Scenario scenario, Set<String> refused, Random random) {
    Map<InputKind, List<String>> rows = new EnumMap<>(InputKind.class);
    Map<InputKind, Integer> repeated = new EnumMap<>(InputKind.class);
    scenario
        .rows()
        .forEach(
            (kind, own) -> {
              List<Coming> coming = new ArrayList<>();
              for (Scenario.Row row : own) {
                coming.add(coming(row, random));
                if (!refused.contains(row.text()) && random.nextInt(ONE_IN_IS_REPEATED) == 0) {
                  coming.add(coming(row, random));
                  repeated.merge(kind, 1, Integer::sum);
                }
              }
              coming.sort(Comparator.comparingLong(Coming::whenMicros));
              rows.put(kind, coming.stream().map(Coming::text).collect(Collectors.toList()));
            });
    return new Came(rows, repeated);
  }

  private static Coming coming(Scenario.Row row, Random random) {
    return new Coming(row.atMicros() + random.nextInt(MOST_MICROS), row.text());
  }
}

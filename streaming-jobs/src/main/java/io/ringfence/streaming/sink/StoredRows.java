package io.ringfence.streaming.sink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the store holds of a run: asked before it begins and after it has ended. */
public final class StoredRows {
  private static final String OF_RUN = " WHERE run_id = {run:String}";

  /** A table is read whole: of seven million snapshots more than a minute on two busy cores. */
  private static final Duration WHOLE_TABLE = Duration.ofMinutes(30);

  private final ClickHouseClient client;
  private final ClickHouseClient patient;

  /** The rows of a target's run. */
  public StoredRows(ClickHouseTarget target, RetryPolicy retries) {
    SinkOptions options = SinkOptions.DEFAULT.with(retries);
    this.client = new ClickHouseClient(target, options);
    this.patient = new ClickHouseClient(target, options.with(options.batchRows(), WHOLE_TABLE));
  }

  /**
   * Rows of the run in each of some tables.
   *
   * @throws StoreException when the store does not say
   */
  public Map<String, Long> count(List<String> tables) {
    Map<String, Long> counts = new TreeMap<>();
    for (String table : tables) {
      counts.put(table, rows("count of " + table, "SELECT count() FROM %s".formatted(table)));
    }
    return counts;
  }

  private long rows(String what, String statement) {
    return Long.parseLong(client.ask(what, statement + OF_RUN, Map.of()).getFirst());
  }

  /**
   * Rows computed for a table in the whole run.
   *
   * @param tasks tasks that have said what they computed
   * @param allTasks tasks there are
   * @param rows rows they computed
   */
  public record Computed(long tasks, long allTasks, long rows) {
    /** Whether every task has said so. */
    public boolean isComplete() {
      return tasks == allTasks;
    }

    /** Whether more have said so than there are: what they said was stored twice. */
    public boolean isSaidTwice() {
      return tasks > allTasks;
    }
  }

  /** What was computed, by table; absent where nobody has said so yet. */
  public Map<String, Computed> computed() {
    Map<String, Computed> computed = new TreeMap<>();
    List<String> rows =
        client.ask(
            "question for table_counts",
            "SELECT counted_table, count(), max(tasks), sum(computed) FROM table_counts"
                + OF_RUN
                + " GROUP BY counted_table",
            Map.of());
    for (String row : rows) {
      String[] figures = row.split("\t", -1);
      computed.put(
          figures[0],
          new Computed(
              Long.parseLong(figures[1]), Long.parseLong(figures[2]), Long.parseLong(figures[3])));
    }
    return computed;
  }

  /** Rows that are with the dead letters, by the table that refused them. */
  public Map<String, Long> deadLetters() {
    Map<String, Long> letters = new TreeMap<>();
    List<String> rows =
        client.ask(
            "question for dead_letters",
            "SELECT refused_table, count() FROM dead_letters" + OF_RUN + " GROUP BY refused_table",
            Map.of());
    for (String row : rows) {
      String[] figures = row.split("\t", -1);
      letters.put(figures[0], Long.parseLong(figures[1]));
    }
    return letters;
  }

  /** Control totals of the run, by kind and file. */
  public List<FileTotals> totals() {
    List<String> rows =
        client.ask(
            "question for input_counts",
            "SELECT %s FROM input_counts".formatted(FileTotals.COLUMNS)
                + OF_RUN
                + " ORDER BY kind, file",
            Map.of());
    return rows.stream().map(FileTotals::of).toList();
  }

  /**
   * Number and content of the run's rows in one table, in any order and however they came: no run,
   * no batch and nothing off the wall clock is in it. A row that is missing, twice or changed gives
   * another text.
   */
  public String content(TableLayout<?> layout) {
    String values =
        layout.columns().stream()
            .filter(Column::ofContent)
            .map(Column::name)
            .collect(Collectors.joining(", ", "(", ")"));
    return patient
        .ask(
            "digest of " + layout.table(),
            "SELECT count(), sum(sipHash64(row)), groupBitXor(cityHash64(row)) FROM"
                + " (SELECT toString(%s) AS row FROM %s%s)"
                    .formatted(values, layout.table(), OF_RUN),
            Map.of())
        .getFirst();
  }
}

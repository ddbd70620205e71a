package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.TableCountRow;
import io.ringfence.streaming.RowTexts;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.sink.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps rows in memory, by run and table. Fails once, on demand: at a certain row of the marks, and
 * not before a checkpoint has been taken.
 */
final class MemorySinks implements RowSinks {
  private static final Map<String, Store> STORES = new ConcurrentHashMap<>();
  private static final String COUNTS = RunTables.TABLE_COUNTS.table();
  private static final long MILLIS_PER_MARK_OF_A_SLOW_RUN = 2;

  private final String run;

  /** Rows of one run. */
  static final class Store {
    private final Map<String, List<Object>> rows = new TreeMap<>();
    private final int failAtMark;
    private int checkpointsOfMarks;
    private boolean hasFailed;

    private Store(int failAtMark) {
      this.failAtMark = failAtMark;
    }

    private synchronized void add(String table, Object row) {
      List<Object> ofTable = rows.computeIfAbsent(table, _ -> new ArrayList<>());
      ofTable.add(row);
      boolean due = ofTable.size() >= failAtMark && checkpointsOfMarks > 0 && !hasFailed;
      if (table.equals("marks") && due) {
        hasFailed = true;
        throw new IllegalStateException("a failure on demand");
      }
    }

    private synchronized void checkpoint(String table) {
      checkpointsOfMarks += table.equals("marks") ? 1 : 0;
    }

    synchronized boolean hasFailed() {
      return hasFailed;
    }

    /** Rows of every table as sorted texts; counts depend on the number of tasks, see below. */
    synchronized Map<String, List<String>> texts() {
      Map<String, List<String>> texts = new TreeMap<>();
      rows.forEach(
          (table, ofTable) -> texts.put(table, RowTexts.of(ofTable).stream().sorted().toList()));
      texts.remove(COUNTS);
      return texts;
    }

    /** Rows of a table as they came. */
    synchronized <T> List<T> rows(String table, Class<T> type) {
      return rows.getOrDefault(table, List.of()).stream().map(type::cast).toList();
    }

    /** Rows that were counted on their way to each table. */
    synchronized Map<String, Long> computed() {
      Map<String, Long> computed = new TreeMap<>();
      for (Object row : rows.getOrDefault(COUNTS, List.of())) {
        TableCountRow count = (TableCountRow) row;
        computed.merge(count.countedTable(), count.computed(), Long::sum);
      }
      return computed;
    }
  }

  private MemorySinks(String run) {
    this.run = run;
  }

  /** Sinks that never fail. */
  static MemorySinks of(String run) {
    return failingAt(run, Integer.MAX_VALUE);
  }

  /** Sinks that are slow, and fail once at this mark or soon after. */
  static MemorySinks failingAt(String run, int mark) {
    STORES.put(run, new Store(mark));
    return new MemorySinks(run);
  }

  /** What was written. */
  Store store() {
    return storeOf(run);
  }

  private static Store storeOf(String run) {
    return requireNonNull(STORES.get(run), run);
  }

  @Override
  public <T> Sink<T> sinkOf(TableLayout<T> layout) {
    return new MemorySink<>(run, layout.table());
  }

  private record MemorySink<T>(String run, String table) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      Store store = storeOf(run);
      return new SinkWriter<>() {
        @Override
        public void write(T row, Context unused) throws InterruptedException {
          if (table.equals("marks") && store.failAtMark < Integer.MAX_VALUE) {
            Thread.sleep(MILLIS_PER_MARK_OF_A_SLOW_RUN);
          }
          store.add(table, row);
        }

        @Override
        public void flush(boolean endOfInput) {
          store.checkpoint(table);
        }

        @Override
        public void close() {}
      };
    }
  }
}

package io.ringfence.streaming.sink;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a row rests in its table. Every table has a column for the run beside these.
 *
 * @param table name of the table
 * @param columns its columns without the run
 * @param <T> type of the row
 */
public record TableLayout<T>(String table, List<Column<T>> columns) implements Serializable {
  /** Column of the run. */
  static final String RUN = "run_id";

  /** Copies the columns. */
  public TableLayout {
    columns = List.copyOf(columns);
  }

  /** The statement whose data is a stream of Arrow record batches. */
  String insertStatement() {
    String names =
        Stream.concat(Stream.of(RUN), columns.stream().map(Column::name))
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) SETTINGS async_insert=0 FORMAT ArrowStream".formatted(table, names);
  }
}

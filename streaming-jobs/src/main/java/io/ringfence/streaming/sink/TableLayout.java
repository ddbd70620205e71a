package io.ringfence.streaming.sink;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a row rests in its table. Every table has a column for the run and one for the batch beside
 * these.
 *
 * @param table name of the table
 * @param columns its columns without run and batch
 * @param partition partition of the table a row belongs to
 * @param <T> type of the row
 */
public record TableLayout<T>(String table, List<Column<T>> columns, Partition<T> partition)
    implements Serializable {
  /** Column of the run. */
  static final String RUN = "run_id";

  /** Column of the batch. */
  static final String BATCH = "batch";

  private static final int MONTHS = 12;

  /** Tells apart the partitions of a table. */
  @FunctionalInterface
  public interface Partition<T> extends Serializable {
    /** A number that is the same for rows of one partition, and only for them. */
    long of(T row);
  }

  /** Copies the columns. */
  public TableLayout {
    columns = List.copyOf(columns);
  }

  /** A table that is one partition. */
  TableLayout(String table, List<Column<T>> columns) {
    this(table, columns, _ -> 0);
  }

  /** The same table, one partition per calendar month (UTC) of an instant, epoch microseconds. */
  TableLayout<T> byMonthOf(Partition<T> micros) {
    return new TableLayout<>(table, columns, row -> month(micros.of(row)));
  }

  private static long month(long micros) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(micros, TimeUnit.DAYS.toMicros(1)));
    return day.getYear() * (long) MONTHS + day.getMonthValue();
  }

  /** The statement whose data is a stream of Arrow record batches. */
  String insertStatement() {
    String names =
        Stream.concat(Stream.of(RUN, BATCH), columns.stream().map(Column::name))
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) FORMAT ArrowStream".formatted(table, names);
  }
}

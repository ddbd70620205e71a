package io.ringfence.api.table;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.limit.PacedOutput;
import io.ringfence.api.limit.Places;
import io.ringfence.api.question.Asked;
import io.ringfence.reporting.query.TablesQuery;
import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Passes tables on as the store writes them, whatever their size, without holding them. A few at a
 * time: each keeps a connection of the store while its reader reads.
 */
@Component
public final class ArrowStreams {
  private static final int MOST = 4;
  private static final int MOST_OF_ONE = 2;

  /** Whoever asks a small question meanwhile finds a core. */
  private static final Map<String, String> MODEST =
      Map.of("max_threads", "1", "max_block_size", "16384");

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final TableExport export;
  private final Places places;

  ArrowStreams(ClickHouseAddress address, MeterRegistry metrics) {
    this.export = new TableExport(address, MODEST);
    this.places = new Places("tables", MOST, MOST_OF_ONE, metrics);
  }

  /**
   * Writes a table.
   *
   * @param beginning is run once the table may be read, before its first byte leaves
   * @throws ApiException when as many are being written as may be
   * @throws IOException when the store or the reader is gone
   */
  void write(Asked asked, TablesQuery.Row table, HttpServletResponse response, Runnable beginning)
      throws IOException {
    try {
      write(asked, table, response.getOutputStream(), beginning);
    } catch (IOException e) {
      throw refused(e, response);
    }
  }

  /**
   * Writes a table to whoever reads it.
   *
   * @param beginning is run once the table may be read, before its first byte leaves
   * @throws ApiException when as many are being written as may be, in all or of the caller
   * @throws IOException when the store or the reader is gone, or the reader is too slow
   */
  void write(Asked asked, TablesQuery.Row table, OutputStream out, Runnable beginning)
      throws IOException {
    try (Places.Place _ = places.take(asked.caller())) {
      beginning.run();
      export.write(
          asked.ask(TablesQuery::new, tables -> tables.statement(table)),
          parameters(asked),
          TableExport.Format.ARROW_STREAM,
          new PacedOutput(out));
    }
  }

  /**
   * Hands a table to somebody who takes it while the store writes it.
   *
   * @param beginning is run once the table may be read, before its first byte leaves
   * @throws ApiException when as many are being written as may be, in all or of the caller
   * @throws IOException when the store is gone, or the taker does not take
   */
  public void read(Asked asked, TablesQuery.Row table, Runnable beginning, TableExport.Taker taker)
      throws IOException {
    try (Places.Place _ = places.take(asked.caller())) {
      beginning.run();
      hand(asked, asked.ask(TablesQuery::new, tables -> tables.statement(table)), taker);
    }
  }

  /** The same without its rows: what its columns are in Arrow. */
  public void readColumns(Asked asked, TablesQuery.Row table, TableExport.Taker taker)
      throws IOException {
    hand(asked, asked.ask(TablesQuery::new, tables -> tables.withoutRows(table)), taker);
  }

  private void hand(Asked asked, String statement, TableExport.Taker taker) throws IOException {
    export.read(statement, parameters(asked), TableExport.Format.ARROW_STREAM, taker);
  }

  /** The tables of which a caller may see rows, by name. */
  public List<TablesQuery.Row> visible(Asked asked) {
    return asked.ask(TablesQuery::new, TablesQuery::visible);
  }

  /**
   * One of them.
   *
   * @throws ApiException when there is none of that name for the caller
   */
  public TablesQuery.Row visible(Asked asked, String name) {
    return visible(asked).stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.TABLE_UNKNOWN, "the table must be one of GET /v1/tables"));
  }

  /** Before the first byte a store that is away can be told of; after it only by the end. */
  private static IOException refused(IOException failure, HttpServletResponse response) {
    if (!response.isCommitted()) {
      response.resetBuffer();
      throw new ApiException(
          ErrorCode.STORE_UNAVAILABLE, "the table could not be read; try again", failure);
    }
    return failure;
  }

  private static Map<String, Object> parameters(Asked asked) {
    Map<String, Object> parameters =
        new HashMap<>(
            asked.<TablesQuery, Map<String, Object>>ask(TablesQuery::new, TablesQuery::desks));
    parameters.put("run", asked.runId());
    parameters.put("known", INSTANT.format(asked.vantage().asKnown()));
    return parameters;
  }
}

package io.ringfence.api.table;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.reporting.query.TablesQuery;
import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Passes tables on as the store writes them, whatever their size, without holding them. A few at a
 * time: each keeps a connection of the store while its reader reads.
 */
@Component
final class ArrowStreams {
  private static final int MOST = 8;
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final TableExport export;
  private final Semaphore free = new Semaphore(MOST);

  ArrowStreams(ClickHouseAddress address) {
    this.export = new TableExport(address);
  }

  /**
   * Writes a table.
   *
   * @throws ApiException when as many are being written as may be
   * @throws IOException when the store or the reader is gone
   */
  void write(Asked asked, TablesQuery.Row table, HttpServletResponse response) throws IOException {
    if (!free.tryAcquire()) {
      throw new ApiException(
          ErrorCode.STREAMS_TAKEN, "at most " + MOST + " tables are written at a time");
    }
    try {
      export.write(
          asked.ask(TablesQuery::new, tables -> tables.statement(table)),
          parameters(asked),
          TableExport.Format.ARROW_STREAM,
          response.getOutputStream());
    } catch (IOException e) {
      throw refused(e, response);
    } finally {
      free.release();
    }
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

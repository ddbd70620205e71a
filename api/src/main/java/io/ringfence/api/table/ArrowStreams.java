package io.ringfence.api.table;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.limit.PacedOutput;
import io.ringfence.api.limit.Places;
import io.ringfence.api.question.Asked;
import io.ringfence.api.store.StorePriority;
import io.ringfence.reporting.query.TableContentsQuery;
import io.ringfence.reporting.query.TablesQuery;
import io.ringfence.reporting.report.Sha256;
import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.TableExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passes tables on as the store writes them, whatever their size, without holding them; what is
 * asked for again comes out of a file. A few at a time: each keeps a connection of the store while
 * its reader reads.
 */
@Component
public final class ArrowStreams implements AutoCloseable {
  private static final int MOST = 4;
  private static final int MOST_OF_ONE = 2;

  /** Pieces that are worth their calls of the system. */
  private static final int PIECE = 256 << 10;

  /** Whoever asks a small question meanwhile finds a core; some megabytes at a time. */
  private static final Map<String, String> MODEST =
      Map.of("max_threads", "1", "max_block_size", "4096");

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final TableExport export;
  private final Pace pace;
  private final Places places;
  private final KeptTables kept;
  private final TableLayouts layouts = new TableLayouts();

  ArrowStreams(ClickHouseAddress address, Pace pace, MeterRegistry metrics) {
    Map<String, String> settings = new HashMap<>(MODEST);
    settings.putAll(StorePriority.TABLE.settings());
    this.export = new TableExport(address, settings);
    this.pace = pace;
    this.places = new Places("tables", MOST, MOST_OF_ONE, metrics);
    this.kept = KeptTables.of(metrics);
  }

  /** A question as the store is asked it: the scope stands in both. */
  private record Wanted(String statement, Map<String, Object> parameters) {
    /** What names the question, whatever the table contains. */
    String name() {
      return Sha256.hex(statement + "\n" + new TreeMap<>(parameters));
    }

    /** What names the answer to it as long as the table has these contents. */
    String key(String contents) {
      return name() + " " + contents;
    }
  }

  private static Wanted wanted(Asked asked, TablesQuery.Row table) {
    return new Wanted(
        asked.ask(TablesQuery::new, tables -> tables.statement(table)), parameters(asked));
  }

  /**
   * Writes a table.
   *
   * @param beginning is run once the table may be read, before its first byte leaves
   * @throws ApiException when as many are being written as may be, in all or of the caller
   * @throws IOException when the store or the reader is gone, or the reader is too slow
   */
  void write(
      Asked asked,
      TablesQuery.Row table,
      HttpServletRequest request,
      HttpServletResponse response,
      Runnable beginning)
      throws IOException {
    Wanted wanted = wanted(asked, table);
    Optional<KeptTables.File> file =
        kept.mayHold(wanted.name())
            ? key(asked, table, wanted).flatMap(kept::find)
            : Optional.empty();
    if (file.isPresent()) {
      beginning.run();
      SentFile.send(file.get(), request, response);
      return;
    }
    response.setBufferSize(PIECE);
    try (Places.Place _ = places.take(asked.caller())) {
      Optional<String> key = key(asked, table, wanted);
      beginning.run();
      write(wanted, key.orElse(null), new PacedOutput(response.getOutputStream()));
    } catch (IOException e) {
      throw refused(e, response);
    }
  }

  /** Asked of the store, so not for whoever is refused without it. */
  private static Optional<String> key(Asked asked, TablesQuery.Row table, Wanted wanted) {
    return asked.ask(TableContentsQuery::new, contents -> contents.of(table)).map(wanted::key);
  }

  private void write(Wanted wanted, @Nullable String key, OutputStream out) throws IOException {
    if (key == null) {
      hand(wanted, rows -> copy(rows, out));
      return;
    }
    try (KeptTables.PassedOn passed = kept.passOn(key, out)) {
      hand(wanted, rows -> copy(rows, passed));
      passed.finish();
    }
  }

  private static void copy(InputStream rows, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    int some = rows.read(piece);
    while (some >= 0) {
      out.write(piece, 0, some);
      some = rows.read(piece);
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
      hand(wanted(asked, table), taker);
    }
  }

  /** The same without its rows: what its columns are in Arrow. */
  public void readColumns(Asked asked, TablesQuery.Row table, TableExport.Taker taker)
      throws IOException {
    String statement = asked.ask(TablesQuery::new, tables -> tables.withoutRows(table));
    hand(new Wanted(statement, parameters(asked)), taker);
  }

  private void hand(Wanted wanted, TableExport.Taker taker) throws IOException {
    export.read(
        wanted.statement(),
        wanted.parameters(),
        TableExport.Format.ARROW_STREAM,
        rows -> taker.take(pace.of(rows)));
  }

  /** Removes the files. */
  @Override
  public void close() throws IOException {
    kept.close();
  }

  /** The tables of which a caller may see rows, by name. */
  public List<TablesQuery.Row> visible(Asked asked) {
    return layouts.of(asked);
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

package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.TablesQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.store.TableExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * Every table of a run as a file: the same rows in the same order whatever the format. In
 * comma-separated text what a spreadsheet might take for a formula has an apostrophe in front, as
 * has text that begins with one.
 *
 * @param folder where the files go
 * @param format what they hold
 */
record TableFiles(Path folder, TableExport.Format format) {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /**
   * Writes them.
   *
   * @param vantage rows recorded later are left out
   * @return files written
   */
  int write(ClickHouseStore store, TableExport export, RunQuery.Row run, Vantage vantage)
      throws IOException {
    Files.createDirectories(folder);
    int files = 0;
    Map<String, Object> parameters =
        Map.of("run", run.runId(), "known", INSTANT.format(vantage.asKnown()));
    for (TablesQuery.Row table : new TablesQuery(store.clickhouse(), DeskScope.ALL).all()) {
      String sql = TablesQuery.statement(table, format == TableExport.Format.CSV);
      new FinishedFile(folder.resolve(table.name() + "." + format.extension()))
          .write(out -> export.write(sql, parameters, format, out));
      files++;
    }
    return files;
  }
}

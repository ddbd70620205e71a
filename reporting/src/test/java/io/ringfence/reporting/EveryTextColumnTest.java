package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.TablesQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.TableExport;
import io.ringfence.reporting.workbook.HostileTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No text of any table is a formula in its CSV file, and each comes back. Tables and columns are
 * the store's own: one that is new is tested like any other.
 */
@OnEngine
class EveryTextColumnTest {
  private static final String RUN = "every text column";
  private static final String TAKEN_FOR_A_FORMULA =
      "(?s)^[\\x00-\\x20\\u00A0\\u3000\\uFEFF]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*|^[\\t\\r\\n].*";
  private static final Instant AT = Instant.parse("2026-03-05T10:00:00Z");

  private final RunningEngine engine;
  private final DSLContext clickhouse;

  EveryTextColumnTest(RunningEngine engine) {
    this.engine = engine;
    clickhouse = engine.store().clickhouse();
  }

  private static List<String> textColumns(TablesQuery.Row table) {
    List<String> columns = new ArrayList<>();
    table
        .columns()
        .forEach(
            (name, type) -> {
              if (type.contains("String") && !type.contains("Fixed") && !name.equals("run_id")) {
                columns.add(name);
              }
            });
    return columns;
  }

  /** A row for each payload, which stands in every text column of it. */
  private void insert(String table, List<String> columns, List<String> payloads) {
    String array =
        String.join(", ", payloads.stream().map(text -> "'" + escaped(text) + "'").toList());
    clickhouse.execute(
        "INSERT INTO %s (run_id, %s) SELECT {0}, %s FROM numbers(%s)"
            .formatted(
                table,
                String.join(", ", columns),
                String.join(
                    ", ",
                    columns.stream()
                        .map(_ -> "arrayElement([" + array + "], number + 1)")
                        .toList()),
                payloads.size()),
        DSL.inline(RUN));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0");
  }

  @Test
  void noPayloadInAnyColumnOfAnyTableIsAFormulaInItsCsv(@TempDir Path folder) throws Exception {
    List<String> payloads = HostileTexts.SHORT;
    List<TablesQuery.Row> tables = new TablesQuery(clickhouse, DeskScope.ALL).all();
    for (TablesQuery.Row table : tables) {
      List<String> columns = textColumns(table);
      if (!columns.isEmpty()) {
        insert(table.name(), columns, payloads);
      }
    }
    RunQuery.Row run = new RunQuery.Row(RUN, true, "mark", null, null, AT, AT, "", "", "", null);
    new TableFiles(folder, TableExport.Format.CSV)
        .write(engine.store(), new TableExport(engine.address()), run, Vantage.latest(AT));
    int compared = 0;
    for (TablesQuery.Row table : tables) {
      List<List<String>> records =
          CsvRecords.of(Files.readString(folder.resolve(table.name() + ".csv")));
      for (String column : textColumns(table)) {
        compared += compare(table.name() + "." + column, column, records, payloads);
      }
    }
    assertThat(compared).isGreaterThan(60);
  }

  private static int compare(
      String place, String column, List<List<String>> records, List<String> payloads) {
    int at = records.getFirst().indexOf(column);
    if (at < 0 || records.size() == 1) {
      return 0;
    }
    Set<String> back = new HashSet<>();
    for (List<String> record : records.subList(1, records.size())) {
      String text = record.get(at);
      assertThat(text).as(place).doesNotMatch(TAKEN_FOR_A_FORMULA);
      back.add(text.startsWith("'") ? text.substring(1) : text);
    }
    assertThat(back).as(place).containsAll(payloads);
    return 1;
  }
}

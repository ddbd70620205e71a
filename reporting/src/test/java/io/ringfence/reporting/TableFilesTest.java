package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.TablesQuery;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every table as CSV, Arrow and Parquet: the same numbers in the same order. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableFilesTest {
  private static final String RUN = "exported";

  private final RunningEngine engine;
  private final DSLContext clickhouse;

  @TempDir Path folder;

  TableFilesTest(RunningEngine engine) {
    this.engine = engine;
    clickhouse = engine.store().clickhouse();
    SampleRun.withUnmarked(RUN, 61, 12, 1).storeIn(clickhouse);
  }

  private void export(String format) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        PackMain.run(
            List.of(
                "--clickhouse-url",
                engine.address().http().toString(),
                "--database",
                engine.address().database(),
                "--run-id",
                RUN,
                "--export",
                folder.resolve(format).toString(),
                "--format",
                format),
            Map.of(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Clock.systemUTC());
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  /** Every row of a file as one text, in the file's order, read by the engine itself. */
  private List<String> rows(String table, String format, String reader, List<String> columns) {
    Path file = folder.resolve(format).resolve(table + "." + format);
    String all =
        String.join(
            ", ",
            columns.stream().map(column -> "ifNull(toString(`" + column + "`), '-')").toList());
    return clickhouse
        .fetch(
            "SELECT concatWithSeparator('|', %s) FROM file('%s', %s) SETTINGS max_threads = 1"
                .formatted(all, file.toAbsolutePath(), reader))
        .map(row -> String.valueOf(row.get(0)));
  }

  @Test
  void everyTableOfARunIsInEveryFormatWithTheSameRowsInTheSameOrder() throws Exception {
    fillWhatIsEmpty();
    for (String format : List.of("csv", "arrow", "parquet")) {
      export(format);
    }
    List<TablesQuery.Row> tables = new TablesQuery(clickhouse, DeskScope.ALL).all();
    assertThat(tables).extracting(TablesQuery.Row::name).contains("runs", "marks", "alerts");
    List<String> compared = new ArrayList<>();
    for (TablesQuery.Row table : tables) {
      List<String> columns =
          table.columns().keySet().stream().filter(name -> !name.equals("batch")).toList();
      List<String> arrow = rows(table.name(), "arrow", "Arrow", columns);
      assertThat(arrow).as(table.name()).isNotEmpty();
      assertThat(rows(table.name(), "parquet", "Parquet", columns))
          .as(table.name())
          .isEqualTo(arrow);
      assertThat(csv(table, columns)).as(table.name()).isEqualTo(arrow);
      compared.add(table.name());
    }
    assertThat(compared)
        .containsExactlyElementsOf(tables.stream().map(TablesQuery.Row::name).toList())
        .hasSizeGreaterThanOrEqualTo(38);
  }

  /** Gives every table that the sample run leaves empty three rows of which all columns differ. */
  private void fillWhatIsEmpty() {
    for (TablesQuery.Row table : new TablesQuery(clickhouse, DeskScope.ALL).all()) {
      boolean empty =
          clickhouse
              .fetch("SELECT 1 FROM %s WHERE run_id = '%s' LIMIT 1".formatted(table.name(), RUN))
              .isEmpty();
      if (empty) {
        List<String> values = new ArrayList<>();
        table.columns().forEach((name, type) -> values.add(value(name, type)));
        clickhouse.execute(
            "INSERT INTO %s (`%s`) SELECT %s FROM numbers(3)"
                .formatted(
                    table.name(),
                    String.join("`, `", table.columns().keySet()),
                    String.join(", ", values)));
      }
    }
  }

  /** A value for a row by its number; of a column that may be empty the first is. */
  private static String value(String column, String type) {
    if (column.equals("run_id")) {
      return "'" + RUN + "'";
    }
    String value = "CAST(%s AS %s)".formatted(of(column, type), type);
    return type.contains("Nullable") ? "if(number = 0, NULL, " + value + ")" : value;
  }

  private static String of(String column, String type) {
    if (type.contains("FixedString(64)")) {
      return "repeat(toString(number), 64)";
    } else if (type.contains("String")) {
      return "concat('%s \"é, ', toString(number), '\n')".formatted(column);
    } else if (type.contains("DateTime64")) {
      return "toDateTime64('2025-10-10 12:00:00.123456', 6, 'UTC') + number";
    } else if (type.contains("Bool")) {
      return "number % 2 = 1";
    }
    return type.contains("Decimal") ? "concat(toString(number), '.000123456789012345')" : "number";
  }

  /** Comma-separated times name their zone, UTC like everything. */
  private static final Pattern TIME =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d\\.\\d{6})Z$");

  private List<String> csv(TablesQuery.Row table, List<String> figures) throws Exception {
    List<List<String>> records =
        CsvRecords.of(Files.readString(folder.resolve("csv").resolve(table.name() + ".csv")));
    List<String> header = records.getFirst();
    return records.stream()
        .skip(1)
        .map(
            record ->
                String.join(
                    "|",
                    figures.stream()
                        .map(name -> record.get(header.indexOf(name)))
                        .map(text -> text.equals("\\N") ? "-" : text)
                        // What keeps a spreadsheet from taking a text for a formula.
                        .map(text -> text.startsWith("'") ? text.substring(1) : text)
                        .map(text -> TIME.matcher(text).replaceFirst("$1 $2"))
                        .toList()))
        .toList();
  }

  @Test
  void noTextOfAFileIsAFormulaAndEveryOneComesBack() throws Exception {
    export("csv");
    List<List<String>> records =
        CsvRecords.of(Files.readString(folder.resolve("csv").resolve("rejects.csv")));
    int original = records.getFirst().indexOf("original");
    List<String> texts = records.stream().skip(1).map(record -> record.get(original)).toList();
    assertThat(texts)
        .hasSize(8)
        .noneMatch(text -> "=+-@\t".indexOf(text.charAt(0)) >= 0)
        .contains("'=cmd|' /C calc'!A0,2025-10-10", "'@SUM(A1:A9),broken");
    Set<String> stored =
        Set.copyOf(
            clickhouse
                .fetch("SELECT original FROM rejects WHERE run_id = ?", RUN)
                .map(row -> String.valueOf(row.get(0))));
    assertThat(texts.stream().map(text -> text.startsWith("'") ? text.substring(1) : text))
        .containsExactlyInAnyOrderElementsOf(stored);
  }

  @Test
  void withoutAllDesksThereIsNoTable() {
    assertThat(new TablesQuery(clickhouse, new DeskScope.Desks(Set.of("ALPHA"))).all()).isEmpty();
  }
}

package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.Office;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook in a program that was not written with ours in mind. */
@OnEngine
class LibreOfficeTest {
  /** All sheets, comma, quotes, UTF-8, every cell as it is shown. */
  private static final String EVERY_SHEET =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

  private static final Pattern ERROR =
      Pattern.compile("#(REF|VALUE|NAME|DIV/0|N/A|NUM|NULL)[!?]?|Err:\\d+|###");

  @TempDir Path folder;

  private final ClickHouseStore store;

  LibreOfficeTest(ClickHouseStore store) {
    this.store = store;
  }

  @Test
  void everySheetOpensAndPrintsWithoutAnErrorInAnyCell() throws Exception {
    Office office = new Office(folder);
    Path workbook = folder.resolve("risk-pack.xlsx");
    SampleRun run = SampleRun.withUnmarked("office", 29, 120, 2);
    SamplePack pack = SamplePack.of(store, run);
    Files.write(workbook, pack.bytes());
    office.convert(workbook, "pdf", folder);
    assertThat(Files.readAllBytes(folder.resolve("risk-pack.pdf")))
        .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
        .hasSizeGreaterThan(20_000);
    office.convert(workbook, EVERY_SHEET, folder);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sheets = files.filter(file -> file.toString().endsWith(".csv")).toList();
      assertThat(sheets).hasSize(pack.workbook().getNumberOfSheets());
      for (Path sheet : sheets) {
        assertThat(ERROR.matcher(Files.readString(sheet)).results().map(found -> found.group()))
            .as(sheet.getFileName().toString())
            .isEmpty();
      }
    }
  }
}

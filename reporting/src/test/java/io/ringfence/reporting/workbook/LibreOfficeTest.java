package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  private static final int MINUTES = 3;

  @TempDir Path folder;

  private final ClickHouseStore store;

  LibreOfficeTest(ClickHouseStore store) {
    this.store = store;
  }

  @Test
  void everySheetOpensAndPrintsWithoutAnErrorInAnyCell() throws Exception {
    Path workbook = folder.resolve("risk-pack.xlsx");
    SampleRun run = SampleRun.withUnmarked("office", 29, 120, 2);
    Files.write(workbook, SamplePack.of(store, run).bytes());
    convert(workbook, "pdf");
    assertThat(Files.readAllBytes(folder.resolve("risk-pack.pdf")))
        .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
        .hasSizeGreaterThan(20_000);
    convert(workbook, EVERY_SHEET);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sheets = files.filter(file -> file.toString().endsWith(".csv")).toList();
      assertThat(sheets).hasSize(10);
      for (Path sheet : sheets) {
        assertThat(ERROR.matcher(Files.readString(sheet)).results().map(found -> found.group()))
            .as(sheet.getFileName().toString())
            .isEmpty();
      }
    }
  }

  private void convert(Path workbook, String format) throws IOException, InterruptedException {
    Process office =
        new ProcessBuilder(
                program().toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                folder.toString(),
                workbook.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("office.txt").toFile())
            .start();
    boolean ended = office.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      office.descendants().forEach(ProcessHandle::destroyForcibly);
      office.destroyForcibly();
    }
    assertThat(ended).as("LibreOffice ends in %d minutes", MINUTES).isTrue();
    assertThat(office.exitValue()).as(Files.readString(folder.resolve("office.txt"))).isZero();
  }

  /** The program; the test is skipped without it, and fails where nothing may be skipped. */
  private static Path program() {
    List<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(place -> Path.of(place, "soffice"))
            .filter(Files::isExecutable)
            .toList();
    boolean required = "1".equals(System.getenv("RINGFENCE_REQUIRE_ALL"));
    assertThat(required && found.isEmpty()).as("soffice is required and not there").isFalse();
    assumeTrue(!found.isEmpty(), "LibreOffice (soffice) is not installed");
    return found.getFirst();
  }
}

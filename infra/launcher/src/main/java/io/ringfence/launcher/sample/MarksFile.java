package io.ringfence.launcher.sample;

import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVRecord;

/** Files of recorded marks, plain or gzip. */
public final class MarksFile {
  private static final int GZIP_MAGIC = 0x1f;

  private MarksFile() {}

  /**
   * Gives every row of a file.
   *
   * @throws CommandFailure when it cannot be read as marks
   */
  public static void read(Path file, Consumer<CSVRecord> rows) {
    try (InputStream in = Files.newInputStream(file);
        var reader = new BufferedReader(new InputStreamReader(plain(in), StandardCharsets.UTF_8));
        var records = CsvTable.WITH_HEADER.parse(reader)) {
      records.forEach(rows);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.WRONG_INPUT,
          "--marks-from " + file + " cannot be read as marks: " + e.getMessage(),
          e);
    }
  }

  private static InputStream plain(InputStream in) throws IOException {
    var buffered = new BufferedInputStream(in);
    buffered.mark(1);
    int first = buffered.read();
    buffered.reset();
    return first == GZIP_MAGIC ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }
}

package io.ringfence.streaming.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  @TempDir Path folder;

  @Test
  void aRowKeepsItsLineAndItsText() throws IOException {
    var rows = read("a,b\r\n1,2\r\n\r\n\"x, y\",\"say \"\"no\"\"\"\r\n");

    assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 4L);
    assertThat(rows)
        .extracting(CsvRow::original)
        .containsExactly("1,2", "\"x, y\",\"say \"\"no\"\"\"");
    assertThat(rows.get(1).fields()).containsExactly("x, y", "say \"no\"");
  }

  @Test
  void aQuotedLineEndBelongsToItsRow() throws IOException {
    var rows = read("a,b\n\"one\ntwo\",2\n3,4\n");

    assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 4L);
    assertThat(rows.getFirst().fields()).containsExactly("one\ntwo", "2");
    assertThat(rows.getFirst().original()).isEqualTo("\"one\ntwo\",2");
  }

  @Test
  void aBrokenQuoteSpoilsItsOwnLineOnly() throws IOException {
    var rows = read("a,b\n1,\"open\n2,3\n4,\"also open\n5,6\n");

    assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L, 4L, 5L);
    assertThat(rows)
        .extracting(CsvReaderTest::code)
        .containsExactly("MALFORMED_ROW", "", "MALFORMED_ROW", "");
    assertThat(rows.get(2).original()).isEqualTo("4,\"also open");
  }

  @Test
  void textAfterAClosedQuoteIsMalformed() throws IOException {
    assertThat(read("a,b\n\"1\"2,3\n"))
        .extracting(CsvReaderTest::code)
        .containsExactly("MALFORMED_ROW");
  }

  @Test
  void tooFewFieldsMissAColumnAndTooManyAreMalformed() throws IOException {
    var rows = read("a,b\n1\n1,2,3\n");

    assertThat(rows)
        .extracting(CsvReaderTest::code)
        .containsExactly("MISSING_COLUMN", "MALFORMED_ROW");
    assertThat(rows.getFirst().refusal())
        .isEqualTo(
            new Refusal(
                RejectCode.MISSING_COLUMN,
                "fields must be 2 as in the header, were 1: b is missing"));
  }

  @Test
  void textThatIsNotUtf8IsMalformed() throws IOException {
    Path file = folder.resolve("x.csv");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xe9, '\n'});

    assertThat(read(file)).extracting(CsvReaderTest::code).containsExactly("MALFORMED_ROW");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
    assertThat(read("\uFEFFa\n1\n")).extracting(CsvRow::fields).containsExactly(List.of("1"));
  }

  @Test
  void gzipIsRecognisedWhateverTheName() throws IOException {
    Path file = folder.resolve("plain-name.csv");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(file)).extracting(CsvRow::fields).containsExactly(List.of("1"));
  }

  @Test
  void anEmptyFileAndARepeatedColumnAreRefusedAsAWhole() {
    assertThatThrownBy(() -> read("")).isInstanceOf(InputFileException.class);
    assertThatThrownBy(() -> read("a,b,a\n"))
        .isInstanceOf(InputFileException.class)
        .hasMessage("x.csv: column names must differ, a comes twice");
  }

  private static String code(CsvRow row) {
    Refusal refusal = row.refusal();
    return refusal == null ? "" : refusal.code().name();
  }

  private List<CsvRow> read(String content) throws IOException {
    Path file = folder.resolve("x.csv");
    Files.writeString(file, content);
    return read(file);
  }

  private static List<CsvRow> read(Path file) throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    try (CsvReader reader = new CsvReader(InputFile.of(InputKind.MARKS, file))) {
      for (CsvRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }
}

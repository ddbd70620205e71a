package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer sent in pieces is the same document as the answer made as a whole. */
class AnswerFormatTest {
  private static final int ROWS = 200_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CSV",
        "CSVWithNames",
        "CSVWithNamesAndTypes",
        "JSONCompactEachRow",
        "JSONEachRow",
        "Native",
        "RowBinary",
        "RowBinaryWithNames",
        "RowBinaryWithNamesAndTypes",
        "TSVRaw",
        "TabSeparated",
        "TabSeparatedWithNames",
        "TabSeparatedWithNamesAndTypes"
      })
  void piecesJoinToTheWhole(String format) {
    // The engine's own whole document: a word that could mean totals keeps it from being cut.
    byte[] whole = answer("totals", ROWS, format);
    byte[] joined = answer("pieces", ROWS, format);
    assertThat(joined.length).isGreaterThan(1_000_000).isEqualTo(whole.length);
    assertThat(joined).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSVWithNames", "RowBinaryWithNamesAndTypes", "TSV", "ArrowStream"})
  void emptyAnswersAreWholeDocumentsToo(String format) {
    assertThat(answer("pieces", 0, format)).isEqualTo(answer("totals", 0, format));
  }

  @Test
  void arrowPiecesAreOneStream() throws IOException {
    long sum = 0;
    long rows = 0;
    try (var allocator = new RootAllocator();
        var reader =
            new ArrowStreamReader(
                new ByteArrayInputStream(answer("pieces", ROWS, "ArrowStream")), allocator)) {
      while (reader.loadNextBatch()) {
        FieldVector numbers = reader.getVectorSchemaRoot().getVector("n");
        for (int i = 0; i < numbers.getValueCount(); i++) {
          sum += ((Number) numbers.getObject(i)).longValue();
        }
        rows += numbers.getValueCount();
      }
    }
    assertThat(rows).isEqualTo(ROWS);
    assertThat(sum).isEqualTo((long) ROWS * (ROWS - 1) / 2);
  }

  private static byte[] answer(String alias, int rows, String format) {
    String sql =
        "SELECT number AS n, concat('text ', toString(n)) AS `a \"quoted\" name`, n / 7 AS x"
            + " FROM numbers(%d) AS %s ORDER BY n FORMAT %s".formatted(rows, alias, format)
            + " SETTINGS output_format_arrow_compression_method = 'none'";
    HttpResponse<byte[]> response =
        SharedEngine.send(
            HttpRequest.newBuilder(SharedEngine.url("/")).POST(BodyPublishers.ofString(sql)),
            BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}

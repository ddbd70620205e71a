package io.ringfence.reporting.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.reporting.query.VenueStatementsQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementFileTest {
  private static final String HEADER =
      "venue,account,asset,from,to,opening,in,out,fees,funding,loss,closing,note\n";
  private static final String ROW =
      "binance,a1,USDT,2025-10-10T00:00:00Z,2025-10-11T02:00:00+02:00,"
          + "1000,250.5,0,1.25,-0.12,100,1149.13,\"a, b\"\n";

  private static List<VenueStatementsQuery.Row> read(String text) throws IOException {
    return StatementFile.read("s.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRowIsAStatementWithItsPlaceAndTheFilesDigest() throws IOException {
    VenueStatementsQuery.Row row = read(HEADER + ROW).getFirst();
    assertThat(row.source()).isEqualTo("s.csv, line 2");
    assertThat(row.fileDigest()).hasSize(64);
    assertThat(row.statement().account()).hasToString("binance/a1 in USDT");
    assertThat(row.statement().to()).hasToString("2025-10-11T00:00:00Z");
    assertThat(row.statement().figures().difference()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          250.5|x|s.csv, line 2, in must be a number, was x
          250.5|1e99|s.csv, line 2, in must have at most 15 digits before and 12 after the point
          1.25|-1|s.csv, line 2, fees must be >= 0, was -1
          2025-10-10T00:00:00Z|2025-10-10|s.csv, line 2, from must be a time such as
          2025-10-10T00:00:00Z|2025-10-12T00:00:00Z|s.csv, line 2, to must be after from
          a1|a/1|s.csv, line 2, account must not have a slash, was a/1
          USDT|' '|s.csv, line 2, asset must not be empty
          1149.13|1,2,3|s.csv, line 2, row must have as many fields as the header
          """)
  void aWrongCellRefusesTheFileByLineFieldAndRule(String right, String wrong, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(HEADER + ROW.replace(right, wrong)))
        .withMessageStartingWith(message);
  }

  @Test
  void aMissingColumnAndOverlappingPeriodsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(HEADER.replace("closing", "end") + ROW))
        .withMessageStartingWith("s.csv, line 1, closing must be a column");
    String later = ROW.replace("2025-10-10T00:00:00Z", "2025-10-10T12:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(HEADER + ROW + later))
        .withMessageStartingWith(
            "s.csv, line 3, from must not be before the end of the statement before it");
  }

  @Test
  void anotherAccountOrAssetMayHaveTheSamePeriod() throws IOException {
    assertThat(read(HEADER + ROW + ROW.replace("a1", "a2") + ROW.replace("USDT", "USDC")))
        .hasSize(3);
  }
}

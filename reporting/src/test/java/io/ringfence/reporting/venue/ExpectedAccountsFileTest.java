package io.ringfence.reporting.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.reporting.query.ExpectedAccountsQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of who must report says what it says, and one wrong cell refuses it by name. */
class ExpectedAccountsFileTest {
  private static final Instant GIVEN = Instant.parse("2025-10-12T08:00:00Z");
  private static final String FROM = "2025-10-10T02:00:00+02:00";

  private static List<ExpectedAccountsQuery.Row> read(String content) throws IOException {
    return new ExpectedAccountsFile("who.csv", Set.of("binance", "okx")::contains)
        .read(content.getBytes(StandardCharsets.UTF_8), GIVEN);
  }

  @Test
  void everyAccountIsReadAndWhatIsLeftOutIsTheFirmAndNoEnd() throws IOException {
    List<ExpectedAccountsQuery.Row> rows =
        read(
            "node,account,remark,venue,valid_from,valid_to,silent_after_s\n"
                + ",a1,=cmd,binance,"
                + FROM
                + ",,\nfirm/ALPHA,a2,,okx,2025-10-10T00:00:00Z,2025-10-11T00:00:00Z,05400\n");
    Instant from = Instant.parse("2025-10-10T00:00:00Z");
    assertThat(rows)
        .containsExactly(
            new ExpectedAccountsQuery.Row(
                "binance", "a1", "firm", from, null, null, "who.csv, line 2", GIVEN),
            new ExpectedAccountsQuery.Row(
                "okx",
                "a2",
                "firm/ALPHA",
                from,
                Instant.parse("2025-10-11T00:00:00Z"),
                Duration.ofMinutes(90),
                "who.csv, line 3",
                GIVEN));
  }

  @Test
  void anAccountMayBeExpectedAgainAfterItsEnd() throws IOException {
    assertThat(
            read(
                "venue,account,valid_from,valid_to\n"
                    + "okx,a,2025-10-11T00:00:00Z,\n"
                    + "okx,a,2025-10-10T00:00:00Z,2025-10-11T00:00:00Z\n"))
        .hasSize(2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ftx,a,2025-10-10T00:00:00Z,,, | line 2, venue must be one that has rules, was ftx",
        "okx,,2025-10-10T00:00:00Z,,, | line 2, account must not be empty",
        "okx,a/b,2025-10-10T00:00:00Z,,, | line 2, account must not have a slash, was a/b",
        "okx,a,2025-10-10,,, | line 2, valid_from must be a time such as",
        "okx,a,,,, | line 2, valid_from must not be empty",
        "okx,a,2025-10-10T00:00:00Z,2025-10-10T00:00:00Z,, | line 2, valid_to must be after"
            + " valid_from",
        "okx,a,2025-10-10T00:00:00Z,,desk, | line 2, node must be firm, firm/desk or below, was"
            + " desk",
        "okx,a,2025-10-10T00:00:00Z,,,0 | line 2, silent_after_s must be whole seconds above 0, of"
            + " 9 digits at most, was 0",
        "okx,a,2025-10-10T00:00:00Z,,,-5 | line 2, silent_after_s must be whole seconds above 0, of"
            + " 9 digits at most, was -5",
        "okx,a,2025-10-10T00:00:00Z,,,1h | line 2, silent_after_s must be whole seconds above 0, of"
            + " 9 digits at most, was 1h",
        "okx,a,2025-10-10T00:00:00Z,,,1000000000 | line 2, silent_after_s must be whole seconds"
            + " above 0, of 9 digits at most, was 1000000000",
        "okx,a | line 2, row must have as many fields as the header",
      })
  void aWrongCellIsNamed(String row, String why) {
    assertThatThrownBy(
            () -> read("venue,account,valid_from,valid_to,node,silent_after_s\n" + row + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("who.csv, " + why);
  }

  @Test
  void aListOfNobodyOrWithoutAColumnOrTwiceOfOneIsRefused() {
    assertThatThrownBy(() -> read("venue,account,valid_from\n"))
        .hasMessage("who.csv must name at least one account");
    assertThatThrownBy(() -> read("venue,account\nokx,a\n"))
        .hasMessageStartingWith("who.csv, line 1, valid_from must be a column");
    String twice = "okx,a,2025-10-10T00:00:00Z\n";
    assertThatThrownBy(() -> read("venue,account,valid_from\n" + twice + twice))
        .hasMessageStartingWith("who.csv, line 3, valid_from must not be before the end");
  }
}

package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.MarkPriceRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableWriterTest {
  private static final RetryPolicy THREE = new RetryPolicy(3, Duration.ofMillis(1));
  private static final List<MarkPriceRow> ROWS = List.of(mark("1"), mark("-2"));

  @Test
  void aPassingFailureIsTriedAgain() throws IOException {
    try (FakeServer server = new FakeServer().thenFail(500, "252", "Too many parts")) {
      writer(server.target()).insert(ROWS);

      assertThat(server.queries())
          .hasSize(2)
          .allMatch(
              query ->
                  query.contains(
                      "INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price)"
                          + " SETTINGS async_insert=0 FORMAT ArrowStream"));
    }
  }

  @Test
  void aLastingFailureIsSaidAtOnceInTheServersWords() throws IOException {
    try (FakeServer server =
        new FakeServer().thenFail(404, "60", "Code: 60. Table db.marks does not exist\n")) {
      assertThatThrownBy(() -> writer(server.target()).insert(ROWS))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "insert of 2 rows into marks failed after 1 attempt(s):"
                  + " HTTP 404, Code: 60. Table db.marks does not exist");
      assertThat(server.queries()).hasSize(1);
    }
  }

  @Test
  void attemptsAreLimited() throws IOException {
    try (FakeServer server =
        new FakeServer()
            .thenFail(503, "", "busy")
            .thenFail(503, "", "busy")
            .thenFail(503, "", "still busy")) {
      assertThatThrownBy(() -> writer(server.target()).insert(ROWS))
          .isInstanceOf(StoreException.class)
          .hasMessageEndingWith("failed after 3 attempt(s): HTTP 503, still busy");
      assertThat(server.queries()).hasSize(3);
    }
  }

  @Test
  void aServerThatIsGoneIsNamed() throws IOException {
    ClickHouseTarget gone;
    try (FakeServer server = new FakeServer()) {
      gone = server.target();
    }

    assertThatThrownBy(() -> writer(gone).insert(ROWS))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "insert of 2 rows into marks failed after 3 attempt(s): no answer from " + gone.url());
  }

  @Test
  void noRowsAreNoRequest() {
    writer(new ClickHouseTarget(URI.create("http://127.0.0.1:1"), "db", "a run")).insert(List.of());
  }

  @Test
  void aRowThatDoesNotFitIsRefusedAndLeavesNoMemoryBehind() {
    var writer = writer(new ClickHouseTarget(URI.create("http://127.0.0.1:1"), "db", "a run"));
    var tooFine = mark("0." + "0".repeat(36) + "1");

    assertThatThrownBy(() -> writer.insert(List.of(tooFine)))
        .isInstanceOf(ArithmeticException.class);
    writer.close();
  }

  private static TableWriter<MarkPriceRow> writer(ClickHouseTarget target) {
    return new TableWriter<>(PositionTables.MARKS, target, THREE);
  }

  private static MarkPriceRow mark(String price) {
    return new MarkPriceRow("binance", "BTCUSDT", 1, new BigDecimal(price));
  }
}

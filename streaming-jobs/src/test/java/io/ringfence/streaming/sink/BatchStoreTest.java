package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.MarkPriceRow;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent, asked and said, against a server that answers as a test wants. */
class BatchStoreTest {
  private static final RetryPolicy THREE =
      new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1));

  @Test
  void aBatchIsInsertedAtOnceUnderItsTokenAndNothingIsAsked() throws IOException {
    try (FakeServer server = new FakeServer()) {
      store(server.target(), batch(server.target()), false);

      assertThat(server.inserts())
          .singleElement()
          .asString()
          .contains(
              "INSERT INTO marks (run_id, batch, venue, instrument, occurred_at, mark_price)"
                  + " FORMAT ArrowStream")
          .contains("async_insert=0", "insert_deduplicate=1")
          .contains("insert_deduplication_token=a run/marks/1/w-1")
          .contains("deduplicate_blocks_in_dependent_materialized_views=1");
      assertThat(server.questions()).isZero();
    }
  }

  @Test
  void aPassingFailureIsTriedAgainUnderTheSameToken() throws IOException {
    try (FakeServer server =
        new FakeServer()
            .thenFail(500, "252", "Too many parts")
            .thenSay(0, 0, 0, 0)
            .thenSay(2, 0, 0, 0)) {
      store(server.target(), batch(server.target()), false);

      assertThat(server.inserts()).hasSize(2).allMatch(query -> query.contains("/marks/1/w-1"));
      assertThat(server.questions()).isEqualTo(2);
    }
  }

  @Test
  void aLastingFailureIsSaidAtOnceInTheServersWords() throws IOException {
    try (FakeServer server =
        new FakeServer().thenFail(404, "60", "Code: 60. Table db.marks does not exist\n")) {
      assertThatThrownBy(() -> store(server.target(), batch(server.target()), false))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "insert of 2 rows into marks (batch w-1) failed after 1 attempt(s):"
                  + " HTTP 404, Code: 60. Table db.marks does not exist");
      assertThat(server.inserts()).hasSize(1);
    }
  }

  @Test
  void anOutcomeThatStaysUnknownStopsWithWhatIsKeptAndWhatHappensNext() throws IOException {
    try (FakeServer server =
        new FakeServer()
            .thenFail(503, "", "busy")
            .thenFail(503, "", "busy")
            .thenFail(503, "", "still busy")) {
      assertThatThrownBy(() -> store(server.target(), batch(server.target()), false))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "insert of 2 rows into marks (batch w-1) failed after 3 attempt(s): HTTP 503, still"
                  + " busy. Whether the rows are stored is unknown; the batch is kept with its"
                  + " token a run/marks/1/w-1 and is sent again from the last checkpoint");
      assertThat(server.inserts()).hasSize(3);
    }
  }

  @Test
  void aServerThatIsGoneIsNamed() throws IOException {
    ClickHouseTarget gone;
    try (FakeServer server = new FakeServer()) {
      gone = server.target();
    }

    assertThatThrownBy(() -> store(gone, batch(gone), false))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("failed after 3 attempt(s): no answer from " + gone.url());
  }

  @Test
  void rowsOfABatchThatAreThereTwiceStopTheJob() throws IOException {
    try (FakeServer server = new FakeServer().thenSay(4, 0, 9, 0)) {
      assertThatThrownBy(() -> store(server.target(), batch(server.target()), true))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(
              "table marks holds 4 rows of batch w-1 and 0 of its pieces, must hold 2");
      assertThat(server.inserts()).isEmpty();
    }
  }

  @Test
  void aPartOfABatchIsUnknowableAndStopsTheJob() throws IOException {
    try (FakeServer server = new FakeServer().thenSay(1, 0, 9, 0)) {
      assertThatThrownBy(() -> store(server.target(), batch(server.target()), true))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("holds 1 rows of batch w-1");
      assertThat(server.inserts()).isEmpty();
    }
  }

  @Test
  void anOverrunWindowWithViewsToCompleteStopsTheJobBeforeAnythingIsSent() throws IOException {
    try (FakeServer server = new FakeServer().thenSay(2, 0, SinkOptions.WINDOW, 1)) {
      assertThatThrownBy(() -> store(server.target(), batch(server.target()), true))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(
              "up to 10000 inserts came since and the deduplication window is 10000")
          .hasMessageContaining("Nothing was sent");
      assertThat(server.inserts()).isEmpty();
    }
  }

  @Test
  void anOverrunWindowWithoutViewsLeavesTheRowsAsTheyAre() throws IOException {
    try (FakeServer server = new FakeServer().thenSay(2, 0, SinkOptions.WINDOW, 0)) {
      store(server.target(), batch(server.target()), true);
      assertThat(server.inserts()).isEmpty();
    }
  }

  @Test
  void aTokenThatIsRememberedWithoutItsRowsIsSeen() throws IOException {
    try (FakeServer server =
        new FakeServer().thenSay(0, 0, 0, 0).thenSay(0, 0, 0, 0).thenSay(2, 0, 0, 0)) {
      store(server.target(), batch(server.target()), true);

      assertThat(server.inserts()).hasSize(2);
      assertThat(server.inserts().getLast()).endsWith("a run/marks/1/w-1/unpublished");
    }
  }

  @Test
  void soIsTheSecondTokenWhereTheServerDiedAgain() throws IOException {
    try (FakeServer server = new FakeServer()) {
      for (int question = 0; question < 3; question++) {
        server.thenSay(0, 0, 0, 0);
      }
      server.thenSay(2, 0, 0, 0);
      store(server.target(), batch(server.target()), true);

      assertThat(server.inserts()).hasSize(3);
      assertThat(server.inserts().getLast()).endsWith("a run/marks/1/w-1/unpublished-2");
    }
  }

  @Test
  void whereThereAreViewsATokenWithoutRowsStopsTheJobBecauseTheViewMayHaveThem()
      throws IOException {
    try (FakeServer server = new FakeServer().thenSay(0, 0, 0, 1).thenSay(0, 0, 0, 1)) {
      assertThatThrownBy(() -> store(server.target(), batch(server.target()), true))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("materialized views of marks")
          .hasMessageContaining("under another token");
      assertThat(server.inserts()).hasSize(1);
    }
  }

  @Test
  void aServerThatAcknowledgesForEverAndHoldsNothingStopsTheJob() throws IOException {
    try (FakeServer server = new FakeServer()) {
      assertThatThrownBy(() -> store(server.target(), batch(server.target()), true))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("was acknowledged under 9 tokens, and its rows are not there");
    }
  }

  @Test
  void noRowsAreNoRequest() {
    ClickHouseTarget nowhere =
        new ClickHouseTarget(URI.create("http://127.0.0.1:1"), "db", "a run");
    try (var writer = new TableWriter<>(PositionTables.MARKS, nowhere, SinkOptions.DEFAULT)) {
      writer.insert(List.<MarkPriceRow>of());
    }
  }

  private static Batch batch(ClickHouseTarget target) {
    return Marks.batch(target, "w-1", Marks.many(2));
  }

  private static void store(ClickHouseTarget target, Batch batch, boolean mayHaveBeenSent) {
    new BatchStore(PositionTables.MARKS, target, SinkOptions.DEFAULT.with(THREE))
        .store(batch, mayHaveBeenSent);
  }
}

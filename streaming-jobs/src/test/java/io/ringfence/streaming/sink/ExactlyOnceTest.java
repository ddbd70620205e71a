package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.MarkPriceRow;
import io.ringfence.streaming.SampleRecords;
import io.ringfence.streaming.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the real engine does with batches, tokens, windows and views. */
class ExactlyOnceTest {
  private static final int ROWS = 64;
  private static final TestStore ONCE_AGAIN = TestStore.create("once_again");
  private static final RetryPolicy TWO =
      new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1));

  @Test
  void aBatchThatIsSentAgainIsSuppressedByItsToken() {
    TestStore store = ONCE_AGAIN;
    Heard heard = new Heard();
    Batch batch = batch(store, "w-1");

    store(store, heard, batch, false);
    long before = suppressedBlocks(store);
    store(store, heard, batch, true);

    assertThat(store.rows("SELECT count(), uniqExact(occurred_at) FROM marks"))
        .containsExactly(ROWS + "\t" + ROWS);
    assertThat(suppressedBlocks(store)).isGreaterThan(before);
    assertThat(heard.said()).containsExactly("stored 64", "replayed 64", "stored 64");
  }

  @Test
  void anAlertThatIsSentAgainKeepsTheTimeAtWhichItWasStoredFirst() {
    TestStore store = ONCE_AGAIN;
    AlertRow alert = (AlertRow) SampleRecords.of(AlertRow.class, false);
    Batch batch;
    try (var encoder = new ArrowEncoder<>(DeskTables.ALERTS, "a run")) {
      batch =
          new Batch("alerts", "w-1", 1, PackedRows.of(1, encoder.encode(List.of(alert), "w-1")));
    }
    BatchStore alerts =
        new BatchStore(DeskTables.ALERTS, store.target("a run"), options(new Heard()));
    String rows = "SELECT stored_at, stored_at BETWEEN now64(6) - 120 AND now64(6) FROM alerts";

    alerts.store(batch, false);
    List<String> first = store.rows(rows);
    store.rows("SELECT sleep(0.01)");
    // As after a restart that does not know how far it came: the batch as it is in the checkpoint.
    alerts.store(batch, true);

    assertThat(first).hasSize(1).allMatch(row -> row.endsWith("\t1"));
    assertThat(store.rows(rows)).isEqualTo(first);
    byte[] stream = batch.rows().stream();
    assertThat(client(store).insert(DeskTables.ALERTS, "another token", stream))
        .isEqualTo(new Reply.Taken());
    assertThat(store.rows("SELECT uniqExact(stored_at) FROM alerts"))
        .as("the control: under another token it is a row and a time of its own")
        .containsExactly("2");
  }

  @Test
  void withoutTokensTheSameBatchIsStoredTwice() {
    TestStore store = TestStore.create("control");
    Batch batch = batch(store, "w-1");
    BatchStore withoutTokens =
        new BatchStore(
            PositionTables.MARKS,
            store.target("a run"),
            SinkOptions.DEFAULT.with(InsertTokens.OFF));

    withoutTokens.store(batch, false);
    withoutTokens.store(batch, true);

    assertThat(store.rows("SELECT count(), uniqExact(occurred_at) FROM marks"))
        .containsExactly(2 * ROWS + "\t" + ROWS);
  }

  @Test
  void rowsThatAreThereAreNotSentOnceTheWindowWasOverrun() {
    TestStore store = TestStore.create("overrun");
    store.rows("ALTER TABLE marks MODIFY SETTING non_replicated_deduplication_window = 3");
    Batch first = batch(store, "w-1");
    store(store, new Heard(), first, false);
    List<Integer> many = IntStream.range(0, 12).boxed().toList();
    many.forEach(number -> store(store, new Heard(), batch(store, "other-" + number), false));
    store.rows("OPTIMIZE TABLE marks FINAL");
    // The control: the engine itself has forgotten the token.
    Evidence evidence = Evidence.of(client(store), first);

    assertThat(evidence.rows()).isEqualTo(ROWS);
    assertThat(evidence.insertsSince()).isGreaterThanOrEqualTo(12);
    Heard heard = new Heard();
    new BatchStore(PositionTables.MARKS, store.target("a run"), options(heard).withWindow(3))
        .store(first, true);
    assertThat(store.rows("SELECT count() FROM marks WHERE batch = 'w-1'"))
        .containsExactly(Integer.toString(ROWS));
    assertThat(
            client(store).insert(PositionTables.MARKS, first.token("a run"), first.rows().stream()))
        .isEqualTo(new Reply.Taken());
    assertThat(store.rows("SELECT count() FROM marks WHERE batch = 'w-1'"))
        .containsExactly(Integer.toString(2 * ROWS));
  }

  @Test
  void aMaterializedViewIsCompletedBySendingAgainAndNeitherSideIsDoubled() {
    TestStore store = TestStore.create("views");
    store.rows(
        """
        CREATE TABLE copies (batch String, occurred_at DateTime64(6, 'UTC'), CONSTRAINT shut CHECK 0)
        ENGINE = MergeTree ORDER BY occurred_at SETTINGS non_replicated_deduplication_window = 100\
        """);
    store.rows(
        "CREATE MATERIALIZED VIEW copying TO copies AS SELECT batch, occurred_at FROM marks");
    Batch batch = batch(store, "w-1");
    var attempt =
        client(store).insert(PositionTables.MARKS, batch.token("a run"), batch.rows().stream());
    assertThat(attempt).isNotInstanceOf(Reply.Taken.class);

    store.rows("ALTER TABLE copies DROP CONSTRAINT shut");
    store(store, new Heard(), batch, true);
    store(store, new Heard(), batch, true);

    assertThat(store.rows("SELECT count() FROM marks")).containsExactly(Integer.toString(ROWS));
    assertThat(store.rows("SELECT count(), uniqExact(occurred_at) FROM copies"))
        .containsExactly(ROWS + "\t" + ROWS);
  }

  @Test
  void aRowTheTableRefusesIsADeadLetterAndEveryOtherRowIsStored() {
    TestStore store = TestStore.create("refusals");
    store.rows("ALTER TABLE marks ADD CONSTRAINT positive CHECK mark_price > 0");
    List<MarkPriceRow> rows = new ArrayList<>(Marks.many(ROWS));
    rows.set(5, Marks.priced(5, "-1"));
    rows.set(40, Marks.priced(40, "-2"));
    Batch batch = Marks.batch(store.target("a run"), "w-1", rows);
    Heard heard = new Heard();

    store(store, heard, batch, false);
    // A restart that does not know how far it came changes nothing.
    store(store, heard, batch, true);

    assertThat(store.rows("SELECT count(), uniqExact(occurred_at) FROM marks"))
        .containsExactly("62\t62");
    assertThat(
            store.rows(
                "SELECT refused_table, code, JSONExtractString(refused_row, 'mark_price')"
                    + " FROM dead_letters ORDER BY 3"))
        .containsExactly("marks\t469\t-1." + "0".repeat(36), "marks\t469\t-2." + "0".repeat(36));
    assertThat(heard.said()).filteredOn(said -> said.startsWith("dead letter")).hasSize(4);
  }

  @Test
  void aTableThatRefusesEverythingStopsTheJobInsteadOfFillingTheDeadLetters() {
    TestStore store = TestStore.create("misfit");
    store.rows("ALTER TABLE marks ADD CONSTRAINT never CHECK mark_price < 0");
    Batch batch = Marks.batch(store.target("a run"), "w-1", Marks.many(300));

    assertThatThrownBy(() -> store(store, new Heard(), batch, false))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("marks refused more than 100 rows of one batch, the last with: ")
        .hasMessageContaining("repair it; the batch is kept and sent again");
  }

  @Test
  void tablesThatWouldNotRecogniseARepetitionAreRefusedBeforeTheStart() {
    TestStore store = TestStore.create("windows");
    DeduplicationWindows windows = new DeduplicationWindows(store.target("a run"), TWO);
    List<String> tables = new ArrayList<>(StreamTables.names());
    tables.addAll(StreamTables.ABOUT_THE_RUN);
    windows.require(tables);

    store.rows("ALTER TABLE alerts MODIFY SETTING non_replicated_deduplication_window = 100");
    assertThatThrownBy(() -> windows.require(tables))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("non_replicated_deduplication_window >= 10000")
        .hasMessageContaining("these are not: alerts (MergeTree, window 100)");
  }

  private static Batch batch(TestStore store, String name) {
    return Marks.batch(store.target("a run"), name, Marks.many(ROWS));
  }

  private static void store(TestStore store, Heard heard, Batch batch, boolean mayHaveBeenSent) {
    new BatchStore(PositionTables.MARKS, store.target("a run"), options(heard))
        .store(batch, mayHaveBeenSent);
  }

  private static SinkOptions options(Heard heard) {
    return SinkOptions.DEFAULT.with(TWO).with(heard);
  }

  private static ClickHouseClient client(TestStore store) {
    return new ClickHouseClient(store.target("a run"), TWO);
  }

  private static long suppressedBlocks(TestStore store) {
    return store
        .rows("SELECT value FROM system.events WHERE event = 'DuplicatedInsertedBlocks'")
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }
}

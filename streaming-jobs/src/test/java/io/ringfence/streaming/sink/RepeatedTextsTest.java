package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.streaming.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Texts that repeat travel as numbers of words, and are texts again where they arrive. */
class RepeatedTextsTest {
  private static final TestStore STORE = TestStore.create("repeated_texts");
  private static final int ROWS = 1_000;

  /** Few desks, few states and none, more parts than a byte counts and none, a key for each. */
  private record Said(
      long number, String desk, @Nullable String state, @Nullable String part, String key) {
    static Said of(long number) {
      return new Said(
          number,
          "désk-" + number % 7,
          number % 3 == 0 ? null : "state-" + number % 5,
          number % 4 == 0 ? null : number % 4 == 1 ? "" : "part-" + number % 200,
          "key-" + number);
    }

    String line() {
      return String.join(
          "\t", Long.toString(number), desk, text(state), text(part), key, "a run", "named");
    }

    private static String text(@Nullable String text) {
      return text == null ? "-" : text;
    }
  }

  private static TableLayout<Said> layout(String table) {
    return new TableLayout<>(
        table,
        List.of(
            Column.count("number", Said::number),
            Column.text("desk", Said::desk),
            Column.text("state", Said::state).orNull(),
            Column.text("part", Said::part).orNull(),
            Column.text("key", Said::key)));
  }

  private static void store(String table, String constraint) {
    STORE.rows(
        """
        CREATE TABLE %s (run_id String, batch LowCardinality(String), number UInt64,
          desk LowCardinality(String), state LowCardinality(Nullable(String)),
          part Nullable(String), key String%s)
        ENGINE = MergeTree ORDER BY number SETTINGS non_replicated_deduplication_window = 10000\
        """
            .formatted(table, constraint));
    ClickHouseTarget target = new ClickHouseTarget(STORE.url(), STORE.database(), "a run");
    SinkOptions options = SinkOptions.DEFAULT.with(ROWS, Duration.ofSeconds(60));
    try (BatchPipeline<Said> pipeline = new BatchPipeline<>(layout(table), target, options)) {
      said().forEach(pipeline::write);
      pipeline.checkpoint();
    }
  }

  private static List<Said> said() {
    return LongStream.range(0, ROWS).mapToObj(Said::of).toList();
  }

  @Test
  void everyTextArrivesAsItWasAndNoneWhereThereWasNone() {
    store("said", "");
    assertThat(
            STORE.rows(
                "SELECT number, desk, ifNull(state, '-'), ifNull(part, '-'), key, run_id,"
                    + " if(batch != '', 'named', '') FROM said ORDER BY number"))
        .isEqualTo(said().stream().map(Said::line).toList());
  }

  @Test
  void aRowThatIsRefusedIsFoundAmongThemAndSaidInWords() {
    store("refusing", ", CONSTRAINT taken CHECK number != 777");
    assertThat(STORE.rows("SELECT count(), sum(number) FROM refusing"))
        .containsExactly("999\t" + (499_500 - 777));
    assertThat(STORE.rows("SELECT refused_row FROM dead_letters WHERE refused_table = 'refusing'"))
        .singleElement()
        .asString()
        .contains("\"désk-0\"", "\"part\":\"\"", "\"state\":null", "\"key-777\"");
  }

  @Test
  void manyDifferentWordsAreNoVocabulary() {
    Vocabulary vocabulary = new Vocabulary(3);
    assertThat(List.of("a", "b", "a", "c", "d", "b").stream().map(vocabulary::numberOf))
        .containsExactly(0, 1, 0, 2, Vocabulary.FULL, 1);
    assertThat(vocabulary.words()).containsExactly("a", "b", "c");
  }
}

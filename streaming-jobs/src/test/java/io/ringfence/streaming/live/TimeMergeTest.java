package io.ringfence.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.TopicRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeMergeTest {
  private static TopicRow row(
      InputKind kind, String partition, long offset, @Nullable Long atMicros) {
    return new TopicRow(kind, partition, offset, "", List.of(), List.of(), null, atMicros, false);
  }

  private static List<String> drain(TimeMerge merge) {
    List<String> rows = new ArrayList<>();
    for (TopicRow row = merge.next(); row != null; row = merge.next()) {
      rows.add(row.partition() + "@" + row.offset());
    }
    return rows;
  }

  @Test
  void whatWasThereLeavesInTheOrderOfTimeHoweverPartitionsAreRead() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Map<String, Long> ends = new TreeMap<>();
      List<List<TopicRow>> partitions = new ArrayList<>();
      for (int partition = 0; partition < 4; partition++) {
        List<TopicRow> rows = new ArrayList<>();
        long at = 0;
        for (int offset = 0; offset < 20; offset++) {
          at += 1 + random.nextInt(9);
          rows.add(row(InputKind.MARKS, "marks/" + partition, offset, at * 4 + partition));
        }
        partitions.add(rows);
        ends.put("marks/" + partition, 20L);
      }
      List<String> expected =
          partitions.stream()
              .flatMap(List::stream)
              .sorted(Comparator.comparing(TopicRow::atMicros))
              .map(row -> row.partition() + "@" + row.offset())
              .collect(Collectors.toList());
      TimeMerge merge = new TimeMerge(ends, Map.of());
      List<String> left = new ArrayList<>();
      partitions.replaceAll(ArrayList::new);
      while (partitions.stream().anyMatch(rows -> !rows.isEmpty())) {
        List<TopicRow> next = partitions.get(random.nextInt(partitions.size()));
        if (!next.isEmpty()) {
          merge.add(next.removeFirst());
          left.addAll(drain(merge));
        }
      }
      assertThat(left).as("seed %s", seed).isEqualTo(expected);
      assertThat(merge.isDone()).isTrue();
    }
  }

  @Test
  void whatSpeaksOfNoTimeComesFirstAndAMarkAfterEverythingElseOfItsInstant() {
    TimeMerge merge = new TimeMerge(Map.of("a/0", 1L, "b/0", 1L, "c/0", 1L), Map.of());
    merge.add(row(InputKind.MARKS, "a/0", 0, 7L));
    merge.add(row(InputKind.POSITIONS, "b/0", 0, 7L));
    assertThat(drain(merge)).isEmpty();
    merge.add(row(InputKind.BUDGETS, "c/0", 0, null));
    assertThat(drain(merge)).containsExactly("c/0@0", "b/0@0", "a/0@0");
  }

  @Test
  void nobodyWaitsForAPartitionThatWasReadBeforeNorForOneThatIsGivenUp() {
    TimeMerge merge = new TimeMerge(Map.of("a/0", 9L, "b/0", 3L), Map.of("a/0", 9L));
    assertThat(merge.isDone()).isFalse();
    merge.add(row(InputKind.MARKS, "a/0", 9, 5L));
    merge.add(row(InputKind.MARKS, "b/0", 1, 6L));
    // The last offset before the end is the mark of a transaction: no record has it.
    assertThat(drain(merge)).containsExactly("a/0@9", "b/0@1");
    merge.add(row(InputKind.MARKS, "a/0", 10, 8L));
    assertThat(drain(merge)).isEmpty();
    merge.giveUp();
    assertThat(drain(merge)).containsExactly("a/0@10");
    assertThat(merge.isDone()).isTrue();
  }
}

package io.ringfence.streaming.simulation;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.ReplayIntake;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.source.FileStream;
import io.ringfence.streaming.source.ReplaySource;
import io.ringfence.streaming.source.StreamIntake;
import io.ringfence.streaming.source.TopicRange;
import io.ringfence.streaming.source.TopicStream;
import io.ringfence.streaming.source.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a scenario as they come: from files, or from topics.
 *
 * @param rows rows of each kind in the order they come
 * @param folder where files are written
 */
record Day(Map<InputKind, List<String>> rows, Path folder) {
  private static final Duration LATENESS = Duration.ofMinutes(5);
  private static final Topics TOPICS = new Topics("nowhere:1", "ringfence.");
  private static final int PARTITIONS = 2;

  /** Writes the files; the source that reads them. */
  FeedSource files() throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (Map.Entry<InputKind, List<String>> entry : rows.entrySet()) {
      Path file = folder.resolve(entry.getKey().label() + ".csv");
      List<String> lines = new ArrayList<>(List.of(Scenario.header(entry.getKey())));
      lines.addAll(entry.getValue());
      Files.write(file, lines);
      files.add(InputFile.of(entry.getKey(), file));
    }
    IntakeSpec spec = spec(files);
    return new FeedSource() {
      @Override
      public StreamIntake intake() {
        return new FileStream(spec, () -> Inputs.KNOWN);
      }

      @Override
      public Feed open(int place, int tasks, @Nullable Object state) throws Exception {
        return FileFeed.of(new ReplaySource(spec, () -> Inputs.KNOWN), state);
      }
    };
  }

  private static IntakeSpec spec(List<InputFile> files) {
    return new IntakeSpec(files, ReplayWindow.ALL, MarkBasis.MARK, LATENESS);
  }

  /** What is known of the day once its files, already written, have been read. */
  ReplayFacts facts() {
    List<InputFile> files =
        rows.keySet().stream()
            .map(kind -> InputFile.of(kind, folder.resolve(kind.label() + ".csv")))
            .toList();
    LoadedReplay replay = ReplayIntake.load(spec(files), Inputs.KNOWN);
    return replay.facts();
  }

  /** The source of topics with the same rows; which partitions are quick is drawn. */
  FeedSource topics(ReplayFacts facts, Random random) {
    List<TopicFeed.Partition> partitions = partitions();
    Collections.shuffle(partitions, random);
    Map<String, Long> ends = new TreeMap<>();
    partitions.forEach(partition -> ends.put(partition.name(), (long) partition.values().size()));
    return new FeedSource() {
      @Override
      public StreamIntake intake() {
        return new TopicStream(
            TOPICS, new TopicRange(ends), spec(List.of()), () -> Inputs.KNOWN, facts, null);
      }

      @Override
      public Feed open(int place, int tasks, @Nullable Object state) {
        List<TopicFeed.Partition> own = new ArrayList<>();
        for (int number = place; number < partitions.size(); number += tasks) {
          own.add(partitions.get(number));
        }
        return new TopicFeed(own, LATENESS, facts.firstMicros(), state);
      }
    };
  }

  private List<TopicFeed.Partition> partitions() {
    List<TopicFeed.Partition> partitions = new ArrayList<>();
    for (InputKind kind : rows.keySet()) {
      List<List<byte[]>> values = new ArrayList<>();
      for (int number = 0; number < PARTITIONS; number++) {
        values.add(new ArrayList<>());
        String name = TOPICS.of(kind) + "/" + number;
        partitions.add(new TopicFeed.Partition(kind, name, values.get(number)));
      }
      for (String row : rows.getOrDefault(kind, List.of())) {
        Map<String, String> cells = cells(Scenario.header(kind), row);
        values.get(Math.floorMod(key(cells).hashCode(), PARTITIONS)).add(json(cells));
      }
    }
    return partitions;
  }

  private static Map<String, String> cells(String header, String row) {
    String[] names = header.split(",", -1);
    String[] texts = row.split(",", -1);
    Map<String, String> cells = new LinkedHashMap<>();
    for (int place = 0; place < names.length; place++) {
      if (!texts[place].isEmpty()) {
        cells.put(names[place], texts[place]);
      }
    }
    return cells;
  }

  /** What the producer keys by. */
  private static String key(Map<String, String> cells) {
    return cells.getOrDefault("venue", "")
        + cells.getOrDefault("instrument", cells.getOrDefault("account", ""))
        + cells.getOrDefault("node", "");
  }

  /** No cell of a scenario needs escaping. */
  private static byte[] json(Map<String, String> cells) {
    List<String> fields = new ArrayList<>();
    cells.forEach((name, text) -> fields.add("\"%s\":\"%s\"".formatted(name, text)));
    return ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
  }
}

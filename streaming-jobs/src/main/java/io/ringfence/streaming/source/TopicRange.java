package io.ringfence.streaming.source;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of the topics a run reads: from the first record of each partition up to an end that is
 * fixed when the run is begun, so that a restart reads no more and no less.
 *
 * @param ends offset after the last record, by {@code TOPIC/PARTITION}
 */
public record TopicRange(Map<String, Long> ends) implements Serializable {
  private static final char SEPARATOR = '=';

  /** Orders and copies the ends. */
  public TopicRange {
    ends = new TreeMap<>(ends);
  }

  /** The part of it that is of one topic. */
  TopicRange of(String topic) {
    Map<String, Long> part = new TreeMap<>(ends);
    part.keySet().removeIf(partition -> !topic(partition).equals(topic));
    return new TopicRange(part);
  }

  /** The first records of each partition. */
  TopicRange first(long records) {
    Map<String, Long> part = new TreeMap<>(ends);
    part.replaceAll((_, end) -> Math.min(end, records));
    return new TopicRange(part);
  }

  /** One line for each partition. */
  public String text() {
    StringBuilder text = new StringBuilder();
    ends.forEach(
        (partition, end) -> text.append(partition).append(SEPARATOR).append(end).append('\n'));
    return text.toString();
  }

  /** The range of a text. */
  public static TopicRange parse(String text) {
    Map<String, Long> ends = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              int at = line.lastIndexOf(SEPARATOR);
              ends.put(line.substring(0, at), Long.parseLong(line.substring(at + 1)));
            });
    return new TopicRange(ends);
  }

  /** Topic of a {@code TOPIC/PARTITION}. */
  static String topic(String partition) {
    return partition.substring(0, partition.lastIndexOf('/'));
  }

  /** Number of a {@code TOPIC/PARTITION}. */
  static int number(String partition) {
    return Integer.parseInt(partition.substring(partition.lastIndexOf('/') + 1));
  }
}

package io.ringfence.reporting.evidence;

import io.ringfence.reporting.query.ControlTotalsQuery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a source was read, as the job stored it with its counts. */
sealed interface SourcePosition {
  /**
   * A partition of a topic.
   *
   * @param topic topic
   * @param partition number of the partition
   * @param firstOffset offset of the first record that was read
   * @param lastOffset offset of the last
   * @param rows records that were read
   */
  record OfPartition(String topic, String partition, long firstOffset, long lastOffset, long rows)
      implements SourcePosition {
    @Override
    public String words() {
      return "%s/%s: offsets %s to %s, %s rows"
          .formatted(topic, partition, firstOffset, lastOffset, rows);
    }
  }

  /**
   * A file.
   *
   * @param file its name without the folder
   * @param sha256 SHA-256 of its bytes, hexadecimal
   * @param rows rows inside the window of the run
   */
  record OfFile(String file, String sha256, long rows) implements SourcePosition {
    @Override
    public String words() {
      return "%s: %s rows, SHA-256 %s".formatted(file, rows, sha256);
    }
  }

  /** One line for people. */
  String words();

  /** Those of all sources; empty: the run was stored before they were, or is not complete. */
  static Optional<List<SourcePosition>> of(List<ControlTotalsQuery.Row> files) {
    List<SourcePosition> found = files.stream().flatMap(SourcePosition::of).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static Stream<SourcePosition> of(ControlTotalsQuery.Row row) {
    String sha256 = row.sha256();
    if (sha256 != null) {
      return Stream.of(new OfFile(row.file(), sha256, row.received()));
    }
    Long first = row.firstOffset();
    int at = row.file().lastIndexOf('/');
    return first == null || at < 0
        ? Stream.empty()
        : Stream.of(
            new OfPartition(
                row.file().substring(0, at),
                row.file().substring(at + 1),
                first,
                Objects.requireNonNull(row.lastOffset(), "last offset"),
                row.received()));
  }
}

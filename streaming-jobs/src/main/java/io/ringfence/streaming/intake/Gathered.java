package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What reading has brought together so far, marks aside. */
final class Gathered {
  private final List<InputEvent> events = new ArrayList<>();
  private final List<RejectRow> rejects = new ArrayList<>();
  private final List<FileCounts> counts = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Begins to count the rows of a file. */
  FileCounts count(InputFile file) {
    FileCounts fresh = new FileCounts(file);
    counts.add(fresh);
    return fresh;
  }

  void accept(InputEvent event) {
    events.add(event);
  }

  void refuse(RowOrigin origin, Refusal refusal, @Nullable Long occurredAtMicros) {
    rejects.add(
        new RejectRow(
            origin.file(),
            origin.line(),
            origin.kind(),
            refusal.code(),
            refusal.reason(),
            Objects.requireNonNull(origin.original(), "a refused row keeps its text"),
            occurredAtMicros));
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  List<InputEvent> events() {
    return events;
  }

  List<RejectRow> rejects() {
    return rejects;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Rows of all files. */
  long rows() {
    return counts.stream().mapToLong(FileCounts::rows).sum();
  }

  /** What each file holds, and its digest: reads them once more. */
  List<InputCountRow> counts() {
    return counts.stream().map(FileCounts::row).toList();
  }
}

package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All marks, one series for each instrument, and the rows that repeat others. */
final class MarkStore {
  /** A late row, whose refusal waits until it is known whether it repeats another one. */
  private record LateRow(
      MarkSeries series, MarkBar bar, RowOrigin origin, Refusal refusal, FileCounts counts) {}

  private final Map<EventKeys, MarkSeries> series = new HashMap<>();
  private final List<LateRow> lateRows = new ArrayList<>();
  private final Gathered gathered;

  MarkStore(Gathered gathered) {
    this.gathered = gathered;
  }

  /** The series of an instrument. */
  MarkSeries series(String venue, String instrument) {
    return series.computeIfAbsent(
        new EventKeys(venue, instrument, "", "", 0), _ -> new MarkSeries(venue, instrument));
  }

  /** All series. */
  Collection<MarkSeries> all() {
    return series.values();
  }

  /** Keeps a late row for judgement. */
  void late(MarkSeries of, MarkBar bar, RowOrigin origin, Refusal refusal, FileCounts counts) {
    lateRows.add(new LateRow(of, bar, origin, refusal, counts));
  }

  /**
   * Drops rows that repeat others and refuses those that contradict them.
   *
   * @param files all files, in the order their numbers mean
   * @param counts of the files, in the same order
   */
  void settle(List<InputFile> files, List<FileCounts> counts) throws IOException {
    Map<Integer, TreeMap<Long, MarkBar>> conflicts = new TreeMap<>();
    for (MarkSeries one : series.values()) {
      one.dropRepeated(
          row -> counts.get(one.file(row)).duplicate(),
          row ->
              conflicts
                  .computeIfAbsent(one.file(row), _ -> new TreeMap<>())
                  .put((long) one.line(row), one.bar(row)));
    }
    for (Map.Entry<Integer, TreeMap<Long, MarkBar>> entry : conflicts.entrySet()) {
      refuse(files.get(entry.getKey()), entry.getValue());
    }
    lateRows.forEach(this::judgeLate);
    lateRows.clear();
  }

  private void judgeLate(LateRow late) {
    if (late.series().contains(late.bar())) {
      late.counts().duplicate();
    } else {
      gathered.refuse(late.origin(), late.refusal(), late.bar().atMicros());
    }
  }

  /** Reads the rows once more: their text was not kept while they seemed to be good. */
  private void refuse(InputFile file, Map<Long, MarkBar> rows) throws IOException {
    try (CsvReader reader = new CsvReader(file)) {
      for (CsvRow row = reader.next(); row != null; row = reader.next()) {
        MarkBar bar = rows.get(row.line());
        if (bar != null) {
          gathered.refuse(
              new RowOrigin(InputKind.MARKS, file.name(), row.line(), true, row.original()),
              new Refusal(
                  RejectCode.SEQUENCE_CONFLICT,
                  "a mark for this instrument and time was applied before with other content"),
              bar.atMicros());
        }
      }
    }
  }
}

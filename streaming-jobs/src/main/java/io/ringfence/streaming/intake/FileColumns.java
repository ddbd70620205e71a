package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Columns a kind of file has, and what is said where it has others.
 *
 * @param timed whether it must have a time, {@code ts} or {@code ts_ms}
 * @param required columns it must have beside the time
 * @param known columns it may have beside these, read or not
 */
record FileColumns(boolean timed, List<String> required, List<String> known) {
  static FileColumns of(InputKind kind) {
    EventFormat format = EventFormats.of(kind);
    return new FileColumns(kind.isTimed(), format.required(), format.optional());
  }

  /**
   * Refuses a header that lacks a column; the warning about columns nobody reads, if any.
   *
   * @throws InputFileException naming file, column and what is there
   */
  Optional<String> check(InputFile file, CsvHeader header) {
    if (timed && !header.has(Fields.TIME)) {
      header.require(file, List.of(Fields.TIME_MILLIS));
    }
    header.require(file, required);
    Set<String> read = new HashSet<>(required);
    read.addAll(known);
    read.add(header.has(Fields.TIME) ? Fields.TIME : Fields.TIME_MILLIS);
    List<String> others = header.others(read);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(file.name() + ": ignores the columns " + String.join(", ", others));
  }
}

package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RowOrigin;
import java.io.IOException;

/** Reads files of marks into series. */
final class MarkFileReader {
  private final IntakeSpec spec;
  private final KnownInstruments known;
  private final Gathered gathered;
  private final MarkStore marks;
  private final MarkFormat format;

  MarkFileReader(IntakeSpec spec, KnownInstruments known, Gathered gathered, MarkStore marks) {
    this.spec = spec;
    this.known = known;
    this.gathered = gathered;
    this.marks = marks;
    this.format = new MarkFormat(spec.basis());
  }

  /**
   * Reads one file and counts its rows.
   *
   * @param number number of the file among all files
   * @throws InputFileException where it holds last prices only and they may not play the mark
   */
  void read(InputFile file, int number, FileCounts counts) throws IOException {
    Lateness lateness = new Lateness(spec.allowedLateness());
    LastOnly lastOnly = new LastOnly(file, spec.basis());
    try (CsvReader reader = new CsvReader(file)) {
      lastOnly.checkHeader(reader.header());
      format.columns().check(file, reader.header()).ifPresent(gathered::warn);
      for (CsvRow row = reader.next(); row != null; row = reader.next()) {
        Fields fields = new Fields(reader.header(), row);
        lastOnly.see(fields);
        MarkFormat.Times times = format.times(fields);
        if (fields.refusal() != null || !times.areOutside(spec.window())) {
          counts.received();
          read(fields, times, row, new Place(file, number, lateness, counts));
        }
      }
    }
    lastOnly.checkRows();
  }

  /** Where a row stands. */
  private record Place(InputFile file, int number, Lateness lateness, FileCounts counts) {
    RowOrigin origin(CsvRow row) {
      return new RowOrigin(InputKind.MARKS, file.name(), row.line(), true, row.original());
    }
  }

  private void read(Fields fields, MarkFormat.Times times, CsvRow row, Place place) {
    String venue = fields.text("venue");
    String instrument = fields.text("instrument");
    MarkBar bar = format.bar(fields, times);
    Refusal refusal =
        fields.refusal() == null ? Unknown.instrument(known, venue, instrument) : fields.refusal();
    if (refusal != null) {
      gathered.refuse(place.origin(row), refusal, fields.occurredAtMicros());
      return;
    }
    MarkSeries series = marks.series(venue, instrument);
    if (place.lateness().isLate(series, bar.atMicros())) {
      Refusal late = place.lateness().refusal(series, bar.atMicros());
      marks.late(series, bar, place.origin(row), late, place.counts());
    } else {
      series.add(bar, place.number(), row.line());
    }
  }
}

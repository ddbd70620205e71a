package io.ringfence.reporting.workbook;

import io.ringfence.reporting.evidence.ManifestFacts;
import io.ringfence.reporting.evidence.ManifestLine;
import io.ringfence.reporting.report.Words;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Sheet Manifest: the fields of the payload's manifest for people, each with where it comes from.
 * What nobody knows is said to be unknown.
 *
 * @param frame what every sheet carries
 */
record ManifestSheet(Frame frame) {
  static final String NAME = "Manifest";

  void fill(Sheet sheet, ManifestFacts facts) {
    new ListSheet<>(frame, "What this pack is, and what it was held against", table(), "", 1)
        .fill(sheet, ManifestLine.of(facts));
  }

  static Table<ManifestLine> table() {
    return new Table<>(
        NAME,
        List.of(
            new Column<>("Field", 32, line -> new Value.Prose(line.field())),
            new Column<>("Value", 90, line -> new Value.Prose(line.value().orElse(Words.UNKNOWN))),
            new Column<>("Comes from", 60, line -> new Value.Prose(line.from()))));
  }
}

package io.ringfence.reporting.workbook;

import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Sheet Definitions: what every column means, and how to read the pack.
 *
 * @param frame what every sheet carries
 */
record DefinitionsSheet(Frame frame) {
  void fill(Sheet sheet) {
    new ListSheet<>(frame, "Definitions", table(), "", 2).fill(sheet, frame.pen().glossary().all());
  }

  static Table<Glossary.Entry> table() {
    return new Table<>(
        "Definitions",
        List.of(
            new Column<>("Table", 30, entry -> new Value.Prose(entry.table())),
            new Column<>("Column", 30, entry -> new Value.Prose(entry.heading())),
            new Column<>("Unit", 20, entry -> new Value.Prose(entry.unit())),
            new Column<>("Formula", 46, entry -> new Value.Prose(entry.formula())),
            new Column<>("Meaning", 90, entry -> new Value.Prose(entry.meaning()))));
  }
}

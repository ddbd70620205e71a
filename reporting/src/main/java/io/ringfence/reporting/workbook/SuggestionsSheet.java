package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.SuggestionGatesQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.report.Proposals;
import io.ringfence.reporting.report.Words;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Sheet Suggestions: moves with their before, after and rival; below them the containment gate of
 * every batch.
 *
 * @param frame what every sheet carries
 */
record SuggestionsSheet(Frame frame) {
  private static final int FRAME_TO = 7;
  private static final int FROZEN_COLUMNS = 2;
  private static final int GAP = 2;

  void fill(Sheet sheet, Proposals proposals) {
    List<SuggestionsQuery.Row> moves = proposals.suggestions();
    frame.writeTo(sheet, "Suggested margin moves", FRAME_TO);
    int header = Frame.BODY + 2;
    int gate = header + moves.size() + GAP;
    frame
        .pen()
        .across(
            sheet,
            sheet.createRow(Frame.BODY),
            0,
            FRAME_TO,
            note(proposals, gate),
            Role.TOTAL_TEXT);
    new ListSheet<>(frame, "", SuggestionColumns.moves(), "", FROZEN_COLUMNS)
        .fillFrom(sheet, header, moves);
    sheet.setRowBreak(gate - 1);
    gates(sheet, gate, proposals.gates());
  }

  private void gates(Sheet sheet, int top, List<SuggestionGatesQuery.Row> gates) {
    Table<SuggestionGatesQuery.Row> table = SuggestionColumns.gates();
    frame
        .pen()
        .across(
            sheet,
            sheet.createRow(top),
            0,
            FRAME_TO,
            "Containment gate: margin of the positions that die at a shock",
            Role.SECTION);
    CellRangeAddress cells = table.writeTo(sheet, frame.pen(), top + 1, gates);
    if (!gates.isEmpty()) {
      Highlights.states(sheet, table.bodyOf(cells, "Verdict"));
    }
  }

  private static String note(Proposals proposals, int gate) {
    long moves = proposals.suggestions().stream().filter(row -> row.amount().signum() > 0).count();
    return "%s, %s below the target without one. Nobody has approved them. Containment gate: line %s."
        .formatted(
            Words.count(moves, "move"),
            Words.count(proposals.suggestions().size() - moves, "position"),
            Integer.toString(gate + 1));
  }
}

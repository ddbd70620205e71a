package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.report.Proposals;
import io.ringfence.reporting.report.Words;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Sheet Suggestions: moves with their before, after and rival.
 *
 * @param frame what every sheet carries
 */
record SuggestionsSheet(Frame frame) {
  private static final int FRAME_TO = 7;
  private static final int FROZEN_COLUMNS = 2;

  void fill(Sheet sheet, Proposals proposals) {
    List<SuggestionsQuery.Row> moves = proposals.suggestions();
    frame.writeTo(sheet, "Suggested margin moves", FRAME_TO);
    int header = Frame.BODY + 2;
    frame
        .pen()
        .across(sheet, sheet.createRow(Frame.BODY), 0, FRAME_TO, note(proposals), Role.TOTAL_TEXT);
    new ListSheet<>(frame, "", SuggestionColumns.moves(), "", FROZEN_COLUMNS)
        .fillFrom(sheet, header, moves);
  }

  private static String note(Proposals proposals) {
    long moves = proposals.suggestions().stream().filter(row -> row.amount().signum() > 0).count();
    return "%s, %s below the target without one. Nobody has approved them. What they burn under shocks: sheet Containment."
        .formatted(
            Words.count(moves, "move"),
            Words.count(proposals.suggestions().size() - moves, "position"));
  }
}

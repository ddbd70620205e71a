package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one sheet, one after the other. */
final class SheetCells implements CellSource.Reader {
  private final PackageFile file;
  private final List<String> shared;
  private final InputStream part;
  private final XMLStreamReader xml;

  /** Formulas that are stored once for many cells, by their number. */
  private final Map<String, SharedFormula> formulas = new HashMap<>();

  private int lastRow;

  /**
   * A sheet.
   *
   * @param file for refusals
   * @param shared texts that cells name by number
   * @param part closed with this
   */
  SheetCells(PackageFile file, List<String> shared, InputStream part) throws XMLStreamException {
    this.file = file;
    this.shared = shared;
    this.part = part;
    this.xml = XmlReading.reader(part);
  }

  /** A formula and the cell it is written for. */
  record SharedFormula(String name, String formula) {
    String at(String other) {
      return FormulaText.moved(formula, column(other) - column(name), row(other) - row(name));
    }

    private static int column(String cell) {
      return FormulaText.columnOf(cell.replaceAll("[0-9]", ""));
    }

    private static int row(String cell) {
      return Integer.parseInt(cell.replaceAll("[A-Z]", ""));
    }
  }

  @Override
  public CellSource.@Nullable Cell next() throws RefusedFileException {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
          CellSource.Cell cell = cell();
          if (cell != null) {
            requireInOrder(cell);
            return cell;
          }
        }
      }
      return null;
    } catch (XMLStreamException | IndexOutOfBoundsException | NumberFormatException e) {
      throw WorkbookCells.unreadable(file, e);
    }
  }

  private void requireInOrder(CellSource.Cell cell) throws XMLStreamException {
    int row = cell.row();
    if (row < lastRow) {
      throw new XMLStreamException("row %s stands below row %s".formatted(row, lastRow));
    }
    lastRow = row;
  }

  /** The cell that begins here; null: it is empty. */
  private CellSource.@Nullable Cell cell() throws XMLStreamException {
    String name = XmlReading.attribute(xml, "r");
    String type = XmlReading.attribute(xml, "t");
    String value = null;
    String formula = null;
    for (int event = xml.next(); !ends(xml, event, "c"); event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "f" -> formula = formula(name);
          case "is" -> value = runs(xml, "is");
          default -> {}
        }
      }
    }
    String shown = value == null ? null : shown(type, value);
    if (formula != null) {
      return new CellSource.Cell(name, CellValue.formula(formula), shown);
    }
    return shown == null || shown.equals(CellValue.NOTHING)
        ? null
        : new CellSource.Cell(name, shown, null);
  }

  private String formula(String name) throws XMLStreamException {
    boolean isShared = XmlReading.attribute(xml, "t").equals("shared");
    String number = XmlReading.attribute(xml, "si");
    String text = xml.getElementText();
    if (!isShared) {
      return text;
    }
    if (!text.isEmpty()) {
      formulas.put(number, new SharedFormula(name, text));
    }
    SharedFormula first = formulas.get(number);
    if (first == null) {
      throw new XMLStreamException("formula " + number + " is shared before it is written");
    }
    return first.at(name);
  }

  private String shown(String type, String value) {
    return switch (type) {
      case "", "n" -> CellValue.number(Double.parseDouble(value));
      case "s" -> CellValue.text(shared.get(Integer.parseInt(value)));
      case "inlineStr", "str" -> CellValue.text(value);
      case "b" -> value.equals("1") ? "TRUE" : "FALSE";
      default -> type.toUpperCase(Locale.ROOT) + " " + value;
    };
  }

  /** The text of rich or plain runs up to the end of an element; how they are read aloud aside. */
  static String runs(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean aside = false;
    for (int event = xml.next(); !ends(xml, event, element); event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          aside = true;
        } else if (xml.getLocalName().equals("t")) {
          String run = xml.getElementText();
          text.append(aside ? "" : run);
        }
      } else if (ends(xml, event, "rPh")) {
        aside = false;
      }
    }
    return text.toString();
  }

  private static boolean ends(XMLStreamReader xml, int event, String element) {
    return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}

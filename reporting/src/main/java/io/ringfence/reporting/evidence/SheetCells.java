package io.ringfence.reporting.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the cells of one sheet.
 *
 * @param shared texts that cells name by number
 * @param sheet name of the sheet
 * @param cells where they go
 * @param formulas formulas that are stored once for many cells, by their number
 */
record SheetCells(
    List<String> shared, String sheet, Cells cells, Map<String, SharedFormula> formulas) {
  SheetCells(List<String> shared, String sheet, Cells cells) {
    this(shared, sheet, cells, new HashMap<>());
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

  void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        if (cells.size() >= PackageFile.mostCells()) {
          throw new XMLStreamException("more cells than there is memory for");
        }
        readCell(xml);
      }
    }
  }

  private void readCell(XMLStreamReader xml) throws XMLStreamException {
    String name = XmlReading.attribute(xml, "r");
    String type = XmlReading.attribute(xml, "t");
    String value = null;
    String formula = null;
    for (int event = xml.next(); !ends(xml, event, "c"); event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "f" -> formula = formula(xml, name);
          case "is" -> value = runs(xml, "is");
          default -> {}
        }
      }
    }
    if (formula != null) {
      cells.put(sheet, name, CellValue.formula(formula));
      if (value != null) {
        cells.putShown(sheet, name, shown(type, value));
      }
    } else if (value != null) {
      cells.put(sheet, name, shown(type, value));
    }
  }

  private String formula(XMLStreamReader xml, String name) throws XMLStreamException {
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
}

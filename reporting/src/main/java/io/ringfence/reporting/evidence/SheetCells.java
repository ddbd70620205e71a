package io.ringfence.reporting.evidence;

import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the cells of one sheet.
 *
 * @param shared texts that cells name by number
 * @param sheet name of the sheet
 * @param cells where they go
 */
record SheetCells(List<String> shared, String sheet, Cells cells) {
  void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
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
          case "f" -> formula = xml.getElementText();
          case "is" -> value = runs(xml, "is");
          default -> {}
        }
      }
    }
    if (formula != null) {
      cells.put(sheet, name, CellValue.formula(formula));
    } else if (value != null) {
      cells.put(sheet, name, shown(type, value));
    }
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

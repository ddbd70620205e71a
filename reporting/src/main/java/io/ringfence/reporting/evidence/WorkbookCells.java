package io.ringfence.reporting.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the cells of a package, whichever program wrote it. */
final class WorkbookCells {
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

  private final PackageFile file;
  private final List<String> shared = new ArrayList<>();

  private WorkbookCells(PackageFile file) {
    this.file = file;
  }

  /**
   * Reads every cell.
   *
   * @throws RefusedFileException when the package links to elsewhere or is no workbook
   */
  static Cells of(PackageFile file) throws RefusedFileException {
    try {
      return new WorkbookCells(file).read();
    } catch (XMLStreamException | IndexOutOfBoundsException | NumberFormatException e) {
      throw file.refusal("is no workbook that can be read: " + oneLine(e));
    }
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  private Cells read() throws RefusedFileException, XMLStreamException {
    refuseLinks();
    Map<String, String> targets = targets();
    for (String target : targets.values()) {
      if (target.endsWith("sharedStrings.xml")) {
        readShared(XmlReading.reader(file.read(target)));
      }
    }
    Cells cells = new Cells();
    for (Map.Entry<String, String> sheet : sheets().entrySet()) {
      cells.addSheet(sheet.getKey());
      String part = targets.getOrDefault(sheet.getValue(), "");
      new SheetCells(shared, sheet.getKey(), cells).read(XmlReading.reader(file.read(part)));
    }
    return cells;
  }

  private void refuseLinks() throws RefusedFileException, XMLStreamException {
    for (String name : file.names()) {
      if (!name.endsWith(".rels")) {
        continue;
      }
      XMLStreamReader xml = XmlReading.reader(file.read(name));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && XmlReading.attribute(xml, "TargetMode")
                .toLowerCase(Locale.ROOT)
                .equals("external")) {
          throw file.refusal("links to something outside of it in " + name);
        }
      }
    }
  }

  private Map<String, String> targets() throws RefusedFileException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    XMLStreamReader xml = XmlReading.reader(file.read(RELATIONS));
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")) {
        String target = XmlReading.attribute(xml, "Target");
        targets.put(
            XmlReading.attribute(xml, "Id"),
            target.startsWith("/") ? target.substring(1) : "xl/" + target);
      }
    }
    return targets;
  }

  private Map<String, String> sheets() throws RefusedFileException, XMLStreamException {
    Map<String, String> sheets = new LinkedHashMap<>();
    XMLStreamReader xml = XmlReading.reader(file.read(WORKBOOK));
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sheet")) {
        sheets.put(XmlReading.attribute(xml, "name"), XmlReading.attribute(xml, "id"));
      }
    }
    return sheets;
  }

  private void readShared(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        if (shared.size() >= PackageFile.mostCells()) {
          throw new XMLStreamException("more texts than there is memory for");
        }
        shared.add(SheetCells.runs(xml, "si"));
      }
    }
  }
}

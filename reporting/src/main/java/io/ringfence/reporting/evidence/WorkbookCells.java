package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the cells of a package, whichever program wrote it. */
final class WorkbookCells implements CellSource {
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

  /** Most cells of a file that nobody vouches for: it is looked through for harm, and no more. */
  private static final int MOST_UNSIGNED = 300_000;

  /** Most bytes such a file unpacks to. */
  private static final long MOST_UNSIGNED_BYTES = 64L << 20;

  private final PackageFile file;
  private final Map<String, String> targets;
  private final SequencedMap<String, String> sheets;
  private final List<String> shared = new ArrayList<>();

  private WorkbookCells(PackageFile file) throws RefusedFileException {
    this.file = file;
    refuseLinks();
    this.targets = pairs(RELATIONS, "Relationship", "Id", "Target");
    this.sheets = pairs(WORKBOOK, "sheet", "name", "id");
    for (String target : targets.values()) {
      if (target.endsWith("sharedStrings.xml")) {
        readShared(part(target));
      }
    }
  }

  /**
   * A package whose sheets can be read.
   *
   * @throws RefusedFileException when the package links to elsewhere or is no workbook
   */
  static WorkbookCells of(PackageFile file) throws RefusedFileException {
    return new WorkbookCells(file);
  }

  @Override
  public Set<String> sheets() {
    return sheets.sequencedKeySet();
  }

  @Override
  public Reader sheet(String name) throws RefusedFileException {
    String target = targets.getOrDefault(sheets.getOrDefault(name, ""), "");
    InputStream part = file.stream(part(target));
    try {
      return new SheetCells(file, shared, part);
    } catch (XMLStreamException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Reads every cell of a file that nobody vouches for.
   *
   * @throws RefusedFileException when one cannot be read, or there are very many
   */
  void walk() throws RefusedFileException, IOException {
    if (file.inflated() > MOST_UNSIGNED_BYTES) {
      throw file.refusal(
          "is not signed by this key and unpacks to more than %s bytes"
              .formatted(MOST_UNSIGNED_BYTES));
    }
    int cells = 0;
    for (String name : sheets()) {
      try (Reader sheet = sheet(name)) {
        while (sheet.next() != null) {
          if (++cells > MOST_UNSIGNED) {
            throw file.refusal(
                "is not signed by this key and has more than %s cells".formatted(MOST_UNSIGNED));
          }
        }
      }
    }
  }

  static RefusedFileException unreadable(PackageFile file, Exception e) {
    return file.refusal("is no workbook that can be read: " + XmlReading.oneLine(e));
  }

  private static String part(String target) {
    return target.startsWith("/") ? target.substring(1) : target.isEmpty() ? "" : "xl/" + target;
  }

  private void refuseLinks() throws RefusedFileException {
    for (String name : file.names()) {
      if (name.endsWith(".rels")) {
        elements(file.stream(name), xml -> refuseLink(name, xml));
      }
    }
  }

  private void refuseLink(String part, XMLStreamReader xml) throws RefusedFileException {
    String mode = XmlReading.attribute(xml, "TargetMode");
    if (mode.toLowerCase(Locale.ROOT).equals("external")) {
      throw file.refusal("links to something outside of it in " + part);
    }
  }

  /** Two attributes of every element of a name. */
  private SequencedMap<String, String> pairs(String part, String element, String key, String value)
      throws RefusedFileException {
    SequencedMap<String, String> pairs = new LinkedHashMap<>();
    elements(
        file.stream(part),
        xml -> {
          if (xml.getLocalName().equals(element)) {
            pairs.put(XmlReading.attribute(xml, key), XmlReading.attribute(xml, value));
          }
          if (pairs.size() > PackageFile.MOST_ENTRIES) {
            throw file.refusal("%s names more than there can be".formatted(part));
          }
        });
    return pairs;
  }

  private void readShared(String part) throws RefusedFileException {
    elements(
        file.kept(part),
        xml -> {
          if (xml.getLocalName().equals("si")) {
            if (shared.size() >= PackageFile.mostTexts()) {
              throw file.refusal("has more texts than there is memory for");
            }
            shared.add(SheetCells.runs(xml, "si"));
          }
        });
  }

  private interface Visit {
    void at(XMLStreamReader xml) throws RefusedFileException, XMLStreamException;
  }

  private void elements(InputStream part, Visit visit) throws RefusedFileException {
    try (part) {
      XMLStreamReader xml = XmlReading.reader(part);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          visit.at(xml);
        }
      }
    } catch (XMLStreamException | IOException e) {
      throw unreadable(file, e);
    }
  }
}

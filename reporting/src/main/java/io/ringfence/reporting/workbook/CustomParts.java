package io.ringfence.reporting.workbook;

import io.ringfence.reporting.evidence.EvidenceParts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes room for payload and envelope: two custom XML parts with the properties that programs ask
 * for before they keep such a part.
 */
final class CustomParts {
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String PROPERTIES_TYPE =
      "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
  private static final String PROPERTIES =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
          + "<ds:datastoreItem xmlns:ds="
          + "\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\""
          + " ds:itemID=\"%s\"><ds:schemaRefs><ds:schemaRef ds:uri=\""
          + EvidenceParts.NAMESPACE
          + "\"/></ds:schemaRefs></ds:datastoreItem>";

  private CustomParts() {}

  /** Adds both parts; what they hold comes when the package is packed. */
  static void addTo(XSSFWorkbook workbook) throws IOException {
    try {
      add(workbook, EvidenceParts.PAYLOAD, 1, "{6D0B3B0F-5C1E-4C57-9A60-52C1E2B7A101}");
      add(workbook, EvidenceParts.ENVELOPE, 2, "{6D0B3B0F-5C1E-4C57-9A60-52C1E2B7A102}");
    } catch (InvalidFormatException e) {
      throw new IllegalStateException("the names of our own parts are good", e);
    }
  }

  private static void add(XSSFWorkbook workbook, String part, int number, String id)
      throws InvalidFormatException, IOException {
    OPCPackage parts = workbook.getPackage();
    PackagePartName name = PackagingURIHelper.createPartName("/" + part);
    PackagePartName properties =
        PackagingURIHelper.createPartName("/customXml/itemProps" + number + ".xml");
    PackagePart item = parts.createPart(name, "application/xml");
    write(item, "<empty/>");
    write(parts.createPart(properties, PROPERTIES_TYPE), PROPERTIES.formatted(id));
    item.addRelationship(properties, TargetMode.INTERNAL, RELATIONS + "customXmlProps");
    workbook.getPackagePart().addRelationship(name, TargetMode.INTERNAL, RELATIONS + "customXml");
  }

  private static void write(PackagePart part, String text) throws IOException {
    try (OutputStream out = part.getOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}

package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every part of the workbook against the full schemas of Office Open XML. */
@OnEngine
class SchemaTest {
  /**
   * The one exception: text that begins or ends with a blank keeps it by xml:space, as Excel itself
   * writes it, though the schema of its element does not name it.
   */
  private static final String SPACE_IN_TEXT =
      "Attribute not allowed (no wildcards allowed): space@http://www.w3.org/XML/1998/namespace in"
          + " element t@";

  private final ClickHouseStore store;

  SchemaTest(ClickHouseStore store) {
    this.store = store;
  }

  @ParameterizedTest(name = "{0} positions")
  @ValueSource(ints = {0, 120})
  void everyPartIsValid(int positions) throws IOException, XmlException {
    SampleRun run =
        positions == 0
            ? SampleRun.empty("schema of nothing")
            : SampleRun.withUnmarked("schema", 5, positions, 2);
    List<String> checked = new ArrayList<>();
    try (ZipInputStream parts =
        new ZipInputStream(new ByteArrayInputStream(SamplePack.of(store, run).bytes()))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        if (isOfficeOpenXml(part.getName())) {
          assertValid(part.getName(), parts.readAllBytes());
          checked.add(part.getName());
        }
      }
    }
    assertThat(checked)
        .contains("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "docProps/app.xml")
        .contains("xl/worksheets/sheet1.xml", "xl/worksheets/sheet10.xml");
    if (positions > 0) {
      assertThat(checked).contains("xl/charts/chart1.xml", "xl/drawings/drawing1.xml");
    }
  }

  /**
   * Relations, content types and core properties belong to the packaging, which has its own; custom
   * parts hold whatever their maker wants.
   */
  private static boolean isOfficeOpenXml(String part) {
    return part.endsWith(".xml")
        && !part.equals("[Content_Types].xml")
        && !part.startsWith("customXml/item")
        && !part.equals("docProps/core.xml");
  }

  private static void assertValid(String part, byte[] content) throws IOException, XmlException {
    XmlObject document =
        TypeSystemHolder.typeSystem.parse(
            new ByteArrayInputStream(content), null, new XmlOptions());
    assertThat(document.schemaType().isNoType()).as("%s has no schema", part).isFalse();
    List<XmlError> errors = new ArrayList<>();
    document.validate(new XmlOptions().setErrorListener(errors));
    assertThat(errors)
        .as(part)
        .filteredOn(error -> !error.getMessage().contains(SPACE_IN_TEXT))
        .isEmpty();
  }
}

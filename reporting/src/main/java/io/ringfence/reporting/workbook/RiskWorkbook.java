package io.ringfence.reporting.workbook;

import io.ringfence.reporting.evidence.EvidenceParts;
import io.ringfence.reporting.evidence.ManifestFacts;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.evidence.PayloadWriter;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.RiskReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The workbook of one report: risk pack, decision book or compliance pack. The same report gives
 * the same bytes whatever the machine's zone, locale and threads; nothing in it is taken from a
 * clock. It carries its payload and an envelope that nobody has signed yet.
 *
 * @param report the finished report
 * @param insights what explains it
 * @param office what the ledgers say of its run
 */
public record RiskWorkbook(RiskReport report, Insights insights, OfficeRecord office) {
  private static final int ROWS_IN_MEMORY = 100;

  private static final String CREATOR = "Ringfence";
  private static final String PAYLOAD = "payload.xml";

  /** A workbook without explanations. */
  public RiskWorkbook(RiskReport report) {
    this(report, Insights.NONE);
  }

  /** A workbook that no ledger was asked for. */
  public RiskWorkbook(RiskReport report, Insights insights) {
    this(report, insights, OfficeRecord.NONE);
  }

  /**
   * Writes the workbook. Parts that do not fit into memory go through a folder of their own in the
   * machine's temporary one, which is gone afterwards.
   *
   * @param out where to; closed afterwards
   * @throws IOException when a disk is full or fails; what was written then is no workbook
   */
  public void writeTo(OutputStream out) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.create();
        XSSFWorkbook workbook = new XSSFWorkbook()) {
      StreamedRows streamed = new StreamedRows(scratch, workbook);
      Path parts = scratch.file("parts.zip");
      try (SXSSFWorkbook stream = fill(workbook, scratch.file(PAYLOAD), streamed);
          OutputStream unordered = Files.newOutputStream(parts)) {
        stream.write(unordered);
      }
      new StablePackage(scratch.file(PAYLOAD), streamed.files())
          .pack(parts, scratch.file("part"), out);
    }
  }

  /** The payload alone, as it is in the workbook. */
  public String payload() throws IOException {
    try (ScratchFolder scratch = ScratchFolder.create();
        XSSFWorkbook workbook = new XSSFWorkbook();
        SXSSFWorkbook _ =
            fill(workbook, scratch.file(PAYLOAD), new StreamedRows(scratch, workbook))) {
      return EvidenceParts.payloadText(Files.readString(scratch.file(PAYLOAD)));
    }
  }

  private SXSSFWorkbook fill(XSSFWorkbook workbook, Path payload, StreamedRows streamed)
      throws IOException {
    CustomParts.addTo(workbook);
    LiveBook live = LiveBook.of(report);
    List<String> editable = report.hasLiveSheets() ? LiveSheets.editable(live) : List.of();
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(payload));
    ManifestFacts facts = ManifestFacts.of(report, insights, office);
    try (PayloadWriter writer = PayloadWriter.begin(facts, editable, out)) {
      Pen pen = new Pen(new Styles(workbook), Glossary.ofClassPath(), writer, streamed);
      return fill(workbook, pen, live, facts);
    }
  }

  private SXSSFWorkbook fill(XSSFWorkbook workbook, Pen pen, LiveBook live, ManifestFacts facts) {
    RunQuery.Row run = report.facts().run();
    describe(workbook, run);
    Frame frame = new Frame(run, report.facts().subject(), pen);
    Digits digits = new Digits(report.positions());
    new CoverSheet(frame, digits).fill(workbook.createSheet("Cover"), report);
    new DesksSheet(frame).fill(workbook.createSheet("Desks"), report);
    if (report.facts().subject().pack() != Pack.COMPLIANCE) {
      new InsightSheets(frame, report, insights).fill(workbook);
    }
    // Rows of the other sheets can be many: they go to disk as they are written.
    SXSSFWorkbook stream = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY);
    PackSheets sheets =
        new PackSheets(
            frame,
            digits,
            report,
            insights,
            office.ofNode(report.facts().subject()::covers),
            stream);
    switch (report.facts().subject().pack()) {
      case RISK -> sheets.risk();
      case DECISION -> sheets.decision();
      case COMPLIANCE -> sheets.compliance();
    }
    if (report.hasLiveSheets()) {
      new LiveSheets(frame, digits, report, live).fill(stream);
    }
    new ManifestSheet(frame).fill(stream.createSheet(ManifestSheet.NAME), facts);
    new DefinitionsSheet(frame).fill(stream.createSheet("Definitions"));
    pen.styles().complete();
    Protection.of(workbook);
    return stream;
  }

  private void describe(XSSFWorkbook workbook, RunQuery.Row run) {
    Optional<Date> produced = Optional.of(Date.from(run.asOf()));
    POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
    core.setCreator(CREATOR);
    core.setLastModifiedByUser(CREATOR);
    core.setCreated(produced);
    core.setModified(produced);
    core.setTitle(report.facts().subject().pack().title() + ", run " + SafeText.clean(run.runId()));
    core.setCategory(run.simulated() ? "SIMULATED" : "");
    workbook.getProperties().getExtendedProperties().setApplication(CREATOR);
    // Whatever a viewer kept of a formula, it is computed anew when the file is opened.
    workbook.setForceFormulaRecalculation(true);
  }
}

package io.ringfence.reporting.workbook;

import io.ringfence.reporting.evidence.PayloadWriter;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.RiskReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The risk pack: fifteen sheets of one report. The same report gives the same bytes whatever the
 * machine's zone, locale and threads; nothing in it is taken from a clock. It carries its payload
 * and an envelope that nobody has signed yet.
 *
 * @param report the finished report
 */
public record RiskWorkbook(RiskReport report) {
  private static final int ROWS_IN_MEMORY = 100;
  private static final String CREATOR = "Ringfence";
  private static final String PAYLOAD = "payload.xml";

  /**
   * Writes the workbook. Parts that do not fit into memory go through a folder of their own in the
   * machine's temporary one, which is gone afterwards.
   *
   * @param out where to; closed afterwards
   * @throws IOException when a disk is full or fails; what was written then is no workbook
   */
  public void writeTo(OutputStream out) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.create();
        XSSFWorkbook workbook = new XSSFWorkbook();
        SXSSFWorkbook stream = fill(workbook, scratch.file(PAYLOAD))) {
      Path parts = scratch.file("parts.zip");
      try (OutputStream unordered = Files.newOutputStream(parts)) {
        stream.write(unordered);
      }
      StablePackage.pack(parts, scratch.file(PAYLOAD), out);
    }
  }

  private SXSSFWorkbook fill(XSSFWorkbook workbook, Path payload) throws IOException {
    CustomParts.addTo(workbook);
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(payload));
    try (PayloadWriter writer = PayloadWriter.begin(report, out)) {
      return fill(workbook, writer);
    }
  }

  private SXSSFWorkbook fill(XSSFWorkbook workbook, PayloadWriter payload) {
    RunQuery.Row run = report.facts().run();
    describe(workbook, run);
    Pen pen = new Pen(new Styles(workbook), Glossary.ofClassPath(), payload);
    Frame frame = new Frame(run, report.facts().subject(), pen);
    Digits digits = new Digits(report.positions());
    new CoverSheet(frame, digits).fill(workbook.createSheet("Cover"), report);
    new DesksSheet(frame).fill(workbook.createSheet("Desks"), report);
    // Rows of the other sheets can be many: they go to disk as they are written.
    SXSSFWorkbook stream = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY);
    fillLists(stream, frame, digits);
    pen.styles().complete();
    return stream;
  }

  private void fillLists(SXSSFWorkbook stream, Frame frame, Digits digits) {
    new ListSheet<>(frame, "All budgets in force", DeskColumns.budgets(), "State", 2)
        .fill(stream.createSheet("Budgets"), report.budgets());
    new PositionsSheet(frame, digits).fill(stream.createSheet("Positions"), report);
    new ListSheet<>(frame, "Alerts, in order of time", EventColumns.alerts(), "State", 2)
        .fill(stream.createSheet("Alerts"), report.facts().alerts());
    new ListSheet<>(frame, "Liquidations", EventColumns.liquidations(), "", 2)
        .fill(stream.createSheet("Liquidations"), report.facts().liquidations());
    new SuggestionsSheet(frame).fill(stream.createSheet("Suggestions"), report.proposals());
    new ListSheet<>(
            frame,
            "Containment gate: what proposed batches burn under shocks",
            SuggestionColumns.gates(),
            "Verdict",
            2)
        .fill(stream.createSheet("Containment"), report.proposals().gates());
    new DecisionSheets(frame).fill(stream, report.proposals().outcomes().tickets());
    new OutcomeSheets(frame).fill(stream, report.proposals().outcomes());
    new ListSheet<>(frame, "Rejected rows", EventColumns.rejects(), "", 2)
        .fill(stream.createSheet("Rejects"), report.facts().rejects());
    new DefinitionsSheet(frame).fill(stream.createSheet("Definitions"));
  }

  private static void describe(XSSFWorkbook workbook, RunQuery.Row run) {
    Optional<Date> produced = Optional.of(Date.from(run.asOf()));
    POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
    core.setCreator(CREATOR);
    core.setLastModifiedByUser(CREATOR);
    core.setCreated(produced);
    core.setModified(produced);
    core.setTitle("Risk pack of " + SafeText.clean(run.runId()));
    core.setCategory(run.simulated() ? "SIMULATED" : "");
    workbook.getProperties().getExtendedProperties().setApplication(CREATOR);
  }
}

package io.ringfence.reporting;

import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Verification;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/**
 * Writes a pack, issued where there is a folder for it, and says how far it is: {@code @progress
 * DONE ALL} and {@code @step WORD} where a step begins, {@code @issued JSON} where it was issued.
 *
 * @param issue how it is issued
 * @param file where it goes
 * @param out where it says so
 * @param clock when it is issued
 */
record PackWriting(PackArguments.Issue issue, Path file, PrintStream out, Clock clock) {
  /** What is gone through, in this order. */
  enum Step {
    COMPOSE,
    EXPLAIN,
    WRITE,
    CHECK
  }

  void begins(Step step) {
    out.println("@progress " + step.ordinal() + " " + Step.values().length);
    out.println("@step " + step.name().toLowerCase(Locale.ROOT));
  }

  void write(RiskWorkbook pack) throws IOException {
    begins(Step.WRITE);
    Files.createDirectories(file.getParent());
    EvidenceFolder evidence = issue.evidence();
    if (evidence == null) {
      new FinishedFile(file).write(pack::writeTo);
    } else {
      IssuedWorkbook issued = new IssuedWorkbook(file, evidence);
      issued.write(pack::writeTo, issue.occasion(), clock, issue.person());
      begins(Step.CHECK);
      Verification.Answer answer = issued.answer();
      IssuedWorkbook.lines(answer).forEach(out::println);
      out.println("@issued " + JsonLine.of(answer.facts()));
    }
    pack.report().caveats().forEach(caveat -> out.println("! " + caveat));
  }
}

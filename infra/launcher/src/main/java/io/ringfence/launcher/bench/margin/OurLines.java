package io.ringfence.launcher.bench.margin;

import io.ringfence.contracts.calculator.AnswerLines;
import io.ringfence.contracts.calculator.Answers;
import io.ringfence.contracts.calculator.CaseLines;
import io.ringfence.contracts.calculator.CaseReader;
import io.ringfence.contracts.calculator.PackRules;
import io.ringfence.contracts.rulepack.RulePacks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Our side: the path of {@code ringfence margin}, from bytes to bytes. */
final class OurLines {
  private static final CaseLines LINES =
      new CaseLines(new CaseReader(new PackRules(RulePacks::ofClassPath, Instant.EPOCH)));

  private OurLines() {}

  /** Reads, computes and prints. */
  static void answer(byte[] lines, OutputStream out) throws IOException {
    try (AnswerLines answers = AnswerLines.to(out)) {
      requireAll(LINES.answer(new ByteArrayInputStream(lines), answers));
    }
  }

  /** Reads and computes; what it comes to is counted and dropped. */
  static void answer(byte[] lines) throws IOException {
    requireAll(LINES.answer(new ByteArrayInputStream(lines), new Dropped()));
  }

  private static void requireAll(CaseLines.Totals totals) {
    if (totals.refused() > 0) {
      throw new IllegalStateException("no line must be refused, were " + totals.refused());
    }
  }

  private static final class Dropped implements CaseLines.Sink {
    private int figures;

    @Override
    public void answered(Answers answers) {
      figures += answers.values().size();
    }

    @Override
    public void refused(@Nullable String id, long line, String error) {
      throw new IllegalStateException(error);
    }

    @Override
    public void pause() {
      if (figures < 0) {
        throw new IllegalStateException("more figures than can be counted");
      }
    }
  }
}

package io.ringfence.contracts.calculator;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON Lines: one case a line, blank lines passed over. A line that cannot be answered is
 * handed on as refused, and the next one is read.
 */
public final class CaseLines {
  private final OneCase cases;

  /**
   * Lines as a reader understands them.
   *
   * @param reader reads the case of a line
   */
  public CaseLines(CaseReader reader) {
    this.cases = new OneCase(reader);
  }

  /** Takes what came of each line, in their order. */
  public interface Sink {
    /** A case with its figures. */
    void answered(Answers answers) throws IOException;

    /**
     * A line without an answer.
     *
     * @param id name of the case, where it could be read
     * @param line number of the line from 1, blank lines counted
     * @param error which field breaks which rule
     */
    void refused(@Nullable String id, long line, String error) throws IOException;

    /** Nothing more may come for a while: somebody may be waiting for what was answered. */
    void pause() throws IOException;
  }

  /**
   * How it went.
   *
   * @param answered lines with an answer
   * @param refused lines without
   */
  public record Totals(long answered, long refused) {}

  /** Answers all lines of a stream. */
  public Totals answer(InputStream in, Sink sink) throws IOException {
    LineSource lines = new LineSource(in);
    long line = 0;
    long answered = 0;
    long refused = 0;
    while (lines.next(sink)) {
      line++;
      if (!lines.isBlank()) {
        if (answer(lines, line, sink)) {
          answered++;
        } else {
          refused++;
        }
      }
    }
    return new Totals(answered, refused);
  }

  private boolean answer(LineSource lines, long line, Sink sink) throws IOException {
    if (lines.isTooLong()) {
      sink.refused(null, line, "the line must have at most " + LineSource.LONGEST + " bytes");
      return false;
    }
    return cases.answer(lines.slice(), line, sink);
  }
}

package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.ringfence.domain.calculator.CaseException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON Lines: one case a line, blank lines passed over. A line that cannot be answered is
 * handed on as refused, and the next one is read.
 */
public final class CaseLines {
  private final JsonFactory json =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private final CaseReader reader;

  /**
   * Lines as a reader understands them.
   *
   * @param reader reads the case of a line
   */
  public CaseLines(CaseReader reader) {
    this.reader = reader;
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
    while (lines.next()) {
      line++;
      if (!lines.isBlank()) {
        if (answer(lines, line, sink)) {
          answered++;
        } else {
          refused++;
        }
      }
      if (lines.mayWait()) {
        sink.pause();
      }
    }
    return new Totals(answered, refused);
  }

  private boolean answer(LineSource lines, long line, Sink sink) throws IOException {
    try {
      sink.answered(Answers.of(read(lines)));
      return true;
    } catch (CaseException e) {
      sink.refused(idOf(lines), line, String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      sink.refused(idOf(lines), line, broken(e));
    }
    return false;
  }

  private Case read(LineSource lines) throws IOException {
    if (lines.isTooLong()) {
      throw new CaseException("the line", "must have at most " + LineSource.LONGEST + " bytes");
    }
    try (JsonParser parser = parser(lines)) {
      parser.nextToken();
      Case asked = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new CaseException("the line", "must hold one case, more follows");
      }
      return asked;
    }
  }

  private JsonParser parser(LineSource lines) throws IOException {
    return json.createParser(lines.bytes(), lines.offset(), lines.length());
  }

  private static String broken(JsonProcessingException e) {
    String where = e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
    return "the line must be JSON: " + e.getOriginalMessage() + where;
  }

  /** The id of a line that is refused, as far as it can be read. */
  private @Nullable String idOf(LineSource lines) {
    try (JsonParser parser = parser(lines)) {
      if (lines.isTooLong() || parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals(Member.ID.field())) {
          return CaseDraft.id(parser);
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException | CaseException _) {
      return null;
    }
  }
}

package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.ringfence.domain.calculator.CaseException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers the bytes of one case, or says why not. */
final class OneCase {
  /** NaN and its like become values that are refused by the name of their field. */
  static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Where the parser thinks an object began: in a source it does not show, at line 1. */
  private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at \\[.*]\\)");

  private final CaseReader reader;

  OneCase(CaseReader reader) {
    this.reader = reader;
  }

  /**
   * Hands the answer or the refusal on.
   *
   * @param line number of the line from 1, or of the case where there are no lines
   * @return whether it was answered
   */
  boolean answer(Slice slice, long line, CaseLines.Sink sink) throws IOException {
    try {
      sink.answered(Answers.of(read(slice)));
      return true;
    } catch (CaseException e) {
      sink.refused(idOf(slice), line, String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      sink.refused(idOf(slice), line, "the line must be JSON: " + broken(e));
    }
    return false;
  }

  private Case read(Slice slice) throws IOException {
    try (JsonParser parser = parser(slice)) {
      parser.nextToken();
      Case asked = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new CaseException("the line", "must hold one case, more follows");
      }
      return asked;
    }
  }

  private static JsonParser parser(Slice slice) throws IOException {
    return JSON.createParser(slice.bytes(), slice.offset(), slice.length());
  }

  /** What is wrong with the JSON and where, in words. */
  static String broken(JsonProcessingException e) {
    String message = START_MARKER.matcher(e.getOriginalMessage()).replaceFirst("");
    return e.getLocation() == null
        ? message
        : message + " at byte " + e.getLocation().getByteOffset();
  }

  /** The id of a case that is refused, as far as it can be read. */
  private static @Nullable String idOf(Slice slice) {
    try (JsonParser parser = parser(slice)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
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

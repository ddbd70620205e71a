package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Requests that come as one JSON document. */
public final class Requests {
  private static final String CASES = "cases";

  private Requests() {}

  /**
   * A request of flat fields.
   *
   * @throws CaseException when it is no JSON, or breaks a rule of such requests
   */
  public static FlatFields flat(byte[] document) {
    try (JsonParser parser = OneCase.JSON.createParser(document)) {
      parser.nextToken();
      FlatFields fields = FlatFields.read(parser);
      requireEnd(parser);
      return fields;
    } catch (JsonProcessingException e) {
      throw new CaseException("the request", "must be JSON: " + OneCase.broken(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Answers a request {@code {"cases": [...]}}. A case that cannot be answered is handed on as
   * refused, with its place from 1.
   *
   * @param most how many cases it may hold
   * @throws CaseException when the request as a whole breaks a rule; nothing was answered then
   */
  public static void answerCases(
      byte[] document, int most, CaseReader reader, CaseLines.Sink sink) {
    try {
      requireCases(document, most);
      OneCase one = new OneCase(reader);
      try (JsonParser parser = OneCase.JSON.createParser(document)) {
        toFirst(parser);
        for (long place = 1; parser.currentToken() != JsonToken.END_ARRAY; place++) {
          one.answer(slice(parser, document), place, sink);
          parser.nextToken();
        }
      }
    } catch (JsonProcessingException e) {
      throw new CaseException("the request", "must be JSON: " + OneCase.broken(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Walks through the whole document before the first case is answered. */
  private static void requireCases(byte[] document, int most) throws IOException {
    try (JsonParser parser = OneCase.JSON.createParser(document)) {
      toFirst(parser);
      int count = 0;
      while (parser.currentToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
        count++;
        parser.nextToken();
      }
      if (count == 0 || count > most) {
        throw new CaseException(CASES, "must hold 1 to " + most + " cases, holds " + count);
      }
      if (parser.nextToken() != JsonToken.END_OBJECT) {
        throw new CaseException("the request", "must hold nothing but " + CASES);
      }
      requireEnd(parser);
    }
  }

  private static void toFirst(JsonParser parser) throws IOException {
    boolean holdsCases =
        parser.nextToken() == JsonToken.START_OBJECT
            && CASES.equals(parser.nextFieldName())
            && parser.nextToken() == JsonToken.START_ARRAY;
    if (!holdsCases) {
      throw new CaseException("the request", "must be an object with an array " + CASES);
    }
    parser.nextToken();
  }

  private static Slice slice(JsonParser parser, byte[] document) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getByteOffset();
    return new Slice(document, start, end - start);
  }

  private static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new CaseException("the request", "must be one object, more follows");
    }
  }
}

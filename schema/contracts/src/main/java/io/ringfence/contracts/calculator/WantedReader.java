package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the names of the figures that are wanted. */
final class WantedReader {
  private WantedReader() {}

  static List<Figure> read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Values.refused(parser, "wanted", "must be an array of names of figures");
    }
    List<Figure> wanted = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String field = "wanted[" + wanted.size() + "]";
      Figure figure = figure(parser, field);
      if (wanted.contains(figure)) {
        throw new CaseException(field, "must be there once, was " + figure);
      }
      wanted.add(figure);
    }
    if (wanted.isEmpty()) {
      throw new CaseException("wanted", "must name at least one figure");
    }
    return wanted;
  }

  private static Figure figure(JsonParser parser, String field) throws IOException {
    String name = Values.text(parser, field);
    return Figure.named(name)
        .orElseThrow(() -> new CaseException(field, "must be the name of a figure, was " + name));
  }
}

package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the names of the figures that are wanted. */
final class WantedReader {
  private WantedReader() {}

  static List<Figure> read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Values.refused(parser, "wanted", "must be an array of names of figures");
    }
    List<Figure> wanted = new ArrayList<>();
    long seen = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Figure figure = figure(parser, wanted.size());
      long bit = 1L << figure.ordinal();
      if ((seen & bit) != 0) {
        throw new CaseException(field(wanted.size()), "must be there once, was " + figure);
      }
      seen |= bit;
      wanted.add(figure);
    }
    if (wanted.isEmpty()) {
      throw new CaseException("wanted", "must name at least one figure");
    }
    return wanted;
  }

  private static Figure figure(JsonParser parser, int index) throws IOException {
    Optional<Figure> figure =
        parser.currentToken() == JsonToken.VALUE_STRING
            ? Figure.named(parser.getText())
            : Optional.empty();
    if (figure.isEmpty()) {
      throw Values.refused(parser, field(index), "must be the name of a figure");
    }
    return figure.get();
  }

  private static String field(int index) {
    return "wanted[" + index + "]";
  }
}

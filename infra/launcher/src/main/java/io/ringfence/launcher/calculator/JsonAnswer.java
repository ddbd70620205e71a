package io.ringfence.launcher.calculator;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.launcher.terminal.Terminal;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Prints an answer as the API sends it: decimals as texts, what is unknown as null. */
public final class JsonAnswer {
  private JsonAnswer() {}

  /** One line with one object. */
  public static void print(Object answer, Terminal terminal) {
    JsonMapper mapper =
        JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
    mapper
        .configOverride(BigDecimal.class)
        .setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
    try {
      terminal.printRaw(mapper.writeValueAsString(answer));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

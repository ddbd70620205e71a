package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.Instants;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time with its zone. */
public final class TimeConverter implements ITypeConverter<Instant> {
  /** For the command line, which makes its converters itself. */
  public TimeConverter() {}

  @Override
  public Instant convert(String text) {
    return Instants.parse(text)
        .orElseThrow(
            () -> new TypeConversionException("must be ISO-8601 with a zone, was " + text));
  }
}

package io.ringfence.reporting.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A field of a manifest, for people.
 *
 * @param field its name
 * @param value what it says; empty: unknown
 * @param from where it comes from, or why it is unknown
 */
public record ManifestLine(String field, Optional<String> value, String from) {
  /** Every field, in the order of the payload. */
  public static List<ManifestLine> of(ManifestFacts facts) {
    return new ManifestLines(facts).all();
  }
}

package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParser;

/** The published Avro schemas ({@code avro/NAME.avsc}) and their fingerprints. */
public final class AvroSchemas {
  private static final Map<String, Schema> BY_NAME = new ConcurrentHashMap<>();
  private static final Map<Schema, Long> FINGERPRINTS = new ConcurrentHashMap<>();

  private AvroSchemas() {}

  /** The schema of a kind's records. */
  public static Schema of(InputKind kind) {
    return named(kind.label());
  }

  /** The schema of a name. */
  public static Schema named(String name) {
    return BY_NAME.computeIfAbsent(name, AvroSchemas::read);
  }

  /** The name a schema travels under: CRC-64-AVRO of its parsing canonical form. */
  public static long fingerprint(Schema schema) {
    return FINGERPRINTS.computeIfAbsent(schema, SchemaNormalization::parsingFingerprint64);
  }

  private static Schema read(String name) {
    String file = "/avro/" + name + ".avsc";
    try (InputStream resource = InputKind.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException(file + " must be on the class path, is not");
      }
      return SchemaParser.parseSingle(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

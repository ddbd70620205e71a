package io.ringfence.streaming.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Avro's single-object encoding: two magic bytes, the fingerprint of the schema, the record. No
 * registry is asked. The magic bytes are no UTF-8, so that such a value is never taken for JSON.
 */
public final class SingleObject {
  private static final int FIRST = 0xC3;
  private static final int SECOND = 0x01;
  private static final int HEADER_BYTES = 10;
  private static final int MAGIC_BYTES = 2;

  /** Readers know which thread uses them; they are dear to make. */
  private static final Map<Schema, Reader> READERS = new ConcurrentHashMap<>();

  private SingleObject() {}

  /** Reads records of a schema. */
  private static final class Reader extends GenericDatumReader<GenericRecord> {
    Reader(Schema schema) {
      super(schema);
    }
  }

  /** Whether a value says of itself that it is one. */
  public static boolean isOne(byte[] value) {
    return value.length >= MAGIC_BYTES
        && Byte.toUnsignedInt(value[0]) == FIRST
        && value[1] == SECOND;
  }

  /** The value of a record. */
  public static byte[] encode(GenericRecord record) {
    Schema schema = record.getSchema();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(FIRST);
    bytes.write(SECOND);
    bytes.writeBytes(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(AvroSchemas.fingerprint(schema))
            .array());
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The record of a value.
   *
   * @param schema what it must be
   * @throws IOException where it is of another schema, ends too soon or is followed by more
   * @throws RuntimeException where its bytes are no record of the schema
   */
  public static GenericRecord decode(byte[] value, Schema schema) throws IOException {
    long fingerprint =
        value.length < HEADER_BYTES
            ? 0
            : ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(MAGIC_BYTES);
    if (fingerprint != AvroSchemas.fingerprint(schema)) {
      throw new IOException(
          "schema must be that of %s, fingerprint %016x, was %016x"
              .formatted(schema.getName(), AvroSchemas.fingerprint(schema), fingerprint));
    }
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
    GenericRecord record = READERS.computeIfAbsent(schema, Reader::new).read(null, decoder);
    if (!decoder.isEnd()) {
      throw new IOException("a value must be one record, more follows");
    }
    return record;
  }
}

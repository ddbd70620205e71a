package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where the envelope lies in a file as it is issued: the last part, stored, directly before the
 * zip's directory. Everything else of the file is hashed, to the last bit of the packing.
 *
 * @param file all bytes of the file
 * @param content first byte of the envelope's content
 * @param localCrc its checksum beside the content
 * @param directoryCrc its checksum in the directory
 */
@SuppressWarnings("ArrayRecordComponent")
record EnvelopeSlot(byte[] file, int content, int localCrc, int directoryCrc) {
  private static final int END = 22;
  private static final int END_MAGIC = 0x06054b50;
  private static final int DIRECTORY = 46;
  private static final int DIRECTORY_MAGIC = 0x02014b50;
  private static final int LOCAL = 30;
  private static final int LOCAL_MAGIC = 0x04034b50;
  private static final int CRC_BYTES = 4;

  /** Finds the slot; empty: the file is not laid out as one that was issued. */
  static Optional<EnvelopeSlot> in(byte[] file) {
    try {
      return find(file, ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Optional<EnvelopeSlot> find(byte[] file, ByteBuffer zip) {
    int end = file.length - END;
    if (zip.getInt(end) != END_MAGIC) {
      return Optional.empty();
    }
    int directory = zip.getInt(end + 16);
    for (int at = directory; at < end; ) {
      if (zip.getInt(at) != DIRECTORY_MAGIC) {
        return Optional.empty();
      }
      int name = Short.toUnsignedInt(zip.getShort(at + 28));
      int more = Short.toUnsignedInt(zip.getShort(at + 30)) + zip.getShort(at + 32);
      int next = at + DIRECTORY + name + more;
      if (next == end && text(file, at + DIRECTORY, name).equals(EvidenceParts.ENVELOPE)) {
        return local(file, zip, at, directory);
      }
      at = next > at ? next : end;
    }
    return Optional.empty();
  }

  private static Optional<EnvelopeSlot> local(byte[] file, ByteBuffer zip, int entry, int end) {
    int local = zip.getInt(entry + 42);
    int name = Short.toUnsignedInt(zip.getShort(local + 26));
    int content = local + LOCAL + name + zip.getShort(local + 28);
    boolean fits =
        zip.getInt(local) == LOCAL_MAGIC
            && text(file, local + LOCAL, name).equals(EvidenceParts.ENVELOPE)
            && content >= local + LOCAL
            && content + EvidenceParts.ENVELOPE_BYTES == end;
    return fits
        ? Optional.of(new EnvelopeSlot(file, content, local + 14, entry + 16))
        : Optional.empty();
  }

  private static String text(byte[] file, int from, int length) {
    return new String(file, from, length, StandardCharsets.US_ASCII);
  }

  /** SHA-256 over the file with the slot and its checksums zeroed. */
  String digestOfTheRest() {
    MessageDigest digest = Sha256.fresh();
    int at = 0;
    // In the order they lie in: checksum beside the content, content, checksum in the directory.
    for (Zeroed part :
        List.of(
            new Zeroed(localCrc, CRC_BYTES),
            new Zeroed(content, EvidenceParts.ENVELOPE_BYTES),
            new Zeroed(directoryCrc, CRC_BYTES))) {
      digest.update(file, at, part.from() - at);
      digest.update(new byte[part.length()]);
      at = part.from() + part.length();
    }
    digest.update(file, at, file.length - at);
    return HexFormat.of().formatHex(digest.digest());
  }

  private record Zeroed(int from, int length) {}

  /** Whether the slot holds these bytes, and both checksums fit. */
  boolean holds(byte[] envelope) {
    ByteBuffer zip = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int crc = crc(envelope);
    return Arrays.equals(
            file, content, content + EvidenceParts.ENVELOPE_BYTES, envelope, 0, envelope.length)
        && zip.getInt(localCrc) == crc
        && zip.getInt(directoryCrc) == crc;
  }

  /** The file with these bytes in the slot. */
  byte[] filledWith(byte[] envelope) {
    byte[] filled = file.clone();
    System.arraycopy(envelope, 0, filled, content, EvidenceParts.ENVELOPE_BYTES);
    ByteBuffer zip = ByteBuffer.wrap(filled).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(localCrc, crc(envelope)).putInt(directoryCrc, crc(envelope));
    return filled;
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}

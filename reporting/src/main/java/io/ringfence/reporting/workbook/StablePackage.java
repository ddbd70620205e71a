package io.ringfence.reporting.workbook;

import io.ringfence.reporting.evidence.EvidenceParts;
import io.ringfence.reporting.sheet.RowInjection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs a workbook's parts again so that the same parts always give the same bytes: one order, one
 * time, one compression. Rows that were streamed are put into their sheets on the way.
 *
 * @param payload what the payload's part holds
 * @param rows file of rows by the name of the part they belong to
 */
record StablePackage(Path payload, Map<String, Path> rows) {
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  /**
   * A time that a zip holds without a zone. At the earliest it can hold, the first instant of 1980,
   * the JDK adds the same instant in the machine's zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /**
   * Content types first, as readers that stream expect; then by name; last and as it is the
   * envelope, so that it can be filled in when all the rest is hashed.
   */
  void pack(Path workbook, OutputStream out) throws IOException {
    try (ZipFile parts = new ZipFile(workbook.toFile());
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.DEFAULT_COMPRESSION);
      for (String name : names(parts)) {
        zip.putNextEntry(entry(name));
        try (InputStream content =
            name.equals(EvidenceParts.PAYLOAD)
                ? Files.newInputStream(payload)
                : parts.getInputStream(parts.getEntry(name))) {
          copy(name, content, zip);
        }
        zip.closeEntry();
      }
      store(EvidenceParts.unsignedEnvelope(), zip);
    }
  }

  private void copy(String name, InputStream content, OutputStream zip) throws IOException {
    Path file = rows.get(name);
    if (file == null) {
      content.transferTo(zip);
    } else {
      RowInjection.copy(content, out -> Files.copy(file, out), zip);
    }
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    return entry;
  }

  private static void store(byte[] envelope, ZipOutputStream zip) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(envelope);
    ZipEntry entry = entry(EvidenceParts.ENVELOPE);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(envelope.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(envelope);
    zip.closeEntry();
  }

  private static List<String> names(ZipFile parts) {
    return parts.stream()
        .map(ZipEntry::getName)
        .filter(name -> !name.equals(EvidenceParts.ENVELOPE))
        .sorted(
            Comparator.comparing((String name) -> !name.equals(CONTENT_TYPES))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }
}

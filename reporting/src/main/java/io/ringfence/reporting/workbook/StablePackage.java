package io.ringfence.reporting.workbook;

import io.ringfence.reporting.evidence.EvidenceParts;
import io.ringfence.reporting.sheet.PartArchive;
import io.ringfence.reporting.sheet.PartArchive.Effort;
import io.ringfence.reporting.sheet.RowInjection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Packs a workbook's parts again so that the same parts always give the same bytes, in one order.
 * Rows that were streamed are put into their sheets on the way.
 *
 * @param payload what the payload's part holds
 * @param rows file of rows by the name of the part they belong to
 */
record StablePackage(Path payload, Map<String, Path> rows) {
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  /**
   * Content types first, as readers that stream expect; then by name; last and as it is the
   * envelope, so that it can be filled in when all the rest is hashed.
   *
   * @param scratch a file for what waits on the way
   */
  void pack(Path workbook, Path scratch, OutputStream out) throws IOException {
    try (ZipFile parts = new ZipFile(workbook.toFile());
        PartArchive archive = new PartArchive(out, scratch)) {
      for (String name : names(parts)) {
        archive.add(
            name,
            rows.containsKey(name) ? Effort.QUICK : Effort.SMALL,
            to -> copy(parts, name, to));
      }
      archive.store(EvidenceParts.ENVELOPE, EvidenceParts.unsignedEnvelope());
    }
  }

  private void copy(ZipFile parts, String name, OutputStream to) throws IOException {
    try (InputStream content =
        name.equals(EvidenceParts.PAYLOAD)
            ? Files.newInputStream(payload)
            : parts.getInputStream(parts.getEntry(name))) {
      Path file = rows.get(name);
      if (file == null) {
        content.transferTo(to);
      } else {
        RowInjection.copy(content, out -> Files.copy(file, out), to);
      }
    }
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

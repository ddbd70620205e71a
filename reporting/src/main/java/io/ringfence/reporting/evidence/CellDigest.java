package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over the cells of a file while somebody else reads them: name and digest of every sheet,
 * sheets by name; the digest of a sheet is over name and value of its cells, row by row.
 */
final class CellDigest implements CellSource {
  private final CellSource cells;
  private final Map<String, String> digests = new TreeMap<>();

  CellDigest(CellSource cells) {
    this.cells = cells;
  }

  @Override
  public Set<String> sheets() {
    return cells.sheets();
  }

  @Override
  public Reader sheet(String name) throws RefusedFileException, IOException {
    return new Feeding(name, cells.sheet(name));
  }

  private final class Feeding implements Reader {
    private final String sheet;
    private final Reader from;
    private final MessageDigest digest = Sha256.fresh();

    Feeding(String sheet, Reader from) {
      this.sheet = sheet;
      this.from = from;
    }

    @Override
    public @Nullable Cell next() throws RefusedFileException, IOException {
      Cell cell = from.next();
      if (cell == null) {
        digests.computeIfAbsent(sheet, _ -> HexFormat.of().formatHex(digest.digest()));
      } else {
        feed(digest, cell.name());
        feed(digest, cell.value());
      }
      return cell;
    }

    @Override
    public void close() throws IOException {
      from.close();
    }
  }

  /**
   * The digest.
   *
   * @throws IllegalStateException when some sheet was not read to its end
   */
  String hex() {
    if (!digests.keySet().containsAll(cells.sheets())) {
      throw new IllegalStateException("every sheet must be read before its digest is known");
    }
    MessageDigest all = Sha256.fresh();
    digests.forEach(
        (sheet, digest) -> {
          feed(all, sheet);
          feed(all, digest);
        });
    return HexFormat.of().formatHex(all.digest());
  }

  /** The digest of a file that nobody else reads. */
  static String of(CellSource cells) throws RefusedFileException, IOException {
    CellDigest digest = new CellDigest(cells);
    for (String sheet : cells.sheets()) {
      try (Reader reader = digest.sheet(sheet)) {
        while (reader.next() != null) {
          // Reading feeds it.
        }
      }
    }
    return digest.hex();
  }

  private static void feed(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}

package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A workbook's package, opened with bounds: what is larger, denser or stranger than any workbook of
 * ours is refused before a part of it is parsed.
 */
final class PackageFile implements Closeable {
  /** Most bytes of a file. */
  static final long MOST_BYTES = 64L << 20;

  /** Most parts of a package. */
  static final int MOST_ENTRIES = 1_000;

  /** Most bytes of all parts together. */
  static final long MOST_INFLATED = 512L << 20;

  /**
   * Most bytes a part may have for each of its bytes in the file, once it is longer than a page.
   */
  static final int MOST_RATIO = 200;

  /** Most bytes of all parts together for each byte of the file, beyond {@link #FREE_INFLATED}. */
  static final int MOST_RATIO_OF_ALL = 16;

  /** What all parts together may have whatever the file has. */
  static final long FREE_INFLATED = 24L << 20;

  /** Texts that cells share may take this part of the memory there is: they are kept. */
  private static final int MEMORY_SHARE = 3;

  /** A text that is kept takes about so many bytes. */
  private static final int BYTES_A_TEXT = 256;

  private static final long PAGE = 100L << 10;

  private final Path path;
  private final ZipFile zip;
  private final SequencedMap<String, ZipEntry> entries = new TreeMap<>();
  private long inflated;

  private PackageFile(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws RefusedFileException when it is no package or one that could do harm
   */
  static PackageFile open(Path path) throws RefusedFileException, IOException {
    if (!Files.isRegularFile(path)) {
      throw new RefusedFileException(path + ": there is no such file");
    }
    if (Files.size(path) > MOST_BYTES) {
      throw new RefusedFileException(
          "%s: a workbook must have at most %s bytes, this has %s"
              .formatted(path, MOST_BYTES, Files.size(path)));
    }
    PackageFile opened;
    try {
      opened = new PackageFile(path, new ZipFile(path.toFile()));
    } catch (ZipException e) {
      throw new RefusedFileException(
          path + ": must be an xlsx package, is no zip file: " + e.getMessage(), e);
    }
    try {
      opened.list();
      return opened;
    } catch (IllegalArgumentException e) {
      opened.close();
      throw new RefusedFileException(path + ": a part's name cannot be read", e);
    } catch (RefusedFileException e) {
      opened.close();
      throw e;
    }
  }

  private void list() throws RefusedFileException, IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw refusal("must have at most %s parts, has %s".formatted(MOST_ENTRIES, zip.size()));
    }
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      checkName(entry.getName());
      inflated += checkedSize(entry);
      if (entries.put(entry.getName(), entry) != null) {
        throw refusal("has two parts named " + shown(entry.getName()));
      }
    }
    long most = Math.min(MOST_INFLATED, FREE_INFLATED + MOST_RATIO_OF_ALL * Files.size(path));
    if (inflated > most) {
      throw refusal("must unpack to at most %s bytes, would to %s".formatted(most, inflated));
    }
    if (!entries.containsKey("[Content_Types].xml")) {
      throw refusal("must be an xlsx package, has no [Content_Types].xml");
    }
  }

  private void checkName(String name) throws RefusedFileException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
      throw refusal("has a part that leads outside of it: " + shown(name));
    }
    if (lower.contains("vbaproject") || lower.startsWith("xl/macrosheets/")) {
      throw refusal("holds macros: " + shown(name));
    }
    if (lower.startsWith("xl/externallinks/") || lower.startsWith("xl/connections")) {
      throw refusal("links to other files: " + shown(name));
    }
  }

  private long checkedSize(ZipEntry entry) throws RefusedFileException {
    long size = entry.getSize();
    long packed = entry.getCompressedSize();
    if (size < 0 || packed < 0) {
      throw refusal("does not say how long " + shown(entry.getName()) + " is");
    }
    if (size > PAGE && size / Math.max(1, packed) > MOST_RATIO) {
      throw refusal(
          "%s unpacks to %s times its size, at most %s is allowed"
              .formatted(shown(entry.getName()), size / Math.max(1, packed), MOST_RATIO));
    }
    return size;
  }

  /** Most shared texts that there is memory for. */
  static long mostTexts() {
    return Runtime.getRuntime().maxMemory() / BYTES_A_TEXT;
  }

  /** Why this file is refused, with its name. */
  RefusedFileException refusal(String why) {
    return new RefusedFileException(path + ": " + why);
  }

  private static String shown(String name) {
    String safe = name.replaceAll("[^\\x20-\\x7E]", "?");
    return safe.length() > 80 ? safe.substring(0, 80) + "…" : safe;
  }

  /** Names of all parts, in their order by name. */
  Iterable<String> names() {
    return entries.sequencedKeySet();
  }

  /** Bytes of all parts together. */
  long inflated() {
    return inflated;
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * Content of a part, unpacked as it is read.
   *
   * @throws RefusedFileException when there is no such part
   */
  InputStream stream(String name) throws RefusedFileException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw refusal("has no part " + shown(name));
    }
    try {
      return new WholePart(zip.getInputStream(entry), shown(name), entry.getSize());
    } catch (IOException e) {
      throw refusal(shown(name) + " cannot be unpacked: " + e.getMessage());
    }
  }

  /** Content of a part that is kept while others are read. */
  InputStream kept(String name) throws RefusedFileException {
    ZipEntry entry = entries.get(name);
    long most = Runtime.getRuntime().maxMemory() / MEMORY_SHARE;
    if (entry != null && entry.getSize() > most) {
      throw refusal("%s must unpack to at most %s bytes here".formatted(shown(name), most));
    }
    return stream(name);
  }

  /** SHA-256 over digest and name of every part but the envelope, parts by name. */
  String digest() throws RefusedFileException {
    StringBuilder parts = new StringBuilder();
    for (String name : names()) {
      if (!name.equals(EvidenceParts.ENVELOPE)) {
        parts.append(digest(name)).append("  ").append(name).append('\n');
      }
    }
    return Sha256.hex(parts.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String digest(String name) throws RefusedFileException {
    try (DigestInputStream part = new DigestInputStream(stream(name), Sha256.fresh())) {
      part.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(part.getMessageDigest().digest());
    } catch (IOException e) {
      throw refusal(shown(name) + " cannot be unpacked: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

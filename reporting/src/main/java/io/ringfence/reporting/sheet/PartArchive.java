package io.ringfence.reporting.sheet;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Packs the parts of a workbook one after the other, all processors on each. The same parts in the
 * same order give the same bytes: one time, one compression. Holds a few blocks; a part that is
 * deflated waits in a file, as a zip says its length before it.
 */
public final class PartArchive implements Closeable {
  /**
   * A time that a zip holds without a zone. At the earliest it can hold, the first instant of 1980,
   * the JDK adds the same instant in the machine's zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final ZipArchiveOutputStream zip;
  private final Path deflated;
  private final ExecutorService workers = Executors.newFixedThreadPool(PROCESSORS);

  /**
   * An archive.
   *
   * @param out closed with this
   * @param deflated where the part at hand waits; overwritten, the caller removes it
   */
  public PartArchive(OutputStream out, Path deflated) {
    this.zip = new ZipArchiveOutputStream(out);
    this.deflated = deflated;
    zip.setUseZip64(Zip64Mode.Never); // a sheet has at most 1,048,576 rows
  }

  /** Writes a part. */
  @FunctionalInterface
  public interface Part {
    /** Writes it; must not close what it writes to. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** How hard to try. */
  public enum Effort {
    /** For what is short or kept. */
    SMALL(Deflater.DEFAULT_COMPRESSION),
    /** For rows of which there are many: quicker, for more bytes. */
    QUICK(Deflater.BEST_SPEED);

    private final int level;

    Effort(int level) {
      this.level = level;
    }
  }

  /** Adds a part, deflated. */
  public void add(String name, Effort effort, Part part) throws IOException {
    ZipArchiveEntry entry = entry(name);
    entry.setMethod(ZipArchiveEntry.DEFLATED);
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(deflated))) {
      BlockDeflater blocks = new BlockDeflater(file, effort.level, workers, PROCESSORS + 1);
      try (blocks) {
        part.writeTo(blocks);
      }
      entry.setSize(blocks.size());
      entry.setCompressedSize(blocks.deflated());
      entry.setCrc(blocks.crc());
    }
    try (InputStream content = Files.newInputStream(deflated)) {
      zip.addRawArchiveEntry(entry, content);
    }
  }

  /** Adds a part as it is. */
  public void store(String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipArchiveEntry entry = entry(name);
    entry.setMethod(ZipArchiveEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static ZipArchiveEntry entry(String name) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setTimeLocal(TIME);
    return entry;
  }

  @Override
  public void close() throws IOException {
    try (workers) {
      zip.close();
    }
  }
}

package io.ringfence.reporting;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name only when it is whole: it is written beside its place, forced
 * to disk and then moved. When anything fails nothing of it is left.
 *
 * @param path where it appears
 */
record FinishedFile(Path path) {
  /** What writes the content; need not close the stream. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file, replacing one that is there.
   *
   * @throws IOException when the disk is full or fails; the file that was there is untouched
   */
  void write(Content content) throws IOException {
    Path part = path.resolveSibling("." + path.getFileName() + ".part");
    try {
      try (FileChannel file =
              FileChannel.open(
                  part,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16)) {
        content.writeTo(new Unclosed(out));
        out.flush();
        file.force(true);
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Keeps writers that close what they are given from closing the file before it is on disk. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

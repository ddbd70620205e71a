package io.ringfence.clickhouse.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** What the engine answered, held in native memory until closed. Not safe for several threads. */
public final class QueryResult implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 16;

  /** What one buffer may hold; a whole answer can be longer. */
  private static final long LARGEST_BYTES = 1L << 30;

  private final ChdbLibrary library;
  private final MemorySegment pointer;
  private final MemorySegment content;
  private final Counters counters;
  private boolean closed;

  @SuppressWarnings("restricted") // the library says how long its buffer is
  private QueryResult(ChdbLibrary library, MemorySegment pointer) {
    this.library = library;
    this.pointer = pointer;
    long length = library.resultLength.number(pointer);
    this.content =
        length == 0
            ? MemorySegment.NULL
            : library.resultBuffer.pointer(pointer).reinterpret(length);
    this.counters =
        new Counters(
            library.resultRows.number(pointer),
            length,
            library.storageRowsRead.number(pointer),
            library.storageBytesRead.number(pointer),
            library.rowsWritten.number(pointer),
            library.bytesWritten.number(pointer));
  }

  /**
   * Takes over a result of the library.
   *
   * @throws EngineException if it is an error; the native memory is freed then
   */
  static QueryResult of(ChdbLibrary library, MemorySegment pointer) {
    String error = ChdbLibrary.text(library.resultError.pointer(pointer));
    if (!error.isEmpty()) {
      library.destroyQueryResult.run(pointer);
      throw EngineException.of(error);
    }
    return new QueryResult(library, pointer);
  }

  /** Size of the content in bytes. */
  public long length() {
    return content.byteSize();
  }

  /** What was read and written. */
  public Counters counters() {
    return counters;
  }

  /** One byte of the content. */
  byte byteAt(long index) {
    return content.get(JAVA_BYTE, index);
  }

  /** Writes a part of the content, from one byte offset up to and without another. */
  void writeTo(OutputStream out, long from, long to) throws IOException {
    if (closed) {
      throw new IllegalStateException("the result was closed already");
    }
    if (out instanceof NativeOutput taker) {
      writeTo(taker, from, to);
      return;
    }
    byte[] piece = new byte[(int) Math.min(PIECE_BYTES, to - from)];
    for (long offset = from; offset < to; offset += piece.length) {
      int size = (int) Math.min(piece.length, to - offset);
      MemorySegment.copy(content, JAVA_BYTE, offset, piece, 0, size);
      out.write(piece, 0, size);
    }
  }

  private void writeTo(NativeOutput out, long from, long to) throws IOException {
    for (long offset = from; offset < to; offset += LARGEST_BYTES) {
      long size = Math.min(LARGEST_BYTES, to - offset);
      out.write(content.asSlice(offset, size).asByteBuffer());
    }
  }

  /** Writes the whole content. */
  public void writeTo(OutputStream out) throws IOException {
    writeTo(out, 0, length());
  }

  /** The content as text. */
  public String text() {
    byte[] bytes = content.toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.destroyQueryResult.run(pointer);
    }
  }
}

package io.ringfence.clickhouse.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An insert that takes its data piece by piece, in any input format, and waits when the engine is
 * slower than the sender. Closing it before {@link #finish()} cancels it.
 */
public final class InsertStream implements AutoCloseable {
  /** Largest piece given to the engine at once, in bytes. */
  public static final int PIECE_BYTES = 1 << 20;

  private final ChdbLibrary library;
  private final MemorySegment pointer;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment piece = arena.allocate(PIECE_BYTES);
  private boolean closed;

  private InsertStream(ChdbLibrary library, MemorySegment pointer) {
    this.library = library;
    this.pointer = pointer;
  }

  static InsertStream of(ChdbLibrary library, MemorySegment pointer) {
    String error = ChdbLibrary.text(library.streamInsertError.pointer(pointer));
    if (!error.isEmpty()) {
      library.destroyInsertStream.run(pointer);
      throw EngineException.of(error);
    }
    return new InsertStream(library, pointer);
  }

  /**
   * Hands over data.
   *
   * @param length bytes of {@code data} that count, at most {@link #PIECE_BYTES}
   * @throws EngineException if the engine has refused the data so far
   */
  public void append(byte[] data, int length) {
    MemorySegment.copy(data, 0, piece, JAVA_BYTE, 0, length);
    if (library.streamAppend.integer(pointer, piece, (long) length) != 0) {
      String error = ChdbLibrary.text(library.streamInsertError.pointer(pointer));
      throw EngineException.of(error.isEmpty() ? "The engine refused the data" : error);
    }
  }

  /**
   * Ends the data and waits until the engine has stored it.
   *
   * @return what was written
   * @throws EngineException if the engine could not store it
   */
  public Counters finish() {
    try (QueryResult result = QueryResult.of(library, library.streamDone.pointer(pointer))) {
      return result.counters();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.destroyInsertStream.run(pointer);
      arena.close();
    }
  }
}

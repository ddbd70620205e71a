package io.ringfence.clickhouse.engine;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a select, piece by piece. Each piece is a document of its own in the asked format;
 * {@link Joint} says how they become one. Closing it early cancels the statement.
 */
public final class ResultStream implements AutoCloseable {
  private final ChdbLibrary library;
  private final MemorySegment connection;
  private final MemorySegment pointer;
  private boolean finished;
  private boolean closed;

  private ResultStream(ChdbLibrary library, MemorySegment connection, MemorySegment pointer) {
    this.library = library;
    this.connection = connection;
    this.pointer = pointer;
  }

  static ResultStream of(ChdbLibrary library, MemorySegment connection, MemorySegment pointer) {
    String error = ChdbLibrary.text(library.resultError.pointer(pointer));
    if (!error.isEmpty()) {
      library.destroyQueryResult.run(pointer);
      throw EngineException.of(error);
    }
    return new ResultStream(library, connection, pointer);
  }

  /**
   * The next piece, to be closed by the caller, or null after the last.
   *
   * @throws EngineException if the statement failed
   */
  public @Nullable QueryResult next() {
    if (finished) {
      return null;
    }
    QueryResult piece = fetch();
    if (piece.length() > 0) {
      return piece;
    }
    piece.close();
    finished = true;
    return null;
  }

  private QueryResult fetch() {
    try {
      return QueryResult.of(library, library.streamFetchResult.pointer(connection, pointer));
    } catch (EngineException e) {
      finished = true;
      throw e;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (!finished) {
        library.streamCancelQuery.run(connection, pointer);
      }
      library.destroyQueryResult.run(pointer);
    }
  }
}

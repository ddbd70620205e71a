package io.ringfence.clickhouse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One connection to the engine: its own current database and settings, one statement at a time.
 * Opening one costs less than a millisecond, so each request takes a fresh one and nothing leaks
 * from one request into the next.
 */
public final class EngineConnection implements AutoCloseable {
  private final ChdbLibrary library;
  private final MemorySegment slot;
  private boolean closed;

  @SuppressWarnings("restricted") // the slot holds one pointer
  EngineConnection(ChdbLibrary library, MemorySegment slot) {
    this.library = library;
    this.slot = slot.reinterpret(ADDRESS.byteSize());
  }

  /**
   * Runs any statement and keeps its whole answer in native memory.
   *
   * @throws EngineException if the engine refuses it
   */
  public QueryResult run(Statement statement) {
    try (Arena arena = Arena.ofConfined()) {
      return QueryResult.of(
          library,
          NativeStatement.in(arena, handle(), statement).passTo(library.queryWithParameters));
    }
  }

  /**
   * Starts a select whose answer is fetched piece by piece.
   *
   * @throws EngineException if the engine refuses it at once; it may also refuse it later
   */
  public ResultStream stream(Statement select) {
    try (Arena arena = Arena.ofConfined()) {
      return ResultStream.of(
          library,
          handle(),
          NativeStatement.in(arena, handle(), select).passTo(library.streamQueryWithParameters));
    }
  }

  /**
   * Starts an insert that takes its data piece by piece.
   *
   * @throws EngineException if the engine refuses the statement
   */
  public InsertStream insert(Statement head) {
    try (Arena arena = Arena.ofConfined()) {
      return InsertStream.of(
          library,
          NativeStatement.in(arena, handle(), head).passTo(library.streamInsertWithParameters));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.closeConnection.run(slot);
    }
  }

  private MemorySegment handle() {
    if (closed) {
      throw new IllegalStateException("the connection was closed already");
    }
    return slot.get(ADDRESS, 0);
  }
}

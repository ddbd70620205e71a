package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import io.ringfence.clickhouse.engine.QueryResult;
import io.ringfence.clickhouse.engine.ResultStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of an answer, of a large one the next made while one is being sent: engine and reader
 * then work at the same time. Never more than one piece ahead of the reader.
 */
final class PiecesAhead implements AutoCloseable {
  /** What is smaller is sent before another thread would have begun. */
  private static final long LARGE = 256 << 10;

  private static final ExecutorService MAKERS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("ahead-", 1).factory());

  private final ResultStream stream;
  private @Nullable Future<@Nullable QueryResult> coming;

  PiecesAhead(ResultStream stream) {
    this.stream = stream;
  }

  /**
   * The next piece, to be closed by the caller, or null after the last.
   *
   * @throws EngineException if the statement failed
   */
  @Nullable QueryResult next() {
    Future<@Nullable QueryResult> made = coming;
    coming = null;
    QueryResult piece = made == null ? stream.next() : taken(made);
    if (piece != null && piece.length() >= LARGE) {
      coming = MAKERS.submit(stream::next);
    }
    return piece;
  }

  /**
   * The engine makes a piece to its end: until then neither it nor its connection may be closed.
   */
  private static @Nullable QueryResult taken(Future<@Nullable QueryResult> made) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return made.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EngineException refused) {
        throw refused;
      }
      throw new IllegalStateException("a piece could not be made", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    Future<@Nullable QueryResult> made = coming;
    coming = null;
    try {
      QueryResult unsent = made == null ? null : taken(made);
      if (unsent != null) {
        unsent.close();
      }
    } catch (EngineException e) {
      // Nobody waits for this piece any more.
    } finally {
      stream.close();
    }
  }
}

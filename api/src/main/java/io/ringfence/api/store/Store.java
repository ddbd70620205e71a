package io.ringfence.api.store;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Puts reporting's questions to the store. There is no way past the scope, and no question takes
 * longer than the patience it is given: each has a thread of its own, and interrupting that one
 * closes its connection, so a store that hangs keeps neither callers nor connections.
 */
public final class Store implements AutoCloseable {
  /** Whoever asked is taken to ask again so soon. */
  private static final Duration LATELY = Duration.ofSeconds(1);

  private final ClickHouseStore clickhouse;
  private final Duration patience;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile long answered = System.nanoTime() - LATELY.toNanos();
  private final ExecutorService askers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("question-", 1).factory());

  /**
   * A way to a store.
   *
   * @param clickhouse the store; left open
   * @param patience how long a question may take
   */
  Store(ClickHouseStore clickhouse, Duration patience) {
    this.clickhouse = clickhouse;
    this.patience = patience;
  }

  /**
   * Asks one question on behalf of somebody.
   *
   * @param query makes the query for the store and the scope, for example {@code DesksAtQuery::new}
   * @param scope desks that may be seen
   * @param question what to ask the query
   * @throws ApiException {@link ErrorCode#STORE_UNAVAILABLE} when the store cannot answer in time
   */
  public <Q, A> A ask(
      BiFunction<DSLContext, DeskScope, Q> query, DeskScope scope, Function<Q, A> question) {
    waiting.incrementAndGet();
    try {
      return askAside(query, scope, question);
    } finally {
      answered = System.nanoTime();
      waiting.decrementAndGet();
    }
  }

  /** The same on the server's own behalf: nobody waits for it. */
  public <Q, A> A askAside(
      BiFunction<DSLContext, DeskScope, Q> query, DeskScope scope, Function<Q, A> question) {
    return answer(askers.submit(() -> question.apply(query.apply(clickhouse.clickhouse(), scope))));
  }

  /** How many callers wait for an answer now. */
  public int waiting() {
    return waiting.get();
  }

  /** Whether callers ask now, or did within a second. */
  public boolean isAsked() {
    return waiting.get() > 0 || System.nanoTime() - answered < LATELY.toNanos();
  }

  @Override
  public void close() {
    askers.shutdownNow();
  }

  private <A> A answer(Future<A> asked) {
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw StoreFailure.SLOW.refusal(e);
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw StoreFailure.SLOW.refusal(e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case DataAccessException e ->
          StoreFailure.of(e).<RuntimeException>map(known -> known.refusal(e)).orElse(e);
      case RuntimeException e -> e;
      case null, default -> new IllegalStateException("a question threw no such thing", failed);
    };
  }
}

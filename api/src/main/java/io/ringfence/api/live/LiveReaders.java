package io.ringfence.api.live;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who reads the live stream: so many at most, and so many of one caller. */
@Component
final class LiveReaders {
  private static final int MOST = 256;
  private static final int MOST_OF_ONE = 8;

  private final Map<String, Integer> byCaller = new HashMap<>();
  private int all;
  private boolean closed;

  /** A reader until it is closed. */
  interface Reader extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Lets a reader in.
   *
   * @throws ApiException when there are as many as may be
   */
  synchronized Reader enter(String caller) {
    int mine = byCaller.getOrDefault(caller, 0);
    if (all >= MOST || mine >= MOST_OF_ONE) {
      throw new ApiException(
          ErrorCode.STREAMS_TAKEN,
          "at most %s streams are open, %s of one caller".formatted(MOST, MOST_OF_ONE));
    }
    all++;
    byCaller.put(caller, mine + 1);
    notifyAll();
    return () -> leave(caller);
  }

  private synchronized void leave(String caller) {
    all--;
    byCaller.merge(caller, -1, (one, other) -> one + other == 0 ? null : one + other);
  }

  /** How many streams a caller has open. */
  synchronized int of(String caller) {
    return byCaller.getOrDefault(caller, 0);
  }

  /** Waits until there is one. */
  synchronized void awaitOne() throws InterruptedException {
    while (all == 0 && !closed) {
      wait();
    }
  }

  /** Lets who waits go on. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}

package io.ringfence.api.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Looks again and again while somebody reads; at most two thirds of its time, so that a store that
 * is slow is asked less often, and once a second where no stream is read.
 */
final class LivePoll implements SmartLifecycle {
  private static final Duration LEAST_REST = Duration.ofMillis(100);

  private final LiveFeed feed;
  private final LiveReaders readers;
  private final LiveBoard board;
  private volatile boolean running;
  private @Nullable Thread looking;

  LivePoll(LiveFeed feed, LiveReaders readers, LiveBoard board) {
    this.feed = feed;
    this.readers = readers;
    this.board = board;
  }

  @Override
  public void start() {
    if (!running) {
      running = true;
      looking = Thread.ofVirtual().name("live").start(this::poll);
    }
  }

  private void poll() {
    try {
      while (running) {
        readers.awaitOne();
        long began = System.nanoTime();
        if (running) {
          feed.look();
        }
        Duration half = Duration.ofNanos((System.nanoTime() - began) / 2);
        readers.rest(half.compareTo(LEAST_REST) > 0 ? half : LEAST_REST);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before the web server waits for its answers to end: these have none. */
  @Override
  public void stop() {
    running = false;
    board.close();
    readers.close();
    awaitEnd();
  }

  /** The store is closed next: nothing may be asked of it then. */
  private void awaitEnd() {
    Thread ending = looking;
    if (ending != null) {
      ending.interrupt();
      try {
        ending.join(Duration.ofSeconds(1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops first. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  /** Ends the looking. */
  void close() {
    stop();
  }
}

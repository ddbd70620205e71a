package io.ringfence.api.flight;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import org.apache.arrow.flight.BackpressureStrategy;
import org.apache.arrow.flight.BackpressureStrategy.CallbackBackpressureStrategy;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Sends batches as fast as the reader takes them: one is read from the store when the ones before
 * have gone, so a slow reader costs one batch of memory and no more.
 */
final class BatchSender {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ServerStreamListener listener;
  private final BackpressureStrategy reader = new CallbackBackpressureStrategy();

  BatchSender(ServerStreamListener listener) {
    this.listener = listener;
    reader.register(listener);
  }

  /** The reader took nothing in time. */
  static final class ReaderGone extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    ReaderGone() {
      super("the reader took nothing for " + PATIENCE.toSeconds() + " s");
    }
  }

  /**
   * Sends everything.
   *
   * @throws ReaderGone when the reader takes nothing in time
   */
  void send(ArrowReader batches) throws IOException {
    listener.start(batches.getVectorSchemaRoot());
    while (batches.loadNextBatch()) {
      switch (reader.waitForListener(PATIENCE.toMillis())) {
        case READY -> listener.putNext();
        case CANCELLED -> {
          return;
        }
        case TIMEOUT, OTHER -> throw new ReaderGone();
      }
    }
    listener.completed();
  }
}

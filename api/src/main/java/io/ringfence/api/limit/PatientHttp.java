package io.ringfence.api.limit;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP whose patience with a request's head has an end. Tomcat's own timeout begins anew with every
 * byte, so that a byte now and again would keep a connection for ever. Public because Tomcat
 * creates it by name.
 */
public final class PatientHttp extends Http11NioProtocol {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private volatile Duration patience = RequestLimits.USUAL.patience();
  private @Nullable ScheduledFuture<?> looking;

  /** How long a head may take from its first byte. */
  void bePatientFor(Duration wanted) {
    patience = wanted;
  }

  @Override
  public void start() throws Exception {
    super.start();
    looking =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    ScheduledFuture<?> ending = looking;
    if (ending != null) {
      ending.cancel(false);
    }
    super.stop();
  }

  private void look() {
    for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
      if (isTooSlow(connection)) {
        connection.close();
      }
    }
  }

  /** A connection keeps its processor, in nobody's hands, while a head is not whole. */
  private boolean isTooSlow(SocketWrapperBase<NioChannel> connection) {
    if (connection.getCurrentProcessor() instanceof Http11Processor waiting && !waiting.isAsync()) {
      long began = waiting.getRequest().getStartTimeNanos();
      return began >= 0 && System.nanoTime() - began > patience.toNanos();
    }
    return false;
  }
}

package io.ringfence.api.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringfence.api.audit.Repeated;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.error.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Lets requests in as often as their askers may ask, and tells the others when to come back. */
@Component
public final class RequestGate {
  /** Askers of a kind that are remembered: more people than any institution has. */
  private static final int MOST = 10_000;

  private final Asking callers;
  private final Asking strangers;

  RequestGate(RequestLimits limits, MeterRegistry metrics) {
    this.callers = new Asking("caller", limits.caller(), metrics);
    this.strangers = new Asking("stranger", limits.stranger(), metrics);
  }

  /** One kind of askers. */
  private static final class Asking {
    private final String kind;
    private final Rate rate;
    private final Buckets buckets;
    private final Counter refused;

    Asking(String kind, Rate rate, MeterRegistry metrics) {
      this.kind = kind;
      this.rate = rate;
      this.buckets = new Buckets(rate, MOST, TimeMeter.SYSTEM_NANOTIME);
      this.refused =
          Counter.builder("ringfence.requests.limited")
              .description("Requests refused because their asker asks too often")
              .tag("asker", kind)
              .register(metrics);
      Gauge.builder("ringfence.askers.remembered", buckets, Buckets::size)
          .description("Askers whose rate is remembered, at most " + MOST)
          .tag("asker", kind)
          .register(metrics);
    }
  }

  /**
   * Lets the owner of an accepted token in.
   *
   * @return false: it asks too often, and has been told so
   */
  public boolean letsCaller(String caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return lets(callers, caller, request, response);
  }

  /**
   * Lets somebody in who brought no token, or none that is accepted.
   *
   * @return false: too many come from its address, and it has been told so
   */
  public boolean letsStranger(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return lets(strangers, Address.name(request.getRemoteAddr()), request, response);
  }

  /**
   * Until when somebody must wait.
   *
   * @param time zero: it need not
   * @param isToBeWrittenDown whether this refusal is a line of the ledger
   */
  public record Wait(Duration time, boolean isToBeWrittenDown) {}

  /** Whether a caller may ask in other ways than over HTTP. */
  public Wait waitOfCaller(String caller) {
    return waitOf(callers, caller);
  }

  /**
   * The same of those without an accepted token.
   *
   * @param door whereby they come; their addresses are not known
   */
  public Wait waitOfStrangers(String door) {
    return waitOf(strangers, door);
  }

  private static Wait waitOf(Asking asking, String name) {
    Buckets.Held held = asking.buckets.of(name);
    Duration time = counted(asking, held.take());
    return new Wait(time, !time.isZero() && held.isToBeWrittenDown());
  }

  private static Duration counted(Asking asking, Duration wait) {
    if (!wait.isZero()) {
      asking.refused.increment();
    }
    return wait;
  }

  private static boolean lets(
      Asking asking, String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Wait wait = waitOf(asking, name);
    if (wait.time().isZero()) {
      return true;
    }
    if (!wait.isToBeWrittenDown()) {
      Repeated.mark(request);
    }
    long seconds = Math.ceilDiv(wait.time().toMillis() + 1, 1_000);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    ProblemWriter.write(
        request,
        response,
        ErrorCode.RATE_LIMITED,
        "a %s may ask %s times a second, %s times at once: come back in %s s"
            .formatted(asking.kind, asking.rate.perSecond(), asking.rate.burst(), seconds));
    return false;
  }
}

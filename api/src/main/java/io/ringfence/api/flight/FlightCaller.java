package io.ringfence.api.flight;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.error.Trace;
import io.ringfence.api.limit.RequestGate;
import io.ringfence.api.security.BearerTokens;
import io.ringfence.api.security.DeskAccess;
import java.util.UUID;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.RequestContext;
import org.springframework.http.HttpStatus;

/** Who makes a call; no call is answered without. */
final class FlightCaller implements FlightServerMiddleware {
  /** Under which calls know their caller. */
  static final Key<FlightCaller> KEY = Key.of("ringfence-caller");

  private static final String AUTHORIZATION = "authorization";
  private static final String TRACE = "traceparent";
  private static final String DOOR = "flight";
  private static final String METHOD = "FLIGHT";

  private final DeskAccess access;
  private final Trace trace;

  private FlightCaller(DeskAccess access, Trace trace) {
    this.access = access;
    this.trace = trace;
  }

  /** On whose behalf a call asks. */
  static DeskAccess of(CallContext call) {
    return call.getMiddleware(KEY).access;
  }

  @Override
  public void onBeforeSendingHeaders(CallHeaders headers) {
    // Nothing is said of the caller.
  }

  @Override
  public void onCallCompleted(CallStatus status) {
    // What was refused later is written down where it is refused.
  }

  @Override
  public void onCallErrored(Throwable failure) {
    // The log has it.
  }

  /** Judges every call before anything else sees it. */
  record Judge(BearerTokens tokens, RequestGate gate, AuditTrail audit)
      implements Factory<FlightCaller> {
    @Override
    public FlightCaller onCallStarted(CallInfo call, CallHeaders headers, RequestContext context) {
      String path = path(call);
      Trace trace = Trace.after(headers.get(TRACE));
      try {
        DeskAccess access = tokens.access(headers.get(AUTHORIZATION));
        admit(gate.waitOfCaller(access.caller()), access.caller(), path, trace);
        return new FlightCaller(access, trace);
      } catch (ApiException e) {
        if (e.code() != ErrorCode.ISSUER_UNAVAILABLE) {
          admit(gate.waitOfStrangers(DOOR), "", path, trace);
          writeDown(audit, "", path, e.code(), trace);
        }
        throw FlightRefusal.of(e);
      }
    }

    private void admit(RequestGate.Wait wait, String caller, String path, Trace trace) {
      if (wait.time().isZero()) {
        return;
      }
      if (wait.isToBeWrittenDown()) {
        writeDown(audit, caller, path, ErrorCode.RATE_LIMITED, trace);
      }
      throw FlightRefusal.of(
          ErrorCode.RATE_LIMITED, "come back in %s ms".formatted(wait.time().toMillis() + 1));
    }

    private static String path(CallInfo call) {
      return DOOR + "/" + call.method();
    }
  }

  /** Writes down what a known caller takes away; it is on disk when this returns. */
  static void took(AuditTrail audit, CallContext call, String table) {
    audit.done(
        new AuditTrail.Request(
            of(call).caller(),
            METHOD,
            DOOR + "/tables/" + table,
            HttpStatus.OK.value(),
            UUID.randomUUID().toString(),
            call.getMiddleware(KEY).trace.traceId()));
  }

  /** A line of the ledger. */
  private static void writeDown(
      AuditTrail audit, String caller, String path, ErrorCode code, Trace trace) {
    if (code.status().is4xxClientError()) {
      audit.refused(
          new AuditTrail.Request(
              caller,
              METHOD,
              path,
              code.status().value(),
              UUID.randomUUID().toString(),
              trace.traceId()));
    }
  }

  /** Refuses a call of a known caller, and writes it down. */
  static FlightRuntimeException refused(AuditTrail audit, CallContext call, ApiException refusal) {
    writeDown(audit, of(call).caller(), DOOR, refusal.code(), call.getMiddleware(KEY).trace);
    return FlightRefusal.of(refusal);
  }
}

package io.ringfence.api.flight;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
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

/** Who makes a call; no call is answered without. */
final class FlightCaller implements FlightServerMiddleware {
  /** Under which calls know their caller. */
  static final Key<FlightCaller> KEY = Key.of("ringfence-caller");

  private static final String AUTHORIZATION = "authorization";
  private static final String DOOR = "flight";

  private final DeskAccess access;

  private FlightCaller(DeskAccess access) {
    this.access = access;
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
      try {
        DeskAccess access = tokens.access(headers.get(AUTHORIZATION));
        admit(gate.waitOfCaller(access.caller()), access.caller(), path);
        return new FlightCaller(access);
      } catch (ApiException e) {
        if (e.code() != ErrorCode.ISSUER_UNAVAILABLE) {
          admit(gate.waitOfStrangers(DOOR), "", path);
          writeDown(audit, "", path, e.code());
        }
        throw FlightRefusal.of(e);
      }
    }

    private void admit(RequestGate.Wait wait, String caller, String path) {
      if (wait.time().isZero()) {
        return;
      }
      if (wait.isToBeWrittenDown()) {
        writeDown(audit, caller, path, ErrorCode.RATE_LIMITED);
      }
      throw FlightRefusal.of(
          ErrorCode.RATE_LIMITED, "come back in %s ms".formatted(wait.time().toMillis() + 1));
    }

    private static String path(CallInfo call) {
      return DOOR + "/" + call.method();
    }
  }

  /** A line of the ledger. */
  static void writeDown(AuditTrail audit, String caller, String path, ErrorCode code) {
    if (code.status().is4xxClientError()) {
      audit.refused(
          new AuditTrail.Request(
              caller, "FLIGHT", path, code.status().value(), UUID.randomUUID().toString()));
    }
  }

  /** Refuses a call of a known caller, and writes it down. */
  static FlightRuntimeException refused(AuditTrail audit, CallContext call, ApiException refusal) {
    writeDown(audit, of(call).caller(), DOOR, refusal.code());
    return FlightRefusal.of(refusal);
  }
}

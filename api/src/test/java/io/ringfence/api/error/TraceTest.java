package io.ringfence.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request goes on in the trace of its sender, down to the ledger. */
@OnApi
class TraceTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  private final RunningApi api;

  TraceTest(RunningApi api) {
    this.api = api;
  }

  private Answer get(String traceparent) {
    return api.send(api.to("/v1/desks").header("traceparent", traceparent));
  }

  @Test
  void theTraceIsTheSendersAndTheSpanIsOurs() {
    Answer answer = get("00-" + ID + "-" + SPAN + "-01");
    assertThat(answer.header("traceresponse"))
        .matches("00-" + ID + "-[0-9a-f]{16}-01")
        .doesNotContain(SPAN);
    assertThat(line(answer.header("X-Correlation-Id"))).contains("\"traceId\":\"" + ID + "\"");
  }

  /** The line of a request; it is written while the answer is on its way. */
  private String line(String name) {
    Instant limit = Instant.now().plus(Duration.ofMinutes(2));
    while (Instant.now().isBefore(limit)) {
      var line = api.audited().stream().filter(text -> text.contains(name)).findFirst();
      if (line.isPresent()) {
        return line.get();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("no line of " + name);
  }

  @Test
  void whatIsNoneBeginsATraceAnew() {
    for (String none :
        List.of(
            "00-" + "0".repeat(32) + "-" + SPAN + "-01",
            "00-" + ID + "-" + "0".repeat(16) + "-01",
            "ff-" + ID + "-" + SPAN + "-01",
            ID,
            "\\\"}")) {
      assertThat(get(none).header("traceresponse"))
          .as(none)
          .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
          .doesNotContain(ID);
    }
  }

  @Test
  void whatIsDoneLaterBelongsToItTooUntilItIsDone() {
    assertThat(Trace.current()).isEmpty();
    try (Trace.Open _ = Trace.open(new Trace(ID, SPAN, "01").text())) {
      assertThat(Trace.current()).contains("00-" + ID + "-" + SPAN + "-01");
    }
    assertThat(Trace.current()).isEmpty();
  }
}

package io.ringfence.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Nobody takes a run that is still running for a completed one. */
@OnApi
class RunsTest {
  private final RunningApi api;

  RunsTest(RunningApi api) {
    this.api = api;
  }

  private JsonNode run(String name) {
    for (JsonNode run : api.get("/v1/runs", api.desk("alpha")).json().at("/runs")) {
      if (run.at("/run").stringValue().equals(name)) {
        return run;
      }
    }
    throw new AssertionError("there is no run " + name);
  }

  private static String text(JsonNode node, String field) {
    return node.at("/" + field).isNull() ? "" : node.at("/" + field).asString();
  }

  @ParameterizedTest
  @CsvSource({
    SeededRuns.CRASH + ",COMPLETED,2025-10-10T22:00:00.500Z,''",
    SeededRuns.FOLLOWED + ",RUNNING,2025-10-08T09:00:03Z,2025-10-08T09:00:05Z",
    SeededRuns.STOPPED + ",STOPPED,2025-10-07T08:59:59Z,2025-10-07T09:00:01Z",
    SeededRuns.CUT_OFF + ",UNFINISHED,2025-10-06T00:30:00Z,''"
  })
  void runsAndDesksSayWhereTheRunStandsHowFarItIsAndWhenItSaidSo(
      String name, String state, String published, String heartbeat) {
    JsonNode run = run(name);
    assertThat(text(run, "state")).isEqualTo(state);
    assertThat(run.at("/completed").booleanValue()).isEqualTo(state.equals("COMPLETED"));
    assertThat(text(run, "lastAt")).isEqualTo(published);
    assertThat(text(run, "heartbeatAt")).isEqualTo(heartbeat);

    JsonNode desks = api.get("/v1/desks?run=" + name, api.desk("alpha")).json();
    assertThat(text(desks, "run")).isEqualTo(name);
    assertThat(text(desks, "runState")).isEqualTo(state);
    assertThat(text(desks, "publishedTo")).isEqualTo(published);
    assertThat(text(desks, "heartbeatAt")).isEqualTo(heartbeat);
    assertThat(text(desks, "asOf")).isEqualTo(published);
  }

  @Test
  void nothingIsAskedOfARunBeyondWhatItHasPublished() {
    String later = "/v1/desks?asOf=2025-10-08T09:00:04Z&run=" + SeededRuns.FOLLOWED;
    assertThat(api.get(later, api.desk("alpha")).status()).isEqualTo(400);
  }
}
